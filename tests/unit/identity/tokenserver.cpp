// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenserver.h"

namespace pb::test {

namespace {

TokenServer::Form parsed(const QByteArray &body)
{
    TokenServer::Form form;
    const QList<QByteArray> fields = body.split('&');
    for (QByteArray field : fields) {
        field.replace('+', ' '); // as servers of forms do
        const qsizetype equals = field.indexOf('=');
        form.insert(QByteArray::fromPercentEncoding(field.left(equals)),
            QByteArray::fromPercentEncoding(field.mid(equals + 1)));
    }
    return form;
}

} // namespace

TokenServer::TokenServer(QObject *parent)
    : QObject(parent)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port on loopback");
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_input.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

QUrl TokenServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
}

void TokenServer::layToken(const QByteArray &token, int seconds, const QByteArray &refreshToken, bool hold)
{
    QByteArray body = "{\"token_type\":\"Bearer\",\"expires_in\":" + QByteArray::number(seconds)
        + ",\"access_token\":\"" + token + '"';
    if (!refreshToken.isEmpty())
        body += ",\"refresh_token\":\"" + refreshToken + '"';
    Answer answer;
    answer.body = body + '}';
    answer.hold = hold;
    lay(answer);
}

void TokenServer::layError(int status, const QByteArray &error, int code, const QByteArray &text)
{
    Answer answer;
    answer.status = status;
    answer.body = "{\"error\":\"" + error + "\",\"error_description\":\"AADSTS" + QByteArray::number(code)
        + ": " + text + "\",\"error_codes\":[" + QByteArray::number(code)
        + "],\"correlation_id\":\"c0ffee00-0000\"}";
    lay(answer);
}

void TokenServer::release()
{
    if (m_held)
        answer(m_held, m_heldAnswer);
    m_held = nullptr;
}

void TokenServer::read(QTcpSocket *socket)
{
    QByteArray &input = m_input[socket];
    input += socket->readAll();
    const qsizetype end = input.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = input.left(end);
    const QByteArray lower = head.toLower();
    const qsizetype length =
        lower.mid(lower.indexOf("content-length:") + 15).split('\r').value(0).trimmed().toLongLong();
    if (input.size() < end + 4 + length)
        return;
    m_paths << head.split(' ').value(1);
    m_forms << parsed(input.mid(end + 4, length));
    input.clear();
    if (m_answers.isEmpty())
        return answer(socket, {500, "a request nobody expected", {}, false, false});
    const Answer next = m_answers.takeFirst();
    if (next.hold) {
        m_held = socket;
        m_heldAnswer = next;
    } else {
        answer(socket, next);
    }
}

void TokenServer::answer(QTcpSocket *socket, const Answer &answer)
{
    if (!answer.drop) {
        socket->write("HTTP/1.1 " + QByteArray::number(answer.status)
            + " X\r\nConnection: close\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n"
            + answer.headers + "\r\n" + answer.body);
    }
    socket->disconnectFromHost();
}

} // namespace pb::test
