// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphencoder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace pb::graph;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestGraphEncoder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void durations_data();
    void durations();
    void aSliceOfIds();
    void aWrite();
    void aBatchNamesEachItemAndItsContentType();
    void anIdNeverReachesAnotherResource();
    void whatGraphWouldRefuse_data();
    void whatGraphWouldRefuse();
};

void TestGraphEncoder::durations_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::addRow("none") << 0 << u"PT0S"_s;
    QTest::addRow("negative") << -5 << u"PT0S"_s;
    QTest::addRow("5 minutes") << 300 << u"PT5M"_s;
    QTest::addRow("4 hours") << 14400 << u"PT4H"_s;
    QTest::addRow("all units") << 3661 << u"PT1H1M1S"_s;
    QTest::addRow("90 minutes") << 5400 << u"PT1H30M"_s;
    QTest::addRow("a minute") << 60 << u"PT1M"_s;
    QTest::addRow("less than a minute") << 59 << u"PT59S"_s;
}

void TestGraphEncoder::durations()
{
    QFETCH(const int, seconds);
    QTEST(isoDuration(std::chrono::seconds{seconds}), "text");
}

void TestGraphEncoder::aSliceOfIds()
{
    QCOMPARE(encodeIds({u"a"_s, u"b"_s, u"c'"_s}, 1, 2), QByteArray("{\"ids\":[\"b\",\"c'\"]}"));
}

void TestGraphEncoder::aWrite()
{
    PresenceWrite write{PresenceWrite::Verb::Set, u"user-1"_s, u"app"_s, u"Busy"_s, u"InACall"_s, 15min};
    QCOMPARE(writePath(write), u"/users/user-1/presence/setPresence"_s);
    QCOMPARE(encodeWrite(write),
        QByteArray(
            R"({"activity":"InACall","availability":"Busy","expirationDuration":"PT15M","sessionId":"app"})"));
    write.verb = PresenceWrite::Verb::Clear;
    QCOMPARE(writePath(write), u"/users/user-1/presence/clearPresence"_s);
    QCOMPARE(encodeWrite(write), QByteArray(R"({"sessionId":"app"})"));
}

void TestGraphEncoder::aBatchNamesEachItemAndItsContentType()
{
    const QList<PresenceWrite> writes(
        20, PresenceWrite{PresenceWrite::Verb::Clear, u"u"_s, u"app"_s, {}, {}});
    const auto requests =
        QJsonDocument::fromJson(encodeBatch(writes)).object().value("requests"_L1).toArray();
    QCOMPARE(requests.size(), 20);
    QSet<QString> ids;
    for (const auto &request : requests) {
        const auto members = request.toObject();
        ids << members.value("id"_L1).toString();
        QCOMPARE(members.value("url"_L1).toString(), u"/users/u/presence/clearPresence"_s);
        QCOMPARE(members.value("headers"_L1).toObject().value("Content-Type"_L1).toString(),
            u"application/json"_s);
        QCOMPARE(members.value("body"_L1).toObject().value("sessionId"_L1).toString(), u"app"_s);
    }
    QCOMPARE(ids.size(), 20);
    QVERIFY(ids.contains(u"1"_s) && ids.contains(u"20"_s));
}

void TestGraphEncoder::anIdNeverReachesAnotherResource()
{
    QCOMPARE(pathPart(u"a/../b?c#d e"_s), u"a%2F..%2Fb%3Fc%23d%20e"_s);
}

void TestGraphEncoder::whatGraphWouldRefuse_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("session");
    QTest::addColumn<QString>("availability");
    QTest::addColumn<QString>("activity");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<bool>("fine");
    const auto u = u"user"_s;
    const auto s = u"app"_s;
    QTest::addRow("a call") << u << s << u"Busy"_s << u"InACall"_s << 15 << true;
    QTest::addRow("presenting") << u << s << u"DoNotDisturb"_s << u"Presenting"_s << 240 << true;
    QTest::addRow("available") << u << s << u"Available"_s << u"Available"_s << 5 << true;
    QTest::addRow("Busy/Busy is refused") << u << s << u"Busy"_s << u"Busy"_s << 15 << false;
    QTest::addRow("a meeting cannot be set") << u << s << u"Busy"_s << u"InAMeeting"_s << 15 << false;
    QTest::addRow("too short") << u << s << u"Busy"_s << u"InACall"_s << 4 << false;
    QTest::addRow("too long") << u << s << u"Busy"_s << u"InACall"_s << 241 << false;
    QTest::addRow("no user") << QString() << s << u"Busy"_s << u"InACall"_s << 15 << false;
    QTest::addRow("a user that is a path") << u".."_s << s << u"Busy"_s << u"InACall"_s << 15 << false;
    QTest::addRow("a user that is this folder") << u"."_s << s << u"Busy"_s << u"InACall"_s << 15 << false;
    QTest::addRow("no session") << u << QString() << u"Busy"_s << u"InACall"_s << 15 << false;
}

void TestGraphEncoder::whatGraphWouldRefuse()
{
    QFETCH(const QString, user);
    QFETCH(const QString, session);
    QFETCH(const QString, availability);
    QFETCH(const QString, activity);
    QFETCH(const int, minutes);
    const auto problem = problemOf(
        {PresenceWrite::Verb::Set, user, session, availability, activity, std::chrono::minutes{minutes}});
    QTEST(problem.isEmpty(), "fine");
    // what a session showed does not matter where it is cleared
    const auto clearing = problemOf({PresenceWrite::Verb::Clear, user, session, {}, {}, 0min});
    QCOMPARE(clearing.isEmpty(), user == u"user"_s && !session.isEmpty());
}

QTEST_GUILESS_MAIN(TestGraphEncoder)
#include "tst_graphencoder.moc"
