// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/entraerror.h"

#include "core/outsidejson.h"
#include "http/redaction.h"
#include "http/retrypolicy.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <array>

namespace pb::identity {

using core::ErrorKind;

namespace {

constexpr qsizetype longestDetail = 400;

struct HintRow {
    int code;
    EntraHint hint;
};

constexpr std::array hintTable{
    HintRow{7000215, EntraHint::WrongSecret},
    HintRow{7000222, EntraHint::SecretExpired},
    HintRow{7000218, EntraHint::SecretMissing},
    HintRow{700025, EntraHint::SecretForPublicClient},
    HintRow{700016, EntraHint::ApplicationNotFound},
    HintRow{7000112, EntraHint::ApplicationDisabled},
    HintRow{90002, EntraHint::TenantNotFound},
    HintRow{900023, EntraHint::TenantMalformed},
    HintRow{65001, EntraHint::ConsentMissing},
    HintRow{65004, EntraHint::ConsentDeclined},
    HintRow{90094, EntraHint::AdminConsentNeeded},
    HintRow{50011, EntraHint::RedirectMismatch},
    HintRow{50105, EntraHint::AccountNotAssigned},
    HintRow{53003, EntraHint::ConditionalAccess},
    HintRow{50076, EntraHint::MultiFactorNeeded},
    HintRow{50079, EntraHint::MultiFactorNeeded},
    HintRow{50074, EntraHint::MultiFactorNeeded},
    HintRow{50078, EntraHint::MultiFactorNeeded},
    HintRow{50158, EntraHint::MultiFactorNeeded},
    HintRow{53000, EntraHint::DeviceNotAllowed},
    HintRow{53001, EntraHint::DeviceNotAllowed},
    HintRow{53002, EntraHint::DeviceNotAllowed},
    HintRow{50097, EntraHint::DeviceNotAllowed},
    HintRow{53004, EntraHint::ConditionalAccess},
    HintRow{530003, EntraHint::DeviceNotAllowed},
    HintRow{50034, EntraHint::AccountNotUsable},
    HintRow{50055, EntraHint::PasswordExpired},
    HintRow{50057, EntraHint::AccountNotUsable},
    HintRow{70043, EntraHint::SignInAgain},
    HintRow{70044, EntraHint::SignInAgain},
    HintRow{70008, EntraHint::SignInAgain},
    HintRow{700082, EntraHint::SignInAgain},
    HintRow{50173, EntraHint::SignInAgain},
    HintRow{54005, EntraHint::CodeAlreadyUsed},
    HintRow{501481, EntraHint::PkceMismatch},
    HintRow{50196, EntraHint::RequestLoop},
};

/// OAuth's words (RFC 6749, 4.1.2.1 and 5.2; OpenID Connect Core 3.1.2.6). The numbers beside them choose
/// nothing but the sentence: Entra adds new ones at any time.
std::optional<ErrorKind> kindOf(const QString &word)
{
    static const QHash<QString, ErrorKind> kinds{
        {QStringLiteral("invalid_client"), ErrorKind::CredentialRefused},
        {QStringLiteral("unauthorized_client"), ErrorKind::CredentialRefused},
        {QStringLiteral("invalid_grant"), ErrorKind::SignInNeeded},
        {QStringLiteral("login_required"), ErrorKind::SignInNeeded},
        {QStringLiteral("interaction_required"), ErrorKind::SignInNeeded},
        {QStringLiteral("consent_required"), ErrorKind::SignInNeeded},
        {QStringLiteral("account_selection_required"), ErrorKind::SignInNeeded},
        {QStringLiteral("access_denied"), ErrorKind::Forbidden},
        {QStringLiteral("invalid_request"), ErrorKind::InvalidInput},
        {QStringLiteral("invalid_scope"), ErrorKind::InvalidInput},
        {QStringLiteral("invalid_resource"), ErrorKind::InvalidInput},
        {QStringLiteral("unsupported_grant_type"), ErrorKind::InvalidInput},
        {QStringLiteral("unsupported_response_type"), ErrorKind::InvalidInput},
        {QStringLiteral("temporarily_unavailable"), ErrorKind::Server},
        {QStringLiteral("server_error"), ErrorKind::Server},
    };
    const auto found = kinds.constFind(word);
    return found == kinds.constEnd() ? std::nullopt : std::optional(*found);
}

ErrorKind kindOf(int httpStatus)
{
    if (httpStatus == 429)
        return ErrorKind::Throttled;
    if (httpStatus >= 500)
        return ErrorKind::Server;
    if (httpStatus == 401)
        return ErrorKind::Unauthorized;
    if (httpStatus == 403)
        return ErrorKind::Forbidden;
    if (httpStatus == 404)
        return ErrorKind::NotFound;
    return ErrorKind::Protocol;
}

QString codeOf(const EntraErrorParts &parts)
{
    // several may be given: one that we have a hint for says more
    for (const qint64 code : parts.codes) {
        const QString name = QStringLiteral("AADSTS%1").arg(code);
        if (hintOf(name) != EntraHint::None)
            return name;
    }
    static const QRegularExpression inText(QStringLiteral("\\bAADSTS[0-9]{1,10}\\b"));
    const auto match = inText.match(parts.description);
    if (match.hasMatch())
        return match.captured();
    return parts.codes.isEmpty() ? parts.error : QStringLiteral("AADSTS%1").arg(parts.codes.first());
}

/// The first line without the ids and times that follow it: those have their own place.
QString detailOf(const QString &description, const QList<core::Secret> &sent)
{
    QString text = description.left(4 * longestDetail);
    for (const core::Secret &secret : sent) {
        if (!secret.isEmpty())
            text.replace(secret.revealText(), QStringLiteral("***"));
    }
    static const QRegularExpression rest(QStringLiteral("[\\r\\n]|\\bTrace ID:|\\bCorrelation ID:"));
    text = text.left(text.indexOf(rest)).simplified();
    text = http::redacted(text);
    return text.size() <= longestDetail ? text : text.left(longestDetail) + u'…';
}

/// A redirect has no field for it, but its text ends with it.
QString correlationIdIn(const QString &description)
{
    static const QRegularExpression labelled(QStringLiteral("\\bCorrelation ID:\\s*([0-9a-f-]{36})\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return labelled.match(description).captured(1);
}

/// Only what looks like an id or a word: a body is not trusted to put anything into these fields.
QString plain(const QString &text)
{
    static const QRegularExpression word(
        QRegularExpression::anchoredPattern(QStringLiteral("[A-Za-z0-9_.-]{1,64}")));
    return word.match(text).hasMatch() ? text : QString();
}

} // namespace

EntraHint hintOf(const QString &code)
{
    static const QLatin1String prefix("AADSTS");
    if (!code.startsWith(prefix))
        return EntraHint::None;
    bool isNumber = false;
    const int number = QStringView(code).mid(prefix.size()).toInt(&isNumber);
    for (const HintRow &row : hintTable) {
        if (isNumber && row.code == number)
            return row.hint;
    }
    return EntraHint::None;
}

core::Error entraError(const EntraErrorParts &parts, int httpStatus, const QList<core::Secret> &sent)
{
    core::Error error;
    error.httpStatus = httpStatus;
    error.code = codeOf({plain(parts.error), parts.description, parts.codes, {}});
    error.requestId =
        plain(parts.correlationId.isEmpty() ? correlationIdIn(parts.description) : parts.correlationId);
    error.detail = detailOf(parts.description, sent);
    if (error.detail.isEmpty())
        error.detail = plain(parts.error);
    // a server in trouble may still answer with a word of the protocol: its trouble comes first
    if (httpStatus == 429 || httpStatus >= 500)
        error.kind = kindOf(httpStatus);
    else
        error.kind = kindOf(parts.error).value_or(kindOf(httpStatus));
    return error;
}

core::Error decodeEntraError(const http::Response &response, core::Wall now, const QList<core::Secret> &sent)
{
    const QJsonObject body = core::objectIn(response.body);
    EntraErrorParts parts;
    parts.error = body.value(QLatin1String("error")).toString();
    parts.description = body.value(QLatin1String("error_description")).toString();
    parts.correlationId = body.value(QLatin1String("correlation_id")).toString();
    const QJsonArray codes = body.value(QLatin1String("error_codes")).toArray();
    for (const QJsonValue &code : codes) {
        if (code.isDouble())
            parts.codes << code.toInteger();
    }
    core::Error error = entraError(parts, response.status, sent);
    if (parts.error.isEmpty()) {
        // a proxy's or gateway's page: its text is no use to anybody, and may hold anything
        error.detail =
            QStringLiteral("the token endpoint answered HTTP %1 without an Entra error").arg(response.status);
        if (error.requestId.isEmpty())
            error.requestId = plain(QString::fromLatin1(response.header("x-ms-request-id")));
    }
    error.retryAfter = http::retryAfterOf(response, now);
    error.mayHaveActed = response.status >= 500 && !error.retryAfter;
    return error;
}

} // namespace pb::identity
