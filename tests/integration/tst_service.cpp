// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"
#include "profile/profilestore.h"
#include "support/notifysocket.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace pb;
using namespace pb::test;

namespace {

constexpr int patience = 30'000; // a limit for conditions, not a wait

QJsonObject anEvent(const char *name, QJsonObject members = {})
{
    members.insert(QStringLiteral("event"), QString::fromLatin1(name));
    return members;
}

QJsonObject poll(const char *side)
{
    return anEvent("poll", {{QStringLiteral("of"), QString::fromLatin1(side)}, {QStringLiteral("ok"), true}});
}

QJsonObject write(const char *action)
{
    return anEvent(
        "write", {{QStringLiteral("action"), QString::fromLatin1(action)}, {QStringLiteral("ok"), true}});
}

} // namespace

/// The program as a service manager runs it, played by the test; and the simulator.
class TestService : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theManagerHearsOfTheBeginningAndTheEnd();
    void waitingForASecretIsToldTheManager();
    void withoutAnySecretOnlyWhatIsHeldIsWaitedFor();
    void aReloadGivesNothingBackThatStaysValid();
    void aReloadTakesOverWhatHasChanged();
    void aBadProfileChangesNothing();
    void anotherConnectionBeginsAnew();
    void withoutAManagerAHangupIsTheEnd();
    void theManagersFoldersAreUsed();
    void theNewestRefreshTokenOutlivesTheRun();

private:
    bool dnd(const QString &email) { return m_simulator->user(email).value(QStringLiteral("dnd")).toBool(); }
    QString profileFile() const { return m_home->filePath(QStringLiteral("profile.json")); }
    void follow(Bridge &bridge);
    void start();
    void silenceAnna();
    void hangUp() const { QCOMPARE(::kill(static_cast<pid_t>(m_bridge->processId()), SIGHUP), 0); }
    void reload(const profile::Profile &profile)
    {
        QVERIFY(profile::save(profile, profileFile()));
        hangUp();
    }
    bool heard(const QByteArray &line);
    bool heardBeginning(const QByteArray &words);
    int countHeard(const QByteArray &line);

    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<NotifySocket> m_manager;
    std::unique_ptr<Bridge> m_bridge;
    QList<QByteArray> m_heard;
    profile::Profile m_profile;
    QString m_anna;
    QString m_ben;
};

void TestService::init()
{
    m_simulator = std::make_unique<Simulator>(QStringList{QStringLiteral("--users"), QStringLiteral("6")});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_home = std::make_unique<QTemporaryDir>();
    m_manager = std::make_unique<NotifySocket>();
    QVERIFY(m_manager->isBound());
    m_heard.clear();
    m_bridge = std::make_unique<Bridge>(*m_home);
    follow(*m_bridge);
    m_profile = profileFor(m_simulator->info());
    m_anna = m_simulator->matchedEmails().at(0);
    m_ben = m_simulator->matchedEmails().at(1);
}

void TestService::cleanup()
{
    if (QTest::currentTestFailed() && m_bridge)
        qInfo().noquote() << m_heard << m_bridge->everything().right(6000);
    m_bridge.reset();
    m_simulator.reset();
}

void TestService::follow(Bridge &bridge)
{
    bridge.setEnvironment(QStringLiteral("NOTIFY_SOCKET"), QString::fromLocal8Bit(m_manager->path()));
    bridge.setEnvironment(QStringLiteral("WATCHDOG_USEC"), QStringLiteral("3000000"));
}

int TestService::countHeard(const QByteArray &line)
{
    for (QByteArray message = m_manager->receive(); !message.isEmpty(); message = m_manager->receive())
        m_heard << message.split('\n');
    return static_cast<int>(m_heard.count(line));
}

bool TestService::heard(const QByteArray &line)
{
    return countHeard(line) > 0;
}

bool TestService::heardBeginning(const QByteArray &words)
{
    (void)countHeard({}); // reads what has come
    return std::any_of(
        m_heard.begin(), m_heard.end(), [&words](const QByteArray &line) { return line.startsWith(words); });
}

void TestService::start()
{
    m_bridge->start(
        m_profile, secretsFor(m_simulator->info()), {QStringLiteral("--language"), QStringLiteral("en")});
    QTRY_VERIFY_WITH_TIMEOUT(heard("READY=1"), patience);
}

void TestService::silenceAnna()
{
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(write("set-dnd-on")), patience);
}

void TestService::theManagerHearsOfTheBeginningAndTheEnd()
{
    start();
    QVERIFY(m_bridge->has(poll("teams")));
    QVERIFY(m_bridge->has(poll("starface")));
    QTRY_VERIFY_WITH_TIMEOUT(heardBeginning("STATUS=Synchronises. "), patience);
    QTRY_VERIFY_WITH_TIMEOUT(countHeard("WATCHDOG=1") >= 3, patience);
    QVERIFY(!heard("STOPPING=1"));
    silenceAnna();
    QCOMPARE(m_bridge->terminate(), 0);
    QVERIFY(heard("STOPPING=1"));
    QVERIFY(heard("STATUS=Gives everything back, then ends."));
    QVERIFY(!dnd(m_anna));
    QCOMPARE(countHeard("READY=1"), 1);
}

void TestService::waitingForASecretIsToldTheManager()
{
    start();
    silenceAnna();
    m_bridge->kill();
    m_heard.clear();
    QJsonObject secrets = secretsFor(m_simulator->info());
    secrets.remove(QStringLiteral("starfacePassword"));
    Bridge second(*m_home);
    follow(second);
    second.start(m_profile, secrets, {QStringLiteral("--language"), QStringLiteral("en")});
    QTRY_VERIFY_WITH_TIMEOUT(heard("READY=1"), patience);
    const bool told = std::any_of(m_heard.begin(), m_heard.end(), [](const QByteArray &line) {
        return line.startsWith("STATUS=")
            && line.contains("The secret starfacePassword, which the profile needs, is missing. ")
            && line.contains("something to give back");
    });
    QVERIFY(told);
    QVERIFY(!second.has(anEvent("started")));
}

void TestService::withoutAnySecretOnlyWhatIsHeldIsWaitedFor()
{
    start();
    silenceAnna();
    m_bridge->kill();
    m_heard.clear();
    const QString credentials = m_home->filePath(QStringLiteral("credentials"));
    QVERIFY(QDir().mkpath(credentials));
    const QStringList arguments{QStringLiteral("--headless"), QStringLiteral("--profile"), profileFile()};
    Bridge second(*m_home);
    follow(second);
    second.setEnvironment(QStringLiteral("CREDENTIALS_DIRECTORY"), credentials);
    second.startWith(arguments);
    QTRY_VERIFY_WITH_TIMEOUT(heard("READY=1"), patience);
    QCOMPARE(second.terminate(), 3);

    const QTemporaryDir empty; // where nothing is held
    Bridge third(empty);
    follow(third);
    third.setEnvironment(QStringLiteral("CREDENTIALS_DIRECTORY"), credentials);
    third.startWith(arguments);
    QCOMPARE(third.waitForEnd(), 2);
}

void TestService::aReloadGivesNothingBackThatStaysValid()
{
    start();
    silenceAnna();
    profile::Profile changed = m_profile;
    changed.rules = presence::everyKindOfBusy();
    changed.times.settle = std::chrono::seconds{30};
    changed.excluded.append({{}, 0, m_simulator->matchedEmails().at(2)});
    reload(changed);
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(anEvent("reloaded", {{QStringLiteral("ok"), true}})), patience);
    QTRY_COMPARE_WITH_TIMEOUT(countHeard("READY=1"), 2, patience);
    QVERIFY(heard("RELOADING=1"));
    // the new rules count
    QVERIFY(m_simulator->setTeams(m_ben, QStringLiteral("Busy"), QStringLiteral("InAMeeting")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_ben), patience);
    // and nobody was rung in between
    QVERIFY(dnd(m_anna));
    QTRY_COMPARE_WITH_TIMEOUT(m_bridge->count(write("set-dnd-on")), 2, patience);
    QCOMPARE(m_bridge->count(write("set-dnd-off")), 0);
    QCOMPARE(m_bridge->count(anEvent("started")), 1);
}

void TestService::aReloadTakesOverWhatHasChanged()
{
    start();
    silenceAnna();
    profile::Profile changed = m_profile;
    changed.excluded.append({{}, 0, m_anna});
    reload(changed);
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(m_anna), patience); // who is left out gets back what is held
    changed.excluded.clear();
    changed.observeOnly = true;
    reload(changed);
    QTRY_VERIFY_WITH_TIMEOUT(heardBeginning("STATUS=Observes only"), patience);
    QVERIFY(!dnd(m_anna));
    changed.observeOnly = false;
    reload(changed);
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QCOMPARE(m_bridge->count(anEvent("started")), 1);
}

void TestService::aBadProfileChangesNothing()
{
    start();
    silenceAnna();
    QFile file(profileFile());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("{ \"version\": 1, ");
    file.close();
    hangUp();
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(anEvent("reloaded", {{QStringLiteral("ok"), false}})), patience);
    QTRY_COMPARE_WITH_TIMEOUT(countHeard("READY=1"), 2, patience);
    QVERIFY2(m_bridge->errorText().contains("The profile cannot be used, and nothing changes: "),
        m_bridge->errorText().constData());
    const int polls = m_bridge->count(poll("teams"));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->count(poll("teams")) > polls + 1, patience);
    QVERIFY(dnd(m_anna));
    profile::Profile other = m_profile;
    other.id = QStringLiteral("other");
    reload(other);
    QTRY_COMPARE_WITH_TIMEOUT(
        m_bridge->count(anEvent("reloaded", {{QStringLiteral("ok"), false}})), 2, patience);
    QVERIFY(dnd(m_anna));
    QCOMPARE(m_bridge->count(write("set-dnd-off")), 0);
    QCOMPARE(m_bridge->terminate(), 0);
    QVERIFY(!dnd(m_anna));
}

void TestService::anotherConnectionBeginsAnew()
{
    start();
    silenceAnna();
    profile::Profile changed = m_profile;
    changed.proxy.kind = profile::Proxy::Kind::None;
    reload(changed);
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(write("set-dnd-off")), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_bridge->count(anEvent("started")), 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QVERIFY(m_bridge->errorText().contains("everything is given back, then it begins again"));
    QCOMPARE(m_bridge->terminate(), 0);
    QVERIFY(!dnd(m_anna));
}

void TestService::withoutAManagerAHangupIsTheEnd()
{
    m_bridge->setEnvironment(QStringLiteral("NOTIFY_SOCKET"), QString());
    m_bridge->start(m_profile, secretsFor(m_simulator->info()));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(poll("teams")), patience);
    silenceAnna();
    hangUp();
    QCOMPARE(m_bridge->waitForEnd(), 0);
    QVERIFY(!dnd(m_anna));
    QVERIFY(!heard("READY=1"));
}

void TestService::theManagersFoldersAreUsed()
{
    const QString state = m_home->filePath(QStringLiteral("var/lib"));
    const QString logs = m_home->filePath(QStringLiteral("var/log"));
    m_bridge->setEnvironment(QStringLiteral("STATE_DIRECTORY"), state);
    m_bridge->setEnvironment(QStringLiteral("LOGS_DIRECTORY"), logs);
    start();
    QVERIFY(QFile::exists(state + QStringLiteral("/test/claims.sqlite")));
    QVERIFY(QFile::exists(state + QStringLiteral("/test/history.sqlite")));
    QVERIFY(QFile::exists(logs + QStringLiteral("/presence-bridge.log")));
    QVERIFY(!QDir(m_home->filePath(QStringLiteral("state"))).exists());
}

void TestService::theNewestRefreshTokenOutlivesTheRun()
{
    const QString credentials = m_home->filePath(QStringLiteral("credentials"));
    QVERIFY(QDir().mkpath(credentials));
    QJsonObject secrets = secretsFor(m_simulator->info());
    secrets.insert(QStringLiteral("storeKey"), QStringLiteral("made at the installation"));
    for (auto member = secrets.begin(); member != secrets.end(); ++member) {
        QFile file(credentials + QStringLiteral("/presence-bridge.") + member.key());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(member.value().toString().toUtf8());
    }
    QVERIFY(profile::save(m_profile, profileFile()));
    // the simulator takes each refresh token once only
    for (int run = 0; run < 3; ++run) {
        Bridge bridge(*m_home);
        follow(bridge);
        bridge.setEnvironment(QStringLiteral("CREDENTIALS_DIRECTORY"), credentials);
        bridge.startWith({QStringLiteral("--headless"), QStringLiteral("--profile"), profileFile()});
        QTRY_VERIFY2_WITH_TIMEOUT(bridge.has(poll("teams")), bridge.everything().constData(), patience);
        QCOMPARE(bridge.terminate(), 0);
    }
    QFile kept(m_home->filePath(QStringLiteral("state/presence-bridge/test/refresh-token")));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(!kept.readAll().contains(m_simulator->info().refreshToken.toUtf8()));
}

QTEST_GUILESS_MAIN(TestService)
#include "tst_service.moc"
