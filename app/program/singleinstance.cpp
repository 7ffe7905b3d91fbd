// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/singleinstance.h"

#include "core/folders.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLoggingCategory>
#include <QStandardPaths>

namespace pb {

namespace {

Q_LOGGING_CATEGORY(logInstance, "pb.instance")

const QByteArray raiseWord = QByteArrayLiteral("raise\n");
const QByteArray raisedWord = QByteArrayLiteral("raised\n");
const QByteArray noWindowWord = QByteArrayLiteral("no-window\n");
constexpr qint64 longestWord = 64;
constexpr core::Duration silence{2'000}; ///< who says nothing for so long is put out

} // namespace

SingleInstance::SingleInstance(Settings settings, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(8);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            serve(socket);
    });
}

SingleInstance::~SingleInstance() = default;

/// Short, because the path of a socket may have about 100 characters only, and another one for each folder.
QString SingleInstance::socketName() const
{
    const QByteArray hash = QCryptographicHash::hash(
        (QDir(m_settings.folder).canonicalPath() + QLatin1Char('/') + m_settings.name).toUtf8(),
        QCryptographicHash::Sha256);
    const QString name = QStringLiteral("presence-bridge-") + QString::fromLatin1(hash.toHex().left(16));
#ifdef Q_OS_UNIX
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return folder.isEmpty() ? name : folder + QLatin1Char('/') + name;
#else
    return name;
#endif
}

/// A lock that was left behind must not keep everybody out for good because its process number was given to
/// somebody else since, as in a container: only the system's own lock on the file tells whether it is held.
bool SingleInstance::lock()
{
    m_lock = std::make_unique<QLockFile>(
        m_settings.folder + QLatin1Char('/') + m_settings.name + QStringLiteral(".lock"));
    m_lock->setStaleLockTime(0); // a long run is no stale one
    if (m_lock->tryLock(0))
        return true;
    return m_lock->error() == QLockFile::LockFailedError && m_lock->removeStaleLockFile()
        && m_lock->tryLock(0);
}

void SingleInstance::start()
{
    QDir().mkpath(m_settings.folder);
    if (lock()) {
        listen();
        m_clock.callLater(core::Duration::zero(), this, [this] { Q_EMIT isFirst(); });
        return;
    }
    if (m_lock->error() == QLockFile::LockFailedError)
        return ask();
    const core::Done writable = core::makeWritable(m_settings.folder);
    core::Error error = writable ? core::Error{} : writable.error();
    error.kind = core::ErrorKind::Storage;
    m_clock.callLater(core::Duration::zero(), this, [this, error] { Q_EMIT failed(error); });
}

// --- The first one -----------------------------------------------------------------------------------------

void SingleInstance::listen()
{
    // who holds the lock owns the name: what is left of it is a dead one's
    QLocalServer::removeServer(socketName());
    if (!m_server.listen(socketName()))
        qCWarning(logInstance).noquote() << "a second start cannot find this one:" << m_server.errorString();
}

void SingleInstance::serve(QLocalSocket *socket)
{
    socket->setReadBufferSize(longestWord);
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    m_clock.callLater(silence, socket, [socket] { socket->abort(); });
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        const bool whole = socket->canReadLine();
        if (!whole && socket->bytesAvailable() < longestWord)
            return;
        if (!whole || socket->readLine(longestWord) != raiseWord) {
            socket->abort();
            return;
        }
        if (m_settings.hasWindow)
            Q_EMIT raiseWanted();
        socket->write(m_settings.hasWindow ? raisedWord : noWindowWord);
        socket->disconnectFromServer();
    });
}

// --- A second one ------------------------------------------------------------------------------------------

void SingleInstance::ask()
{
    m_question = new QLocalSocket(this);
    m_question->setReadBufferSize(longestWord);
    connect(m_question, &QLocalSocket::connected, this, [this] { m_question->write(raiseWord); });
    connect(m_question, &QLocalSocket::readyRead, this, [this] {
        if (m_question->canReadLine())
            finish(m_question->readLine(longestWord) == raisedWord);
    });
    connect(m_question, &QLocalSocket::disconnected, this, [this] { finish(false); });
    connect(m_question, &QLocalSocket::errorOccurred, this, [this] { finish(false); });
    m_clock.callLater(patience, this, [this] { finish(false); });
    // not from within start(): an error may come at once
    m_clock.callLater(
        core::Duration::zero(), m_question, [this] { m_question->connectToServer(socketName()); });
}

void SingleInstance::finish(bool raised)
{
    if (!std::exchange(m_finished, true))
        Q_EMIT isSecond(raised);
}

} // namespace pb
