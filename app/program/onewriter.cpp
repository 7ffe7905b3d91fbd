// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/onewriter.h"

#include <QCryptographicHash>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <cstring>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace pb {

QByteArray OneWriter::connectionId(const QUrl &pbx, const QString &tenant)
{
    const int port = pbx.port(pbx.scheme() == QLatin1String("http") ? 80 : 443);
    const QString what = pbx.host().toLower() + QLatin1Char(':') + QString::number(port) + QLatin1Char('\n')
        + tenant.toLower();
    return QCryptographicHash::hash(what.toUtf8(), QCryptographicHash::Sha256).toHex();
}

#ifdef Q_OS_LINUX

namespace {

struct Address {
    sockaddr_un value{};
    socklen_t size = 0;

    explicit Address(const QByteArray &name)
    {
        // abstract: a zero first, and no zero at the end (unix(7))
        value.sun_family = AF_UNIX;
        std::memcpy(value.sun_path + 1, name.constData(), static_cast<std::size_t>(name.size()));
        size = static_cast<socklen_t>(
            offsetof(sockaddr_un, sun_path) + 1 + static_cast<std::size_t>(name.size()));
    }

    const sockaddr *pointer() const { return reinterpret_cast<const sockaddr *>(&value); }
};

int newSocket()
{
    return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

/// The account under which somebody holds the name.
QString holderOf(const Address &address)
{
    const int asking = newSocket();
    ucred peer{};
    socklen_t size = sizeof peer;
    const bool known = asking >= 0 && connect(asking, address.pointer(), address.size) == 0
        && getsockopt(asking, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0;
    if (asking >= 0)
        close(asking);
    if (!known)
        return QStringLiteral("?");
    const passwd *account = getpwuid(peer.uid);
    return account ? QString::fromLocal8Bit(account->pw_name) : QString::number(peer.uid);
}

} // namespace

core::Result<std::unique_ptr<OneWriter>> OneWriter::claim(const QUrl &pbx, const QString &tenant)
{
    const Address address("presence-bridge-writer-" + connectionId(pbx, tenant).left(32));
    const int socket = newSocket();
    if (socket >= 0 && bind(socket, address.pointer(), address.size) == 0 && listen(socket, SOMAXCONN) == 0)
        return std::unique_ptr<OneWriter>(new OneWriter(socket));
    const int reason = errno;
    if (socket >= 0)
        close(socket);
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    if (reason == EADDRINUSE) {
        error.code = QLatin1String(takenCode);
        error.detail = holderOf(address);
    } else {
        error.detail = QStringLiteral("the name that keeps a second writer out: %1")
                           .arg(QString::fromLocal8Bit(std::strerror(reason)));
    }
    return core::failure(error);
}

OneWriter::~OneWriter()
{
    close(m_socket);
}

#else

core::Result<std::unique_ptr<OneWriter>> OneWriter::claim(const QUrl &, const QString &)
{
    return std::unique_ptr<OneWriter>(new OneWriter(-1));
}

OneWriter::~OneWriter() = default;

#endif

} // namespace pb
