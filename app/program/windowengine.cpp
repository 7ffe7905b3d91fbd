// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/windowengine.h"

#include "program/exitcodes.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSet>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace pb {

namespace {

Q_LOGGING_CATEGORY(logEngine, "pb.engine")

constexpr qint64 longestLine = 64 * 1024;
constexpr core::Duration longestPause = std::chrono::minutes{1};

/// Engines that still give back when nobody here waits for them any more. A QProcess that is deleted kills
/// what it runs, so these stay to the end of the program.
QSet<QProcess *> &outliving()
{
    static auto *processes = new QSet<QProcess *>;
    return *processes;
}

} // namespace

WindowEngine::WindowEngine(Settings settings, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
    , m_client(clock)
    , m_reload(m_settings.reload)
{
    connect(&m_client, &link::Client::attached, this, [this] {
        m_isLost = false;
        m_obstacle.clear();
        m_isService = m_client.engine().isService;
        m_pause = again;
        Q_EMIT attached();
        if (!m_reload.isEmpty())
            orderReload();
    });
    // what it says is understood
    connect(&m_client, &link::Client::profileChanged, this, [this] { m_pause = again; });
    connect(&m_client, &link::Client::lost, this, &WindowEngine::lose);
    connect(&m_client, &link::Client::refused, this, &WindowEngine::refused);
    connect(&m_client, &link::Client::ended, this, &WindowEngine::tellEnded);
}

WindowEngine::~WindowEngine()
{
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return;
    QProcess *process = m_process.release();
    process->disconnect();
    outliving().insert(process);
    connect(process, &QProcess::finished, process, [process] {
        outliving().remove(process);
        process->deleteLater();
    });
}

void WindowEngine::start()
{
    if (!m_listening.isEmpty())
        connectTo(m_listening, [this](auto) { lose(); });
    else if (!m_settings.serviceSocket.isEmpty() && QFileInfo::exists(m_settings.serviceSocket))
        connectToService();
    else
        startOwn();
}

void WindowEngine::startOwn()
{
    // a service is started by its manager
    const bool canLaunch = !m_settings.program.isEmpty() && !m_isService;
    if (m_settings.socket.isEmpty()) {
        canLaunch ? launch() : lose();
    } else {
        connectTo(m_settings.socket,
            [this, launches = canLaunch && !m_process](auto) { launches ? launch() : lose(); });
    }
}

/// Where there is one, there is no other: it is the only one that may write.
void WindowEngine::connectToService()
{
    connectTo(m_settings.serviceSocket, [this](QLocalSocket::LocalSocketError error) {
        if (error != QLocalSocket::SocketAccessError)
            return lose();
        m_hasFailed = true;
        Q_EMIT refused({link::Refused::Why::NotAllowed, m_settings.version});
    });
}

void WindowEngine::connectTo(
    const QString &socket, std::function<void(QLocalSocket::LocalSocketError)> otherwise)
{
    delete m_socket.data();
    m_socket = new QLocalSocket(this);
    connect(m_socket, &QLocalSocket::connected, this, &WindowEngine::connected);
    connect(m_socket, &QLocalSocket::errorOccurred, this,
        [this, otherwise](QLocalSocket::LocalSocketError error) {
            m_socket->deleteLater();
            m_socket.clear();
            if (m_isEnding)
                return tellEnded(held());
            // not from within a signal of the socket
            QMetaObject::invokeMethod(
                this, [otherwise, error] { otherwise(error); }, Qt::QueuedConnection);
        });
    m_socket->connectToServer(socket);
}

/// One that was started here has read it already.
void WindowEngine::orderReload()
{
    if (!m_listening.isEmpty()) {
        m_reload.clear();
        return;
    }
    if (!m_settings.secrets.isEmpty()) { // which are this window's alone
        m_reload.clear();
        core::Error error;
        error.kind = core::ErrorKind::Conflict;
        error.code = QStringLiteral("given-secrets");
        error.detail = QStringLiteral("the secrets are kept for this run only");
        Q_EMIT notReloaded(error);
        return;
    }
    m_client.reload(QFileInfo(m_reload).canonicalFilePath())->then(this, [this](const core::Done &done) {
        if (!done && done.error().kind == core::ErrorKind::Offline)
            return; // it is lost, and the next one is asked
        m_reload.clear();
        if (!done)
            Q_EMIT notReloaded(done.error());
    });
}

void WindowEngine::connected()
{
    QLocalSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    if (!link::isTrusted(*socket,
            m_settings.serviceSocket)) { // somebody else listens there: what that shows may be anything
        socket->deleteLater();
        m_hasFailed = true;
        Q_EMIT failed(
            tr("Another user of this computer listens where the synchronisation should be. Nothing is "
               "shown of that."),
            QStringLiteral("the peer of the engine's socket is another user"), exitFailed);
        return;
    }
    m_isOfSystem = !m_settings.serviceSocket.isEmpty() && socket->serverName() == m_settings.serviceSocket;
    delete m_patience.data();
    m_patience = m_clock.callLater(patience, this, [this] {
        if (m_client.isAttached())
            return;
        m_client.detach(); // it has accepted, and says nothing
        lose();
    });
    m_client.attach(std::make_unique<link::SocketTransport>(socket), m_settings.version,
        m_settings.observes ? link::Role::Viewer : link::Role::Operator);
}

void WindowEngine::launch()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProgram(m_settings.program);
    m_process->setArguments(m_settings.arguments);
    QProcessEnvironment environment = m_settings.environment;
    for (const char *variable : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"})
        environment.remove(QLatin1String(variable)); // whoever watches the window does not watch the engine
    m_process->setProcessEnvironment(environment);
    m_process->setStandardErrorFile(QProcess::nullDevice()); // it has a log of its own
#ifdef Q_OS_UNIX
    // what ends the window's session, a terminal or a login, does not end the engine
    m_process->setChildProcessModifier([] { ::setsid(); });
#endif
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &WindowEngine::readLines);
    connect(m_process.get(), &QProcess::finished, this, &WindowEngine::processEnded);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            processEnded();
    });
    m_process->start();
    if (!m_process) // it could not even be begun, which was told
        return;
    if (!m_settings.secrets.isEmpty())
        m_process->write(m_settings.secrets);
    m_process->closeWriteChannel();
}

void WindowEngine::readLines()
{
    while (m_process->canReadLine()) {
        const auto line = QJsonDocument::fromJson(m_process->readLine(longestLine)).object();
        readLine(line);
        if (!m_process)
            return;
    }
}

void WindowEngine::readLine(const QJsonObject &line)
{
    const auto text = [&line](const char *member) { return line.value(QLatin1String(member)).toString(); };
    const QString event = text("event");
    if (event == QLatin1String("listening")) {
        m_listening = text("socket");
        connectTo(m_listening, [this](auto) { lose(); });
    } else if (event == QLatin1String("waiting")) {
        Q_EMIT waiting(text("sentence"), text("log"));
    } else if (event == QLatin1String("failed")) {
        if (m_isEnding)
            return tellEnded(held());
        m_hasFailed = true;
        const bool isLocked = text("code") == QLatin1String("locked");
        if (isLocked && text("what") == QLatin1String("instance") && !m_settings.socket.isEmpty()) {
            // somebody else was faster
            m_hasFailed = false;
            return connectTo(m_settings.socket, [this](auto) { lose(); });
        }
        if ((isLocked || m_isLost) && !m_client.profile().id.isEmpty()) {
            // it ran before, so it may again, and only it gives back what the last one has left
            m_hasFailed = false;
            lose();
            return tellObstacle(text("sentence"), text("log"));
        }
        Q_EMIT failed(text("sentence"), text("log"), line.value(QLatin1String("exitCode")).toInt(exitFailed));
    } else if (event == QLatin1String("ended")) {
        QStringList names;
        for (const QJsonValue &name : line.value(QLatin1String("notGivenBack")).toArray())
            names << name.toString();
        tellEnded(names);
    }
}

/// Why no other one begins in the place of one that was lost: once, however often it is tried.
void WindowEngine::tellObstacle(const QString &sentence, const QString &logLine)
{
    qCWarning(logEngine).noquote() << logLine;
    if (std::exchange(m_obstacle, sentence) != sentence)
        Q_EMIT waiting(sentence, {});
}

/// Also where it could not be started at all.
void WindowEngine::processEnded()
{
    const bool neverRan = m_process->error() == QProcess::FailedToStart;
    const QString why = m_process->errorString();
    m_process.release()->deleteLater();
    m_listening.clear();
    if (m_hasEnded || m_hasFailed)
        return;
    if (m_isEnding)
        return tellEnded(held());
    if (neverRan) {
        m_hasFailed = true;
        Q_EMIT failed(tr("The synchronisation cannot be started: this program's own file cannot be run."),
            why, exitFailed);
    } else if (!m_client.isAttached() && !m_socket) {
        lose();
    }
}

void WindowEngine::lose()
{
    if (m_isEnding)
        return tellEnded(held());
    if (m_hasFailed || m_hasEnded || m_retry)
        return;
    m_isLost = true;
    qCWarning(logEngine) << "there is no engine; it is looked for in" << m_pause.count() << "ms";
    delete m_retry.data();
    m_retry = m_clock.callLater(m_pause, this, [this] { start(); });
    m_pause = std::min(m_pause * 2, longestPause);
    Q_EMIT lost();
}

void WindowEngine::retry()
{
    if (!m_retry)
        return;
    m_isService = false; // a person asks for it
    delete m_retry.data();
    start();
}

void WindowEngine::startAgain()
{
    m_hasEnded = false;
    lose();
}

void WindowEngine::end()
{
    m_isEnding = true;
    delete m_retry.data();
    if (m_client.isAttached()) {
        m_client.order(link::Ask::End)->then(this, [this](const core::Done &done) {
            if (done)
                return;
            const core::ErrorKind why = done.error().kind;
            const bool goesOn = why == core::ErrorKind::Conflict || why == core::ErrorKind::Forbidden;
            tellEnded(goesOn ? QStringList() : held());
        });
    } else if (m_process && m_process->state() != QProcess::NotRunning) {
        m_process->terminate(); // it gives back what an earlier run has left, if it can, and tells
    } else {
        tellEnded(held());
    }
}

/// For whom something stood when the engine was last heard of.
QStringList WindowEngine::held() const
{
    QStringList names;
    for (int i = 0; i < m_client.board().count(); ++i) {
        const board::Row &row = m_client.board().row(i);
        if (row.report.state.dnd.exists() || row.report.state.teams.exists())
            names << row.person.key;
    }
    return names;
}

void WindowEngine::abandon()
{
    m_hasEnded = true;
    delete m_retry.data();
    if (m_process && m_process->state() != QProcess::NotRunning)
        m_process->terminate();
}

void WindowEngine::tellEnded(const QStringList &notGivenBack)
{
    if (std::exchange(m_hasEnded, true))
        return;
    Q_EMIT ended(notGivenBack);
}

} // namespace pb
