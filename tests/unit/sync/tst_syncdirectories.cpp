// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;
using core::ErrorKind;
using presence::Reason;
using sync::ConnectionHealth;
using sync::Polled;
using State = sync::ConnectionHealth::State;

/// What the loop makes of both directories, and when it reads them.
class TestSyncDirectories : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world = std::make_unique<EngineWorld>(); }
    void cleanup() { m_world.reset(); }

    void directoriesAreReadEveryFiveMinutes();
    void aDirectoryThatFailsIsReadAgainSoon_data();
    void aDirectoryThatFailsIsReadAgainSoon();
    void peopleAreToldWhereTheyChange();
    void whoHasNoPartnerIsCounted();
    void ofTwoWithOneAddressTheOneWithTeamsCounts();
    void whatTheProfileSaysOfNobodyIsTold();
    void whoLeavesGivesBack();

private:
    FakeServices &services() { return m_world->services; }
    sync::SyncEngine &engine() { return *m_world->engine; }
    FakeServices::Somebody &of(const char *name) { return services().of(QString::fromLatin1(name)); }
    void add(const char *name) { services().add(QString::fromLatin1(name)); }
    void show(const char *name, const char *availability, const char *activity)
    {
        of(name).availability = QString::fromLatin1(availability);
        of(name).activity = QString::fromLatin1(activity);
    }
    void call(const char *name) { show(name, "Busy", "InACall"); }
    bool dnd(const char *name) { return of(name).dnd; }

    std::unique_ptr<EngineWorld> m_world;
};

void TestSyncDirectories::directoriesAreReadEveryFiveMinutes()
{
    add("anna");
    m_world->start();
    QCOMPARE(services().directoryReadings, 1);
    m_world->run(4min + 59s);
    QCOMPARE(services().directoryReadings, 1);
    m_world->run(1s);
    QCOMPARE(services().directoryReadings, 2);
    m_world->run(5min);
    QCOMPARE(services().directoryReadings, 3);
    add("ben");
    call("ben");
    m_world->run(5min + 1s); // whoever is new is read and decided at once
    QCOMPARE(engine().status().matched, 2);
    m_world->run(10s);
    QVERIFY(dnd("ben"));
}

void TestSyncDirectories::aDirectoryThatFailsIsReadAgainSoon_data()
{
    QTest::addColumn<bool>("teams");
    QTest::newRow("Microsoft's") << true;
    QTest::newRow("the PBX's") << false;
}

void TestSyncDirectories::aDirectoryThatFailsIsReadAgainSoon()
{
    QFETCH(bool, teams);
    add("anna");
    auto &error = teams ? services().teamsDirectory : services().phoneDirectory;
    const auto health = [this, teams]() -> const ConnectionHealth & {
        return teams ? engine().status().graph : engine().status().starface;
    };
    const auto other = [this, teams]() -> const ConnectionHealth & {
        return teams ? engine().status().starface : engine().status().graph;
    };
    error = failureOf(ErrorKind::Forbidden);
    m_world->start();
    QSignalSpy failed(&engine(), &sync::SyncEngine::directoryFailed);
    QCOMPARE(health().directoryError->kind, ErrorKind::Forbidden);
    QVERIFY(!other().directoryError);
    QCOMPARE(services().teamsReadings, 0); // there is nobody to read
    m_world->run(10s);
    QCOMPARE(services().directoryReadings, 2);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<core::Error>().kind, ErrorKind::Forbidden);
    error.reset();
    m_world->run(10s);
    QCOMPARE(engine().status().matched, 1);
    QVERIFY(!health().directoryError);
    QVERIFY(services().teamsReadings > 0);
    // once everybody is known, a directory that fails is nothing to hurry for
    error = failureOf(ErrorKind::Forbidden);
    m_world->run(5min);
    QCOMPARE(health().directoryError->kind, ErrorKind::Forbidden);
    QCOMPARE(services().directoryReadings, 4);
    m_world->run(1min);
    QCOMPARE(services().directoryReadings, 4);
    QCOMPARE(health().state, State::Ok);
}

void TestSyncDirectories::peopleAreToldWhereTheyChange()
{
    add("anna");
    m_world->engine = std::make_unique<sync::SyncEngine>(
        m_world->options, services(), services(), m_world->journal, m_world->clock);
    QSignalSpy changed(&engine(), &sync::SyncEngine::directoryChanged);
    QSignalSpy polled(&engine(), &sync::SyncEngine::polled);
    QVERIFY(engine().start());
    m_world->settle();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().value<QList<sync::Person>>().size(), 1);
    QCOMPARE(engine().people().size(), 1);
    m_world->run(11min);
    QCOMPARE(changed.size(), 1);
    add("ben");
    services().people.last().inTeams = false; // matches nobody, and is shown all the same
    m_world->run(5min);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(engine().people().size(), 2);
    QCOMPARE(engine().status().matched, 1);
    const auto readings = std::count_if(polled.begin(), polled.end(), [](const auto &arguments) {
        return arguments.first().template value<Polled>() == Polled::Directories;
    });
    QCOMPARE(readings, services().directoryReadings);
}

void TestSyncDirectories::whoHasNoPartnerIsCounted()
{
    for (const char *name : {"anna", "ben", "carl", "dora"})
        add(name);
    of("ben").inTeams = false;
    of("carl").onPhone = of("dora").onPhone = false;
    m_world->start();
    QCOMPARE(engine().status().matched, 1);
    QCOMPARE(engine().status().unmatchedStarface, 1);
    QCOMPARE(engine().status().unmatchedTeams, 2);
    of("dora").onPhone = true;
    m_world->run(5min);
    QCOMPARE(engine().status().matched, 2);
    QCOMPARE(engine().status().unmatchedTeams, 1);
}

/// M2: whoever shows a presence has Teams, and the other of the same address has not.
void TestSyncDirectories::ofTwoWithOneAddressTheOneWithTeamsCounts()
{
    add("anna");
    add("ann");
    of("ann").email = QStringLiteral("anna@x");
    of("ann").onPhone = false;
    services().withoutTeams.insert(QStringLiteral("g-ann"));
    m_world->start();
    m_world->settle(); // who has Teams was asked, and both were joined again
    QCOMPARE(engine().status().matched, 1);
    call("anna");
    m_world->run(11s);
    QVERIFY(dnd("anna"));
    // where both show one, nobody can say
    services().withoutTeams.clear();
    m_world = std::make_unique<EngineWorld>();
    add("anna");
    add("ann");
    of("ann").email = QStringLiteral("anna@x");
    of("ann").onPhone = false;
    m_world->start();
    m_world->settle(); // who has Teams was asked, and both were joined again
    QCOMPARE(engine().status().matched, 0);
    // and an answer that failed says nothing, but keeps nobody waiting
    services().teamsReading = failureOf(ErrorKind::Offline);
    services().withoutTeams.insert(QStringLiteral("g-ann"));
    m_world->run(5min + 1s);
    QCOMPARE(engine().status().matched, 0);
    services().teamsReading.reset();
    m_world->run(5min + 1s);
    QCOMPARE(engine().status().matched, 1);
}

void TestSyncDirectories::whatTheProfileSaysOfNobodyIsTold()
{
    add("anna");
    m_world->options.excluded = directory::Exclusions({{{}, 0, QStringLiteral("gone@x")},
        {QStringLiteral("g-none"), 9, {}}, {{}, 0, QStringLiteral("anna@x")}});
    m_world->options.hints.pairs = {{QStringLiteral("g-gone"), 77}};
    m_world->start();
    QCOMPARE(engine().status().settingsOfNobody,
        (QStringList{QStringLiteral("gone@x"), QStringLiteral("teams:g-none"),
            QStringLiteral("teams:g-gone / starface:77")}));
    call("anna");
    m_world->run(30s);
    QVERIFY(!dnd("anna"));
}

void TestSyncDirectories::whoLeavesGivesBack()
{
    m_world->options.period = 7s; // so that no poll comes at the same time
    add("anna");
    add("ben");
    call("anna");
    m_world->start();
    m_world->run(15s);
    QVERIFY(dnd("anna"));
    QList<sync::WriteRecord> records;
    connect(&engine(), &sync::SyncEngine::wrote, this, [&records](const auto &record) { records << record; });
    of("anna").inTeams = false;
    m_world->run(5min - 15s);
    QVERIFY(!dnd("anna"));
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first().reason, Reason::Unmatched);
    QCOMPARE(engine().status().matched, 1);
}

QTEST_GUILESS_MAIN(TestSyncDirectories)
#include "tst_syncdirectories.moc"
