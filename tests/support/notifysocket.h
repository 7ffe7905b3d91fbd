// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTemporaryDir>

#include <algorithm>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace pb::test {

/// What a service manager listens on: $NOTIFY_SOCKET is its path.
class NotifySocket {
public:
    NotifySocket()
        : m_path(m_folder.filePath(QStringLiteral("notify")).toLocal8Bit())
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, m_path.constData(), static_cast<std::size_t>(m_path.size()));
        m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        m_bound = ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    ~NotifySocket() { ::close(m_socket); }
    NotifySocket(const NotifySocket &) = delete;
    NotifySocket &operator=(const NotifySocket &) = delete;

    bool isBound() const { return m_bound; }
    const QByteArray &path() const { return m_path; }
    /// The next message; empty: there is none.
    QByteArray receive() const
    {
        QByteArray bytes(4096, '\0');
        const auto size = ::recv(m_socket, bytes.data(), static_cast<std::size_t>(bytes.size()), 0);
        bytes.truncate(std::max<qsizetype>(0, size));
        return bytes;
    }

private:
    QTemporaryDir m_folder;
    const QByteArray m_path;
    int m_socket = -1;
    bool m_bound = false;
};

} // namespace pb::test
