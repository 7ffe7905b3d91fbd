// SPDX-License-Identifier: GPL-3.0-or-later
#include "flowworld.h"
#include "identity/identitycodes.h"
#include "identity/signinflow.h"
#include "identity/tokenrequest.h"
#include "rawclient.h"
#include "support/await.h"
#include "support/fakeclock.h"
#include "support/scriptedbrowser.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QPointer>
#include <QSignalSpy>
#include <QUrlQuery>

#include <memory>

using namespace pb;
using namespace pb::identity;
using namespace pb::test;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::Secret;
using Choice = ScriptedBrowser::Choice;

/// The sign-in against the simulator, which checks PKCE, the code and the redirect URI.
class SignInTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void a_public_client_is_signed_in();
    void a_confidential_client_sends_its_secret();
    void the_address_asks_for_what_is_needed();
    void icons_first_and_ipv6_do_no_harm();
    void every_code_of_the_token_endpoint_is_named_data();
    void every_code_of_the_token_endpoint_is_named();
    void every_code_of_entra_in_a_redirect_is_named_data();
    void every_code_of_entra_in_a_redirect_is_named();
    void a_refusal_is_told();
    void what_a_redirect_says_data();
    void what_a_redirect_says();
    void without_a_refresh_token_it_is_an_error();
    void a_wrong_secret_is_told_data();
    void a_wrong_secret_is_told();
    void a_browser_that_is_closed_ends_at_the_time_limit();
    void an_answer_after_the_time_limit_finds_nobody();
    void a_second_redirect_finds_nobody();
    void a_foreign_state_does_not_end_it();
    void a_foreign_state_alone_is_told_at_the_time_limit();
    void a_stolen_code_is_worth_nothing_without_the_verifier();
    void a_code_of_another_sign_in_is_refused();
    void a_taken_port_is_told();

private:
    SignInFlow::Settings settings() const;
    void start() { start(settings()); }
    void start(const SignInFlow::Settings &settings);
    core::Result<TokenResponse> result();
    core::Result<TokenResponse> resultAtTheLimit();
    quint16 port() const { return static_cast<quint16>(m_flow->callback().port()); }
    QByteArray state() const
    {
        return QUrlQuery(m_wanted).queryItemValue(QStringLiteral("state")).toLatin1();
    }
    QString readClientSecret() const;
    qsizetype tokenRequests();

    std::unique_ptr<FlowWorld> m_world;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<ScriptedBrowser> m_browser;
    QPointer<SignInFlow> m_flow;
    std::shared_ptr<std::optional<core::Result<TokenResponse>>> m_result;
    QUrl m_wanted;
    int m_redirected = 0;
};

void SignInTest::initTestCase()
{
    m_world = std::make_unique<FlowWorld>();
    QVERIFY2(m_world->isReady(), qPrintable(m_world->simulator().error()));
}

void SignInTest::init()
{
    m_clock = std::make_unique<FakeClock>();
    m_browser = std::make_unique<ScriptedBrowser>(Choice::Accept);
    m_wanted.clear();
    m_redirected = 0;
    m_world->simulator().clearRequests();
}

void SignInTest::cleanup()
{
    delete m_flow;
    QVERIFY(m_world->set({{QStringLiteral("readClientIsWeb"), false}}));
    QVERIFY(m_world->set({{QStringLiteral("secretExpired"), false}}));
    QVERIFY(m_world->grant({{QStringLiteral("scp"),
        QJsonArray{QStringLiteral("User.Read.All"), QStringLiteral("offline_access"),
            QStringLiteral("openid"), QStringLiteral("profile")}}}));
}

SignInFlow::Settings SignInTest::settings() const
{
    SignInFlow::Settings settings;
    settings.endpoints = m_world->endpoints();
    settings.tenant = m_world->info().tenant;
    settings.clientId = m_world->info().readClientId;
    settings.loopback = FlowWorld::loopback();
    settings.network.proxy = http::NetworkSettings::Proxy::None;
    return settings;
}

void SignInTest::start(const SignInFlow::Settings &settings)
{
    m_flow = new SignInFlow(settings, *m_clock, this);
    m_result = collect<TokenResponse>(m_flow, this);
    connect(m_flow, &SignInFlow::browserWanted, this, [this](const QUrl &url) { m_wanted = url; });
    connect(m_flow, &SignInFlow::browserWanted, m_browser.get(), &ScriptedBrowser::open);
    connect(m_flow, &SignInFlow::redirected, this, [this] { ++m_redirected; });
}

core::Result<TokenResponse> SignInTest::result()
{
    if (!QTest::qWaitFor([this] { return m_result->has_value() && m_browser->isFinished(); }, 20'000))
        return core::failure(ErrorKind::Internal, QStringLiteral("it did not end"));
    return **m_result;
}

core::Result<TokenResponse> SignInTest::resultAtTheLimit()
{
    (void)QTest::qWaitFor([this] { return m_browser->isFinished(); }, 20'000);
    if (m_result->has_value())
        return core::failure(ErrorKind::Internal, QStringLiteral("it ended before the limit"));
    const quint16 where = port();
    m_clock->advance(5min);
    if (isOpen(where))
        return core::failure(ErrorKind::Internal, QStringLiteral("it still listens"));
    return result();
}

QString SignInTest::readClientSecret() const
{
    const QJsonValue entra = m_world->simulator().control("GET", QStringLiteral("entra"));
    return entra[QLatin1String("readClientSecret")].toString();
}

qsizetype SignInTest::tokenRequests()
{
    const QJsonArray requests = m_world->simulator().requests();
    return std::count_if(requests.begin(), requests.end(), [](const QJsonValue &request) {
        return request[QLatin1String("path")].toString().endsWith(QLatin1String("/token"));
    });
}

void SignInTest::a_public_client_is_signed_in()
{
    start();
    const auto tokens = result();
    QVERIFY2(tokens, qPrintable(tokens ? QString() : core::toLogLine(tokens.error())));
    QVERIFY(tokens->scope.contains(QStringLiteral("User.Read.All")));
    QCOMPARE(tokens->expiresIn, 3599s);
    const auto claims = decodeClaims(tokens->accessToken);
    QVERIFY(claims);
    QVERIFY(claims->scopes.contains(QStringLiteral("User.Read.All")));
    QVERIFY(!tokens->refreshToken.isEmpty());
    QCOMPARE(m_redirected, 1);
    QCOMPARE(tokenRequests(), 1);
    QCOMPARE(m_browser->status(), 200);
    QCOMPARE(m_browser->title(), QStringLiteral("All well"));
    // the simulator's codes hold what careless clients damage
    const QString query = m_browser->redirect().query(QUrl::FullyEncoded);
    for (const char *nasty : {"%2F", "%2B", "%252F"})
        QVERIFY2(query.contains(QLatin1String(nasty)), nasty);
}

void SignInTest::a_confidential_client_sends_its_secret()
{
    QVERIFY(m_world->set({{QStringLiteral("readClientIsWeb"), true}}));
    SignInFlow::Settings confidential = settings();
    confidential.clientSecret = Secret(readClientSecret());
    for (const char nasty : {'+', '%', '&'})
        QVERIFY(readClientSecret().contains(QLatin1Char(nasty)));
    start(confidential);
    const auto tokens = result();
    QVERIFY2(tokens, qPrintable(tokens ? QString() : core::toLogLine(tokens.error())));
}

void SignInTest::the_address_asks_for_what_is_needed()
{
    SignInFlow::Settings wanted = settings();
    wanted.permissions << QStringLiteral("Presence.Read.All");
    wanted.loopback.path = QStringLiteral("/call back+&%");
    m_browser->setChoice(Choice::Leave);
    start(wanted);
    QTRY_VERIFY(!m_wanted.isEmpty());
    const QString graph = m_world->info().graph;
    QCOMPARE(m_wanted.toString(QUrl::RemoveQuery),
        m_world->info().entra + u'/' + wanted.tenant + QStringLiteral("/oauth2/v2.0/authorize"));
    const auto parameters = parseRedirectQuery(m_wanted.query(QUrl::FullyEncoded).toLatin1()); // none twice
    QVERIFY(parameters);
    QCOMPARE(parameters->size(), 8);
    const auto value = [&](const char *name) { return parameters->value(QLatin1String(name)); };
    QCOMPARE(value("response_type"), QStringLiteral("code"));
    QCOMPARE(value("client_id"), m_world->info().readClientId);
    QCOMPARE(value("scope"),
        graph + QStringLiteral("/User.Read.All ") + graph
            + QStringLiteral("/Presence.Read.All offline_access"));
    QCOMPARE(value("redirect_uri"), QStringLiteral("http://localhost:%1/call%20back+&%25").arg(port()));
    QCOMPARE(value("code_challenge_method"), QStringLiteral("S256"));
    QCOMPARE(value("code_challenge").size(), 43);
    QCOMPARE(value("prompt"), QStringLiteral("select_account"));
    QVERIFY(value("state").size() >= 22); // 128 bits in base64

    const QByteArray first = state();
    const QString challenge = value("code_challenge");
    delete m_flow;
    start();
    QTRY_VERIFY(state() != first);
    QVERIFY(!m_wanted.query().contains(challenge));
}

void SignInTest::icons_first_and_ipv6_do_no_harm()
{
    QTcpServer probe;
    if (probe.listen(QHostAddress::LocalHostIPv6))
        m_browser->setLoopback(QStringLiteral("::1"));
    m_browser->setAsksForIcon(true);
    start();
    QVERIFY(result());
    QCOMPARE(m_browser->visited().size(), 5);
    QCOMPARE(m_browser->title(), QStringLiteral("All well"));
}

void SignInTest::every_code_of_the_token_endpoint_is_named_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {7000215, 7000222, 7000218, 700025, 700016, 7000112, 90002, 900023, 65001, 65004,
             90094, 50011, 50105, 53003, 50076, 50079, 70008, 700082, 50173, 54005, 501481, 50196})
        QTest::addRow("%d", code) << code;
}

void SignInTest::every_code_of_the_token_endpoint_is_named()
{
    QFETCH(int, code);
    QVERIFY(m_world->set({{QStringLiteral("nextTokenError"), code}}));
    start();
    const auto tokens = result();
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().code, QStringLiteral("AADSTS%1").arg(code));
    QVERIFY(FlowWorld::isGuid(tokens.error().requestId));
    QVERIFY(tokens.error().detail.startsWith(tokens.error().code));
    QVERIFY(tokens.error().httpStatus >= 400);
    QCOMPARE(tokenRequests(), 1);
    QVERIFY(!isOpen(static_cast<quint16>(m_browser->redirect().port())));
}

void SignInTest::every_code_of_entra_in_a_redirect_is_named_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {7000215, 7000222, 7000218, 700025, 65001, 65004, 53003, 50076, 50079, 70008,
             700082, 50173, 54005, 501481, 50196})
        QTest::addRow("%d", code) << code;
}

void SignInTest::every_code_of_entra_in_a_redirect_is_named()
{
    QFETCH(int, code);
    QVERIFY(m_world->set({{QStringLiteral("nextAuthorizeError"), code}}));
    start();
    const auto tokens = result();
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().code, QStringLiteral("AADSTS%1").arg(code));
    QVERIFY(FlowWorld::isGuid(tokens.error().requestId));
    QVERIFY(m_browser->redirect().query().contains(tokens.error().requestId));
    QCOMPARE(m_browser->title(), QStringLiteral("Not connected"));
    QCOMPARE(tokenRequests(), 0);
}

void SignInTest::a_refusal_is_told()
{
    m_browser->setChoice(Choice::Decline);
    start();
    const auto tokens = result();
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().kind, ErrorKind::Forbidden);
    QCOMPARE(tokens.error().code, QStringLiteral("AADSTS65004"));
    QVERIFY(tokens.error().detail.contains(QStringLiteral("The user declined to consent")));
    QCOMPARE(m_browser->title(), QStringLiteral("Not connected"));
    QVERIFY(!m_browser->page().contains(QStringLiteral("All well")));
    QCOMPARE(m_redirected, 0);
}

void SignInTest::what_a_redirect_says_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::addRow("a refusal without Entra's code")
        << QByteArray("error=access_denied") << ErrorKind::Forbidden << QStringLiteral("consent-refused");
    QTest::addRow("an error beside a code")
        << QByteArray("code=c&error=server_error") << ErrorKind::Server << QStringLiteral("server_error");
    QTest::addRow("neither code nor error")
        << QByteArray("session_state=x") << ErrorKind::Protocol << QString();
    QTest::addRow("an empty code") << QByteArray("code=") << ErrorKind::Protocol << QString();
}

void SignInTest::what_a_redirect_says()
{
    QFETCH(QByteArray, query);
    m_browser->setChoice(Choice::Leave);
    start();
    QTRY_VERIFY(m_browser->isFinished());
    const QByteArray page = get(port(), "/callback?" + query + "&state=" + state());
    QVERIFY(page.contains("Not connected") && !page.contains("All well"));
    const auto tokens = result();
    QVERIFY(!tokens);
    QTEST(tokens.error().kind, "kind");
    QTEST(tokens.error().code, "code");
    QCOMPARE(tokenRequests(), 0);
}

void SignInTest::without_a_refresh_token_it_is_an_error()
{
    QVERIFY(m_world->grant({{QStringLiteral("scp"), QJsonArray{QStringLiteral("User.Read.All")}}}));
    start();
    const auto tokens = result();
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().kind, ErrorKind::Protocol);
    QCOMPARE(tokens.error().code, QLatin1String(noRefreshTokenCode));
}

void SignInTest::a_wrong_secret_is_told_data()
{
    QTest::addColumn<bool>("web");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<bool>("expired");
    QTest::addColumn<QString>("code");
    QTest::addRow("none, where one is needed")
        << true << QString() << false << QStringLiteral("AADSTS7000218");
    QTest::addRow("a wrong one") << true << QStringLiteral("wrong") << false
                                 << QStringLiteral("AADSTS7000215");
    QTest::addRow("an expired one") << true << QStringLiteral("RIGHT") << true
                                    << QStringLiteral("AADSTS7000222");
    QTest::addRow("one of a public client")
        << false << QStringLiteral("any") << false << QStringLiteral("AADSTS700025");
}

void SignInTest::a_wrong_secret_is_told()
{
    QFETCH(bool, web);
    QFETCH(QString, secret);
    QFETCH(bool, expired);
    QVERIFY(
        m_world->set({{QStringLiteral("readClientIsWeb"), web}, {QStringLiteral("secretExpired"), expired}}));
    SignInFlow::Settings wrong = settings();
    wrong.clientSecret = Secret(secret == QStringLiteral("RIGHT") ? readClientSecret() : secret);
    start(wrong);
    const auto tokens = result();
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().kind, ErrorKind::CredentialRefused);
    QTEST(tokens.error().code, "code");
}

void SignInTest::a_browser_that_is_closed_ends_at_the_time_limit()
{
    m_browser->setChoice(Choice::Leave);
    start();
    const auto tokens = resultAtTheLimit();
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().kind, ErrorKind::Timeout);
    QCOMPARE(tokens.error().code, QLatin1String(timeLimitCode));
}

void SignInTest::an_answer_after_the_time_limit_finds_nobody()
{
    m_browser->setKeepsRedirect(true);
    start();
    QVERIFY(!resultAtTheLimit());
    m_browser->open(m_browser->redirect());
    QTRY_VERIFY(m_browser->isFinished());
    QCOMPARE(m_browser->status(), 0);
    QCOMPARE(tokenRequests(), 0);
}

void SignInTest::a_second_redirect_finds_nobody()
{
    start();
    QVERIFY(result());
    m_browser->open(m_browser->redirect());
    QTRY_VERIFY(m_browser->isFinished());
    QCOMPARE(m_browser->status(), 0);
    QCOMPARE(tokenRequests(), 1);
}

void SignInTest::a_foreign_state_does_not_end_it()
{
    m_browser->setKeepsRedirect(true);
    start();
    QTRY_VERIFY(m_browser->isFinished());
    // a page that knows everything but the state: it would sign its own account in
    const QByteArray query = m_browser->redirect().query(QUrl::FullyEncoded).toLatin1();
    QCOMPARE(test::statusOf(get(port(), "/callback?" + QByteArray(query).replace(state(), "guessed"))), 400);
    QCOMPARE(test::statusOf(get(port(), "/callback?error=access_denied&state=guessed")), 400);
    QVERIFY(!m_result->has_value());
    QCOMPARE(tokenRequests(), 0);
    QCOMPARE(test::statusOf(get(port(), "/callback?" + query)), 200);
    QVERIFY(result());
}

void SignInTest::a_foreign_state_alone_is_told_at_the_time_limit()
{
    m_browser->setChoice(Choice::Leave);
    start();
    get(port(), "/callback?code=c&state=guessed");
    const auto tokens = resultAtTheLimit();
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().kind, ErrorKind::Timeout);
    QCOMPARE(tokens.error().code, QLatin1String(stateMismatchCode));
    QCOMPARE(tokenRequests(), 0);
}

void SignInTest::a_stolen_code_is_worth_nothing_without_the_verifier()
{
    m_browser->setKeepsRedirect(true);
    start();
    QTRY_VERIFY(m_browser->isFinished());
    const QByteArray query = m_browser->redirect().query(QUrl::FullyEncoded).toLatin1();
    const QString code = parseRedirectQuery(query)->value(QStringLiteral("code"));
    QList<FormField> form{{"grant_type", Secret(QByteArray("authorization_code"))},
        {"client_id", Secret(m_world->info().readClientId)}, {"code", Secret(code)},
        {"redirect_uri", Secret(m_flow->callback().toString())}};
    const auto redeem = [&] {
        return httpRequest("POST", m_world->endpoints().tokenUrl(m_world->info().tenant),
            {{"Content-Type", "application/x-www-form-urlencoded"}}, formBody(form));
    };
    QVERIFY(redeem().body.contains("AADSTS501481"));
    form.append({"code_verifier", makeState()});
    QVERIFY(redeem().body.contains("AADSTS501481"));
    // the thief's attempts left the true one alone
    get(port(), "/callback?" + query);
    QVERIFY(result());
}

void SignInTest::a_code_of_another_sign_in_is_refused()
{
    m_browser->setKeepsRedirect(true);
    start();
    QTRY_VERIFY(m_browser->isFinished());
    const QByteArray query = m_browser->redirect().query(QUrl::FullyEncoded).toLatin1();
    const QByteArray oldState = state();
    SignInFlow::Settings again = settings();
    again.loopback.port = port();
    delete m_flow;
    start(again);
    QTRY_VERIFY(state() != oldState);
    // even one who learned the state cannot slip in a code of their own: it has another challenge
    get(port(), "/callback?" + QByteArray(query).replace(oldState, state()));
    const auto tokens = result();
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().code, QStringLiteral("AADSTS501481"));
}

void SignInTest::a_taken_port_is_told()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    SignInFlow::Settings taken = settings();
    taken.loopback.port = other.serverPort();
    start(taken);
    QVERIFY(!m_result->has_value());
    QTRY_VERIFY(m_result->has_value());
    QVERIFY(!**m_result);
    QCOMPARE((*m_result)->error().kind, ErrorKind::Conflict);
    QCOMPARE((*m_result)->error().code, QLatin1String(portInUseCode));
    QVERIFY((*m_result)->error().detail.contains(QString::number(other.serverPort())));
    QVERIFY(m_wanted.isEmpty());
}

QTEST_GUILESS_MAIN(SignInTest)
#include "tst_signin.moc"
