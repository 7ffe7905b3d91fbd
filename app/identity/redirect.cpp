// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/redirect.h"

#include "identity/entraerror.h"
#include "identity/identitycodes.h"

#include <QStringDecoder>

#include <algorithm>

namespace pb::identity {

namespace {

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

bool isTokenCharacter(char c)
{
    static const QByteArray others("!#$%&'*+-.^_`|~");
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || others.contains(c);
}

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

/// Visible ASCII, without the fragment that no client sends.
bool isTarget(const QByteArray &text)
{
    return text.startsWith('/')
        && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
}

bool readRequestLine(const QByteArray &line, RequestHead &head)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() != 3 || !isToken(words[0]) || !isTarget(words[1]))
        return false;
    if (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0")
        return false;
    const qsizetype mark = words[1].indexOf('?');
    head.method = words[0];
    head.path = mark < 0 ? words[1] : words[1].left(mark);
    head.query = mark < 0 ? QByteArray() : words[1].mid(mark + 1);
    return true;
}

/// False where it is a second Host, or one that is no name.
bool readHeader(const QByteArray &line, RequestHead &head)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || line.left(colon).trimmed().toLower() != "host")
        return true;
    const QByteArray value = line.mid(colon + 1).trimmed();
    if (!head.host.isEmpty() || value.isEmpty() || std::any_of(value.begin(), value.end(), isControl))
        return false;
    head.host = value;
    return true;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Qt's decoder lets a stray "%" pass and turns what is not UTF-8 into something else.
std::optional<QString> formDecoded(const QByteArray &text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes += text[i] == '+' ? ' ' : text[i];
            continue;
        }
        if (i + 2 >= text.size())
            return std::nullopt;
        const int high = hexDigit(text[i + 1]);
        const int low = hexDigit(text[i + 2]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
        i += 2;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString decoded = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(std::move(decoded));
}

} // namespace

std::optional<RequestHead> parseRequestHead(const QByteArray &head)
{
    QList<QByteArray> lines = head.split('\n');
    for (QByteArray &line : lines) {
        if (&line != &lines.last() && !line.endsWith('\r'))
            return std::nullopt;
        if (line.endsWith('\r'))
            line.chop(1);
    }
    RequestHead request;
    if (!readRequestLine(lines.takeFirst(), request))
        return std::nullopt;
    for (const QByteArray &line : std::as_const(lines)) {
        if (!readHeader(line, request))
            return std::nullopt;
    }
    return request.host.isEmpty() ? std::nullopt : std::optional(request);
}

std::optional<RedirectParameters> parseRedirectQuery(const QByteArray &query)
{
    RedirectParameters parameters;
    const QList<QByteArray> pairs = query.split('&');
    for (const QByteArray &pair : pairs) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = formDecoded(equals < 0 ? pair : pair.left(equals));
        const auto value = formDecoded(equals < 0 ? QByteArray() : pair.mid(equals + 1));
        if (!name || !value || parameters.contains(*name))
            return std::nullopt;
        parameters.insert(*name, *value);
    }
    return parameters;
}

std::optional<core::Error> redirectError(const RedirectParameters &parameters)
{
    if (!parameters.contains(QStringLiteral("error")))
        return std::nullopt;
    EntraErrorParts parts;
    parts.error = parameters.value(QStringLiteral("error"));
    parts.description = parameters.value(QStringLiteral("error_description"));
    core::Error error = entraError(parts, 0);
    const bool isRefusal =
        parts.error == QLatin1String("access_denied") || parts.error == QLatin1String("consent_required");
    if (isRefusal)
        error.kind = core::ErrorKind::Forbidden; // a person was there, and refused
    if (isRefusal && error.code == parts.error)
        error.code = QLatin1String(consentRefusedCode);
    return error;
}

} // namespace pb::identity
