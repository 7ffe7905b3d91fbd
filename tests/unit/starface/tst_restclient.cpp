// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakepbx.h"
#include "starface/restclient.h"
#include "support/turn.h"

#include <QJsonDocument>
#include <QTest>

using namespace pb;
using namespace pb::starface;
using namespace pb::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

struct World {
    FakePbx pbx;
    Line line;
    RestClient rest;

    explicit World(const QString &password = u"Pass123"_s)
        : rest(line.http, line.clock, pbx.server.url(u"/"_s), Credentials{u"123"_s, core::Secret(password)})
    {
        pbx.phoneConfigs[1001] = {{u"callWaiting"_s, true}, {u"displayNumberId"_s, 11},
            {u"doNotDisturb"_s, false}, {u"primaryPhoneId"_s, 12}, {u"somethingNew"_s, u"x"_s}};
    }

    template<typename T>
    std::optional<core::Result<T>> wait(core::Job<T> *job)
    {
        return awaitTurning(job, line.clock);
    }
    bool dnd() const { return pbx.phoneConfigs[1001].value("doNotDisturb"_L1).toBool(); }
};

const QByteArray getConfig = "GET /rest/users/1001/phoneconfig";
const QByteArray putConfig = "PUT /rest/users/1001/phoneconfig";

} // namespace

class TestRestClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneLoginServesManyCalls();
    void aTokenIsRenewedBeforeItExpires();
    void aRefusedTokenIsReplacedOnce();
    void aTokenThatStaysRefusedIsUnauthorized();
    void wrongCredentialsAreNotTriedAgainAtOnce();
    void aPbxInTroubleIsNoWrongPassword();
    void anUnknownLoginTypeIsNotTried();
    void accountsAndSettings();
    void logoutEndsTheSession();
    void aLogoutThatFails_data();
    void aLogoutThatFails();
    void readingsAreRepeatedAndALoginIsNot();
    void refusedCredentials_data();
    void refusedCredentials();
    void thePbxMayLiveInAFolder();
    void aPbxThatHangsIsGivenUp_data();
    void aPbxThatHangsIsGivenUp();
    void aWriteKeepsEveryField();
    void whatIsAlreadySoIsNotWritten();
    void whatIsAlreadySoIsWrittenWhereThatIsAsked();
    void theIntentComesBeforeTheWrite();
    void whereTheIntentCannotBeKeptNothingIsWritten();
    void whetherAWriteMayHaveActed_data();
    void whetherAWriteMayHaveActed();
    void aWriteWithARefusedTokenIsRepeated();
    void aReadingThatIsLostHasNotActed();
    void aLoginLostOnTheWayToTheWriteHasNotActed();
};

void TestRestClient::oneLoginServesManyCalls()
{
    World world;
    auto first = collect(world.rest.users(), &world.rest);
    auto second = collect(world.rest.doNotDisturb(1001), &world.rest);
    const auto third = world.wait(world.rest.users());
    QVERIFY(third && *third);
    QTRY_VERIFY_WITH_TIMEOUT(first->has_value() && second->has_value(), 20'000);
    QVERIFY((**first).has_value() && (**second).has_value());
    QCOMPARE((*third)->size(), 3);
    QCOMPARE(world.pbx.count("GET /rest/login"), 1);
    QCOMPARE(world.pbx.count("POST /rest/login"), 1);
    QVERIFY(world.wait(world.rest.users()).value().has_value());
    QCOMPARE(world.pbx.count("POST /rest/login"), 1);
}

void TestRestClient::aTokenIsRenewedBeforeItExpires()
{
    World world;
    QVERIFY(world.wait(world.rest.users()).value());
    world.line.clock.advance(3h);
    QVERIFY(world.wait(world.rest.users()).value());
    QCOMPARE(world.pbx.count("POST /rest/login"), 1);
    world.line.clock.advance(50min);
    QVERIFY(world.wait(world.rest.users()).value());
    QCOMPARE(world.pbx.count("POST /rest/login"), 2);
    QCOMPARE(world.pbx.count("GET /rest/users"), 3);
}

void TestRestClient::aRefusedTokenIsReplacedOnce()
{
    World world;
    QVERIFY(world.wait(world.rest.users()).value());
    world.pbx.dropTokens();
    auto other = collect(world.rest.users(), &world.rest);
    QVERIFY(world.wait(world.rest.users()).value());
    QTRY_VERIFY_WITH_TIMEOUT(other->has_value(), 20'000);
    QVERIFY((**other).has_value());
    QCOMPARE(world.pbx.count("POST /rest/login"), 2);
}

void TestRestClient::aTokenThatStaysRefusedIsUnauthorized()
{
    World world;
    const Step refused{Step::Answer, 401, {}, R"({"code":"UNAUTHORIZED","message":"m"})"};
    world.pbx.instead["GET /rest/users"] = {refused, refused, refused};
    const auto users = world.wait(world.rest.users());
    QVERIFY(users && !*users);
    QCOMPARE(users->error().kind, ErrorKind::Unauthorized);
    QCOMPARE(world.pbx.count("GET /rest/users"), 2);
}

void TestRestClient::wrongCredentialsAreNotTriedAgainAtOnce()
{
    World world(u"wrong"_s);
    for (int i = 0; i < 5; ++i) {
        const auto users = world.wait(world.rest.users());
        QVERIFY(users && !*users);
        QCOMPARE(users->error().kind, ErrorKind::Unauthorized);
        QCOMPARE(users->error().code, u"LOGIN_FAILED"_s);
    }
    QCOMPARE(world.pbx.count("POST /rest/login"), 1);
    QVERIFY(world.rest.refusal());
    world.line.clock.advance(1min);
    QVERIFY(!world.wait(world.rest.users()).value());
    QVERIFY(!world.wait(world.rest.users()).value());
    QCOMPARE(world.pbx.count("POST /rest/login"), 2);
    world.rest.retryNow();
    QVERIFY(!world.wait(world.rest.users()).value());
    QCOMPARE(world.pbx.count("POST /rest/login"), 3);
}

void TestRestClient::aPbxInTroubleIsNoWrongPassword()
{
    World world;
    world.pbx.instead["POST /rest/login"] = {{Step::Answer, 500, {}, {}}};
    const auto users = world.wait(world.rest.users());
    QVERIFY(users && !*users);
    QCOMPARE(users->error().kind, ErrorKind::Server);
    QVERIFY(!world.rest.refusal());
    QVERIFY(world.wait(world.rest.users()).value());
}

void TestRestClient::anUnknownLoginTypeIsNotTried()
{
    World world;
    world.pbx.instead["GET /rest/login"] = {{Step::Answer, 200, {}, R"({"loginType":"Retina","nonce":"n"})"}};
    const auto users = world.wait(world.rest.users());
    QVERIFY(users && !*users);
    QCOMPARE(users->error().kind, ErrorKind::Protocol);
    QCOMPARE(world.pbx.count("POST /rest/login"), 0);
}

void TestRestClient::accountsAndSettings()
{
    World world;
    const auto accounts = world.wait(world.rest.accounts());
    QVERIFY(accounts && *accounts);
    QCOMPARE((*accounts)->size(), 1);
    const auto config = world.wait(world.rest.doNotDisturb(1001));
    QVERIFY(config && *config);
    QVERIFY(!(*config)->doNotDisturb);
    const auto nobody = world.wait(world.rest.doNotDisturb(7));
    QVERIFY(nobody && !*nobody);
    QCOMPARE(nobody->error().kind, ErrorKind::NotFound);
    QCOMPARE(nobody->error().code, u"NOT_FOUND"_s);
}

void TestRestClient::logoutEndsTheSession()
{
    World world;
    QVERIFY(world.wait(world.rest.logout()).value());
    QCOMPARE(world.pbx.server.seen.size(), 0);
    QVERIFY(world.wait(world.rest.users()).value());
    QVERIFY(world.wait(world.rest.logout()).value());
    QCOMPARE(world.pbx.count("DELETE /rest/login"), 1);
    QVERIFY(world.wait(world.rest.users()).value());
    QCOMPARE(world.pbx.count("POST /rest/login"), 2);
}

void TestRestClient::aLogoutThatFails_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("over");
    QTest::addRow("200") << int(Step::Answer) << 200 << true;
    QTest::addRow("401: the session is not known any more") << int(Step::Answer) << 401 << true;
    QTest::addRow("500") << int(Step::Answer) << 500 << false;
    QTest::addRow("the answer is lost") << int(Step::Drop) << 0 << false;
}

void TestRestClient::aLogoutThatFails()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(bool, over);
    World world;
    QVERIFY(world.wait(world.rest.users()).value());
    world.pbx.instead["DELETE /rest/login"] = {{static_cast<Step::Kind>(kind), status, {}, "{}"}};
    const auto done = world.wait(world.rest.logout());
    QVERIFY(done);
    QCOMPARE(done->has_value(), over);
    QCOMPARE(world.pbx.count("DELETE /rest/login"), 1);
    QVERIFY(world.wait(world.rest.logout()).value()); // the token is forgotten either way
    QCOMPARE(world.pbx.count("DELETE /rest/login"), 1);
}

void TestRestClient::readingsAreRepeatedAndALoginIsNot()
{
    World world;
    const Step drop{Step::Drop, 0, {}, {}};
    world.pbx.instead["GET /rest/login"] = {drop};
    world.pbx.instead["GET /rest/users"] = {drop};
    world.pbx.instead[getConfig] = {drop};
    QVERIFY(world.wait(world.rest.users()).value());
    QVERIFY(world.wait(world.rest.doNotDisturb(1001)).value());
    QCOMPARE(world.pbx.count("GET /rest/login"), 2);
    world.pbx.dropTokens();
    world.pbx.instead["POST /rest/login"] = {drop}; // its nonce may be used up
    const auto users = world.wait(world.rest.users());
    QVERIFY(users && !*users);
    QCOMPARE(world.pbx.count("POST /rest/login"), 2);
    QVERIFY(!world.rest.refusal());
}

void TestRestClient::refusedCredentials_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("refused");
    QTest::newRow("400, as published") << 400 << true;
    QTest::newRow("401") << 401 << true;
    QTest::newRow("403") << 403 << true;
    QTest::newRow("404 is another address") << 404 << false;
    QTest::newRow("200 without a token") << 200 << false;
}

/// What is refused is not tried at every poll, so that the account is not locked.
void TestRestClient::refusedCredentials()
{
    QFETCH(int, status);
    QFETCH(bool, refused);
    World world;
    world.pbx.instead["POST /rest/login"] = {{Step::Answer, status, {}, "{}"}};
    const auto users = world.wait(world.rest.users());
    QVERIFY(users && !*users);
    QCOMPARE(users->error().kind == ErrorKind::Unauthorized, refused);
    QCOMPARE(world.rest.refusal().has_value(), refused);
}

void TestRestClient::thePbxMayLiveInAFolder()
{
    World world;
    RestClient rest(world.line.http, world.line.clock, world.pbx.server.url(u"/folder//?a=b#c"_s),
        Credentials{u"123"_s, core::Secret(u"Pass123"_s)});
    const auto users = world.wait(rest.users());
    QVERIFY(users && !*users);
    QCOMPARE(world.pbx.server.seen.first().target, QByteArray("/folder/rest/login"));
    QVERIFY(!world.pbx.server.seen.first().headers.contains("content-type"));
    QCOMPARE(world.pbx.server.seen.first().headers.value("accept"), QByteArray("application/json"));
}

void TestRestClient::aPbxThatHangsIsGivenUp_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<core::Duration>("after");
    QTest::newRow("a write") << putConfig << core::Duration(15s);
    QTest::newRow("the end of the session") << QByteArray("DELETE /rest/login") << core::Duration(5s);
}

void TestRestClient::aPbxThatHangsIsGivenUp()
{
    QFETCH(QByteArray, what);
    QFETCH(core::Duration, after);
    World world;
    QVERIFY(world.wait(world.rest.users()).value());
    world.pbx.instead[what] = {{Step::Never, 0, {}, {}}};
    std::optional<ErrorKind> ended;
    const auto end = [&ended](const auto &result) { ended = result.error().kind; };
    if (what == putConfig)
        world.rest.setDoNotDisturb(1001, true, {})->then(this, end);
    else
        world.rest.logout()->then(this, end);
    QTRY_COMPARE_WITH_TIMEOUT(world.pbx.count(what), 1, 20'000);
    world.line.clock.advance(after - 1ms);
    QCoreApplication::processEvents();
    QVERIFY(!ended);
    world.line.clock.advance(1ms);
    QTRY_COMPARE_WITH_TIMEOUT(ended, std::optional(ErrorKind::Timeout), 20'000);
    QCOMPARE(world.pbx.count(what), 1);
}

void TestRestClient::aWriteKeepsEveryField()
{
    World world;
    auto expected = world.pbx.phoneConfigs[1001];
    expected.insert("doNotDisturb"_L1, true);
    const auto written = world.wait(world.rest.setDoNotDisturb(1001, true, {}));
    QVERIFY(written && *written);
    QVERIFY(!(*written)->alreadySo);
    QVERIFY(!(*written)->before.doNotDisturb);
    QCOMPARE(world.pbx.phoneConfigs[1001], expected);
}

void TestRestClient::whatIsAlreadySoIsNotWritten()
{
    World world;
    bool asked = false;
    const auto hook = [&asked](const PhoneConfig &) {
        asked = true;
        return core::Done();
    };
    const auto written = world.wait(world.rest.setDoNotDisturb(1001, false, hook));
    QVERIFY(written && *written && (*written)->alreadySo);
    QVERIFY(!asked);
    QCOMPARE(world.pbx.count(putConfig), 0);
}

void TestRestClient::whatIsAlreadySoIsWrittenWhereThatIsAsked()
{
    World world;
    bool asked = false;
    const auto hook = [&asked](const PhoneConfig &) {
        asked = true;
        return core::Done();
    };
    const auto written =
        world.wait(world.rest.setDoNotDisturb(1001, false, hook, starface::WhenAlreadySo::Write));
    QVERIFY(written && *written && !(*written)->alreadySo);
    QVERIFY(asked);
    QCOMPARE(world.pbx.count(putConfig), 1);
}

void TestRestClient::theIntentComesBeforeTheWrite()
{
    World world;
    int writesAtIntent = -1;
    const auto hook = [&](const PhoneConfig &before) {
        writesAtIntent = world.pbx.count(putConfig);
        return before.doNotDisturb ? core::Done(core::failure(ErrorKind::Internal, {})) : core::Done();
    };
    QVERIFY(world.wait(world.rest.setDoNotDisturb(1001, true, hook)).value());
    QCOMPARE(writesAtIntent, 0);
    QVERIFY(world.dnd());
}

void TestRestClient::whereTheIntentCannotBeKeptNothingIsWritten()
{
    World world;
    const auto hook = [](const PhoneConfig &) -> core::Done {
        core::Error error;
        error.kind = ErrorKind::Storage;
        error.mayHaveActed = true;
        return core::failure(error);
    };
    const auto written = world.wait(world.rest.setDoNotDisturb(1001, true, hook));
    QVERIFY(written && !*written);
    QCOMPARE(written->error().kind, ErrorKind::Storage);
    QVERIFY(!written->error().mayHaveActed);
    QCOMPARE(world.pbx.count(putConfig), 0);
}

void TestRestClient::whetherAWriteMayHaveActed_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("mayHaveActed");
    QTest::addRow("200 is the documented unexpected error") << int(Step::Answer) << 200 << true;
    QTest::addRow("202 promises nothing") << int(Step::Answer) << 202 << true;
    QTest::addRow("refused as wrong") << int(Step::Answer) << 400 << false;
    QTest::addRow("forbidden") << int(Step::Answer) << 403 << false;
    QTest::addRow("no such user") << int(Step::Answer) << 404 << false;
    QTest::addRow("failed inside") << int(Step::Answer) << 500 << true;
    QTest::addRow("dropped after it was read") << int(Step::Drop) << 0 << true;
    QTest::addRow("the answer was cut off") << int(Step::Truncate) << 200 << true;
}

void TestRestClient::whetherAWriteMayHaveActed()
{
    QFETCH(const int, kind);
    QFETCH(const int, status);
    World world;
    world.pbx.instead[putConfig] = {{static_cast<Step::Kind>(kind), status, {}, "{}"}};
    const auto written = world.wait(world.rest.setDoNotDisturb(1001, true, {}));
    QVERIFY(written && !*written);
    QTEST(written->error().mayHaveActed, "mayHaveActed");
    QVERIFY(!written->error().detail.isEmpty());
    QCOMPARE(world.pbx.count(putConfig), 1);
}

void TestRestClient::aWriteWithARefusedTokenIsRepeated()
{
    World world;
    world.pbx.instead[putConfig] = {{Step::Answer, 401, {}, "{}"}};
    const auto written = world.wait(world.rest.setDoNotDisturb(1001, true, {}));
    QVERIFY(written && *written);
    QVERIFY(world.dnd());
    QCOMPARE(world.pbx.count("POST /rest/login"), 2);
    QCOMPARE(world.pbx.count(putConfig), 2);

    const Step refused{Step::Answer, 401, {}, "{}"};
    world.pbx.instead[putConfig] = {refused, refused};
    const auto again = world.wait(world.rest.setDoNotDisturb(1001, false, {}));
    QVERIFY(again && !*again);
    QCOMPARE(again->error().kind, ErrorKind::Unauthorized);
    QVERIFY(!again->error().mayHaveActed);
}

void TestRestClient::aReadingThatIsLostHasNotActed()
{
    World world;
    QVERIFY(world.wait(world.rest.users()).value());
    const Step drop{Step::Drop, 0, {}, {}};
    world.pbx.instead[getConfig] = {50, drop};
    const auto written = world.wait(world.rest.setDoNotDisturb(1001, true, {}));
    QVERIFY(written && !*written);
    QVERIFY(!written->error().mayHaveActed);
    QCOMPARE(world.pbx.count(putConfig), 0);
}

void TestRestClient::aLoginLostOnTheWayToTheWriteHasNotActed()
{
    World world;
    QVERIFY(world.wait(world.rest.users()).value());
    world.pbx.instead[putConfig] = {{Step::Answer, 401, {}, "{}"}};
    world.pbx.instead["POST /rest/login"] = {{Step::Drop, 0, {}, {}}};
    const auto written = world.wait(world.rest.setDoNotDisturb(1001, true, {}));
    QVERIFY(written && !*written);
    QVERIFY2(!written->error().mayHaveActed, "401 refused the write, and what was lost is a login");
    QVERIFY(!world.dnd());
}

QTEST_GUILESS_MAIN(TestRestClient)
#include "tst_restclient.moc"
