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
    void whatChangedMeanwhileIsKept();
    void finishWaitsForEveryCheck();
    void aMissingRoleIsNamedAndExcessIsListed();
    void rolesThatComeLateAreWaitedFor();
    void consentIsAskedOnlyWhereItIsNeeded();
    void consentGivenElsewhereNeedsNoBrowser();
    void aNewEntryEndsWhatRestsOnIt();
    void anotherTestUserOpensOnlyWhatWasTriedOnThem();
    void whoeverBeginsWatchesFirst();
    void liveWaitsForAProofThatFailed();
    void everythingCheckedIsWhatThePagesShow();
    void whatTheMonitorChangesMeanwhileIsKept();
    void chinaIsRefusedWithTheReason();
    void somethingMissingIsTold();
    void theApplicationItselfCanListTheUsers();
    void theSimulatorLeavesNothingBehind();
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
    QCOMPARE(w.run(Task::WriteProof).phase, Phase::Succeeded);
    QCOMPARE(w.wanted.size(), 2); // no consent for that
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

/// The monitor beside the set-up writes into the same file.
void TestSetup::whatChangedMeanwhileIsKept()
{
    SetupWorld &w = *m_world;
    w.fill();
    QVERIFY(w.runAll());
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    w.open();
    Draft draft = w.setup->draft();
    draft.profile.name = u"Another name"_s;
    w.setup->setDraft(draft);
    profile::Profile changed = *profile::load(w.profileFile());
    QVERIFY(changed.rules != presence::everyKindOfBusy());
    changed.excluded = {{u"00000000-0000-4000-8000-000000000001"_s, 0, u"anna@example.org"_s}};
    changed.pairs = {{u"00000000-0000-4000-8000-000000000002"_s, 7}};
    changed.availableAfterCall = false;
    changed.clearsAnyDnd = true;
    changed.rules = presence::everyKindOfBusy();
    QVERIFY(profile::save(changed, w.profileFile()));
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    changed.name = u"Another name"_s;
    QVERIFY(*profile::load(w.profileFile()) == changed);

    // rules that were chosen in the set-up count
    w.open();
    draft = w.setup->draft();
    draft.profile.rules = presence::callsOnly();
    w.setup->setDraft(draft);
    changed.excluded.clear();
    QVERIFY(profile::save(changed, w.profileFile()));
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    changed.rules = presence::callsOnly();
    QVERIFY(*profile::load(w.profileFile()) == changed);
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

void TestSetup::consentIsAskedOnlyWhereItIsNeeded()
{
    SetupWorld &w = *m_world;
    w.fill();
    QVERIFY(w.tellEntra({{u"nextTokenError"_s, 7000222}}));
    QCOMPARE(w.run(Task::WriteAccess).phase, Phase::Failed);
    QVERIFY(w.wanted.isEmpty()); // the secret is proved first
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
    QCOMPARE(w.run(Task::WriteProof).error->code, u"entry-missing"_s);
    draft.testUser = users[0];
    w.setup->setDraft(draft);
    QCOMPARE(w.setup->state(Task::WriteAccess).phase, Phase::Succeeded);
    QCOMPARE(w.run(Task::WriteProof).phase, Phase::Succeeded);
    QCOMPARE(w.probe(Task::WriteAccess, Probe::SetAndClearPresence), Answer::Yes);
    draft.testUser = users[1];
    w.setup->setDraft(draft);
    QCOMPARE(w.setup->state(Task::WriteAccess).phase, Phase::Succeeded);
    QCOMPARE(w.probe(Task::WriteAccess, Probe::SetAndClearPresence), Answer::Unknown);
    QCOMPARE(w.probe(Task::WriteAccess, Probe::Organization), Answer::Yes);
    QCOMPARE(w.setup->state(Task::WriteProof).phase, Phase::NotStarted);
    QCOMPARE(w.setup->state(Task::StarfaceCheck).phase, Phase::Succeeded);
}

void TestSetup::whoeverBeginsWatchesFirst()
{
    SetupWorld &w = *m_world;
    QVERIFY(w.setup->draft().profile.observeOnly);
    w.fill();
    Draft draft = w.setup->draft();
    draft.profile.observeOnly = false;
    w.setup->setDraft(draft);
    QVERIFY(w.runAll());
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    w.open(); // what was chosen stands
    QVERIFY(!w.setup->draft().profile.observeOnly);
}

void TestSetup::liveWaitsForAProofThatFailed()
{
    SetupWorld &w = *m_world;
    w.fill();
    QVERIFY(w.runAll());
    w.simulator.control("POST", u"starface"_s, {{u"administrator"_s, false}});
    Draft draft = w.setup->draft();
    draft.testUser = w.simulator.matchedEmails().first();
    draft.profile.observeOnly = false;
    w.setup->setDraft(draft);
    QVERIFY(w.setup->isComplete(Step::Summary)); // not tried is no obstacle
    QCOMPARE(w.run(Task::WriteProof).error->kind, ErrorKind::Forbidden);
    QVERIFY(!w.setup->isComplete(Step::Summary));
    draft.profile.observeOnly = true;
    w.setup->setDraft(draft);
    QVERIFY(w.setup->isComplete(Step::Summary));
}

void TestSetup::everythingCheckedIsWhatThePagesShow()
{
    SetupWorld &w = *m_world;
    w.fill();
    QVERIFY(w.runAll());
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    w.open();
    QTRY_VERIFY(w.setup->hasSecret(SecretKind::ClientSecret));
    Draft draft = w.setup->draft();
    draft.testUser = w.simulator.matchedEmails().first();
    w.setup->setDraft(draft);
    for (const CheckLine &line : w.setup->report().lines) // the date of expiry is not entered either
        QCOMPARE(verdictOf(line.status), Verdict::NotTried);
    const qsizetype browsers = w.wanted.size();
    QList<qsizetype> tried;
    QObject::connect(w.setup.get(), &Setup::stateChanged, w.setup.get(), [&](Task task) {
        const auto lines = w.setup->report().lines;
        if (task == Task::CheckEverything)
            tried << std::count_if(lines.begin(), lines.end(),
                [](const CheckLine &line) { return line.status != CheckLine::Status::NotRun; });
    });
    QCOMPARE(w.run(Task::CheckEverything).phase, Phase::Succeeded);
    QCOMPARE(w.wanted.size(), browsers);
    for (const Task task : {Task::WriteAccess, Task::ReadAccess, Task::StarfaceCheck, Task::Users})
        QCOMPARE(w.setup->state(task).phase, Phase::Succeeded);
    QCOMPARE(w.setup->state(Task::WriteProof).phase, Phase::NotStarted);
    QCOMPARE(w.capability(Capability::WriteDnd).works, Answer::Unknown);
    QVERIFY(std::is_sorted(tried.begin(), tried.end())); // one after the other
    QVERIFY(QSet<qsizetype>(tried.begin(), tried.end()).size() > 8);
    QVERIFY(!w.setup->users().isEmpty());
    QCOMPARE(w.simulator.world()["dndWrites"_L1].toInt(), 0);
    QCOMPARE(w.simulator.world()["presenceWrites"_L1].toInt(), 0);
}

void TestSetup::whatTheMonitorChangesMeanwhileIsKept()
{
    SetupWorld &w = *m_world;
    w.fill();
    QVERIFY(w.runAll());
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    const auto monitorObserves = [&w](bool observes) {
        profile::Profile now = *profile::load(w.profileFile());
        now.observeOnly = observes;
        QVERIFY(profile::save(now, w.profileFile()));
    };
    const auto observesAfterFinish = [&w] {
        (void)w.run(Task::Finish);
        return profile::load(w.profileFile())->observeOnly;
    };
    w.open();
    QTRY_VERIFY(w.setup->hasSecret(SecretKind::ClientSecret));
    const bool before = w.setup->draft().profile.observeOnly;
    monitorObserves(!before);
    Draft draft = w.setup->draft();
    draft.current = Step::Summary;
    w.setup->setDraft(draft);
    QCOMPARE(w.setup->draft().profile.observeOnly, !before); // the page shows it
    monitorObserves(before);
    QCOMPARE(observesAfterFinish(), before);
    draft = w.setup->draft();
    draft.profile.observeOnly = !before; // chosen here
    w.setup->setDraft(draft);
    monitorObserves(before);
    QCOMPARE(observesAfterFinish(), !before);
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
