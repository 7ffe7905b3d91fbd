// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/reconcile.h"
#include "support/fakeclock.h"
#include "sync/claimjournal.h"
#include "sync/statejson.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace pb;
using namespace pb::sync;
using namespace pb::test;

namespace {

const FakeClock theClock{}; // at the time of claimed()

presence::UserState claimed()
{
    using namespace presence;
    const Time now = theClock.now();
    UserState state;
    state.dnd = {ClaimPhase::Taking, TeamsStatus::InCall, now, true};
    state.teams = {ClaimPhase::Held, TeamsTarget::BusyInACall, StarfaceStatus::InCall, now,
        now + std::chrono::minutes{15}, true};
    state.dndWrite.startedAt = now;
    state.dndWrite.inFlight = true;
    state.overridden = true;
    state.echo(TeamsTarget::BusyInACall) = now + std::chrono::minutes{1};
    state.echo(TeamsTarget::Available) = now + std::chrono::minutes{2};
    state.echo(TeamsTarget::DoNotDisturb) = now + std::chrono::minutes{3};
    return state;
}

} // namespace

using Change = std::function<void(presence::UserState &, presence::Time)>;

class TestClaimJournal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsStoredIsThereAfterReopening();
    void whatStandsForNothingIsRemoved();
    void aSecondProgramIsKeptOut();
    void anythingElseIsRefused();
    void aFolderThatCannotBeWrittenIsRefused();
    void everyFieldSurvives();
    void ofAnEarlierVersionsClaimNothingIsProvenForLong();
    void garbageIsNotAState_data();
    void garbageIsNotAState();
    void everyJournalledFieldSurvivesByItself_data();
    void everyJournalledFieldSurvivesByItself();
    void itsTimesAreTheWallClocks();
    void anImpossibleTimeIsBroughtNear();
    void whatIsAnsweredIsInTheFileItself();
    void aChangedRowIsSetAsideAndTold_data();
    void aChangedRowIsSetAsideAndTold();
    void aBrokenFileIsTold();
    void aJournalOfTheFirstVersionIsTakenOver();
    void onlyTheOwnerMayReadIt();
};

void TestClaimJournal::whatIsStoredIsThereAfterReopening()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("deep/claims.sqlite"));
    {
        auto journal = ClaimJournal::open(file, theClock);
        QVERIFY(journal.has_value());
        QVERIFY((*journal)
                    ->store({{QStringLiteral("a@x"), QStringLiteral("g1"), QStringLiteral("7"), claimed()},
                        {QStringLiteral("b@x"), QStringLiteral("g2"), QStringLiteral("8"), claimed()}})
                    .has_value());
    }
    auto journal = ClaimJournal::open(file, theClock);
    QVERIFY(journal.has_value());
    const auto entries = (*journal)->load();
    QVERIFY(entries.has_value());
    QCOMPARE(entries->size(), 2);
    QCOMPARE(entries->first().key, QStringLiteral("a@x"));
    QCOMPARE(entries->first().starfaceId, QStringLiteral("7"));
    QVERIFY(!presence::durablyDiffers(entries->first().state, claimed()));
}

void TestClaimJournal::whatStandsForNothingIsRemoved()
{
    const QTemporaryDir folder;
    auto journal = ClaimJournal::open(folder.filePath(QStringLiteral("claims.sqlite")), theClock);
    QVERIFY(journal.has_value());
    JournalEntry entry{QStringLiteral("a@x"), QStringLiteral("g1"), QStringLiteral("7"), claimed()};
    QVERIFY((*journal)->store({entry}).has_value());
    entry.state = {};
    QVERIFY((*journal)->store({entry}).has_value());
    QCOMPARE((*journal)->load()->size(), 0);
}

void TestClaimJournal::aSecondProgramIsKeptOut()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("claims.sqlite"));
    auto first = ClaimJournal::open(file, theClock);
    QVERIFY(first.has_value());
    const auto second = ClaimJournal::open(file, theClock);
    QVERIFY(!second.has_value());
    QCOMPARE(second.error().kind, core::ErrorKind::Storage);
}

void TestClaimJournal::anythingElseIsRefused()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("claims.sqlite"));
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const auto journal = ClaimJournal::open(name, theClock);
    QVERIFY(!journal.has_value());
    QCOMPARE(journal.error().kind, core::ErrorKind::Storage);
    QVERIFY(journal.error().detail.contains(name));
}

void TestClaimJournal::aFolderThatCannotBeWrittenIsRefused()
{
    const QTemporaryDir folder;
    QFile blocker(folder.filePath(QStringLiteral("file")));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    const auto journal = ClaimJournal::open(folder.filePath(QStringLiteral("file/claims.sqlite")), theClock);
    QVERIFY(!journal.has_value());
    QCOMPARE(journal.error().kind, core::ErrorKind::Storage);
}

void TestClaimJournal::everyFieldSurvives()
{
    const auto read = fromJournalJson(toJournalJson(claimed(), theClock), theClock);
    QVERIFY(read.has_value());
    QVERIFY(!presence::durablyDiffers(*read, claimed()));
    QCOMPARE(read->dnd, claimed().dnd);
    QCOMPARE(read->teams, claimed().teams);
}

void TestClaimJournal::ofAnEarlierVersionsClaimNothingIsProvenForLong()
{
    QJsonObject root = QJsonDocument::fromJson(toJournalJson(claimed(), theClock)).object();
    QJsonObject dnd = root.value(QLatin1String("dnd")).toObject();
    dnd.remove(QLatin1String("showsBy"));
    root.insert(QLatin1String("dnd"), dnd);
    const auto read = fromJournalJson(QJsonDocument(root).toJson(), theClock);
    QVERIFY(read.has_value());
    QVERIFY(read->dnd.showsBy > theClock.now() + std::chrono::hours{1});
    // when it is taken over, for one settle time
    const presence::Policy policy;
    const presence::UserState next = presence::recovered(policy, *read, theClock.now());
    QCOMPARE(next.dnd.showsBy, theClock.now() + policy.timing.settle);
}

void TestClaimJournal::garbageIsNotAState_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("x{");
    QTest::newRow("an empty object") << QByteArray("{}");
    QByteArray wrongPhase = toJournalJson(claimed(), theClock);
    wrongPhase.replace("\"phase\":1", "\"phase\":99");
    QTest::newRow("a phase that does not exist") << wrongPhase;
}

void TestClaimJournal::garbageIsNotAState()
{
    QFETCH(QByteArray, text);
    QVERIFY(!fromJournalJson(text, theClock).has_value());
}

void TestClaimJournal::everyJournalledFieldSurvivesByItself_data()
{
    using namespace presence;
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::addRow("%s", name) << change; };
    row("dnd.phase", [](UserState &state, Time) { state.dnd.phase = ClaimPhase::Releasing; });
    row("dnd.because", [](UserState &state, Time) { state.dnd.because = TeamsStatus::DoNotDisturb; });
    row("dnd.since", [](UserState &state, Time now) { state.dnd.since = now; });
    row("dnd.seen", [](UserState &state, Time) { state.dnd.seen = true; });
    row("dnd.showsBy", [](UserState &state, Time now) { state.dnd.showsBy = now; });
    row("teams.phase", [](UserState &state, Time) { state.teams.phase = ClaimPhase::Held; });
    row("teams.shows", [](UserState &state, Time) { state.teams.shows = TeamsTarget::DoNotDisturb; });
    row("teams.because", [](UserState &state, Time) { state.teams.because = StarfaceStatus::Ringing; });
    row("teams.since", [](UserState &state, Time now) { state.teams.since = now; });
    row("teams.expiresAt", [](UserState &state, Time now) { state.teams.expiresAt = now; });
    row("teams.seen", [](UserState &state, Time) { state.teams.seen = true; });
    row("dndWrite.inFlight", [](UserState &state, Time) { state.dndWrite.inFlight = true; });
    row("dndWrite.startedAt", [](UserState &state, Time now) { state.dndWrite.startedAt = now; });
    row("dndWrite.mayAssert", [](UserState &state, Time) { state.dndWrite.mayAssert = true; });
    row("teams.before", [](UserState &state, Time) { state.teams.before = TeamsStatus::Away; });
    row("dndWrite.mayActUntil", [](UserState &state, Time now) { state.dndWrite.mayActUntil = now; });
    row("dndWrite.repeats", [](UserState &state, Time) { state.dndWrite.repeats = 2; });
    row("teamsWrite.inFlight", [](UserState &state, Time) { state.teamsWrite.inFlight = true; });
    row("teamsWrite.startedAt", [](UserState &state, Time now) { state.teamsWrite.startedAt = now; });
    row("teamsWrite.mayActUntil", [](UserState &state, Time now) { state.teamsWrite.mayActUntil = now; });
    row("teamsWrite.repeats", [](UserState &state, Time) { state.teamsWrite.repeats = 1; });
    row("overridden", [](UserState &state, Time) { state.overridden = true; });
    row("dndEchoUntil", [](UserState &state, Time now) { state.dndEchoUntil = now; });
    row("echo of busy", [](UserState &state, Time now) { state.echo(TeamsTarget::BusyInACall) = now; });
    row("echo of available", [](UserState &state, Time now) { state.echo(TeamsTarget::Available) = now; });
    row("echo of DND", [](UserState &state, Time now) { state.echo(TeamsTarget::DoNotDisturb) = now; });
}

void TestClaimJournal::everyJournalledFieldSurvivesByItself()
{
    QFETCH(Change, change);
    presence::UserState state;
    const presence::UserState none = state;
    change(state, theClock.now() - std::chrono::minutes{3});
    QVERIFY(!(state == none));
    const auto read = fromJournalJson(toJournalJson(state, theClock), theClock);
    QVERIFY(read.has_value());
    QVERIFY(*read == state); // of all members, not what durablyDiffers() looks at
}

void TestClaimJournal::itsTimesAreTheWallClocks()
{
    using namespace std::chrono_literals;
    // a program whose wall clock was set before it ended, and its successor, which began with the new time
    FakeClock before;
    before.setWall(-24h);
    const FakeClock after(before.wall());
    presence::UserState state = claimed();
    const auto read = fromJournalJson(toJournalJson(state, before), after);
    QVERIFY(read.has_value());
    QCOMPARE(after.now() - read->dnd.since, before.now() - state.dnd.since);
    QCOMPARE(read->dndWrite.mayActUntil, presence::Time{}); // never stays never
}

void TestClaimJournal::anImpossibleTimeIsBroughtNear()
{
    using namespace std::chrono_literals;
    QByteArray text = toJournalJson(claimed(), theClock);
    const QByteArray since = QByteArray::number(theClock.wall().time_since_epoch().count());
    QVERIFY(text.contains(since));
    const auto ahead = fromJournalJson(QByteArray(text).replace(since, "7200000000000"), theClock);
    QVERIFY(ahead.has_value());
    QVERIFY(ahead->dnd.since <= theClock.now() + 24h);
    const auto old = fromJournalJson(QByteArray(text).replace(since, "1000"), theClock);
    QVERIFY(old.has_value());
    QVERIFY(old->dnd.since >= theClock.now() - 24h * 366);
    for (const char *none : {"1e300", "-5", "-1e300", "9223372036854775807000"})
        QVERIFY2(!fromJournalJson(QByteArray(text).replace(since, none), theClock).has_value(), none);
}

void TestClaimJournal::whatIsAnsweredIsInTheFileItself()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("claims.sqlite"));
    auto journal = ClaimJournal::open(file, theClock);
    QVERIFY(journal.has_value());
    QVERIFY(
        (*journal)->store({{QStringLiteral("a@x"), QStringLiteral("g"), QStringLiteral("7"), claimed()}}));
    // a crash, and nobody finds the -wal
    const QString copy = folder.filePath(QStringLiteral("copy.sqlite"));
    QVERIFY(QFile::copy(file, copy));
    auto found = ClaimJournal::open(copy, theClock);
    QVERIFY(found.has_value());
    QCOMPARE((*found)->load()->size(), 1);
}

void TestClaimJournal::aChangedRowIsSetAsideAndTold_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("a flipped bit in a state") << QByteArray("\"phase\":1") << QByteArray("\"phase\":3");
    QTest::newRow("a flipped bit in an id") << QByteArray("graph-anna") << QByteArray("graph-enna");
    QTest::newRow("a flipped bit in an address") << QByteArray("anna@x") << QByteArray("enna@x");
}

void TestClaimJournal::aChangedRowIsSetAsideAndTold()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("claims.sqlite"));
    {
        auto journal = ClaimJournal::open(name, theClock);
        QVERIFY((*journal)->store(
            {{QStringLiteral("anna@x"), QStringLiteral("graph-anna"), QStringLiteral("7"), claimed()}}));
        presence::UserState other;
        other.overridden = true;
        QVERIFY(
            (*journal)->store({{QStringLiteral("b@x"), QStringLiteral("g-b"), QStringLiteral("8"), other}}));
        QVERIFY((*journal)->damage().isEmpty());
    }
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray all = file.readAll();
    QVERIFY(all.contains(from));
    file.seek(all.indexOf(from));
    file.write(to);
    file.close();

    auto journal = ClaimJournal::open(name, theClock);
    QVERIFY(journal.has_value());
    const auto entries = (*journal)->load();
    QVERIFY(entries.has_value());
    QCOMPARE(entries->size(), 1);
    QCOMPARE(entries->first().key, QStringLiteral("b@x"));
    QCOMPARE((*journal)->damage().users.size(), 1);
    QVERIFY((*journal)->damage().users.first().contains(QStringLiteral("nna@x")));
    // told in this run, whoever loads again, and not in the next
    QCOMPARE((*journal)->load()->size(), 1);
    QVERIFY(!(*journal)->damage().isEmpty());
    QVERIFY(QFile::exists(name + QStringLiteral(".damaged")));
    journal->reset();
    auto next = ClaimJournal::open(name, theClock);
    QCOMPARE((*next)->load()->size(), 1);
    QVERIFY((*next)->damage().isEmpty());
}

void TestClaimJournal::aBrokenFileIsTold()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("claims.sqlite"));
    QList<JournalEntry> many;
    for (int i = 0; i < 100; ++i) {
        const QString id = QString::number(i);
        many.append({id + QStringLiteral("@x"), QStringLiteral("g") + id, id, claimed()});
    }
    {
        auto journal = ClaimJournal::open(name, theClock);
        QVERIFY((*journal)->store(many));
    }
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadWrite));
    // how many rows a page says it has: with one bit less the others are as if they had never been there
    file.seek(file.size() / 4096 / 2 * 4096 + 3);
    file.write(QByteArray(2, '\0'));
    file.close();
    auto journal = ClaimJournal::open(name, theClock);
    QVERIFY(journal.has_value());
    const auto entries = (*journal)->load();
    QVERIFY(entries.has_value());
    QVERIFY(entries->size() < 100);
    QCOMPARE((*journal)->damage(), (JournalDamage{name, {}}));
}

void TestClaimJournal::aJournalOfTheFirstVersionIsTakenOver()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("claims.sqlite"));
    {
        QSqlDatabase old = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("old"));
        old.setDatabaseName(name);
        QVERIFY(old.open());
        QSqlQuery query(old);
        for (const char *statement :
            {"CREATE TABLE claims (graph_id TEXT NOT NULL, starface_id TEXT NOT NULL, key TEXT NOT NULL,"
             " state TEXT NOT NULL, PRIMARY KEY (graph_id, starface_id)) WITHOUT ROWID",
                "PRAGMA application_id = 1346521649", "PRAGMA user_version = 1"})
            QVERIFY2(query.exec(QLatin1String(statement)), statement);
        query.prepare(QStringLiteral("INSERT INTO claims VALUES ('g', '7', 'a@x', ?)"));
        query.bindValue(0, QString::fromUtf8(toJournalJson(claimed(), theClock)));
        QVERIFY(query.exec());
    }
    QSqlDatabase::removeDatabase(QStringLiteral("old"));
    auto journal = ClaimJournal::open(name, theClock);
    QVERIFY(journal.has_value());
    QCOMPARE((*journal)->load()->size(), 1);
    QVERIFY((*journal)->damage().isEmpty());
}

void TestClaimJournal::onlyTheOwnerMayReadIt()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("claims.sqlite"));
    const mode_t before = umask(0);
    auto journal = ClaimJournal::open(file, theClock);
    umask(before);
    QVERIFY(journal.has_value());
    // what SQLite writes first stands beside the file, with the rights that the file had then
    const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    for (const QString &name : {file, QString(file + QStringLiteral("-wal"))}) {
        QVERIFY2(QFile::exists(name), qPrintable(name));
        QVERIFY2(!(QFile::permissions(name) & others), qPrintable(name));
    }
    // an earlier version that crashed may have left them open to everybody
    const QString left = folder.filePath(QStringLiteral("left.sqlite"));
    for (const char *end : {"", "-wal"}) {
        QVERIFY(QFile::copy(file + QLatin1String(end), left + QLatin1String(end)));
        QVERIFY(QFile::setPermissions(left + QLatin1String(end), QFile::permissions(file) | others));
    }
    const auto opened = ClaimJournal::open(left, theClock);
    QVERIFY(opened.has_value());
    for (const char *end : {"", "-wal"})
        QVERIFY2(!(QFile::permissions(left + QLatin1String(end)) & others), end);
#endif
}

QTEST_GUILESS_MAIN(TestClaimJournal)
#include "tst_claimjournal.moc"
