// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakepbx.h"
#include "starface/starfaceclient.h"
#include "support/turn.h"

#include <QLoggingCategory>
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
    StarfaceClient starface;

    explicit World(const QString &password = u"Pass123"_s)
        : starface(
            line.http, line.clock, pbx.server.url(u"/"_s), Credentials{u"123"_s, core::Secret(password)})
    {
        pbx.keys = FakePbx::key("k1", 1001, "ACTIVE") + FakePbx::key("k2", 0, "AVAILABLE");
        for (int id = 1001; id <= 1040; ++id)
            pbx.phoneConfigs[id] = {{u"doNotDisturb"_s, id % 2 == 0}};
    }

    template<typename T>
    std::optional<core::Result<T>> wait(core::Job<T> *job)
    {
        return awaitTurning(job, line.clock);
    }
};

QStringList logged;
void keepMessage(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logged << text;
}

} // namespace

class TestStarfaceClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void usersSayWhetherTheyHaveAKey();
    void usersAreReadWithoutTheKeys();
    void linesAreByUser();
    void ofSeveralKeysTheOneCounts();
    void dndOfManyUsers();
    void dndOfNobodyReadableIsAnError();
    void whoCannotBeReadByThemselvesKeepsNobodyElseFromIt_data();
    void whoCannotBeReadByThemselvesKeepsNobodyElseFromIt();
    void aPbxThatFailsForEverybodyIsNotAskedOn();
    void withoutUsersThereAreNone();
    void aLogoutThatFailsIsTold();
    void oneWrongPasswordIsTriedOncePerInterface();
    void logoutEndsBoth();
    void nothingSecretIsLogged();
};

void TestStarfaceClient::usersSayWhetherTheyHaveAKey()
{
    World world;
    const auto users = world.wait(world.starface.users());
    QVERIFY(users && *users);
    QCOMPARE((*users)->size(), 3);
    QCOMPARE((*users)->at(1).user.email, u"anna@example.com"_s);
    QCOMPARE((*users)->at(1).hasBusyLampKey, std::optional(true));
    QCOMPARE((*users)->at(2).hasBusyLampKey, std::optional(false));
}

void TestStarfaceClient::usersAreReadWithoutTheKeys()
{
    World world;
    world.pbx.acceptsUciLogin = false;
    const auto users = world.wait(world.starface.users());
    QVERIFY(users && *users);
    QCOMPARE((*users)->size(), 3);
    QVERIFY(!(*users)->at(1).hasBusyLampKey.has_value());
}

void TestStarfaceClient::linesAreByUser()
{
    World world;
    const auto lines = world.wait(world.starface.lineStates());
    QVERIFY(lines && *lines);
    QCOMPARE(**lines, (QList<UserLine>{{1001, State::InCall, u"ACTIVE"_s}}));
}

void TestStarfaceClient::ofSeveralKeysTheOneCounts()
{
    const QList<LineState> states{{5, u"a"_s, {}, State::Unknown, u"UNAVAILABLE"_s},
        {6, u"b"_s, {}, State::Idle, u"I"_s}, {5, u"c"_s, {}, State::Ringing, u"R"_s},
        {5, u"d"_s, {}, State::Idle, u"I"_s}, {6, u"e"_s, {}, State::InCall, u"A"_s},
        {6, u"f"_s, {}, State::Ringing, u"R"_s}, {1, u"g"_s, {}, State::Idle, u"first"_s},
        {1, u"h"_s, {}, State::Idle, u"second"_s}, {0, u"i"_s, {}, State::InCall, u"A"_s}};
    QCOMPARE(linesByUser(states),
        (QList<UserLine>{
            {5, State::Ringing, u"R"_s}, {6, State::InCall, u"A"_s}, {1, State::Idle, u"first"_s}}));
}

void TestStarfaceClient::dndOfManyUsers()
{
    World world;
    QList<int> ids{7};
    for (int id = 1001; id <= 1040; ++id)
        ids << id;
    const auto batch = world.wait(world.starface.readDnd(ids));
    QVERIFY(batch && *batch);
    QCOMPARE((*batch)->read.size(), 40);
    for (const auto &read : (*batch)->read)
        QCOMPARE(read.on, read.userId % 2 == 0);
    QCOMPARE((*batch)->failed.size(), 1);
    QCOMPARE((*batch)->failed.first().userId, 7);
    QCOMPARE((*batch)->failed.first().error.kind, ErrorKind::NotFound);
    const auto none = world.wait(world.starface.readDnd({}));
    QVERIFY(none && *none && (*none)->read.isEmpty());
}

void TestStarfaceClient::dndOfNobodyReadableIsAnError()
{
    World world(u"wrong"_s);
    QList<int> ids;
    for (int id = 1001; id <= 1040; ++id)
        ids << id;
    const auto batch = world.wait(world.starface.readDnd(ids));
    QVERIFY(batch && !*batch);
    QCOMPARE(batch->error().kind, ErrorKind::Unauthorized);
    QCOMPARE(world.pbx.count("POST /rest/login"), 1);
}

void TestStarfaceClient::whoCannotBeReadByThemselvesKeepsNobodyElseFromIt_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 403, 404, 409})
        QTest::addRow("%d", status) << status;
}

void TestStarfaceClient::whoCannotBeReadByThemselvesKeepsNobodyElseFromIt()
{
    QFETCH(int, status);
    World world;
    QList<int> ids;
    for (int id = 1001; id <= 1040; ++id) {
        ids << id;
        if (id < 1040)
            world.pbx.instead["GET /rest/users/" + QByteArray::number(id) + "/phoneconfig"] = {
                {Step::Answer, status, {}, "{}"}};
    }
    const auto batch = world.wait(world.starface.readDnd(ids));
    QVERIFY(batch && *batch);
    QCOMPARE((*batch)->failed.size(), 39);
    QCOMPARE((*batch)->read.size(), 1);
    QCOMPARE((*batch)->read.first().userId, 1040);
}

void TestStarfaceClient::aPbxThatFailsForEverybodyIsNotAskedOn()
{
    World world;
    QList<int> ids;
    for (int id = 1001; id <= 1040; ++id) {
        ids << id;
        // a protocol error is not repeated
        world.pbx.instead["GET /rest/users/" + QByteArray::number(id) + "/phoneconfig"] = {
            {Step::Answer, 200, {}, "<html>"}};
    }
    const auto batch = world.wait(world.starface.readDnd(ids));
    QVERIFY(batch && !*batch);
    QCOMPARE(batch->error().kind, ErrorKind::Protocol);
    QVERIFY(world.pbx.server.seen.size() < 30);

    world.pbx.instead.remove("GET /rest/users/1001/phoneconfig");
    const auto more = world.wait(world.starface.readDnd(ids));
    QVERIFY(more && *more); // one that works speaks for the others
    QCOMPARE((*more)->read.size() + (*more)->failed.size(), 40);
    QCOMPARE((*more)->read.first().userId, 1001);
}

void TestStarfaceClient::withoutUsersThereAreNone()
{
    World world;
    world.pbx.instead["GET /rest/users"] = {{Step::Answer, 403, {}, "{}"}};
    const auto users = world.wait(world.starface.users());
    QVERIFY(users && !*users);
    QCOMPARE(users->error().kind, ErrorKind::Forbidden);
}

void TestStarfaceClient::aLogoutThatFailsIsTold()
{
    World world;
    QVERIFY(world.wait(world.starface.users()).value());
    world.pbx.instead["DELETE /rest/login"] = {{Step::Answer, 403, {}, "{}"}};
    auto done = world.wait(world.starface.logout());
    QVERIFY(done && !*done);
    QCOMPARE(done->error().kind, ErrorKind::Forbidden);
    QCOMPARE(world.pbx.count("logout"), 1);
    QVERIFY(world.wait(world.starface.users()).value());
    world.pbx.instead["logout"] = {{Step::Answer, 500, {}, {}}};
    done = world.wait(world.starface.logout());
    QVERIFY(done && !*done);
    QCOMPARE(done->error().kind, ErrorKind::Server);
    QCOMPARE(world.pbx.count("DELETE /rest/login"), 2);
}

void TestStarfaceClient::oneWrongPasswordIsTriedOncePerInterface()
{
    World world(u"wrong"_s);
    QVERIFY(!world.wait(world.starface.rest().users()).value());
    for (int i = 0; i < 3; ++i) {
        const auto lines = world.wait(world.starface.lineStates());
        QVERIFY(lines && !*lines);
        QCOMPARE(lines->error().kind, ErrorKind::Unauthorized);
    }
    QCOMPARE(world.pbx.count("login"), 0);
    QCOMPARE(world.pbx.count("POST /rest/login"), 1);
    world.starface.retryNow();
    QVERIFY(!world.wait(world.starface.lineStates()).value());
    QCOMPARE(world.pbx.count("login"), 1);
}

void TestStarfaceClient::logoutEndsBoth()
{
    World world;
    QVERIFY(world.wait(world.starface.users()).value());
    QVERIFY(world.wait(world.starface.logout()).value());
    QCOMPARE(world.pbx.count("logout"), 1);
    QCOMPARE(world.pbx.count("DELETE /rest/login"), 1);
    QVERIFY(world.wait(world.starface.logout()).value());
    QCOMPARE(world.pbx.count("logout"), 1);
}

void TestStarfaceClient::nothingSecretIsLogged()
{
    logged.clear();
    QLoggingCategory::setFilterRules(u"pb.*=true"_s);
    const auto before = qInstallMessageHandler(keepMessage);
    {
        World world;
        (void)world.wait(world.starface.users());
        (void)world.wait(world.starface.setDoNotDisturb(1001, true, {}));
        (void)world.wait(world.starface.logout());
        World wrong(u"Wr0ngPass"_s);
        (void)wrong.wait(wrong.starface.users());
    }
    qInstallMessageHandler(before);
    QVERIFY(logged.size() > 5);
    const auto all = logged.join(u'\n');
    for (const auto &secret :
        {u"Pass123"_s, u"Wr0ngPass"_s, u"81d8af78"_s, u"token-1"_s, u"JSESSIONID"_s, u"nonce-1"_s})
        QVERIFY2(!all.contains(secret), qPrintable(all));
}

QTEST_GUILESS_MAIN(TestStarfaceClient)
#include "tst_starfaceclient.moc"
