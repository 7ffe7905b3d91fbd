// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/login.h"

#include "core/outsidejson.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pb::starface {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::failure;
using core::Result;
using core::Secret;

namespace {

// goes with every request: a web server takes about 8 KiB of headers
constexpr qsizetype longestToken = 4096;

bool isPrintable(QChar character)
{
    return character > u' ' && character < u'\x7f';
}

QByteArray sha512Hex(const QByteArray &data)
{
    return QCryptographicHash::hash(data, QCryptographicHash::Sha512).toHex();
}

QLatin1StringView nameOf(LoginType type)
{
    return type == LoginType::Internal ? "Internal"_L1 : "ActiveDirectory"_L1;
}

} // namespace

Result<LoginChallenge> decodeChallenge(const QByteArray &body)
{
    const auto members = core::objectIn(body);
    LoginChallenge challenge;
    challenge.nonce = members.value("nonce"_L1).toString();
    if (challenge.nonce.isEmpty())
        return failure(ErrorKind::Protocol, u"login: no nonce"_s);
    if (challenge.nonce.size() > longestToken)
        return failure(ErrorKind::Protocol, u"login: a nonce that is too long"_s);
    // seen in public clients: left out, "INTERNAL", "ACTIVE_DIRECTORY"
    challenge.spelling = members.value("loginType"_L1).toString();
    const QString type = QString(challenge.spelling).remove(u'_');
    if (type.isEmpty() || type.compare(nameOf(LoginType::Internal), Qt::CaseInsensitive) == 0)
        challenge.type = LoginType::Internal;
    else if (type.compare(nameOf(LoginType::ActiveDirectory), Qt::CaseInsensitive) == 0)
        challenge.type = LoginType::ActiveDirectory;
    else // the wrong proof would count as a wrong password
        return failure(ErrorKind::Protocol, u"login: unknown login type "_s % challenge.spelling.left(40));
    return challenge;
}

Result<Secret> decodeToken(const QByteArray &body)
{
    const auto token = core::objectIn(body).value("token"_L1).toString();
    if (token.isEmpty())
        return failure(ErrorKind::Protocol, u"login: no token"_s);
    if (token.size() > longestToken || !std::all_of(token.begin(), token.end(), isPrintable))
        return failure(ErrorKind::Protocol, u"login: a token that cannot be one"_s);
    return Secret(token);
}

Secret restSecret(const LoginChallenge &challenge, const QString &login, const Secret &password)
{
    const QByteArray user = login.toUtf8();
    const QByteArray nonce = challenge.nonce.toUtf8();
    if (challenge.type == LoginType::ActiveDirectory)
        return Secret(QByteArray(user + nonce + password.reveal()).toBase64());
    return Secret(user + ':' + sha512Hex(user + nonce + sha512Hex(password.reveal())));
}

QByteArray encodeLogin(const LoginChallenge &challenge, const Secret &secret)
{
    const QString type = challenge.spelling.isEmpty() ? QString(nameOf(challenge.type)) : challenge.spelling;
    const QJsonObject body{
        {u"loginType"_s, type}, {u"nonce"_s, challenge.nonce}, {u"secret"_s, secret.revealText()}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

Secret uciToken(LoginType type, const QString &login, const Secret &password)
{
    const QByteArray user = login.toUtf8();
    if (type == LoginType::ActiveDirectory)
        return Secret(QByteArray(user + '*' + password.reveal()).toBase64());
    return Secret(user + ':' + sha512Hex(user + '*' + sha512Hex(password.reveal())));
}

} // namespace pb::starface
