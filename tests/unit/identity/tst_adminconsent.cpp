// SPDX-License-Identifier: GPL-3.0-or-later
#include "flowworld.h"
#include "identity/adminconsentflow.h"
#include "identity/identitycodes.h"
#include "rawclient.h"
#include "support/await.h"
#include "support/fakeclock.h"
#include "support/scriptedbrowser.h"

#include <QPointer>
#include <QSignalSpy>
#include <QUrlQuery>

#include <memory>

using namespace pb;
using namespace pb::identity;
using namespace pb::test;
using namespace std::chrono_literals;
using core::ErrorKind;
using Choice = ScriptedBrowser::Choice;

class AdminConsentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void consent_names_the_directory();
    void the_address_asks_for_everything_and_carries_a_new_state();
    void a_browser_that_wants_icons_first_or_prefers_ipv6_is_heard();
    void a_refusal_is_an_error_although_it_says_consent();
    void consent_for_another_directory_is_refused();
    void a_domain_is_not_compared();
    void what_a_redirect_says_data();
    void what_a_redirect_says();
    void every_code_of_entra_in_a_redirect_is_named_data();
    void every_code_of_entra_in_a_redirect_is_named();
    void an_error_on_entras_own_page_ends_at_the_time_limit_data();
    void an_error_on_entras_own_page_ends_at_the_time_limit();
    void a_browser_that_is_closed_ends_at_the_time_limit();
    void an_answer_after_the_time_limit_finds_nobody();
    void a_second_redirect_finds_nobody();
    void a_redirect_of_another_flow_does_not_end_this_one();
    void a_foreign_state_alone_is_told_at_the_time_limit();
    void a_taken_port_is_told();
    void deleting_it_frees_the_port_at_each_stage_data();
    void deleting_it_frees_the_port_at_each_stage();

private:
    void start(const LoopbackSettings &loopback = FlowWorld::loopback());
    void startFor(const QString &tenant, const LoopbackSettings &loopback = FlowWorld::loopback());
    core::Result<AdminConsent> result();
    core::Result<AdminConsent> resultAtTheLimit();
    quint16 port() const { return static_cast<quint16>(m_flow->callback().port()); }
    QByteArray state() const
    {
        return QUrlQuery(m_wanted).queryItemValue(QStringLiteral("state")).toLatin1();
    }

    std::unique_ptr<FlowWorld> m_world;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<ScriptedBrowser> m_browser;
    QPointer<AdminConsentFlow> m_flow;
    std::shared_ptr<std::optional<core::Result<AdminConsent>>> m_result;
    QUrl m_wanted;
};

void AdminConsentTest::initTestCase()
{
    m_world = std::make_unique<FlowWorld>();
    QVERIFY2(m_world->isReady(), qPrintable(m_world->simulator().error()));
}

void AdminConsentTest::init()
{
    m_clock = std::make_unique<FakeClock>();
    m_browser = std::make_unique<ScriptedBrowser>(Choice::Accept);
    m_wanted.clear();
}

void AdminConsentTest::cleanup()
{
    delete m_flow;
    QVERIFY(m_world->set({{QStringLiteral("consentTenant"), QString()}}));
}

void AdminConsentTest::start(const LoopbackSettings &loopback)
{
    startFor(m_world->info().tenant, loopback);
}

void AdminConsentTest::startFor(const QString &tenant, const LoopbackSettings &loopback)
{
    m_flow = new AdminConsentFlow(
        m_world->endpoints(), tenant, m_world->info().clientId, loopback, *m_clock, this);
    m_result = collect<AdminConsent>(m_flow, this);
    connect(m_flow, &AdminConsentFlow::browserWanted, this, [this](const QUrl &url) { m_wanted = url; });
    connect(m_flow, &AdminConsentFlow::browserWanted, m_browser.get(), &ScriptedBrowser::open);
}

core::Result<AdminConsent> AdminConsentTest::result()
{
    if (!QTest::qWaitFor([this] { return m_result->has_value() && m_browser->isFinished(); }, 20'000))
        return core::failure(ErrorKind::Internal, QStringLiteral("it did not end"));
    return **m_result;
}

/// Lets the browser do what it does, and only then the time pass.
core::Result<AdminConsent> AdminConsentTest::resultAtTheLimit()
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

void AdminConsentTest::consent_names_the_directory()
{
    start();
    const auto consent = result();
    QVERIFY2(consent, qPrintable(consent ? QString() : core::toLogLine(consent.error())));
    QCOMPARE(consent->tenant, m_world->info().tenant);
    QCOMPARE(m_browser->status(), 200);
    QCOMPARE(m_browser->title(), QStringLiteral("All well"));
    QVERIFY(m_browser->page().contains(QStringLiteral("Return to Presence Bridge.")));
    QCOMPARE(m_browser->visited().size(), 3); // the page, the decision, the callback
}

void AdminConsentTest::the_address_asks_for_everything_and_carries_a_new_state()
{
    LoopbackSettings loopback = FlowWorld::loopback();
    loopback.path = QStringLiteral("/call back+&");
    m_browser->setChoice(Choice::Leave);
    startFor(QStringLiteral("contoso.example"), loopback);
    QTRY_VERIFY(!m_wanted.isEmpty());
    const QByteArray first = state();
    QCOMPARE(m_wanted.toString(QUrl::RemoveQuery),
        m_world->info().entra + QStringLiteral("/contoso.example/v2.0/adminconsent"));
    const auto parameters = parseRedirectQuery(m_wanted.query(QUrl::FullyEncoded).toLatin1());
    QVERIFY(parameters);
    QCOMPARE(parameters->size(), 4);
    QCOMPARE(parameters->value(QStringLiteral("client_id")), m_world->info().clientId);
    QCOMPARE(parameters->value(QStringLiteral("scope")), m_world->info().graph + QStringLiteral("/.default"));
    QCOMPARE(parameters->value(QStringLiteral("redirect_uri")),
        QStringLiteral("http://localhost:%1/call%20back+&").arg(port()));
    QVERIFY(first.size() >= 22); // 128 bits in base64

    delete m_flow;
    start();
    QTRY_VERIFY(state() != first);
}

void AdminConsentTest::a_browser_that_wants_icons_first_or_prefers_ipv6_is_heard()
{
    QTcpServer probe;
    if (probe.listen(QHostAddress::LocalHostIPv6))
        m_browser->setLoopback(QStringLiteral("::1"));
    m_browser->setAsksForIcon(true);
    start();
    QVERIFY(result());
    QCOMPARE(m_browser->title(), QStringLiteral("All well"));
    QCOMPARE(m_browser->visited().size(), 5);
}

void AdminConsentTest::a_refusal_is_an_error_although_it_says_consent()
{
    m_browser->setChoice(Choice::Decline);
    start();
    const auto consent = result();
    QVERIFY(!consent);
    QVERIFY(m_browser->redirect().query().contains(QStringLiteral("admin_consent=True")));
    QCOMPARE(consent.error().kind, ErrorKind::Forbidden);
    QCOMPARE(consent.error().code, QStringLiteral("AADSTS65004"));
    QVERIFY(FlowWorld::isGuid(consent.error().requestId));
    QVERIFY(m_browser->redirect().query().contains(consent.error().requestId));
    QVERIFY2(consent.error().detail.contains(QStringLiteral("The user declined to consent")),
        qPrintable(consent.error().detail));
    QCOMPARE(m_browser->title(), QStringLiteral("Not connected"));
    QVERIFY(!m_browser->page().contains(QStringLiteral("All well")));
}

void AdminConsentTest::consent_for_another_directory_is_refused()
{
    const QString other = QStringLiteral("0ddba11d-0000-4000-8000-00000000beef");
    QVERIFY(m_world->set({{QStringLiteral("consentTenant"), other}}));
    start();
    const auto consent = result();
    QVERIFY(!consent);
    QCOMPARE(consent.error().kind, ErrorKind::Forbidden);
    QCOMPARE(consent.error().code, QLatin1String(tenantMismatchCode));
    QVERIFY(consent.error().detail.contains(other));
    QCOMPARE(m_browser->title(), QStringLiteral("Not connected"));
}

void AdminConsentTest::a_domain_is_not_compared()
{
    startFor(QStringLiteral("contoso.example"));
    const auto consent = result();
    QVERIFY(consent);
    QCOMPARE(consent->tenant, m_world->info().tenant);

    startFor(m_world->info().tenant.toUpper()); // and a GUID is compared as a number
    QVERIFY(result());
}

void AdminConsentTest::what_a_redirect_says_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("requestId");
    QTest::addRow("a refusal without Entra's code")
        << QByteArray("admin_consent=True&error=access_denied&error_description=No+thanks%2C+1%2B1")
        << ErrorKind::Forbidden << QStringLiteral("consent-refused") << QStringLiteral("No thanks, 1+1")
        << QString();
    QTest::addRow("consent_required without any text")
        << QByteArray("admin_consent=True&tenant=TENANT&error=consent_required") << ErrorKind::Forbidden
        << QStringLiteral("consent-refused") << QStringLiteral("consent_required") << QString();
    QTest::addRow("another error without Entra's code")
        << QByteArray("error=server_error&error_description=Broken") << ErrorKind::Server
        << QStringLiteral("server_error") << QStringLiteral("Broken") << QString();
    QTest::addRow("an empty error") << QByteArray("admin_consent=True&tenant=TENANT&error=")
                                    << ErrorKind::Protocol << QString() << QString() << QString();
    QTest::addRow("an error with Microsoft's ids on lines of their own")
        << QByteArray("error=access_denied&error_description=AADSTS90094%3A+An+administrator+must+consent."
                      "%0D%0ATrace+ID%3A+1%0D%0ACorrelation+ID%3A+0ddba11d-0000-4000-8000-00000000beef%0D%0A"
                      "Timestamp%3A+x")
        << ErrorKind::Forbidden << QStringLiteral("AADSTS90094")
        << QStringLiteral("AADSTS90094: An administrator must consent.")
        << QStringLiteral("0ddba11d-0000-4000-8000-00000000beef");
    QTest::addRow("neither consent nor error")
        << QByteArray("tenant=TENANT") << ErrorKind::Protocol << QString() << QString() << QString();
    QTest::addRow("no consent") << QByteArray("admin_consent=False&tenant=TENANT") << ErrorKind::Protocol
                                << QString() << QString() << QString();
    QTest::addRow("consent without a directory")
        << QByteArray("admin_consent=True") << ErrorKind::Protocol << QString() << QString() << QString();
    QTest::addRow("consent for something that is no id")
        << QByteArray("admin_consent=True&tenant=contoso.example") << ErrorKind::Protocol << QString()
        << QString() << QString();
}

void AdminConsentTest::what_a_redirect_says()
{
    QFETCH(QByteArray, query);
    m_browser->setChoice(Choice::Leave);
    start();
    QTRY_VERIFY(m_browser->isFinished());
    query.replace("TENANT", m_world->info().tenant.toLatin1());
    const QByteArray page = get(port(), "/callback?" + query + "&state=" + state());
    QCOMPARE(test::statusOf(page), 200);
    QVERIFY(page.contains("Not connected") && !page.contains("All well"));
    const auto consent = result();
    QVERIFY(!consent);
    QTEST(consent.error().kind, "kind");
    QTEST(consent.error().code, "code");
    QTEST(consent.error().requestId, "requestId");
    QFETCH(QString, detail);
    if (!detail.isEmpty())
        QCOMPARE(consent.error().detail, detail);
}

void AdminConsentTest::every_code_of_entra_in_a_redirect_is_named_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {7000215, 7000222, 7000218, 700025, 65001, 65004, 53003, 50076, 50079, 70008,
             700082, 50173, 54005, 501481, 50196})
        QTest::addRow("%d", code) << code;
}

void AdminConsentTest::every_code_of_entra_in_a_redirect_is_named()
{
    QFETCH(int, code);
    QVERIFY(m_world->set({{QStringLiteral("nextAuthorizeError"), code}}));
    start();
    const auto consent = result();
    QVERIFY(!consent);
    QCOMPARE(consent.error().code, QStringLiteral("AADSTS%1").arg(code));
    QVERIFY(FlowWorld::isGuid(consent.error().requestId));
    QVERIFY(m_browser->redirect().query().contains(consent.error().requestId));
    QCOMPARE(m_browser->title(), QStringLiteral("Not connected"));
}

void AdminConsentTest::an_error_on_entras_own_page_ends_at_the_time_limit_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {700016, 7000112, 90002, 900023, 90094, 50011, 50105})
        QTest::addRow("%d", code) << code;
}

void AdminConsentTest::an_error_on_entras_own_page_ends_at_the_time_limit()
{
    QFETCH(int, code);
    QVERIFY(m_world->set({{QStringLiteral("nextAuthorizeError"), code}}));
    start();
    const auto consent = resultAtTheLimit();
    QVERIFY(m_browser->page().contains(QStringLiteral("AADSTS%1").arg(code)));
    QVERIFY(!consent);
    QCOMPARE(consent.error().kind, ErrorKind::Timeout);
    QCOMPARE(consent.error().code, QLatin1String(timeLimitCode));
}

void AdminConsentTest::a_browser_that_is_closed_ends_at_the_time_limit()
{
    m_browser->setChoice(Choice::Leave);
    start();
    const auto consent = resultAtTheLimit();
    QVERIFY(!consent);
    QCOMPARE(consent.error().code, QLatin1String(timeLimitCode));
}

void AdminConsentTest::an_answer_after_the_time_limit_finds_nobody()
{
    m_browser->setKeepsRedirect(true);
    start();
    const auto consent = resultAtTheLimit();
    QVERIFY(!consent);
    QCOMPARE(consent.error().code, QLatin1String(timeLimitCode));
    m_browser->open(m_browser->redirect());
    QTRY_VERIFY(m_browser->isFinished());
    QCOMPARE(m_browser->status(), 0);
}

void AdminConsentTest::a_second_redirect_finds_nobody()
{
    start();
    QVERIFY(result());
    m_browser->open(m_browser->redirect());
    QTRY_VERIFY(m_browser->isFinished());
    QCOMPARE(m_browser->status(), 0);
}

void AdminConsentTest::a_redirect_of_another_flow_does_not_end_this_one()
{
    LoopbackSettings loopback = FlowWorld::loopback();
    m_browser->setKeepsRedirect(true);
    start();
    QTRY_VERIFY(m_browser->isFinished());
    const QByteArray old = m_browser->redirect().query(QUrl::FullyEncoded).toLatin1();
    loopback.port = port(); // as after a new attempt, with the tab of the old one still there
    delete m_flow;
    start(loopback);
    m_browser->setKeepsRedirect(false);
    const QByteArray page = get(loopback.port, "/callback?" + old);
    QCOMPARE(test::statusOf(page), 400);
    QVERIFY(page.contains("Not connected"));
    QVERIFY(!m_result->has_value());
    QVERIFY(result());
}

void AdminConsentTest::a_foreign_state_alone_is_told_at_the_time_limit()
{
    m_browser->setChoice(Choice::Leave);
    start();
    const QByteArray query = "admin_consent=True&tenant=" + m_world->info().tenant.toLatin1();
    get(port(), "/callback?" + query + "&state=guessed");
    get(port(), "/callback?error=access_denied");
    const auto consent = resultAtTheLimit();
    QVERIFY(!consent);
    QCOMPARE(consent.error().kind, ErrorKind::Timeout);
    QCOMPARE(consent.error().code, QLatin1String(stateMismatchCode));
}

void AdminConsentTest::a_taken_port_is_told()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    LoopbackSettings loopback = FlowWorld::loopback();
    loopback.port = other.serverPort();
    start(loopback);
    QVERIFY(!m_result->has_value()); // never before control is back in the event loop
    QTRY_VERIFY(m_result->has_value());
    const auto &consent = **m_result;
    QVERIFY(!consent);
    QCOMPARE(consent.error().kind, ErrorKind::Conflict);
    QCOMPARE(consent.error().code, QLatin1String(portInUseCode));
    QVERIFY(consent.error().detail.contains(QString::number(loopback.port)));
    QVERIFY(m_wanted.isEmpty());
}

void AdminConsentTest::deleting_it_frees_the_port_at_each_stage_data()
{
    QTest::addColumn<int>("stage");
    QTest::addRow("at once") << 0;
    QTest::addRow("when the browser is wanted") << 1;
    QTest::addRow("while the consent is shown") << 2;
    QTest::addRow("between the answer and its delivery") << 3;
}

void AdminConsentTest::deleting_it_frees_the_port_at_each_stage()
{
    QFETCH(int, stage);
    m_browser->setChoice(stage == 2 ? Choice::Leave : Choice::Accept);
    start();
    const quint16 where = port();
    if (stage == 1)
        connect(m_flow, &AdminConsentFlow::browserWanted, this, [this] { delete m_flow; });
    if (stage == 1)
        QTRY_VERIFY(!m_flow);
    if (stage == 2)
        QTRY_VERIFY(m_browser->isFinished());
    if (stage == 3)
        QVERIFY(QTest::qWaitFor([this] { return !m_flow || m_flow->isFinished(); }, 20'000));
    if (stage != 3)
        QVERIFY(!m_flow || isOpen(where));
    delete m_flow;
    QVERIFY(!isOpen(where));
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, where));
    QCOMPARE(m_clock->waiting(), 0);
    if (stage != 3)
        QVERIFY(!m_result->has_value());
}

QTEST_GUILESS_MAIN(AdminConsentTest)
#include "tst_adminconsent.moc"
