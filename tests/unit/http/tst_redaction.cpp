// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/redaction.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pb::http;

class TestRedaction : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textIsMadeFit_data();
    void textIsMadeFit();
    void everyNameIsHiddenInEveryForm_data();
    void everyNameIsHiddenInEveryForm();
    void everyCutIsSafe();
    void aUrlLosesItsQuery();
    void anExcerptIsShortAndOnOneLine();
    void theWorkGrowsWithTheLength_data();
    void theWorkGrowsWithTheLength();
};

void TestRedaction::textIsMadeFit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::addRow("%s", name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("an ordinary sentence stays", "GET /users took 12 ms: 3 of 4 (ok), state of play",
        "GET /users took 12 ms: 3 of 4 (ok), state of play");
    row("nothing stays nothing", "", "");
    row("ordinary JSON stays", R"({"id":"7","availability":"Busy","n":[1,2]})",
        R"({"id":"7","availability":"Busy","n":[1,2]})");
    row("a query is hidden", "GET https://h/p?x=1&y=2 failed", "GET https://h/p?*** failed");
    row("the UCI token is hidden with its query", "https://pbx/xml-rpc?de.vertico.starface.auth=123:81d8af78",
        "https://pbx/xml-rpc?***");
    row("a fragment is hidden", "http://localhost:1/cb#access_token=abc", "http://localhost:1/cb#***");
    row("a query within JSON ends at the quote", R"({"url":"https://h/p?a=b","id":1})",
        R"({"url":"https://h/p?***","id":1})");
    row("a question mark in a sentence stays", "really? yes", "really? yes");
    row("an Authorization header is hidden to its end", "Authorization: Bearer abc def\r\nHost: h",
        "Authorization: ***\r\nHost: h");
    row("a folded header is hidden with its second line", "authorization: Basic YWJj\r\n  ZGVm\r\nHost: h",
        "authorization: ***\r\nHost: h");
    row("the STARFACE token header is hidden", "authToken: 0f0f0f\nX-Version: 2",
        "authToken: ***\nX-Version: 2");
    row("cookies are hidden", "Cookie: JSESSIONID=1; b=2\nSet-Cookie: c=3; Path=/",
        "Cookie: ***\nSet-Cookie: ***");
    row("a bearer token in a sentence is hidden", "sent Bearer abcdefgh12345 to h", "sent Bearer *** to h");
    row("a bearer of news is not", "the Bearer of news", "the Bearer of news");
    row("a web token is hidden anywhere", "got eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln, thanks",
        "got ***, thanks");
    row("a web token behind other letters is hidden", "x_eyJhbGciOiJSUzI1NiJ9.e30.c2ln", "x_***");
    row("a web token that was cut is hidden", "eyJhbGciOiJS", "***");
    row("a JSON password is hidden", R"({"login":"a","password":"b","x":1})",
        R"({"login":"a","password":"***","x":1})");
    row("blanks around the colon do not help", "{\"password\" \t:\n \"b\"}", "{\"password\" \t:\n \"***\"}");
    row("an escaped quote does not end the secret", R"({"secret":"a\"b\\","x":1})",
        R"({"secret":"***","x":1})");
    row("a number is hidden", R"({"code":123456,"x":1})", R"({"code":***,"x":1})");
    row("an object is hidden whole", R"({"token":{"a":["}",1],"b":{}},"x":1})", R"({"token":***,"x":1})");
    row("an array is hidden whole", R"({"token":["a","]"],"x":1})", R"({"token":***,"x":1})");
    row("JSON within JSON is hidden", R"({"body":"{\"password\":\"a\\\"b\",\"x\":1}"})",
        R"({"body":"{\"password\":\"***\",\"x\":1}"})");
    row("an escaped name is recognised", R"({"pass\u0077ord":"b"})", R"({"pass\u0077ord":"***"})");
    row("case does not help", R"({"Client_SECRET":"b","ACCESSTOKEN":"c"})",
        R"({"Client_SECRET":"***","ACCESSTOKEN":"***"})");
    row("a name of the same family is recognised", R"({"starfacePassword":"b"})",
        R"({"starfacePassword":"***"})");
    row("a string that is cut is hidden to the end", R"({"password":"abc)", R"({"password":"***)");
    row("an object that is cut is hidden to the end", R"({"token":{"a":"b)", R"({"token":***)");
    row("single quotes are quotes", "{'password': 'b c', 'x': 1}", "{'password': '***', 'x': 1}");
    row("a form is hidden member by member", "client_id=7&client_secret=a%2Bb,;c&grant_type=x",
        "client_id=7&client_secret=***&grant_type=x");
    row("an encoded name is recognised", "client%5Fsecret=abc&x=1", "client%5Fsecret=***&x=1");
    row("an authorization code in a form is hidden", "code=0.AXoA-_x/y&state=12&x=1",
        "code=***&state=***&x=1");
    row("an element is hidden", "<a><password>b &lt; c</password><x>1</x></a>",
        "<a><password>***</password><x>1</x></a>");
    row("an element with attributes is hidden", "<token type=\"x\">abc</token><x/>", "<token***</token><x/>");
    row("character data is hidden", "<password><![CDATA[a</b>]]></password>", "<password>***</password>");
    row("a prefix of a namespace does not help", "<n:Password>b</n:Password>",
        "<n:Password>***</n:Password>");
    row("an attribute is hidden", "<a password=\"b\" x=\"1\"/>", "<a password=\"***\" x=\"1\"/>");
    row("an element without an end is hidden to the end", "<password>abc<x>", "<password>***");
    row("an XML-RPC member is hidden",
        "<member><name>password</name>\n<value><string>b</string></value></member><member><name>x</"
        "name><value>1</value></member>",
        "<member><name>password</name>\n<value>***</value></member><member><name>x</name><value>1</value></"
        "member>");
    row("a password in a sentence is hidden to the end of the line", "password: correct horse, battery\nnext",
        "password: ***\nnext");
    row("letters beyond ASCII survive", "Grüße an Jörg: ok", "Grüße an Jörg: ok");
}

void TestRedaction::textIsMadeFit()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(redacted(text), expected);
}

void TestRedaction::everyNameIsHiddenInEveryForm_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"client_secret", "password", "secret", "token", "access_token", "refresh_token",
             "id_token", "code", "code_verifier", "client_assertion", "nonce", "state", "assertion",
             "authToken", "de.vertico.starface.auth", "de.vertico.starface.jwt", "Authorization", "Cookie",
             "Set-Cookie", "secretText"})
        QTest::addRow("%s", name) << QString::fromLatin1(name);
}

void TestRedaction::everyNameIsHiddenInEveryForm()
{
    QFETCH(QString, name);
    const QStringList forms{QStringLiteral("{\"%1\":\"HUSH\",\"x\":1}"),
        QStringLiteral("{\"a\":{\"%1\" : \"HUSH\"}}"), QStringLiteral("a=1&%1=HUSH&b=2"),
        QStringLiteral("<%1>HUSH</%1>"), QStringLiteral("%1: HUSH"), QStringLiteral("https://h/p?%1=HUSH"),
        QStringLiteral("{\\\"%1\\\":\\\"HUSH\\\"}"),
        QStringLiteral("<name>%1</name><value><string>HUSH</string></value>"),
        QStringLiteral("%1=\"HUSH HUSH\"")};
    for (const QString &form : forms) {
        for (const QString &spelling : {name, name.toUpper(), name.toLower()}) {
            const QString text = form.arg(spelling);
            QVERIFY2(!redacted(text).contains(QLatin1String("HUSH")), qPrintable(text));
        }
    }
}

void TestRedaction::everyCutIsSafe()
{
    // a log excerpt may end anywhere
    const QByteArray body(
        R"({"access_token":"HUSH","token":{"a":"HUSH"},"s":"<password>HUSH</password>","password":"HUSH"})");
    for (qsizetype length = 0; length <= body.size(); ++length) {
        const QString text = redacted(QString::fromLatin1(body.left(length)));
        QVERIFY2(!text.contains(u'H'), qPrintable(text));
    }
}

void TestRedaction::aUrlLosesItsQuery()
{
    QCOMPARE(redactedUrl(QUrl(QStringLiteral("https://me:pw@h:8443/a/b?code=x#frag"))),
        QStringLiteral("https://h:8443/a/b?***"));
    QCOMPARE(redactedUrl(QUrl(QStringLiteral("https://h/a"))), QStringLiteral("https://h/a"));
}

void TestRedaction::anExcerptIsShortAndOnOneLine()
{
    const QString text = redactedExcerpt("line one\r\nline two \x1b[31m " + QByteArray(1000, 'z'), 50);
    QVERIFY(text.size() <= 52);
    QVERIFY(!text.contains(u'\n'));
    QVERIFY(!text.contains(QChar(0x1b)));
    QVERIFY(text.startsWith(QLatin1String("line one")));
}

void TestRedaction::theWorkGrowsWithTheLength_data()
{
    QTest::addColumn<QString>("unit");
    for (const char *unit : {"<token", "<token></token", "<token></x", "\"", "\\", "\"password\":\\",
             "{\"token\":[", "eyJ", "?", "password", "password ", "<name>", "<name>password</name", "Bearer ",
             "a", "%5", "Cookie:\n ", "<name> ", "'\"", "<password/>"})
        QTest::addRow("many times %s", unit) << QString::fromLatin1(unit);
}

void TestRedaction::theWorkGrowsWithTheLength()
{
    QFETCH(QString, unit);
    // a square of this length would be far beyond a minute; what is linear takes a fraction of a second
    const QString text = unit.repeated(2'000'000 / unit.size());
    QElapsedTimer timer;
    timer.start();
    const QString shown = redacted(text);
    QVERIFY(shown.size() <= 3 * text.size());
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_APPLESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
