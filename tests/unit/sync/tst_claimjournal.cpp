// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/reconcile.h"
#include "sync/claimjournal.h"
#include "sync/statejson.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace pb;
using namespace pb::sync;

namespace {

presence::UserState claimed()
{
    using namespace presence;
    const Time now{std::chrono::hours{490'000}};
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

class TestClaimJournal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsStoredIsThereAfterReopening();
    void whatStandsForNothingIsRemoved();
    void aSecondProgramIsKeptOut();
    void anythingElseIsRefused();
    void aFolderThatCannotBeWrittenIsRefused();
    void everyFieldSurvives();
    void garbageIsNotAState_data();
    void garbageIsNotAState();
    void onlyTheOwnerMayReadIt();
};

void TestClaimJournal::whatIsStoredIsThereAfterReopening()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("deep/claims.sqlite"));
    {
        auto journal = ClaimJournal::open(file);
        QVERIFY(journal.has_value());
        QVERIFY((*journal)
                    ->store({{QStringLiteral("a@x"), QStringLiteral("g1"), QStringLiteral("7"), claimed()},
                        {QStringLiteral("b@x"), QStringLiteral("g2"), QStringLiteral("8"), claimed()}})
                    .has_value());
    }
    auto journal = ClaimJournal::open(file);
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
    auto journal = ClaimJournal::open(folder.filePath(QStringLiteral("claims.sqlite")));
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
    auto first = ClaimJournal::open(file);
    QVERIFY(first.has_value());
    const auto second = ClaimJournal::open(file);
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
    const auto journal = ClaimJournal::open(name);
    QVERIFY(!journal.has_value());
    QCOMPARE(journal.error().kind, core::ErrorKind::Storage);
    QVERIFY(journal.error().detail.contains(name));
}

void TestClaimJournal::aFolderThatCannotBeWrittenIsRefused()
{
    const QTemporaryDir folder;
    QFile blocker(folder.filePath(QStringLiteral("file")));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    const auto journal = ClaimJournal::open(folder.filePath(QStringLiteral("file/claims.sqlite")));
    QVERIFY(!journal.has_value());
    QCOMPARE(journal.error().kind, core::ErrorKind::Storage);
}

void TestClaimJournal::everyFieldSurvives()
{
    const auto read = fromJournalJson(toJournalJson(claimed()));
    QVERIFY(read.has_value());
    QVERIFY(!presence::durablyDiffers(*read, claimed()));
    QCOMPARE(read->dnd, claimed().dnd);
    QCOMPARE(read->teams, claimed().teams);
}

void TestClaimJournal::garbageIsNotAState_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("x{");
    QTest::newRow("an empty object") << QByteArray("{}");
    QByteArray wrongPhase = toJournalJson(claimed());
    wrongPhase.replace("\"phase\":1", "\"phase\":99");
    QTest::newRow("a phase that does not exist") << wrongPhase;
}

void TestClaimJournal::garbageIsNotAState()
{
    QFETCH(QByteArray, text);
    QVERIFY(!fromJournalJson(text).has_value());
}

void TestClaimJournal::onlyTheOwnerMayReadIt()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("claims.sqlite"));
    const mode_t before = umask(0);
    auto journal = ClaimJournal::open(file);
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
    const auto opened = ClaimJournal::open(left);
    QVERIFY(opened.has_value());
    for (const char *end : {"", "-wal"})
        QVERIFY2(!(QFile::permissions(left + QLatin1String(end)) & others), end);
#endif
}

QTEST_GUILESS_MAIN(TestClaimJournal)
#include "tst_claimjournal.moc"
