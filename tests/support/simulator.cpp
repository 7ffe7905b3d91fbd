// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/simulator.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTcpSocket>

namespace pb::test {

namespace {

constexpr int LimitMs = 20'000;

HttpAnswer parseAnswer(const QByteArray &raw)
{
    HttpAnswer answer;
    const qsizetype headEnd = raw.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return answer;
    const QList<QByteArray> lines = raw.left(headEnd).split('\n');
    answer.status = lines.value(0).split(' ').value(1).toInt();
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        answer.headers.insert(lines[i].left(colon).trimmed().toLower(), lines[i].mid(colon + 1).trimmed());
    }
    answer.body = raw.mid(headEnd + 4);
    answer.complete = answer.body.size() == answer.headers.value("content-length", "0").toLongLong();
    return answer;
}

} // namespace

QJsonObject HttpAnswer::object() const
{
    return QJsonDocument::fromJson(body).object();
}

QJsonArray HttpAnswer::array() const
{
    return QJsonDocument::fromJson(body).array();
}

HttpExchange::HttpExchange(
    const QByteArray &method, const QUrl &url, const HttpHeaders &headers, const QByteArray &body)
    : m_socket(std::make_unique<QTcpSocket>())
{
    m_socket->connectToHost(url.host(), static_cast<quint16>(url.port(80)));
    if (!m_socket->waitForConnected(LimitMs))
        return;
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\n";
    for (const auto &[name, value] : headers)
        request += name + ": " + value + "\r\n";
    if (!body.isEmpty() || method == "POST" || method == "PUT")
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    m_socket->write(request + "Connection: close\r\n\r\n" + body);
    m_socket->waitForBytesWritten(LimitMs);
}

HttpExchange::~HttpExchange() = default;

HttpAnswer HttpExchange::answer()
{
    QElapsedTimer timer;
    timer.start();
    QByteArray raw;
    while (m_socket->state() == QAbstractSocket::ConnectedState && timer.elapsed() < LimitMs) {
        m_socket->waitForReadyRead(static_cast<int>(LimitMs - timer.elapsed()));
        raw += m_socket->readAll();
    }
    return parseAnswer(raw + m_socket->readAll());
}

HttpAnswer httpRequest(
    const QByteArray &method, const QUrl &url, const HttpHeaders &headers, const QByteArray &body)
{
    return HttpExchange(method, url, headers, body).answer();
}

HttpAnswer httpRequest(
    const QByteArray &method, const QUrl &url, const HttpHeaders &headers, const QJsonObject &body)
{
    HttpHeaders all = headers;
    all.append(qMakePair(QByteArray("Content-Type"), QByteArray("application/json")));
    return httpRequest(method, url, all, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Simulator::Simulator(const QStringList &arguments)
{
    QStringList all = {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--watch-stdin"),
        QStringLiteral("--scenario"), QStringLiteral("still")};
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(PB_BIN_DIR "/presence-simulator"), all + arguments);
    QElapsedTimer timer;
    timer.start();
    while (!m_process.canReadLine() && timer.elapsed() < 60'000) {
        if (!m_process.waitForReadyRead(1000) && m_process.state() == QProcess::NotRunning)
            break;
    }
    const QByteArray line = m_process.readLine();
    m_info.line = QJsonDocument::fromJson(line).object();
    if (m_info.line.isEmpty()) {
        m_error = QStringLiteral("presence-simulator did not get ready: ") + m_process.errorString()
            + QString::fromUtf8(line);
        return;
    }
    const auto member = [this](QLatin1String name) { return m_info.line.value(name).toString(); };
    m_info.entra = member(QLatin1String("entra"));
    m_info.graph = member(QLatin1String("graph"));
    m_info.starface = member(QLatin1String("starface"));
    m_info.control = member(QLatin1String("control"));
    m_info.tenant = member(QLatin1String("tenant"));
    m_info.clientId = member(QLatin1String("clientId"));
    m_info.clientSecret = member(QLatin1String("clientSecret"));
    m_info.readClientId = member(QLatin1String("readClientId"));
    m_info.refreshToken = member(QLatin1String("refreshToken"));
    m_info.starfaceLogin = member(QLatin1String("starfaceLogin"));
    m_info.starfacePassword = member(QLatin1String("starfacePassword"));
    m_info.starfaceClientSecret = member(QLatin1String("starfaceClientSecret"));
}

Simulator::~Simulator()
{
    m_process.terminate();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }
}

void Simulator::kill()
{
    m_process.kill();
    m_process.waitForFinished(10'000);
}

QJsonValue Simulator::control(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    const QUrl url(m_info.control + QStringLiteral("/control/") + path);
    const HttpAnswer answer =
        method == "POST" ? httpRequest(method, url, {}, body) : httpRequest(method, url, {}, QByteArray());
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    if (document.isArray())
        return document.array();
    if (document.isObject())
        return document.object();
    return QJsonObject{{QStringLiteral("error"), QStringLiteral("no answer in JSON")}};
}

QJsonObject Simulator::world()
{
    return control("GET", QStringLiteral("world")).toObject();
}

QJsonObject Simulator::user(const QString &email)
{
    const QJsonArray users = world().value(QLatin1String("users")).toArray();
    for (const QJsonValue &user : users) {
        if (user[QLatin1String("email")].toString().compare(email, Qt::CaseInsensitive) == 0)
            return user.toObject();
    }
    return {};
}

QStringList Simulator::matchedEmails()
{
    QStringList emails;
    const QJsonArray users = world().value(QLatin1String("users")).toArray();
    for (const QJsonValue &user : users) {
        if (user[QLatin1String("matched")].toBool())
            emails.append(user[QLatin1String("email")].toString());
    }
    return emails;
}

QJsonArray Simulator::requests()
{
    return control("GET", QStringLiteral("requests")).toArray();
}

void Simulator::clearRequests()
{
    control("DELETE", QStringLiteral("requests"));
}

bool Simulator::told(const QString &path, const QJsonObject &body)
{
    const QJsonObject answer = control("POST", path, body).toObject();
    return answer.value(QLatin1String("ok")).toBool();
}

bool Simulator::setTeams(const QString &email, const QString &availability, const QString &activity)
{
    return told(QStringLiteral("teams/") + email,
        {{QStringLiteral("availability"), availability}, {QStringLiteral("activity"), activity}});
}

bool Simulator::setLine(const QString &email, const QString &state)
{
    return told(QStringLiteral("line/") + email, {{QStringLiteral("state"), state}});
}

bool Simulator::pressDnd(const QString &email, bool on)
{
    return told(QStringLiteral("dnd/") + email, {{QStringLiteral("on"), on}});
}

bool Simulator::advanceClock(double seconds)
{
    return told(QStringLiteral("clock"), {{QStringLiteral("advanceSeconds"), seconds}});
}

bool Simulator::addFault(const QJsonObject &fault)
{
    return told(QStringLiteral("fault"), fault);
}

} // namespace pb::test
