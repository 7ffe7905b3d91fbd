// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/textrules.h"

#include "core/syntax.h"
#include "profile/words.h"

#include <QDir>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace pb::profile {

namespace {

bool matches(const QString &pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

bool isInChina(const QString &host)
{
    return host.endsWith(QLatin1String(".chinacloudapi.cn"))
        || host.endsWith(QLatin1String(".partner.microsoftonline.cn"))
        || host == QLatin1String("login.partner.microsoftonline.cn");
}

} // namespace

bool isProfileId(const QString &text)
{
    // Windows has devices by these names, whatever ending follows, and takes a dot at the end away
    return matches(QStringLiteral("[a-zA-Z0-9]([a-zA-Z0-9._-]{0,62}[a-zA-Z0-9_-])?"), text)
        && !matches(QStringLiteral("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?"), text.toLower());
}

bool isLine(const QString &text)
{
    return !text.trimmed().isEmpty() && text.size() <= 255
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint() || c.isSurrogate(); });
}

bool isLogin(const QString &text)
{
    return isLine(text) && !text.contains(QLatin1Char(':'));
}

bool isFingerprint(const QString &text)
{
    return matches(QStringLiteral("[0-9a-fA-F]{64}|[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){31}"), text);
}

bool isHost(const QString &text)
{
    return matches(QStringLiteral("[a-zA-Z0-9._-]{1,253}|\\[?[0-9a-fA-F:.]+\\]?"), text);
}

bool isAbsolutePath(const QString &text)
{
    return isLine(text) && QDir::isAbsolutePath(text);
}

bool isAddress(const QString &text)
{
    return text.size() <= 320 && matches(QStringLiteral("[^@\\s]+@[^@\\s]+"), text);
}

QString noPresenceInChina()
{
    return Words::tr("in the China cloud (21Vianet) Microsoft Graph has no presence API, so there is nothing "
                     "that could be synchronised");
}

QString whyNoCallback(const QString &text, const QUrl &url)
{
    if (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty() || url.port() == 0)
        return Words::tr("it begins with https:// and a host name");
    if (text.contains(QLatin1Char('@')))
        return Words::tr("without a user name or password in it");
    if (text.contains(QLatin1Char('?')) || text.contains(QLatin1Char('#')))
        return Words::tr("without a query (?) or fragment (#)");
    return {};
}

QString whyNoOrigin(const QString &text, const QUrl &url)
{
    const bool http = url.scheme() == QLatin1String("http");
    const bool web = http || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !web || url.host().isEmpty() || url.port() == 0)
        return Words::tr("it begins with https:// and a host name");
    if (text.contains(QLatin1Char('@')))
        return Words::tr("without a user name or password in it");
    if (text.contains(QLatin1Char('?')) || text.contains(QLatin1Char('#')))
        return Words::tr("without a query (?) or fragment (#)");
    if (!url.path().isEmpty() && url.path() != QLatin1String("/"))
        return Words::tr("without a path, which the program adds itself");
    if (http && !core::isThisComputer(url.host()))
        return Words::tr("http is allowed for this computer only (127.0.0.1, ::1, localhost)");
    return isInChina(url.host()) ? noPresenceInChina() : QString();
}

} // namespace pb::profile
