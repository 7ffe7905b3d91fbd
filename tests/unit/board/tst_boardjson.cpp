// SPDX-License-Identifier: GPL-3.0-or-later
#include "board/boardjson.h"
#include "support/fakeclock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pb;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Rows of the board for other programs.
class TestBoardJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsAreWrittenWithStableNames();
    void whatIsNotKnownIsLeftOut();
    void whatIsOldSaysWhatItWas();
};

void TestBoardJson::rowsAreWrittenWithStableNames()
{
    test::FakeClock clock;
    board::Board board(clock);
    sync::Person person;
    person.key = person.email = u"a@example.com"_s;
    person.name = u"Anna \u00dcber"_s;
    person.graphId = u"g"_s;
    person.starfaceId = u"17"_s;
    board.setPeople({person});
    sync::UserReport r;
    r.key = person.key;
    r.availability = u"Busy"_s;
    r.teams = r.toStarface.status = presence::TeamsStatus::InCall;
    r.toStarface.target = presence::DndTarget::On;
    r.toStarface.reason = presence::Reason::Holding;
    r.state.dnd = {presence::ClaimPhase::Held, presence::TeamsStatus::InCall, clock.now(), true};
    r.teamsError.emplace();
    r.teamsError->kind = core::ErrorKind::Throttled;
    r.teamsError->requestId = u"id-1"_s;
    board.applyReports({r});

    const auto whole = QJsonDocument::fromJson(board::rowsToJson(board::takeSnapshot(board, {0}))).object();
    QCOMPARE(whole["format"_L1].toString(), u"presence-bridge-users"_s);
    const auto user = whole["users"_L1].toArray().at(0).toObject();
    QCOMPARE(user["name"_L1].toString(), person.name);
    QCOMPARE(user["teams"_L1]["status"_L1].toString(), u"in-call"_s);
    QCOMPARE(user["toStarface"_L1]["reason"_L1].toString(), u"holding"_s);
    QCOMPARE(user["starface"_L1]["claim"_L1]["phase"_L1].toString(), u"held"_s);
    QCOMPARE(user["toTeams"_L1]["error"_L1]["requestId"_L1].toString(), u"id-1"_s);
    const auto since = QDateTime::fromString(user["teams"_L1]["since"_L1].toString(), Qt::ISODateWithMs);
    QCOMPARE(since.toMSecsSinceEpoch(), qint64(clock.wall().time_since_epoch().count()));
}

void TestBoardJson::whatIsNotKnownIsLeftOut()
{
    test::FakeClock clock;
    board::Board board(clock);
    sync::Person person;
    person.key = u"teams:1"_s;
    person.match = presence::MatchKind::NoAddress;
    board.setPeople({person});
    const auto whole = QJsonDocument::fromJson(board::rowsToJson(board::takeSnapshot(board, {0}))).object();
    const auto user = whole["users"_L1].toArray().at(0).toObject();
    QCOMPARE(user["match"_L1].toString(), u"no-address"_s);
    for (const auto member : {"email"_L1, "teams"_L1, "toTeams"_L1, "starfaceId"_L1})
        QVERIFY(!user.contains(member));
    QVERIFY(QJsonDocument::fromJson(board::rowsToJson(board::takeSnapshot(board, {})))
                .object()["users"_L1]
                .toArray()
                .isEmpty());
}

void TestBoardJson::whatIsOldSaysWhatItWas()
{
    test::FakeClock clock;
    const core::Time start = clock.now();
    board::Board board(clock);
    sync::Person person;
    person.key = u"a"_s;
    board.setPeople({person});
    sync::UserReport r;
    r.key = person.key;
    r.teams = presence::TeamsStatus::Unknown;
    r.observation.teams = {presence::TeamsStatus::Busy, start};
    r.starface = presence::StarfaceStatus::Available;
    r.observation.line.at = start;
    board.applyReports({r});
    clock.advance(1min);
    const auto whole = QJsonDocument::fromJson(board::rowsToJson(board::takeSnapshot(board, {0}))).object();
    const auto user = whole["users"_L1].toArray().at(0).toObject();
    QCOMPARE(user["teams"_L1]["status"_L1].toString(), u"unknown"_s);
    QCOMPARE(user["teams"_L1]["lastKnown"_L1].toString(), u"busy"_s);
    QCOMPARE(user["teams"_L1]["stale"_L1].toBool(), true);
    const auto readAt = QDateTime::fromString(user["teams"_L1]["readAt"_L1].toString(), Qt::ISODateWithMs);
    QCOMPARE(readAt.toMSecsSinceEpoch(), qint64(clock.toWall(start).time_since_epoch().count()));
    QVERIFY(!user["starface"_L1].toObject().contains("stale"_L1));
}

QTEST_GUILESS_MAIN(TestBoardJson)
#include "tst_boardjson.moc"
