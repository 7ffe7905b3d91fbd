// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace pb::test {

/// A token endpoint on loopback that answers with what a test has laid out, in that order, and remembers
/// what it was asked. Each answer closes its connection.
class TokenServer : public QObject {
    Q_OBJECT
public:
    struct Answer {
        int status = 200;
        QByteArray body;
        QByteArray headers; ///< whole lines
        bool drop = false; ///< the connection ends without an answer
        bool hold = false; ///< nothing comes until release()
    };
    using Form = QMap<QByteArray, QByteArray>;

    explicit TokenServer(QObject *parent = nullptr);

    QUrl url() const;
    void lay(const Answer &answer) { m_answers << answer; }
    /// A success with that access token, and with a refresh token where one is named.
    void layToken(
        const QByteArray &token, int seconds = 3599, const QByteArray &refreshToken = {}, bool hold = false);
    void layError(int status, const QByteArray &error, int code, const QByteArray &text);
    void release();

    qsizetype requests() const { return m_forms.size(); }
    Form form(qsizetype i) const { return m_forms.value(i); }
    QByteArray path(qsizetype i) const { return m_paths.value(i); }
    bool isHolding() const { return !m_held.isNull(); }

private:
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const Answer &answer);

    QMap<QTcpSocket *, QByteArray> m_input;
    QList<Answer> m_answers;
    QList<Form> m_forms;
    QList<QByteArray> m_paths;
    QPointer<QTcpSocket> m_held;
    Answer m_heldAnswer;
    QTcpServer m_server; // dies first: its sockets report their end to the members above
};

} // namespace pb::test
