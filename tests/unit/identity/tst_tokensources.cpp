// SPDX-License-Identifier: GPL-3.0-or-later
#include "failingstore.h"
#include "http/httpclient.h"
#include "identity/clientcredentialstokensource.h"
#include "identity/refreshtokensource.h"
#include "support/awaitjob.h"
#include "support/fakeclock.h"
#include "tokenserver.h"

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace pb;
using namespace pb::identity;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::Secret;
using secrets::SecretKind;
using test::await;
using test::FailingStore;

namespace {

QStringList logged;
QtMessageHandler printer = nullptr;

void keepLog(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    logged << message;
    printer(type, context, message);
}

http::NetworkSettings direct()
{
    http::NetworkSettings settings;
    settings.proxy = http::NetworkSettings::Proxy::None;
    return settings;
}

const QByteArray clientSecret = "cS~v4lue+%&=\xC3\xBC/x";
const QByteArray firstRefresh = "0.RfirstRefreshTokenValue";
const QByteArray secondRefresh = "0.RsecondRefreshTokenValue";

} // namespace

class TokenSourcesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void the_request_is_what_entra_expects();
    void a_token_is_kept_until_five_minutes_before_its_end();
    void concurrent_callers_share_one_request();
    void a_valid_token_is_handed_out_while_its_successor_is_on_its_way();
    void a_failed_renewal_leaves_the_valid_token_usable();
    void a_rejected_token_is_dropped_and_a_newer_one_kept();
    void a_service_that_refuses_good_tokens_costs_one_renewal_in_five_minutes();
    void a_refused_token_that_was_kept_is_replaced_by_retry_now();
    void a_wrong_secret_makes_no_storm();
    void the_pause_grows_to_ten_minutes_and_no_further();
    void trouble_of_the_server_pauses_shortly();
    void a_replaced_secret_is_used_after_retry_now();
    void what_is_put_right_during_a_refusal_counts_at_once();
    void a_missing_secret_says_so();
    void a_lost_answer_is_asked_for_again();
    void an_error_with_status_200_is_an_error();
    void deleting_the_source_ends_waiting_jobs();
    void the_state_is_told();

    void a_refresh_sends_what_entra_expects();
    void a_public_client_sends_no_secret();
    void storing_a_refresh_token_holds_up_nobody();
    void the_newest_refresh_token_is_used_and_stored_once_a_day();
    void a_refresh_token_that_cannot_be_stored_is_told_once();
    void a_keychain_that_unlocks_later_gets_the_newest_refresh_token();
    void a_locked_keychain_does_not_stop_a_running_sign_in();
    void a_revoked_sign_in_is_not_asked_for_again_and_again();
    void a_new_sign_in_in_the_store_is_used_after_retry_now();
    void a_new_sign_in_in_the_store_counts_at_the_next_renewal();
    void a_lost_answer_to_a_refresh_costs_nothing();
    void without_a_sign_in_nothing_is_sent();

private:
    EntraEndpoints endpoints() const
    {
        return {m_server->url(), QUrl(QStringLiteral("https://graph.microsoft.com"))};
    }
    static secrets::SecretId id(SecretKind kind) { return {QStringLiteral("p"), kind}; }
    void makeApplication();
    void makeReader();
    core::Result<Secret> token() { return await(m_source->token(this)); }
    QByteArray tokenText()
    {
        const auto result = token();
        return result ? result->reveal() : toLogLine(result.error()).toUtf8();
    }

    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<test::TokenServer> m_server;
    std::unique_ptr<http::HttpClient> m_http;
    std::shared_ptr<FailingStore> m_store;
    std::unique_ptr<TokenSource> m_source;
};

void TokenSourcesTest::initTestCase()
{
    printer = qInstallMessageHandler(keepLog);
    QLoggingCategory::setFilterRules(QStringLiteral("pb.*=true"));
}

void TokenSourcesTest::init()
{
    logged.clear();
    m_clock = std::make_unique<test::FakeClock>();
    m_server = std::make_unique<test::TokenServer>();
    m_http = std::make_unique<http::HttpClient>(direct(), *m_clock);
    m_store = std::make_shared<FailingStore>();
    m_store->memory.put(id(SecretKind::ClientSecret), Secret(clientSecret));
    m_store->memory.put(id(SecretKind::RefreshToken), Secret(firstRefresh));
}

void TokenSourcesTest::cleanup()
{
    m_source.reset();
    m_http.reset();
    // whatever a test did: nothing secret was logged, and something was
    const QString all = logged.join(u'\n');
    for (const QByteArray &value : {clientSecret, clientSecret.toPercentEncoding(), firstRefresh,
             secondRefresh, QByteArray("tok-"), QByteArray("readerSecretValue")})
        QVERIFY2(!all.contains(QString::fromUtf8(value)), qPrintable(all));
    QVERIFY(!all.isEmpty());
}

void TokenSourcesTest::makeApplication()
{
    m_source = std::make_unique<ClientCredentialsTokenSource>(
        ClientCredentialsTokenSource::Settings{endpoints(), QStringLiteral("contoso.example"),
            QStringLiteral("the-client"), id(SecretKind::ClientSecret)},
        *m_http, m_store, *m_clock);
}

void TokenSourcesTest::makeReader()
{
    m_source = std::make_unique<RefreshTokenSource>(
        RefreshTokenSource::Settings{endpoints(), QStringLiteral("contoso.example"),
            QStringLiteral("the-reader"), id(SecretKind::RefreshToken), id(SecretKind::ReadClientSecret)},
        *m_http, m_store, *m_clock);
}

void TokenSourcesTest::the_request_is_what_entra_expects()
{
    makeApplication();
    m_server->layToken("tok-1");
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    QCOMPARE(m_server->path(0), QByteArray("/contoso.example/oauth2/v2.0/token"));
    const test::TokenServer::Form expected{{"grant_type", "client_credentials"}, {"client_id", "the-client"},
        {"client_secret", clientSecret}, {"scope", "https://graph.microsoft.com/.default"}};
    QCOMPARE(m_server->form(0), expected);
}

void TokenSourcesTest::a_token_is_kept_until_five_minutes_before_its_end()
{
    makeApplication();
    m_server->layToken("tok-1", 3600);
    m_server->layToken("tok-2", 3600);
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    m_clock->advance(55min - 1s);
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    QCOMPARE(m_server->requests(), 1);
    m_clock->advance(1s);
    token();
    QTRY_COMPARE_WITH_TIMEOUT(m_server->requests(), 2, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_source->isRenewing(), 30000);
    QCOMPARE(tokenText(), QByteArray("tok-2"));
    QCOMPARE(m_server->requests(), 2);
}

void TokenSourcesTest::concurrent_callers_share_one_request()
{
    makeApplication();
    m_server->layToken("tok-1");
    QList<QByteArray> tokens;
    for (int i = 0; i < 20; ++i)
        m_source->token(this)->then(
            this, [&](const core::Result<Secret> &token) { tokens << token->reveal(); });
    auto *given_up = m_source->token(this);
    delete given_up;
    QTRY_COMPARE_WITH_TIMEOUT(tokens.size(), 20, 30000);
    QCOMPARE(tokens.count("tok-1"), 20);
    QCOMPARE(m_server->requests(), 1);
}

void TokenSourcesTest::a_valid_token_is_handed_out_while_its_successor_is_on_its_way()
{
    makeApplication();
    m_server->layToken("tok-1", 3600);
    m_server->layToken("tok-2", 3600, {}, true);
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    m_clock->advance(57min);
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    QTRY_VERIFY_WITH_TIMEOUT(m_server->isHolding(), 30000);
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    m_server->release();
    QTRY_VERIFY_WITH_TIMEOUT(!m_source->isRenewing(), 30000);
    QCOMPARE(tokenText(), QByteArray("tok-2"));
    QCOMPARE(m_server->requests(), 2);
}

void TokenSourcesTest::a_failed_renewal_leaves_the_valid_token_usable()
{
    makeApplication();
    m_server->layToken("tok-1", 3600);
    m_server->layError(401, "invalid_client", 7000222, "The provided client secret keys are expired.");
    m_server->layError(401, "invalid_client", 7000222, "The provided client secret keys are expired.");
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    m_clock->advance(59min + 10s);
    QCOMPARE(tokenText(), QByteArray("tok-1")); // waited for the renewal, which failed
    QVERIFY(m_source->lastError());
    QCOMPARE(m_source->lastError()->code, QStringLiteral("AADSTS7000222"));
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    QCOMPARE(m_server->requests(), 2);
    m_clock->advance(50s);
    const auto expired = token();
    QVERIFY(!expired);
    QCOMPARE(expired.error().kind, ErrorKind::CredentialRefused);
    QCOMPARE(m_server->requests(), 2);
}

void TokenSourcesTest::a_rejected_token_is_dropped_and_a_newer_one_kept()
{
    makeApplication();
    m_server->layToken("tok-1");
    m_server->layToken("tok-2");
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    m_source->reject(Secret(QByteArray("tok-1")));
    QVERIFY(!m_source->expiresAt());
    QCOMPARE(tokenText(), QByteArray("tok-2"));
    m_source->reject(Secret(QByteArray("tok-1"))); // a straggler
    QCOMPARE(tokenText(), QByteArray("tok-2"));
    QCOMPARE(m_server->requests(), 2);
}

void TokenSourcesTest::a_service_that_refuses_good_tokens_costs_one_renewal_in_five_minutes()
{
    makeApplication();
    for (const char *name : {"tok-1", "tok-2", "tok-3"})
        m_server->layToken(name);
    m_source->reject(*token());
    for (int i = 0; i < 50; ++i) {
        QCOMPARE(tokenText(), QByteArray("tok-2"));
        m_source->reject(*token());
        m_clock->advance(5s);
    }
    QCOMPARE(m_server->requests(), 2);
    QVERIFY(!m_source->pausedUntil());
    QVERIFY(!m_source->lastError());
    QVERIFY(m_source->expiresAt());

    m_clock->advance(50s);
    m_source->reject(*token());
    QCOMPARE(tokenText(), QByteArray("tok-3"));
    QCOMPARE(m_server->requests(), 3);
}

void TokenSourcesTest::a_refused_token_that_was_kept_is_replaced_by_retry_now()
{
    makeApplication();
    for (const char *name : {"tok-1", "tok-2", "tok-3"})
        m_server->layToken(name);
    for (int i = 0; i < 3; ++i)
        m_source->reject(*token());
    QCOMPARE(tokenText(), QByteArray("tok-2"));
    m_source->retryNow();
    QCOMPARE(tokenText(), QByteArray("tok-3"));
    m_source->retryNow(); // nothing was refused since
    QCOMPARE(tokenText(), QByteArray("tok-3"));
}

void TokenSourcesTest::a_wrong_secret_makes_no_storm()
{
    makeApplication();
    m_server->layError(
        401, "invalid_client", 7000215, "Invalid client secret " + clientSecret + " provided.");
    for (int i = 0; i < 50; ++i) {
        const auto refused = token();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::CredentialRefused);
        QCOMPARE(refused.error().code, QStringLiteral("AADSTS7000215"));
        QCOMPARE(refused.error().requestId, QStringLiteral("c0ffee00-0000"));
        QVERIFY(!toLogLine(refused.error()).contains(QString::fromUtf8(clientSecret)));
        m_clock->advance(1s);
    }
    QCOMPARE(m_server->requests(), 1);
    QCOMPARE(token().error().retryAfter.value_or(0s), core::Duration(10s));
}

void TokenSourcesTest::the_pause_grows_to_ten_minutes_and_no_further()
{
    makeApplication();
    QList<int> pauses;
    for (int i = 0; i < 7; ++i) {
        m_server->layError(400, "invalid_client", 7000215, "wrong");
        const auto refused = token();
        pauses << int(
            std::chrono::duration_cast<std::chrono::seconds>(refused.error().retryAfter.value_or(0s))
                .count());
        m_clock->advance(refused.error().retryAfter.value_or(0s));
    }
    QCOMPARE(pauses, QList<int>({60, 120, 240, 480, 600, 600, 600}));
    m_server->layToken("tok-1");
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    QVERIFY(!m_source->lastError());
    QVERIFY(!m_source->pausedUntil());

    m_clock->advance(2h);
    m_server->layError(400, "invalid_client", 7000215, "wrong");
    QCOMPARE(token().error().retryAfter.value_or(0s), core::Duration(60s)); // a success starts anew
}

void TokenSourcesTest::trouble_of_the_server_pauses_shortly()
{
    makeApplication();
    test::TokenServer::Answer page;
    page.status = 404; // an address that is no token endpoint
    page.body = "<html>" + clientSecret + "</html>";
    m_server->lay(page);
    const auto refused = token();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::NotFound);
    QVERIFY(!toLogLine(refused.error()).contains(QString::fromUtf8(clientSecret)));

    m_clock->advance(60s);
    page.status = 200; // a page to log in to some network
    m_server->lay(page);
    const auto garbage = token();
    QVERIFY(!garbage);
    QCOMPARE(garbage.error().kind, ErrorKind::Protocol);
    QVERIFY(garbage.error().retryAfter.value_or(0s) <= 4s);
    QVERIFY(!toLogLine(garbage.error()).contains(QString::fromUtf8(clientSecret)));
}

void TokenSourcesTest::a_replaced_secret_is_used_after_retry_now()
{
    makeApplication();
    m_server->layError(401, "invalid_client", 7000222, "expired");
    m_server->layToken("tok-1");
    QVERIFY(!token());
    m_store->memory.put(id(SecretKind::ClientSecret), Secret(QByteArray("the new one")));
    m_source->retryNow();
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    QCOMPARE(m_server->form(1).value("client_secret"), QByteArray("the new one"));
}

void TokenSourcesTest::what_is_put_right_during_a_refusal_counts_at_once()
{
    makeApplication();
    m_server->layError(401, "invalid_client", 7000222, "expired");
    m_server->layToken("tok-1");
    std::optional<core::Result<Secret>> renewed;
    m_source->token(this)->then(this, [&renewed](const core::Result<Secret> &result) { renewed = result; });
    QVERIFY(m_source->isRenewing());
    m_source->retryNow(); // its refusal is on the way
    QTRY_VERIFY(renewed.has_value());
    QVERIFY(*renewed);
    QCOMPARE((*renewed)->reveal(), QByteArray("tok-1"));
    QVERIFY(!m_source->lastError());
}

void TokenSourcesTest::a_missing_secret_says_so()
{
    makeApplication();
    await(m_store->memory.remove(id(SecretKind::ClientSecret), this));
    const auto refused = token();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::CredentialRefused);
    QCOMPARE(refused.error().code, QStringLiteral("secret-needed"));
    QCOMPARE(m_server->requests(), 0);
}

void TokenSourcesTest::a_lost_answer_is_asked_for_again()
{
    makeApplication();
    test::TokenServer::Answer lost;
    lost.drop = true;
    m_server->lay(lost);
    m_server->layToken("tok-1");
    QByteArray got;
    m_source->token(this)->then(this,
        [&](const core::Result<Secret> &token) { got = token ? token->reveal() : QByteArray("failed"); });
    QTRY_COMPARE_WITH_TIMEOUT(m_server->requests(), 1, 30000);
    QTRY_VERIFY_WITH_TIMEOUT((m_clock->advance(500ms), m_server->requests() == 2), 30000);
    QTRY_COMPARE_WITH_TIMEOUT(got, QByteArray("tok-1"), 30000);
}

void TokenSourcesTest::an_error_with_status_200_is_an_error()
{
    makeApplication();
    m_server->layError(200, "invalid_client", 7000215, "wrong");
    const auto refused = token();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("AADSTS7000215"));
}

void TokenSourcesTest::deleting_the_source_ends_waiting_jobs()
{
    makeApplication();
    m_server->layToken("tok-1", 3600, {}, true);
    std::optional<core::Error> error;
    m_source->token(this)->then(this, [&](const core::Result<Secret> &token) { error = token.error(); });
    QTRY_VERIFY_WITH_TIMEOUT(m_server->isHolding(), 30000);
    m_source.reset();
    QTRY_VERIFY_WITH_TIMEOUT(error, 30000);
    QCOMPARE(error->kind, ErrorKind::Cancelled);
    qInfo("so that the log is not empty");
}

void TokenSourcesTest::the_state_is_told()
{
    makeApplication();
    QSignalSpy spy(m_source.get(), &TokenSource::stateChanged);
    m_server->layError(400, "unauthorized_client", 700016, "not found");
    QVERIFY(!token());
    QCOMPARE(spy.size(), 1);
    QVERIFY(m_source->pausedUntil() == std::optional(m_clock->now() + 60s));
    QVERIFY(!m_source->expiresAt());
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    m_server->layToken(
        "tok-e30." + QByteArray("{\"roles\":[\"Presence.ReadWrite.All\"]}").toBase64(options) + ".sig", 3600);
    m_source->retryNow();
    QVERIFY(token());
    QVERIFY(m_source->expiresAt() == std::optional(m_clock->now() + 3600s));
    QCOMPARE(m_source->claims().roles, QStringList(QStringLiteral("Presence.ReadWrite.All")));
    QVERIFY(!m_source->lastError());
    QVERIFY(spy.size() >= 3);
}

void TokenSourcesTest::a_refresh_sends_what_entra_expects()
{
    m_store->memory.put(id(SecretKind::ReadClientSecret), Secret(QByteArray("readerSecretValue+%")));
    makeReader();
    m_server->layToken("tok-1");
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    const test::TokenServer::Form expected{{"grant_type", "refresh_token"}, {"client_id", "the-reader"},
        {"refresh_token", firstRefresh}, {"client_secret", "readerSecretValue+%"},
        {"scope", "https://graph.microsoft.com/User.Read.All offline_access"}};
    QCOMPARE(m_server->form(0), expected);
    QCOMPARE(m_store->writes, 0); // nothing rotated
}

void TokenSourcesTest::a_public_client_sends_no_secret()
{
    makeReader();
    m_server->layToken("tok-1");
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    QVERIFY(!m_server->form(0).contains("client_secret"));
}

void TokenSourcesTest::storing_a_refresh_token_holds_up_nobody()
{
    makeReader();
    m_store->holdWrites = true;
    m_server->layToken("tok-1", 3600, secondRefresh);
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    QVERIFY(m_store->held); // as behind a prompt
    m_clock->advance(2h);
    m_server->layToken("tok-2", 3600, "0.Rthird");
    QCOMPARE(tokenText(), QByteArray("tok-2"));
    QCOMPARE(m_server->form(1).value("refresh_token"), secondRefresh);
    QCOMPARE(m_store->writes, 1); // not a second prompt
}

void TokenSourcesTest::the_newest_refresh_token_is_used_and_stored_once_a_day()
{
    makeReader();
    QByteArray used = firstRefresh;
    for (int hour = 0; hour <= 48; ++hour) {
        const QByteArray next = "0.R" + QByteArray::number(hour);
        m_server->layToken("tok-" + QByteArray::number(hour), 3600, next);
        QVERIFY(token());
        QCOMPARE(m_server->form(hour).value("refresh_token"), used);
        used = next;
        m_clock->advance(1h);
    }
    QCOMPARE(m_store->writes, 3);
    QCOMPARE(await(m_store->memory.read(id(SecretKind::RefreshToken), this))->reveal(), QByteArray("0.R48"));
}

void TokenSourcesTest::a_refresh_token_that_cannot_be_stored_is_told_once()
{
    makeReader();
    QSignalSpy spy(
        static_cast<RefreshTokenSource *>(m_source.get()), &RefreshTokenSource::refreshTokenNotStored);
    m_store->failWrites = true;
    QByteArray used = firstRefresh;
    for (int hour = 0; hour < 5; ++hour) {
        const QByteArray next = "0.R" + QByteArray::number(hour);
        m_server->layToken("tok-" + QByteArray::number(hour), 3600, next);
        QVERIFY(token());
        QCOMPARE(m_server->form(hour).value("refresh_token"), used); // not the older one of the store
        used = next;
        m_clock->advance(2h);
    }
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy[0][0].value<core::Error>().kind, ErrorKind::KeychainUnavailable);
    QCOMPARE(logged.filter(QStringLiteral("kept for this run only")).size(), 1);
}

void TokenSourcesTest::a_keychain_that_unlocks_later_gets_the_newest_refresh_token()
{
    makeReader();
    m_store->failWrites = true;
    m_server->layToken("tok-1", 3600, secondRefresh);
    QVERIFY(token());
    m_store->failWrites = false;
    m_clock->advance(2h);
    m_server->layToken("tok-2", 3600, "0.Rthird");
    QVERIFY(token());
    QTRY_COMPARE(
        await(m_store->memory.read(id(SecretKind::RefreshToken), this))->reveal(), QByteArray("0.Rthird"));
    QCOMPARE(m_store->writes, 2);
}

void TokenSourcesTest::a_locked_keychain_does_not_stop_a_running_sign_in()
{
    makeReader();
    m_server->layToken("tok-1", 3600);
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    m_store->failReads = true;
    m_clock->advance(2h);
    m_server->layToken("tok-2", 3600);
    QCOMPARE(tokenText(), QByteArray("tok-2"));
    QVERIFY(!m_server->form(1).contains("client_secret"));
}

void TokenSourcesTest::a_revoked_sign_in_is_not_asked_for_again_and_again()
{
    makeReader();
    m_server->layError(400, "invalid_grant", 50173, "The grant " + firstRefresh + " was revoked.");
    for (int i = 0; i < 50; ++i) {
        const auto refused = token();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QStringLiteral("AADSTS50173"));
        QVERIFY(!toLogLine(refused.error()).contains(QString::fromLatin1(firstRefresh)));
        QVERIFY(!refused.error().detail.contains(QStringLiteral("lost")));
        m_clock->advance(1s);
    }
    QCOMPARE(m_server->requests(), 1);
}

void TokenSourcesTest::a_new_sign_in_in_the_store_is_used_after_retry_now()
{
    makeReader();
    m_server->layError(400, "invalid_grant", 700082, "expired");
    QVERIFY(!token());
    m_store->memory.put(id(SecretKind::RefreshToken), Secret(secondRefresh));
    m_server->layToken("tok-1");
    m_source->retryNow();
    QCOMPARE(tokenText(), QByteArray("tok-1"));
    QCOMPARE(m_server->form(1).value("refresh_token"), secondRefresh);
}

void TokenSourcesTest::a_new_sign_in_in_the_store_counts_at_the_next_renewal()
{
    makeReader();
    m_server->layToken("tok-1", 3600, secondRefresh);
    QVERIFY(token());
    m_store->memory.put(id(SecretKind::RefreshToken), Secret(QByteArray("0.RsomebodyElse")));
    m_clock->advance(2h);
    m_server->layToken("tok-2", 3600);
    QVERIFY(token());
    QCOMPARE(m_server->form(1).value("refresh_token"), QByteArray("0.RsomebodyElse"));
}

void TokenSourcesTest::a_lost_answer_to_a_refresh_costs_nothing()
{
    makeReader();
    test::TokenServer::Answer lost;
    lost.drop = true;
    m_server->lay(lost);
    m_server->layToken("tok-1", 3600, secondRefresh);
    QByteArray got;
    m_source->token(this)->then(this,
        [&](const core::Result<Secret> &token) { got = token ? token->reveal() : QByteArray("failed"); });
    QTRY_COMPARE_WITH_TIMEOUT(m_server->requests(), 1, 30000);
    QTRY_VERIFY_WITH_TIMEOUT((m_clock->advance(500ms), m_server->requests() == 2), 30000);
    QTRY_COMPARE_WITH_TIMEOUT(got, QByteArray("tok-1"), 30000);
    QCOMPARE(m_server->form(1).value("refresh_token"), firstRefresh);
}

void TokenSourcesTest::without_a_sign_in_nothing_is_sent()
{
    makeReader();
    await(m_store->memory.remove(id(SecretKind::RefreshToken), this));
    const auto refused = token();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::SignInNeeded);
    QCOMPARE(refused.error().code, QStringLiteral("sign-in-needed"));
    QCOMPARE(m_server->requests(), 0);
}

QTEST_GUILESS_MAIN(TokenSourcesTest)
#include "tst_tokensources.moc"
