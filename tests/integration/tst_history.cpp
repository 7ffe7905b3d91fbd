// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"
#include "integration/simulatedsecrets.h"
#include "program/composition.h"
#include "support/await.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::history;
using namespace pb::test;

namespace {

constexpr int patience = 30'000; // a limit for conditions, not a wait

} // namespace

/// What a real run against the simulator leaves in the history.
class TestHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aCallLeavesItsTraces();
    void aDamagedHistoryDoesNotTouchTheJournal();
    void noSecretIsInIt();
    void offLeavesNoFile();

private:
    void start();
    QList<Event> events(Groups groups = {});
    bool dnd(const QString &email) { return m_simulator->user(email).value(QStringLiteral("dnd")).toBool(); }
    QString file() const { return m_home->filePath(QStringLiteral("history.sqlite")); }

    core::SystemClock m_clock;
    const std::shared_ptr<secrets::MemorySecretStore> m_store =
        std::make_shared<secrets::MemorySecretStore>();
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Composition> m_composition;
    profile::Profile m_profile;
    QString m_anna;
};

void TestHistory::init()
{
    m_simulator = std::make_unique<Simulator>(QStringList{QStringLiteral("--users"), QStringLiteral("6")});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_home = std::make_unique<QTemporaryDir>();
    m_anna = m_simulator->matchedEmails().at(0);
    m_profile = profileFor(m_simulator->info());
    putSecrets(*m_store, m_profile.id, m_simulator->info());
}

void TestHistory::cleanup()
{
    m_composition.reset();
    m_simulator.reset();
    m_home.reset();
}

void TestHistory::start()
{
    m_composition = std::make_unique<Composition>(
        Composition::Settings{m_profile, m_home->filePath(QStringLiteral("claims.sqlite")), false, true},
        m_store, m_clock);
    QSignalSpy started(m_composition.get(), &Composition::started);
    m_composition->start();
    QVERIFY(started.count() > 0 || started.wait(patience));
    QTRY_VERIFY_WITH_TIMEOUT(m_composition->engine()->status().matched > 0, patience);
}

QList<Event> TestHistory::events(Groups groups)
{
    const auto page = await(m_composition->history().activity({{}, groups, false, {}, {}}, {}, 10'000));
    return page && *page ? (*page)->events : QList<Event>();
}

void TestHistory::aCallLeavesItsTraces()
{
    start();
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!events(Group::Writes).isEmpty(), patience);
    const Event write = events(Group::Writes).first();
    QCOMPARE(write.key, m_anna.toLower());
    QVERIFY(!write.name.isEmpty());
    QVERIFY(std::get<Write>(write.payload).action == presence::Action::SetDndOn);
    QVERIFY(!events(Group::Statuses).isEmpty());
    const core::Wall now = m_clock.wall();
    const auto bands =
        await(m_composition->history().timeline(write.key, {now - std::chrono::hours{1}, now}));
    QVERIFY(bands && *bands);
    QVERIFY((*bands)->teams.last().value.status == presence::TeamsStatus::InCall);
    QTRY_VERIFY_WITH_TIMEOUT(!(**await(m_composition->history().timeline(
                                   write.key, {now - std::chrono::hours{1}, m_clock.wall()})))
                                  .ourDnd.isEmpty(),
        patience);
    QSignalSpy stopped(m_composition->engine(), &sync::SyncEngine::stopped);
    m_composition->engine()->stop();
    QVERIFY(stopped.count() > 0 || stopped.wait(patience));
    QTRY_VERIFY(std::holds_alternative<Program>(events(Group::Program).first().payload)
        && std::get<Program>(events(Group::Program).first().payload).what == Program::What::Stopped);
}

void TestHistory::aDamagedHistoryDoesNotTouchTheJournal()
{
    QFile garbage(file());
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    garbage.write(QByteArray(50'000, 'x'));
    garbage.close();
    start();
    QTRY_VERIFY(m_composition->history().isRecording());
    QVERIFY(m_composition->history().problem().has_value());
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QVERIFY(!m_composition->engine()->status().journalError);
    QCOMPARE(m_composition->engine()->status().dndClaims, 1);
}

void TestHistory::noSecretIsInIt()
{
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!events().isEmpty(), patience);
    // whatever can fail at the sign-ins and afterwards
    m_simulator->control("POST", QStringLiteral("entra"),
        {{QStringLiteral("secretExpired"), true}, {QStringLiteral("expireTokens"), true},
            {QStringLiteral("revokeRefreshTokens"), true}});
    m_simulator->control("POST", QStringLiteral("starface"), {{QStringLiteral("expireTokens"), true}});
    QVERIFY(m_simulator->addFault({{QStringLiteral("match"), QStringLiteral("/rest/login")},
        {QStringLiteral("kind"), QStringLiteral("garbage")}, {QStringLiteral("times"), 3}}));
    QTRY_VERIFY_WITH_TIMEOUT(!events(Group::Connections).isEmpty(), patience);
    m_simulator->control("POST", QStringLiteral("uci"), {{QStringLiteral("loseSessions"), true}});
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    m_composition.reset(); // what waits is written
    const SimulatorInfo &info = m_simulator->info();
    QByteArray bytes;
    for (const QFileInfo &part :
        QDir(m_home->path()).entryInfoList({QStringLiteral("history.sqlite*")}, QDir::Files)) {
        QFile opened(part.filePath());
        QVERIFY(opened.open(QIODevice::ReadOnly));
        bytes += opened.readAll();
    }
    QVERIFY(bytes.contains(m_anna.toUtf8()));
    for (const QString &secret : {info.clientSecret, info.refreshToken, info.starfacePassword}) {
        QVERIFY(!secret.isEmpty());
        QVERIFY(!bytes.contains(secret.toUtf8()));
    }
    for (const char *trace : {"eyJ", "Bearer", "authToken", "client_secret", "de.vertico.starface.auth="})
        QVERIFY2(!bytes.contains(trace), trace);
}

void TestHistory::offLeavesNoFile()
{
    m_profile.history.days = 0;
    start();
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QVERIFY(!QFile::exists(file()));
    QVERIFY(QFile::exists(m_home->filePath(QStringLiteral("claims.sqlite"))));
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
