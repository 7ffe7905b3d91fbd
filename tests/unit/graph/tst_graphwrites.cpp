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

/// A $batch answer whose items' statuses a function tells by the user in the URL; 0: left out.
Step batchAnswer(const Seen &request, const std::function<int(const QString &)> &status)
{
    QJsonArray responses;
    const auto items = QJsonDocument::fromJson(request.body).object().value("requests"_L1).toArray();
    for (const auto &item : items) {
        const auto user = item.toObject().value("url"_L1).toString().section(u'/', 2, 2);
        const int code = status(user);
        if (code != 0) {
            responses.prepend(QJsonObject{{u"id"_s, item.toObject().value("id"_L1)}, {u"status"_s, code},
                {u"headers"_s, QJsonObject{{u"Retry-After"_s, u"9"_s}}}});
        }
    }
    return answer(200, QJsonDocument(QJsonObject{{u"responses"_s, responses}}).toJson());
}

} // namespace

class TestGraphWrites : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTokenThatStaysRefusedIsUnauthorized();
    void withoutATokenNothingIsSent();
    void settingAPresence();
    void clearingWhatIsGoneIsSuccess();
    void whetherAWriteMayHaveActed_data();
    void whetherAWriteMayHaveActed();
    void aRefusedWriteIsRepeated();
    void aWriteThatCouldOnlyBeRepeatedLateIsGivenUp();
    void aLostWriteIsNotRepeated();
    void fewWritesGoOutOneByOne();
    void manyWritesGoOutInBatches();
    void aLostBatchIsNotRepeated();
    void writesOfManyUsersKeepTheirOrder();
    void aBatchItemWithoutAnAnswerMayHaveActed();
    void onlyTheItemsWithARefusedTokenAreSentAgain();
    void aBatchThatCannotBeReadMayHaveActed();
    void aWriteGraphWouldRefuseIsNotSent();
};

void TestGraphWrites::aTokenThatStaysRefusedIsUnauthorized()
{
    World world;
    world.server.otherwise = answer(401, R"({"error":{"code":"InvalidAuthenticationToken","message":"m"}})");
    const auto written =
        world.wait(world.graph.setPresence(u"u"_s, u"app"_s, u"Busy"_s, u"InACall"_s, 15min));
    QVERIFY(written && !*written);
    QCOMPARE(written->error().kind, ErrorKind::Unauthorized);
    QCOMPARE(written->error().code, u"InvalidAuthenticationToken"_s);
    QVERIFY(!written->error().mayHaveActed);
    QCOMPARE(world.server.seen.size(), 2);
}

void TestGraphWrites::withoutATokenNothingIsSent()
{
    World world;
    core::Error lost;
    lost.kind = ErrorKind::Timeout;
    lost.mayHaveActed = true; // the token request may have; the write has not
    world.application.error = lost;
    const auto written =
        world.wait(world.graph.setPresence(u"u"_s, u"app"_s, u"Busy"_s, u"InACall"_s, 15min));
    QVERIFY(written && !*written);
    QCOMPARE(written->error().kind, ErrorKind::Timeout);
    QVERIFY(!written->error().mayHaveActed);
    QCOMPARE(world.server.seen.size(), 0);
}

void TestGraphWrites::settingAPresence()
{
    World world;
    world.server.otherwise = answer(200, {});
    const auto written =
        world.wait(world.graph.setPresence(u"u"_s, u"app"_s, u"Busy"_s, u"InACall"_s, 15min));
    QVERIFY(written && *written);
    QVERIFY(!(*written)->wasGone);
    const auto seen = world.server.seen.first();
    QCOMPARE(seen.method, QByteArray("POST"));
    QCOMPARE(seen.target, QByteArray("/v1.0/users/u/presence/setPresence"));
    QCOMPARE(seen.body,
        QByteArray(
            R"({"activity":"InACall","availability":"Busy","expirationDuration":"PT15M","sessionId":"app"})"));
}

void TestGraphWrites::clearingWhatIsGoneIsSuccess()
{
    World world;
    world.server.script = {
        answer(200, {}), answer(404, R"({"error":{"code":"NotFound","message":"m"}})"), answer(404, "{}")};
    auto written = world.wait(world.graph.clearPresence(u"u"_s, u"app"_s));
    QVERIFY(written && *written && !(*written)->wasGone);
    written = world.wait(world.graph.clearPresence(u"u"_s, u"app"_s));
    QVERIFY(written && *written && (*written)->wasGone);
    written = world.wait(world.graph.setPresence(u"u"_s, u"app"_s, u"Busy"_s, u"InACall"_s, 15min));
    QVERIFY2(written && !*written, "a user to set who does not exist is no success");
}

void TestGraphWrites::whetherAWriteMayHaveActed_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("mayHaveActed");
    QTest::addRow("refused as wrong") << int(Step::Answer) << 400 << false;
    QTest::addRow("forbidden") << int(Step::Answer) << 403 << false;
    QTest::addRow("an answer that is none of success") << int(Step::Answer) << 300 << false;
    QTest::addRow("failed inside") << int(Step::Answer) << 500 << true;
    QTest::addRow("failed at a gateway") << int(Step::Answer) << 504 << true;
    QTest::addRow("dropped after it was read") << int(Step::Drop) << 0 << true;
    QTest::addRow("the answer was cut off") << int(Step::Truncate) << 200 << true;
}

void TestGraphWrites::whetherAWriteMayHaveActed()
{
    QFETCH(const int, kind);
    QFETCH(const int, status);
    World world;
    world.server.otherwise = {static_cast<Step::Kind>(kind), status, {}, "{}"};
    const auto written =
        world.wait(world.graph.setPresence(u"u"_s, u"app"_s, u"Busy"_s, u"InACall"_s, 15min));
    QVERIFY(written && !*written);
    QTEST(written->error().mayHaveActed, "mayHaveActed");
    QCOMPARE(world.server.seen.size(), 1);
}

void TestGraphWrites::aRefusedWriteIsRepeated()
{
    World world;
    world.server.script = {answer(429, "{}", {{"Retry-After", "1"}}), answer(200, {})};
    const auto written =
        world.wait(world.graph.setPresence(u"u"_s, u"app"_s, u"Busy"_s, u"InACall"_s, 15min));
    QVERIFY(written && *written);
    QCOMPARE(world.server.seen.size(), 2);
}

void TestGraphWrites::aWriteThatCouldOnlyBeRepeatedLateIsGivenUp()
{
    World world;
    world.server.otherwise = answer(429, "{}", {{"Retry-After", "30"}});
    const auto written = world.wait(world.graph.clearPresence(u"u"_s, u"app"_s));
    QVERIFY(written && !*written);
    QCOMPARE(written->error().kind, ErrorKind::Throttled);
    QVERIFY(!written->error().mayHaveActed);
    QVERIFY(written->error().retryAfter == 30s); // whoever asks plans by it
    QCOMPARE(world.server.seen.size(), 1);
}

void TestGraphWrites::aLostWriteIsNotRepeated()
{
    World world;
    world.server.script = {{Step::Drop, 0, {}, {}}};
    world.server.otherwise = answer(200, {});
    const auto written = world.wait(world.graph.clearPresence(u"u"_s, u"app"_s));
    QVERIFY(written && !*written);
    QVERIFY(written->error().mayHaveActed);
    QCOMPARE(world.server.seen.size(), 1);
}

void TestGraphWrites::fewWritesGoOutOneByOne()
{
    World world;
    world.server.route = [](const Seen &request) {
        return answer(request.target.contains("user-1/") ? 403 : 200, "{}");
    };
    const auto results = world.wait(world.graph.writePresences(calls(3)));
    QVERIFY(results && *results);
    QCOMPARE((*results)->size(), 3);
    QVERIFY((*results)->at(0) && !(*results)->at(1) && (*results)->at(2));
    QCOMPARE(world.server.seen.size(), 3);
    const auto none = world.wait(world.graph.writePresences({}));
    QVERIFY(none && *none && (*none)->isEmpty());
}

void TestGraphWrites::manyWritesGoOutInBatches()
{
    World world;
    world.server.route = [](const Seen &request) {
        return batchAnswer(request, [](const QString &user) {
            return user == "user-7"_L1 ? 429 : user == "user-30"_L1 ? 404 : 200;
        });
    };
    auto writes = calls(45);
    writes[30].verb = PresenceWrite::Verb::Clear;
    const auto results = world.wait(world.graph.writePresences(writes));
    QVERIFY(results && *results);
    QCOMPARE(world.server.seen.size(), 3);
    QCOMPARE(world.server.seen[0].target, QByteArray("/v1.0/$batch"));
    for (qsizetype i = 0; i < 45; ++i)
        QCOMPARE((*results)->at(i).has_value(), i != 7);
    const auto error = (*results)->at(7).error();
    QCOMPARE(error.kind, ErrorKind::Throttled);
    QVERIFY(error.retryAfter == 9s);
    QVERIFY(!error.mayHaveActed);
    QVERIFY((*results)->at(30)->wasGone);
}

void TestGraphWrites::aLostBatchIsNotRepeated()
{
    World world;
    world.server.script = {{Step::Drop, 0, {}, {}}};
    world.server.otherwise = answer(200, {});
    const auto results = world.wait(world.graph.writePresences(calls(4)));
    QVERIFY(results && *results);
    for (const auto &result : **results)
        QVERIFY(!result && result.error().mayHaveActed);
    QCOMPARE(world.server.seen.size(), 1);
}

void TestGraphWrites::writesOfManyUsersKeepTheirOrder()
{
    World world;
    world.server.route = [](const Seen &request) {
        return batchAnswer(request, [](const QString &user) {
            return user.mid(5).toInt() % 3 == 0 ? 403 : 200; // user-0, user-3, …
        });
    };
    const auto results = world.wait(world.graph.writePresences(calls(200)));
    QVERIFY(results && *results);
    QCOMPARE((*results)->size(), 200);
    for (qsizetype i = 0; i < 200; ++i)
        QCOMPARE((*results)->at(i).has_value(), i % 3 != 0);
    QCOMPARE(world.server.seen.size(), 10);
}

void TestGraphWrites::aBatchItemWithoutAnAnswerMayHaveActed()
{
    World world;
    world.server.route = [](const Seen &request) {
        return batchAnswer(request, [](const QString &user) { return user == "user-2"_L1 ? 0 : 200; });
    };
    const auto results = world.wait(world.graph.writePresences(calls(4)));
    QVERIFY(results && *results);
    QVERIFY((*results)->at(1) && (*results)->at(3));
    QVERIFY(!(*results)->at(2));
    QCOMPARE((*results)->at(2).error().kind, ErrorKind::Protocol);
    QVERIFY((*results)->at(2).error().mayHaveActed);
}

void TestGraphWrites::onlyTheItemsWithARefusedTokenAreSentAgain()
{
    World world;
    world.server.route = [&world](const Seen &request) {
        const bool isFirst = world.server.seen.size() == 1;
        return batchAnswer(request, [isFirst](const QString &user) {
            return user == "user-3"_L1 || (isFirst && user == "user-1"_L1) ? 401 : 200;
        });
    };
    const auto results = world.wait(world.graph.writePresences(calls(5)));
    QVERIFY(results && *results);
    QCOMPARE(world.server.seen.size(), 2);
    QCOMPARE(
        QJsonDocument::fromJson(world.server.seen[1].body).object().value("requests"_L1).toArray().size(), 2);
    QCOMPARE(world.server.seen[1].headers.value("authorization"), QByteArray("Bearer token-2"));
    QVERIFY((*results)->at(1).has_value());
    QVERIFY(!(*results)->at(3));
    QCOMPARE((*results)->at(3).error().kind, ErrorKind::Unauthorized);
}

void TestGraphWrites::aBatchThatCannotBeReadMayHaveActed()
{
    World world;
    world.server.otherwise = answer(200, "{\"responses\":");
    const auto results = world.wait(world.graph.writePresences(calls(4)));
    QVERIFY(results && *results);
    for (const auto &result : **results) {
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Protocol);
        QVERIFY(result.error().mayHaveActed);
    }
}

void TestGraphWrites::aWriteGraphWouldRefuseIsNotSent()
{
    World world;
    world.server.otherwise = answer(200, {});
    auto writes = calls(3);
    writes[1].activity = u"Busy"_s;
    writes[2].userId = writes[0].userId;
    const auto results = world.wait(world.graph.writePresences(writes));
    QVERIFY(results && *results);
    QVERIFY((*results)->at(0).has_value());
    QCOMPARE((*results)->at(1).error().kind, ErrorKind::InvalidInput);
    QCOMPARE((*results)->at(2).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(world.server.seen.size(), 1);
}

QTEST_GUILESS_MAIN(TestGraphWrites)
#include "tst_graphwrites.moc"
