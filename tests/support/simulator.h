// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QPair>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>

class QTcpSocket;

namespace pb::test {

/// What an HTTP server said. Status 0: the connection ended without an answer.
struct HttpAnswer {
    int status = 0;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    bool complete = false; ///< false if fewer bytes came than were announced

    QJsonObject object() const;
    QJsonArray array() const;
};

using HttpHeaders = QList<QPair<QByteArray, QByteArray>>;

/// One plain-HTTP request on a connection of its own, for tests. Blocks without running the event loop, so
/// nothing else in the test moves meanwhile. No redirects, cookies or retries: what was sent is what was
/// asked.
class HttpExchange {
public:
    HttpExchange(const QByteArray &method, const QUrl &url, const HttpHeaders &headers = {},
        const QByteArray &body = {});
    ~HttpExchange();

    /// Waits for the end of the answer, at most 20 s.
    HttpAnswer answer();

private:
    std::unique_ptr<QTcpSocket> m_socket;
};

HttpAnswer httpRequest(
    const QByteArray &method, const QUrl &url, const HttpHeaders &headers = {}, const QByteArray &body = {});
HttpAnswer httpRequest(
    const QByteArray &method, const QUrl &url, const HttpHeaders &headers, const QJsonObject &body);

/// The members of the simulator's ready line.
struct SimulatorInfo {
    QString entra;
    QString graph;
    QString starface;
    QString control;
    QString tenant;
    QString clientId;
    QString clientSecret;
    QString readClientId;
    QString refreshToken;
    QString starfaceLogin;
    QString starfacePassword;
    QString starfaceClientSecret;
    QJsonObject line; ///< as printed
};

/// Owns a running presence-simulator for one test; ends it when destroyed. Nothing moves in it unless
/// told (`--scenario still`), where the arguments do not say otherwise. Calls block, without an event loop.
class Simulator {
public:
    /// Arguments as of the program, for instance {"--users", "5"}.
    explicit Simulator(const QStringList &arguments = {});
    ~Simulator();

    /// False if it did not start; error() says why. A test that goes on is pointless then.
    bool isReady() const { return !m_info.control.isEmpty(); }
    QString error() const { return m_error; }
    /// Ends it as a crash or a power cut does; nothing listens on its ports any more.
    void kill();
    const SimulatorInfo &info() const { return m_info; }

    /// `path` without "/control/". An error answer comes back as an object with "error".
    QJsonValue control(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    QJsonObject world();
    QJsonObject user(const QString &email);
    /// The addresses of all users who stand once in both directories, in the directory's order.
    QStringList matchedEmails();
    QJsonArray requests();
    void clearRequests();

    /// Shorthands; true if the simulator agreed.
    bool setTeams(const QString &email, const QString &availability, const QString &activity);
    bool setLine(const QString &email, const QString &state);
    bool pressDnd(const QString &email, bool on);
    bool advanceClock(double seconds);
    bool addFault(const QJsonObject &fault);

private:
    bool told(const QString &path, const QJsonObject &body);

    QProcess m_process;
    SimulatorInfo m_info;
    QString m_error;
};

} // namespace pb::test
