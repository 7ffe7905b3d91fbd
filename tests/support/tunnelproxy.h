// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace pb::test {

/// An HTTP proxy on loopback that knows CONNECT only. Whatever is asked for leads to one port of loopback, or
/// is refused.
class TunnelProxy final : public QTcpServer {
    Q_OBJECT
public:
    TunnelProxy()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (auto *client = nextPendingConnection())
                serve(client);
        });
    }

    quint16 leadsTo = 0; ///< 0: everything is refused
    QByteArrayList asked; ///< the targets of CONNECT, in their order

private:
    void serve(QTcpSocket *client)
    {
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QTcpSocket::readyRead, this, [this, client] { open(client); });
    }

    void open(QTcpSocket *client)
    {
        if (!client->peek(maxHead).contains("\r\n\r\n"))
            return;
        const QByteArrayList line = client->readLine().trimmed().split(' ');
        while (client->readLine().trimmed().size() > 0) { }
        client->disconnect(this);
        asked << line.value(1);
        if (line.value(0) != "CONNECT" || leadsTo == 0) {
            client->write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
            client->disconnectFromHost();
            return;
        }
        auto *server = new QTcpSocket(client);
        connect(server, &QTcpSocket::connected, client, [client, server] {
            client->write("HTTP/1.1 200 Connection established\r\n\r\n");
            pass(client, server);
            pass(server, client);
        });
        connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
        connect(server, &QTcpSocket::errorOccurred, client, [client] { client->disconnectFromHost(); });
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), leadsTo);
    }

    static void pass(QTcpSocket *from, QTcpSocket *to)
    {
        connect(from, &QTcpSocket::readyRead, to, [from, to] { to->write(from->readAll()); });
        to->write(from->readAll());
    }

    static constexpr qint64 maxHead = 16'384;
};

} // namespace pb::test
