// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakepbx.h"
#include "starface/starfaceclient.h"
#include "support/turn.h"

#include <QTest>
#include <QUrlQuery>

using namespace pb;
using namespace pb::starface;
using namespace pb::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

const QByteArray discovery = "GET /.well-known/openid-configuration";
const QByteArray token = "POST /auth/realms/pbx/oauth2/token";

Step answer(int status, const QByteArray &body, const QByteArray &type = "application/json")
{
    return {Step::Answer, status, {{"Content-Type", type}}, body};
}

Step refused(int status, const QByteArray &error, const QByteArray &description)
{
    return answer(status, R"({"error":")" + error + R"(","error_description":")" + description + "\"}");
}

/// A PBX with a realm, whose token endpoint says what the test has told it.
struct World {
    FakePbx pbx;
    Line line;
    StarfaceClient starface;
    int issued = 0;

    explicit World(std::optional<SignInKind> kind = SignInKind::OAuth, const QString &secret = u"s3cr+t&"_s)
        : starface(line.http, line.clock, pbx.server.url(u"/"_s),
            Credentials{u"123"_s, core::Secret(u"Pass123"_s), core::Secret(secret), kind})
    {
        pbx.keys = FakePbx::key("k1", 1001, "ACTIVE");
        pbx.phoneConfigs[1001] = {{u"doNotDisturb"_s, false}};
    }

    void hasRealm(const QByteArray &host = "https://elsewhere.example.com:8443")
    {
        pbx.instead[discovery].push_back(
            answer(200, R"({"token_endpoint":")" + host + R"(/auth/realms/pbx/oauth2/token"})"));
    }

    /// The next answer of the token endpoint. The PBX takes the token once it was sent, and only that one.
    void willGrant(const QByteArray &accessToken, const QByteArray &refresh = "r1")
    {
        pbx.instead[token].push_back(answer(200,
            R"({"access_token":")" + accessToken + R"(","expires_in":300,"refresh_token":")" + refresh
                + R"(","refresh_expires_in":21600})"));
        pbx.accessToken = accessToken;
    }

    void willRefuse(int status, const QByteArray &error, const QByteArray &description = {})
    {
        pbx.instead[token].push_back(refused(status, error, description));
    }

    template<typename T>
    std::optional<core::Result<T>> wait(core::Job<T> *job)
    {
        return awaitTurning(job, line.clock);
    }

    core::Error error()
    {
        const auto users = wait(starface.rest().users());
        return users && !*users ? users->error() : core::Error{};
    }

    /// The forms that the token endpoint got.
    QList<QUrlQuery> forms() const
    {
        QList<QUrlQuery> list;
        for (const Seen &seen : pbx.server.seen) {
            if (seen.method + ' ' + seen.target == token)
                list << QUrlQuery(QString::fromUtf8(seen.body).replace(u'+', u"%20"_s));
        }
        return list;
    }

    QStringList grants() const
    {
        QStringList list;
        for (const QUrlQuery &form : forms())
            list << form.queryItemValue(u"grant_type"_s);
        return list;
    }
};

} // namespace

/// How a STARFACE is signed in to: found out, held on to, and named where it fails.
class TestStarfaceSignIn : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFormIsAsPublished();
    void oneTokenServesBothInterfaces();
    void tokensAreRenewedEarlyWithoutThePassword();
    void aRefreshTokenThatIsOverIsReplacedByThePassword();
    void anOutageDoesNotCostTheRefreshToken();
    void aRevokedClientSecretIsNotAnsweredByThePassword();
    void aDiscoveryThatNamesAnotherHostDoesNotGetThePassword();
    void theKindIsFoundByWhatIsOffered_data();
    void theKindIsFoundByWhatIsOffered();
    void aPinnedKindIsHeldOnTo_data();
    void aPinnedKindIsHeldOnTo();
    void causes_data();
    void causes();
    void refusedCredentialsWait();
    void aJwtThatRunsOutWithinAPollIsReplaced();
    void signingOutLeavesNothing();
};

void TestStarfaceSignIn::theFormIsAsPublished()
{
    World world;
    world.hasRealm();
    world.willGrant("t1");
    QVERIFY(*world.wait(world.starface.rest().users()));
    const QUrlQuery form = world.forms().value(0);
    const auto value = [&form](const char *name) {
        return form.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
    };
    QCOMPARE(value("client_id"), u"rest-client-headless"_s);
    QCOMPARE(value("grant_type"), u"password"_s);
    QCOMPARE(value("scope"), u"login"_s);
    QCOMPARE(value("username"), u"123"_s);
    QCOMPARE(value("password"), u"Pass123"_s);
    QCOMPARE(value("client_secret"), u"s3cr+t&"_s);
    QCOMPARE(world.pbx.server.seen.last().headers.value("authorization"), QByteArray("Bearer t1"));
    QCOMPARE(world.pbx.server.seen.last().headers.value("x-version"), QByteArray("2"));
    QVERIFY(!world.pbx.server.seen.last().headers.contains("authtoken"));
    QCOMPARE(world.pbx.count("GET /rest/login"), 0);
}

void TestStarfaceSignIn::oneTokenServesBothInterfaces()
{
    World world;
    world.hasRealm();
    world.willGrant("t1");
    const auto lines = world.wait(world.starface.lineStates());
    QVERIFY(lines && *lines);
    QCOMPARE((*lines)->size(), 1);
    QVERIFY(*world.wait(world.starface.rest().users()));
    QCOMPARE(world.pbx.count(token), 1);
    QCOMPARE(world.pbx.count(discovery), 1);
}

void TestStarfaceSignIn::tokensAreRenewedEarlyWithoutThePassword()
{
    World world;
    world.hasRealm();
    world.willGrant("t1");
    QVERIFY(*world.wait(world.starface.lineStates()));
    world.line.clock.advance(200s);
    QVERIFY(*world.wait(world.starface.rest().users()));
    QCOMPARE(world.pbx.count(token), 1);
    world.line.clock.advance(45s); // 55 s before it is over
    world.willGrant("t2", "r2");
    QVERIFY(*world.wait(world.starface.rest().users()));
    QVERIFY(*world.wait(world.starface.lineStates()));
    QCOMPARE(world.grants(), (QStringList{u"password"_s, u"refresh_token"_s}));
    const QUrlQuery form = world.forms().value(1);
    QCOMPARE(form.queryItemValue(u"refresh_token"_s), u"r1"_s);
    QVERIFY(form.hasQueryItem(u"client_secret"_s));
    QVERIFY(!form.hasQueryItem(u"password"_s));
    QVERIFY(world.pbx.server.seen.last().target.endsWith("jwt=t2"));
}

void TestStarfaceSignIn::aRefreshTokenThatIsOverIsReplacedByThePassword()
{
    World world;
    world.hasRealm();
    world.willGrant("t1");
    QVERIFY(*world.wait(world.starface.rest().users()));
    world.line.clock.advance(300s);
    world.willRefuse(400, "invalid_grant", "Token is not active");
    world.willGrant("t2");
    QVERIFY(*world.wait(world.starface.rest().users()));
    QCOMPARE(world.grants(), (QStringList{u"password"_s, u"refresh_token"_s, u"password"_s}));
    // after six hours it is not even tried
    world.line.clock.advance(6h);
    world.willGrant("t3");
    QVERIFY(*world.wait(world.starface.rest().users()));
    QCOMPARE(world.grants().mid(3), QStringList{u"password"_s});
}

void TestStarfaceSignIn::anOutageDoesNotCostTheRefreshToken()
{
    World world;
    world.hasRealm();
    world.willGrant("t1");
    QVERIFY(*world.wait(world.starface.rest().users()));
    world.line.clock.advance(300s);
    world.pbx.instead[token].push_back(answer(500, "{}"));
    QCOMPARE(world.error().kind, ErrorKind::Server);
    world.willGrant("t2");
    QVERIFY(*world.wait(world.starface.rest().users()));
    QCOMPARE(world.grants(), (QStringList{u"password"_s, u"refresh_token"_s, u"refresh_token"_s}));
}

void TestStarfaceSignIn::aRevokedClientSecretIsNotAnsweredByThePassword()
{
    World world;
    world.hasRealm();
    world.willGrant("t1");
    QVERIFY(*world.wait(world.starface.rest().users()));
    world.line.clock.advance(300s);
    world.willRefuse(401, "unauthorized_client", "Invalid client or Invalid client credentials");
    QCOMPARE(world.error().code, QLatin1String(clientSecretRefusedCode));
    QCOMPARE(world.grants(), (QStringList{u"password"_s, u"refresh_token"_s}));
}

/// The path is the document's, the host is the profile's.
void TestStarfaceSignIn::aDiscoveryThatNamesAnotherHostDoesNotGetThePassword()
{
    http::Response response;
    response.status = 200;
    const QUrl root(u"https://pbx.example.com:444/folder/rest"_s);
    const auto endpoint = [&](const QByteArray &body) {
        response.body = body;
        return tokenEndpoint(response, root).toString();
    };
    const auto naming = [](const QByteArray &address) -> QByteArray {
        return QByteArray(R"({"token_endpoint":")" + address + R"("})");
    };
    const QByteArray path = "/auth/realms/pbx/oauth2/token";
    QCOMPARE(endpoint(naming("https://evil.example.com" + path)),
        u"https://pbx.example.com:444/folder/auth/realms/pbx/oauth2/token"_s);
    QCOMPARE(endpoint(naming("https://login.example.com/oauth2/v2.0/token")), QString());
    QCOMPARE(endpoint("<html>"), QString());
    QCOMPARE(endpoint("[]"), QString());
    response.status = 404;
    QCOMPARE(endpoint(naming("https://pbx.example.com" + path)), QString());
}

void TestStarfaceSignIn::theKindIsFoundByWhatIsOffered_data()
{
    QTest::addColumn<bool>("realm");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QByteArray>("loginType");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, bool realm, const QString &secret, const QByteArray &type,
                         SignInKind kind) {
        QTest::addRow("%s", name) << realm << secret << type << static_cast<int>(kind);
    };
    row("version 10, with the client secret", true, u"x"_s, "Internal", SignInKind::OAuth);
    row("version 10, without it", true, {}, "Internal", SignInKind::Nonce);
    row("before version 10", false, u"x"_s, "Internal", SignInKind::Nonce);
    row("Active Directory", false, {}, "ActiveDirectory", SignInKind::ActiveDirectory);
    row("Active Directory as others spell it", false, {}, "ACTIVE_DIRECTORY", SignInKind::ActiveDirectory);
    row("Internal as others spell it", false, {}, "INTERNAL", SignInKind::Nonce);
    row("no type at all", false, {}, {}, SignInKind::Nonce);
}

void TestStarfaceSignIn::theKindIsFoundByWhatIsOffered()
{
    QFETCH(const bool, realm);
    QFETCH(const QString, secret);
    QFETCH(const QByteArray, loginType);
    World world(std::nullopt, secret);
    if (realm)
        world.hasRealm();
    const QByteArray type = loginType.isEmpty() ? QByteArray() : R"("loginType":")" + loginType + R"(",)";
    world.pbx.instead["GET /rest/login"].push_back(answer(200, "{" + type + R"("nonce":"nonce-1"})"));
    const auto kind = world.wait(world.starface.rest().signInKind());
    QVERIFY(kind && *kind);
    QTEST(static_cast<int>(**kind), "kind");
    QCOMPARE(world.pbx.count("POST /rest/login") + world.pbx.count(token), 0);
}

void TestStarfaceSignIn::aPinnedKindIsHeldOnTo_data()
{
    QTest::addColumn<int>("pinned");
    QTest::addColumn<QByteArray>("loginType");
    QTest::addColumn<QString>("code");
    QTest::addRow("Active Directory instead of a nonce")
        << int(SignInKind::Nonce) << QByteArray("ActiveDirectory") << QString::fromLatin1(kindChangedCode);
    QTest::addRow("a nonce instead of Active Directory")
        << int(SignInKind::ActiveDirectory) << QByteArray("Internal") << QString::fromLatin1(kindChangedCode);
    QTest::addRow("no realm any more")
        << int(SignInKind::OAuth) << QByteArray("Internal") << QString::fromLatin1(noRealmCode);
}

void TestStarfaceSignIn::aPinnedKindIsHeldOnTo()
{
    QFETCH(const int, pinned);
    QFETCH(const QByteArray, loginType);
    World world(static_cast<SignInKind>(pinned));
    world.pbx.instead["GET /rest/login"].push_back(
        answer(200, R"({"loginType":")" + loginType + R"(","nonce":"nonce-1"})"));
    QTEST(world.error().code, "code");
    // and nothing was shown to anybody
    QCOMPARE(world.pbx.count("POST /rest/login") + world.pbx.count(token), 0);
    for (const Seen &seen : world.pbx.server.seen)
        QVERIFY(!seen.raw.contains("Pass123") && !seen.raw.contains(QByteArray("Pass123").toBase64()));
}

void TestStarfaceSignIn::causes_data()
{
    QTest::addColumn<std::optional<SignInKind>>("pinned");
    QTest::addColumn<bool>("realm");
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *name, std::optional<SignInKind> pinned, bool realm,
                         const QByteArray &what, int status, const QByteArray &body, const char *code,
                         ErrorKind kind = ErrorKind::Unauthorized) {
        QTest::addRow("%s", name) << pinned << realm << what << status << body << QString::fromLatin1(code)
                                  << kind;
    };
    const auto oauth = std::optional(SignInKind::OAuth);
    const auto nonce = std::optional(SignInKind::Nonce);
    const auto grantError = [](const char *error, const char *text = "") -> QByteArray {
        return QByteArray(R"({"error":")") + error + R"(","error_description":")" + text + "\"}";
    };
    row("wrong client secret", oauth, true, token, 401, grantError("unauthorized_client"),
        clientSecretRefusedCode);
    row("wrong client secret as RFC 6749 has it", oauth, true, token, 400, grantError("invalid_client"),
        clientSecretRefusedCode);
    row("right missing", oauth, true, token, 403, grantError("access_denied"), rightMissingCode,
        ErrorKind::Forbidden);
    row("right missing by the client's word", oauth, true, token, 400,
        grantError("unauthorized_client", "Client not allowed for direct access grants"), rightMissingCode,
        ErrorKind::Forbidden);
    row("right missing by the scope", oauth, true, token, 400, grantError("invalid_scope"), rightMissingCode,
        ErrorKind::Forbidden);
    row("right missing without a body", oauth, true, token, 403, {}, rightMissingCode, ErrorKind::Forbidden);
    row("password that worked before", oauth, true, token, 401,
        grantError("invalid_grant", "Invalid user credentials"), passwordResetCode);
    row("wrong password", {}, true, token, 401, grantError("invalid_grant", "Invalid user credentials"),
        passwordRefusedCode);
    row("a new password is asked for", {}, true, token, 400,
        grantError("invalid_grant", "Account is not fully set up"), passwordResetCode);
    row("a realm in trouble", oauth, true, token, 500, grantError("unknown_error"), "", ErrorKind::Server);
    row("bearer only, with a realm", nonce, true, "GET /rest/login", 401, {}, clientSecretNeededCode);
    row("bearer only, without a realm", nonce, false, "GET /rest/login", 401, {}, bearerOnlyCode);
    row("the older sign-in is gone", nonce, true, "GET /rest/login", 404, {}, clientSecretNeededCode,
        ErrorKind::NotFound);
    row("too old", nonce, false, "GET /rest/login", 404, {}, tooOldCode, ErrorKind::NotFound);
    row("external identity provider", nonce, true, "POST /rest/login", 401, {}, externalIdentityCode);
    row("a nonce login that worked before", nonce, true, "POST /rest/login", 400, {}, passwordResetCode);
    row("no external identity provider before version 10", nonce, false, "POST /rest/login", 401, {},
        passwordResetCode);
    row("a PBX in trouble", nonce, true, "POST /rest/login", 500, {}, "", ErrorKind::Server);
}

void TestStarfaceSignIn::causes()
{
    QFETCH(const std::optional<SignInKind>, pinned);
    QFETCH(const bool, realm);
    QFETCH(const QByteArray, what);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    World world(pinned);
    if (realm)
        world.hasRealm();
    world.pbx.instead[what].push_back(answer(status, body));
    const core::Error error = world.error();
    QTEST(error.code, "code");
    QTEST(error.kind, "kind");
    QVERIFY(!error.detail.contains(u"Pass123"_s));
}

void TestStarfaceSignIn::refusedCredentialsWait()
{
    World world;
    world.hasRealm();
    world.willRefuse(403, "access_denied");
    QCOMPARE(world.error().code, QLatin1String(rightMissingCode));
    QCOMPARE(world.error().code, QLatin1String(rightMissingCode));
    QVERIFY(world.error().retryAfter.has_value());
    QCOMPARE(world.pbx.count(token), 1);
    world.line.clock.advance(61s);
    world.willGrant("t1");
    QVERIFY(*world.wait(world.starface.rest().users()));
}

void TestStarfaceSignIn::aJwtThatRunsOutWithinAPollIsReplaced()
{
    World world;
    world.hasRealm();
    world.willGrant("t1");
    QVERIFY(*world.wait(world.starface.lineStates()));
    for (const char *refusal : {"x.UciIllegalAccessException: expired", "x.UcpNotConnectedException: gone"}) {
        const int before = world.pbx.count(token);
        world.pbx.instead["getFunctionKeys"].push_back({Step::Answer, 200, {},
            QByteArray("<methodResponse><fault><value><struct><member><name>faultString</name><value>")
                + refusal + "</value></member></struct></value></fault></methodResponse>"});
        world.willGrant("t2");
        const auto lines = world.wait(world.starface.lineStates());
        QVERIFY2(lines && *lines, refusal);
        QCOMPARE(world.pbx.count(token), before + 1);
    }
    QCOMPARE(world.grants().first(), u"password"_s);
    QCOMPARE(world.grants().mid(1), (QStringList{u"refresh_token"_s, u"refresh_token"_s}));
}

void TestStarfaceSignIn::signingOutLeavesNothing()
{
    World world;
    world.hasRealm();
    world.willGrant("t1");
    QVERIFY(*world.wait(world.starface.lineStates()));
    QVERIFY(*world.wait(world.starface.logout()));
    QCOMPARE(world.pbx.count("logout"), 1);
    QCOMPARE(world.pbx.count("DELETE /rest/login"), 0);
    world.willGrant("t2");
    QVERIFY(*world.wait(world.starface.rest().users()));
    QCOMPARE(world.grants(), (QStringList{u"password"_s, u"password"_s}));
}

QTEST_GUILESS_MAIN(TestStarfaceSignIn)
#include "tst_starfacesignin.moc"
