// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowengine.h"

#include "exitcodes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QLoggingCategory>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace pb {

namespace {

Q_LOGGING_CATEGORY(logEngine, "pb.engine")

constexpr qint64 longestLine = 64 * 1024;
constexpr core::Duration longestPause = std::chrono::minutes{1};

} // namespace

WindowEngine::WindowEngine(Settings settings, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
    , m_client(clock)
{
    connect(&m_client, &link::Client::attached, this, [this] {
        m_isLost = false;
        m_isService = m_client.engine().isService;
        m_pause = again;
        Q_EMIT attached();
    });
    connect(&m_client, &link::Client::lost, this, &WindowEngine::lose);
    connect(&m_client, &link::Client::refused, this, &WindowEngine::refused);
    connect(&m_client, &link::Client::ended, this, &WindowEngine::tellEnded);
}

WindowEngine::~WindowEngine()
{
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return;
    // a QProcess that is deleted kills what it runs
    m_process->disconnect();
    m_process.release();
}

void WindowEngine::start()
{
    const QString where = m_listening.isEmpty() ? m_settings.socket : m_listening;
    if (where.isEmpty())
        launch();
    else
        connectTo(where, !m_process && !m_isService); // a service is started by its manager
}

void WindowEngine::connectTo(const QString &socket, bool orLaunch)
{
    delete m_socket.data();
    m_socket = new QLocalSocket(this);
    connect(m_socket, &QLocalSocket::connected, this, &WindowEngine::connected);
    connect(m_socket, &QLocalSocket::errorOccurred, this, [this, orLaunch] {
        m_socket->deleteLater();
        m_socket.clear();
        if (m_isEnding)
            return tellEnded({});
        // not from within a signal of the socket
        QMetaObject::invokeMethod(
            this, [this, orLaunch] { orLaunch ? launch() : lose(); }, Qt::QueuedConnection);
    });
    m_socket->connectToServer(socket);
}

void WindowEngine::connected()
{
    QLocalSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    m_client.attach(std::make_unique<link::SocketTransport>(socket), m_settings.version,
        m_settings.observes ? link::Role::Viewer : link::Role::Operator);
}

void WindowEngine::launch()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProgram(m_settings.program);
    m_process->setArguments(m_settings.arguments);
    m_process->setProcessEnvironment(m_settings.environment);
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
        connectTo(m_listening, false);
    } else if (event == QLatin1String("waiting")) {
        Q_EMIT waiting(text("sentence"), text("log"));
    } else if (event == QLatin1String("failed")) {
        m_hasFailed = true;
        if (text("code") == QLatin1String("locked") && !m_settings.socket.isEmpty() && !m_isEnding) {
            // somebody else was faster
            m_hasFailed = false;
            return connectTo(m_settings.socket, false);
        }
        Q_EMIT failed(text("sentence"), text("log"), line.value(QLatin1String("exitCode")).toInt(exitFailed));
    } else if (event == QLatin1String("ended")) {
        QStringList names;
        for (const QJsonValue &name : line.value(QLatin1String("notGivenBack")).toArray())
            names << name.toString();
        tellEnded(names);
    }
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
        return tellEnded({});
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
        return tellEnded({});
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
            if (!done) // it goes on without this window
                tellEnded({});
        });
    } else if (m_process && m_process->state() != QProcess::NotRunning) {
        m_process->terminate(); // it gives back what an earlier run has left, if it can, and tells
    } else {
        tellEnded({});
    }
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
