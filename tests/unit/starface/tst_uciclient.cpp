// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakepbx.h"
#include "starface/login.h"
#include "starface/uciclient.h"
#include "support/turn.h"

#include <QTest>

using namespace pb;
using namespace pb::starface;
using namespace pb::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using State = presence::Line;

namespace {

struct World {
    FakePbx pbx;
    Line line;
    UciClient uci;

    explicit World(const QString &password = u"Pass123"_s)
        : uci(line.http, line.clock, pbx.server.url(u"/"_s),
            {[password](QObject *parent) {
                 using Proof = UciSession::Proof;
                 const auto token = uciToken(LoginType::Internal, u"123"_s, core::Secret(password));
                 return new core::PromiseJob<Proof>(
                     parent, Proof{QLatin1StringView("de.vertico.starface.auth"), token});
             },
                [](const UciSession::Proof &) {}})
    {
        pbx.keys = FakePbx::key("k1", 1001, "ACTIVE") + FakePbx::key("k2", 1002, "AVAILABLE");
    }

    template<typename T>
    std::optional<core::Result<T>> wait(core::Job<T> *job)
    {
        return awaitTurning(job, line.clock);
    }
    auto poll() { return wait(uci.lineStates()); }
};

Step uciFault(const QByteArray &name)
{
    return {Step::Answer, 200, {},
        "<methodResponse><fault><value><struct><member><name>faultString</name><value>" + name
            + "</value></member></struct></value></fault></methodResponse>"};
}

} // namespace

class TestUciClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPollIsOneRequest();
    void concurrentCallsShareOneLogin();
    void aLostSessionIsReplacedWithinTheCall();
    void aSessionThatIsLostAgainIsAnError();
    void theSessionIsKeptAlive();
    void aPollCountsAsSignOfLife();
    void whereKeepAliveSaysNoTheNextCallSignsIn();
    void aKeepAliveThatGotLostIsTriedAgainSoon();
    void wrongCredentialsAreNotTriedAgainAtOnce();
    void aPbxInTroubleIsNoWrongPassword();
    void keysWithoutAStateAreAskedForTheirCalls();
    void aKeyWhoseCallsCannotBeReadIsUnknown();
    void whereNoCallsCanBeReadItIsAnError();
    void whereSomeKeysSayTheirStateTheOthersAreAsked();
    void aKeyWithoutAnIdIsNotAskedFor();
    void whatASignInThatIsNoneMeans_data();
    void whatASignInThatIsNoneMeans();
    void aStatusThatEndsTheSessionIsAnsweredByASignIn();
    void aKeepAliveThatSaysTheSessionIsGone();
    void theKeepAliveComesEveryFortySeconds();
    void aLogoutThatFails_data();
    void aLogoutThatFails();
    void garbageIsAProtocolError();
    void logoutEndsTheSessionAndTheKeepAlive();
};

void TestUciClient::aPollIsOneRequest()
{
    World world;
    auto states = world.poll();
    QVERIFY(states && *states);
    QCOMPARE((*states)->size(), 2);
    QCOMPARE((*states)->at(0).line, State::InCall);
    QCOMPARE((*states)->at(0).accountId, 1001);
    QCOMPARE((*states)->at(1).line, State::Idle);
    QCOMPARE(world.pbx.server.seen.size(), 2); // the first one signed in
    QVERIFY(world.poll().value());
    QCOMPARE(world.pbx.server.seen.size(), 3);
}

void TestUciClient::concurrentCallsShareOneLogin()
{
    World world;
    auto other = collect(world.uci.functionKeys(), &world.uci);
    QVERIFY(world.poll().value());
    QTRY_VERIFY_WITH_TIMEOUT(other->has_value(), 20'000);
    QVERIFY((**other).has_value());
    QCOMPARE(world.pbx.count("login"), 1);
}

void TestUciClient::aLostSessionIsReplacedWithinTheCall()
{
    World world;
    QVERIFY(world.poll().value());
    world.pbx.dropUciSession();
    const auto states = world.poll();
    QVERIFY(states && *states);
    QCOMPARE((*states)->size(), 2);
    QCOMPARE(world.pbx.count("login"), 2);
    QCOMPARE(world.pbx.count("getFunctionKeys"), 3);
}

void TestUciClient::aSessionThatIsLostAgainIsAnError()
{
    World world;
    const auto lost = uciFault("UcpNotConnectedException");
    world.pbx.instead["getFunctionKeys"] = {lost, lost, lost};
    const auto states = world.poll();
    QVERIFY(states && !*states);
    QCOMPARE(states->error().code, u"UcpNotConnectedException"_s);
    QCOMPARE(world.pbx.count("getFunctionKeys"), 2);
    QCOMPARE(world.pbx.count("login"), 2);
}

void TestUciClient::theSessionIsKeptAlive()
{
    World world;
    QVERIFY(world.poll().value());
    for (int i = 1; i <= 3; ++i) {
        world.line.clock.advance(50s);
        QTRY_COMPARE_WITH_TIMEOUT(world.pbx.count("keepAlive"), i, 20'000);
        // the time limit of the request is gone: its answer has scheduled the next one
        QTRY_VERIFY_WITH_TIMEOUT(world.line.clock.untilNext() > 25s, 20'000);
    }
    QCOMPARE(world.pbx.count("login"), 1);
}

void TestUciClient::aPollCountsAsSignOfLife()
{
    World world;
    for (int i = 0; i < 12; ++i) {
        QVERIFY(world.poll().value());
        world.line.clock.advance(10s);
    }
    QCOMPARE(world.pbx.count("keepAlive"), 0);
}

void TestUciClient::whereKeepAliveSaysNoTheNextCallSignsIn()
{
    World world;
    QVERIFY(world.poll().value());
    world.pbx.keepAliveAnswer = "<boolean>0</boolean>";
    world.line.clock.advance(50s);
    QTRY_COMPARE_WITH_TIMEOUT(world.pbx.count("keepAlive"), 1, 20'000);
    // the answer is on its way; once it is in, the session is known to be lost and nothing more is kept alive
    QTRY_VERIFY_WITH_TIMEOUT(world.poll().value().has_value() && world.pbx.count("login") == 2, 20'000);
}

void TestUciClient::aKeepAliveThatGotLostIsTriedAgainSoon()
{
    World world;
    QVERIFY(world.poll().value());
    world.pbx.instead["keepAlive"] = {{Step::Answer, 400, {}, {}}};
    world.line.clock.advance(40s);
    QTRY_COMPARE_WITH_TIMEOUT(world.pbx.count("keepAlive"), 1, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT((world.line.clock.advance(1s), world.pbx.count("keepAlive") == 2), 20'000);
    QCOMPARE(world.pbx.count("login"), 1);
}

void TestUciClient::wrongCredentialsAreNotTriedAgainAtOnce()
{
    World world(u"wrong"_s);
    for (int i = 0; i < 5; ++i) {
        const auto states = world.poll();
        QVERIFY(states && !*states);
        QCOMPARE(states->error().kind, ErrorKind::Unauthorized);
    }
    QCOMPARE(world.pbx.count("login"), 1);
    world.line.clock.advance(1min);
    QVERIFY(!world.poll().value());
    QVERIFY(!world.poll().value());
    QCOMPARE(world.pbx.count("login"), 2);
    world.uci.retryNow();
    QVERIFY(!world.poll().value());
    QCOMPARE(world.pbx.count("login"), 3);
}

void TestUciClient::aPbxInTroubleIsNoWrongPassword()
{
    World world;
    world.pbx.instead["login"] = {{Step::Answer, 500, {}, {}}, {Step::Answer, 200, {}, "garbage"},
        uciFault("UcpCommunicationException")};
    for (const auto kind : {ErrorKind::Server, ErrorKind::Protocol, ErrorKind::Server}) {
        const auto states = world.poll();
        QVERIFY(states && !*states);
        QCOMPARE(states->error().kind, kind);
        QVERIFY(!world.uci.refusal());
    }
    QVERIFY(world.poll().value());
}

void TestUciClient::keysWithoutAStateAreAskedForTheirCalls()
{
    World world;
    const auto call = [](const QByteArray &state) -> QByteArray {
        return "<value><struct><member><name>state</name><value>" + state
            + "</value></member></struct></value>";
    };
    world.pbx.keys = FakePbx::key("k1", 1001, {}) + FakePbx::key("k2", 1002, {})
        + FakePbx::key("k3", 1003, {}) + FakePbx::key("k4", 1004, "RINGING");
    world.pbx.calls = {
        {u"k1"_s, {}}, {u"k2"_s, call("RINGING")}, {u"k3"_s, call("RINGING") + call("CONNECTED")}};
    const auto states = world.poll();
    QVERIFY(states && *states);
    QCOMPARE((*states)->at(0).line, State::Idle);
    QCOMPARE((*states)->at(1).line, State::Ringing);
    QCOMPARE((*states)->at(2).line, State::InCall);
    QCOMPARE((*states)->at(3).line, State::Ringing);
    QCOMPARE(world.pbx.count("getCallInfoForKey"), 3);
}

void TestUciClient::aKeyWhoseCallsCannotBeReadIsUnknown()
{
    World world;
    world.pbx.keys = FakePbx::key("k1", 1001, {}) + FakePbx::key("k2", 1002, {});
    world.pbx.calls = {{u"k2"_s, {}}};
    const auto states = world.poll();
    QVERIFY(states && *states);
    QCOMPARE((*states)->at(0).line, State::Unknown);
    QCOMPARE((*states)->at(1).line, State::Idle);
}

void TestUciClient::whereNoCallsCanBeReadItIsAnError()
{
    World world;
    world.pbx.keys.clear();
    for (int i = 0; i < 40; ++i)
        world.pbx.keys += FakePbx::key("k" + QByteArray::number(i), 1000 + i, {});
    const auto states = world.poll();
    QVERIFY(states && !*states);
    QCOMPARE(states->error().code, u"UciIllegalAccessException"_s);
    QVERIFY(world.pbx.count("getCallInfoForKey") < 20);
}

void TestUciClient::whereSomeKeysSayTheirStateTheOthersAreAsked()
{
    World world;
    world.pbx.keys = FakePbx::key("k", 999, "ACTIVE");
    for (int i = 0; i < 10; ++i)
        world.pbx.keys += FakePbx::key("k" + QByteArray::number(i), 1000 + i, {});
    world.pbx.calls = {{u"k9"_s, {}}};
    const auto states = world.poll();
    QVERIFY(states && *states);
    QCOMPARE((*states)->size(), 11);
    QCOMPARE((*states)->at(5).line, State::Unknown);
    QCOMPARE((*states)->last().line, State::Idle);
    QCOMPARE(world.pbx.count("getCallInfoForKey"), 10);
}

void TestUciClient::aKeyWithoutAnIdIsNotAskedFor()
{
    World world;
    world.pbx.keys = FakePbx::key({}, 1001, {});
    const auto states = world.poll();
    QVERIFY(states && *states);
    QCOMPARE((*states)->first().line, State::Unknown);
    QCOMPARE(world.pbx.count("getCallInfoForKey"), 0);
}

void TestUciClient::whatASignInThatIsNoneMeans_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("no") << 200 << QByteArray("<boolean>0</boolean>") << ErrorKind::Unauthorized;
    QTest::newRow("401") << 401 << QByteArray() << ErrorKind::Unauthorized;
    QTest::newRow("403") << 403 << QByteArray() << ErrorKind::Unauthorized;
    QTest::newRow("404") << 404 << QByteArray() << ErrorKind::NotFound;
    QTest::newRow("neither yes nor no") << 200 << QByteArray("maybe") << ErrorKind::Protocol;
}

void TestUciClient::whatASignInThatIsNoneMeans()
{
    QFETCH(int, status);
    QFETCH(QByteArray, value);
    QFETCH(ErrorKind, kind);
    World world;
    const QByteArray body =
        "<methodResponse><params><param><value>" + value + "</value></param></params></methodResponse>";
    world.pbx.instead["login"] = {{Step::Answer, status, {}, body}};
    const auto states = world.poll();
    QVERIFY(states && !*states);
    QCOMPARE(states->error().kind, kind);
    QCOMPARE(world.uci.refusal().has_value(), kind == ErrorKind::Unauthorized);
    QCOMPARE(world.pbx.count("getFunctionKeys"), 0);
    if (kind != ErrorKind::Unauthorized)
        QVERIFY(world.poll().value());
}

void TestUciClient::aStatusThatEndsTheSessionIsAnsweredByASignIn()
{
    World world;
    world.pbx.instead["getFunctionKeys"] = {{Step::Answer, 401, {}, {}}};
    QVERIFY(world.poll().value());
    QCOMPARE(world.pbx.count("login"), 2);
    world.pbx.instead["getFunctionKeys"] = {{Step::Answer, 403, {}, {}}}; // says nothing about the session
    QVERIFY(!world.poll().value());
    QVERIFY(world.poll().value());
    QCOMPARE(world.pbx.count("login"), 2);
}

void TestUciClient::aKeepAliveThatSaysTheSessionIsGone()
{
    World world;
    QVERIFY(world.poll().value());
    world.pbx.dropUciSession();
    world.line.clock.advance(40s);
    QTRY_COMPARE_WITH_TIMEOUT(world.pbx.count("keepAlive"), 1, 20'000);
    // nothing is kept alive any more, and the next call signs in without being refused first
    QTRY_VERIFY_WITH_TIMEOUT(!world.line.clock.untilNext(), 20'000);
    QVERIFY(world.poll().value());
    QCOMPARE(world.pbx.count("login"), 2);
    QCOMPARE(world.pbx.count("getFunctionKeys"), 2);
}

void TestUciClient::theKeepAliveComesEveryFortySeconds()
{
    World world;
    QVERIFY(world.poll().value());
    const auto first = world.line.clock.untilNext();
    QVERIFY(first > 39s && first <= 40s); // the clock was turned on until the answer was here
    world.pbx.instead["keepAlive"] = {{Step::Answer, 400, {}, {}}};
    world.line.clock.advance(*first);
    QTRY_COMPARE_WITH_TIMEOUT(world.pbx.count("keepAlive"), 1, 20'000);
    // the PBX waits 50 s: there is time for one more
    QTRY_COMPARE_WITH_TIMEOUT(world.line.clock.untilNext(), std::optional<core::Duration>(5s), 20'000);
    world.line.clock.advance(5s);
    QTRY_COMPARE_WITH_TIMEOUT(world.pbx.count("keepAlive"), 2, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(world.line.clock.untilNext(), std::optional<core::Duration>(40s), 20'000);
}

void TestUciClient::aLogoutThatFails_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("over");
    QTest::addRow("401: the session is not known any more") << int(Step::Answer) << 401 << true;
    QTest::addRow("500") << int(Step::Answer) << 500 << false;
    QTest::addRow("the answer is lost") << int(Step::Drop) << 0 << false;
}

void TestUciClient::aLogoutThatFails()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(bool, over);
    World world;
    QVERIFY(world.poll().value());
    world.pbx.instead["logout"] = {{static_cast<Step::Kind>(kind), status, {}, {}}};
    const auto done = world.wait(world.uci.logout());
    QVERIFY(done);
    QCOMPARE(done->has_value(), over);
    QCOMPARE(world.pbx.count("logout"), 1);
}

void TestUciClient::garbageIsAProtocolError()
{
    World world;
    world.pbx.instead["getFunctionKeys"] = {{Step::Answer, 200, {}, "<html>login</html>"}};
    const auto states = world.poll();
    QVERIFY(states && !*states);
    QCOMPARE(states->error().kind, ErrorKind::Protocol);
    QVERIFY(world.poll().value());
    QCOMPARE(world.pbx.count("login"), 1);
}

void TestUciClient::logoutEndsTheSessionAndTheKeepAlive()
{
    World world;
    QVERIFY(world.wait(world.uci.logout()).value());
    QCOMPARE(world.pbx.server.seen.size(), 0);
    QVERIFY(world.poll().value());
    QVERIFY(world.wait(world.uci.logout()).value());
    QCOMPARE(world.pbx.count("logout"), 1);
    world.line.clock.advance(5min);
    QVERIFY(world.poll().value());
    QCOMPARE(world.pbx.count("keepAlive"), 0);
    QCOMPARE(world.pbx.count("login"), 2);
}

QTEST_GUILESS_MAIN(TestUciClient)
#include "tst_uciclient.moc"
