// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

#include <sys/stat.h>

using namespace pb;
using namespace pb::test;

namespace {

constexpr int patience = 30'000; // a limit for conditions, not a wait

QJsonObject anEvent(const char *name, QJsonObject members = {})
{
    members.insert(QStringLiteral("event"), QString::fromLatin1(name));
    return members;
}

QJsonObject text(const char *name, const char *value)
{
    return {{QString::fromLatin1(name), QString::fromLatin1(value)}};
}

QJsonObject fault(const char *match, int times, const char *kind, QJsonObject more = {})
{
    more.insert(QStringLiteral("match"), QString::fromLatin1(match));
    more.insert(QStringLiteral("times"), times);
    more.insert(QStringLiteral("kind"), QString::fromLatin1(kind));
    return more;
}

} // namespace

/// The program as it is started on a server, and the simulator: change one world, let it synchronise,
/// compare.
class TestProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aTeamsCallSilencesThePhone();
    void aDndPressedByTheUserSurvivesTheCall();
    void aPhoneCallShowsInTeamsWithoutEcho();
    void afterAKillNothingIsStuck();
    void afterAKillNothingIsStuckWithoutMicrosoft();
    void whatIsNotGivenBackIsTheExitCode();
    void afterAKillASecretIsWaitedFor();
    void itRecovers_data();
    void itRecovers();
    void expiredTokensAreRenewed();
    void observeOnlyWritesNothing();
    void aMassChangeWaitsForThreePolls();
    void endingGivesEverythingBack();
    void noSecretIsInAnyFileOrLine();
    void nobodyElseMayReadWhatItKeeps();
    void aMistakeIsAClearSentence_data();
    void aMistakeIsAClearSentence();
    void wrongCredentialsAreTold_data();
    void wrongCredentialsAreTold();
    void theDemoBeginsWithTheSimulatorsLine();
    void aSecondStartOnTheSameProfileRefuses();
    void anIdThatDiffersInCapitalsOnlyIsRefused();
    void theEndOfASessionCutsNothingOff();
    void aStateFolderThatCannotBeWrittenIsTold_data();
    void aStateFolderThatCannotBeWrittenIsTold();

private:
    bool dnd(const QString &email) { return m_simulator->user(email).value(QStringLiteral("dnd")).toBool(); }
    QString session(const QString &email)
    {
        return m_simulator->user(email)
            .value(QStringLiteral("ours"))
            .toObject()
            .value(QStringLiteral("activity"))
            .toString();
    }
    int writesOf(const QString &kind) { return m_simulator->world().value(kind).toInt(); }
    void startBridge(const QStringList &arguments = {});
    /// A phone is silent, and the program that silenced it is no more.
    void killWithAPhoneSilent();

    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Bridge> m_bridge;
    QString m_anna;
    QString m_ben;
};

void TestProgram::init()
{
    m_simulator = std::make_unique<Simulator>(QStringList{QStringLiteral("--users"), QStringLiteral("6")});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_home = std::make_unique<QTemporaryDir>();
    m_bridge = std::make_unique<Bridge>(*m_home);
    m_anna = m_simulator->matchedEmails().at(0);
    m_ben = m_simulator->matchedEmails().at(1);
}

void TestProgram::cleanup()
{
    if (QTest::currentTestFailed() && m_bridge)
        qInfo().noquote() << m_bridge->everything().right(6000);
    m_bridge.reset();
    m_simulator.reset();
    m_home.reset();
}

void TestProgram::startBridge(const QStringList &arguments)
{
    m_bridge->start(profileFor(m_simulator->info()), secretsFor(m_simulator->info()), arguments);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_bridge->has(
            anEvent("poll", {{QStringLiteral("of"), QStringLiteral("teams")}, {QStringLiteral("ok"), true}})),
        patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_bridge->has(anEvent(
            "poll", {{QStringLiteral("of"), QStringLiteral("starface")}, {QStringLiteral("ok"), true}})),
        patience);
}

void TestProgram::aTeamsCallSilencesThePhone()
{
    startBridge();
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QVERIFY(!dnd(m_ben));
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Available"), QStringLiteral("Available")));
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(m_anna), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(anEvent("write", text("action", "set-dnd-off"))), patience);
    QCOMPARE(m_bridge->count(anEvent("write", text("action", "set-dnd-on"))), 1);
    QVERIFY(m_bridge->has(anEvent("decision",
        {{QStringLiteral("action"), QStringLiteral("set-dnd-on")},
            {QStringLiteral("reason"), QStringLiteral("mapped")},
            {QStringLiteral("raw"), QStringLiteral("Busy/InACall")}})));
}

void TestProgram::aDndPressedByTheUserSurvivesTheCall()
{
    QVERIFY(m_simulator->pressDnd(m_anna, true));
    startBridge();
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(anEvent("decision", text("reason", "already-so"))), patience);
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Available"), QStringLiteral("Available")));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(anEvent("decision",
                                 {{QStringLiteral("reason"), QStringLiteral("not-ours")},
                                     {QStringLiteral("raw"), QStringLiteral("Available/Available")}})),
        patience);
    QVERIFY(dnd(m_anna));
    QCOMPARE(writesOf(QStringLiteral("dndWrites")), 0);
}

void TestProgram::aPhoneCallShowsInTeamsWithoutEcho()
{
    startBridge();
    QVERIFY(m_simulator->setLine(m_anna, QStringLiteral("InCall")));
    QTRY_COMPARE_WITH_TIMEOUT(session(m_anna), QStringLiteral("InACall"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(anEvent("decision", text("reason", "own-echo"))), patience);
    QVERIFY(m_simulator->setLine(m_anna, QStringLiteral("Idle")));
    QTRY_COMPARE_WITH_TIMEOUT(session(m_anna), QStringLiteral("Available"), patience);
    QVERIFY(m_simulator->advanceClock(301));
    QTRY_VERIFY_WITH_TIMEOUT(m_simulator->user(m_anna).value(QStringLiteral("ours")).isNull(), patience);
    QCOMPARE(writesOf(QStringLiteral("dndWrites")), 0);
}

void TestProgram::afterAKillNothingIsStuck()
{
    startBridge();
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QVERIFY(m_simulator->setTeams(m_ben, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna) && dnd(m_ben), patience);
    m_bridge->kill();
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Available"), QStringLiteral("Available")));
    QVERIFY(dnd(m_anna)); // stuck, until the next start

    QJsonObject secrets = secretsFor(m_simulator->info());
    profile::Profile profile = profileFor(m_simulator->info());
    profile.directoryAccess =
        profile::DirectoryAccess::Application; // the refresh token of the first run is used up
    m_simulator->control("POST", QStringLiteral("grant"),
        {{QStringLiteral("roles"),
            QJsonArray{QStringLiteral("Presence.ReadWrite.All"), QStringLiteral("Organization.ReadWrite.All"),
                QStringLiteral("User.Read.All")}}});
    Bridge second(*m_home);
    second.start(profile, secrets);
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(m_anna), patience);
    QVERIFY(dnd(m_ben)); // still in the call
    QVERIFY(m_simulator->setTeams(m_ben, QStringLiteral("Available"), QStringLiteral("Available")));
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(m_ben), patience);
}

void TestProgram::killWithAPhoneSilent()
{
    startBridge();
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(anEvent("write", {{QStringLiteral("ok"), true}})), patience);
    QVERIFY(dnd(m_anna));
    m_bridge->kill();
}

void TestProgram::afterAKillNothingIsStuckWithoutMicrosoft()
{
    killWithAPhoneSilent();
    QVERIFY(m_simulator->addFault(
        fault("/oauth2/v2.0/token", 100'000, "status", {{QStringLiteral("status"), 401}})));
    Bridge second(*m_home);
    second.start(profileFor(m_simulator->info()), secretsFor(m_simulator->info()));
    QTRY_VERIFY_WITH_TIMEOUT(second.has(anEvent("poll",
                                 {{QStringLiteral("of"), QStringLiteral("starface")},
                                     {QStringLiteral("ok"), true}, {QStringLiteral("dndClaims"), 1}})),
        patience);
    QVERIFY(dnd(m_anna)); // the call may well go on
    QCOMPARE(second.terminate(), 0);
    QVERIFY(!dnd(m_anna));
}

void TestProgram::whatIsNotGivenBackIsTheExitCode()
{
    startBridge();
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(anEvent("write", {{QStringLiteral("ok"), true}})), patience);
    QVERIFY(m_simulator->addFault(
        fault("PUT /rest/users", 100'000, "status", {{QStringLiteral("status"), 500}})));
    QCOMPARE(m_bridge->terminate(), 3);
    QVERIFY(
        m_bridge->has(anEvent("stopped", {{QStringLiteral("notGivenBack"), QJsonArray{m_anna.toLower()}}})));
}

/// A session that ends sends SIGTERM and then SIGHUP.
void TestProgram::anIdThatDiffersInCapitalsOnlyIsRefused()
{
    const QJsonObject poll = anEvent("poll", {{QStringLiteral("ok"), true}});
    startBridge();
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(poll), patience);
    QCOMPARE(m_bridge->terminate(), 0);

    profile::Profile other = profileFor(m_simulator->info());
    const QString id = other.id;
    other.id = id.toUpper();
    Bridge second(*m_home);
    second.start(other, secretsFor(m_simulator->info()));
    QCOMPARE(second.waitForEnd(), 2);
    QVERIFY2(second.everything().contains(QStringLiteral("“%1”").arg(id).toUtf8()), second.everything());
    QVERIFY(!second.has(poll));

    Bridge first(*m_home);
    first.start(profileFor(m_simulator->info()), secretsFor(m_simulator->info()));
    QTRY_VERIFY_WITH_TIMEOUT(first.has(poll), patience);
    QCOMPARE(first.terminate(), 0);
}

void TestProgram::theEndOfASessionCutsNothingOff()
{
    startBridge();
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(anEvent("write", {{QStringLiteral("ok"), true}})), patience);
    QVERIFY(m_simulator->addFault(
        fault("PUT /rest/users", 100'000, "delay", {{QStringLiteral("delaySeconds"), 2}})));
    const auto process = static_cast<pid_t>(m_bridge->processId());
    QCOMPARE(::kill(process, SIGTERM), 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(anEvent("stopping")), patience);
    QCOMPARE(::kill(process, SIGHUP), 0);
    QCOMPARE(m_bridge->waitForEnd(), 0);
    QVERIFY(!dnd(m_anna));
}

void TestProgram::afterAKillASecretIsWaitedFor()
{
    killWithAPhoneSilent();
    QJsonObject secrets = secretsFor(m_simulator->info());
    secrets.remove(QStringLiteral("starfacePassword"));
    Bridge second(*m_home);
    second.start(profileFor(m_simulator->info()), secrets);
    QTRY_VERIFY_WITH_TIMEOUT(second.has(anEvent("error", text("what", "secrets"))), patience);
    QVERIFY(!second.has(anEvent("started")));
    QCOMPARE(second.terminate(), 3);
    QVERIFY(second.has(anEvent("stopped", {{QStringLiteral("notGivenBack"), QJsonArray{m_anna.toLower()}}})));
    QVERIFY(dnd(m_anna));
}

void TestProgram::itRecovers_data()
{
    QTest::addColumn<QList<QJsonObject>>("faults");
    QTest::addColumn<QString>("uci");
    const QJsonObject throttled{{QStringLiteral("status"), 429}, {QStringLiteral("retryAfterSeconds"), 1}};
    QTest::newRow("from a storm of 429")
        << QList<QJsonObject>{fault("getPresencesByUserId", 3, "status", throttled)} << QString();
    QTest::newRow("from dropped connections") << QList<QJsonObject>{fault("getPresencesByUserId", 2, "drop"),
        fault("/xml-rpc", 2, "drop")} << QString();
    QTest::newRow("from garbage") << QList<QJsonObject>{fault("getPresencesByUserId", 2, "garbage"),
        fault("/xml-rpc", 2, "garbage")}
                                  << QString();
    QTest::newRow("from answers cut short")
        << QList<QJsonObject>{fault("getPresencesByUserId", 2, "truncate")} << QString();
    QTest::newRow("from a lost PBX session") << QList<QJsonObject>{} << QStringLiteral("loseSessions");
}

void TestProgram::itRecovers()
{
    QFETCH(QList<QJsonObject>, faults);
    QFETCH(QString, uci);
    startBridge();
    for (const QJsonObject &one : faults)
        QVERIFY(m_simulator->addFault(one));
    if (!uci.isEmpty())
        m_simulator->control("POST", QStringLiteral("uci"), {{uci, true}});
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QVERIFY(m_simulator->setLine(m_ben, QStringLiteral("InCall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QTRY_COMPARE_WITH_TIMEOUT(session(m_ben), QStringLiteral("InACall"), patience);
    QCOMPARE(writesOf(QStringLiteral("dndWrites")), 1);
    QCOMPARE(writesOf(QStringLiteral("presenceWrites")), 1);
}

void TestProgram::expiredTokensAreRenewed()
{
    startBridge();
    QVERIFY(m_simulator->advanceClock(5 * 3600));
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QCOMPARE(writesOf(QStringLiteral("dndWrites")), 1);
}

void TestProgram::observeOnlyWritesNothing()
{
    startBridge({QStringLiteral("--observe")});
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QVERIFY(m_simulator->setLine(m_ben, QStringLiteral("InCall")));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(anEvent("decision",
                                 {{QStringLiteral("action"), QStringLiteral("set-dnd-on")},
                                     {QStringLiteral("withheld"), QStringLiteral("observe-only")}})),
        patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(anEvent("decision",
                                 {{QStringLiteral("action"), QStringLiteral("set-busy-in-a-call")},
                                     {QStringLiteral("withheld"), QStringLiteral("observe-only")}})),
        patience);
    QCOMPARE(m_bridge->terminate(), 0);
    QCOMPARE(writesOf(QStringLiteral("dndWrites")), 0);
    QCOMPARE(writesOf(QStringLiteral("presenceWrites")), 0);
}

void TestProgram::aMassChangeWaitsForThreePolls()
{
    m_simulator = std::make_unique<Simulator>(QStringList{QStringLiteral("--users"), QStringLiteral("40")});
    QVERIFY(m_simulator->isReady());
    const QStringList everybody = m_simulator->matchedEmails().mid(0, 30);
    for (const QString &email : everybody)
        QVERIFY(m_simulator->setTeams(email, QStringLiteral("Busy"), QStringLiteral("InACall")));
    startBridge();
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(anEvent("brake", {{QStringLiteral("users"), 30}})), patience);
    QTRY_VERIFY_WITH_TIMEOUT(dnd(everybody.last()), patience);
    int polls = 0;
    for (const QJsonObject &one : m_bridge->events()) {
        if (one.value(QStringLiteral("event")) == QStringLiteral("write"))
            break;
        polls += one.value(QStringLiteral("of")) == QStringLiteral("teams") ? 1 : 0;
    }
    QVERIFY2(polls >= 3, qPrintable(QString::number(polls)));
}

void TestProgram::endingGivesEverythingBack()
{
    startBridge();
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QVERIFY(m_simulator->setLine(m_ben, QStringLiteral("InCall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna) && session(m_ben) == QStringLiteral("InACall"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_bridge->count(anEvent("write", {{QStringLiteral("ok"), true}})) == 2, patience);
    QCOMPARE(m_bridge->terminate(), 0);
    QVERIFY(!dnd(m_anna));
    QVERIFY(m_simulator->user(m_ben).value(QStringLiteral("ours")).isNull());
    QVERIFY(m_bridge->has(anEvent("stopped", {{QStringLiteral("notGivenBack"), QJsonArray()}})));
}

void TestProgram::noSecretIsInAnyFileOrLine()
{
    startBridge();
    QVERIFY(m_simulator->addFault(fault("getPresencesByUserId", 1, "garbage")));
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QCOMPARE(m_bridge->terminate(), 0);
    QByteArray all = m_bridge->everything();
    int files = 0;
    QDirIterator walk(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        all += file.readAll();
        ++files;
    }
    QVERIFY(files >= 2); // the profile and the log at least
    const SimulatorInfo &info = m_simulator->info();
    for (const QString &secret : {info.clientSecret, info.refreshToken, info.starfacePassword})
        QVERIFY(!secret.isEmpty() && !all.contains(secret.toUtf8()));
    QVERIFY(!all.contains("eyJ")); // no JSON web token
}

void TestProgram::nobodyElseMayReadWhatItKeeps()
{
#ifdef Q_OS_LINUX
    const mode_t before = umask(0); // the program inherits it
    startBridge();
    umask(before);
    QFile limits(QStringLiteral("/proc/%1/limits").arg(m_bridge->processId()));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    QVERIFY(limits.readAll().simplified().contains("Max core file size 0 0 "));
    QDirIterator walk(m_home->path() + QStringLiteral("/state"),
        QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    int entries = 0;
    while (walk.hasNext()) {
        const QFileInfo entry(walk.next());
        if (entry.isSymLink())
            continue;
        ++entries;
        QVERIFY2(!(entry.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther)),
            qPrintable(entry.filePath()));
    }
    QVERIFY(entries >= 3); // the folder, the journal and the log at least
#endif
}

void TestProgram::aMistakeIsAClearSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("expected");
    const QString missing = QStringLiteral("/nowhere/profile.json");
    QTest::newRow("an unknown option")
        << QStringList{QStringLiteral("--frobnicate")} << QByteArray("frobnicate");
    QTest::newRow("a period out of range")
        << QStringList{QStringLiteral("--headless"), QStringLiteral("--period"), QStringLiteral("61")}
        << QByteArray("1 to 60");
    QTest::newRow("an option of Qt without its value")
        << QStringList{QStringLiteral("--headless"), QStringLiteral("-platform")} << QByteArray("-platform");
    QTest::newRow("an option of Qt, and nothing wrong with it")
        << QStringList{QStringLiteral("-reverse"), QStringLiteral("-style=fusion"), QStringLiteral("hello")}
        << QByteArray("\"hello\"");
    QTest::newRow("a word too many") << QStringList{QStringLiteral("hello")} << QByteArray("hello");
    QTest::newRow("a profile that is not there") << QStringList{QStringLiteral("--headless"),
        QStringLiteral("--profile"), missing} << missing.toUtf8();
    QTest::newRow("demo with a profile") << QStringList{QStringLiteral("--demo"), QStringLiteral("--profile"),
        missing} << QByteArray("--demo");

    const auto german = [](const QStringList &arguments) {
        return QStringList{QStringLiteral("--language"), QStringLiteral("de")} + arguments;
    };
    QTest::newRow("an unknown option, in German")
        << german({QStringLiteral("--frobnicate")})
        << QStringLiteral("Unbekannte Option „frobnicate“.\n„presence-bridge --help“ zählt die Optionen auf.")
               .toUtf8();
    QTest::newRow("a period out of range, in German")
        << german({QStringLiteral("--headless"), QStringLiteral("--period"), QStringLiteral("61")})
        << QStringLiteral("--period erwartet eine ganze Zahl von 1 bis 60, nicht „61“.").toUtf8();
    QTest::newRow("a profile that is not there, in German")
        << german({QStringLiteral("--headless"), QStringLiteral("--profile"), missing})
        << QString(missing + QStringLiteral(": diese Datei gibt es nicht")).toUtf8();
    QTest::newRow("a profile that is none, in German") << german({QStringLiteral("--headless"),
        QStringLiteral("--profile"), QStringLiteral(PB_SOURCE_DIR "/tests/data")})
                                                       << QStringLiteral("das ist keine Datei").toUtf8();
}

void TestProgram::aMistakeIsAClearSentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, expected);
    m_bridge->startWith(arguments);
    QCOMPARE(m_bridge->waitForEnd(), 2);
    QVERIFY2(m_bridge->errorText().contains(expected), m_bridge->errorText().constData());
}

void TestProgram::wrongCredentialsAreTold_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("of");
    QTest::newRow("client secret") << QStringLiteral("clientSecret") << QStringLiteral("7000215");
    QTest::newRow("STARFACE password")
        << QStringLiteral("starfacePassword") << QStringLiteral("unauthorized");
}

void TestProgram::wrongCredentialsAreTold()
{
    QFETCH(QString, member);
    QFETCH(QString, of);
    QJsonObject secrets = secretsFor(m_simulator->info());
    secrets.insert(member, QStringLiteral("wrong-value-4711"));
    m_bridge->start(profileFor(m_simulator->info()), secrets);
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->everything().contains(of.toUtf8()), patience);
    QVERIFY(!m_bridge->everything().contains("wrong-value-4711"));
    QCOMPARE(m_bridge->terminate(), 0);
}

void TestProgram::theDemoBeginsWithTheSimulatorsLine()
{
    m_bridge->startWith({QStringLiteral("--demo"), QStringLiteral("--headless"), QStringLiteral("--users"),
        QStringLiteral("5"), QStringLiteral("--scenario"), QStringLiteral("still"),
        QStringLiteral("--period"), QStringLiteral("1")});
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(anEvent("poll",
                                 {{QStringLiteral("of"), QStringLiteral("teams")},
                                     {QStringLiteral("ok"), true}, {QStringLiteral("users"), 5}})),
        patience);
    const QJsonObject first = m_bridge->events().first();
    QCOMPARE(first.value(QStringLiteral("event")).toString(), QStringLiteral("demo"));
    QVERIFY(!first.value(QStringLiteral("control")).toString().isEmpty());
    QCOMPARE(m_bridge->terminate(), 0);
}

void TestProgram::aSecondStartOnTheSameProfileRefuses()
{
    startBridge();
    Bridge second(*m_home);
    second.start(profileFor(m_simulator->info()), secretsFor(m_simulator->info()));
    QCOMPARE(second.waitForEnd(), 1);
    QVERIFY2(second.errorText().contains("Another instance of the program uses the same profile."),
        second.errorText().constData());
    QVERIFY(!second.has(anEvent("poll")));
    // the first one goes on
    const int polls = m_bridge->count(anEvent("poll"));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->count(anEvent("poll")) > polls, patience);

    // what a killed one leaves behind is no hindrance
    m_bridge->kill();
    Bridge third(*m_home);
    profile::Profile profile = profileFor(m_simulator->info());
    profile.directoryAccess = profile::DirectoryAccess::Application;
    third.start(profile, secretsFor(m_simulator->info()));
    QTRY_VERIFY_WITH_TIMEOUT(third.has(anEvent("started")), patience);
}

void TestProgram::aStateFolderThatCannotBeWrittenIsTold_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const char *what, const char *sentence) {
        QTest::newRow(what) << QString::fromLatin1(what) << QByteArray(sentence);
    };
    row("a file in its place", ", cannot be written: Not a directory");
    row("a full disk", ", cannot be written: File too large");
    row("a folder of somebody else", ", cannot be written: Permission denied");
}

void TestProgram::aStateFolderThatCannotBeWrittenIsTold()
{
    QFETCH(QString, what);
    QFETCH(QByteArray, sentence);
    const QString folder = m_home->filePath(QStringLiteral("state"));
    QFile file(folder);
    if (what == QLatin1String("a full disk")) {
        m_bridge->limitFiles(1);
    } else if (what == QLatin1String("a file in its place")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
    } else {
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::setPermissions(folder,
            QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther
                | QFile::ExeOther));
        m_bridge->runAsNobody(); // root may write everywhere
    }
    m_bridge->start(profileFor(m_simulator->info()), secretsFor(m_simulator->info()),
        {QStringLiteral("--language"), QStringLiteral("en")});
    QCOMPARE(m_bridge->waitForEnd(), 2);
    QVERIFY2(m_bridge->errorText().contains(sentence), m_bridge->errorText().constData());
    QVERIFY(!m_bridge->errorText().contains("Another"));
    QVERIFY(m_bridge->has(anEvent("error", text("what", "folder"))));
    QVERIFY(!m_bridge->has(anEvent("poll")));
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
