// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/proxyrules.h"

#include <QMap>
#include <QTest>

using namespace pb::http;

namespace {

const QStringList usual{QStringLiteral("<local>"), QStringLiteral("<private>")};

/// "NAME=value NAME=value" as an environment; a value holds no blank.
Environment environmentOf(const QString &text)
{
    QMap<QString, QString> values;
    for (const QString &setting : text.split(u' ', Qt::SkipEmptyParts))
        values.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
    return [values](const char *name) { return values.value(QLatin1String(name)); };
}

/// "direct", "http host:port", "socks host:port", with "user:password@" before the host, or what cannot be
/// used.
QString textOf(const EnvironmentProxy &found)
{
    if (found.excepted)
        return QStringLiteral("direct");
    if (!found.unusable.isEmpty())
        return QStringLiteral("unusable: ") + found.unusable;
    if (!found.proxy)
        return QStringLiteral("nothing");
    const QNetworkProxy &proxy = *found.proxy;
    const QString user = proxy.user().isEmpty() ? QString() : proxy.user() + u':' + proxy.password() + u'@';
    return QStringLiteral("%1 %2%3:%4")
        .arg(proxy.type() == QNetworkProxy::HttpProxy ? QStringLiteral("http") : QStringLiteral("socks"),
            user, proxy.hostName())
        .arg(proxy.port());
}

} // namespace

class ProxyRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void what_is_excepted_data();
    void what_is_excepted();
    void what_the_environment_says_data();
    void what_the_environment_says();
};

void ProxyRulesTest::what_is_excepted_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QStringList>("exceptions");
    QTest::addColumn<bool>("excepted");
    const auto row = [](const char *name, const char *host, const QStringList &list, bool excepted) {
        QTest::addRow("%s", name) << QString::fromLatin1(host) << list << excepted;
    };
    const auto one = [](const char *entry) { return QStringList(QString::fromLatin1(entry)); };
    row("by default, a name without a dot", "pbx", usual, true);
    row("by default, 10.0.0.0/8", "10.1.2.3", usual, true);
    row("by default, the last of 172.16.0.0/12", "172.31.255.255", usual, true);
    row("by default not what follows it", "172.32.0.1", usual, false);
    row("by default, 192.168.0.0/16", "192.168.178.20", usual, true);
    row("by default, a link-local address", "169.254.3.4", usual, true);
    row("by default, a unique local address", "fd12:3456::1", usual, true);
    row("by default, one in brackets", "[fe80::1]", usual, true);
    row("by default, a private one written as IPv6", "::ffff:10.0.0.1", usual, true);
    row("by default not the cloud", "graph.microsoft.com", usual, false);
    row("by default not a public address", "192.0.2.10", usual, false);
    row("by default not a name that begins like a private address", "10.example.com", usual, false);
    row("nothing where the list is empty", "pbx", {}, false);
    row("the name itself", "pbx.example.com", one("pbx.example.com"), true);
    row("in other letters, with the dot of the root", "PBX.example.com.", one("pbx.Example.com"), true);
    row("a name below it", "a.b.example.com", one("example.com"), true);
    row("not one that only ends alike", "badexample.com", one("example.com"), false);
    row("a suffix with a dot", "pbx.example.com", one(".example.com"), true);
    row("a suffix with a star", "pbx.example.com", one("*.example.com"), true);
    row("the port that is meant", "pbx.example.com", one("pbx.example.com:443"), true);
    row("another port", "pbx.example.com", one("pbx.example.com:8443"), false);
    row("an address", "192.0.2.10", one("192.0.2.10"), true);
    row("an address of IPv6, spelt differently", "2001:db8::1", one("2001:DB8:0::1"), true);
    row("one with a port", "2001:db8::1", one("[2001:db8::1]:443"), true);
    row("a network", "192.0.2.77", one("192.0.2.0/24"), true);
    row("not another network", "192.0.3.77", one("192.0.2.0/24"), false);
    row("a network of IPv6", "2001:db8:1::9", one("2001:db8::/32"), true);
    row("a network does not fit a name", "pbx.example.com", one("0.0.0.0/0"), false);
    row("everything", "graph.microsoft.com", one("*"), true);
    row("blanks around", "pbx.example.com", one(" pbx.example.com "), true);
    row("an empty entry", "pbx.example.com", one(""), false);
}

void ProxyRulesTest::what_is_excepted()
{
    QFETCH(QString, host);
    QFETCH(QStringList, exceptions);
    QFETCH(bool, excepted);
    QCOMPARE(isExcepted(host, 443, exceptions), excepted);
}

void ProxyRulesTest::what_the_environment_says_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *environment, const char *says,
                         const char *url = "https://graph.microsoft.com/v1.0") {
        QTest::addRow("%s", name) << QString::fromLatin1(url) << QString::fromLatin1(environment)
                                  << QString::fromLatin1(says);
    };
    row("nothing", "", "nothing");
    row("https_proxy", "https_proxy=http://proxy:3128", "http proxy:3128");
    row("HTTPS_PROXY", "HTTPS_PROXY=http://proxy:3128/", "http proxy:3128");
    row("the lower case first", "HTTPS_PROXY=http://b:1 https_proxy=http://a:1", "http a:1");
    row("without a scheme", "https_proxy=proxy.example.com:8080", "http proxy.example.com:8080");
    row("curl's usual port", "https_proxy=proxy", "http proxy:1080");
    row("a login, encoded", "https_proxy=http://us%40er:p%3Aw@proxy:3128", "http us@er:p:w@proxy:3128");
    row("all_proxy", "all_proxy=socks5h://proxy:1081", "socks proxy:1081");
    row("ALL_PROXY", "ALL_PROXY=socks5://proxy", "socks proxy:1080");
    row("the scheme's own before the one for all", "all_proxy=http://b:1 HTTPS_PROXY=http://a:1", "http a:1");
    row("an empty one is none", "https_proxy= ALL_PROXY=http://b:1", "http b:1");
    row("http_proxy is not for https", "http_proxy=http://proxy:3128", "nothing");
    row("http_proxy", "http_proxy=http://proxy:3128", "http proxy:3128", "http://pbx.example.com/");
    row("HTTP_PROXY is none", "HTTP_PROXY=http://proxy:3128", "nothing", "http://pbx.example.com/");
    row("no_proxy by suffix", "https_proxy=http://p:1 no_proxy=localhost,.microsoft.com", "direct");
    row("NO_PROXY by name", "https_proxy=http://p:1 NO_PROXY=graph.microsoft.com", "direct");
    row("no_proxy names everything", "https_proxy=http://p:1 no_proxy=*", "direct");
    row("no_proxy names another", "https_proxy=http://p:1 no_proxy=soft.com", "http p:1");
    row("a network", "https_proxy=http://p:1 no_proxy=10.0.0.0/8", "direct", "https://10.2.3.4/");
    row("an address of IPv6", "https_proxy=http://p:1 no_proxy=2001:db8::1", "direct",
        "https://[2001:db8::1]/");
    row("a proxy that is an address of IPv6", "https_proxy=http://[2001:db8::9]:3128",
        "http 2001:db8::9:3128");
    row("a proxy that is spoken to over TLS", "https_proxy=https://proxy:3129", "unusable: https_proxy");
    row("SOCKS 4", "ALL_PROXY=socks4://proxy", "unusable: ALL_PROXY");
    row("no address", "https_proxy=http://:3128", "unusable: https_proxy");
}

void ProxyRulesTest::what_the_environment_says()
{
    QFETCH(QString, url);
    QFETCH(QString, environment);
    QFETCH(QString, says);
    QCOMPARE(textOf(environmentProxy(QUrl(url), environmentOf(environment))), says);
}

QTEST_GUILESS_MAIN(ProxyRulesTest)
#include "tst_proxyrules.moc"
