// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/accesstoken.h"

#include "core/outsidejson.h"

#include <QJsonArray>
#include <QJsonObject>

namespace pb::identity {

using core::ErrorKind;
using core::failure;

namespace {

constexpr double longestLifetime = 7.0 * 24 * 3600; // s; Entra's longest configurable one is a day

// Entra's are a few KiB; a keychain's entry and a web server's headers hold no more than this
constexpr qsizetype longestToken = 16LL * 1024;

tl::unexpected<core::Error> malformed(const QString &what)
{
    return failure(ErrorKind::Protocol, QStringLiteral("the token response %1").arg(what));
}

/// A number, or digits in a string: the older endpoints quote it.
std::optional<double> numberIn(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    bool ok = false;
    const double number = value.toString().toDouble(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

/// A bearer token goes into a header: nothing but RFC 6750's b64token characters may be in it.
bool isHeaderSafe(const QByteArray &token)
{
    for (const char c : token) {
        const bool letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letterOrDigit && !QByteArrayView("-._~+/=").contains(c))
            return false;
    }
    return true;
}

QStringList words(const QJsonValue &value)
{
    return value.toString().split(u' ', Qt::SkipEmptyParts);
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array) {
        if (item.isString())
            list << item.toString();
    }
    return list;
}

} // namespace

core::Result<TokenResponse> decodeTokenResponse(const QByteArray &body)
{
    const auto document = core::parseJson(body, {});
    if (!document || !document->isObject())
        return malformed(QStringLiteral("is not a JSON object"));
    const QJsonObject object = document->object();
    TokenResponse response;
    const QByteArray token = object.value(QLatin1String("access_token")).toString().toUtf8();
    if (token.isEmpty())
        return malformed(QStringLiteral("has no access_token"));
    if (token.size() > longestToken)
        return malformed(QStringLiteral("has an access_token that no service would take"));
    if (!isHeaderSafe(token))
        return malformed(QStringLiteral("has an access_token with characters that no token has"));
    response.accessToken = core::Secret(token);
    const QString type = object.value(QLatin1String("token_type")).toString();
    if (type.compare(QLatin1String("Bearer"), Qt::CaseInsensitive) != 0)
        return malformed(QStringLiteral("has no token_type \"Bearer\""));
    const auto lifetime = numberIn(object.value(QLatin1String("expires_in")));
    if (!lifetime || !(*lifetime >= 1) || *lifetime > longestLifetime)
        return malformed(QStringLiteral("has no usable expires_in"));
    response.expiresIn = std::chrono::seconds{static_cast<qint64>(*lifetime)};
    const QJsonValue refreshToken = object.value(QLatin1String("refresh_token"));
    if (!refreshToken.isUndefined() && !refreshToken.isString())
        return malformed(QStringLiteral("has a refresh_token that is not a string"));
    if (refreshToken.toString().size() > longestToken)
        return malformed(QStringLiteral("has a refresh_token that is too long"));
    response.refreshToken = core::Secret(refreshToken.toString());
    response.scope = words(object.value(QLatin1String("scope")));
    return response;
}

core::Result<TokenClaims> decodeClaims(const core::Secret &accessToken)
{
    const auto notJwt = [] {
        return failure(ErrorKind::Protocol, QStringLiteral("the access token is not a JSON web token"));
    };
    const QList<QByteArray> sections = accessToken.reveal().split('.');
    if (sections.size() != 3)
        return notJwt();
    const auto payload = QByteArray::fromBase64Encoding(sections[1],
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
            | QByteArray::AbortOnBase64DecodingErrors);
    if (!payload)
        return notJwt();
    const auto document = core::parseJson(*payload, {});
    if (!document || !document->isObject())
        return notJwt();
    const QJsonObject object = document->object();
    TokenClaims claims;
    claims.roles = strings(object.value(QLatin1String("roles")));
    claims.scopes = words(object.value(QLatin1String("scp")));
    claims.tenantId = object.value(QLatin1String("tid")).toString();
    claims.audience = object.value(QLatin1String("aud")).toString();
    claims.appId = object.value(QLatin1String("appid")).toString();
    if (claims.appId.isEmpty())
        claims.appId = object.value(QLatin1String("azp")).toString();
    const double expiry = object.value(QLatin1String("exp")).toDouble(-1);
    if (expiry >= 0 && expiry < 1e11)
        claims.expiresAt = core::Wall{std::chrono::seconds{static_cast<qint64>(expiry)}};
    return claims;
}

} // namespace pb::identity
