// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/realm.h"

#include "core/outsidejson.h"
#include "http/redaction.h"
#include "http/statuserror.h"
#include "starface/signin.h"

#include <QJsonObject>

#include <algorithm>

namespace pb::starface {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::failure;
using core::Result;

namespace {

// client, grant, scope and both lifetimes: docs/facts.md, S14
constexpr QLatin1String clientId("rest-client-headless");
constexpr QLatin1String scope("login");
constexpr QLatin1String discoveryPath("/.well-known/openid-configuration");
// [?] of the discovery's members only the paths are relied on
constexpr QLatin1String realmMark("/auth/realms/");

QJsonObject objectOf(const http::Response &response)
{
    return core::objectIn(response.body);
}

/// Below the same prefix as REST: a PBX may live in a folder of a server.
QUrl besides(const QUrl &restRoot, const QString &path)
{
    QUrl url = restRoot.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    QString prefix = url.path();
    prefix.chop(QLatin1String("/rest").size());
    url.setPath(prefix + path);
    return url;
}

QByteArray form(const QList<QPair<QLatin1String, core::Secret>> &fields)
{
    QByteArray body;
    for (const auto &[name, value] : fields) {
        if (!body.isEmpty())
            body += '&';
        body += QByteArray(name.data(), name.size()) + '=' + value.reveal().toPercentEncoding();
    }
    return body;
}

core::Secret plain(QLatin1String text)
{
    return core::Secret(QByteArray(text.data(), text.size()));
}

http::Request grantRequest(const QUrl &endpoint, const QByteArray &body)
{
    http::Request request;
    request.method = "POST";
    request.url = endpoint;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    request.body = body;
    request.repeat = http::Repeat::WhenRefused;
    request.timeLimit = 15s;
    request.totalLimit = 30s;
    return request;
}

bool says(const QString &text, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
        [&text](const char *word) { return text.contains(QLatin1String(word), Qt::CaseInsensitive); });
}

/// [?] Which error a real PBX sends for what is not published: these are RFC 6749's (5.2) with the texts of
/// Keycloak, whose paths the realm has.
const char *causeOf(int status, const QString &error, const QString &description, bool workedBefore)
{
    const bool isGrant = error == "invalid_grant"_L1;
    if (isGrant && says(description, {"not fully set up", "required action", "update password", "reset"}))
        return passwordResetCode;
    if (isGrant)
        return workedBefore ? passwordResetCode : passwordRefusedCode;
    const bool isClient = error == "unauthorized_client"_L1 || error == "invalid_client"_L1;
    if (isClient && !says(description, {"not allowed", "not enabled"}))
        return clientSecretRefusedCode;
    const bool isRight = isClient || error == "access_denied"_L1 || error == "insufficient_scope"_L1
        || error == "invalid_scope"_L1 || error == "not_allowed"_L1;
    return isRight || status == 403 ? rightMissingCode : nullptr;
}

core::Duration life(const QJsonValue &value)
{
    const double given = value.isString() ? value.toString().toDouble() : value.toDouble();
    return std::chrono::seconds{static_cast<qint64>(std::clamp(given, 0.0, 86400.0 * 365))};
}

} // namespace

http::Request discoveryRequest(const QUrl &restRoot)
{
    http::Request request;
    request.url = besides(restRoot, discoveryPath);
    request.headers = {{"Accept", "application/json"}};
    request.repeat = http::Repeat::Always;
    request.timeLimit = 15s;
    request.totalLimit = 30s;
    return request;
}

QUrl tokenEndpoint(const http::Response &discovery, const QUrl &restRoot)
{
    if (discovery.status != 200)
        return {};
    const QString path = QUrl(objectOf(discovery).value("token_endpoint"_L1).toString()).path();
    const auto mark = path.indexOf(realmMark);
    return mark < 0 ? QUrl() : besides(restRoot, path.mid(mark));
}

http::Request passwordGrantRequest(
    const QUrl &endpoint, const PasswordGrant &grant, const core::Secret &clientSecret)
{
    return grantRequest(endpoint,
        form({{"client_id"_L1, plain(clientId)}, {"grant_type"_L1, plain("password"_L1)},
            {"scope"_L1, plain(scope)}, {"username"_L1, core::Secret(grant.login)},
            {"password"_L1, grant.password}, {"client_secret"_L1, clientSecret}}));
}

http::Request refreshGrantRequest(
    const QUrl &endpoint, const core::Secret &refreshToken, const core::Secret &clientSecret)
{
    return grantRequest(endpoint,
        form({{"client_id"_L1, plain(clientId)}, {"grant_type"_L1, plain("refresh_token"_L1)},
            {"refresh_token"_L1, refreshToken}, {"client_secret"_L1, clientSecret}}));
}

Result<Grant> decodeGrant(const http::Response &response, bool workedBefore)
{
    const QJsonObject members = objectOf(response);
    if (response.status == 200) {
        Grant grant;
        grant.accessToken = core::Secret(members.value("access_token"_L1).toString());
        grant.accessLife = life(members.value("expires_in"_L1));
        grant.refreshToken = core::Secret(members.value("refresh_token"_L1).toString());
        grant.refreshLife = life(members.value("refresh_expires_in"_L1));
        if (grant.accessToken.isEmpty())
            return failure(ErrorKind::Protocol, u"the realm: no access token"_s);
        if (grant.accessLife == core::Duration::zero())
            grant.accessLife = 300s; // as published
        return grant;
    }
    core::Error error = http::errorFromStatus(response);
    const QString name = members.value("error"_L1).toString();
    const QString description = members.value("error_description"_L1).toString();
    error.detail = http::redacted(QString(name + u": "_s + description).left(300));
    // a server in trouble says nothing about the credentials
    const bool isAnswer = response.status >= 400 && response.status < 500 && response.status != 429;
    const char *cause = isAnswer ? causeOf(response.status, name, description, workedBefore) : nullptr;
    if (cause) {
        error.code = QLatin1String(cause);
        error.kind = cause == rightMissingCode ? ErrorKind::Forbidden : ErrorKind::Unauthorized;
    }
    return failure(std::move(error));
}

bool isRefreshRefused(const http::Response &response)
{
    return (response.status == 400 || response.status == 401)
        && objectOf(response).value("error"_L1).toString() == "invalid_grant"_L1;
}

} // namespace pb::starface
