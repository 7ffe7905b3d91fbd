// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syntax.h"
#include "identity/accesstoken.h"
#include "identity/entraendpoints.h"
#include "identity/entraerror.h"
#include "identity/tokenrequest.h"

#include <QTest>

using namespace pb;
using namespace pb::identity;
using core::ErrorKind;
using core::Secret;

namespace {

/// JSON written with single quotes, to be readable here.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

Secret jwt(const QByteArray &claims)
{
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return Secret(QByteArray("eyJhbGciOiJSUzI1NiJ9." + claims.toBase64(options) + ".c2lnbmF0dXJl"));
}

http::Response answer(int status, const QByteArray &body, const http::Headers &headers = {})
{
    http::Response response;
    response.status = status;
    response.body = body;
    response.headers = headers;
    return response;
}

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

} // namespace

class EntraTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clouds_have_their_addresses_data();
    void clouds_have_their_addresses();
    void china_is_refused_with_the_reason();
    void custom_addresses_data();
    void custom_addresses();
    void tenants_are_told_from_other_text_data();
    void tenants_are_told_from_other_text();

    void every_known_code_has_its_hint_data();
    void every_known_code_has_its_hint();
    void the_kind_follows_the_word_data();
    void the_kind_follows_the_word();
    void the_code_comes_from_the_list_or_the_text_data();
    void the_code_comes_from_the_list_or_the_text();
    void what_was_sent_never_comes_back();
    void a_page_that_is_no_error_of_entra_is_not_repeated();
    void long_text_is_cut();

    void token_responses_are_decoded_data();
    void token_responses_are_decoded();
    void wrong_token_responses_are_refused_data();
    void wrong_token_responses_are_refused();
    void claims_are_read();
    void other_tokens_have_no_claims_data();
    void other_tokens_have_no_claims();
    void forms_carry_any_character();
};

void EntraTest::clouds_have_their_addresses_data()
{
    QTest::addColumn<Cloud>("cloud");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("scope");
    QTest::addRow("Global") << Cloud::Global
                            << text("https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token")
                            << text("https://graph.microsoft.com/.default");
    QTest::addRow("US Government L4")
        << Cloud::UsGovL4 << text("https://login.microsoftonline.us/contoso.example/oauth2/v2.0/token")
        << text("https://graph.microsoft.us/.default");
    QTest::addRow("US Government L5")
        << Cloud::UsGovL5 << text("https://login.microsoftonline.us/contoso.example/oauth2/v2.0/token")
        << text("https://dod-graph.microsoft.us/.default");
}

void EntraTest::clouds_have_their_addresses()
{
    QFETCH(Cloud, cloud);
    QFETCH(QString, token);
    QFETCH(QString, scope);
    const auto endpoints = endpointsOf(cloud);
    QVERIFY(endpoints);
    const QString tenant = text("contoso.example");
    QCOMPARE(endpoints->tokenUrl(tenant).toString(), token);
    QCOMPARE(endpoints->authorizeUrl(tenant).path(), text("/contoso.example/oauth2/v2.0/authorize"));
    QCOMPARE(endpoints->adminConsentUrl(tenant).path(), text("/contoso.example/v2.0/adminconsent"));
    QCOMPARE(endpoints->adminConsentUrl(tenant).host(), QUrl(token).host());
    QCOMPARE(endpoints->defaultScope(), scope);
}

void EntraTest::china_is_refused_with_the_reason()
{
    const auto endpoints = endpointsOf(Cloud::China);
    QVERIFY(!endpoints);
    QCOMPARE(endpoints.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(endpoints.error().code, text("no-presence-api"));
    QVERIFY(endpoints.error().detail.contains(text("presence")));
}

void EntraTest::custom_addresses_data()
{
    QTest::addColumn<QString>("signIn");
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("tokenUrl"); // empty: refused
    QTest::addRow("http on loopback") << text("http://127.0.0.1:4711") << text("http://localhost:4712")
                                      << text("http://127.0.0.1:4711/t.example/oauth2/v2.0/token");
    QTest::addRow("http on IPv6 loopback") << text("http://[::1]:4711/") << text("http://[::1]:4712")
                                           << text("http://[::1]:4711/t.example/oauth2/v2.0/token");
    QTest::addRow("a path prefix with a slash at its end")
        << text("https://proxy.example/entra/") << text("https://proxy.example/graph")
        << text("https://proxy.example/entra/t.example/oauth2/v2.0/token");
    QTest::addRow("http elsewhere") << text("http://login.example") << text("https://graph.example")
                                    << QString();
    QTest::addRow("Graph over http elsewhere")
        << text("https://login.example") << text("http://graph.example") << QString();
    QTest::addRow("a name that only begins like loopback")
        << text("http://localhost.evil.example") << text("https://graph.example") << QString();
    QTest::addRow("a password in it")
        << text("https://u:p@login.example") << text("https://graph.example") << QString();
    QTest::addRow("a query") << text("https://login.example?x=1") << text("https://graph.example")
                             << QString();
    QTest::addRow("another scheme") << text("ftp://login.example") << text("https://graph.example")
                                    << QString();
    QTest::addRow("no host") << text("https://") << text("https://graph.example") << QString();
    QTest::addRow("nothing") << QString() << text("https://graph.example") << QString();
}

void EntraTest::custom_addresses()
{
    QFETCH(QString, signIn);
    QFETCH(QString, graph);
    QFETCH(QString, tokenUrl);
    const auto endpoints = customEndpoints(QUrl(signIn), QUrl(graph));
    QCOMPARE(endpoints.has_value(), !tokenUrl.isEmpty());
    if (endpoints)
        QCOMPARE(endpoints->tokenUrl(text("t.example")).toString(), tokenUrl);
    else
        QCOMPARE(endpoints.error().kind, ErrorKind::InvalidInput);
}

void EntraTest::tenants_are_told_from_other_text_data()
{
    QTest::addColumn<QString>("tenant");
    QTest::addColumn<bool>("good");
    QTest::addRow("a GUID") << text("0f0e0d0c-1111-2222-3333-444455556666") << true;
    QTest::addRow("a domain") << text("contoso.onmicrosoft.com") << true;
    QTest::addRow("common is no tenant") << text("common") << false;
    QTest::addRow("organizations is no tenant") << text("organizations") << false;
    QTest::addRow("a path cannot slip in") << text("a.example/../b") << false;
    QTest::addRow("a GUID in braces") << text("{0f0e0d0c-1111-2222-3333-444455556666}") << false;
    QTest::addRow("a line break at the end") << text("contoso.example\n") << false;
    QTest::addRow("nothing") << QString() << false;
}

void EntraTest::tenants_are_told_from_other_text()
{
    QFETCH(QString, tenant);
    QFETCH(bool, good);
    QCOMPARE(core::isTenant(tenant), good);
}

void EntraTest::every_known_code_has_its_hint_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<EntraHint>("hint");
    const auto row = [](int code, EntraHint hint) { QTest::addRow("AADSTS%d", code) << code << hint; };
    row(7000215, EntraHint::WrongSecret);
    row(7000222, EntraHint::SecretExpired);
    row(7000218, EntraHint::SecretMissing);
    row(700025, EntraHint::SecretForPublicClient);
    row(700016, EntraHint::ApplicationNotFound);
    row(7000112, EntraHint::ApplicationDisabled);
    row(90002, EntraHint::TenantNotFound);
    row(900023, EntraHint::TenantMalformed);
    row(65001, EntraHint::ConsentMissing);
    row(65004, EntraHint::ConsentDeclined);
    row(90094, EntraHint::AdminConsentNeeded);
    row(50011, EntraHint::RedirectMismatch);
    row(50105, EntraHint::AccountNotAssigned);
    row(53003, EntraHint::ConditionalAccess);
    row(50076, EntraHint::MultiFactorNeeded);
    row(50079, EntraHint::MultiFactorNeeded);
    row(70008, EntraHint::SignInAgain);
    row(700082, EntraHint::SignInAgain);
    row(50173, EntraHint::SignInAgain);
    row(70043, EntraHint::SignInAgain);
    row(70044, EntraHint::SignInAgain);
    row(50074, EntraHint::MultiFactorNeeded);
    row(50078, EntraHint::MultiFactorNeeded);
    row(50158, EntraHint::MultiFactorNeeded);
    row(53000, EntraHint::DeviceNotAllowed);
    row(53001, EntraHint::DeviceNotAllowed);
    row(53002, EntraHint::DeviceNotAllowed);
    row(50097, EntraHint::DeviceNotAllowed);
    row(530003, EntraHint::DeviceNotAllowed);
    row(53004, EntraHint::ConditionalAccess);
    row(50034, EntraHint::AccountNotUsable);
    row(50057, EntraHint::AccountNotUsable);
    row(50055, EntraHint::PasswordExpired);
    row(54005, EntraHint::CodeAlreadyUsed);
    row(501481, EntraHint::PkceMismatch);
    row(50196, EntraHint::RequestLoop);
    row(99999, EntraHint::None);
}

void EntraTest::every_known_code_has_its_hint()
{
    QFETCH(int, code);
    QFETCH(EntraHint, hint);
    const QByteArray number = QByteArray::number(code);
    const QByteArray body = json("{'error':'invalid_grant','error_description':'AADSTS" + number
        + ": Some text. Trace ID: 11111111-2222-3333-4444-555555555555 Correlation ID: "
          "66666666-7777-8888-9999-000000000000 Timestamp: 2026-01-01 00:00:00Z','error_codes':["
        + number + "],'correlation_id':'66666666-7777-8888-9999-000000000000','trace_id':'t'}");
    const core::Error error = decodeEntraError(answer(400, body), core::Wall{});
    QCOMPARE(error.code, QStringLiteral("AADSTS%1").arg(code));
    QCOMPARE(hintOf(error), hint);
    QCOMPARE(error.requestId, text("66666666-7777-8888-9999-000000000000"));
    QCOMPARE(error.detail, QStringLiteral("AADSTS%1: Some text.").arg(code));
    QCOMPARE(error.httpStatus, 400);
    QVERIFY(!error.mayHaveActed);
}

void EntraTest::the_kind_follows_the_word_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("lasting");
    const auto row = [](const char *word, int status, ErrorKind kind, bool lasting) {
        QTest::addRow("%s with %d", word, status) << QByteArray(word) << status << kind << lasting;
    };
    row("invalid_client", 401, ErrorKind::CredentialRefused, true);
    row("invalid_grant", 400, ErrorKind::SignInNeeded, true);
    row("unauthorized_client", 400, ErrorKind::CredentialRefused, true);
    row("interaction_required", 400, ErrorKind::SignInNeeded, true);
    row("login_required", 400, ErrorKind::SignInNeeded, true);
    row("login_required", 401, ErrorKind::SignInNeeded, true);
    row("access_denied", 400, ErrorKind::Forbidden, true);
    row("consent_required", 400, ErrorKind::SignInNeeded, true);
    row("invalid_request", 400, ErrorKind::InvalidInput, true);
    row("invalid_scope", 400, ErrorKind::InvalidInput, true);
    row("temporarily_unavailable", 400, ErrorKind::Server, false);
    row("temporarily_unavailable", 503, ErrorKind::Server, false);
    row("invalid_client", 503, ErrorKind::Server, false);
    row("invalid_grant", 429, ErrorKind::Throttled, false);
    row("something_new", 400, ErrorKind::Protocol, false);
    row("something_new", 401, ErrorKind::Unauthorized, true);
    row("something_new", 403, ErrorKind::Forbidden, true);
}

void EntraTest::the_kind_follows_the_word()
{
    QFETCH(QByteArray, word);
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    QFETCH(bool, lasting);
    const core::Error error =
        decodeEntraError(answer(status, json("{'error':'" + word + "'}")), core::Wall{});
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.code, QString::fromLatin1(word));
    QCOMPARE(core::isLasting(error.kind), lasting);
}

void EntraTest::the_code_comes_from_the_list_or_the_text_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addRow("from the list") << json("{'error':'e','error_codes':[90002]}") << text("AADSTS90002");
    QTest::addRow("from the text where there is no list")
        << json("{'error':'e','error_description':'AADSTS53003: Access has been blocked.'}")
        << text("AADSTS53003");
    QTest::addRow("the known one of several")
        << json("{'error':'e','error_codes':[123,7000215]}") << text("AADSTS7000215");
    QTest::addRow("an unknown one is kept")
        << json("{'error':'e','error_codes':[123456]}") << text("AADSTS123456");
    QTest::addRow("OAuth's word where there is none")
        << json("{'error':'invalid_scope'}") << text("invalid_scope");
    QTest::addRow("a list of the wrong type")
        << json("{'error':'e','error_codes':['90002',null]}") << text("e");
}

void EntraTest::the_code_comes_from_the_list_or_the_text()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QCOMPARE(decodeEntraError(answer(400, body), core::Wall{}).code, code);
}

void EntraTest::what_was_sent_never_comes_back()
{
    const Secret secret(QByteArray("aB3~x+%/q"));
    const QByteArray token = jwt("{}").reveal();
    const QByteArray body =
        json("{'error':'invalid_client','error_description':'AADSTS7000215: Invalid client secret "
             "aB3~x+%/q was provided with "
            + token + ".','correlation_id':'aB3~x+%/q'}");
    const QString line = toLogLine(decodeEntraError(answer(401, body), core::Wall{}, {secret}));
    QVERIFY2(!line.contains(secret.revealText()), qPrintable(line));
    QVERIFY2(!line.contains(QString::fromLatin1(token)), qPrintable(line));
    QVERIFY2(line.contains(text("Invalid client secret")), qPrintable(line));
}

void EntraTest::a_page_that_is_no_error_of_entra_is_not_repeated()
{
    const core::Error error = decodeEntraError(
        answer(503, "<html>password=hunter2</html>", {{"Retry-After", "7"}, {"x-ms-request-id", "abc-1"}}),
        core::Wall{});
    QCOMPARE(error.kind, ErrorKind::Server);
    QVERIFY2(!toLogLine(error).contains(text("hunter2")), qPrintable(error.detail));
    QVERIFY2(error.detail.contains(text("503")), qPrintable(error.detail));
    QCOMPARE(error.retryAfter.value_or(core::Duration{}), core::Duration{7000});
    QCOMPARE(error.requestId, text("abc-1"));
    QVERIFY(decodeEntraError(answer(500, {}), core::Wall{}).mayHaveActed);
}

void EntraTest::long_text_is_cut()
{
    const QByteArray body = json("{'error':'e','error_description':'" + QByteArray(100000, 'w') + "'}");
    QVERIFY(decodeEntraError(answer(400, body), core::Wall{}).detail.size() < 500);
}

void EntraTest::token_responses_are_decoded_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QByteArray>("refreshToken");
    QTest::addColumn<int>("scopes");
    QTest::addRow("for an application")
        << json("{'token_type':'Bearer','expires_in':3599,'access_token':'a.b-c_d'}") << 3599 << QByteArray()
        << 0;
    QTest::addRow("for a reader") << json("{'token_type':'Bearer','expires_in':4200,'access_token':'a.b-c_d',"
                                          "'refresh_token':'0.R','scope':'x y'}")
                                  << 4200 << QByteArray("0.R") << 2;
    QTest::addRow("a quoted lifetime and a small bearer")
        << json("{'token_type':'bearer','expires_in':'60','access_token':'a.b-c_d'}") << 60 << QByteArray()
        << 0;
}

void EntraTest::token_responses_are_decoded()
{
    QFETCH(QByteArray, body);
    QFETCH(int, seconds);
    QFETCH(QByteArray, refreshToken);
    QFETCH(int, scopes);
    const auto response = decodeTokenResponse(body);
    QVERIFY(response);
    QCOMPARE(response->accessToken.reveal(), QByteArray("a.b-c_d"));
    QCOMPARE(response->expiresIn.count(), seconds);
    QCOMPARE(response->refreshToken.reveal(), refreshToken);
    QCOMPARE(response->scope.size(), scopes);
}

void EntraTest::wrong_token_responses_are_refused_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const char *text) { QTest::addRow("%s", name) << json(text); };
    row("no JSON", "<html>s3cretV4lue");
    row("a list", "['s3cretV4lue']");
    row("no token", "{'token_type':'Bearer','expires_in':3599,'refresh_token':'s3cretV4lue'}");
    row("an empty token", "{'token_type':'Bearer','expires_in':3599,'access_token':''}");
    row("a token of the wrong type", "{'token_type':'Bearer','expires_in':3599,'access_token':17}");
    row("a token with a line break",
        "{'token_type':'Bearer','expires_in':3599,'access_token':'s3cretV4lue\\r\\nX: y'}");
    row("no token type", "{'expires_in':3599,'access_token':'s3cretV4lue'}");
    row("another token type", "{'token_type':'pop','expires_in':3599,'access_token':'s3cretV4lue'}");
    row("no lifetime", "{'token_type':'Bearer','access_token':'s3cretV4lue'}");
    row("a lifetime of nothing", "{'token_type':'Bearer','expires_in':0,'access_token':'s3cretV4lue'}");
    row("a lifetime of ages", "{'token_type':'Bearer','expires_in':1e300,'access_token':'s3cretV4lue'}");
    row("a lifetime that is no number",
        "{'token_type':'Bearer','expires_in':'nan','access_token':'s3cretV4lue'}");
    row("a refresh token of the wrong type",
        "{'token_type':'Bearer','expires_in':3599,'access_token':'s3cretV4lue','refresh_token':[]}");
}

void EntraTest::wrong_token_responses_are_refused()
{
    QFETCH(QByteArray, body);
    const auto response = decodeTokenResponse(body);
    QVERIFY(!response);
    QCOMPARE(response.error().kind, ErrorKind::Protocol);
    QVERIFY(!toLogLine(response.error()).contains(text("s3cretV4lue")));
}

void EntraTest::claims_are_read()
{
    const auto app = decodeClaims(
        jwt(json("{'roles':['A.Read','B.Write',5],'tid':'t','aud':'g','azp':'c','exp':1790000000}")));
    QVERIFY(app);
    QCOMPARE(app->roles, QStringList({text("A.Read"), text("B.Write")}));
    QVERIFY(app->scopes.isEmpty());
    QCOMPARE(app->tenantId, text("t"));
    QCOMPARE(app->audience, text("g"));
    QCOMPARE(app->appId, text("c"));
    QVERIFY(app->expiresAt == core::Wall{std::chrono::seconds{1790000000}});

    const auto reader = decodeClaims(jwt(json("{'scp':'User.Read.All  profile','appid':'d','azp':'e'}")));
    QVERIFY(reader);
    QCOMPARE(reader->scopes, QStringList({text("User.Read.All"), text("profile")}));
    QCOMPARE(reader->appId, text("d"));
    QVERIFY(!reader->expiresAt);

    const auto nothingGranted = decodeClaims(jwt("{}"));
    QVERIFY(nothingGranted && nothingGranted->roles.isEmpty());
}

void EntraTest::other_tokens_have_no_claims_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addRow("an opaque token") << QByteArray("EwBwA8l6BAAU");
    QTest::addRow("two parts") << QByteArray("eyJh.e30");
    QTest::addRow("a payload that is not base64") << QByteArray("eyJh.!!!.c2ln");
    QTest::addRow("a payload that is not JSON")
        << QByteArray("eyJh." + QByteArray("no").toBase64() + ".c2ln");
    QTest::addRow("a payload that is a list") << QByteArray("eyJh." + QByteArray("[1]").toBase64() + ".c2ln");
    QTest::addRow("nothing") << QByteArray();
}

void EntraTest::other_tokens_have_no_claims()
{
    QFETCH(QByteArray, token);
    const auto claims = decodeClaims(Secret(token));
    QVERIFY(!claims);
    QCOMPARE(claims.error().kind, ErrorKind::Protocol);
}

void EntraTest::forms_carry_any_character()
{
    const QList<FormField> fields{{"client_secret", Secret(QByteArray("a+b%c&d=e~f/g?\xC3\xBC h")), true},
        {"scope", Secret(QByteArray("https://graph.microsoft.com/.default"))}};
    QCOMPARE(formBody(fields),
        QByteArray("client_secret=a%2Bb%25c%26d%3De~f%2Fg%3F%C3%BC%20h&scope=https%3A%2F%2Fgraph.microsoft."
                   "com%2F.default"));
}

QTEST_GUILESS_MAIN(EntraTest)
#include "tst_entra.moc"
