// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorclient.h"

#include <QCryptographicHash>

namespace pb::test {

QByteArray sha512Hex(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha512).toHex();
}

SimulatorClient::SimulatorClient(Simulator &simulator)
    : m_simulator(simulator)
{
}

HttpAnswer SimulatorClient::token(const QList<QPair<QByteArray, QByteArray>> &form, const QString &tenant)
{
    QByteArray body;
    for (const auto &[name, value] : form)
        body += (body.isEmpty() ? "" : "&") + name + '=' + value.toPercentEncoding();
    const QString segment = tenant.isEmpty() ? m_simulator.info().tenant : tenant;
    return httpRequest("POST",
        QUrl(m_simulator.info().entra + u'/' + segment + QStringLiteral("/oauth2/v2.0/token")),
        {{"Content-Type", "application/x-www-form-urlencoded"}}, body);
}

QList<QPair<QByteArray, QByteArray>> SimulatorClient::secretForm() const
{
    const SimulatorInfo &info = m_simulator.info();
    return {{"client_id", info.clientId.toUtf8()}, {"client_secret", info.clientSecret.toUtf8()},
        {"scope", info.graph.toUtf8() + "/.default"}, {"grant_type", "client_credentials"}};
}

QByteArray SimulatorClient::applicationToken()
{
    return token(secretForm()).object().value(QLatin1String("access_token")).toString().toUtf8();
}

QByteArray SimulatorClient::delegatedToken()
{
    const SimulatorInfo &info = m_simulator.info();
    return token({{"client_id", info.readClientId.toUtf8()}, {"grant_type", "refresh_token"},
                     {"refresh_token", info.refreshToken.toUtf8()}})
        .object()
        .value(QLatin1String("access_token"))
        .toString()
        .toUtf8();
}

HttpAnswer SimulatorClient::graph(const QByteArray &method, const QString &path, const QByteArray &bearer)
{
    const QUrl url(path.startsWith(QLatin1String("http"))
            ? path
            : m_simulator.info().graph + QStringLiteral("/v1.0") + path);
    return httpRequest(method, url, {{"Authorization", "Bearer " + bearer}}, QByteArray());
}

HttpAnswer SimulatorClient::graph(
    const QByteArray &method, const QString &path, const QByteArray &bearer, const QJsonObject &body)
{
    return httpRequest(method, QUrl(m_simulator.info().graph + QStringLiteral("/v1.0") + path),
        {{"Authorization", "Bearer " + bearer}}, body);
}

QJsonObject SimulatorClient::presenceBody(
    const char *availability, const char *activity, const char *duration) const
{
    return {{QStringLiteral("sessionId"), m_simulator.info().clientId},
        {QStringLiteral("availability"), QLatin1String(availability)},
        {QStringLiteral("activity"), QLatin1String(activity)},
        {QStringLiteral("expirationDuration"), QLatin1String(duration)}};
}

QString SimulatorClient::presence(const QString &graphId, const QByteArray &bearer)
{
    const QJsonObject read =
        graph("GET", QStringLiteral("/users/") + graphId + QStringLiteral("/presence"), bearer).object();
    return read.value(QLatin1String("availability")).toString() + u'/'
        + read.value(QLatin1String("activity")).toString();
}

QByteArray SimulatorClient::restNonce()
{
    return httpRequest("GET", QUrl(m_simulator.info().starface + QStringLiteral("/rest/login")),
        {{"X-Version", "2"}}, QByteArray())
        .object()
        .value(QLatin1String("nonce"))
        .toString()
        .toUtf8();
}

HttpAnswer SimulatorClient::restLogin(const QByteArray &nonce, const QString &password)
{
    const QByteArray login = m_simulator.info().starfaceLogin.toUtf8();
    const QByteArray secret = login + ':' + sha512Hex(login + nonce + sha512Hex(password.toUtf8()));
    return httpRequest("POST", QUrl(m_simulator.info().starface + QStringLiteral("/rest/login")),
        {{"X-Version", "2"}},
        QJsonObject{{QStringLiteral("loginType"), QStringLiteral("Internal")},
            {QStringLiteral("nonce"), QString::fromUtf8(nonce)},
            {QStringLiteral("secret"), QString::fromUtf8(secret)}});
}

HttpAnswer SimulatorClient::rest(const QByteArray &method, const QString &path, const QByteArray &token)
{
    return httpRequest(method, QUrl(m_simulator.info().starface + QStringLiteral("/rest") + path),
        {{"X-Version", "2"}, {"authToken", token}}, QByteArray());
}

HttpAnswer SimulatorClient::rest(
    const QByteArray &method, const QString &path, const QByteArray &token, const QJsonObject &body)
{
    return httpRequest(method, QUrl(m_simulator.info().starface + QStringLiteral("/rest") + path),
        {{"X-Version", "2"}, {"authToken", token}}, body);
}

HttpAnswer SimulatorClient::uci(
    const QByteArray &method, const QByteArray &parameters, const QString &password)
{
    const SimulatorInfo &info = m_simulator.info();
    const QByteArray login = info.starfaceLogin.toUtf8();
    const QByteArray secret = (password.isEmpty() ? info.starfacePassword : password).toUtf8();
    const QByteArray auth = login + ':' + sha512Hex(login + '*' + sha512Hex(secret));
    HttpHeaders headers = {{"Content-Type", "text/xml"}};
    if (!m_cookie.isEmpty())
        headers.append(qMakePair(QByteArray("Cookie"), m_cookie));
    const HttpAnswer answer = httpRequest("POST",
        QUrl(info.starface + QStringLiteral("/xml-rpc?de.vertico.starface.auth=") + QString::fromUtf8(auth)),
        headers,
        "<?xml version=\"1.0\"?><methodCall><methodName>ucp.v30.requests." + method + "</methodName><params>"
            + parameters + "</params></methodCall>");
    if (answer.headers.contains("set-cookie"))
        m_cookie = answer.headers.value("set-cookie").split(';').first();
    return answer;
}

} // namespace pb::test
