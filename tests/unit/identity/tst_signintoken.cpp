// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/identitycodes.h"
#include "identity/signinflow.h"
#include "rawclient.h"
#include "support/await.h"
#include "support/fakeclock.h"
#include "support/testcertificate.h"
#include "support/tinyserver.h"

#include <QCryptographicHash>
#include <QLoggingCategory>
#include <QPointer>
#include <QTemporaryFile>
#include <QUrlQuery>

#include <memory>

using namespace pb;
using namespace pb::identity;
using namespace pb::test;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::Secret;

namespace {

QStringList logged;
QtMessageHandler printer = nullptr;

void keepLog(QtMsgType, const QMessageLogContext &context, const QString &message)
{
    logged << QLatin1String(context.category) + QStringLiteral(": ") + message;
}

const QByteArray success =
    R"({"token_type":"Bearer","expires_in":3599,"access_token":"ACCESS-TOKEN","refresh_token":"REFRESH-TOKEN",)"
    R"("scope":"User.Read.All profile"})";
const QByteArray json = "application/json";

Step answering(int status, const QByteArray &body, const QByteArray &type = json)
{
    return {Step::Answer, status, {{"Content-Type", type}}, body};
}

QByteArray entraBody(const QByteArray &error, int code)
{
    const QByteArray number = QByteArray::number(code);
    return R"({"error":")" + error + R"(","error_description":"AADSTS)" + number
        + R"(: It is so.\r\nTrace ID: x","error_codes":[)" + number
        + R"(],"correlation_id":"0ddba11d-0000-4000-8000-00000000beef"})";
}

const QByteArray page = "<html><body>Proxy error, code=CODE</body></html>";

} // namespace

/// What the sign-in does with the token endpoint, which is played by a scripted server here.
class SignInTokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void the_form_brings_every_character_as_it_is();
    void a_public_client_sends_no_secret();
    void the_callback_of_ones_own_is_named_in_both_places();
    void every_bad_answer_is_an_error_data();
    void every_bad_answer_is_an_error();
    void a_slow_answer_ends_at_its_own_limit_data();
    void a_slow_answer_ends_at_its_own_limit();
    void an_unreachable_endpoint_is_told();
    void an_untrusted_endpoint_gets_no_code();
    void an_authority_of_ones_own_is_trusted();
    void the_proxy_of_the_settings_is_used();
    void deleting_it_aborts_the_request();
    void whoever_is_told_may_delete_it();
    void nothing_secret_is_logged_data();
    void nothing_secret_is_logged();

private:
    void serve(std::unique_ptr<TinyServer> server);
    void start();
    void redirect(const QByteArray &query = "code=CODE");
    core::Result<TokenResponse> result();
    RedirectParameters form() const { return *parseRedirectQuery(m_server->seen.value(0).body); }
    QString wanted(const char *name) const
    {
        return parseRedirectQuery(m_wanted.query(QUrl::FullyEncoded).toLatin1())->value(QLatin1String(name));
    }

    std::unique_ptr<TinyServer> m_server;
    std::unique_ptr<FakeClock> m_clock;
    SignInFlow::Settings m_settings;
    QPointer<SignInFlow> m_flow;
    std::shared_ptr<std::optional<core::Result<TokenResponse>>> m_result;
    quint16 m_port = 0;
    QUrl m_wanted;
};

void SignInTokenTest::init()
{
    m_clock = std::make_unique<FakeClock>();
    m_settings = {};
    m_settings.tenant = QStringLiteral("contoso.example");
    m_settings.clientId = QStringLiteral("c11e47");
    m_settings.network.proxy = http::NetworkSettings::Proxy::None;
    serve(std::make_unique<TinyServer>());
    m_server->otherwise = answering(200, success);
}

void SignInTokenTest::cleanup()
{
    delete m_flow;
}

void SignInTokenTest::serve(std::unique_ptr<TinyServer> server)
{
    m_server = std::move(server);
    m_settings.endpoints = {m_server->url({}), QUrl(QStringLiteral("https://graph.microsoft.com"))};
}

void SignInTokenTest::start()
{
    m_wanted.clear();
    m_flow = new SignInFlow(m_settings, *m_clock, this);
    m_result = collect<TokenResponse>(m_flow, this);
    connect(m_flow, &SignInFlow::browserWanted, this, [this](const QUrl &url) { m_wanted = url; });
    (void)QTest::qWaitFor([this] { return !m_wanted.isEmpty(); });
    m_port = static_cast<quint16>(QUrl(wanted("redirect_uri")).port());
}

void SignInTokenTest::redirect(const QByteArray &query)
{
    get(m_port, "/callback?" + query + "&state=" + wanted("state").toLatin1());
}

core::Result<TokenResponse> SignInTokenTest::result()
{
    if (!QTest::qWaitFor([this] { return m_result->has_value(); }, 20'000))
        return core::failure(ErrorKind::Internal, QStringLiteral("it did not end"));
    return **m_result;
}

void SignInTokenTest::the_form_brings_every_character_as_it_is()
{
    QByteArray every;
    for (char c = 0x21; c < 0x7f; ++c)
        every += c;
    every += " %2F %252B %% \xC3\xBC\xE2\x82\xAC";
    m_settings.clientSecret = Secret(every + "secret");
    start();
    redirect("code=" + every.toPercentEncoding() + "code");
    const auto tokens = result();
    QVERIFY2(tokens, qPrintable(tokens ? QString() : core::toLogLine(tokens.error())));
    QCOMPARE(tokens->accessToken, Secret(QByteArray("ACCESS-TOKEN")));
    QCOMPARE(tokens->refreshToken, Secret(QByteArray("REFRESH-TOKEN")));
    QCOMPARE(tokens->scope, QStringList({QStringLiteral("User.Read.All"), QStringLiteral("profile")}));
    QCOMPARE(tokens->expiresIn, 3599s);

    QCOMPARE(m_server->seen.size(), 1);
    QCOMPARE(m_server->seen[0].method, QByteArray("POST"));
    QCOMPARE(m_server->seen[0].target, QByteArray("/contoso.example/oauth2/v2.0/token"));
    QCOMPARE(
        m_server->seen[0].headers.value("content-type"), QByteArray("application/x-www-form-urlencoded"));
    QVERIFY(parseRedirectQuery(m_server->seen[0].body)); // nothing twice
    QCOMPARE(form().size(), 6);
    QCOMPARE(form().value(QStringLiteral("grant_type")), QStringLiteral("authorization_code"));
    QCOMPARE(form().value(QStringLiteral("client_id")), m_settings.clientId);
    QCOMPARE(form().value(QStringLiteral("code")), QString::fromUtf8(every + "code"));
    QCOMPARE(form().value(QStringLiteral("client_secret")), QString::fromUtf8(every + "secret"));
    QCOMPARE(form().value(QStringLiteral("redirect_uri")), wanted("redirect_uri"));
    const QByteArray verifier = form().value(QStringLiteral("code_verifier")).toLatin1();
    QVERIFY(verifier.size() >= 43);
    const QByteArray challenge =
        QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QCOMPARE(wanted("code_challenge").toLatin1(), challenge);
}

void SignInTokenTest::a_public_client_sends_no_secret()
{
    start();
    redirect();
    QVERIFY(result());
    QVERIFY(!m_server->seen[0].body.contains("client_secret"));
    QVERIFY(m_server->seen[0].headers.value("authorization").isEmpty());
}

void SignInTokenTest::the_callback_of_ones_own_is_named_in_both_places()
{
    m_settings.loopback.publicUrl = QUrl(QStringLiteral("https://bridge.example/a%2Fb?c=d&e=%2B"));
    start();
    QCOMPARE(wanted("redirect_uri"), QStringLiteral("https://bridge.example/a%2Fb?c=d&e=%2B"));
    QCOMPARE(m_flow->callback(), m_settings.loopback.publicUrl);
}

void SignInTokenTest::every_bad_answer_is_an_error_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const Step &step, ErrorKind kind, int status, const char *code) {
        QTest::addRow("%s", name) << step << kind << status << QString::fromLatin1(code);
    };
    row("400", answering(400, entraBody("invalid_grant", 54005)), ErrorKind::SignInNeeded, 400,
        "AADSTS54005");
    row("401", answering(401, entraBody("invalid_client", 7000215)), ErrorKind::CredentialRefused, 401,
        "AADSTS7000215");
    Step challenge = answering(401, entraBody("invalid_client", 7000215));
    challenge.headers.emplaceBack("WWW-Authenticate", "Basic realm=\"x\"");
    row("401 that asks for a password", challenge, ErrorKind::CredentialRefused, 401, "AADSTS7000215");
    challenge.kind = Step::Close;
    row("401 that asks for a password and hangs up", challenge, ErrorKind::CredentialRefused, 401,
        "AADSTS7000215");
    row("401 without a word", answering(401, {}), ErrorKind::Unauthorized, 401, "");
    row("403 with a page", answering(403, page, "text/html"), ErrorKind::Forbidden, 403, "");
    row("500 with a page", answering(500, page, "text/html"), ErrorKind::Server, 500, "");
    row("500 of Entra", answering(500, entraBody("server_error", 90033)), ErrorKind::Server, 500,
        "AADSTS90033");
    row("503", answering(503, entraBody("temporarily_unavailable", 90033)), ErrorKind::Server, 503,
        "AADSTS90033");
    row("429", answering(429, {}), ErrorKind::Throttled, 429, "");
    row("200 with a page", answering(200, page, "text/html"), ErrorKind::Protocol, 200, "");
    row("200 with an error", answering(200, entraBody("invalid_grant", 54005)), ErrorKind::SignInNeeded, 200,
        "AADSTS54005");
    row("200 without a token", answering(200, "{}"), ErrorKind::Protocol, 200, "");
    row("200 with an empty body", answering(200, {}), ErrorKind::Protocol, 200, "");
    row("200 with a token of another kind",
        answering(200, R"({"token_type":"mac","expires_in":1,"access_token":"a","refresh_token":"r"})"),
        ErrorKind::Protocol, 200, "");
    row("200 without a refresh token",
        answering(200, R"({"token_type":"Bearer","expires_in":3599,"access_token":"a"})"),
        ErrorKind::Protocol, 200, "no-refresh-token");
    Step moved = answering(302, {});
    moved.headers.emplaceBack("Location", "/elsewhere");
    row("a redirect, which is not followed", moved, ErrorKind::Protocol, 302, "");
    moved.status = 307;
    row("a redirect that wants the form again", moved, ErrorKind::Protocol, 307, "");
    row("a truncated answer", {Step::Truncate, 200, {}, success}, ErrorKind::Protocol, 0, "truncated");
    row("a dropped connection", {Step::Drop, 0, {}, {}}, ErrorKind::Offline, 0, "");
    row("no HTTP", {Step::Raw, 0, {}, "\x16\x03garbage\r\n\r\n"}, ErrorKind::Offline, 0, "");
    row("more than anybody needs", {Step::Raw, 0, {}, "HTTP/1.1 200 OK\r\nContent-Length: 99000000\r\n\r\n{"},
        ErrorKind::Protocol, 0, "too-large");
}

void SignInTokenTest::every_bad_answer_is_an_error()
{
    QFETCH(Step, step);
    m_settings.clientSecret = Secret(QByteArray("CLIENT-SECRET"));
    m_server->script = {step};
    start();
    redirect();
    const auto tokens = result();
    QVERIFY(!tokens);
    QTEST(tokens.error().kind, "kind");
    QTEST(tokens.error().httpStatus, "status");
    QTEST(tokens.error().code, "code");
    if (tokens.error().code.startsWith(QLatin1String("AADSTS")))
        QCOMPARE(tokens.error().requestId, QStringLiteral("0ddba11d-0000-4000-8000-00000000beef"));
    QVERIFY(!tokens.error().detail.isEmpty());
    QVERIFY(!core::toLogLine(tokens.error()).contains(QStringLiteral("CODE")));
    // A code works once: nothing is sent again. (Qt 6.8 may open a connection before it sees that it cannot.)
    QCOMPARE(m_server->seen.size(), 1);
    QCOMPARE(m_server->bytesReceived, m_server->seen.constFirst().raw.size());
    QVERIFY(!isOpen(m_port));
}

void SignInTokenTest::a_slow_answer_ends_at_its_own_limit_data()
{
    QTest::addColumn<Step>("step");
    QTest::addRow("no answer") << Step{Step::Never, 0, {}, {}};
    QTest::addRow("an answer that drips") << Step{Step::Trickle, 200, {}, {}};
}

void SignInTokenTest::a_slow_answer_ends_at_its_own_limit()
{
    QFETCH(Step, step);
    m_server->script = {step};
    start();
    m_clock->advance(5min - 1s); // what the browser took does not count
    redirect();
    QTRY_COMPARE(m_server->seen.size(), 1);
    m_clock->advance(30s - 1ms);
    QTest::qWait(0);
    QVERIFY(!m_result->has_value());
    m_clock->advance(1ms);
    const auto tokens = result();
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().kind, ErrorKind::Timeout);
    QTRY_COMPARE(m_server->openConnections, 0);
}

void SignInTokenTest::an_unreachable_endpoint_is_told()
{
    m_server->close();
    start();
    redirect();
    const auto tokens = result();
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().kind, ErrorKind::Offline);
}

void SignInTokenTest::an_untrusted_endpoint_gets_no_code()
{
    const Identity identity = makeIdentity(QStringLiteral("one"));
    serve(std::make_unique<TinyServer>(identity.certificate, identity.key));
    start();
    redirect();
    const auto tokens = result();
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().kind, ErrorKind::Tls);
    QCOMPARE(tokens.error().code, QLatin1String(http::certificateUntrustedCode));
    QCOMPARE(m_server->bytesReceived, 0);
}

void SignInTokenTest::an_authority_of_ones_own_is_trusted()
{
    const Identity authority = makeIdentity(QStringLiteral("authority"));
    const Identity identity = makeIdentity(QStringLiteral("signed"), &authority);
    QTemporaryFile file;
    QVERIFY(file.open() && file.write(authority.certificate.toPem()) > 0 && file.flush());
    m_settings.network.extraCaFile = file.fileName();
    serve(std::make_unique<TinyServer>(identity.certificate, identity.key));
    m_server->otherwise = answering(200, success);
    start();
    redirect();
    const auto tokens = result();
    QVERIFY2(tokens, qPrintable(tokens ? QString() : core::toLogLine(tokens.error())));
}

void SignInTokenTest::the_proxy_of_the_settings_is_used()
{
    m_settings.network.proxy = http::NetworkSettings::Proxy::Manual;
    m_settings.network.proxyHost = QStringLiteral("127.0.0.1");
    m_settings.network.proxyPort = m_server->serverPort();
    m_settings.endpoints.signIn = QUrl(QStringLiteral("http://sign-in.invalid"));
    start();
    redirect();
    QVERIFY(result());
    QCOMPARE(
        m_server->seen[0].target, QByteArray("http://sign-in.invalid/contoso.example/oauth2/v2.0/token"));
}

void SignInTokenTest::deleting_it_aborts_the_request()
{
    m_server->script = {{Step::Never, 0, {}, {}}};
    start();
    redirect();
    QTRY_COMPARE(m_server->seen.size(), 1);
    delete m_flow;
    QTRY_COMPARE(m_server->openConnections, 0);
    QVERIFY(!m_result->has_value());
    QVERIFY(!isOpen(m_port));
    QTRY_COMPARE(m_clock->waiting(), 0);
}

void SignInTokenTest::whoever_is_told_may_delete_it()
{
    start();
    connect(m_flow, &SignInFlow::redirected, this, [this] { delete m_flow; });
    redirect();
    QTRY_VERIFY(!m_flow);
    m_flow = new SignInFlow(m_settings, *m_clock, this);
    const auto port = static_cast<quint16>(m_flow->callback().port());
    connect(m_flow, &SignInFlow::browserWanted, this, [this] { delete m_flow; });
    QTRY_VERIFY(!m_flow);
    QVERIFY(!isOpen(port));
    m_flow = new SignInFlow(m_settings, *m_clock, this);
    delete m_flow; // at once
}

void SignInTokenTest::nothing_secret_is_logged_data()
{
    QTest::addColumn<Step>("step");
    QTest::addRow("a success") << answering(200, success);
    QTest::addRow("an error that repeats what was sent") << answering(
        400, R"({"error":"invalid_grant","error_description":"No CODE-IN-QUERY, CLIENT-SECRET"})");
    QTest::addRow("a page that repeats what was sent") << answering(502, "CODE-IN-QUERY CLIENT-SECRET");
}

void SignInTokenTest::nothing_secret_is_logged()
{
    QFETCH(Step, step);
    m_server->script = {step};
    m_settings.clientSecret = Secret(QByteArray("CLIENT-SECRET"));
    logged.clear();
    printer = qInstallMessageHandler(keepLog);
    QLoggingCategory::setFilterRules(QStringLiteral("*=true"));
    start();
    get(m_port, "/callback?code=CODE-OF-THIEF&state=STATE-OF-THIEF");
    redirect("code=CODE-IN-QUERY");
    auto tokens = result();
    if (!tokens)
        logged << core::toLogLine(tokens.error());
    delete m_flow;
    QLoggingCategory::setFilterRules({});
    qInstallMessageHandler(printer);

    const QString all = logged.join(u'\n');
    QVERIFY(all.contains(QStringLiteral("pb.identity: waiting for the browser")));
    QVERIFY2(all.contains(QStringLiteral("qt.networkauth.")), qPrintable(all)); // Qt speaks as well
    const QStringList secrets{QStringLiteral("CODE-"), QStringLiteral("STATE-"), QStringLiteral("-SECRET"),
        QStringLiteral("-TOKEN"), wanted("state"), form().value(QStringLiteral("code_verifier"))};
    for (const QString &secret : secrets) {
        QVERIFY(!secret.isEmpty());
        QVERIFY2(!all.contains(secret), qPrintable(all));
    }
}

QTEST_GUILESS_MAIN(SignInTokenTest)
#include "tst_signintoken.moc"
