// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/reconcile.h"
#include "support/fakeclock.h"
#include "sync/claimjournal.h"
#include "sync/statejson.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace pb;
using namespace pb::sync;
using namespace pb::test;
using namespace std::chrono_literals;
using presence::ClaimPhase;
using presence::StarfaceStatus;
using presence::TeamsStatus;
using presence::TeamsTarget;
using presence::UserState;

namespace {

using Change = std::function<void(UserState &, presence::Time)>;

const FakeClock theClock{};

/// The file as anybody else's program sees it.
class RawFile {
public:
    explicit RawFile(const QString &name)
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
        m_database.setDatabaseName(name);
        m_open = m_database.open();
    }
    ~RawFile()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
    }
    Q_DISABLE_COPY_MOVE(RawFile)

    bool run(const char *statement)
    {
        QSqlQuery query(m_database);
        return m_open && query.exec(QLatin1String(statement));
    }
    /// Every row, its columns joined by a bar.
    QStringList rows(const char *statement)
    {
        QSqlQuery query(m_database);
        QStringList found;
        if (!query.exec(QLatin1String(statement)))
            return {query.lastError().text()};
        while (query.next()) {
            QStringList columns;
            for (int i = 0; query.value(i).isValid(); ++i)
                columns << query.value(i).toString();
            found << columns.join(QLatin1Char('|'));
        }
        return found;
    }

private:
    QSqlDatabase m_database;
    bool m_open = false;
};

JournalEntry entry(const char *key, const char *graphId, const char *starfaceId, const UserState &state)
{
    return {QString::fromLatin1(key), QString::fromLatin1(graphId), QString::fromLatin1(starfaceId), state};
}

UserState overridden()
{
    UserState state;
    state.overridden = true;
    return state;
}

/// A change of each member of the state.
void everyMember(const std::function<void(const char *, bool durable, const Change &)> &row)
{
    row("dnd.phase", true, [](UserState &s, auto) { s.dnd.phase = ClaimPhase::Held; });
    row("dnd.because", true, [](UserState &s, auto) { s.dnd.because = TeamsStatus::Busy; });
    row("dnd.since", true, [](UserState &s, auto t) { s.dnd.since = t; });
    row("dnd.seen", true, [](UserState &s, auto) { s.dnd.seen = true; });
    row("dnd.showsBy", true, [](UserState &s, auto t) { s.dnd.showsBy = t; });
    row("teams.phase", true, [](UserState &s, auto) { s.teams.phase = ClaimPhase::Taking; });
    row("teams.shows", true, [](UserState &s, auto) { s.teams.shows = TeamsTarget::Available; });
    row("teams.because", true, [](UserState &s, auto) { s.teams.because = StarfaceStatus::InCall; });
    row("teams.since", true, [](UserState &s, auto t) { s.teams.since = t; });
    row("teams.expiresAt", true, [](UserState &s, auto t) { s.teams.expiresAt = t; });
    row("teams.seen", true, [](UserState &s, auto) { s.teams.seen = true; });
    row("teams.shortLived", true, [](UserState &s, auto) { s.teams.shortLived = true; });
    row("dndWrite.inFlight", true, [](UserState &s, auto) { s.dndWrite.inFlight = true; });
    row("dndWrite.startedAt", true, [](UserState &s, auto t) { s.dndWrite.startedAt = t; });
    row("teams.before", true, [](UserState &s, auto) { s.teams.before = TeamsStatus::Away; });
    row("dndWrite.mayAssert", true, [](UserState &s, auto) { s.dndWrite.mayAssert = true; });
    row("teamsWrite.mayAssert", true, [](UserState &s, auto) { s.teamsWrite.mayAssert = true; });
    row("dndWrite.mayActUntil", true, [](UserState &s, auto t) { s.dndWrite.mayActUntil = t; });
    row("dndWrite.repeats", true, [](UserState &s, auto) { s.dndWrite.repeats = 2; });
    row("teamsWrite.inFlight", true, [](UserState &s, auto) { s.teamsWrite.inFlight = true; });
    row("teamsWrite.startedAt", true, [](UserState &s, auto t) { s.teamsWrite.startedAt = t; });
    row("teamsWrite.mayActUntil", true, [](UserState &s, auto t) { s.teamsWrite.mayActUntil = t; });
    row("teamsWrite.repeats", true, [](UserState &s, auto) { s.teamsWrite.repeats = 2; });
    row("overridden", true, [](UserState &s, auto) { s.overridden = true; });
    row("dndEchoUntil", true, [](UserState &s, auto t) { s.dndEchoUntil = t; });
    row("echo of busy", true, [](UserState &s, auto t) { s.echo(TeamsTarget::BusyInACall) = t; });
    row("echo of available", true, [](UserState &s, auto t) { s.echo(TeamsTarget::Available) = t; });
    row("echo of DND", true, [](UserState &s, auto t) { s.echo(TeamsTarget::DoNotDisturb) = t; });
    row("dnd.blind", false, [](UserState &s, auto) { s.dnd.blind = true; });
    row("teams.blind", false, [](UserState &s, auto) { s.teams.blind = true; });
    row("dndWrite.failures", false, [](UserState &s, auto) { s.dndWrite.failures = 3; });
    row("dndWrite.retryAt", false, [](UserState &s, auto t) { s.dndWrite.retryAt = t; });
    row("teamsWrite.failures", false, [](UserState &s, auto) { s.teamsWrite.failures = 3; });
    row("teamsWrite.retryAt", false, [](UserState &s, auto t) { s.teamsWrite.retryAt = t; });
    row("foreignDnd", false, [](UserState &s, auto) { s.foreignDnd = true; });
    row("clearPending", false, [](UserState &s, auto) { s.clearPending = true; });
    row("dndOnAt", false, [](UserState &s, auto t) { s.dndOnAt = t; });
    row("teamsKnownAt", false, [](UserState &s, auto t) { s.teamsKnownAt = t; });
    row("lineKnownAt", false, [](UserState &s, auto t) { s.lineKnownAt = t; });
    row("dndKnownAt", false, [](UserState &s, auto t) { s.dndKnownAt = t; });
    row("lastTeams", false, [](UserState &s, auto) { s.lastTeams = TeamsStatus::Away; });
}

} // namespace

/// What stands in the file of the claim journal, looked at without the journal.
class TestJournalRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void everyMemberStandsInTheRow();
    void rowsComeBackWhole();
    void whatDiffersDurablyIsWhatIsJournalled_data();
    void whatDiffersDurablyIsWhatIsJournalled();
    void rowsAreKeptForWhateverMustOutliveACrash();
    void aRowIsFoundByBothIds();
    void aStoreThatFailsChangesNothing();
    void itIsMarkedAsAJournal();
    void anythingElseIsRefused_data();
    void anythingElseIsRefused();
    void theFirstVersionIsBroughtUpToDate();
    void whereThatFailsNothingIsChanged();
    void damagedRowsAreSetAsideOnce();
    void timesAreTakenForWhatTheyCanBe();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("claims.sqlite")); }
    std::unique_ptr<ClaimJournal> open() const
    {
        auto journal = ClaimJournal::open(file(), theClock);
        return journal ? std::move(*journal) : nullptr;
    }
    bool store(const QList<JournalEntry> &entries) const { return open()->store(entries).has_value(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestJournalRows::everyMemberStandsInTheRow()
{
    const auto now = theClock.now();
    const auto at = [now](std::chrono::minutes m) { return now - m; };
    UserState state;
    state.dnd = {ClaimPhase::Held, TeamsStatus::DoNotDisturb, at(1min), true, false, at(12min)};
    state.teams = {ClaimPhase::Releasing, TeamsTarget::DoNotDisturb, StarfaceStatus::Ringing, at(2min),
        at(3min), true, false, true, TeamsStatus::Away};
    state.dndWrite.inFlight = true;
    state.dndWrite.startedAt = at(4min);
    state.dndWrite.mayActUntil = at(5min);
    state.dndWrite.mayAssert = true;
    state.dndWrite.repeats = 2;
    state.teamsWrite.startedAt = at(6min);
    state.teamsWrite.mayActUntil = at(7min);
    state.teamsWrite.repeats = 1;
    state.overridden = true;
    state.dndEchoUntil = at(8min);
    state.echo(TeamsTarget::BusyInACall) = at(9min);
    state.echo(TeamsTarget::Available) = at(10min);
    state.echo(TeamsTarget::DoNotDisturb) = at(11min);
    QVERIFY(store({entry("anna@x", "g1", "7", state)}));

    RawFile raw(file());
    const QStringList row = raw.rows("SELECT graph_id, starface_id, key FROM claims");
    QCOMPARE(row, QStringList{QStringLiteral("g1|7|anna@x")});
    const auto json = raw.rows("SELECT state FROM claims").constFirst().toUtf8();
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const auto ms = [&at](std::chrono::minutes m) {
        return static_cast<double>(theClock.toWall(at(m)).time_since_epoch().count());
    };
    const QJsonObject dnd{{QStringLiteral("phase"), 2}, {QStringLiteral("because"), 4},
        {QStringLiteral("since"), ms(1min)}, {QStringLiteral("seen"), true},
        {QStringLiteral("showsBy"), ms(12min)}};
    QCOMPARE(root.value(QLatin1String("dnd")).toObject(), dnd);
    const QJsonObject teams{{QStringLiteral("phase"), 3}, {QStringLiteral("shows"), 3},
        {QStringLiteral("because"), 1}, {QStringLiteral("since"), ms(2min)},
        {QStringLiteral("expiresAt"), ms(3min)}, {QStringLiteral("seen"), true},
        {QStringLiteral("shortLived"), true}, {QStringLiteral("before"), 5}};
    QCOMPARE(root.value(QLatin1String("teams")).toObject(), teams);
    const QJsonObject dndWrite{{QStringLiteral("inFlight"), true}, {QStringLiteral("startedAt"), ms(4min)},
        {QStringLiteral("mayActUntil"), ms(5min)}, {QStringLiteral("mayAssert"), true},
        {QStringLiteral("repeats"), 2}};
    QCOMPARE(root.value(QLatin1String("dndWrite")).toObject(), dndWrite);
    const QJsonObject teamsWrite{{QStringLiteral("inFlight"), false}, {QStringLiteral("startedAt"), ms(6min)},
        {QStringLiteral("mayActUntil"), ms(7min)}, {QStringLiteral("mayAssert"), false},
        {QStringLiteral("repeats"), 1}};
    QCOMPARE(root.value(QLatin1String("teamsWrite")).toObject(), teamsWrite);
    QCOMPARE(root.value(QLatin1String("overridden")), QJsonValue(true));
    QCOMPARE(root.value(QLatin1String("dndEchoUntil")), QJsonValue(ms(8min)));
    QCOMPARE(root.value(QLatin1String("echoOfBusy")), QJsonValue(ms(9min)));
    QCOMPARE(root.value(QLatin1String("echoOfAvailable")), QJsonValue(ms(10min)));
    QCOMPARE(root.value(QLatin1String("echoOfDnd")), QJsonValue(ms(11min)));
}

/// Through the file, and compared member by member: what durablyDiffers() overlooks would be seen here.
void TestJournalRows::rowsComeBackWhole()
{
    QList<JournalEntry> stored;
    everyMember([&stored](const char *name, bool durable, const Change &change) {
        if (!durable)
            return;
        UserState state = overridden();
        state.dnd.phase = ClaimPhase::Taking; // so that the row is kept
        change(state, theClock.now() - 3min);
        stored << entry(name, name, "7", state);
    });
    QVERIFY(stored.size() > 20);
    QVERIFY(store(stored));
    const auto journal = open();
    const auto entries = journal->load();
    QVERIFY(entries);
    QCOMPARE(entries->size(), stored.size());
    for (const JournalEntry &expected : stored) {
        const auto found = std::find_if(entries->begin(), entries->end(),
            [&expected](const JournalEntry &one) { return one.graphId == expected.graphId; });
        QVERIFY2(found != entries->end(), qPrintable(expected.key));
        QCOMPARE(found->key, expected.key);
        QCOMPARE(found->starfaceId, QStringLiteral("7"));
        QVERIFY2(found->state == expected.state, qPrintable(expected.key));
    }
    QVERIFY(journal->damage().isEmpty());
}

void TestJournalRows::whatDiffersDurablyIsWhatIsJournalled_data()
{
    QTest::addColumn<bool>("durable");
    QTest::addColumn<Change>("change");
    everyMember([](const char *name, bool durable, const Change &change) {
        QTest::addRow("%s", name) << durable << change;
    });
}

/// The desk journals where durablyDiffers() says so: that must be where the row changes, and nowhere else.
void TestJournalRows::whatDiffersDurablyIsWhatIsJournalled()
{
    QFETCH(bool, durable);
    QFETCH(Change, change);
    UserState before;
    UserState after = before;
    change(after, theClock.now() - 3min);
    QVERIFY(!(before == after));
    QCOMPARE(toJournalJson(before, theClock) != toJournalJson(after, theClock), durable);
    QCOMPARE(presence::durablyDiffers(before, after), durable);
    QCOMPARE(presence::durablyDiffers(after, before), durable);
    QVERIFY(!presence::durablyDiffers(after, after));
}

void TestJournalRows::rowsAreKeptForWhateverMustOutliveACrash()
{
    QList<JournalEntry> all;
    everyMember([&all](const char *name, bool, const Change &change) {
        UserState state;
        change(state, theClock.now() - 3min);
        QCOMPARE(holdsSomething(state), state.dnd.exists() || state.teams.exists());
        all << entry(name, name, "7", state);
    });
    QVERIFY(store(all));
    QCOMPARE(RawFile(file()).rows("SELECT key FROM claims ORDER BY key"),
        (QStringList{QStringLiteral("dnd.phase"), QStringLiteral("dndEchoUntil"),
            QStringLiteral("dndWrite.inFlight"), QStringLiteral("echo of DND"),
            QStringLiteral("echo of available"), QStringLiteral("echo of busy"), QStringLiteral("overridden"),
            QStringLiteral("teams.phase"), QStringLiteral("teamsWrite.inFlight")}));
}

void TestJournalRows::aRowIsFoundByBothIds()
{
    QVERIFY(store({entry("a@x", "g1", "7", overridden()), entry("b@x", "g1", "8", overridden()),
        entry("c@x", "g2", "7", overridden())}));
    QVERIFY(store({entry("new@x", "g1", "7", overridden()), entry("b@x", "g1", "8", {})}));
    QCOMPARE(RawFile(file()).rows("SELECT graph_id, starface_id, key FROM claims ORDER BY key"),
        (QStringList{QStringLiteral("g2|7|c@x"), QStringLiteral("g1|7|new@x")}));
}

void TestJournalRows::aStoreThatFailsChangesNothing()
{
    QVERIFY(store({entry("a@x", "g1", "7", overridden())}));
    QVERIFY(RawFile(file()).run("CREATE TRIGGER full BEFORE INSERT ON claims WHEN NEW.key = 'full@x'"
                                " BEGIN SELECT RAISE(ABORT, 'no room'); END"));
    {
        const auto journal = open();
        const auto stored =
            journal->store({entry("a@x", "g1", "7", {}), entry("b@x", "g2", "8", overridden()),
                entry("full@x", "g3", "9", overridden()), entry("c@x", "g4", "10", overridden())});
        QVERIFY(!stored);
        QCOMPARE(stored.error().kind, core::ErrorKind::Storage);
        QVERIFY(stored.error().detail.contains(QStringLiteral("no room")));
        QVERIFY(stored.error().detail.contains(file()));
        QCOMPARE(journal->load()->size(), 1);
        QVERIFY(journal->store({entry("d@x", "g5", "11", overridden())})); // and it goes on
        QVERIFY(journal->store({}));
    }
    QCOMPARE(RawFile(file()).rows("SELECT key FROM claims ORDER BY key"),
        (QStringList{QStringLiteral("a@x"), QStringLiteral("d@x")}));
}

void TestJournalRows::itIsMarkedAsAJournal()
{
    QVERIFY(store({entry("a@x", "g1", "7", overridden())}));
    RawFile raw(file());
    QCOMPARE(raw.rows("PRAGMA application_id"), QStringList{QString::number(0x50424A31)});
    QCOMPARE(raw.rows("PRAGMA user_version"), QStringList{QStringLiteral("2")});
    QCOMPARE(raw.rows("PRAGMA journal_mode"), QStringList{QStringLiteral("wal")});
    QCOMPARE(open(), nullptr); // somebody else has it open
}

void TestJournalRows::anythingElseIsRefused_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::newRow("a later version") << QByteArray("PRAGMA user_version = 3");
    QTest::newRow("a version before the first") << QByteArray("PRAGMA user_version = 0");
    QTest::newRow("another program's") << QByteArray("PRAGMA application_id = 17");
    QTest::newRow("nobody's, with a version") << QByteArray("PRAGMA application_id = 0");
    QTest::newRow("a table of another shape")
        << QByteArray("ALTER TABLE claims RENAME COLUMN checksum TO signature");
}

void TestJournalRows::anythingElseIsRefused()
{
    QFETCH(QByteArray, statement);
    QVERIFY(store({entry("a@x", "g1", "7", overridden())}));
    QVERIFY(RawFile(file()).run(statement.constData()));
    const auto journal = ClaimJournal::open(file(), theClock);
    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, core::ErrorKind::Storage);
    QVERIFY(journal.error().detail.contains(file()));
    QCOMPARE(RawFile(file()).rows("SELECT key FROM claims"), QStringList{QStringLiteral("a@x")});
}

namespace {

/// A journal of version 1 with two rows.
bool makeFirstVersion(const QString &file, const UserState &state)
{
    RawFile raw(file);
    const QByteArray json = toJournalJson(state, theClock);
    return raw.run(
               "CREATE TABLE claims (graph_id TEXT NOT NULL, starface_id TEXT NOT NULL, key TEXT NOT NULL,"
               " state TEXT NOT NULL, PRIMARY KEY (graph_id, starface_id)) WITHOUT ROWID")
        && raw.run("PRAGMA application_id = 1346521649") && raw.run("PRAGMA user_version = 1")
        && raw.run(QByteArray("INSERT INTO claims VALUES ('g1', '7', 'a@x', '" + json + "')").constData())
        && raw.run(QByteArray("INSERT INTO claims VALUES ('g1', '8', 'b@x', '" + json + "')").constData());
}

} // namespace

void TestJournalRows::theFirstVersionIsBroughtUpToDate()
{
    QVERIFY(makeFirstVersion(file(), overridden()));
    {
        const auto journal = open();
        QVERIFY(journal);
        const auto entries = journal->load();
        QVERIFY(entries);
        QCOMPARE(entries->size(), 2);
        QVERIFY(journal->damage().isEmpty());
        for (const auto &one : *entries)
            QVERIFY(one.state == overridden());
    }
    RawFile raw(file());
    QCOMPARE(raw.rows("PRAGMA user_version"), QStringList{QStringLiteral("2")});
    QCOMPARE(raw.rows("SELECT count(DISTINCT checksum), min(length(checksum)) FROM claims"),
        QStringList{QStringLiteral("2|32")});
    QCOMPARE(raw.rows("SELECT graph_id, starface_id, key FROM claims ORDER BY key"),
        (QStringList{QStringLiteral("g1|7|a@x"), QStringLiteral("g1|8|b@x")}));
}

void TestJournalRows::whereThatFailsNothingIsChanged()
{
    QVERIFY(makeFirstVersion(file(), overridden()));
    QVERIFY(RawFile(file()).run("CREATE TRIGGER full BEFORE UPDATE ON claims"
                                " BEGIN SELECT RAISE(ABORT, 'no room'); END"));
    const auto journal = ClaimJournal::open(file(), theClock);
    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, core::ErrorKind::Storage);
    RawFile raw(file());
    QCOMPARE(raw.rows("PRAGMA user_version"), QStringList{QStringLiteral("1")});
    QCOMPARE(raw.rows("SELECT count(*) FROM pragma_table_info('claims')"), QStringList{QStringLiteral("4")});
}

void TestJournalRows::damagedRowsAreSetAsideOnce()
{
    QVERIFY(store({entry("a@x", "g1", "7", overridden()), entry("b@x", "g2", "8", overridden()),
        entry("c@x", "g3", "9", overridden())}));
    const QString aside = file() + QStringLiteral(".damaged");
    QCOMPARE(open()->load()->size(), 3);
    QVERIFY2(!QFile::exists(aside), "where nothing is damaged nothing is set aside");
    // one with a right checksum and a state that is none, one the other way round
    QVERIFY(RawFile(file()).run("UPDATE claims SET checksum = 'x' WHERE key = 'a@x'"));
    const auto journal = open();
    QCOMPARE(journal->load()->size(), 2);
    QCOMPARE(journal->damage(), (JournalDamage{file(), {QStringLiteral("a@x")}}));
    QCOMPARE(RawFile(aside).rows("SELECT key FROM claims ORDER BY key"),
        (QStringList{QStringLiteral("a@x"), QStringLiteral("b@x"), QStringLiteral("c@x")}));
    QVERIFY(journal->store({entry("d@x", "g4", "10", overridden())})); // in the new file
    QCOMPARE(journal->load()->size(), 3);
    QCOMPARE(journal->file(), file());
}

void TestJournalRows::timesAreTakenForWhatTheyCanBe()
{
    QByteArray text = toJournalJson(overridden(), theClock);
    const auto sinceOf = [&text](double wallMs) {
        QJsonObject root = QJsonDocument::fromJson(text).object();
        QJsonObject dnd = root.value(QLatin1String("dnd")).toObject();
        dnd.insert(QLatin1String("since"), wallMs);
        root.insert(QLatin1String("dnd"), dnd);
        return fromJournalJson(QJsonDocument(root).toJson(), theClock);
    };
    const auto now = theClock.now();
    const auto ms = [](presence::Time time) {
        return static_cast<double>(theClock.toWall(time).time_since_epoch().count());
    };
    QCOMPARE(sinceOf(0)->dnd.since, presence::Time{}); // never
    QCOMPARE(sinceOf(ms(now))->dnd.since, now);
    QCOMPARE(sinceOf(ms(now + 24h))->dnd.since, now + 24h);
    QCOMPARE(sinceOf(ms(now + 24h + 1s))->dnd.since, now + 24h); // no clock is wrong by so much
    QCOMPARE(sinceOf(ms(now - 24h * 365))->dnd.since, now - 24h * 365);
    QCOMPARE(sinceOf(ms(now - 24h * 365 - 1s))->dnd.since, now - 24h * 365);
    QCOMPARE(sinceOf(32'503'679'999'999)->dnd.since, now + 24h);
    QVERIFY(!sinceOf(32'503'680'000'000)); // the year 3000 is none that a clock shows
    QVERIFY(!sinceOf(-1));
}

QTEST_GUILESS_MAIN(TestJournalRows)
#include "tst_journalrows.moc"
