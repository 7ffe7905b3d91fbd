// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/eventcodec.h"
#include "history/historydatabase.h"
#include "unit/history/historyfixture.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

Q_DECLARE_METATYPE(pb::history::Record)
Q_DECLARE_METATYPE(pb::history::ActivityFilter)

using namespace pb;
using namespace pb::history;
using namespace pb::test;
using namespace std::chrono_literals;
using presence::TeamsStatus;

class TestHistoryDatabase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyKindIsReadAsItWasWritten_data();
    void everyKindIsReadAsItWasWritten();
    void numbersThatNobodyWroteAreRefused_data();
    void numbersThatNobodyWroteAreRefused();
    void theNewestComesFirstPageByPage();
    void aFilterLeavesWhatItSays_data();
    void aFilterLeavesWhatItSays();
    void countsFollowTheFilter();
    void whatIsOlderThanTheCutoffIsGoneAndTheStateStays();
    void whoLeftKeepsNoState();
    void theSizeIsKept();
    void aUserWhoIsRemovedLeavesNothing();
    void aClockSetBackLeavesNothingInTheFuture();
    void namesFollowTheDirectory();
    void aUserUnderAnotherKeyKeepsTheirEvents();
    void whoGetsSomebodysFormerAddressGetsNoneOfTheirs();
    void twoWhoChangeAddressesKeepTheirOwn();
    void aHistoryOfTheFirstVersionIsTakenOver();
    void onlyTheOwnerMayReadIt();

private:
    void open();
    QList<Event> all(const ActivityFilter &filter = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<HistoryDatabase> m_history;
};

void TestHistoryDatabase::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("history.sqlite"));
    open();
}

void TestHistoryDatabase::cleanup()
{
    m_history.reset();
    m_folder.reset();
}

void TestHistoryDatabase::open()
{
    m_history.reset();
    auto opened = HistoryDatabase::open(m_file);
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(core::toLogLine(opened.error())));
    m_history = std::move(*opened);
    const auto known = m_history->setPeople(
        {{QStringLiteral("anna@x"), QStringLiteral("Anna Müller"), QStringLiteral("Anna@x"), {}},
            {QStringLiteral("bert@x"), QStringLiteral("Bert Übel"), QStringLiteral("bert@x"), {}}});
    QVERIFY(known.has_value());
    QVERIFY(m_history->beginSession(noon).has_value());
}

QList<Event> TestHistoryDatabase::all(const ActivityFilter &filter)
{
    const auto page = m_history->activity(filter, {}, 10'000);
    return page ? page->events : QList<Event>();
}

void TestHistoryDatabase::everyKindIsReadAsItWasWritten_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("a change with everything in it") << 0;
    QTest::newRow("a write that failed") << 1;
    QTest::newRow("a connection that fails") << 2;
    QTest::newRow("a change of the mode") << 3;
    QTest::newRow("the brake's question") << 4;
    QTest::newRow("the counts of the directories") << 5;
    QTest::newRow("the end of the program") << 6;
}

static core::Error sampleError()
{
    core::Error error;
    error.kind = core::ErrorKind::Throttled;
    error.httpStatus = 429;
    error.code = QStringLiteral("TooManyRequests");
    error.detail = QStringLiteral("slow down, “please”");
    error.requestId = QStringLiteral("r-1");
    error.mayHaveActed = true;
    return error;
}

static Payload sample(int which)
{
    using namespace presence;
    Change c = change(TeamsStatus::DoNotDisturb, What::Status | What::Claim);
    c.dnd = Dnd::On;
    c.teamsBefore = TeamsStatus::Unknown;
    c.starfaceBefore = StarfaceStatus::Unknown;
    c.toStarface = {TeamsStatus::DoNotDisturb, DndTarget::Off, Action::ClearSession, presence::lastReason,
        Withheld::Brake};
    c.toTeams = {StarfaceStatus::Unknown, TeamsTarget::DoNotDisturb, Action::ClearSession,
        presence::lastReason, Withheld::Brake};
    c.dndClaim = c.teamsClaim = ClaimPhase::Releasing;
    c.dndBecause = TeamsStatus::Unknown;
    c.teamsBecause = StarfaceStatus::Unknown;
    c.shows = TeamsTarget::DoNotDisturb;
    const Payload samples[] = {c,
        Write{Side::Teams, Action::ClearSession, presence::lastReason, 4321ms, true, sampleError()},
        Connection{Service::Journal, Connection::State::Failing, 2s, sampleError()},
        ModeChange{sync::Mode::Paused, sync::Mode::ObserveOnly}, history::Brake{41, 57},
        Directory{Directory::What::Unmatched, MatchKind::Disabled, 9'800, 120, 80},
        Program{Program::What::Stopped, 3}};
    return samples[which];
}

void TestHistoryDatabase::everyKindIsReadAsItWasWritten()
{
    QFETCH(int, which);
    const Record before = encode(sample(which));
    QVERIFY(m_history->append({happened(noon, sample(which), QStringLiteral("anna@x"))}, noon).has_value());
    const auto events = all();
    QCOMPARE(events.size(), 1);
    QCOMPARE(int(events.first().kind()), which);
    QCOMPARE(events.first().key, QStringLiteral("anna@x"));
    QCOMPARE(events.first().name, QStringLiteral("Anna Müller"));
    const Record after = encode(events.first().payload);
    QCOMPARE(after.what, before.what);
    QCOMPARE(after.a, before.a);
    QCOMPARE(after.b, before.b);
    QCOMPARE(after.c, before.c);
    QCOMPARE(after.raw, before.raw);
    QCOMPARE(after.error, before.error);
    if (which == 0)
        QVERIFY(std::get<Change>(events.first().payload) == std::get<Change>(sample(0)));
    if (which == 1) {
        const auto &error = std::get<Write>(events.first().payload).error;
        QVERIFY(error.has_value());
        QCOMPARE(core::toLogLine(*error), core::toLogLine(sampleError()));
        QVERIFY(error->mayHaveActed);
    }
    if (which == 5)
        QCOMPARE(std::get<Directory>(events.first().payload).unmatchedStarface, 80);
}

void TestHistoryDatabase::numbersThatNobodyWroteAreRefused_data()
{
    QTest::addColumn<Record>("record");
    QTest::newRow("a kind that is none") << Record{7, 0, 0, 0, 0, {}, {}};
    QTest::newRow("a Teams status that is none") << Record{0, 1, 0xf, 0, 0, {}, {}};
    QTest::newRow("a reason that is none") << Record{0, 1, 0, 0xff00, 0, {}, {}};
    QTest::newRow("more bits than there are values") << Record{0, 1, qint64(1) << 40, 0, 0, {}, {}};
    QTest::newRow("an action of a write that is none") << Record{1, 0, 0x3c, 0, 0, {}, {}};
    QTest::newRow("a mode that is none") << Record{3, 0, 5, 0, 0, {}, {}};
    QTest::newRow("a negative number") << Record{2, 0, -1, 0, 0, {}, {}};
}

void TestHistoryDatabase::numbersThatNobodyWroteAreRefused()
{
    QFETCH(Record, record);
    QVERIFY(!decode(record).has_value());
}

void TestHistoryDatabase::theNewestComesFirstPageByPage()
{
    QList<Event> events;
    for (int i = 0; i < 25; ++i) // several in the same millisecond
        events << changeOf(QStringLiteral("u%1@x").arg(i), noon + std::chrono::milliseconds{i / 3});
    QVERIFY(m_history->append(events, noon + 1s).has_value());
    QStringList seen;
    std::optional<Place> place;
    for (int pages = 0; pages < 3; ++pages) {
        const auto page = m_history->activity({}, place, 10);
        QVERIFY(page.has_value());
        QCOMPARE(page->more, pages < 2);
        QCOMPARE(page->events.size(), pages < 2 ? 10 : 5);
        for (const Event &e : page->events)
            seen << e.key;
        place = Place{page->events.last().at, page->events.last().id};
    }
    QCOMPARE(seen.size(), 25);
    for (int i = 0; i < 25; ++i)
        QCOMPARE(seen[i], QStringLiteral("u%1@x").arg(24 - i));
}

void TestHistoryDatabase::aFilterLeavesWhatItSays_data()
{
    QTest::addColumn<ActivityFilter>("filter");
    QTest::addColumn<int>("left");
    QTest::newRow("nothing: everything but how things stood") << ActivityFilter{} << 7;
    QTest::newRow("a name, whatever the case, with an umlaut")
        << ActivityFilter{QStringLiteral("ÜBEL"), {}, false, {}, {}} << 2;
    QTest::newRow("two words, both of one person")
        << ActivityFilter{QStringLiteral("müll anna"), {}, false, {}, {}} << 2;
    QTest::newRow("two words of two persons")
        << ActivityFilter{QStringLiteral("müller bert"), {}, false, {}, {}} << 0;
    QTest::newRow("a percent sign is only a percent sign")
        << ActivityFilter{QStringLiteral("%"), {}, false, {}, {}} << 0;
    QTest::newRow("statuses") << ActivityFilter{{}, Group::Statuses, false, {}, {}} << 1;
    QTest::newRow("decisions") << ActivityFilter{{}, Group::Decisions, false, {}, {}} << 1;
    QTest::newRow("writes") << ActivityFilter{{}, Group::Writes, false, {}, {}} << 2;
    QTest::newRow("connections") << ActivityFilter{{}, Group::Connections, false, {}, {}} << 1;
    QTest::newRow("the program itself") << ActivityFilter{{}, Group::Program, false, {}, {}} << 2;
    QTest::newRow("writes and connections")
        << ActivityFilter{{}, Group::Writes | Group::Connections, false, {}, {}} << 3;
    QTest::newRow("problems") << ActivityFilter{{}, {}, true, {}, {}} << 2;
    QTest::newRow("problems among the writes") << ActivityFilter{{}, Group::Writes, true, {}, {}} << 1;
    QTest::newRow("from a time on") << ActivityFilter{{}, {}, false, noon + 5s, {}} << 3;
    QTest::newRow("until just before a time") << ActivityFilter{{}, {}, false, {}, noon + 2s} << 1;
}

static QList<Event> variety()
{
    const QString anna = QStringLiteral("anna@x");
    const QString bert = QStringLiteral("bert@x");
    using namespace presence;
    return {happened(noon, change(TeamsStatus::Busy, {}), anna),
        happened(noon + 1s, change(TeamsStatus::Busy, What::Status), anna),
        happened(noon + 2s, change(TeamsStatus::Busy, What::Decision), bert),
        happened(noon + 3s, Write{Side::Starface, Action::SetDndOn, Reason::Mapped, 40ms, false, {}}, anna),
        happened(noon + 4s,
            Write{Side::Starface, Action::SetDndOn, Reason::Mapped, 40ms, false, sampleError()}, bert),
        happened(noon + 5s, Connection{Service::Graph, Connection::State::Failing, 0ms, sampleError()}),
        happened(noon + 6s, ModeChange{sync::Mode::Paused, sync::Mode::Live}),
        happened(noon + 7s, Program{Program::What::GivingBack, 0})};
}

void TestHistoryDatabase::aFilterLeavesWhatItSays()
{
    QFETCH(ActivityFilter, filter);
    QFETCH(int, left);
    QVERIFY(m_history->append(variety(), noon + 8s).has_value());
    QCOMPARE(all(filter).size(), left);
}

void TestHistoryDatabase::countsFollowTheFilter()
{
    QVERIFY(m_history->append(variety(), noon + 8s).has_value());
    auto counts = m_history->counts({});
    QVERIFY(counts.has_value());
    QVERIFY((counts->perGroup == std::array<int, 5>{1, 1, 2, 1, 2}));
    QCOMPARE(counts->problems, 2);
    counts = m_history->counts({QStringLiteral("bert"), Group::Writes, false, {}, {}});
    QVERIFY(counts.has_value());
    QVERIFY((counts->perGroup == std::array<int, 5>{0, 1, 1, 0, 0}));
    QCOMPARE(counts->problems, 1);
}

void TestHistoryDatabase::whatIsOlderThanTheCutoffIsGoneAndTheStateStays()
{
    const QString anna = QStringLiteral("anna@x");
    QVERIFY(
        m_history
            ->append({changeOf(anna, noon, TeamsStatus::Away), changeOf(anna, noon + 1h, TeamsStatus::Busy),
                         changeOf(QStringLiteral("bert@x"), noon + 3h)},
                noon + 4h)
            .has_value());
    QVERIFY(m_history->prune(noon + 2h, noon + 4h).has_value());
    QCOMPARE(all().size(), 1); // what only says how things stood is nothing that happened
    const auto timeline = m_history->timeline(anna, {noon, noon + 4h}, noon + 4h);
    QVERIFY(timeline.has_value());
    QCOMPARE(timeline->teams.size(), 1);
    QCOMPARE(timeline->teams.first().from, noon + 2h);
    QCOMPARE(timeline->teams.first().to, noon + 4h);
    QCOMPARE(timeline->teams.first().value.status, TeamsStatus::Busy);
    // and again, an hour later
    QVERIFY(m_history->prune(noon + 3h, noon + 4h).has_value());
    QCOMPARE(m_history->timeline(anna, {noon, noon + 4h}, noon + 4h)->teams.first().from, noon + 3h);
}

void TestHistoryDatabase::whoLeftKeepsNoState()
{
    const QString anna = QStringLiteral("anna@x");
    Directory left;
    left.what = Directory::What::Left;
    QVERIFY(
        m_history->append({changeOf(anna, noon), happened(noon + 1h, left, anna)}, noon + 4h).has_value());
    QVERIFY(m_history->prune(noon + 2h, noon + 4h).has_value());
    QVERIFY(m_history->timeline(anna, {noon, noon + 4h}, noon + 4h)->teams.isEmpty());
    QVERIFY(!historyBytes(m_file).contains("anna"));
}

void TestHistoryDatabase::theSizeIsKept()
{
    constexpr qint64 limit = 400'000;
    for (int batch = 0; batch < 40; ++batch) {
        QList<Event> events;
        for (int i = 0; i < 300; ++i)
            events << changeOf(QStringLiteral("u%1@x").arg(i % 50), noon + std::chrono::seconds{batch});
        QVERIFY(m_history->append(events, noon + std::chrono::seconds{batch}).has_value());
        QVERIFY(m_history->limit(limit).has_value());
        QVERIFY(*m_history->usedBytes() <= limit);
    }
    QVERIFY2(QFileInfo(m_file).size() <= limit, qPrintable(QString::number(QFileInfo(m_file).size())));
    // the oldest has gone, the newest is there, and plenty of it
    const auto events = all();
    QVERIFY(events.size() > 2000);
    QCOMPARE(events.first().at, noon + 39s);
    QVERIFY(events.last().at > noon + 5s);
}

void TestHistoryDatabase::aUserWhoIsRemovedLeavesNothing()
{
    const QString anna = QStringLiteral("anna@x");
    QList<Event> events;
    for (int i = 0; i < 3000; ++i) {
        const core::Wall at = noon + std::chrono::seconds{i};
        auto own = change(TeamsStatus::Busy);
        own.activity = QStringLiteral("OnlyAnnaDoes%1").arg(i);
        core::Error error = sampleError();
        error.detail = QStringLiteral("phone of Anna number %1").arg(i);
        events << happened(at, own, anna) << changeOf(QStringLiteral("u%1@x").arg(i % 100), at)
               << happened(at,
                      Write{presence::Side::Starface, presence::Action::SetDndOn, presence::Reason::Mapped,
                          1ms, false, error},
                      anna);
    }
    QVERIFY(m_history->append(events, noon + 1h).has_value());
    QVERIFY(historyBytes(m_file).contains("Anna"));
    QVERIFY(historyBytes(m_file).contains("OnlyAnnaDoes"));
    QVERIFY(m_history->removeUser(anna).has_value());
    const QByteArray bytes = historyBytes(m_file);
    for (const char *trace : {"anna", "Anna", "OnlyAnnaDoes"})
        QVERIFY2(!bytes.contains(trace), trace);
    QCOMPARE(all().size(), 3000);
    // and recording goes on, of her as well
    QVERIFY(m_history->append({changeOf(anna, noon + 2h)}, noon + 2h).has_value());
    QCOMPARE(all().size(), 3001);
    QCOMPARE(std::get<Change>(all().first().payload).activity, QStringLiteral("InACall"));
}

void TestHistoryDatabase::aClockSetBackLeavesNothingInTheFuture()
{
    const QString anna = QStringLiteral("anna@x");
    QVERIFY(m_history->append({changeOf(anna, noon + 20h, TeamsStatus::Away)}, noon + 20h).has_value());
    QVERIFY(m_history->append({changeOf(anna, noon + 1h)}, noon + 1h).has_value());
    auto events = all();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.first().at, noon + 1h);
    QCOMPARE(events.last().at, noon + 1h);
    QVERIFY(events.first().id > events.last().id);
    const auto timeline = m_history->timeline(anna, {noon, noon + 2h}, noon + 2h);
    QVERIFY(timeline.has_value());
    QCOMPARE(timeline->teams.size(), 1);
    QCOMPARE(timeline->teams.first().value.status, TeamsStatus::Busy);
    // set back while the program was not running
    m_history.reset();
    open(); // begins a session at noon
    for (const Event &e : all())
        QCOMPARE(e.at, noon);
}

void TestHistoryDatabase::namesFollowTheDirectory()
{
    const QString anna = QStringLiteral("anna@x");
    QVERIFY(m_history->append({changeOf(anna, noon)}, noon).has_value());
    QVERIFY(m_history->setPeople({{anna, QStringLiteral("Anna Schmidt"), anna, {}}}).has_value());
    QVERIFY(m_history->append({changeOf(anna, noon + 1s)}, noon + 1s).has_value());
    QCOMPARE(all().last().name, QStringLiteral("Anna Schmidt"));
    QVERIFY(m_history->append({changeOf(QStringLiteral("nobody@x"), noon + 2s)}, noon + 2s).has_value());
    QCOMPARE(all().first().name, QStringLiteral("nobody@x"));
}

void TestHistoryDatabase::aUserUnderAnotherKeyKeepsTheirEvents()
{
    const QString anna = QStringLiteral("anna@x");
    const QString married = QStringLiteral("married@x");
    const auto set = [this](const QList<User> &people) { QVERIFY(m_history->setPeople(people).has_value()); };
    set({{anna, QStringLiteral("Anna"), anna, QStringLiteral("g1")}});
    QVERIFY(m_history->append({changeOf(anna, noon)}, noon).has_value());
    open(); // the address changes while the program does not run
    QVERIFY(m_history->append({changeOf(married, noon + 1s)}, noon + 1s).has_value()); // before it is known
    set({{married, QStringLiteral("Anna"), married, QStringLiteral("g1")}});
    QVERIFY(m_history->append({changeOf(married, noon + 2s)}, noon + 2s).has_value());
    QCOMPARE(all().size(), 3);
    for (const Event &event : all())
        QCOMPARE(event.key, married);
    const auto timeline = m_history->timeline(married, {noon, noon + 1h}, noon + 1min);
    QVERIFY(timeline && timeline->teams.first().from == noon + 1s); // of this session
    // and back
    set({{anna, QStringLiteral("Anna"), anna, QStringLiteral("g1")}});
    QCOMPARE(all().first().key, anna);
}

void TestHistoryDatabase::whoGetsSomebodysFormerAddressGetsNoneOfTheirs()
{
    const QString anna = QStringLiteral("anna@x");
    const User first{anna, QStringLiteral("Anna"), anna, QStringLiteral("g1")};
    const User second{anna, QStringLiteral("Another Anna"), anna, QStringLiteral("g2")};
    QVERIFY(m_history->setPeople({first}).has_value());
    QVERIFY(m_history->append({changeOf(anna, noon)}, noon).has_value());
    open();
    QVERIFY(m_history->setPeople({second}).has_value());
    QVERIFY(m_history->append({changeOf(anna, noon + 1s)}, noon + 1s).has_value());
    QCOMPARE(all().size(), 2);
    QCOMPARE(all().first().key, anna);
    QCOMPARE(all().first().name, second.name);
    QVERIFY(all().last().key != anna);
    QCOMPARE(all().last().name, first.name);
    const auto timeline = m_history->timeline(anna, {noon, noon + 1h}, noon + 1min);
    QVERIFY(timeline && timeline->teams.first().from == noon + 1s);
}

void TestHistoryDatabase::twoWhoChangeAddressesKeepTheirOwn()
{
    const QString a = QStringLiteral("a@x");
    const QString b = QStringLiteral("b@x");
    QVERIFY(
        m_history->setPeople({{a, a, a, QStringLiteral("g1")}, {b, b, b, QStringLiteral("g2")}}).has_value());
    QVERIFY(m_history->append({changeOf(a, noon), changeOf(b, noon + 1s)}, noon + 1s).has_value());
    QVERIFY(
        m_history->setPeople({{b, a, b, QStringLiteral("g1")}, {a, b, a, QStringLiteral("g2")}}).has_value());
    QCOMPARE(all().first().key, a);
    QCOMPARE(all().last().key, b);
    QCOMPARE(all().last().name, a);
}

void TestHistoryDatabase::aHistoryOfTheFirstVersionIsTakenOver()
{
    const QString anna = QStringLiteral("anna@x");
    QVERIFY(m_history->append({changeOf(anna, noon)}, noon).has_value());
    m_history.reset();
    {
        QSqlDatabase file = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("old"));
        file.setDatabaseName(m_file);
        QVERIFY(file.open());
        QSqlQuery query(file);
        QVERIFY(query.exec(QStringLiteral("ALTER TABLE users DROP COLUMN identity")));
        QVERIFY(query.exec(QStringLiteral("PRAGMA user_version = 1")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("old"));
    open();
    QCOMPARE(all().size(), 1);
    // who it is becomes known with the next event
    QVERIFY(m_history->setPeople({{anna, anna, anna, QStringLiteral("g1")}}).has_value());
    QVERIFY(m_history->append({changeOf(anna, noon + 1s)}, noon + 1s).has_value());
    const QString married = QStringLiteral("married@x");
    QVERIFY(m_history->setPeople({{married, anna, married, QStringLiteral("g1")}}).has_value());
    QCOMPARE(all().last().key, married);
}

void TestHistoryDatabase::onlyTheOwnerMayReadIt()
{
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString &file : {m_file, QString(m_file + QStringLiteral("-wal"))}) {
        QVERIFY2(QFile::exists(file), qPrintable(file));
        QVERIFY2(!(QFile::permissions(file) & others), qPrintable(file));
    }
}

QTEST_GUILESS_MAIN(TestHistoryDatabase)
#include "tst_historydatabase.moc"
