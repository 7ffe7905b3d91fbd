// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/login.h"
#include "starface/logingate.h"
#include "support/fakeclock.h"

#include <QTest>

using namespace pb;
using namespace pb::starface;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Secret;

class TestStarfaceLogin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePublishedVectorOfRest();
    void thePublishedVectorOfUci();
    void activeDirectory();
    void aChallenge_data();
    void aChallenge();
    void aToken();
    void refusedCredentialsWaitLongerEachTime();
    void acceptedCredentialsStartAnew();
    void somebodyMayTryAtOnce();
};

void TestStarfaceLogin::thePublishedVectorOfRest()
{
    const LoginChallenge challenge{LoginType::Internal, u"pds24hmip1ctbogn1l8ujvs5u4"_s};
    const auto secret = restSecret(challenge, u"123"_s, Secret(u"Pass123"_s));
    QCOMPARE(secret.reveal(),
        QByteArray("123:ec2a24d7e17ecc4548582e593406c6e7e0be72a0877055c7b91e6872656cda2d"
                   "db99681837c3dc7775e50f5e8d0072fbc5103ed46bc686be09c6b864c518be27"));
    QVERIFY(encodeLogin(challenge, secret).contains("\"loginType\":\"Internal\""));
    QVERIFY(encodeLogin(challenge, secret).contains("\"secret\":\"123:ec2a24"));
}

void TestStarfaceLogin::thePublishedVectorOfUci()
{
    const auto token = uciToken(LoginType::Internal, u"123"_s, Secret(u"Pass123"_s)).reveal();
    QVERIFY(token.startsWith("123:81d8af78"));
    QVERIFY(token.endsWith("288e8b6ced"));
    QCOMPARE(token.size(), 4 + 128);
}

void TestStarfaceLogin::activeDirectory()
{
    const LoginChallenge challenge{LoginType::ActiveDirectory, u"n"_s};
    QCOMPARE(
        restSecret(challenge, u"123"_s, Secret(u"Pass+1"_s)).reveal(), QByteArray("123nPass+1").toBase64());
    QCOMPARE(uciToken(LoginType::ActiveDirectory, u"123"_s, Secret(u"Pass+1"_s)).reveal(),
        QByteArray("123*Pass+1").toBase64());
    const auto body = encodeLogin(challenge, Secret(u"s"_s));
    QCOMPARE(body, QByteArray(R"({"loginType":"ActiveDirectory","nonce":"n","secret":"s"})"));
}

void TestStarfaceLogin::aChallenge_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("fine");
    QTest::addColumn<bool>("activeDirectory");
    QTest::addRow("internal") << QByteArray(R"({"loginType":"Internal","nonce":"x","secret":null})") << true
                              << false;
    QTest::addRow("directory") << QByteArray(R"({"loginType":"activedirectory","nonce":"x"})") << true
                               << true;
    QTest::addRow("an unknown type is not guessed")
        << QByteArray(R"({"loginType":"Other","nonce":"x"})") << false << false;
    QTest::addRow("no type") << QByteArray(R"({"nonce":"x"})") << true << false;
    QTest::addRow("no nonce") << QByteArray(R"({"loginType":"Internal"})") << false << false;
    QTest::addRow("garbage") << QByteArray("<html>") << false << false;
}

void TestStarfaceLogin::aChallenge()
{
    QFETCH(const QByteArray, body);
    QFETCH(const bool, fine);
    const auto challenge = decodeChallenge(body);
    QCOMPARE(challenge.has_value(), fine);
    if (!fine) {
        QCOMPARE(challenge.error().kind, ErrorKind::Protocol);
        return;
    }
    QTEST(challenge->type == LoginType::ActiveDirectory, "activeDirectory");
    QCOMPARE(challenge->nonce, u"x"_s);
}

void TestStarfaceLogin::aToken()
{
    QCOMPARE(decodeToken(R"({"token":"t"})")->reveal(), QByteArray("t"));
    QVERIFY(!decodeToken("{}"));
    QVERIFY(!decodeToken("[]"));
    QCOMPARE(decodeToken("{}").error().kind, ErrorKind::Protocol);
}

void TestStarfaceLogin::refusedCredentialsWaitLongerEachTime()
{
    test::FakeClock clock;
    LoginGate gate(clock);
    QVERIFY(!gate.refusal());
    core::Error error;
    error.kind = ErrorKind::Unauthorized;
    for (const auto pause : {1min, 2min, 4min, 8min, 16min, 30min, 30min}) {
        gate.refused(error);
        QVERIFY(gate.refusal());
        QCOMPARE(gate.refusal()->kind, ErrorKind::Unauthorized);
        QVERIFY(gate.refusal()->retryAfter == pause);
        clock.advance(pause - 1ms);
        QVERIFY(gate.refusal());
        clock.advance(1ms);
        QVERIFY(!gate.refusal());
    }
}

void TestStarfaceLogin::acceptedCredentialsStartAnew()
{
    test::FakeClock clock;
    LoginGate gate(clock);
    gate.refused({});
    gate.refused({});
    gate.accepted();
    QVERIFY(!gate.refusal());
    gate.refused({});
    QVERIFY(gate.refusal()->retryAfter == 1min);
}

void TestStarfaceLogin::somebodyMayTryAtOnce()
{
    test::FakeClock clock;
    LoginGate gate(clock);
    gate.refused({});
    gate.retryNow();
    QVERIFY(!gate.refusal());
    gate.refused({});
    QVERIFY2(gate.refusal()->retryAfter == 2min, "the pause goes on growing");
}

QTEST_GUILESS_MAIN(TestStarfaceLogin)
#include "tst_starfacelogin.moc"
