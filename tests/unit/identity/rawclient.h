// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpSocket>
#include <QTest>

namespace pb::test {

/// One connection to a listener on loopback that lives in the same thread, for sending what no browser would.
class RawClient {
public:
    explicit RawClient(quint16 port, const QHostAddress &address = QHostAddress::LocalHost)
    {
        m_socket.connectToHost(address, port);
        (void)QTest::qWaitFor(
            [this] { return m_socket.state() == QAbstractSocket::ConnectedState || m_socket.error() > -1; });
    }

    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    QTcpSocket &socket() { return m_socket; }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }

    /// What came until the other side ended the connection; "(open)" where it did not.
    QByteArray answer()
    {
        if (!QTest::qWaitFor([this] { return !isConnected(); }))
            return "(open)";
        return m_socket.readAll();
    }

private:
    QTcpSocket m_socket;
};

/// Sends and waits for the whole answer.
inline QByteArray ask(
    quint16 port, const QByteArray &bytes, const QHostAddress &address = QHostAddress::LocalHost)
{
    RawClient client(port, address);
    client.send(bytes);
    return client.answer();
}

inline QByteArray get(quint16 port, const QByteArray &target, const QByteArray &host = {})
{
    const QByteArray name = host.isEmpty() ? "localhost:" + QByteArray::number(port) : host;
    return ask(port, "GET " + target + " HTTP/1.1\r\nHost: " + name + "\r\n\r\n");
}

inline int statusOf(const QByteArray &answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

/// Whether somebody listens there.
inline bool isOpen(quint16 port, const QHostAddress &address = QHostAddress::LocalHost)
{
    return RawClient(port, address).isConnected();
}

} // namespace pb::test
