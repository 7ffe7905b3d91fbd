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

/// The machine behind the wizard, against the simulator over real HTTP.
class TestSetup final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void fromNothingToASavedProfile();
    void whatWasEnteredIsThereAfterARestart();
    void aNewSecretIsCheckedBeforeTheOldOneIsDropped();
    void twoVisitsWithNothingNewCanFinish();
    void finishWaitsForEveryCheck();
    void aMissingRoleIsNamedAndExcessIsListed();
    void rolesThatComeLateAreWaitedFor();
    void entrasRefusalsEndOnAUsableState_data();
    void entrasRefusalsEndOnAUsableState();
    void refusedConsentIsTold();
    void refusedSignInIsTold();
    void consentIsAskedOnlyWhereItIsNeeded();
    void consentGivenElsewhereNeedsNoBrowser();
    void aLockedKeychainEndsTheTaskAndMemoryHelps();
    void aSilentKeychainEndsInTime();
    void theRefreshTokenIsStoredBeforeTheAccessTokenIsUsed();
    void anEmptyBrowserEndsInTime();
    void cancellingFreesThePort();
    void aTakenPortIsTold();
    void aNewEntryEndsWhatRestsOnIt();
    void anotherTestUserOpensOnlyWhatWasTriedOnThem();
    void chinaIsRefusedWithTheReason();
    void somethingMissingIsTold();
    void theApplicationItselfCanListTheUsers();
    void theSimulatorLeavesNothingBehind();
    void aDamagedDraftIsToldAndKept();
    void aDamagedProfileIsToldAndKept();
    void theCallbackFollowsTheDraft();

private:
    core::SystemClock m_clock;
    std::unique_ptr<SetupWorld> m_world;
};

void TestSetup::initTestCase()
{
    qRegisterMetaType<secrets::SecretKind>();
}

void TestSetup::init()
{
    m_world = std::make_unique<SetupWorld>(m_clock);
    QVERIFY2(m_world->simulator.isReady(), qPrintable(m_world->simulator.error()));
    m_world->open();
}

void TestSetup::cleanup()
{
    m_world.reset();
}

void TestSetup::fromNothingToASavedProfile()
{
    SetupWorld &w = *m_world;
    const test::LogKeeper log;
    QSignalSpy finished(w.setup.get(), &Setup::finished);
    const QString user = w.simulator.matchedEmails().first();
    QVERIFY(w.simulator.pressDnd(user, true));
    w.fill();
    QVERIFY(w.runAll());
    QCOMPARE(w.wanted.size(), 2);
    QVERIFY(!w.setup->organization().isEmpty());
    QCOMPARE(w.probe(Task::WriteAccess, Probe::Organization), Answer::Yes);
    QCOMPARE(w.probe(Task::WriteAccess, Probe::ReadPresence), Answer::Yes);
    QCOMPARE(w.probe(Task::WriteAccess, Probe::SetAndClearPresence), Answer::Unknown);
    QCOMPARE(w.probe(Task::ReadAccess, Probe::ListUsers), Answer::Yes);
    QCOMPARE(w.capability(Capability::WriteDnd).works, Answer::Unknown);
    const QList<UserLine> users = w.setup->users();
    QVERIFY(std::count_if(users.begin(), users.end(), [](const UserLine &line) {
        return line.match == presence::MatchKind::Matched;
    }) >= 10);
    for (const Step step : {Step::Start, Step::Registration, Step::WriteAccess, Step::ReadAccess,
             Step::Starface, Step::Users, Step::Rules, Step::Summary})
        QVERIFY2(w.setup->isComplete(step), qPrintable(QString::number(static_cast<int>(step))));

    Draft draft = w.setup->draft();
    draft.testUser = user.toUpper();
    w.setup->setDraft(draft);
    QVERIFY(w.runAll());
    QCOMPARE(w.probe(Task::WriteAccess, Probe::SetAndClearPresence), Answer::Yes);
    QCOMPARE(w.capability(Capability::WriteDnd).works, Answer::Yes);
    const QJsonObject world = w.simulator.user(user);
    QVERIFY(world["dnd"_L1].toBool());
    QVERIFY(world["ours"_L1].isNull());
    QVERIFY(w.simulator.world()["dndWrites"_L1].toInt() >= 2);
    QCOMPARE(w.simulator.world()["presenceWrites"_L1].toInt(), 2);

    QVERIFY(QFileInfo::exists(w.draftFile()));
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    QCOMPARE(finished.count(), 1);
    const auto saved = profile::load(w.profileFile());
    QVERIFY(saved.has_value());
    QVERIFY(*saved == finished[0][0].value<profile::Profile>());
    QCOMPARE(saved->id, u"office"_s);
    QCOMPARE(w.keychain.at(w.idOf(SecretKind::ClientSecret)), w.simulator.info().clientSecret);
    QCOMPARE(w.keychain.at(w.idOf(SecretKind::StarfacePassword)), w.simulator.info().starfacePassword);
    QVERIFY(!w.keychain.at(w.idOf(SecretKind::RefreshToken)).isEmpty());
    QCOMPARE(w.keychain.keys().size(), 3); // no candidate is left
    QVERIFY(!QFileInfo::exists(w.draftFile()));
    QCOMPARE(w.filesWithSecrets(), QStringList());
    for (const QByteArray &text : w.secretTexts())
        QVERIFY2(!test::LogKeeper::text().contains(QString::fromUtf8(text)), text);
}

void TestSetup::whatWasEnteredIsThereAfterARestart()
{
    SetupWorld &w = *m_world;
    w.fill();
    Draft draft = w.setup->draft();
    draft.profile.clientSecretExpires = QDate(2027, 5, 31);
    draft.profile.clientId = u"0c6e"_s; // half typed
    draft.reached = Step::Starface;
    w.setup->setDraft(draft);
    QTRY_COMPARE(w.keychain.keys().size(), 2);
    QCOMPARE(w.filesWithSecrets(), QStringList());

    w.open();
    QVERIFY(w.setup->draft() == draft);
    QVERIFY(!w.setup->problem());
    QTRY_VERIFY(w.setup->hasSecret(SecretKind::ClientSecret));
    QTRY_VERIFY(w.setup->hasSecret(SecretKind::StarfacePassword));
    QVERIFY(!w.setup->hasSecret(SecretKind::RefreshToken));
    QCOMPARE(w.setup->state(Task::WriteAccess).phase, Phase::NotStarted);
    draft.profile.clientId = w.simulator.info().clientId;
    w.setup->setDraft(draft);
    QVERIFY(w.runAll()); // with the secrets of the first visit
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    QCOMPARE(profile::load(w.profileFile())->clientSecretExpires, QDate(2027, 5, 31));
}

void TestSetup::aNewSecretIsCheckedBeforeTheOldOneIsDropped()
{
    SetupWorld &w = *m_world;
    w.fill();
    QVERIFY(w.runAll());
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    const QString old = w.keychain.at(w.idOf(SecretKind::ClientSecret));

    w.open();
    QTRY_VERIFY(w.setup->hasSecret(SecretKind::ClientSecret));
    w.setup->setSecret(SecretKind::ClientSecret, Secret(u"not the right one"_s));
    QVERIFY(!w.setup->isComplete(Step::Summary));
    QCOMPARE(w.run(Task::Finish).error->code, u"not-checked"_s);
    const TaskState state = w.run(Task::WriteAccess);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->code, u"AADSTS7000215"_s);
    QCOMPARE(w.run(Task::Finish).error->code, u"not-checked"_s);
    QCOMPARE(w.keychain.at(w.idOf(SecretKind::ClientSecret)), old);
    // only what is new has to be checked
    w.setup->setSecret(SecretKind::ClientSecret, Secret(w.simulator.info().clientSecret));
    QCOMPARE(w.run(Task::WriteAccess).phase, Phase::Succeeded);
    QVERIFY(w.setup->isComplete(Step::Summary));
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    QVERIFY(w.keychain.at(w.idOf(SecretKind::ClientSecret, true)).isEmpty());
}

void TestSetup::twoVisitsWithNothingNewCanFinish()
{
    SetupWorld &w = *m_world;
    w.fill();
    QVERIFY(w.runAll());
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    w.open();
    QVERIFY(w.setup->isComplete(Step::Summary));
    Draft draft = w.setup->draft();
    draft.profile.observeOnly = true;
    draft.profile.rules = presence::everyKindOfBusy();
    w.setup->setDraft(draft);
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    QVERIFY(profile::load(w.profileFile())->observeOnly);
    draft.profile.starface.login = u"0002"_s;
    w.setup->setDraft(draft);
    QVERIFY(!w.setup->isComplete(Step::Summary));
}

void TestSetup::finishWaitsForEveryCheck()
{
    SetupWorld &w = *m_world;
    w.fill();
    for (const Task task : {Task::WriteAccess, Task::ReadAccess, Task::StarfaceCheck}) {
        const TaskState state = w.run(Task::Finish);
        QCOMPARE(state.phase, Phase::Failed);
        QCOMPARE(state.error->kind, ErrorKind::InvalidInput);
        QVERIFY(!QFileInfo::exists(w.profileFile()));
        QCOMPARE(w.run(task).phase, Phase::Succeeded);
    }
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
}

void TestSetup::aMissingRoleIsNamedAndExcessIsListed()
{
    SetupWorld &w = *m_world;
    w.fill();
    Draft draft = w.setup->draft();
    draft.consentElsewhere = true; // no waiting for roles that come late
    w.setup->setDraft(draft);
    QVERIFY(w.grant({u"Organization.ReadWrite.All"_s, u"Mail.Read"_s}, test::allScopes));
    TaskState state = w.run(Task::WriteAccess);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->kind, ErrorKind::Forbidden);
    QCOMPARE(state.error->code, u"permission-missing"_s);
    QCOMPARE(state.error->detail, u"Presence.ReadWrite.All"_s);
    QVERIFY(w.permission(Task::WriteAccess, u"Presence.ReadWrite.All"_s).isMissing());
    QCOMPARE(w.permission(Task::WriteAccess, u"Organization.ReadWrite.All"_s).granted, Answer::Yes);
    QVERIFY(!w.setup->permissions(Task::WriteAccess).last().required);
    QCOMPARE(w.setup->permissions(Task::WriteAccess).last().name, u"Mail.Read"_s);
    QVERIFY(!w.setup->isComplete(Step::WriteAccess));

    QVERIFY(w.grant(test::allRoles, {u"User.Read"_s, u"offline_access"_s}));
    state = w.run(Task::ReadAccess);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->detail, u"User.Read.All"_s);
    QCOMPARE(w.setup->permissions(Task::ReadAccess).size(), 2); // offline_access is never too much

    QVERIFY(w.grant(test::allRoles, test::allScopes));
    QCOMPARE(w.run(Task::WriteAccess).phase, Phase::Succeeded);
    QCOMPARE(w.run(Task::ReadAccess).phase, Phase::Succeeded);
}

void TestSetup::rolesThatComeLateAreWaitedFor()
{
    SetupWorld &w = *m_world;
    QVERIFY(w.grant({}, test::allScopes));
    w.fill();
    w.setup->start(Task::WriteAccess);
    const auto tokensAsked = [&w] {
        int count = 0;
        const QJsonArray requests = w.simulator.requests();
        for (const QJsonValue &request : requests)
            count += request["path"_L1].toString().endsWith(u"/token"_s) ? 1 : 0;
        return count;
    };
    QTRY_VERIFY(tokensAsked() >= 1);
    QVERIFY(w.setup->isRunning());
    QVERIFY(w.grant(test::allRoles, test::allScopes));
    QTRY_VERIFY_WITH_TIMEOUT(!w.setup->isRunning(), 20'000);
    QCOMPARE(w.setup->state(Task::WriteAccess).phase, Phase::Succeeded);
    QVERIFY(tokensAsked() >= 2);
}

void TestSetup::entrasRefusalsEndOnAUsableState_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("writing");
    for (const int code : {7000215, 7000222, 700016, 7000112, 90002, 900023, 50196}) {
        QTest::addRow("AADSTS%d while writing is checked", code) << code << true;
    }
    for (const int code : {7000218, 700025, 54005, 501481, 65001, 53003, 50076})
        QTest::addRow("AADSTS%d while reading is checked", code) << code << false;
}

void TestSetup::entrasRefusalsEndOnAUsableState()
{
    QFETCH(int, code);
    QFETCH(bool, writing);
    SetupWorld &w = *m_world;
    w.fill();
    const Task task = writing ? Task::WriteAccess : Task::ReadAccess;
    QVERIFY(w.tellEntra({{u"nextTokenError"_s, code}}));
    const TaskState state = w.run(task);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->code, u"AADSTS%1"_s.arg(code));
    QVERIFY(!state.error->requestId.isEmpty());
    QVERIFY(state.browserUrl.isEmpty());
    QCOMPARE(w.run(task).phase, Phase::Succeeded);
}

void TestSetup::refusedConsentIsTold()
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

void TestSetup::refusedSignInIsTold()
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

void TestSetup::consentIsAskedOnlyWhereItIsNeeded()
{
    SetupWorld &w = *m_world;
    w.fill();
    QVERIFY(w.tellEntra({{u"nextTokenError"_s, 7000222}}));
    QCOMPARE(w.run(Task::WriteAccess).phase, Phase::Failed);
    QCOMPARE(w.wanted.size(), 1);
    // the secret was wrong, and consent stands
    w.setup->setSecret(SecretKind::ClientSecret, Secret(w.simulator.info().clientSecret));
    QCOMPARE(w.run(Task::WriteAccess).phase, Phase::Succeeded);
    QCOMPARE(w.wanted.size(), 1);
    // started anew on purpose
    QCOMPARE(w.run(Task::WriteAccess).phase, Phase::Succeeded);
    QCOMPARE(w.wanted.size(), 2);
}

void TestSetup::consentGivenElsewhereNeedsNoBrowser()
{
    SetupWorld &w = *m_world;
    w.fill();
    Draft draft = w.setup->draft();
    draft.consentElsewhere = true;
    w.setup->setDraft(draft);
    QCOMPARE(w.run(Task::WriteAccess).phase, Phase::Succeeded);
    QVERIFY(w.wanted.isEmpty());
}

void TestSetup::aLockedKeychainEndsTheTaskAndMemoryHelps()
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

void TestSetup::aSilentKeychainEndsInTime()
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

void TestSetup::theRefreshTokenIsStoredBeforeTheAccessTokenIsUsed()
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

void TestSetup::anEmptyBrowserEndsInTime()
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

void TestSetup::cancellingFreesThePort()
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

void TestSetup::aTakenPortIsTold()
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

void TestSetup::aNewEntryEndsWhatRestsOnIt()
{
    SetupWorld &w = *m_world;
    w.fill();
    QVERIFY(w.runAll());
    QSignalSpy changed(w.setup.get(), &Setup::draftChanged);
    w.setup->setDraft(w.setup->draft());
    QCOMPARE(changed.count(), 0);
    Draft draft = w.setup->draft();
    draft.profile.starface.login = u"0002"_s;
    w.setup->setDraft(draft);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(w.setup->state(Task::StarfaceCheck).phase, Phase::NotStarted);
    QVERIFY(w.setup->capabilities().isEmpty());
    QCOMPARE(w.setup->state(Task::Users).phase, Phase::NotStarted);
    QVERIFY(w.setup->users().isEmpty());
    QCOMPARE(w.setup->state(Task::WriteAccess).phase, Phase::Succeeded);
    QCOMPARE(w.setup->state(Task::ReadAccess).phase, Phase::Succeeded);
    w.setup->setSecret(SecretKind::ClientSecret, Secret(u"x"_s));
    QCOMPARE(w.setup->state(Task::WriteAccess).phase, Phase::NotStarted);
    QVERIFY(w.setup->permissions(Task::WriteAccess).isEmpty());
    QCOMPARE(w.setup->state(Task::ReadAccess).phase, Phase::Succeeded);

    // one that runs is ended, too
    w.browserOpens = false;
    w.setup->start(Task::ReadAccess);
    QTRY_COMPARE(w.setup->state(Task::ReadAccess).doing, Doing::WaitingForBrowser);
    draft.profile.tenantId = u"contoso.com"_s;
    w.setup->setDraft(draft);
    QVERIFY(!w.setup->isRunning());
    QCOMPARE(w.setup->state(Task::ReadAccess).phase, Phase::NotStarted);
}

void TestSetup::anotherTestUserOpensOnlyWhatWasTriedOnThem()
{
    SetupWorld &w = *m_world;
    w.fill();
    QVERIFY(w.runAll());
    const QStringList users = w.simulator.matchedEmails();
    Draft draft = w.setup->draft();
    draft.testUser = users[0];
    w.setup->setDraft(draft);
    QCOMPARE(w.setup->state(Task::WriteAccess).phase, Phase::Succeeded);
    const qsizetype before = w.wanted.size();
    QCOMPARE(w.run(Task::WriteAccess).phase, Phase::Succeeded);
    QCOMPARE(w.wanted.size(), before); // no consent for that
    QCOMPARE(w.probe(Task::WriteAccess, Probe::SetAndClearPresence), Answer::Yes);
    draft.testUser = users[1];
    w.setup->setDraft(draft);
    QCOMPARE(w.setup->state(Task::WriteAccess).phase, Phase::Succeeded);
    QCOMPARE(w.probe(Task::WriteAccess, Probe::SetAndClearPresence), Answer::Unknown);
    QCOMPARE(w.probe(Task::WriteAccess, Probe::Organization), Answer::Yes);
}

void TestSetup::chinaIsRefusedWithTheReason()
{
    SetupWorld &w = *m_world;
    w.fill();
    Draft draft = w.setup->draft();
    draft.chinaCloud = true;
    w.setup->setDraft(draft);
    for (const Task task : {Task::WriteAccess, Task::ReadAccess, Task::Users})
        QCOMPARE(w.run(task).error->code, u"no-presence-api"_s);
    QVERIFY(!w.setup->isComplete(Step::Start));
    QVERIFY(w.wanted.isEmpty());
}

void TestSetup::somethingMissingIsTold()
{
    SetupWorld &w = *m_world;
    QCOMPARE(w.run(Task::WriteAccess).error->code, u"entry-missing"_s);
    QCOMPARE(w.run(Task::WriteAccess).error->detail, u"tenantId"_s);
    w.setup->setDraft(w.filledDraft());
    QCOMPARE(w.run(Task::WriteAccess).error->code, u"secret-not-entered"_s);
    QCOMPARE(w.run(Task::WriteAccess).error->detail, u"clientSecret"_s);
    QCOMPARE(w.run(Task::StarfaceCheck).error->detail, u"starfacePassword"_s);
    QVERIFY(!w.setup->isComplete(Step::WriteAccess));
}

void TestSetup::theApplicationItselfCanListTheUsers()
{
    SetupWorld &w = *m_world;
    w.fill();
    Draft draft = w.setup->draft();
    draft.profile.directoryAccess = profile::DirectoryAccess::Application;
    draft.consentElsewhere = true;
    w.setup->setDraft(draft);
    QCOMPARE(w.run(Task::WriteAccess).error->detail, u"User.Read.All"_s);
    QVERIFY(w.grant(test::allRoles + QStringList{u"User.Read.All"_s}, test::allScopes));
    QVERIFY(w.runAll());
    QVERIFY(w.wanted.isEmpty());
    QCOMPARE(w.setup->permissions(Task::ReadAccess).size(), 1);
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
}

void TestSetup::theSimulatorLeavesNothingBehind()
{
    SetupWorld &w = *m_world;
    const profile::Profile values = w.filledDraft().profile;
    secrets::GivenSecrets given;
    given.secrets = {{SecretKind::ClientSecret, Secret(w.simulator.info().clientSecret)},
        {SecretKind::StarfacePassword, Secret(w.simulator.info().starfacePassword)},
        {SecretKind::RefreshToken, Secret(w.simulator.info().refreshToken)}};
    profile::Profile demo = values;
    demo.id = u"demo"_s;
    w.setup->useSimulator(demo, given);
    QSignalSpy finished(w.setup.get(), &Setup::finished);
    QTRY_VERIFY(w.setup->hasSecret(SecretKind::StarfacePassword));
    QVERIFY(!w.setup->hasSecret(SecretKind::RefreshToken));
    QVERIFY(w.setup->isKeptForThisRun());
    QVERIFY(w.runAll());
    QCOMPARE(w.wanted.size(), 2);
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished[0][0].value<profile::Profile>().id, u"demo"_s);
    QCOMPARE(w.keychain.reads + w.keychain.writes, 0);
    QCOMPARE(QDir(w.folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    QObject context;
    const auto token =
        test::await(w.setup->effectiveStore()->read({u"demo"_s, SecretKind::RefreshToken}, &context));
    QVERIFY(token && *token);
}

void TestSetup::aDamagedDraftIsToldAndKept()
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

void TestSetup::aDamagedProfileIsToldAndKept()
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

void TestSetup::theCallbackFollowsTheDraft()
{
    SetupWorld &w = *m_world;
    QCOMPARE(w.setup->callbackUrl(), QUrl(u"http://localhost/callback"_s));
    Draft draft = w.filledDraft();
    draft.profile.callback.port = 8400;
    w.setup->setDraft(draft);
    QCOMPARE(w.setup->callbackUrl(), QUrl(u"http://localhost:8400/callback"_s));
    draft.profile.callback.url = QUrl(u"https://bridge.example.com/back"_s);
    w.setup->setDraft(draft);
    QCOMPARE(w.setup->callbackUrl(), QUrl(u"https://bridge.example.com/back"_s));
    QCOMPARE(w.setup->registration().callback, w.setup->callbackUrl());
    QCOMPARE(w.setup->registration().clientId, w.simulator.info().clientId);
}

QTEST_GUILESS_MAIN(TestSetup)
#include "tst_setup.moc"
