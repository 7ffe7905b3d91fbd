// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/recorder.h"
#include "support/await.h"
#include "support/fakeclock.h"
#include "unit/history/historyfixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::history;
using namespace pb::test;
using namespace std::chrono_literals;
using presence::Action;
using presence::Reason;
using presence::TeamsStatus;

/// What the engine says becomes history where it says something new.
class TestRecorder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void onlyChangesAreRecorded();
    void aChangeSaysWhatItWasBefore();
    void everyPartOfAReportThatMattersIsAChange_data();
    void everyPartOfAReportThatMattersIsAChange();
    void aFailingConnectionIsNotedOnce();
    void latenessIsNotedWhenItBeginsAndEnds();
    void modeAndBrakeAreNoted();
    void thoseWhoComeAndGoAreNoted();
    void whoGetsANewAddressKeepsTheirHistory();
    void aNewSessionSaysHowEverythingStands();
    void whoWasDeletedIsWrittenDownOnlyWhenSomethingHappens();
    void afterEverythingWasDeletedTheNextChangeIsTheFirst();
    void aQuietHourKeepsTheSessionAlive();
    void theEndIsWritten();

private:
    sync::UserReport report(TeamsStatus teams = TeamsStatus::Available) const;
    QList<Event> events(Groups groups = {});
    Timeline timeline();
    void begin();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<HistoryStore> m_store;
    std::unique_ptr<Recorder> m_recorder;
    core::Wall m_start;
    QString m_anna;
};

void TestRecorder::begin()
{
    m_store = std::make_unique<HistoryStore>(
        HistoryStore::Settings{m_folder->filePath(QStringLiteral("history.sqlite"))}, *m_clock);
    m_recorder = std::make_unique<Recorder>(*m_store, *m_clock);
    QTRY_VERIFY(m_store->isRecording());
}

void TestRecorder::init()
{
    m_anna = QStringLiteral("anna@x");
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<FakeClock>(noon);
    m_start = noon;
    begin();
}

void TestRecorder::cleanup()
{
    m_recorder.reset();
    m_store.reset();
    m_clock.reset();
    m_folder.reset();
}

sync::UserReport TestRecorder::report(TeamsStatus teams) const
{
    sync::UserReport r;
    r.key = m_anna;
    r.availability = r.activity = QStringLiteral("Available");
    r.telephony = QStringLiteral("IDLE");
    r.observation.dnd.value = presence::Dnd::Off;
    r.teams = teams;
    r.starface = presence::StarfaceStatus::Available;
    r.toStarface.reason = Reason::NoMapping;
    r.toTeams.reason = Reason::IdleAssertsNothing;
    r.decidedAt = m_clock->now();
    return r;
}

QList<Event> TestRecorder::events(Groups groups)
{
    m_recorder->flush();
    const auto page = await(m_store->activity({{}, groups, false, {}, {}}, {}, 10'000));
    return page && *page ? (*page)->events : QList<Event>();
}

Timeline TestRecorder::timeline()
{
    m_recorder->flush();
    m_clock->advance(1s); // what began this moment has no length yet
    const auto found = await(m_store->timeline(m_anna, {m_start, m_clock->wall() + 1h}));
    return found && *found ? **found : Timeline();
}

void TestRecorder::onlyChangesAreRecorded()
{
    m_recorder->applyReports({report()});
    for (int i = 0; i < 20; ++i) {
        m_clock->advance(10s);
        auto r = report();
        r.observation.teams.at = m_clock->now(); // read again, and the same
        r.state.teamsKnownAt = m_clock->now();
        r.state.dndOnAt = m_clock->now();
        m_recorder->applyReports({r});
    }
    QVERIFY(events(Group::Statuses | Group::Decisions).isEmpty());
    m_recorder->applyReports({report(TeamsStatus::Busy)});
    const auto found = events(Group::Statuses | Group::Decisions);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().id, 3); // the beginning, how things stood, and this: nothing in between
}

void TestRecorder::aChangeSaysWhatItWasBefore()
{
    m_recorder->applyReports({report(TeamsStatus::Away)});
    m_clock->advance(1min);
    m_recorder->applyReports({report(TeamsStatus::InCall)});
    const auto found = events(Group::Statuses);
    QCOMPARE(found.size(), 1);
    const auto &c = std::get<Change>(found.first().payload);
    QCOMPARE(c.teamsBefore, TeamsStatus::Away);
    QCOMPARE(c.toStarface.status, TeamsStatus::InCall);
    QCOMPARE(found.first().at, noon + 1min);
    const auto bands = timeline();
    QCOMPARE(bands.teams.size(), 2);
    QCOMPARE(bands.teams.first().from, noon);
}

void TestRecorder::everyPartOfAReportThatMattersIsAChange_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<int>("what");
    QTest::newRow("the raw availability") << 0 << int(What::Status);
    QTest::newRow("the raw activity") << 1 << int(What::Status);
    QTest::newRow("the raw telephony state") << 2 << int(What::Status);
    QTest::newRow("do not disturb as read") << 3 << int(What::Status);
    QTest::newRow("the STARFACE status") << 4 << int(What::Status);
    QTest::newRow("the action towards the phone") << 5 << int(What::Decision);
    QTest::newRow("the reason towards Teams") << 6 << int(What::Decision);
    QTest::newRow("what is withheld") << 7 << int(What::Decision);
    QTest::newRow("our claim on the phone") << 8 << int(What::Claim);
    QTest::newRow("what we show in Teams") << 9 << int(What::Claim);
}

void TestRecorder::everyPartOfAReportThatMattersIsAChange()
{
    QFETCH(int, which);
    QFETCH(int, what);
    m_recorder->applyReports({report()});
    auto r = report();
    const std::function<void()> changes[] = {[&] { r.availability = QStringLiteral("Busy"); },
        [&] { r.activity = QStringLiteral("InACall"); }, [&] { r.telephony = QStringLiteral("ACTIVE"); },
        [&] { r.observation.dnd.value = presence::Dnd::On; },
        [&] { r.starface = presence::StarfaceStatus::InCall; },
        [&] { r.toStarface.action = Action::SetDndOn; }, [&] { r.toTeams.reason = Reason::Masked; },
        [&] { r.toStarface.withheld = presence::Withheld::Brake; },
        [&] { r.state.dnd.phase = presence::ClaimPhase::Held; },
        [&] {
            r.state.teams.phase = presence::ClaimPhase::Held;
            r.state.teams.shows = presence::TeamsTarget::BusyInACall;
        }};
    changes[which]();
    m_recorder->applyReports({r});
    const auto found = events(Group::Statuses | Group::Decisions);
    QCOMPARE(found.size(), 1);
    QCOMPARE(int(std::get<Change>(found.first().payload).what), what);
}

static sync::EngineStatus working()
{
    sync::EngineStatus s;
    s.graph.state = s.starface.state = sync::ConnectionHealth::State::Ok;
    return s;
}

void TestRecorder::aFailingConnectionIsNotedOnce()
{
    m_recorder->applyStatus(working());
    auto failing = working();
    failing.graph.state = sync::ConnectionHealth::State::Failing;
    failing.graph.error.emplace();
    failing.graph.error->kind = core::ErrorKind::Offline;
    for (int i = 0; i < 5; ++i)
        m_recorder->applyStatus(failing);
    QCOMPARE(events(Group::Connections).size(), 1);
    failing.graph.error->kind = core::ErrorKind::Unauthorized; // another failure is another event
    failing.graph.error->code = QStringLiteral("AADSTS7000222");
    m_recorder->applyStatus(failing);
    m_recorder->applyStatus(working());
    m_recorder->applyStatus(working());
    const auto found = events(Group::Connections);
    QCOMPARE(found.size(), 3);
    QVERIFY(std::get<Connection>(found[0].payload).state == Connection::State::Works);
    QCOMPARE(std::get<Connection>(found[1].payload).error->code, QStringLiteral("AADSTS7000222"));
}

void TestRecorder::latenessIsNotedWhenItBeginsAndEnds()
{
    const auto late = [](core::Duration by) {
        auto s = working();
        s.lateBy = by;
        return s;
    };
    for (const auto by : {0ms, 300ms, 0ms, 1500ms, 400ms, 2000ms, 0ms, 500ms})
        m_recorder->applyStatus(late(by));
    const auto found = events(Group::Connections);
    QCOMPARE(found.size(), 2);
    QVERIFY(std::get<Connection>(found[1].payload).state == Connection::State::Late);
    QCOMPARE(std::get<Connection>(found[1].payload).lateBy, 1500ms);
    QVERIFY(std::get<Connection>(found[0].payload).state == Connection::State::OnTime);
}

void TestRecorder::modeAndBrakeAreNoted()
{
    m_recorder->applyStatus(working());
    auto s = working();
    s.mode = sync::Mode::Paused;
    s.givingBack = true;
    m_recorder->applyStatus(s);
    m_recorder->applyStatus(s);
    s = working();
    s.brake = sync::BrakeQuestion{41, 57, 30, 4, 9};
    m_recorder->applyStatus(s);
    s.brake->users = 42; // the same question
    m_recorder->applyStatus(s);
    m_recorder->applyStatus(working());
    QStringList kinds;
    for (const Event &e : events(Group::Program))
        kinds.prepend(QString::number(int(e.kind())));
    // began, live; paused, giving back; live, brake; brake over
    QCOMPARE(kinds.join(QLatin1Char(' ')), QStringLiteral("6 3 3 6 3 4 4"));
}

void TestRecorder::thoseWhoComeAndGoAreNoted()
{
    sync::Person anna;
    anna.key = m_anna;
    anna.name = QStringLiteral("Anna");
    anna.graphId = anna.starfaceId = QStringLiteral("1");
    sync::Person bert = anna;
    bert.key = QStringLiteral("bert@x");
    bert.graphId = bert.starfaceId = QStringLiteral("2");
    m_recorder->setPeople({anna, bert});
    m_recorder->applyReports({report()});
    QCOMPARE(events(Group::Program).size(), 2); // that it began, and the counts
    m_clock->advance(1min);
    m_recorder->setPeople({bert});
    bert.match = presence::MatchKind::NoPartner;
    m_recorder->setPeople({bert});
    const auto found = events(Group::Program);
    QCOMPARE(found.size(), 6);
    QVERIFY(std::get<Directory>(found[0].payload).what == Directory::What::Counts);
    QCOMPARE(std::get<Directory>(found[0].payload).matched, 0);
    QVERIFY(std::get<Directory>(found[1].payload).what == Directory::What::Unmatched);
    QVERIFY(std::get<Directory>(found[3].payload).what == Directory::What::Left);
    QCOMPARE(found[3].key, m_anna);
    QCOMPARE(timeline().teams.last().to, noon + 1min);
}

void TestRecorder::whoGetsANewAddressKeepsTheirHistory()
{
    sync::Person anna;
    anna.key = m_anna;
    anna.name = QStringLiteral("Anna");
    anna.graphId = QStringLiteral("g1");
    anna.starfaceId = QStringLiteral("1");
    m_recorder->setPeople({anna});
    m_recorder->applyReports({report()});
    anna.key = QStringLiteral("married@x");
    m_recorder->setPeople({anna});
    QCOMPARE(events(Group::Program).size(), 3); // that it began, and the counts, twice
    m_anna = anna.key;
    QCOMPARE(timeline().teams.size(), 1);
    sync::UserReport again = report();
    again.key = m_anna;
    m_recorder->applyReports({again}); // nothing has changed
    QVERIFY(events(Group::Statuses | Group::Decisions).isEmpty());
    // somebody else with the old address is somebody else
    sync::Person other = anna;
    other.key = QStringLiteral("anna@x");
    other.graphId = QStringLiteral("g2");
    other.starfaceId = QStringLiteral("2");
    m_recorder->setPeople({anna, other});
    QVERIFY(std::get<Directory>(events(Group::Program).at(1).payload).what == Directory::What::Joined);
    QCOMPARE(timeline().teams.size(), 1);
}

void TestRecorder::aNewSessionSaysHowEverythingStands()
{
    m_recorder->applyReports({report(TeamsStatus::Busy)});
    m_recorder->applyStatus(working());
    m_clock->advance(10min);
    m_recorder.reset();
    m_store.reset();
    m_clock->advance(10min);
    begin();
    m_recorder->applyReports({report(TeamsStatus::Busy)});
    m_clock->advance(10min);
    const auto bands = timeline();
    QCOMPARE(bands.teams.size(), 2);
    QCOMPARE(bands.teams[0].to, noon + 10min);
    QCOMPARE(bands.teams[1].from, noon + 20min);
    QCOMPARE(bands.gaps.first().from, noon + 10min);
    QCOMPARE(bands.gaps.first().to, noon + 20min);
}

void TestRecorder::whoWasDeletedIsWrittenDownOnlyWhenSomethingHappens()
{
    m_recorder->applyReports({report(TeamsStatus::Busy)});
    m_recorder->flush();
    m_recorder->applyReports({report(TeamsStatus::DoNotDisturb)}); // not handed over yet
    QVERIFY(await(m_store->removeUser(m_anna))->has_value());
    m_recorder->applyStatus(working());
    m_recorder->flush();
    (void)events();
    QVERIFY(!historyBytes(m_folder->filePath(QStringLiteral("history.sqlite"))).contains("anna"));
    m_recorder->applyReports({report(TeamsStatus::Away)});
    QCOMPARE(timeline().teams.size(), 1);
    const auto found = events(Group::Statuses);
    QCOMPARE(found.size(), 1);
    QVERIFY(std::get<Change>(found.first().payload).teamsBefore == TeamsStatus::DoNotDisturb);
}

void TestRecorder::afterEverythingWasDeletedTheNextChangeIsTheFirst()
{
    m_recorder->applyReports({report(TeamsStatus::Busy)});
    m_recorder->flush();
    QSignalSpy began(m_store.get(), &HistoryStore::sessionBegan);
    QVERIFY(await(m_store->removeAll())->has_value());
    QTRY_COMPARE(began.size(), 1);
    QVERIFY(events(Group::Statuses).isEmpty());
    QVERIFY(timeline().teams.isEmpty());
    m_recorder->applyReports({report(TeamsStatus::Away)});
    const auto found = events(Group::Statuses);
    QCOMPARE(found.size(), 1);
    QVERIFY(std::get<Change>(found.first().payload).teamsBefore == TeamsStatus::Busy);
    QCOMPARE(timeline().teams.size(), 1);
}

void TestRecorder::aQuietHourKeepsTheSessionAlive()
{
    m_recorder->applyReports({report()});
    for (int i = 0; i < 360; ++i) {
        m_clock->advance(10s);
        m_recorder->applyStatus(working());
    }
    // a crash: the file as it is now, without any last word
    (void)events();
    const QTemporaryDir copy;
    for (const char *end : {"", "-wal"}) {
        const QString name = QStringLiteral("history.sqlite") + QString::fromLatin1(end);
        QVERIFY(QFile::copy(m_folder->filePath(name), copy.filePath(name)));
    }
    HistoryStore after({copy.filePath(QStringLiteral("history.sqlite"))}, *m_clock);
    m_clock->advance(1h);
    const auto bands = await(after.timeline(m_anna, {noon, m_clock->wall()}));
    QVERIFY(bands.has_value() && bands->has_value());
    QCOMPARE((*bands)->teams.size(), 1);
    QVERIFY((*bands)->teams.first().to > noon + 59min);
    QVERIFY((*bands)->teams.first().to <= noon + 60min);
}

void TestRecorder::theEndIsWritten()
{
    m_recorder->finish({m_anna});
    m_recorder->finish({});
    const auto found = events(Group::Program);
    QVERIFY(std::get<Program>(found.first().payload).what == Program::What::Stopped);
    QCOMPARE(std::get<Program>(found.first().payload).notGivenBack, 1);
    QCOMPARE(found.size(), 2);
}

QTEST_GUILESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
