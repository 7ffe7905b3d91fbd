// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/identitycodes.h"
#include "identity/loopbacklistener.h"
#include "rawclient.h"
#include "support/fakeclock.h"
#include "support/mutate.h"

#include <QNetworkInterface>
#include <QSignalSpy>
#include <QTest>

#include <memory>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

using namespace pb;
using namespace pb::identity;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::Secret;
using test::ask;
using test::get;
using test::isOpen;
using test::RawClient;
using test::statusOf;

namespace {

bool hasIpv6()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHostIPv6);
}

BrowserPages pages()
{
    return {QStringLiteral("Signed in"), QStringLiteral("Return to <Presence Bridge>."),
        QStringLiteral("Not connected"), QStringLiteral("Nothing was changed & nothing is lost."),
        QStringLiteral("en")};
}

} // namespace

class LoopbackListenerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void a_redirect_with_the_state_is_judged_once_and_ends_the_listening();
    void it_listens_on_loopback_only();
    void a_browser_that_prefers_ipv6_is_heard();
    void whatever_else_comes_is_refused_and_does_not_end_the_wait_data();
    void whatever_else_comes_is_refused_and_does_not_end_the_wait();
    void a_foreign_redirect_gets_the_failure_page_and_is_counted_data();
    void a_foreign_redirect_gets_the_failure_page_and_is_counted();
    void the_path_is_the_configured_one_to_the_letter_data();
    void the_path_is_the_configured_one_to_the_letter();
    void a_callback_of_ones_own_is_heard_under_its_name();
    void a_head_request_does_not_use_the_code_up();
    void an_address_of_more_than_16_kib_is_refused();
    void what_a_browser_brings_beside_the_address_does_not_matter_data();
    void what_a_browser_brings_beside_the_address_does_not_matter();
    void a_browser_that_is_refused_is_told_at_once_data();
    void a_browser_that_is_refused_is_told_at_once();
    void one_that_sends_garbage_for_ever_is_cut();
    void one_that_drips_is_cut_after_ten_seconds();
    void a_request_in_pieces_is_understood();
    void one_that_closes_its_half_still_gets_the_page();
    void silent_connections_do_not_keep_the_browser_out();
    void a_second_request_on_the_same_connection_is_not_read();
    void damaged_requests_never_reach_the_judge();
    void the_time_limit_ends_the_wait_and_frees_the_port();
    void the_time_limit_tells_of_foreign_redirects();
    void a_taken_port_is_named_data();
    void a_taken_port_is_named();
    void closing_frees_the_port_and_cuts_who_waits();
    void the_judge_may_delete_the_listener();
    void two_states_have_nothing_in_common();

private:
    void make(const LoopbackSettings &settings);
    quint16 port() const { return m_listener->port(); }
    bool stillWorks();

    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<LoopbackListener> m_listener;
    QList<RedirectParameters> m_judged;
    BrowserPage m_verdict = BrowserPage::Success;
    int m_expirations = 0;
    core::Error m_expired;
};

void LoopbackListenerTest::make(const LoopbackSettings &settings)
{
    m_listener = std::make_unique<LoopbackListener>(
        settings, Secret(QByteArray("the-state")),
        [this](const RedirectParameters &parameters) {
            m_judged << parameters;
            return m_verdict;
        },
        *m_clock, nullptr);
    connect(m_listener.get(), &LoopbackListener::expired, this, [this](const core::Error &error) {
        ++m_expirations;
        m_expired = error;
    });
}

void LoopbackListenerTest::init()
{
    m_listener.reset();
    m_clock = std::make_unique<test::FakeClock>();
    m_judged.clear();
    m_expirations = 0;
    m_verdict = BrowserPage::Success;
    LoopbackSettings settings;
    settings.pages = pages();
    make(settings);
    QVERIFY(m_listener->open());
}

/// The true redirect is heard, whatever came before.
bool LoopbackListenerTest::stillWorks()
{
    if (!m_judged.isEmpty() || m_expirations != 0 || !m_listener->isListening())
        return false;
    const QByteArray answer = get(port(), "/callback?code=c&state=the-state");
    return statusOf(answer) == 200 && answer.contains("Signed in") && m_judged.size() == 1;
}

void LoopbackListenerTest::a_redirect_with_the_state_is_judged_once_and_ends_the_listening()
{
    const quint16 where = port();
    QCOMPARE(m_listener->callback(), QUrl(QStringLiteral("http://localhost:%1/callback").arg(where)));
    const QByteArray answer = get(where, "/callback?code=0.A%2Fb%2Bc%25d&state=the-state&x=a+b&flag");
    QCOMPARE(statusOf(answer), 200);
    QVERIFY(answer.contains("<h1>Signed in</h1>"));
    QCOMPARE(m_judged.size(), 1);
    QCOMPARE(m_judged[0].value(QStringLiteral("code")), QStringLiteral("0.A/b+c%d"));
    QCOMPARE(m_judged[0].value(QStringLiteral("x")), QStringLiteral("a b"));
    QVERIFY(m_judged[0].contains(QStringLiteral("flag")));

    QVERIFY(!m_listener->isListening());
    QVERIFY(!isOpen(where));
    QVERIFY(!isOpen(where, QHostAddress::LocalHostIPv6));
    m_clock->advance(10min);
    QCOMPARE(m_expirations, 0);
}

void LoopbackListenerTest::it_listens_on_loopback_only()
{
    QList<QHostAddress> expected{QHostAddress(QHostAddress::LocalHost)};
    if (hasIpv6())
        expected << QHostAddress(QHostAddress::LocalHostIPv6);
    QCOMPARE(m_listener->addresses(), expected);
    // another program can have the port on every other address, so nothing of ours is there
    const QList<QHostAddress> all = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : all) {
        if (address.isLoopback() || address.isLinkLocal())
            continue;
        QVERIFY2(!isOpen(port(), address), qPrintable(address.toString()));
        QTcpServer other;
        QVERIFY2(other.listen(address, port()), qPrintable(address.toString()));
    }
}

void LoopbackListenerTest::a_browser_that_prefers_ipv6_is_heard()
{
    if (!hasIpv6())
        QSKIP("no IPv6 here");
    const QByteArray answer = ask(port(),
        "GET /callback?state=the-state HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port())
            + "\r\n\r\n",
        QHostAddress::LocalHostIPv6);
    QCOMPARE(statusOf(answer), 200);
    QCOMPARE(m_judged.size(), 1);
}

void LoopbackListenerTest::whatever_else_comes_is_refused_and_does_not_end_the_wait_data()
{
    QTest::addColumn<QByteArray>("request"); // PORT stands for the port
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *request, int status) {
        QTest::addRow("%s", name) << QByteArray(request) << status;
    };
    const auto target = [](const char *name, const QByteArray &text, int status) {
        QTest::addRow("%s", name) << "GET " + text + " HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n" << status;
    };
    target("the browser's wish for an icon", "/favicon.ico", 404);
    target("a crawler's wish for its rules", "/robots.txt", 404);
    target("the root", "/?state=the-state", 404);
    target("the path and more", "/callbacks?state=the-state", 404);
    target("a path below", "/callback/?state=the-state", 404);
    target("the path in capitals", "/CALLBACK?state=the-state", 404);
    target("the path with an encoded letter", "/%63allback?state=the-state", 404);
    target("the path with two slashes", "//callback?state=the-state", 404);
    target("the path by way of another", "/x/../callback?state=the-state", 404);
    target("a whole address, as for a proxy", "http://localhost:PORT/callback?state=the-state", 400);
    target("a fragment", "/callback?state=the-state#x", 400);
    target("no target", "", 400);
    row("POST", "POST /callback?state=the-state HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n", 405);
    row("a method of its own", "get /callback?state=the-state HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n", 405);
    row("CONNECT", "CONNECT localhost:PORT HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n", 400);
    row("another site's name", "GET /callback?state=the-state HTTP/1.1\r\nHost: evil.example\r\n\r\n", 400);
    row("another site's name with our port",
        "GET /callback?state=the-state HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n", 400);
    row("our name with another port", "GET /callback?state=the-state HTTP/1.1\r\nHost: localhost:1\r\n\r\n",
        400);
    row("our name without a port", "GET /callback?state=the-state HTTP/1.1\r\nHost: localhost\r\n\r\n", 400);
    row("a name that begins like ours",
        "GET /callback?state=the-state HTTP/1.1\r\nHost: localhost:PORT.evil.example\r\n\r\n", 400);
    row("no Host", "GET /callback?state=the-state HTTP/1.1\r\n\r\n", 400);
    row("two Hosts",
        "GET /callback?state=the-state HTTP/1.1\r\nHost: localhost:PORT\r\nHost: localhost:PORT\r\n\r\n",
        400);
    row("lines that end in a line feed only",
        "GET /callback?state=the-state HTTP/1.1\nHost: localhost:PORT\n\r\n\r\n", 400);
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400);
    row("HTTP/0.9", "GET /callback?state=the-state\r\n\r\n", 400);
    row("two blanks", "GET  /callback?state=the-state HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n", 400);
    row("nothing but line ends", "\r\n\r\n\r\n\r\n", 400);
    row("bytes of no text", "\x01\x02\xff\xfe\r\n\r\n", 400);
}

void LoopbackListenerTest::whatever_else_comes_is_refused_and_does_not_end_the_wait()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    request.replace("PORT", QByteArray::number(port()));
    const QByteArray answer = ask(port(), request);
    QCOMPARE(statusOf(answer), status);
    QVERIFY(!answer.contains("Signed in"));
    QCOMPARE(m_listener->foreignRedirects(), 0);
    QVERIFY(stillWorks());
}

void LoopbackListenerTest::a_foreign_redirect_gets_the_failure_page_and_is_counted_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addRow("no query") << QByteArray();
    QTest::addRow("no state") << QByteArray("?code=c");
    QTest::addRow("an empty state") << QByteArray("?code=c&state=");
    QTest::addRow("another state") << QByteArray("?code=c&state=the-stale");
    QTest::addRow("the beginning of the state") << QByteArray("?code=c&state=the-stat");
    QTest::addRow("the state and more") << QByteArray("?code=c&state=the-state1");
    QTest::addRow("the state in capitals") << QByteArray("?code=c&state=THE-STATE");
    QTest::addRow("the state twice") << QByteArray("?code=c&state=the-state&state=the-state");
    QTest::addRow("the true state after another") << QByteArray("?state=x&code=c&state=the-state");
    QTest::addRow("two codes") << QByteArray("?code=c&state=the-state&code=d");
    QTest::addRow("the state under another name") << QByteArray("?code=c&State=the-state");
    QTest::addRow("a broken escape") << QByteArray("?code=%2&state=the-state");
    QTest::addRow("no text") << QByteArray("?code=%ff%fe&state=the-state");
    QTest::addRow("an error without the state") << QByteArray("?error=access_denied");
    QTest::addRow("an error with another state") << QByteArray("?error=access_denied&state=x");
}

void LoopbackListenerTest::a_foreign_redirect_gets_the_failure_page_and_is_counted()
{
    QFETCH(QByteArray, query);
    const QByteArray answer = get(port(), "/callback" + query);
    QCOMPARE(statusOf(answer), 400);
    QVERIFY(answer.contains("<h1>Not connected</h1>"));
    QVERIFY(!answer.contains("Signed in"));
    QCOMPARE(m_listener->foreignRedirects(), 1);
    QVERIFY(stillWorks());
}

void LoopbackListenerTest::the_path_is_the_configured_one_to_the_letter_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("heard");
    QTest::addColumn<QByteArray>("refused");
    QTest::addRow("none, which is the root") << QString() << QByteArray("/") << QByteArray("/callback");
    QTest::addRow("two levels") << QStringLiteral("/a/b") << QByteArray("/a/b") << QByteArray("/a");
    QTest::addRow("a blank") << QStringLiteral("/a b") << QByteArray("/a%20b") << QByteArray("/a+b");
}

void LoopbackListenerTest::the_path_is_the_configured_one_to_the_letter()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, heard);
    QFETCH(QByteArray, refused);
    LoopbackSettings settings;
    settings.path = path;
    make(settings);
    QVERIFY(m_listener->open());
    const QByteArray expected = "http://localhost:" + QByteArray::number(port()) + heard;
    QCOMPARE(m_listener->callback().toEncoded(), expected);
    QCOMPARE(statusOf(get(port(), refused + "?state=the-state")), 404);
    QCOMPARE(statusOf(get(port(), heard + "?state=the-state")), 200);
    QCOMPARE(m_judged.size(), 1);
}

void LoopbackListenerTest::a_callback_of_ones_own_is_heard_under_its_name()
{
    LoopbackSettings settings;
    settings.publicUrl = QUrl(QStringLiteral("https://Bridge.example/sign-in?a=b"));
    make(settings);
    QVERIFY(m_listener->open());
    QCOMPARE(m_listener->callback(), settings.publicUrl);
    QCOMPARE(m_listener->addresses().first(), QHostAddress(QHostAddress::LocalHost));
    for (const char *foreign : {"bridge.example:8443", "other.example", "bridge.example.evil.example"})
        QCOMPARE(statusOf(get(port(), "/callback?state=the-state", foreign)), 400);
    QCOMPARE(statusOf(get(port(), "/favicon.ico", "bridge.example:443")), 404);
    QCOMPARE(statusOf(get(port(), "/callback?state=the-state", "BRIDGE.example")), 200);
    QCOMPARE(m_judged.size(), 1);
}

void LoopbackListenerTest::a_head_request_does_not_use_the_code_up()
{
    const QByteArray answer = ask(port(),
        "HEAD /callback?state=the-state HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port())
            + "\r\n\r\n");
    QCOMPARE(statusOf(answer), 200);
    QVERIFY(answer.endsWith("\r\n\r\n"));
    QVERIFY(stillWorks());
}

void LoopbackListenerTest::an_address_of_more_than_16_kib_is_refused()
{
    const QByteArray start = "GET /callback?state=the-state&x=";
    const QByteArray end = " HTTP/1.1\r\nHost: [::1]:" + QByteArray::number(port()) + "\r\n\r\n";
    const auto room = 16 * 1024 - start.size() - qsizetype(sizeof(" HTTP/1.1\r\n") - 1);
    QCOMPARE(statusOf(ask(port(), start + QByteArray(room + 1, 'x') + end)), 431);
    QVERIFY(m_judged.isEmpty());
    QCOMPARE(statusOf(ask(port(), start + QByteArray(room, 'x') + end)), 200);
    QCOMPARE(m_judged.size(), 1);
}

void LoopbackListenerTest::what_a_browser_brings_beside_the_address_does_not_matter_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addRow("200 KiB of cookies of other programs on localhost")
        << "Cookie: " + QByteArray(200 * 1024, 'c') + "\r\n";
    QTest::addRow("cookies in many lines") << QByteArray("Cookie: a=b\r\n").repeated(2000);
    QTest::addRow("a cookie that is no ASCII") << QByteArray("Cookie: n=M\xC3\xBCller\x01\r\n");
    QTest::addRow("a header without a colon") << QByteArray("x\r\n");
    QTest::addRow("a folded header") << QByteArray("X: 1\r\n 2\r\n");
    QTest::addRow("a body announced") << QByteArray("Content-Length: 1\r\n");
}

void LoopbackListenerTest::what_a_browser_brings_beside_the_address_does_not_matter()
{
    QFETCH(QByteArray, headers);
    const QByteArray host = "Host: localhost:" + QByteArray::number(port()) + "\r\n";
    QCOMPARE(
        statusOf(ask(port(), "GET /callback?state=the-state HTTP/1.1\r\n" + headers + host + "\r\n")), 200);
    QCOMPARE(m_judged.size(), 1);
}

void LoopbackListenerTest::a_browser_that_is_refused_is_told_at_once_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QString>("code"); // empty: it is not told
    const QByteArray get = "GET /callback?state=the-state HTTP/1.1\r\n";
    const QByteArray host = "Host: localhost:PORT\r\n";
    const QString refused = QString::fromLatin1(requestRefusedCode);
    QTest::addRow("too many cookies") << get + host + "Cookie: " + QByteArray(300 * 1024, 'c') << refused;
    QTest::addRow("too long an address") << "GET /callback?" + QByteArray(20 * 1024, 'x') << refused;
    QTest::addRow("another name") << get + "Host: evil.example\r\n\r\n" << refused;
    QTest::addRow("no name") << get + "\r\n" << refused;
    QTest::addRow("a foreign state") << "GET /callback?state=x HTTP/1.1\r\n" + host + "\r\n"
                                     << QString::fromLatin1(stateMismatchCode);
    QTest::addRow("the icon of the page") << "GET /favicon.ico HTTP/1.1\r\n" + host + "\r\n" << QString();
    QTest::addRow("garbage") << QByteArray("garbage\r\n\r\n") << QString();
}

void LoopbackListenerTest::a_browser_that_is_refused_is_told_at_once()
{
    QFETCH(QByteArray, request);
    QFETCH(QString, code);
    QStringList told;
    connect(m_listener.get(), &LoopbackListener::browserRefused, this,
        [&told](const core::Error &error) { told << error.code; });
    request.replace("PORT", QByteArray::number(port()));
    ask(port(), request);
    QVERIFY(stillWorks());
    QCOMPARE(told, code.isEmpty() ? QStringList() : QStringList(code));
}

void LoopbackListenerTest::one_that_sends_garbage_for_ever_is_cut()
{
    RawClient client(port());
    const QByteArray garbage(64 * 1024, 'g');
    QVERIFY(QTest::qWaitFor([&] {
        client.send(garbage);
        return !client.isConnected();
    }));
    QVERIFY(stillWorks());
}

void LoopbackListenerTest::one_that_drips_is_cut_after_ten_seconds()
{
    RawClient client(port());
    for (int i = 0; i < 9; ++i) {
        client.send("G");
        QTest::qWait(0);
        m_clock->advance(1s);
        QVERIFY(client.isConnected());
    }
    m_clock->advance(1s);
    QTRY_VERIFY(!client.isConnected());
    QCOMPARE(client.answer(), QByteArray());
    QVERIFY(stillWorks());
}

void LoopbackListenerTest::a_request_in_pieces_is_understood()
{
    RawClient client(port());
    const QByteArray request = "GET /callback?state=the-state HTTP/1.1\r\nHost: localhost:"
        + QByteArray::number(port()) + "\r\n\r\n";
    for (const char byte : request) {
        client.send(QByteArray(1, byte));
        QTest::qWait(0);
    }
    QCOMPARE(statusOf(client.answer()), 200);
    QCOMPARE(m_judged.size(), 1);
}

void LoopbackListenerTest::one_that_closes_its_half_still_gets_the_page()
{
#ifdef Q_OS_UNIX
    RawClient silent(port());
    ::shutdown(int(silent.socket().socketDescriptor()), SHUT_WR);
    RawClient client(port());
    client.send("GET /callback?state=the-state HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port())
        + "\r\n\r\n");
    ::shutdown(int(client.socket().socketDescriptor()), SHUT_WR);
    QCOMPARE(statusOf(client.answer()), 200);
    QCOMPARE(m_judged.size(), 1);
    QTRY_VERIFY(!silent.isConnected());
#endif
}

void LoopbackListenerTest::silent_connections_do_not_keep_the_browser_out()
{
    std::vector<std::unique_ptr<RawClient>> silent;
    for (int i = 0; i < 100; ++i)
        silent.push_back(std::make_unique<RawClient>(port()));
    const auto open = [&] {
        return std::count_if(
            silent.begin(), silent.end(), [](const auto &client) { return client->isConnected(); });
    };
    QTRY_COMPARE(open(), 32);
    QVERIFY(!silent.front()->isConnected()); // the oldest go first
    QVERIFY(stillWorks());
    // with the listening, their connections end
    QTRY_COMPARE(open(), 0);
}

void LoopbackListenerTest::a_second_request_on_the_same_connection_is_not_read()
{
    const QByteArray request = "GET /callback?code=1&state=the-state HTTP/1.1\r\nHost: localhost:"
        + QByteArray::number(port()) + "\r\n\r\n";
    const QByteArray answer = ask(port(), request + request);
    QCOMPARE(answer.count("HTTP/1.1"), 1);
    QCOMPARE(m_judged.size(), 1);
}

void LoopbackListenerTest::damaged_requests_never_reach_the_judge()
{
    QRandomGenerator random(4711);
    const QByteArray host = "localhost:" + QByteArray::number(port());
    const QByteArray request =
        "GET /callback?code=c&state=other HTTP/1.1\r\nHost: " + host + "\r\nAccept: */*\r\n\r\n";
    const QList<QByteArray> pieces{"\r\n", "\r\n\r\n", "\0", "%", "%00", "&state=", "?", "#", "Host: x\r\n",
        "\xff\xfe", "HTTP/1.1", " ", ":", QByteArray(20'000, 'a')};
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 400; ++i) {
        clients.push_back(std::make_unique<RawClient>(port()));
        clients.back()->send(test::mutated(request, pieces, random));
        if (clients.size() > 16)
            clients.erase(clients.begin());
    }
    clients.clear();
    QVERIFY(stillWorks());
}

void LoopbackListenerTest::the_time_limit_ends_the_wait_and_frees_the_port()
{
    const quint16 where = port();
    m_clock->advance(5min - 1ms);
    QCOMPARE(m_expirations, 0);
    QVERIFY(m_listener->isListening());
    m_clock->advance(1ms);
    QCOMPARE(m_expirations, 1);
    QCOMPARE(m_expired.kind, ErrorKind::Timeout);
    QCOMPARE(m_expired.code, QLatin1String(timeLimitCode));
    QVERIFY(!isOpen(where));
}

void LoopbackListenerTest::the_time_limit_tells_of_foreign_redirects()
{
    get(port(), "/callback?code=SECRET-CODE&state=SECRET-STATE");
    m_clock->advance(5min);
    QCOMPARE(m_expirations, 1);
    QCOMPARE(m_expired.kind, ErrorKind::Timeout);
    QCOMPARE(m_expired.code, QLatin1String(stateMismatchCode));
    QVERIFY(!core::toLogLine(m_expired).contains(QStringLiteral("SECRET")));
}

void LoopbackListenerTest::a_taken_port_is_named_data()
{
    QTest::addColumn<QHostAddress>("address");
    QTest::addRow("on 127.0.0.1") << QHostAddress(QHostAddress::LocalHost);
    QTest::addRow("on ::1, where a browser may go first") << QHostAddress(QHostAddress::LocalHostIPv6);
    QTest::addRow("on every address") << QHostAddress(QHostAddress::Any);
}

void LoopbackListenerTest::a_taken_port_is_named()
{
    QFETCH(QHostAddress, address);
    if (!hasIpv6() && address != QHostAddress(QHostAddress::LocalHost))
        QSKIP("no IPv6 here");
    // a port that nobody has on the other address either, or the end of this test would find it taken
    QTcpServer both;
    QTcpServer other;
    do {
        both.close();
        QVERIFY(both.listen(QHostAddress::LocalHost));
        if (address == QHostAddress(QHostAddress::LocalHost))
            break;
    } while (!other.listen(QHostAddress::LocalHostIPv6, both.serverPort()));
    const quint16 port = both.serverPort();
    both.close();
    other.close();
    QVERIFY(other.listen(address, port));
    LoopbackSettings settings;
    settings.port = port;
    make(settings);
    const core::Done opened = m_listener->open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Conflict);
    QCOMPARE(opened.error().code, QLatin1String(portInUseCode));
    QVERIFY(opened.error().detail.contains(QString::number(other.serverPort())));
    QVERIFY(m_listener->addresses().isEmpty());

    other.close();
    QVERIFY(m_listener->open());
    QCOMPARE(m_listener->port(), settings.port);
}

void LoopbackListenerTest::closing_frees_the_port_and_cuts_who_waits()
{
    RawClient client(port());
    client.send("GET /callback");
    QTest::qWait(0);
    const quint16 where = port();
    m_listener.reset();
    QTRY_VERIFY(!client.isConnected());
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, where));
    QCOMPARE(m_clock->waiting(), 0);
}

void LoopbackListenerTest::the_judge_may_delete_the_listener()
{
    LoopbackListener *listener = nullptr;
    listener = new LoopbackListener(
        {}, Secret(QByteArray("s")),
        [&](const RedirectParameters &) {
            delete std::exchange(listener, nullptr);
            return BrowserPage::Success;
        },
        *m_clock, nullptr);
    QVERIFY(listener->open());
    get(listener->port(), "/callback?state=s");
    QVERIFY(!listener);
}

void LoopbackListenerTest::two_states_have_nothing_in_common()
{
    const QByteArray first = makeState().reveal();
    QCOMPARE(first.size(), 43); // 256 bits
    QVERIFY(first != makeState().reveal());
    QVERIFY(QByteArray::fromBase64Encoding(first, QByteArray::Base64UrlEncoding));
}

QTEST_GUILESS_MAIN(LoopbackListenerTest)
#include "tst_loopbacklistener.moc"
