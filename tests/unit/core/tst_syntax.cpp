// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax.h"

#include <QTest>

using namespace pb;

class TestSyntax : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void texts_data();
    void texts();
    void proxyExceptions_data();
    void proxyExceptions();
};

void TestSyntax::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("guid");
    QTest::addColumn<bool>("tenant");
    QTest::addColumn<bool>("here");
    const auto row = [](const char *text, bool guid, bool tenant, bool here) {
        QTest::addRow("\"%s\"", text) << QString::fromLatin1(text) << guid << tenant << here;
    };
    row("00000000-0000-4000-8000-00000000abCD", true, true, false);
    row("{00000000-0000-4000-8000-000000000000}", false, false, false);
    row("00000000-0000-4000-8000-000000000000\n", false, false, false);
    row("0000000000004000800000000000000g", false, false, false);
    row("contoso.onmicrosoft.com", false, true, false);
    row("contoso.xn--vermgensberater-ctb", false, true, false);
    row("contoso", false, false, false);
    row("-contoso.com", false, false, false);
    row("contoso.com.", false, false, false);
    row("", false, false, false);
    row("localhost", false, false, true);
    row("LOCALHOST", false, false, true);
    row("127.0.0.1", false, false, true);
    row("127.255.1.9", false, false, true);
    row("127.0.0.256", false, false, false);
    row("127.1", false, false, false);
    row("127.0.0.1.example.org", false, true, false);
    row("localhost.example.org", false, true, false);
    row("::1", false, false, true);
    row("128.0.0.1", false, false, false);
    row("0.0.0.0", false, false, false);
}

void TestSyntax::texts()
{
    QFETCH(QString, text);
    QTEST(core::isGuid(text), "guid");
    QTEST(core::isTenant(text), "tenant");
    QTEST(core::isThisComputer(text), "here");
}

void TestSyntax::proxyExceptions_data()
{
    QTest::addColumn<bool>("is");
    for (const char *entry : {"*", "<local>", "<PRIVATE>", "pbx", "pbx.example.com", ".example.com",
             "*.example.com", "pbx.example.com:8443", "192.0.2.1", "192.0.2.1:443", "192.0.2.0/24",
             "2001:db8::/32", "2001:db8::1", "::1", "[2001:db8::1]:443", "my_host"})
        QTest::addRow("%s", entry) << true;
    for (const char *entry : {"", "<lan>", "https://pbx.example.com", "pbx.example.com/x", "192.0.2.0/33",
             "a b", "pbx.example.com:99999", "pbx:8443:1", "*pbx", "a..b", "-pbx", "2001:db8::/129",
             "2001:::1", "[::1", "300.0.0.0/8", "pbx\n"})
        QTest::addRow("%s", entry) << false;
}

void TestSyntax::proxyExceptions()
{
    QFETCH(const bool, is);
    QCOMPARE(core::isProxyException(QString::fromLatin1(QTest::currentDataTag())), is);
}

QTEST_GUILESS_MAIN(TestSyntax)
#include "tst_syntax.moc"
