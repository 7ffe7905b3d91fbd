// SPDX-License-Identifier: GPL-3.0-or-later
#include "graphworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pb;
using namespace pb::graph;
using namespace pb::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

QStringList manyIds(int count)
{
    QStringList ids;
    for (int i = 0; i < count; ++i)
        ids << u"user-%1"_s.arg(i);
    return ids;
}

QJsonArray idsOf(const Seen &request)
{
    return QJsonDocument::fromJson(request.body).object().value("ids"_L1).toArray();
}

/// Everybody that was asked for is Available.
Step presencesFor(const Seen &request)
{
    QJsonArray value;
    for (const auto &id : idsOf(request))
        value << QJsonObject{
            {u"id"_s, id}, {u"availability"_s, u"Available"_s}, {u"activity"_s, u"Available"_s}};
    return answer(200, QJsonDocument(QJsonObject{{u"value"_s, value}}).toJson());
}

} // namespace

class TestGraphClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void usersComeFromAllPages();
    void aTokenNeverLeavesForAnotherHost_data();
    void aTokenNeverLeavesForAnotherHost();
    void anAddressWithItsUsualPortIsTheSameHost();
    void pagesThatDoNotEndAreAnError();
    void readingsAreRepeated_data();
    void readingsAreRepeated();
    void withoutAUserNothingIsAsked();
    void theOrganizationIsTheApplications();
    void aRefusedTokenIsReplacedOnce();
    void presencesOfTenThousandTakeSixteenRequests();
    void oneIdThatSpoilsARequestIsFound_data();
    void oneIdThatSpoilsARequestIsFound();
    void aServiceThatRefusesEverythingIsNotAskedForEachId();
    void aSliceThatFailsSpoilsNoOther();
    void whereNoSliceWorksTheRestIsNotAsked();
    void aServiceThatHangsIsGivenUp_data();
    void aServiceThatHangsIsGivenUp();
    void whereOneOfTheFirstWorksTheOthersAreAsked();
    void aDeletedJobIsNeverHeardOf();
};

void TestGraphClient::usersComeFromAllPages()
{
    World world;
    const auto next = world.server.url(u"/v1.0/users?$skiptoken=A%2FB%3D"_s).toEncoded();
    world.server.script = {
        answer(200, R"({"value":[{"id":"1"},{"id":"2"}],"@odata.nextLink":")" + next + "\"}"),
        answer(200, R"({"value":[{"id":"2"},{"id":"3"}]})"),
    };
    const auto users = world.wait(world.graph.listUsers());
    QVERIFY(users && *users);
    QCOMPARE((*users)->size(), 3); // 2 stood on both pages
    QCOMPARE(world.server.seen.size(), 2);
    QCOMPARE(world.server.seen[0].target,
        QByteArray("/v1.0/users?$select=id,displayName,mail,userPrincipalName,proxyAddresses,accountEnabled&"
                   "$top=999"));
    QCOMPARE(world.server.seen[1].target, QByteArray("/v1.0/users?$skiptoken=A%2FB%3D"));
    QCOMPARE(world.server.seen[0].headers.value("authorization"), QByteArray("Bearer token-1"));
    QCOMPARE(world.directory.asked, 2);
    QCOMPARE(world.application.asked, 0);
}

void TestGraphClient::aTokenNeverLeavesForAnotherHost_data()
{
    QTest::addColumn<QString>("link");
    QTest::addRow("another host") << u"http://evil.example:%1/v1.0/users?x"_s;
    QTest::addRow("another port") << u"http://127.0.0.1:1/v1.0/users?x"_s;
    QTest::addRow("another scheme") << u"https://127.0.0.1:%1/v1.0/users?x"_s;
    QTest::addRow("a host that only looks like it") << u"http://127.0.0.1:%1@evil.example/"_s;
    QTest::addRow("a user in the address") << u"http://a:b@127.0.0.1:%1/v1.0/users?x"_s;
    QTest::addRow("a path only") << u"/v1.0/users?x"_s;
}

void TestGraphClient::aTokenNeverLeavesForAnotherHost()
{
    QFETCH(const QString, link);
    World world;
    const auto next = link.contains(u"%1") ? link.arg(world.server.serverPort()) : link;
    world.server.script = {
        answer(200, R"({"value":[{"id":"1"}],"@odata.nextLink":")" + next.toUtf8() + "\"}")};
    world.server.otherwise = answer(200, R"({"value":[]})");
    const auto users = world.wait(world.graph.listUsers());
    QVERIFY(users && !*users);
    QCOMPARE(users->error().kind, ErrorKind::Protocol);
    QCOMPARE(world.server.seen.size(), 1);
}

/// The service is named without a port, as in profiles; its links may carry it.
void TestGraphClient::anAddressWithItsUsualPortIsTheSameHost()
{
    TinyServer proxy; // the only way to ask for port 80 of anything
    http::NetworkSettings settings;
    settings.proxy = http::NetworkSettings::Proxy::Manual;
    settings.proxyHost = u"127.0.0.1"_s;
    settings.proxyPort = proxy.serverPort();
    FakeClock clock;
    http::HttpClient http(settings, clock);
    FakeAuthorizer authorizer;
    GraphClient graph(http, QUrl(u"http://graph.example"_s), authorizer, authorizer);
    const auto linkTo = [](const char *next) {
        return answer(200, QByteArray(R"({"value":[{"id":"1"}],"@odata.nextLink":")") + next + "\"}");
    };
    proxy.script = {linkTo("http://graph.example:80/v1.0/users?x"), answer(200, R"({"value":[{"id":"2"}]})"),
        linkTo("http://graph.example:81/v1.0/users?x")};
    const auto users = awaitTurning(graph.listUsers(), clock);
    QVERIFY(users && *users);
    QCOMPARE((*users)->size(), 2);
    const auto elsewhere = awaitTurning(graph.listUsers(), clock);
    QVERIFY(elsewhere && !*elsewhere);
    QCOMPARE(proxy.seen.size(), 3);
}

void TestGraphClient::pagesThatDoNotEndAreAnError()
{
    World world;
    const auto next = world.server.url(u"/v1.0/users?again"_s).toEncoded();
    world.server.otherwise = answer(200, R"({"value":[],"@odata.nextLink":")" + next + "\"}");
    const auto users = world.wait(world.graph.listUsers());
    QVERIFY(users && !*users);
    QCOMPARE(users->error().kind, ErrorKind::Protocol);
    QCOMPARE(world.server.seen.size(), 2);
}

void TestGraphClient::readingsAreRepeated_data()
{
    QTest::addColumn<int>("reading");
    QTest::newRow("users") << 0;
    QTest::newRow("the organization") << 1;
    QTest::newRow("a presence") << 2;
    QTest::newRow("many presences") << 3;
}

void TestGraphClient::readingsAreRepeated()
{
    QFETCH(int, reading);
    World world;
    world.server.script = {{Step::Drop, 0, {}, {}}, answer(503, {})};
    world.server.otherwise = answer(200, R"({"id":"u","value":[{"id":"u"}]})");
    bool worked = false;
    if (reading == 0)
        worked = world.wait(world.graph.listUsers()).value().has_value();
    else if (reading == 1)
        worked = world.wait(world.graph.organization()).value().has_value();
    else if (reading == 2)
        worked = world.wait(world.graph.presence(u"u"_s)).value().has_value();
    else
        worked = world.wait(world.graph.presences({u"u"_s})).value().has_value();
    QVERIFY(worked);
    QCOMPARE(world.server.seen.size(), 3);
}

void TestGraphClient::withoutAUserNothingIsAsked()
{
    World world;
    const auto presence = world.wait(world.graph.presence({}));
    QVERIFY(presence && !*presence);
    QCOMPARE(presence->error().kind, ErrorKind::InvalidInput);
    const auto written = world.wait(world.graph.clearPresence({}, u"app"_s));
    QVERIFY(written && !*written);
    QCOMPARE(written->error().kind, ErrorKind::InvalidInput);
    QCOMPARE(world.server.seen.size(), 0);
}

void TestGraphClient::theOrganizationIsTheApplications()
{
    World world;
    world.server.script = {answer(200, R"({"value":[{"id":"t","displayName":"Contoso"}]})")};
    const auto organization = world.wait(world.graph.organization());
    QVERIFY(organization && *organization);
    QCOMPARE((*organization)->id, u"t"_s);
    QCOMPARE(world.server.seen.first().target, QByteArray("/v1.0/organization?$select=id,displayName"));
    QCOMPARE(world.directory.asked, 0); // whoever lists the users may be somebody else
    world.server.script = {answer(403, "{}")};
    const auto refused = world.wait(world.graph.organization());
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, ErrorKind::Forbidden);
}

void TestGraphClient::aRefusedTokenIsReplacedOnce()
{
    World world;
    world.server.script = {
        answer(401, "{}"), answer(200, R"({"id":"u","availability":"Away","activity":"Away"})")};
    const auto presence = world.wait(world.graph.presence(u"u"_s));
    QVERIFY(presence && *presence);
    QCOMPARE((*presence)->availability, u"Away"_s);
    QCOMPARE(world.server.seen[0].target, QByteArray("/v1.0/users/u/presence"));
    QCOMPARE(world.server.seen[1].headers.value("authorization"), QByteArray("Bearer token-2"));
    QCOMPARE(world.application.rejected, QList<QByteArray>{"token-1"});
}

void TestGraphClient::presencesOfTenThousandTakeSixteenRequests()
{
    World world;
    world.server.route = presencesFor;
    const auto batch = world.wait(world.graph.presences(manyIds(10'000)));
    QVERIFY(batch && *batch);
    QCOMPARE((*batch)->presences.size(), 10'000);
    QVERIFY((*batch)->failed.isEmpty());
    QCOMPARE(world.server.seen.size(), 16);
    for (const auto &request : std::as_const(world.server.seen))
        QVERIFY(idsOf(request).size() <= 650);
    QCOMPARE(world.server.seen[0].target, QByteArray("/v1.0/communications/getPresencesByUserId"));
    QCOMPARE(world.server.seen[0].headers.value("content-type"), QByteArray("application/json"));
    QVERIFY(world.server.connections <= 6);

    const auto none = world.wait(world.graph.presences({}));
    QVERIFY(none && *none && (*none)->presences.isEmpty());
    QCOMPARE(world.server.seen.size(), 16);
}

void TestGraphClient::oneIdThatSpoilsARequestIsFound_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("bad");
    QTest::newRow("400 for the first") << 400 << 0;
    QTest::newRow("400 for one in between") << 400 << 777;
    QTest::newRow("404 for the last") << 404 << 1299;
}

void TestGraphClient::oneIdThatSpoilsARequestIsFound()
{
    QFETCH(int, status);
    QFETCH(int, bad);
    World world;
    const QString id = u"user-%1"_s.arg(bad);
    world.server.route = [id, status](const Seen &request) {
        return idsOf(request).contains(id)
            ? answer(status, R"({"error":{"code":"BadRequest","message":"m"}})")
            : presencesFor(request);
    };
    const auto batch = world.wait(world.graph.presences(manyIds(1300)));
    QVERIFY(batch && *batch);
    QCOMPARE((*batch)->presences.size(), 1299);
    QVERIFY((*batch)->failed.isEmpty());
    QCOMPARE((*batch)->refused.size(), 1);
    QCOMPARE((*batch)->refused.first().index, bad);
    QCOMPARE((*batch)->refused.first().error.httpStatus, status);
    QVERIFY2(world.server.seen.size() <= 2 + 20, qPrintable(QString::number(world.server.seen.size())));
}

void TestGraphClient::aServiceThatRefusesEverythingIsNotAskedForEachId()
{
    World world;
    world.server.otherwise = answer(400, R"({"error":{"code":"BadRequest","message":"m"}})");
    const auto batch = world.wait(world.graph.presences(manyIds(1300)));
    QVERIFY(batch && !*batch);
    QCOMPARE(batch->error().kind, ErrorKind::InvalidInput);
    QVERIFY2(world.server.seen.size() < 200, qPrintable(QString::number(world.server.seen.size())));
}

void TestGraphClient::aSliceThatFailsSpoilsNoOther()
{
    World world;
    world.server.route = [](const Seen &request) {
        return idsOf(request).first() == u"user-650"_s
            ? answer(403, R"({"error":{"code":"Forbidden","message":"m"}})")
            : presencesFor(request);
    };
    const auto batch = world.wait(world.graph.presences(manyIds(1500)));
    QVERIFY(batch && *batch);
    QCOMPARE((*batch)->presences.size(), 850);
    QVERIFY((*batch)->wasRead(649));
    QVERIFY(!(*batch)->wasRead(650));
    QVERIFY(!(*batch)->wasRead(1299));
    QVERIFY((*batch)->wasRead(1300));
    QCOMPARE((*batch)->firstError()->kind, ErrorKind::Forbidden);
}

void TestGraphClient::whereNoSliceWorksTheRestIsNotAsked()
{
    World world;
    world.server.otherwise = answer(403, "{}");
    const auto batch = world.wait(world.graph.presences(manyIds(10'000)));
    QVERIFY(batch && !*batch);
    QCOMPARE(batch->error().kind, ErrorKind::Forbidden);
    QVERIFY2(world.server.seen.size() < 16, qPrintable(QString::number(world.server.seen.size())));
}

void TestGraphClient::aServiceThatHangsIsGivenUp_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<core::Duration>("attempt");
    QTest::addColumn<core::Duration>("all");
    QTest::newRow("a write, after one attempt") << 0 << core::Duration(15s) << core::Duration(15s);
    QTest::newRow("a batch of writes, after one attempt") << 1 << core::Duration(15s) << core::Duration(15s);
    QTest::newRow("presences") << 2 << core::Duration(15s) << core::Duration(25s);
    QTest::newRow("users") << 3 << core::Duration(20s) << core::Duration(25s);
}

/// The next poll, and whoever waits for the users, is not kept waiting longer than that.
void TestGraphClient::aServiceThatHangsIsGivenUp()
{
    QFETCH(int, call);
    QFETCH(core::Duration, attempt);
    QFETCH(core::Duration, all);
    World world;
    world.server.otherwise = {Step::Never, 0, {}, {}};
    std::optional<ErrorKind> ended;
    const auto end = [&ended](const auto &result) { ended = result.error().kind; };
    if (call == 0)
        world.graph.clearPresence(u"u"_s, u"app"_s)->then(this, end);
    else if (call == 1)
        world.graph.writePresences(calls(5))->then(
            this, [end](const core::Result<WriteResults> &results) { end(results->first()); });
    else if (call == 2)
        world.graph.presences({u"u"_s})->then(this, end);
    else
        world.graph.listUsers()->then(this, end);
    int attempts = 0;
    connect(&world.http, &http::HttpClient::attemptFinished, this, [&attempts] { ++attempts; });
    QTRY_COMPARE_WITH_TIMEOUT(world.server.seen.size(), 1, 20'000);
    world.clock.advance(attempt - 1ms);
    QCoreApplication::processEvents();
    QCOMPARE(attempts, 0);
    world.clock.advance(1ms);
    QTRY_COMPARE_WITH_TIMEOUT(attempts, 1, 20'000);
    if (all > attempt) {
        world.clock.advance(all - attempt - 1ms);
        QTRY_COMPARE_WITH_TIMEOUT(world.server.seen.size(), 2, 20'000);
        QVERIFY(!ended);
        world.clock.advance(1ms);
    }
    QTRY_COMPARE_WITH_TIMEOUT(ended, std::optional(ErrorKind::Timeout), 20'000);
    QCOMPARE(attempts, all > attempt ? 2 : 1);
}

void TestGraphClient::whereOneOfTheFirstWorksTheOthersAreAsked()
{
    World world;
    world.server.route = [](const Seen &request) {
        const auto first = idsOf(request).first();
        return first == u"user-0"_s || first == u"user-9750"_s ? presencesFor(request) : answer(403, "{}");
    };
    const auto batch = world.wait(world.graph.presences(manyIds(10'000)));
    QVERIFY(batch && *batch);
    QCOMPARE((*batch)->presences.size(), 650 + 250);
    QCOMPARE((*batch)->failed.size(), 14);
    QVERIFY((*batch)->wasRead(9750) && !(*batch)->wasRead(9749));
    QCOMPARE(world.server.seen.size(), 16);
}

void TestGraphClient::aDeletedJobIsNeverHeardOf()
{
    World world;
    world.server.otherwise = {Step::Never, 0, {}, {}};
    bool heard = false;
    QObject context;
    auto *job = world.graph.presences(manyIds(2000));
    job->then(&context, [&heard](const auto &) { heard = true; });
    QTRY_COMPARE_WITH_TIMEOUT(world.server.seen.size(), 4, 20'000);
    delete job;
    QTRY_COMPARE_WITH_TIMEOUT(world.server.openConnections, 0, 20'000);
    QVERIFY(!heard);
}

QTEST_GUILESS_MAIN(TestGraphClient)
#include "tst_graphclient.moc"
