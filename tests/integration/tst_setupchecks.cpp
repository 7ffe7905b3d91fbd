// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/identitycodes.h"
#include "profile/profilestore.h"
#include "setup/check/checkreportjson.h"
#include "setup/check/connectioncheck.h"
#include "setupworld.h"
#include "support/await.h"
#include "support/fakeclock.h"
#include "support/testcertificate.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::setup;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Secret;
using secrets::SecretKind;
using test::SetupWorld;
using Phase = TaskState::Phase;
using Status = CheckLine::Status;

/// What the checks find and leave behind, against the simulator over real HTTP.
class TestSetupChecks final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void whatIsReadIsNotCalledStored();
    void theCertificateIsShownPinnedAndEnforced();
    void anHttpAddressHasNoCertificate();
    void everyCapabilityIsTried();
    void aWrongPasswordIsTold();
    void aPbxThatIsOffIsTold();
    void usersWithoutAKeyAreNamed();
    void missingKeysAreMadeForWhoMatches();
    void graphsRefusalNamesThePermission();

    void aGoodProfileChecksWell();
    void nothingIsTriedWithoutATestUser();
    void ofSeveralWithOneAddressWhoHasTeamsIsMatched();
    void aTestUserIsFoundByAnyOfTheirAddresses();
    void checkFindings_data();
    void checkFindings();
    void onlyWhatIsInUseIsTheLastCheck();
    void aCheckEndsInTime();
    void aCheckOutOfTimeIsNoCancelledOne();
    void theMonitorsWordIsNewerThanAnOldDraft();
    void noCandidateIsChecked();

private:
    profile::Profile finishedProfile();
    CheckReport check(const profile::Profile &profile, const QString &testUser = {});
    static CheckLine lineOf(const CheckReport &report, const QString &id, const QString &subject = {});
    QString somebody() { return m_world->simulator.matchedEmails().value(0); }

    core::SystemClock m_clock;
    std::unique_ptr<SetupWorld> m_world;
};

void TestSetupChecks::init()
{
    m_world = std::make_unique<SetupWorld>(m_clock);
    QVERIFY2(m_world->simulator.isReady(), qPrintable(m_world->simulator.error()));
    m_world->open();
    m_world->fill();
}

void TestSetupChecks::cleanup()
{
    m_world.reset();
}

/// Nothing is stored where everything is only checked.
void TestSetupChecks::whatIsReadIsNotCalledStored()
{
    SetupWorld &w = *m_world;
    QTRY_VERIFY(!w.setup->isStoring());
    QList<Doing> doings;
    connect(
        w.setup.get(), &Setup::stateChanged, this, [&](Task task) { doings << w.setup->state(task).doing; });
    QCOMPARE(w.run(Task::StarfaceCheck).phase, Phase::Succeeded);
    QVERIFY(doings.contains(Doing::ReadingSecrets));
    QVERIFY(!doings.contains(Doing::StoringSecret));
}

void TestSetupChecks::theCertificateIsShownPinnedAndEnforced()
{
    const test::Identity identity = test::makeIdentity(u"pbx.example.com"_s);
    QTemporaryDir folder;
    const auto put = [&folder](const QString &name, const QByteArray &pem) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(pem);
    };
    put(u"cert.pem"_s, identity.certificate.toPem());
    put(u"key.pem"_s, identity.key.toPem());
    SetupWorld w(m_clock, {u"--tls"_s, folder.filePath(u"cert.pem"_s), folder.filePath(u"key.pem"_s)});
    QVERIFY2(w.simulator.isReady(), qPrintable(w.simulator.error()));
    w.open();
    w.fill();
    TaskState state = w.run(Task::StarfaceCheck);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->kind, ErrorKind::Tls);
    QCOMPARE(state.error->code, u"certificate-untrusted"_s);
    QCOMPARE(w.capability(Capability::SignIn).works, Answer::No);
    QCOMPARE(w.run(Task::Certificate).phase, Phase::Succeeded);
    const CertificateInfo shown = *w.setup->certificate();
    QCOMPARE(shown.sha256, identity.certificate.digest(QCryptographicHash::Sha256));
    QVERIFY(shown.subject.contains(u"pbx.example.com"_s));
    QVERIFY(shown.selfSigned);
    QVERIFY(!shown.trusted);
    QVERIFY(shown.validUntil > shown.validFrom);

    w.setup->pinCertificate(shown.sha256);
    QCOMPARE(w.setup->draft().profile.starface.pinnedCertificate, shown.sha256);
    QVERIFY(w.setup->certificate().has_value()); // what was shown stands
    QCOMPARE(w.run(Task::StarfaceCheck).phase, Phase::Succeeded);
    w.setup->pinCertificate(QByteArray(32, 'x'));
    state = w.run(Task::StarfaceCheck);
    QCOMPARE(state.error->code, u"certificate-changed"_s);

    // the additional authority counts for every connection: Entra's, Graph's and the PBX's
    w.setup->pinCertificate({});
    Draft draft = w.setup->draft();
    draft.profile.extraCaFile = folder.filePath(u"cert.pem"_s);
    draft.consentElsewhere = true;
    w.setup->setDraft(draft);
    QCOMPARE(w.run(Task::Certificate).phase, Phase::Succeeded);
    QVERIFY(w.setup->certificate()->trusted);
    QCOMPARE(w.run(Task::StarfaceCheck).phase, Phase::Succeeded);
    QCOMPARE(w.run(Task::WriteAccess).phase, Phase::Succeeded);
}

void TestSetupChecks::anHttpAddressHasNoCertificate()
{
    QCOMPARE(m_world->run(Task::Certificate).error->code, u"no-certificate"_s);
}

void TestSetupChecks::everyCapabilityIsTried()
{
    SetupWorld &w = *m_world;
    QCOMPARE(w.run(Task::StarfaceCheck).phase, Phase::Succeeded);
    QCOMPARE(w.capability(Capability::WriteDnd).works, Answer::Unknown); // needs somebody to try it on
    QCOMPARE(w.simulator.world()["dndWrites"_L1].toInt(), 0);
    for (const Capability capability :
        {Capability::SignIn, Capability::ReadUsers, Capability::ReadDnd, Capability::ReadLines})
        QCOMPARE(w.capability(capability).works, Answer::Yes);
    QVERIFY(w.capability(Capability::ReadUsers).count >= 12);
    QVERIFY(w.capability(Capability::ReadLines).count >= 10);
    QCOMPARE(w.setup->capabilities().size(), 6);
}

void TestSetupChecks::aWrongPasswordIsTold()
{
    SetupWorld &w = *m_world;
    w.setup->setSecret(SecretKind::StarfacePassword, Secret(u"wrong"_s));
    const TaskState state = w.run(Task::StarfaceCheck);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->kind, ErrorKind::Unauthorized);
    QCOMPARE(w.capability(Capability::SignIn).works, Answer::No);
    QCOMPARE(w.capability(Capability::ReadUsers).works, Answer::Unknown);
    // somebody who tries the right one is not kept waiting
    w.setup->setSecret(SecretKind::StarfacePassword, Secret(w.simulator.info().starfacePassword));
    QCOMPARE(w.run(Task::StarfaceCheck).phase, Phase::Succeeded);
}

void TestSetupChecks::aPbxThatIsOffIsTold()
{
    SetupWorld &w = *m_world;
    Draft draft = w.setup->draft();
    draft.profile.starface.url = QUrl(u"http://127.0.0.1:1"_s);
    w.setup->setDraft(draft);
    const TaskState state = w.run(Task::StarfaceCheck);
    QCOMPARE(state.error->kind, ErrorKind::Offline);
    QCOMPARE(w.capability(Capability::SignIn).works, Answer::No);
}

void TestSetupChecks::usersWithoutAKeyAreNamed()
{
    SetupWorld &w = *m_world;
    QStringList without;
    const QJsonArray users = w.simulator.world()["users"_L1].toArray();
    for (const QJsonValue &user : users) {
        if (!user["starfaceEmail"_L1].toString().isEmpty() && !user["hasKey"_L1].toBool())
            without << user["name"_L1].toString();
    }
    w.simulator.control("POST", u"users"_s,
        {{u"email"_s, u"new@example.com"_s}, {u"name"_s, u"Nora New"_s}, {u"in"_s, u"pbx"_s}});
    w.simulator.control("POST", u"key/new@example.com"_s, {{u"has"_s, false}});
    QCOMPARE(w.run(Task::StarfaceCheck).phase, Phase::Succeeded); // told, and no failure
    const CapabilityLine keys = w.capability(Capability::BusyLampKeys);
    QCOMPARE(keys.count, keys.names.size());
    for (const QString &name : std::as_const(without))
        QVERIFY2(keys.names.contains(name), qPrintable(name));
    QVERIFY(keys.names.contains(u"Nora New"_s));
    QCOMPARE(keys.works, Answer::Yes); // others have one
    QVERIFY(!keys.error);
    w.simulator.control("POST", u"starface"_s, {{u"keys"_s, false}});
    QCOMPARE(w.run(Task::StarfaceCheck).phase, Phase::Succeeded);
    QCOMPARE(w.capability(Capability::BusyLampKeys).works, Answer::No); // nobody has
}

void TestSetupChecks::missingKeysAreMadeForWhoMatches()
{
    SetupWorld &w = *m_world;
    const QStringList matched = w.simulator.matchedEmails().mid(0, 2);
    w.simulator.control("POST", u"users"_s,
        {{u"email"_s, u"alone@example.com"_s}, {u"name"_s, u"All Alone"_s}, {u"in"_s, u"pbx"_s}});
    for (const QString &email : matched + QStringList{u"alone@example.com"_s})
        w.simulator.control("POST", u"key/"_s + email, {{u"has"_s, false}});
    QVERIFY(w.runAll());
    const auto lacking = [&w] {
        const QList<UserLine> users = w.setup->users();
        return std::count_if(users.begin(), users.end(), [](const UserLine &user) {
            return user.match == presence::MatchKind::Matched && !user.hasBusyLampKey;
        });
    };
    QCOMPARE(lacking(), 2);
    const qsizetype named = w.capability(Capability::BusyLampKeys).names.size();
    const TaskState state = w.run(Task::MakeKeys);
    QCOMPARE(state.phase, Phase::Succeeded);
    QCOMPARE(lacking(), 0);
    QCOMPARE(w.capability(Capability::BusyLampKeys).names.size(), named - 2);
    for (const QString &email : matched)
        QVERIFY(w.simulator.user(email).value("hasKey"_L1).toBool());
    // whoever is not synchronised needs none
    QVERIFY(!w.simulator.user(u"alone@example.com"_s).value("hasKey"_L1).toBool());
    QCOMPARE(w.setup->state(Task::Users).phase, Phase::Succeeded);
    QCOMPARE(w.run(Task::StarfaceCheck).phase, Phase::Succeeded); // the PBX says the same
    QCOMPARE(w.capability(Capability::BusyLampKeys).names.size(), named - 2);
}

void TestSetupChecks::graphsRefusalNamesThePermission()
{
    SetupWorld &w = *m_world;
    QVERIFY(w.simulator.addFault(
        {{u"match"_s, u"getPresencesByUserId"_s}, {u"kind"_s, u"status"_s}, {u"status"_s, 403}}));
    const TaskState state = w.run(Task::WriteAccess);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->code, u"permission-missing"_s);
    QCOMPARE(state.error->detail, u"Presence.ReadWrite.All"_s);
    const PermissionLine line = w.permission(Task::WriteAccess, u"Presence.ReadWrite.All"_s);
    QCOMPARE(line.granted, Answer::Yes); // says the token
    QVERIFY(line.isMissing());
    QCOMPARE(line.probes.first().error->httpStatus, 403);
}

profile::Profile TestSetupChecks::finishedProfile()
{
    SetupWorld &w = *m_world;
    Draft draft = w.setup->draft();
    draft.profile.clientSecretExpires = QDate::currentDate().addDays(100);
    w.setup->setDraft(draft);
    if (!w.runAll() || w.run(Task::Finish).phase != Phase::Succeeded)
        return {};
    return w.setup->draft().profile;
}

CheckReport TestSetupChecks::check(const profile::Profile &profile, const QString &testUser)
{
    QObject parent;
    auto *job = new ConnectionCheck({profile, testUser},
        std::make_shared<SetupSecrets>(std::make_shared<OverlaySecretStore>(m_world->store), profile.id,
            SetupSecrets::Use::InUseOnly, m_clock),
        m_clock, &parent);
    QObject context;
    const auto result = test::collect<CheckReport>(job, &context);
    (void)QTest::qWaitFor([&] { return result->has_value(); }, 100'000);
    return *result && **result ? ***result : CheckReport();
}

CheckLine TestSetupChecks::lineOf(const CheckReport &report, const QString &id, const QString &subject)
{
    for (const CheckLine &line : report.lines) {
        if (line.id == id && line.subject == subject)
            return line;
    }
    CheckLine none;
    none.status = Status::Failed;
    none.id = u"no such line"_s;
    return none;
}

void TestSetupChecks::aGoodProfileChecksWell()
{
    SetupWorld &w = *m_world;
    const profile::Profile profile = finishedProfile();
    const QString token = w.keychain.at(w.idOf(SecretKind::RefreshToken));
    const qsizetype browsers = w.wanted.size();
    CheckReport report = check(profile, somebody());
    report.lines.removeIf([](const CheckLine &line) { return line.id == u"starface.busyLampKeys"; });
    QVERIFY2(exitCode(report) == 0, checkReportToJson(report));
    QCOMPARE(w.wanted.size(), browsers); // nobody is asked
    QVERIFY(!report.organization.isEmpty());
    QCOMPARE(lineOf(report, u"writeAccess.probe"_s, u"setAndClearPresence"_s).status, Status::Ok);
    QCOMPARE(lineOf(report, u"readAccess.probe"_s, u"listUsers"_s).status, Status::Ok);
    QCOMPARE(lineOf(report, u"starface.writeDnd"_s).status, Status::Ok);
    QVERIFY(lineOf(report, u"users.matched"_s).count >= 10);
    QVERIFY(qAbs(lineOf(report, u"writeAccess.secretExpiry"_s).count - 100) <= 1);
    QVERIFY(!w.simulator.user(somebody())["dnd"_L1].toBool());
    QVERIFY(w.simulator.user(somebody())["ours"_L1].isNull());
    // the rotated token was kept: a second check works as well
    QVERIFY(w.keychain.at(w.idOf(SecretKind::RefreshToken)) != token);
    QCOMPARE(lineOf(check(profile), u"readAccess.token"_s).status, Status::Ok);
    for (const QByteArray &text : w.secretTexts())
        QVERIFY2(!checkReportToJson(report).contains(text), text);
}

void TestSetupChecks::nothingIsTriedWithoutATestUser()
{
    const CheckReport report = check(finishedProfile());
    QCOMPARE(lineOf(report, u"writeAccess.probe"_s, u"setAndClearPresence"_s).status, Status::NotRun);
    QCOMPARE(lineOf(report, u"starface.writeDnd"_s).status, Status::NotRun);
    QCOMPARE(m_world->simulator.world()["dndWrites"_L1].toInt(), 0);
    QCOMPARE(m_world->simulator.world()["presenceWrites"_L1].toInt(), 0);
}

void TestSetupChecks::ofSeveralWithOneAddressWhoHasTeamsIsMatched()
{
    SetupWorld &w = *m_world;
    const QString room = w.simulator
                             .control("POST", u"users"_s,
                                 {{u"email"_s, u"room@contoso.example"_s}, {u"name"_s, u"Room"_s},
                                     {u"in"_s, u"teams"_s}, {u"licensed"_s, false}})["graphId"_L1]
                             .toString();
    w.simulator.control("POST", u"email/"_s + room, {{u"email"_s, somebody()}});
    const profile::Profile profile = finishedProfile();
    const QList<UserLine> shown = w.setup->users();
    const auto matched = std::count_if(shown.begin(), shown.end(),
        [](const UserLine &user) { return user.match == presence::MatchKind::Matched; });
    const CheckReport report = check(profile, somebody());
    QCOMPARE(lineOf(report, u"users.matched"_s).count, static_cast<int>(matched));
    QCOMPARE(lineOf(report, u"starface.writeDnd"_s).status, Status::Ok);
}

void TestSetupChecks::aTestUserIsFoundByAnyOfTheirAddresses()
{
    SetupWorld &w = *m_world;
    const QString known = somebody();
    const QString id = w.simulator.user(known)["graphId"_L1].toString();
    w.simulator.control("POST", u"email/"_s + id,
        {{u"email"_s, u"new@contoso.example"_s}, {u"userPrincipalName"_s, u"new@contoso.example"_s},
            {u"aliases"_s, QJsonArray{known}}});
    const profile::Profile profile = finishedProfile();
    for (const QString &address : {known.toUpper(), u"new@contoso.example"_s})
        QCOMPARE(lineOf(check(profile, address), u"starface.writeDnd"_s).status, Status::Ok);
}

void TestSetupChecks::checkFindings_data()
{
    using Arrange = void (*)(SetupWorld &, profile::Profile &);
    QTest::addColumn<Arrange>("arrange");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<Status>("status");
    QTest::addColumn<QString>("errorCode");
    const auto row = [](const char *name, Arrange arrange, int code, const char *id, const char *subject,
                         Status status, const char *error) {
        QTest::addRow("%s", name) << arrange << code << QString::fromLatin1(id)
                                  << QString::fromLatin1(subject) << status << QString::fromLatin1(error);
    };
    row(
        "a role was taken away",
        [](SetupWorld &w, profile::Profile &) {
            w.grant({u"Organization.ReadWrite.All"_s}, test::allScopes);
        },
        1, "writeAccess.permission", "Presence.ReadWrite.All", Status::Missing, "");
    row(
        "a scope was taken away",
        [](SetupWorld &w, profile::Profile &) { w.grant(test::allRoles, {u"User.Read"_s}); }, 1,
        "readAccess.permission", "User.Read.All", Status::Missing, "");
    row(
        "the secret has expired",
        [](SetupWorld &w, profile::Profile &) {
            w.tellEntra({{u"secretExpired"_s, true}});
        },
        2, "writeAccess.token", "", Status::Failed, "AADSTS7000222");
    row(
        "the sign-in was revoked",
        [](SetupWorld &w, profile::Profile &) {
            w.tellEntra({{u"revokeRefreshTokens"_s, true}});
        },
        2, "readAccess.token", "", Status::Failed, "AADSTS50173");
    row(
        "nobody signed in",
        [](SetupWorld &w, profile::Profile &) {
            QObject context;
            test::await(w.keychain.remove(w.idOf(SecretKind::RefreshToken), &context));
        },
        1, "readAccess.token", "", Status::Missing, "sign-in-needed");
    row(
        "no secret is there",
        [](SetupWorld &w, profile::Profile &) {
            QObject context;
            test::await(w.keychain.remove(w.idOf(SecretKind::ClientSecret), &context));
        },
        1, "writeAccess.token", "", Status::Missing, "secret-not-entered");
    row(
        "the keychain is locked",
        [](SetupWorld &w, profile::Profile &) { w.keychain.mood = test::FakeSecretStore::Mood::Locked; }, 2,
        "starface", "", Status::Failed, "locked");
    row(
        "the PBX is off",
        [](SetupWorld &, profile::Profile &p) { p.starface.url = QUrl(u"http://127.0.0.1:1"_s); }, 2,
        "starface.signIn", "", Status::Failed, "");
    row(
        "the day of expiry has passed",
        [](SetupWorld &, profile::Profile &p) { p.clientSecretExpires = QDate(2020, 1, 1); }, 1,
        "writeAccess.secretExpiry", "", Status::Missing, "");
    row(
        "more than needed is granted",
        [](SetupWorld &w, profile::Profile &) {
            w.grant(test::allRoles + QStringList{u"Mail.Read"_s}, test::allScopes);
        },
        0, "writeAccess.excess", "", Status::Ok, "");
}

void TestSetupChecks::checkFindings()
{
    using Arrange = void (*)(SetupWorld &, profile::Profile &);
    QFETCH(Arrange, arrange);
    QFETCH(QString, id);
    QFETCH(QString, subject);
    QFETCH(Status, status);
    QFETCH(QString, errorCode);
    profile::Profile profile = finishedProfile();
    QVERIFY(!profile.id.isEmpty());
    arrange(*m_world, profile);
    CheckReport report = check(profile);
    const CheckLine line = lineOf(report, id, subject);
    QVERIFY2(line.id == id, checkReportToJson(report));
    QCOMPARE(line.status, status);
    QCOMPARE(line.error.value_or(core::Error()).code, errorCode);
    // whether everybody has a key is another matter
    report.lines.removeIf([](const CheckLine &one) { return one.id == u"starface.busyLampKeys"; });
    QFETCH(int, code);
    QVERIFY2(exitCode(report) == code, checkReportToJson(report));
}

void TestSetupChecks::onlyWhatIsInUseIsTheLastCheck()
{
    SetupWorld &w = *m_world;
    QVERIFY(w.runAll());
    QVERIFY(!w.setup->lastCheck()); // nothing is in use
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    QVERIFY(w.setup->lastCheck());
    QVERIFY(w.setup->lastCheck()->findings.starface);
    Draft draft = w.setup->draft();
    draft.profile.starface.login = u"4711"_s;
    w.setup->setDraft(draft);
    QVERIFY(!w.setup->lastCheck());
    w.open();
    QVERIFY(!w.setup->lastCheck()); // nothing was checked
}

void TestSetupChecks::aCheckEndsInTime()
{
    SetupWorld &w = *m_world;
    const profile::Profile profile = finishedProfile();
    test::FakeClock clock;
    w.keychain.mood = test::FakeSecretStore::Mood::Silent;
    QObject parent;
    auto *job = new ConnectionCheck({profile, {}, std::chrono::seconds{10}},
        std::make_shared<SetupSecrets>(
            std::make_shared<OverlaySecretStore>(w.store), profile.id, SetupSecrets::Use::InUseOnly, clock),
        clock, &parent);
    QObject context;
    const auto result = test::collect<CheckReport>(job, &context);
    QTest::qWait(100);
    QVERIFY(!result->has_value());
    clock.advance(std::chrono::seconds{10});
    QTRY_VERIFY(result->has_value());
    QCOMPARE(exitCode(***result), 2);
    QCOMPARE(lineOf(***result, u"timeLimit"_s).id, u"timeLimit"_s);
}

void TestSetupChecks::aCheckOutOfTimeIsNoCancelledOne()
{
    for (const bool isCancelled : {false, true}) {
        test::FakeClock clock;
        SetupWorld w(clock);
        w.open();
        w.fill();
        QVERIFY(w.simulator.addFault({{u"match"_s, u"/token"_s}, {u"times"_s, 1000}, {u"kind"_s, u"delay"_s},
            {u"delaySeconds"_s, 3600}}));
        w.setup->start(Task::CheckEverything);
        QTRY_VERIFY(w.simulator.world()["faultsLeft"_L1].toInt(1000) < 1000); // it is asked, and silent
        if (isCancelled)
            w.setup->cancel();
        else
            clock.advance(std::chrono::minutes{5});
        QTRY_VERIFY(!w.setup->isRunning());
        const TaskState state = w.setup->state(Task::CheckEverything);
        QCOMPARE(state.phase, isCancelled ? Phase::Cancelled : Phase::Failed);
        if (!isCancelled)
            QCOMPARE(state.error->code, QLatin1String(identity::timeLimitCode));
    }
}

/// Of a draft that is older than the profile counts what the monitor cannot change.
void TestSetupChecks::theMonitorsWordIsNewerThanAnOldDraft()
{
    SetupWorld &w = *m_world;
    profile::Profile profile = finishedProfile();
    Draft draft = w.setup->draft();
    draft.profile.starface.login = u"4711"_s;
    w.setup->setDraft(draft);
    w.setup.reset();
    profile.observeOnly = !profile.observeOnly;
    profile.rules = presence::everyKindOfBusy();
    QVERIFY(profile::save(profile, w.profileFile()));
    const auto setAge = [](const QString &path, int seconds) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(
            QDateTime::currentDateTime().addSecs(-seconds), QFileDevice::FileModificationTime));
    };
    for (const bool draftIsOld : {true, false}) {
        setAge(w.draftFile(), draftIsOld ? 20 : 5);
        setAge(w.profileFile(), 10);
        w.open();
        QCOMPARE(w.setup->draft().profile.starface.login, u"4711"_s);
        QCOMPARE(w.setup->draft().profile.observeOnly == profile.observeOnly, draftIsOld);
        QCOMPARE(w.setup->draft().profile.rules == profile.rules, draftIsOld);
        w.setup.reset();
    }
}

void TestSetupChecks::noCandidateIsChecked()
{
    SetupWorld &w = *m_world;
    const profile::Profile profile = finishedProfile();
    w.keychain.put(w.idOf(SecretKind::ClientSecret, true), Secret(u"half a set-up"_s));
    QCOMPARE(lineOf(check(profile), u"writeAccess.token"_s).status, Status::Ok);
}

QTEST_GUILESS_MAIN(TestSetupChecks)
#include "tst_setupchecks.moc"
