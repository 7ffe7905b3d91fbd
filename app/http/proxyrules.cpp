// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/proxyrules.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace pb::http {

namespace {

constexpr int curlsUsualPort = 1080; // curl(1), --proxy

/// Without brackets, the dot of the root and capitals.
QString plainHost(QString host)
{
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    if (host.endsWith(u'.'))
        host.chop(1);
    return host.toLower();
}

/// An address of IPv4 that is written as one of IPv6 is that of IPv4.
QHostAddress addressOf(const QString &host)
{
    const QHostAddress address(host);
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4) : address;
}

bool isIn(const QHostAddress &address, const QString &network)
{
    const auto subnet = QHostAddress::parseSubnet(network);
    return subnet.second >= 0 && subnet.first.protocol() == address.protocol() && address.isInSubnet(subnet);
}

/// RFC 1918, 3927, 4193, 4291 and 6598.
bool isPrivate(const QHostAddress &address)
{
    static const std::array networks{QStringLiteral("10.0.0.0/8"), QStringLiteral("172.16.0.0/12"),
        QStringLiteral("192.168.0.0/16"), QStringLiteral("169.254.0.0/16"), QStringLiteral("100.64.0.0/10"),
        QStringLiteral("fc00::/7"), QStringLiteral("fe80::/10")};
    return std::any_of(networks.begin(), networks.end(),
        [&address](const QString &network) { return isIn(address, network); });
}

struct Entry {
    QString host;
    int port = 0; ///< 0: any
};

Entry parsed(const QString &text)
{
    // an address of IPv6 has its port behind brackets
    static const QRegularExpression withPort(
        QStringLiteral("\\A(\\[[^\\]]+\\]|[^:\\[\\]]+):([0-9]{1,5})\\z"));
    const auto match = withPort.match(text);
    return match.hasMatch() ? Entry{plainHost(match.captured(1)), match.captured(2).toInt()}
                            : Entry{plainHost(text), 0};
}

bool namesHost(const QString &entry, const QString &host)
{
    QString name = entry;
    if (name.startsWith(QLatin1String("*.")))
        name.remove(0, 1);
    if (name.startsWith(u'.'))
        name.remove(0, 1);
    return host == name || host.endsWith(u'.' + name);
}

bool fits(const QString &text, const QString &host, const QHostAddress &address, int port)
{
    if (text == QLatin1String("*"))
        return true;
    if (text.compare(QLatin1String("<local>"), Qt::CaseInsensitive) == 0)
        return address.isNull() && !host.contains(u'.');
    if (text.compare(QLatin1String("<private>"), Qt::CaseInsensitive) == 0)
        return isPrivate(address);
    if (text.contains(u'/'))
        return !address.isNull() && isIn(address, text);
    const Entry entry = parsed(text);
    if (entry.host.isEmpty() || (entry.port != 0 && entry.port != port))
        return false;
    return address.isNull() ? namesHost(entry.host, host) : addressOf(entry.host) == address;
}

/// The first of them that is set and not empty.
std::pair<const char *, QString> firstSet(
    const Environment &environment, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const QString value = environment(name).trimmed();
        if (!value.isEmpty())
            return {name, value};
    }
    return {nullptr, QString()};
}

std::optional<QNetworkProxy> proxyOf(const QString &text)
{
    const QUrl url(text.contains(QLatin1String("://")) ? text : QStringLiteral("http://") + text);
    const QString scheme = url.scheme();
    const bool socks = scheme == QLatin1String("socks5") || scheme == QLatin1String("socks5h")
        || scheme == QLatin1String("socks");
    if (!url.isValid() || url.host().isEmpty() || (!socks && scheme != QLatin1String("http")))
        return std::nullopt;
    QNetworkProxy proxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
        static_cast<quint16>(url.port(curlsUsualPort)), url.userName(QUrl::FullyDecoded),
        url.password(QUrl::FullyDecoded));
    if (socks) // "socks5" alone looks names up here; what only the proxy's network knows would not be found
        proxy.setCapabilities(proxy.capabilities() | QNetworkProxy::HostNameLookupCapability);
    return proxy;
}

} // namespace

bool isExcepted(const QString &host, int port, const QStringList &exceptions)
{
    const QString plain = plainHost(host);
    const QHostAddress address = addressOf(plain);
    return std::any_of(exceptions.begin(), exceptions.end(),
        [&](const QString &entry) { return fits(entry.trimmed(), plain, address, port); });
}

EnvironmentProxy environmentProxy(const QUrl &url, const Environment &environment)
{
    EnvironmentProxy found;
    const auto [except, list] = firstSet(environment, {"no_proxy", "NO_PROXY"});
    static const QRegularExpression separator(QStringLiteral("[,\\s]+"));
    const int port = url.port(url.scheme() == QLatin1String("http") ? 80 : 443);
    found.excepted = except && isExcepted(url.host(), port, list.split(separator, Qt::SkipEmptyParts));
    // HTTP_PROXY is what a web server calls the header "Proxy" of a request: curl does not read it either
    auto [name, value] = url.scheme() == QLatin1String("http")
        ? firstSet(environment, {"http_proxy"})
        : firstSet(environment, {"https_proxy", "HTTPS_PROXY"});
    if (!name)
        std::tie(name, value) = firstSet(environment, {"all_proxy", "ALL_PROXY"});
    if (!name || found.excepted)
        return found;
    found.proxy = proxyOf(value);
    if (!found.proxy)
        found.unusable = QLatin1String(name);
    return found;
}

} // namespace pb::http
