// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/profilestore.h"
#include "setupworld.h"
#include "support/await.h"
#include "support/fakeclock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace pb;
using namespace pb::setup;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Secret;
using secrets::SecretKind;
using test::ScriptedBrowser;
using test::SetupWorld;
using Phase = TaskState::Phase;

/// What ends a task of the set-up before its time, and what is left of it.
class TestSetupFailures final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<secrets::SecretKind>(); }
    void init();
    void cleanup();

    void entrasRefusalsEndOnAUsableState_data();
    void entrasRefusalsEndOnAUsableState();
    void wrongCredentialsOfTheReaderOpenNoBrowser_data();
    void wrongCredentialsOfTheReaderOpenNoBrowser();
    void theRightSecretOfTheReaderGoesOn();
    void refusedConsentIsTold();
    void refusedSignInIsTold();
    void aLockedKeychainEndsTheTaskAndMemoryHelps();
    void aSilentKeychainEndsInTime();
    void theRefreshTokenIsStoredBeforeTheAccessTokenIsUsed();
    void anEmptyBrowserEndsInTime();
    void cancellingFreesThePort();
    void aTakenPortIsTold();
    void aDamagedDraftIsToldAndKept();
    void aDamagedProfileIsToldAndKept();

private:
    core::SystemClock m_clock;
    std::unique_ptr<SetupWorld> m_world;
};

void TestSetupFailures::init()
{
    m_world = std::make_unique<SetupWorld>(m_clock);
    QVERIFY2(m_world->simulator.isReady(), qPrintable(m_world->simulator.error()));
    m_world->open();
}

void TestSetupFailures::cleanup()
{
    m_world.reset();
}

void TestSetupFailures::entrasRefusalsEndOnAUsableState_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("writing");
    for (const int code : {7000215, 7000222, 700016, 7000112, 90002, 900023}) {
        QTest::addRow("AADSTS%d while writing is checked", code) << code << true;
    }
    for (const int code : {7000218, 700025, 54005, 501481, 65001, 53003, 50076})
        QTest::addRow("AADSTS%d while reading is checked", code) << code << false;
}

void TestSetupFailures::entrasRefusalsEndOnAUsableState()
{
    QFETCH(int, code);
    QFETCH(bool, writing);
    SetupWorld &w = *m_world;
    w.fill();
    const Task task = writing ? Task::WriteAccess : Task::ReadAccess;
    // of reading, the first is about whether the ids and the secret are right
    QVERIFY(w.tellEntra({{u"nextTokenError"_s, writing ? QJsonArray{code} : QJsonArray{code, code}}}));
    const TaskState state = w.run(task);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->code, u"AADSTS%1"_s.arg(code));
    QVERIFY(!state.error->requestId.isEmpty());
    QVERIFY(state.browserUrl.isEmpty());
    QCOMPARE(w.wanted.size(), writing ? 0 : 1); // what is wrong for sure opens no browser
    QCOMPARE(w.run(task).phase, Phase::Succeeded);
}

void TestSetupFailures::wrongCredentialsOfTheReaderOpenNoBrowser_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("code");
    QTest::addRow("another application")
        << u"1c6e4f1a-58b3-4d27-8e90-a2b7c5d8e9f0"_s << u""_s << u"AADSTS700016"_s;
    QTest::addRow("another secret") << u""_s << u"not~the-right-one"_s << u"AADSTS7000215"_s;
}

void TestSetupFailures::wrongCredentialsOfTheReaderOpenNoBrowser()
{
    QFETCH(QString, client);
    QFETCH(QString, secret);
    SetupWorld &w = *m_world;
    w.fill();
    QVERIFY(w.tellEntra({{u"readClientIsWeb"_s, !secret.isEmpty()}}));
    Draft draft = w.setup->draft();
    if (!client.isEmpty())
        draft.profile.readClientId = client;
    w.setup->setDraft(draft);
    if (!secret.isEmpty())
        w.setup->setSecret(SecretKind::ReadClientSecret, core::Secret(secret));
    const TaskState state = w.run(Task::ReadAccess);
    QCOMPARE(state.phase, Phase::Failed);
    QTEST(state.error->code, "code");
    QVERIFY(w.wanted.isEmpty());
}

void TestSetupFailures::theRightSecretOfTheReaderGoesOn()
{
    SetupWorld &w = *m_world;
    w.fill();
    QVERIFY(w.tellEntra({{u"readClientIsWeb"_s, true}}));
    const QString secret =
        w.simulator.control("GET", u"entra"_s).toObject()["readClientSecret"_L1].toString();
    QVERIFY(!secret.isEmpty());
    w.setup->setSecret(SecretKind::ReadClientSecret, core::Secret(secret));
    QCOMPARE(w.run(Task::ReadAccess).phase, Phase::Succeeded);
    QCOMPARE(w.wanted.size(), 1);
}

void TestSetupFailures::refusedConsentIsTold()
{
    SetupWorld &w = *m_world;
    w.fill();
    w.browser.setChoice(ScriptedBrowser::Choice::Decline);
    const TaskState state = w.run(Task::WriteAccess);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->kind, ErrorKind::Forbidden);
    QVERIFY(w.setup->permissions(Task::WriteAccess).isEmpty());
    w.browser.setChoice(ScriptedBrowser::Choice::Accept);
    QCOMPARE(w.run(Task::WriteAccess).phase, Phase::Succeeded);
}

void TestSetupFailures::refusedSignInIsTold()
{
    SetupWorld &w = *m_world;
    w.fill();
    QVERIFY(w.tellEntra({{u"nextAuthorizeError"_s, 65004}}));
    const TaskState state = w.run(Task::ReadAccess);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->code, u"AADSTS65004"_s);
    QVERIFY(!w.setup->hasSecret(SecretKind::RefreshToken));
    QCOMPARE(w.run(Task::ReadAccess).phase, Phase::Succeeded);
    QVERIFY(w.setup->hasSecret(SecretKind::RefreshToken));
}

void TestSetupFailures::aLockedKeychainEndsTheTaskAndMemoryHelps()
{
    SetupWorld &w = *m_world;
    QSignalSpy failed(w.setup.get(), &Setup::secretFailed);
    QSignalSpy stored(w.setup.get(), &Setup::secretStored);
    w.keychain.mood = test::FakeSecretStore::Mood::Locked;
    w.fill();
    const TaskState state = w.run(Task::WriteAccess);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->kind, ErrorKind::KeychainUnavailable);
    QCOMPARE(state.error->code, u"locked"_s);
    QCOMPARE(failed.count(), 2);
    QVERIFY(w.wanted.isEmpty());

    w.setup->keepForThisRun();
    QVERIFY(w.setup->isKeptForThisRun());
    QTRY_COMPARE(stored.count(), 2);
    QVERIFY(w.runAll());
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    QVERIFY(w.keychain.keys().isEmpty());
    QCOMPARE(w.filesWithSecrets(), QStringList());
    const auto store = w.setup->effectiveStore();
    w.setup.reset(); // the wizard is closed, the engine goes on
    QObject context;
    for (const SecretKind kind :
        {SecretKind::ClientSecret, SecretKind::StarfacePassword, SecretKind::RefreshToken}) {
        const auto secret = test::await(store->read(w.idOf(kind), &context));
        QVERIFY(secret && *secret && !(*secret)->isEmpty());
    }
    QVERIFY(!store->survivesRestart());
}

void TestSetupFailures::aSilentKeychainEndsInTime()
{
    test::FakeClock clock;
    SetupWorld w(clock);
    w.keychain.mood = test::FakeSecretStore::Mood::Silent;
    w.open();
    w.fill();
    w.setup->start(Task::WriteAccess);
    QTRY_COMPARE(w.setup->state(Task::WriteAccess).doing, Doing::StoringSecret);
    QVERIFY(w.setup->state(Task::WriteAccess).endsBy > clock.now());
    clock.advance(std::chrono::seconds{41});
    QTRY_VERIFY(!w.setup->isRunning());
    QCOMPARE(w.setup->state(Task::WriteAccess).error->kind, ErrorKind::KeychainUnavailable);
    // where the secrets are there and only reading hangs
    w.setup->keepForThisRun();
    w.keychain.mood = test::FakeSecretStore::Mood::Open;
    QCOMPARE(w.run(Task::WriteAccess).phase, Phase::Succeeded);
}

void TestSetupFailures::theRefreshTokenIsStoredBeforeTheAccessTokenIsUsed()
{
    SetupWorld &w = *m_world;
    w.fill();
    w.keychain.lockedKeys = {secrets::keyText(w.idOf(SecretKind::RefreshToken, true))};
    QSignalSpy failed(w.setup.get(), &Setup::secretFailed);
    const TaskState state = w.run(Task::ReadAccess);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->kind, ErrorKind::KeychainUnavailable);
    QCOMPARE(failed.count(), 1);
    const QJsonArray requests = w.simulator.requests();
    for (const QJsonValue &request : requests)
        QVERIFY2(request["service"_L1].toString() != u"graph", "the access token was used");
    QVERIFY(w.setup->permissions(Task::ReadAccess).isEmpty());
}

void TestSetupFailures::anEmptyBrowserEndsInTime()
{
    test::FakeClock clock;
    SetupWorld w(clock);
    w.open();
    w.fill();
    w.browserOpens = false;
    for (const Task task : {Task::WriteAccess, Task::ReadAccess}) {
        w.setup->start(task);
        QTRY_COMPARE(w.setup->state(task).doing, Doing::WaitingForBrowser);
        QTRY_VERIFY(!w.setup->state(task).browserUrl.isEmpty());
        QCOMPARE(w.setup->state(task).callback.host(), u"localhost"_s);
        QCOMPARE(w.setup->state(task).callback.path(), u"/callback"_s);
        clock.advance(std::chrono::minutes{5});
        QTRY_VERIFY(!w.setup->isRunning());
        QCOMPARE(w.setup->state(task).phase, Phase::Failed);
        QCOMPARE(w.setup->state(task).error->code, u"time-limit"_s);
        QVERIFY(w.setup->state(task).browserUrl.isEmpty());
    }
}

void TestSetupFailures::cancellingFreesThePort()
{
    SetupWorld &w = *m_world;
    w.fill();
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    const quint16 port = probe.serverPort();
    probe.close();
    Draft draft = w.setup->draft();
    draft.profile.callback.port = port;
    w.setup->setDraft(draft);
    w.browserOpens = false;
    for (int i = 0; i < 3; ++i) {
        w.setup->start(Task::ReadAccess); // the second one cancels the first
        QTRY_COMPARE(w.setup->state(Task::ReadAccess).doing, Doing::WaitingForBrowser);
        QCOMPARE(w.setup->state(Task::ReadAccess).callback.port(), int(port));
    }
    w.setup->cancel();
    QCOMPARE(w.setup->state(Task::ReadAccess).phase, Phase::Cancelled);
    QVERIFY(!w.setup->isRunning());
    QTRY_VERIFY(!w.setup->isPuttingBack());
    QVERIFY(probe.listen(QHostAddress::LocalHost, port));
    probe.close();
    w.browserOpens = true;
    QCOMPARE(w.run(Task::ReadAccess).phase, Phase::Succeeded);
}

void TestSetupFailures::aTakenPortIsTold()
{
    SetupWorld &w = *m_world;
    w.fill();
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Draft draft = w.setup->draft();
    draft.profile.callback.port = other.serverPort();
    w.setup->setDraft(draft);
    for (const Task task : {Task::WriteAccess, Task::ReadAccess}) {
        const TaskState state = w.run(task);
        QCOMPARE(state.phase, Phase::Failed);
        QCOMPARE(state.error->code, u"port-in-use"_s);
    }
}

void TestSetupFailures::aDamagedDraftIsToldAndKept()
{
    SetupWorld &w = *m_world;
    w.fill();
    QFile file(w.draftFile());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("{ damaged");
    file.close();
    w.open();
    QVERIFY(w.setup->problem().has_value());
    QCOMPARE(w.setup->problem()->code, u"draft-damaged"_s);
    QVERIFY(QFileInfo::exists(w.draftFile() + u".damaged"_s));
    w.fill();
    QVERIFY(w.runAll());
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
}

void TestSetupFailures::aDamagedProfileIsToldAndKept()
{
    SetupWorld &w = *m_world;
    QVERIFY(QDir().mkpath(QFileInfo(w.profileFile()).path()));
    QFile file(w.profileFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ \"version\": 1 }");
    file.close();
    w.open();
    QVERIFY(w.setup->problem().has_value());
    w.fill();
    QVERIFY(w.runAll());
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    QVERIFY(profile::load(w.profileFile()).has_value());
    QCOMPARE(QDir(QFileInfo(w.profileFile()).path()).entryList({u"*.damaged-*"_s}).size(), 1);
}

QTEST_GUILESS_MAIN(TestSetupFailures)
#include "tst_setupfailures.moc"
