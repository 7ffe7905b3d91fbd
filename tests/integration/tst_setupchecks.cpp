// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/checkreportjson.h"
#include "setup/connectioncheck.h"
#include "setupworld.h"
#include "support/await.h"
#include "support/fakeclock.h"
#include "support/testcertificate.h"

#include <QCryptographicHash>
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

    void theCertificateIsShownPinnedAndEnforced();
    void anHttpAddressHasNoCertificate();
    void everyCapabilityIsTried();
    void aWrongPasswordIsTold();
    void somebodyWhoIsNoAdministratorIsTold();
    void aPbxThatIsOffIsTold();
    void usersWithoutAKeyAreNamed();
    void nobodyOfThatAddressIsTold();
    void thePhoneIsPutBack_data();
    void thePhoneIsPutBack();
    void aCancelledCheckPutsThePhoneBack();
    void aCheckThatIsStartedAgainWaitsForThePhone();
    void aPhoneThatCannotBePutBackIsTold();
    void aCheckOutOfTimePutsThePhoneBack();
    void thePresenceIsCleared_data();
    void thePresenceIsCleared();
    void aCancelledCheckClearsThePresence();
    void graphsRefusalNamesThePermission();

    void aGoodProfileChecksWell();
    void nothingIsTriedWithoutATestUser();
    void checkFindings_data();
    void checkFindings();
    void aCheckEndsInTime();
    void noCandidateIsChecked();

private:
    /// Starts the check; the change of do not disturb is kept by the simulator until letTheChangeArrive().
    bool startWithTheChangeOnItsWay();
    void letTheChangeArrive() { m_world->simulator.control("DELETE", u"fault"_s); }
    profile::Profile finishedProfile();
    CheckReport check(const profile::Profile &profile, const QString &testUser = {});
    static CheckLine lineOf(const CheckReport &report, const QString &id, const QString &subject = {});
    QString somebody() { return m_world->simulator.matchedEmails().value(0); }
    void chooseTestUser(const QString &email);

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

void TestSetupChecks::chooseTestUser(const QString &email)
{
    Draft draft = m_world->setup->draft();
    draft.testUser = email;
    m_world->setup->setDraft(draft);
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
    chooseTestUser(somebody());
    QCOMPARE(w.run(Task::StarfaceCheck).phase, Phase::Succeeded);
    for (const Capability capability : {Capability::SignIn, Capability::ReadUsers, Capability::ReadDnd,
             Capability::WriteDnd, Capability::ReadLines})
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

void TestSetupChecks::somebodyWhoIsNoAdministratorIsTold()
{
    SetupWorld &w = *m_world;
    w.simulator.control("POST", u"starface"_s, {{u"administrator"_s, false}});
    chooseTestUser(somebody());
    const TaskState state = w.run(Task::StarfaceCheck);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->kind, ErrorKind::Forbidden);
    QCOMPARE(w.capability(Capability::SignIn).works, Answer::Yes);
    QCOMPARE(w.capability(Capability::ReadDnd).works, Answer::Yes);
    QCOMPARE(w.capability(Capability::WriteDnd).works, Answer::No);
    QCOMPARE(w.capability(Capability::WriteDnd).error->httpStatus, 403);
    QCOMPARE(w.capability(Capability::ReadLines).works, Answer::Yes);
    QCOMPARE(w.simulator.world()["dndWrites"_L1].toInt(), 0);
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
    QCOMPARE(w.run(Task::StarfaceCheck).phase, Phase::Succeeded); // told, and no failure
    const CapabilityLine keys = w.capability(Capability::BusyLampKeys);
    QCOMPARE(keys.count, keys.names.size());
    for (const QString &name : std::as_const(without))
        QVERIFY2(keys.names.contains(name), qPrintable(name));
    QCOMPARE(keys.works, keys.names.isEmpty() ? Answer::Yes : Answer::No);
    QVERIFY(!keys.error);
}

void TestSetupChecks::nobodyOfThatAddressIsTold()
{
    SetupWorld &w = *m_world;
    chooseTestUser(u"nobody@example.com"_s);
    const TaskState state = w.run(Task::StarfaceCheck);
    QCOMPARE(state.error->code, u"no-test-user"_s);
    QCOMPARE(w.capability(Capability::ReadLines).works, Answer::Yes);
}

void TestSetupChecks::thePhoneIsPutBack_data()
{
    QTest::addColumn<bool>("before");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("works");
    for (const bool before : {false, true}) {
        const char *state = before ? "on" : "off";
        QTest::addRow("it was %s, nothing is in the way", state) << before << u""_s << true;
        QTest::addRow("it was %s, the answer to the change is lost", state)
            << before << u"dropAfter"_s << false;
        QTest::addRow("it was %s, the change is refused", state) << before << u"status"_s << false;
    }
}

void TestSetupChecks::thePhoneIsPutBack()
{
    QFETCH(bool, before);
    QFETCH(QString, fault);
    QFETCH(bool, works);
    SetupWorld &w = *m_world;
    const QString user = somebody();
    QVERIFY(w.simulator.pressDnd(user, before));
    Draft draft = w.setup->draft();
    draft.testUser = user;
    draft.profile.times.settle = std::chrono::seconds{3};
    w.setup->setDraft(draft);
    if (!fault.isEmpty())
        QVERIFY(w.simulator.addFault({{u"match"_s, u"PUT "_s}, {u"kind"_s, fault}, {u"status"_s, 500}}));
    const TaskState state = w.run(Task::StarfaceCheck, 100'000);
    QVERIFY(state.phase != Phase::Running);
    QCOMPARE(w.capability(Capability::WriteDnd).works, works ? Answer::Yes : Answer::No);
    QCOMPARE(w.simulator.user(user)["dnd"_L1].toBool(), before);
    QCOMPARE(w.capability(Capability::ReadLines).works, Answer::Yes);
}

bool TestSetupChecks::startWithTheChangeOnItsWay()
{
    SetupWorld &w = *m_world;
    if (!w.simulator.addFault({{u"match"_s, u"PUT "_s}, {u"kind"_s, u"delay"_s}, {u"delaySeconds"_s, 600}}))
        return false;
    w.setup->start(Task::StarfaceCheck);
    // the simulator has it, and keeps it to itself
    return QTest::qWaitFor([&w] { return w.simulator.world()["faultsLeft"_L1].toInt(-1) == 0; }, 20'000);
}

void TestSetupChecks::aCancelledCheckPutsThePhoneBack()
{
    SetupWorld &w = *m_world;
    const QString user = somebody();
    chooseTestUser(user);
    QVERIFY(startWithTheChangeOnItsWay());
    QSignalSpy putBack(w.setup.get(), &Setup::putBack);
    w.setup->cancel();
    letTheChangeArrive();
    QCOMPARE(w.setup->state(Task::StarfaceCheck).phase, Phase::Cancelled);
    QVERIFY(w.setup->isPuttingBack());
    QTRY_COMPARE_WITH_TIMEOUT(putBack.count(), 1, 20'000);
    QVERIFY(!w.setup->isPuttingBack());
    QCOMPARE(w.simulator.world()["dndWrites"_L1].toInt(), 2);
    QVERIFY(!w.simulator.user(user)["dnd"_L1].toBool());
    QCOMPARE(w.setup->state(Task::StarfaceCheck).phase, Phase::Cancelled);
}

void TestSetupChecks::aCheckThatIsStartedAgainWaitsForThePhone()
{
    SetupWorld &w = *m_world;
    const QString user = somebody();
    chooseTestUser(user);
    QVERIFY(startWithTheChangeOnItsWay());
    w.setup->start(Task::StarfaceCheck);
    letTheChangeArrive();
    QTRY_VERIFY_WITH_TIMEOUT(!w.setup->isRunning(), 30'000);
    QCOMPARE(w.setup->state(Task::StarfaceCheck).phase, Phase::Succeeded);
    QCOMPARE(w.simulator.world()["dndWrites"_L1].toInt(), 4);
    QVERIFY(!w.simulator.user(user)["dnd"_L1].toBool());
}

void TestSetupChecks::aPhoneThatCannotBePutBackIsTold()
{
    SetupWorld &w = *m_world;
    const QString user = somebody();
    chooseTestUser(user);
    QVERIFY(w.simulator.addFault({{u"match"_s, u"PUT "_s}, {u"kind"_s, u"delay"_s}, {u"delaySeconds"_s, 1}}));
    QVERIFY(w.simulator.addFault(
        {{u"match"_s, u"PUT "_s}, {u"times"_s, 20}, {u"kind"_s, u"status"_s}, {u"status"_s, 500}}));
    const TaskState state = w.run(Task::StarfaceCheck, 60'000);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->code, u"not-put-back"_s);
    QVERIFY(state.error->detail.contains(u"was off"_s));
}

void TestSetupChecks::aCheckOutOfTimePutsThePhoneBack()
{
    test::FakeClock clock;
    SetupWorld w(clock);
    w.open();
    w.fill();
    const QString user = w.simulator.matchedEmails().first();
    Draft draft = w.setup->draft();
    draft.testUser = user;
    w.setup->setDraft(draft);
    // the change does not show for a while, and the check runs out of time meanwhile
    w.simulator.control("POST", u"lag"_s, {{u"graphSeconds"_s, 0}, {u"starfaceSeconds"_s, 30}});
    w.setup->start(Task::StarfaceCheck);
    QTRY_COMPARE(w.simulator.world()["dndWrites"_L1].toInt(), 1);
    QVERIFY(w.simulator.user(user)["dnd"_L1].toBool());
    clock.advance(std::chrono::seconds{5});
    for (int i = 0; i < 60 && w.setup->isRunning(); ++i) {
        const auto before = w.simulator.requests().size();
        clock.advance(std::chrono::seconds{4});
        // what the check asks next is answered before its time goes on
        (void)QTest::qWaitFor([&] { return w.simulator.requests().size() > before; }, 300);
        if (i == 5)
            w.simulator.advanceClock(31);
    }
    QTRY_VERIFY(!w.setup->isRunning());
    QTRY_VERIFY(!w.setup->isPuttingBack());
    QVERIFY(!w.simulator.user(user)["dnd"_L1].toBool());
}

void TestSetupChecks::thePresenceIsCleared_data()
{
    QTest::addColumn<QString>("match");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("works");
    QTest::addRow("nothing is in the way") << u""_s << u""_s << true;
    QTest::addRow("the answer to setting is lost") << u"setPresence"_s << u"dropAfter"_s << false;
    QTest::addRow("setting fails") << u"setPresence"_s << u"status"_s << false;
    QTest::addRow("the answer to setting is garbled") << u"setPresence"_s << u"truncate"_s << false;
    QTest::addRow("clearing fails once") << u"clearPresence"_s << u"status"_s << true;
    QTest::addRow("the answer to clearing is lost") << u"clearPresence"_s << u"dropAfter"_s << true;
}

void TestSetupChecks::thePresenceIsCleared()
{
    QFETCH(QString, match);
    QFETCH(QString, fault);
    QFETCH(bool, works);
    SetupWorld &w = *m_world;
    const QString user = somebody();
    QVERIFY(w.runAll());
    chooseTestUser(user);
    if (!fault.isEmpty())
        QVERIFY(w.simulator.addFault({{u"match"_s, match}, {u"kind"_s, fault}, {u"status"_s, 500}}));
    w.run(Task::WriteAccess, 60'000);
    QCOMPARE(w.probe(Task::WriteAccess, Probe::SetAndClearPresence), works ? Answer::Yes : Answer::No);
    QVERIFY(w.simulator.user(user)["ours"_L1].isNull());
    QCOMPARE(w.permission(Task::WriteAccess, u"Presence.ReadWrite.All"_s).isMissing(), false);
}

void TestSetupChecks::aCancelledCheckClearsThePresence()
{
    SetupWorld &w = *m_world;
    const QString user = somebody();
    QVERIFY(w.runAll());
    chooseTestUser(user);
    QVERIFY(w.simulator.addFault(
        {{u"match"_s, u"setPresence"_s}, {u"kind"_s, u"delay"_s}, {u"delaySeconds"_s, 1}}));
    const auto isSetting = [&w] { return w.simulator.world()["faultsLeft"_L1].toInt() == 0; };
    w.setup->start(Task::WriteAccess);
    QTRY_VERIFY(isSetting());
    w.setup->cancel();
    QVERIFY(w.setup->isPuttingBack());
    QTRY_VERIFY_WITH_TIMEOUT(!w.setup->isPuttingBack(), 20'000);
    QCOMPARE(w.simulator.world()["presenceWrites"_L1].toInt(), 2);
    QVERIFY(w.simulator.user(user)["ours"_L1].isNull());
}

void TestSetupChecks::graphsRefusalNamesThePermission()
{
    SetupWorld &w = *m_world;
    QVERIFY(w.simulator.addFault(
        {{u"match"_s, u"/organization"_s}, {u"kind"_s, u"status"_s}, {u"status"_s, 403}}));
    const TaskState state = w.run(Task::WriteAccess);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->code, u"permission-missing"_s);
    QCOMPARE(state.error->detail, u"Organization.ReadWrite.All"_s);
    const PermissionLine line = w.permission(Task::WriteAccess, u"Organization.ReadWrite.All"_s);
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
    auto *job = new ConnectionCheck({profile, testUser}, m_world->keychain, m_clock, &parent);
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

void TestSetupChecks::aCheckEndsInTime()
{
    SetupWorld &w = *m_world;
    const profile::Profile profile = finishedProfile();
    test::FakeClock clock;
    w.keychain.mood = test::FakeSecretStore::Mood::Silent;
    QObject parent;
    auto *job = new ConnectionCheck({profile, {}, std::chrono::seconds{10}}, w.keychain, clock, &parent);
    QObject context;
    const auto result = test::collect<CheckReport>(job, &context);
    QTest::qWait(100);
    QVERIFY(!result->has_value());
    clock.advance(std::chrono::seconds{10});
    QTRY_VERIFY(result->has_value());
    QCOMPARE(exitCode(***result), 2);
    QCOMPARE(lineOf(***result, u"timeLimit"_s).id, u"timeLimit"_s);
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
