// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historydatabase.h"
#include "history/historystore.h"
#include "support/await.h"
#include "support/fakeclock.h"
#include "unit/history/historyfixture.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace pb;
using namespace pb::history;
using namespace pb::test;
using namespace std::chrono_literals;

using State = pb::history::State;

constexpr int patience = 60'000; ///< a limit for conditions, not a wait

/// The history as the program uses it: on a thread of its own, by a clock that can be turned.
class TestHistoryStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsAppendedIsThereAfterReopening();
    void afterAWeekItIsGone();
    void offKeepsNothing();
    void aLockedFileIsToldAndTriedAgain();
    void aNewerFileIsLeftAlone();
    void aFileThatIsNoneIsSetAside();
    void aFileDamagedWithinIsSetAsideWhenItShows();
    void whatWasSetAsideDoesNotOutliveItsTime();
    void aFullDiskStopsRecordingUntilThereIsRoom();
    void aFolderThatCannotBeMadeIsTold();
    void deletingAUserLeavesNothing();
    void deletingAllLeavesNothing();
    void aQueryOfNoFileFails();

private:
    void open(int days = 7, int megabytes = 500);
    void close() { m_store.reset(); }
    QList<Event> events();
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<HistoryStore> m_store;
};

void TestHistoryStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("history.sqlite"));
    m_clock = std::make_unique<FakeClock>(noon);
}

void TestHistoryStore::cleanup()
{
    m_store.reset();
    m_clock.reset();
    m_folder.reset();
}

void TestHistoryStore::open(int days, int megabytes)
{
    m_store = std::make_unique<HistoryStore>(HistoryStore::Settings{m_file, days, megabytes}, *m_clock);
    QTRY_VERIFY_WITH_TIMEOUT(m_store->state() != State::Opening, patience);
}

QList<Event> TestHistoryStore::events()
{
    const auto page = await(m_store->activity({}, {}, 100'000));
    return page && *page ? (*page)->events : QList<Event>();
}

void TestHistoryStore::whatIsAppendedIsThereAfterReopening()
{
    open();
    QCOMPARE(m_store->state(), State::Recording);
    QSignalSpy stored(m_store.get(), &HistoryStore::stored);
    for (int i = 0; i < 50; ++i)
        m_store->append({changeOf(QStringLiteral("anna@x"), m_clock->wall())});
    QTRY_VERIFY_WITH_TIMEOUT(stored.count() > 0, patience);
    m_store->append({changeOf(QStringLiteral("last@x"), m_clock->wall())});
    close(); // at once: what was appended is written all the same
    open();
    QCOMPARE(events().size(), 51);
    QCOMPARE(events().first().key, QStringLiteral("last@x"));
}

void TestHistoryStore::afterAWeekItIsGone()
{
    open();
    m_store->append({changeOf(QStringLiteral("anna@x"), m_clock->wall())});
    m_clock->advance(7 * 24h - 1min);
    QCOMPARE(events().size(), 1);
    m_store->append({changeOf(QStringLiteral("bert@x"), m_clock->wall())});
    m_clock->advance(2h);
    QCOMPARE(events().size(), 1);
    QCOMPARE(events().first().key, QStringLiteral("bert@x"));
    close();
    m_clock->advance(8 * 24h); // nobody was there to remove anything
    open();
    QVERIFY(events().isEmpty());
    const QByteArray bytes = historyBytes(m_file);
    QVERIFY(!bytes.contains("anna@x"));
    QVERIFY(!bytes.contains("bert@x"));
}

void TestHistoryStore::offKeepsNothing()
{
    open();
    m_store->append({changeOf(QStringLiteral("anna@x"), m_clock->wall())});
    close();
    QVERIFY(QFile::exists(m_file));
    open(0);
    QCOMPARE(m_store->state(), State::Off);
    m_store->append({changeOf(QStringLiteral("anna@x"), m_clock->wall())});
    const auto page = await(m_store->activity({}, {}, 10));
    QVERIFY(page.has_value());
    QVERIFY(!page->has_value());
    QCOMPARE(page->error().kind, core::ErrorKind::NotFound);
    close();
    QVERIFY2(files().isEmpty(), qPrintable(files().join(QLatin1Char(' '))));
}

void TestHistoryStore::aLockedFileIsToldAndTriedAgain()
{
    auto other = HistoryDatabase::open(m_file);
    QVERIFY(other.has_value());
    open();
    QCOMPARE(m_store->state(), State::Stopped);
    QCOMPARE(m_store->problem()->code, QString(codeLocked));
    m_store->append({changeOf(QStringLiteral("anna@x"), m_clock->wall())});
    m_clock->advance(6min);
    QVERIFY(!await(m_store->activity({}, {}, 10))->has_value());
    QCOMPARE(m_store->state(), State::Stopped);
    other->reset();
    QSignalSpy began(m_store.get(), &HistoryStore::sessionBegan);
    m_clock->advance(6min);
    QTRY_COMPARE_WITH_TIMEOUT(m_store->state(), State::Recording, patience);
    QVERIFY(!m_store->problem().has_value());
    QCOMPARE(began.count(), 1);
    m_store->append({changeOf(QStringLiteral("bert@x"), m_clock->wall())});
    QCOMPARE(events().size(), 1);
}

static void inDatabase(const QString &file, const QStringList &statements)
{
    const QString name = QStringLiteral("other");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        QVERIFY(database.open());
        for (const QString &statement : statements)
            QVERIFY2(QSqlQuery(database).exec(statement), qPrintable(statement));
    }
    QSqlDatabase::removeDatabase(name);
}

void TestHistoryStore::aNewerFileIsLeftAlone()
{
    open();
    m_store->append({changeOf(QStringLiteral("anna@x"), m_clock->wall())});
    close();
    inDatabase(m_file, {QStringLiteral("PRAGMA user_version = 3")});
    const QByteArray before = historyBytes(m_file);
    open();
    QCOMPARE(m_store->state(), State::Stopped);
    QCOMPARE(m_store->problem()->code, QString(codeNewer));
    m_store->append({changeOf(QStringLiteral("anna@x"), m_clock->wall())});
    close();
    QCOMPARE(historyBytes(m_file), before);
    QCOMPARE(files().size(), 1);
}

void TestHistoryStore::aFileThatIsNoneIsSetAside()
{
    QFile garbage(m_file);
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    garbage.write(QByteArray(100'000, 'x'));
    garbage.close();
    open();
    QCOMPARE(m_store->state(), State::Recording);
    QCOMPARE(m_store->problem()->code, QString(codeSetAside));
    QCOMPARE(m_store->problem()->kind, core::ErrorKind::Storage);
    const auto aside = QDir(m_folder->path()).entryInfoList({QStringLiteral("*.damaged-*")});
    QCOMPARE(aside.size(), 1);
    QCOMPARE(aside.first().size(), 100'000);
    m_store->append({changeOf(QStringLiteral("anna@x"), m_clock->wall())});
    QCOMPARE(events().size(), 1);
}

void TestHistoryStore::aFileDamagedWithinIsSetAsideWhenItShows()
{
    open();
    QList<Event> many;
    for (int i = 0; i < 20'000; ++i)
        many << changeOf(QStringLiteral("u%1@x").arg(i % 500), noon + std::chrono::milliseconds{i});
    m_store->append(many);
    close();
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 page = 4096;
    QVERIFY(file.size() > 100 * page);
    // the schema stays whole, so that it opens
    for (qint64 at = 10 * page; at + page < file.size(); at += 2 * page) {
        file.seek(at);
        file.write(QByteArray(page, '\xa5'));
    }
    file.close();
    open();
    (void)events();
    QTRY_COMPARE_WITH_TIMEOUT(m_store->state(), State::Recording, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_store->problem().has_value(), patience);
    QCOMPARE(m_store->problem()->code, QString(codeSetAside));
    m_store->append({changeOf(QStringLiteral("anna@x"), m_clock->wall())});
    QCOMPARE(events().size(), 1);
}

void TestHistoryStore::whatWasSetAsideDoesNotOutliveItsTime()
{
    aFileThatIsNoneIsSetAside();
    QVERIFY(!files().filter(QStringLiteral("damaged")).isEmpty());
    m_clock->advance(7 * 24h + 2h);
    (void)events(); // comes after the removal
    QVERIFY(files().filter(QStringLiteral("damaged")).isEmpty());
}

void TestHistoryStore::aFullDiskStopsRecordingUntilThereIsRoom()
{
#ifndef Q_OS_UNIX
    QSKIP("no limit for files here");
#else
    open();
    m_store->append({changeOf(QStringLiteral("anna@x"), m_clock->wall())});
    QCOMPARE(events().size(), 1);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 200'000;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    QList<Event> many;
    for (int i = 0; i < 20'000; ++i)
        many << changeOf(QStringLiteral("u%1@x").arg(i), m_clock->wall());
    m_store->append(many);
    QTRY_COMPARE_WITH_TIMEOUT(m_store->state(), State::Stopped, patience);
    QCOMPARE(m_store->problem()->kind, core::ErrorKind::Storage);
    QVERIFY2(m_store->problem()->code == codeFull || m_store->problem()->code == codeUnusable,
        qPrintable(m_store->problem()->code));
    m_store->append(many); // nobody minds
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    m_clock->advance(6min);
    QTRY_COMPARE_WITH_TIMEOUT(m_store->state(), State::Recording, patience);
    QCOMPARE(events().size(), 1); // the batch is not there in part
#endif
}

void TestHistoryStore::aFolderThatCannotBeMadeIsTold()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_file += QStringLiteral("/deep/history.sqlite");
    open();
    QCOMPARE(m_store->state(), State::Stopped);
    QCOMPARE(m_store->problem()->code, QString(codeUnusable));
}

void TestHistoryStore::deletingAUserLeavesNothing()
{
    open();
    QSignalSpy removed(m_store.get(), &HistoryStore::userRemoved);
    m_store->append({changeOf(QStringLiteral("anna@x"), m_clock->wall()),
        changeOf(QStringLiteral("bert@x"), m_clock->wall())});
    QVERIFY(await(m_store->removeUser(QStringLiteral("anna@x")))->has_value());
    QCOMPARE(removed.count(), 1);
    QVERIFY(!historyBytes(m_file).contains("anna@x"));
    QVERIFY(historyBytes(m_file).contains("bert@x"));
    QVERIFY(await(m_store->removeUser(QStringLiteral("nobody@x")))->has_value());
}

void TestHistoryStore::deletingAllLeavesNothing()
{
    aFileThatIsNoneIsSetAside();
    m_store->append({changeOf(QStringLiteral("anna@x"), m_clock->wall())});
    QVERIFY(await(m_store->removeAll())->has_value());
    QVERIFY(!historyBytes(m_file).contains("anna@x"));
    QVERIFY(files().filter(QStringLiteral("damaged")).isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(m_store->state(), State::Recording, patience);
    QVERIFY(events().isEmpty());
    m_store->append({changeOf(QStringLiteral("bert@x"), m_clock->wall())});
    QCOMPARE(events().size(), 1);
}

void TestHistoryStore::aQueryOfNoFileFails()
{
    auto other = HistoryDatabase::open(m_file);
    open();
    const auto timeline = await(m_store->timeline(QStringLiteral("anna@x"), {noon, noon + 1h}));
    QVERIFY(timeline.has_value());
    QVERIFY(!timeline->has_value());
    QCOMPARE(timeline->error().code, QString(codeLocked));
}

QTEST_GUILESS_MAIN(TestHistoryStore)
#include "tst_historystore.moc"
