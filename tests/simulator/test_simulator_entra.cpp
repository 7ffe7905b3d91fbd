// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorclient.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace pb::test;
using namespace Qt::StringLiterals;
using Form = QList<QPair<QByteArray, QByteArray>>;

namespace {

constexpr char Verifier[] = "a-verifier-that-is-long-enough-for-every-server-0123456789";

QByteArray challenge()
{
    return QCryptographicHash::hash(Verifier, QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QJsonObject claimsOf(const QString &token)
{
    return QJsonDocument::fromJson(
        QByteArray::fromBase64(token.split(u'.').value(1).toLatin1(), QByteArray::Base64UrlEncoding))
        .object();
}

Form with(Form form, const QByteArray &name, const QByteArray &value)
{
    for (auto &pair : form) {
        if (pair.first == name)
            pair.second = value;
    }
    return form;
}

} // namespace

class TestSimulatorEntra : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aClientSecretGivesATokenWithTheGrantedRoles();
    void refusals_data();
    void refusals();
    void everyCodeCanBeOrdered_data();
    void everyCodeCanBeOrdered();
    void theSecretCanExpire();
    void aCodeWithPkceWorksOnce();
    void aWrongVerifierIsRefused();
    void aRedirectMustMatchButItsPortIsIgnored();
    void aPublicClientMustNotSendASecret();
    void refreshTokensRotate();
    void whatMicrosoftsLibrariesReadIsThere();
    void declinedConsentComesBackWithAnError();
    void adminConsent_data();
    void adminConsent();
    void anAdministratorMaySignInElsewhere();
    void whatIsShownIsEscaped();
    void discoveryAndKeys();
    void unknownRoutes();

private:
    QUrl authorizeUrl(const QString &redirect = u"http://localhost:4711/callback"_s, bool pkce = true) const;
    HttpAnswer authorize(const QUrl &url, const QByteArray &decision);
    QString newCode();
    Form codeForm(const QString &code, const QByteArray &verifier = Verifier) const;

    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<SimulatorClient> m_client;
};

void TestSimulatorEntra::init()
{
    m_simulator = std::make_unique<Simulator>(QStringList{u"--users"_s, u"3"_s});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_client = std::make_unique<SimulatorClient>(*m_simulator);
}

void TestSimulatorEntra::cleanup()
{
    m_client.reset();
    m_simulator.reset();
}

QUrl TestSimulatorEntra::authorizeUrl(const QString &redirect, bool pkce) const
{
    const SimulatorInfo &info = m_simulator->info();
    QUrlQuery query{{u"client_id"_s, info.readClientId}, {u"response_type"_s, u"code"_s},
        {u"redirect_uri"_s, redirect}, {u"scope"_s, info.graph + u"/User.Read.All offline_access openid"_s},
        {u"state"_s, u"the-state"_s}};
    if (pkce) {
        query.addQueryItem(u"code_challenge"_s, QString::fromLatin1(challenge()));
        query.addQueryItem(u"code_challenge_method"_s, u"S256"_s);
    }
    QUrl url(info.entra + u'/' + info.tenant + u"/oauth2/v2.0/authorize"_s);
    url.setQuery(query);
    return url;
}

HttpAnswer TestSimulatorEntra::authorize(const QUrl &url, const QByteArray &decision)
{
    const HttpAnswer page = httpRequest("GET", url, {}, QByteArray());
    const QString html = QString::fromUtf8(page.body);
    const QString action = QRegularExpression(u"action=\"([^\"]*)\""_s).match(html).captured(1);
    const QString request =
        QRegularExpression(u"name=\"request\" value=\"([^\"]*)\""_s).match(html).captured(1);
    if (!html.contains(u"id=\"accept\""_s) || !html.contains(u"id=\"decline\""_s))
        return page;
    return httpRequest("GET",
        QUrl(m_simulator->info().entra + action + u"?request="_s + request + u"&decision="_s
            + QString::fromLatin1(decision)),
        {}, QByteArray());
}

QString TestSimulatorEntra::newCode()
{
    const HttpAnswer answer = authorize(authorizeUrl(), "accept");
    const QUrl location = QUrl::fromEncoded(answer.headers.value("location"));
    return QUrlQuery(location).queryItemValue(u"code"_s, QUrl::FullyDecoded);
}

Form TestSimulatorEntra::codeForm(const QString &code, const QByteArray &verifier) const
{
    return {{"client_id", m_simulator->info().readClientId.toUtf8()}, {"grant_type", "authorization_code"},
        {"code", code.toUtf8()}, {"redirect_uri", "http://localhost:4711/callback"},
        {"code_verifier", verifier}};
}

void TestSimulatorEntra::aClientSecretGivesATokenWithTheGrantedRoles()
{
    const QJsonObject answer = m_client->token(m_client->secretForm()).object();
    QCOMPARE(answer[u"expires_in"_s].toInt(), 3599);
    QVERIFY(!answer.contains(u"refresh_token"_s));
    const QJsonObject claims = claimsOf(answer[u"access_token"_s].toString());
    QCOMPARE(claims[u"roles"_s].toArray(),
        QJsonArray({u"Organization.ReadWrite.All"_s, u"Presence.ReadWrite.All"_s}));
    QCOMPARE(claims[u"aud"_s].toString(), m_simulator->info().graph);
    QCOMPARE(claims[u"tid"_s].toString(), m_simulator->info().tenant);

    m_simulator->control("POST", u"grant"_s, {{u"roles"_s, QJsonArray()}});
    const QJsonObject without = m_client->token(m_client->secretForm()).object();
    QVERIFY(!claimsOf(without[u"access_token"_s].toString()).contains(u"roles"_s));
}

void TestSimulatorEntra::refusals_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("tenant");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("error");
    QTest::addRow("a wrong secret") << QByteArray("client_secret") << QByteArray("x") << QString() << 7000215
                                    << u"invalid_client"_s;
    QTest::addRow("the id of the secret") << QByteArray("client_secret") << QByteArray("SECRET-ID")
                                          << QString() << 7000215 << u"invalid_client"_s;
    QTest::addRow("an unknown client")
        << QByteArray("client_id") << QByteArray("00000000-0000-4000-8000-000000000000") << QString()
        << 700016 << u"unauthorized_client"_s;
    QTest::addRow("a tenant that does not exist")
        << QByteArray() << QByteArray() << u"00000000-0000-4000-8000-000000000000"_s << 90002
        << u"invalid_request"_s;
    QTest::addRow("a malformed tenant")
        << QByteArray() << QByteArray() << u"my-tenant"_s << 900023 << u"invalid_request"_s;
    QTest::addRow("common in place of a tenant")
        << QByteArray() << QByteArray() << u"common"_s << 50059 << u"invalid_request"_s;
    QTest::addRow("a scope of another resource")
        << QByteArray("scope") << QByteArray("https://elsewhere/.default") << QString() << 70011
        << u"invalid_scope"_s;
    QTest::addRow("another grant type") << QByteArray("grant_type") << QByteArray("password") << QString()
                                        << 70003 << u"unsupported_grant_type"_s;
}

void TestSimulatorEntra::refusals()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QString, tenant);
    QFETCH(int, code);
    QFETCH(QString, error);
    if (value == "SECRET-ID")
        value = m_simulator->control("GET", u"entra"_s)[u"secretId"_s].toString().toUtf8();
    const HttpAnswer answer = m_client->token(with(m_client->secretForm(), name, value), tenant);
    const QJsonObject body = answer.object();
    QCOMPARE(body[u"error_codes"_s].toArray(), QJsonArray({code}));
    QCOMPARE(body[u"error"_s].toString(), error);
    QVERIFY(body[u"error_description"_s].toString().startsWith(u"AADSTS%1: "_s.arg(code)));
    for (const auto &member : {u"timestamp"_s, u"trace_id"_s, u"correlation_id"_s})
        QVERIFY(!body[member].toString().isEmpty());
    QVERIFY(answer.status == 400 || answer.status == 401);
}

void TestSimulatorEntra::everyCodeCanBeOrdered_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {7000215, 7000222, 7000218, 700025, 700016, 7000112, 90002, 900023, 65001, 65004,
             90094, 50011, 50105, 53003, 50076, 50079, 70008, 700082, 50173, 54005, 501481, 50196})
        QTest::addRow("AADSTS%d", code) << code;
}

void TestSimulatorEntra::everyCodeCanBeOrdered()
{
    QFETCH(int, code);
    m_simulator->control("POST", u"entra"_s, {{u"nextTokenError"_s, code}, {u"nextAuthorizeError"_s, code}});
    QCOMPARE(
        m_client->token(m_client->secretForm()).object()[u"error_codes"_s].toArray(), QJsonArray({code}));
    QCOMPARE(m_client->token(m_client->secretForm()).status, 200);
    const HttpAnswer answer = httpRequest("GET", authorizeUrl(), {}, QByteArray());
    const QByteArray told = answer.body + answer.headers.value("location");
    QVERIFY2(told.contains(QByteArray("AADSTS" + QByteArray::number(code))), told.constData());
}

void TestSimulatorEntra::theSecretCanExpire()
{
    m_simulator->control("POST", u"entra"_s, {{u"secretExpired"_s, true}});
    QCOMPARE(
        m_client->token(m_client->secretForm()).object()[u"error_codes"_s].toArray(), QJsonArray({7000222}));
    m_simulator->control("POST", u"entra"_s, {{u"secretExpired"_s, false}, {u"appDisabled"_s, true}});
    QCOMPARE(
        m_client->token(m_client->secretForm()).object()[u"error_codes"_s].toArray(), QJsonArray({7000112}));
}

void TestSimulatorEntra::aCodeWithPkceWorksOnce()
{
    const HttpAnswer redirect = authorize(authorizeUrl(), "accept");
    QCOMPARE(redirect.status, 302);
    const QUrl location = QUrl::fromEncoded(redirect.headers.value("location"));
    QCOMPARE(location.port(), 4711);
    QCOMPARE(QUrlQuery(location).queryItemValue(u"state"_s), u"the-state"_s);
    const QString code = QUrlQuery(location).queryItemValue(u"code"_s, QUrl::FullyDecoded);
    for (const QChar mean : {u'/', u'+', u'%'})
        QVERIFY2(code.contains(mean), qPrintable(code));
    const QJsonObject tokens = m_client->token(codeForm(code)).object();
    QCOMPARE(claimsOf(tokens[u"access_token"_s].toString())[u"scp"_s].toString(),
        u"User.Read.All openid profile"_s);
    QVERIFY(!tokens[u"refresh_token"_s].toString().isEmpty());
    QCOMPARE(
        claimsOf(tokens[u"id_token"_s].toString())[u"aud"_s].toString(), m_simulator->info().readClientId);
    QCOMPARE(m_client->token(codeForm(code)).object()[u"error_codes"_s].toArray(), QJsonArray({54005}));
}

void TestSimulatorEntra::aWrongVerifierIsRefused()
{
    const QString code = newCode();
    QCOMPARE(m_client->token(codeForm(code, "another")).object()[u"error_codes"_s].toArray(),
        QJsonArray({501481}));
    const HttpAnswer withoutPkce =
        httpRequest("GET", authorizeUrl(u"http://localhost/callback"_s, false), {}, QByteArray());
    QVERIFY(withoutPkce.headers.value("location").contains("error=invalid_request"));
}

void TestSimulatorEntra::aRedirectMustMatchButItsPortIsIgnored()
{
    for (const auto &uri : {u"http://localhost:1/callback/"_s, u"http://localhost/other"_s,
             u"http://127.0.0.1/callback"_s, u"https://localhost/callback"_s}) {
        const HttpAnswer answer = httpRequest("GET", authorizeUrl(uri), {}, QByteArray());
        QVERIFY2(
            answer.body.contains("AADSTS50011") && !answer.headers.contains("location"), qPrintable(uri));
    }
    QVERIFY(authorize(authorizeUrl(u"http://localhost:65000/callback"_s), "accept")
                .headers.value("location")
                .startsWith("http://localhost:65000/callback?code="));
    const QString code = newCode();
    const Form elsewhere = with(codeForm(code), "redirect_uri", "http://localhost:4712/callback");
    QCOMPARE(m_client->token(elsewhere).object()[u"error_codes"_s].toArray(), QJsonArray({50011}));
}

void TestSimulatorEntra::aPublicClientMustNotSendASecret()
{
    Form form = codeForm(newCode());
    form.append(qMakePair(QByteArray("client_secret"), QByteArray("anything")));
    QCOMPARE(m_client->token(form).object()[u"error_codes"_s].toArray(), QJsonArray({700025}));
    m_simulator->control("POST", u"entra"_s, {{u"readClientIsWeb"_s, true}});
    QCOMPARE(
        m_client->token(codeForm(newCode())).object()[u"error_codes"_s].toArray(), QJsonArray({7000218}));
    form = codeForm(newCode());
    form.append(qMakePair(QByteArray("client_secret"),
        QByteArray(m_simulator->control("GET", u"entra"_s)[u"readClientSecret"_s].toString().toUtf8())));
    QCOMPARE(m_client->token(form).status, 200);
}

void TestSimulatorEntra::refreshTokensRotate()
{
    const SimulatorInfo &info = m_simulator->info();
    const Form first = {{"client_id", info.readClientId.toUtf8()}, {"grant_type", "refresh_token"},
        {"refresh_token", info.refreshToken.toUtf8()}};
    const QString second = m_client->token(first).object()[u"refresh_token"_s].toString();
    QVERIFY(!second.isEmpty() && second != info.refreshToken);
    // docs/facts.md, A5: the old one is not revoked by that
    QVERIFY(!m_client->token(first).object()[u"refresh_token"_s].toString().isEmpty());
    QVERIFY(m_simulator->control("POST", u"entra"_s, {{u"refreshTokensOnce"_s, true}})
                .toObject()[u"ok"_s]
                .toBool());
    const Form next = with(first, "refresh_token", second.toUtf8());
    const QString third = m_client->token(next).object()[u"refresh_token"_s].toString();
    QCOMPARE(m_client->token(next).object()[u"error"_s].toString(), u"invalid_grant"_s);
    QVERIFY(m_simulator->advanceClock(91.0 * 24 * 3600));
    QCOMPARE(
        m_client->token(with(first, "refresh_token", third.toUtf8())).object()[u"error_codes"_s].toArray(),
        QJsonArray({700082}));
}

void TestSimulatorEntra::whatMicrosoftsLibrariesReadIsThere()
{
    const SimulatorInfo &info = m_simulator->info();
    Form form = {{"client_id", info.readClientId.toUtf8()}, {"grant_type", "refresh_token"},
        {"refresh_token", info.refreshToken.toUtf8()}};
    for (const auto &[code, word] :
        {std::pair(65001, u"consent_required"_s), std::pair(70043, u"token_expired"_s)}) {
        m_simulator->control("POST", u"entra"_s, {{u"nextTokenError"_s, code}});
        QCOMPARE(m_client->token(form).object()[u"suberror"_s].toString(), word);
    }
    m_simulator->control("POST", u"entra"_s, {{u"nextTokenError"_s, 50173}});
    QVERIFY(!m_client->token(form).object().contains(u"suberror"_s));

    const QJsonObject unasked = m_client->token(form).object();
    QVERIFY(unasked.contains(u"access_token"_s) && !unasked.contains(u"client_info"_s));
    form.append(qMakePair(QByteArray("client_info"), QByteArray("1")));
    const QJsonObject asked = m_client->token(form).object();
    const QString oid = claimsOf(asked[u"access_token"_s].toString())[u"oid"_s].toString();
    QVERIFY(!oid.isEmpty());
    QCOMPARE(claimsOf(u'.' + asked[u"client_info"_s].toString()),
        (QJsonObject{{u"uid"_s, oid}, {u"utid"_s, info.tenant}}));
}

void TestSimulatorEntra::declinedConsentComesBackWithAnError()
{
    const HttpAnswer answer = authorize(authorizeUrl(), "decline");
    const QUrlQuery query(QUrl::fromEncoded(answer.headers.value("location")));
    QCOMPARE(query.queryItemValue(u"error"_s), u"access_denied"_s);
    const QString text = query.queryItemValue(u"error_description"_s);
    QVERIFY(text.contains(u"AADSTS65004"_s));
    static const QRegularExpression id(u"\\+Correlation\\+ID%3A\\+[0-9a-f-]{36}\\+"_s);
    QVERIFY2(query.query(QUrl::FullyEncoded).contains(id), qPrintable(text));
    QCOMPARE(query.queryItemValue(u"state"_s), u"the-state"_s);
    QVERIFY(!query.hasQueryItem(u"code"_s));
}

void TestSimulatorEntra::adminConsent_data()
{
    QTest::addColumn<QByteArray>("decision");
    QTest::addColumn<QString>("error");
    QTest::addRow("accepted") << QByteArray("accept") << QString();
    QTest::addRow("refused, which says admin_consent=True as well")
        << QByteArray("decline") << u"access_denied"_s;
}

void TestSimulatorEntra::adminConsent()
{
    QFETCH(QByteArray, decision);
    QFETCH(QString, error);
    const SimulatorInfo &info = m_simulator->info();
    QUrl url(info.entra + u'/' + info.tenant + u"/v2.0/adminconsent"_s);
    url.setQuery(QUrlQuery{{u"client_id"_s, info.clientId}, {u"scope"_s, info.graph + u"/.default"_s},
        {u"redirect_uri"_s, u"http://localhost:4711/callback"_s}, {u"state"_s, u"s"_s}});
    const QUrlQuery query(QUrl::fromEncoded(authorize(url, decision).headers.value("location")));
    QCOMPARE(query.queryItemValue(u"admin_consent"_s), u"True"_s);
    QCOMPARE(query.queryItemValue(u"error"_s), error);
    QCOMPARE(query.queryItemValue(u"state"_s), u"s"_s);
    QCOMPARE(query.queryItemValue(u"tenant"_s), error.isEmpty() ? info.tenant : QString());
}

void TestSimulatorEntra::anAdministratorMaySignInElsewhere()
{
    const SimulatorInfo &info = m_simulator->info();
    QUrl url(info.entra + u'/' + info.tenant + u"/v2.0/adminconsent"_s);
    url.setQuery(QUrlQuery{{u"client_id"_s, info.clientId}, {u"scope"_s, info.graph + u"/.default"_s},
        {u"redirect_uri"_s, u"http://localhost:4711/callback"_s}, {u"state"_s, u"s"_s}});
    const QString other = u"0ddba11d-0000-4000-8000-00000000beef"_s;
    for (const QString &tenant : {other, QString()}) {
        m_simulator->control("POST", u"entra"_s, {{u"consentTenant"_s, tenant}});
        const QUrlQuery query(QUrl::fromEncoded(authorize(url, "accept").headers.value("location")));
        QCOMPARE(query.queryItemValue(u"tenant"_s), tenant.isEmpty() ? info.tenant : other);
    }
    const QJsonValue refused = m_simulator->control("POST", u"entra"_s, {{u"consentTenant"_s, 1}});
    QVERIFY(refused.toObject().contains(u"error"_s));
}

void TestSimulatorEntra::whatIsShownIsEscaped()
{
    QUrl url = authorizeUrl();
    QUrlQuery query(url);
    query.removeQueryItem(u"scope"_s);
    query.addQueryItem(u"scope"_s, u"<script>alert(1)</script>"_s);
    url.setQuery(query);
    const HttpAnswer page = httpRequest("GET", url, {}, QByteArray());
    QVERIFY(page.body.contains("&lt;script&gt;"));
    QVERIFY(!page.body.contains("<script>"));
}

void TestSimulatorEntra::discoveryAndKeys()
{
    const SimulatorInfo &info = m_simulator->info();
    const QUrl url(info.entra + u'/' + info.tenant + u"/v2.0/.well-known/openid-configuration"_s);
    const QJsonObject discovery = httpRequest("GET", url, {}, QByteArray()).object();
    QCOMPARE(discovery[u"issuer"_s].toString(), info.entra + u'/' + info.tenant + u"/v2.0"_s);
    const QJsonObject keys =
        httpRequest("GET", QUrl(discovery[u"jwks_uri"_s].toString()), {}, QByteArray()).object();
    QCOMPARE(keys[u"keys"_s].toArray().first()[u"kty"_s].toString(), u"RSA"_s);
    const QString token = QString::fromLatin1(m_client->applicationToken());
    const QJsonObject header = QJsonDocument::fromJson(
        QByteArray::fromBase64(token.section(u'.', 0, 0).toLatin1(), QByteArray::Base64UrlEncoding))
                                   .object();
    QCOMPARE(header[u"alg"_s].toString(), u"RS256"_s);
    QCOMPARE(header[u"kid"_s].toString(), keys[u"keys"_s].toArray().first()[u"kid"_s].toString());
}

void TestSimulatorEntra::unknownRoutes()
{
    QCOMPARE(
        httpRequest("GET", QUrl(m_simulator->info().entra + u"/somewhere"_s), {}, QByteArray()).status, 501);
    const QJsonObject logged = m_simulator->requests().last().toObject();
    QCOMPARE(logged[u"status"_s].toInt(), 501);
    QCOMPARE(logged[u"service"_s].toString(), u"entra"_s);
}

QTEST_GUILESS_MAIN(TestSimulatorEntra)
#include "test_simulator_entra.moc"
