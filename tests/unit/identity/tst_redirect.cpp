// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/browserpage.h"
#include "identity/entraerror.h"
#include "identity/redirect.h"
#include "support/mutate.h"

#include <QTest>

using namespace pb;
using namespace pb::identity;

/// The pure parts: requests and redirects taken apart, and the page that answers.
class RedirectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_head_is_taken_apart();
    void a_query_is_decoded_data();
    void a_query_is_decoded();
    void a_bad_query_is_nothing_data();
    void a_bad_query_is_nothing();
    void damaged_heads_and_queries_do_no_harm();
    void the_correlation_id_is_found_in_the_text_data();
    void the_correlation_id_is_found_in_the_text();
    void the_page_says_what_it_is_told_data();
    void the_page_says_what_it_is_told();
    void the_answer_is_not_kept_and_loads_nothing();
};

void RedirectTest::a_head_is_taken_apart()
{
    const auto head = parseRequestHead("GET /a%20b?c=d?e HTTP/1.1\r\nhOST:  localhost:1 \r\nCookie: a=b\r\n"
                                       "Content-Length: 0\r\nEmpty:");
    QVERIFY(head);
    QCOMPARE(head->method, QByteArray("GET"));
    QCOMPARE(head->path, QByteArray("/a%20b"));
    QCOMPARE(head->query, QByteArray("c=d?e"));
    QCOMPARE(head->host, QByteArray("localhost:1"));
    const auto bare = parseRequestHead("GET / HTTP/1.0\r\nHost: x");
    QVERIFY(bare);
    QCOMPARE(bare->path, QByteArray("/"));
    QVERIFY(bare->query.isEmpty());
    // bytes that cut a string short elsewhere
    QVERIFY(!parseRequestHead(QByteArray("GET /\0 HTTP/1.1\r\nHost: x", 24)));
    QVERIFY(!parseRequestHead(QByteArray("GET / HTTP/1.1\r\nHost: x\0y", 25)));
    QVERIFY(!parseRequestHead({}));
}

void RedirectTest::a_query_is_decoded_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("a");
    QTest::addRow("as it is") << QByteArray("a=0.Ab-_~") << QStringLiteral("0.Ab-_~");
    QTest::addRow("plus is a blank") << QByteArray("a=b+c%2Bd%20e") << QStringLiteral("b c+d e");
    QTest::addRow("once, not twice") << QByteArray("a=%252F%25") << QStringLiteral("%2F%");
    QTest::addRow("small hexadecimal digits") << QByteArray("a=%2f%c3%bc") << QStringLiteral("/\u00fc");
    QTest::addRow("no value") << QByteArray("a") << QString();
    QTest::addRow("equals signs in the value") << QByteArray("a=b=c==") << QStringLiteral("b=c==");
    QTest::addRow("an encoded name, and pairs of nothing")
        << QByteArray("&&%61=x&&b=y&") << QStringLiteral("x");
}

void RedirectTest::a_query_is_decoded()
{
    QFETCH(QByteArray, query);
    const auto parameters = parseRedirectQuery(query);
    QVERIFY(parameters && parameters->contains(QStringLiteral("a")));
    QTEST(parameters->value(QStringLiteral("a")), "a");
}

void RedirectTest::a_bad_query_is_nothing_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addRow("a percent sign at the end") << QByteArray("a=%");
    QTest::addRow("half an escape at the end") << QByteArray("a=%2");
    QTest::addRow("an escape of no digits") << QByteArray("a=%2g");
    QTest::addRow("a broken name") << QByteArray("%=a");
    QTest::addRow("no UTF-8") << QByteArray("a=%c3");
    QTest::addRow("an overlong form") << QByteArray("a=%c0%af");
    QTest::addRow("a name twice") << QByteArray("a=1&b=2&a=1");
    QTest::addRow("a name twice, once encoded") << QByteArray("a=1&%61=1");
}

void RedirectTest::a_bad_query_is_nothing()
{
    QFETCH(QByteArray, query);
    QVERIFY(!parseRedirectQuery(query));
}

void RedirectTest::damaged_heads_and_queries_do_no_harm()
{
    QRandomGenerator random(815);
    const QByteArray head = "GET /callback?code=0.A%2Fb%2Bc&state=x&error_description=a+b HTTP/1.1\r\n"
                            "Host: localhost:4711\r\nAccept: text/html;q=0.9\r\nConnection: keep-alive";
    const QList<QByteArray> pieces{"\r\n", "\n", " ", "\t", ":", "%", "%0", "%00", "&", "=", "?", "#",
        "Host: a", "Content-Length: 7", "\xff", "HTTP/1.1", QByteArray("\0", 1), QByteArray(3000, 'a')};
    int understood = 0;
    for (int i = 0; i < 50'000; ++i) {
        const auto request = parseRequestHead(test::mutated(head, pieces, random));
        if (!request)
            continue;
        ++understood;
        QVERIFY(request->path.startsWith('/') && !request->host.isEmpty());
        for (const QByteArray &part : {request->method, request->path, request->query, request->host}) {
            for (const char byte : part)
                QVERIFY(static_cast<unsigned char>(byte) >= 0x20 || byte == '\t');
        }
        const auto parameters = parseRedirectQuery(request->query);
        if (parameters)
            (void)redirectError(*parameters);
    }
    QVERIFY(understood > 1000); // the damage is not so great that nothing is tried
}

void RedirectTest::the_correlation_id_is_found_in_the_text_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    const QString id = QStringLiteral("0ddba11d-0000-4000-8000-00000000beef");
    QTest::addRow("on the line of the sentence")
        << QStringLiteral("AADSTS1: No. Trace ID: a Correlation ID: %1 Timestamp: b").arg(id) << id;
    QTest::addRow("on a line of its own")
        << QStringLiteral("AADSTS1: No.\r\nTrace ID: a\r\nCorrelation ID: %1\r\nTimestamp: b").arg(id) << id;
    QTest::addRow("in capitals, at the end")
        << QStringLiteral("CORRELATION ID:%1").arg(id.toUpper()) << id.toUpper();
    QTest::addRow("no id") << QStringLiteral("Correlation ID: <script>") << QString();
    QTest::addRow("too long") << QStringLiteral("Correlation ID: %1beef").arg(id) << QString();
    QTest::addRow("none") << QStringLiteral("AADSTS1: No.") << QString();
}

void RedirectTest::the_correlation_id_is_found_in_the_text()
{
    QFETCH(QString, text);
    const auto error = redirectError(
        {{QStringLiteral("error"), QStringLiteral("x")}, {QStringLiteral("error_description"), text}});
    QVERIFY(error);
    QTEST(error->requestId, "id");
    // a place of its own comes first
    EntraErrorParts parts;
    parts.description = text;
    parts.correlationId = QStringLiteral("own");
    QCOMPARE(entraError(parts, 400).requestId, QStringLiteral("own"));
}

void RedirectTest::the_page_says_what_it_is_told_data()
{
    QTest::addColumn<BrowserPage>("page");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("unsaid");
    QTest::addRow("success") << BrowserPage::Success << QByteArray("Fertig &lt;b&gt;")
                             << QByteArray("Fehler");
    QTest::addRow("failure") << BrowserPage::Failure << QByteArray("Fehler &amp; &quot;x&quot;")
                             << QByteArray("Fertig");
}

void RedirectTest::the_page_says_what_it_is_told()
{
    QFETCH(BrowserPage, page);
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, unsaid);
    const BrowserPages pages{QStringLiteral("Fertig <b>"), QStringLiteral("Gr\u00fcn <script>"),
        QStringLiteral("Fehler & \"x\""), QStringLiteral("Rot <script>"), QStringLiteral("de\"><script>")};
    const QByteArray html = browserPageHtml(pages, page);
    QVERIFY(html.startsWith("<!DOCTYPE html>"));
    const QByteArray heading = "<h1>" + said + "</h1>";
    QVERIFY(html.contains(heading));
    const QByteArray title = "<title>" + said + "</title>";
    QVERIFY(html.contains(title));
    QVERIFY(!html.contains(unsaid));
    QVERIFY(html.contains("lang=\"de&quot;&gt;&lt;script&gt;\""));
    QVERIFY(!html.contains("<script"));
    QVERIFY(html.contains("color-scheme: light dark") && html.contains("prefers-color-scheme: dark"));
    for (const char *loading : {"src=", "http:", "https:", "url(", "@import", "<form"})
        QVERIFY2(!html.contains(loading), loading);
    QVERIFY(!browserPageHtml({}, page).contains("lang="));
}

void RedirectTest::the_answer_is_not_kept_and_loads_nothing()
{
    const QByteArray answer = httpAnswer(200, "text/html", "\xC3\xBC", false, "Allow: GET\r\n");
    QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
    for (const char *line :
        {"Content-Type: text/html; charset=utf-8", "Content-Length: 2", "Cache-Control: no-store",
            "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'",
            "Referrer-Policy: no-referrer", "X-Frame-Options: DENY", "Connection: close", "Allow: GET"}) {
        const QByteArray whole = QByteArray("\r\n") + line + "\r\n";
        QVERIFY2(answer.contains(whole), line);
    }
    QVERIFY(answer.endsWith("\r\n\r\n\xC3\xBC"));
    QVERIFY(httpAnswer(404, "text/html", "body", true).endsWith("\r\n\r\n"));
    QVERIFY(httpAnswer(404, "text/html", "body", true).contains("Content-Length: 4"));
}

QTEST_GUILESS_MAIN(RedirectTest)
#include "tst_redirect.moc"
