// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax.h"

#include <QRegularExpression>

namespace pb::core {

namespace {

constexpr qsizetype longestDomain = 253; // RFC 1035, 2.3.4

bool isWhole(const QRegularExpression &pattern, const QString &text)
{
    return pattern.match(text).hasMatch();
}

} // namespace

bool isGuid(const QString &text)
{
    static const QRegularExpression guid(QRegularExpression::anchoredPattern(
        QStringLiteral("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")));
    return isWhole(guid, text);
}

bool isTenant(const QString &text)
{
    static const QRegularExpression domain(QRegularExpression::anchoredPattern(
        QStringLiteral("([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{1,62}")));
    return isGuid(text) || (text.size() <= longestDomain && isWhole(domain, text));
}

bool isThisComputer(const QString &host)
{
    static const QRegularExpression number(QRegularExpression::anchoredPattern(
        QStringLiteral("127(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}")));
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 || host == QLatin1String("::1")
        || isWhole(number, host);
}

bool isProxyException(const QString &text)
{
    static const QRegularExpression word(
        QRegularExpression::anchoredPattern(QStringLiteral("\\*|<local>|<private>")),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression name(QRegularExpression::anchoredPattern(
        QStringLiteral("(?:\\*?\\.)?(?:%1\\.)*%1(?::([0-9]{1,5}))?")
            .arg(QStringLiteral("[a-zA-Z0-9_](?:[a-zA-Z0-9_-]*[a-zA-Z0-9_])?"))));
    static const QRegularExpression ipv4Network(QRegularExpression::anchoredPattern(
        QStringLiteral("(?:%1\\.){3}%1/([0-9]|[12][0-9]|3[0-2])")
            .arg(QStringLiteral("(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"))));
    static const QRegularExpression ipv6(QRegularExpression::anchoredPattern(
        QStringLiteral("%1(?:/(?:[0-9]{1,2}|1[01][0-9]|12[0-8]))?|\\[%1\\](?::([0-9]{1,5}))?")
            .arg(QStringLiteral("(?!.*:::)[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}"))));
    if (text.size() > longestDomain)
        return false;
    if (isWhole(word, text) || isWhole(ipv4Network, text))
        return true;
    auto match = name.match(text);
    if (!match.hasMatch())
        match = ipv6.match(text);
    return match.hasMatch() && match.captured(1).toInt() <= 65535;
}

} // namespace pb::core
