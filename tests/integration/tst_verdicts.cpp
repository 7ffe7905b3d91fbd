// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge.h"
#include "profile/profilestore.h"
#include "setupworld.h"
#include "support/testcertificate.h"
#include "ui/setup/lastcheckpanel.h"
#include "ui/setup/setuppage.h"
#include "ui/setup/setupwizard.h"
#include "words/checktext.h"
#include "words/setupwords.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace pb;
using namespace pb::setup;
using namespace Qt::StringLiterals;
using secrets::SecretKind;
using test::SetupWorld;

namespace {

/// One prepared world: a finished profile, its secrets, and what was done to them or to the services.
struct Prepared {
    SetupWorld &world;
    profile::Profile profile;
    QString testUser;
    bool signInMends = false; ///< whoever signs in anew on the page mends it
    std::unique_ptr<test::Simulator> other; ///< a PBX that speaks https

    void put(SecretKind kind, const QString &value)
    {
        world.keychain.put(world.idOf(kind), core::Secret(value));
    }
    /// For the command line: what is in the keychain.
    QJsonObject secrets() const
    {
        return {{u"clientSecret"_s, world.keychain.at(world.idOf(SecretKind::ClientSecret))},
            {u"refreshToken"_s, world.keychain.at(world.idOf(SecretKind::RefreshToken))},
            {u"starfacePassword"_s, world.keychain.at(world.idOf(SecretKind::StarfacePassword))}};
    }
};

using Arrange = void (*)(Prepared &);

/// Verdicts by the title of the check.
using Verdicts = QMap<QString, QString>;

Verdicts verdictsOf(const QList<CheckLine> &lines)
{
    Verdicts verdicts;
    for (const CheckLine &line : lines)
        verdicts.insert(ui::checkTitle(line), ui::statusText(line.status));
    return verdicts;
}

CheckLine::Status statusFrom(const QString &name)
{
    using Status = CheckLine::Status;
    for (const Status status :
        {Status::Ok, Status::Warning, Status::Missing, Status::Failed, Status::NotRun}) {
        if (statusName(status) == name)
            return status;
    }
    qFatal("no status %s", qPrintable(name));
}

/// What `--check --json` wrote.
QList<CheckLine> linesFrom(const QJsonObject &report)
{
    QList<CheckLine> lines;
    const QJsonArray checks = report["checks"_L1].toArray();
    for (const QJsonValue &check : checks) {
        CheckLine line;
        line.id = check["id"_L1].toString();
        line.subject = check["subject"_L1].toString();
        line.status = statusFrom(check["status"_L1].toString());
        if (check["verdict"_L1].toString() != verdictName(verdictOf(line.status)))
            qFatal("%s has another verdict than status", qPrintable(line.id));
        lines << line;
    }
    return lines;
}

Verdicts verdictsIn(const QTableView &table)
{
    Verdicts verdicts;
    for (int row = 0; row < table.model()->rowCount(); ++row)
        verdicts.insert(
            table.model()->index(row, 0).data().toString(), table.model()->index(row, 1).data().toString());
    return verdicts;
}

} // namespace

Q_DECLARE_METATYPE(Arrange)

/// One judgement: the command line, *Check everything* of the menu, the summary, the pages and the health
/// page say the same of every prepared world.
class TestVerdicts final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFrontEndSaysTheSame_data();
    void everyFrontEndSaysTheSame();

private:
    static void prepare(Prepared &prepared);
    static QList<CheckLine> checkOnTheCommandLine(Prepared &prepared, int *code);
    void checkFromTheMenu(Prepared &prepared, QList<CheckLine> *told);
    void proveWriting(Prepared &prepared, const ui::SetupWizard &wizard);
    void lookAtThePages(const ui::SetupWizard &wizard, const QList<CheckLine> &told);
    void lookAtTheHealth(Prepared &prepared, const QList<CheckLine> &told);
    void checkOnThePages(Prepared &prepared, const QList<CheckLine> &told);

    core::SystemClock m_clock;
};

void TestVerdicts::everyFrontEndSaysTheSame_data()
{
    QTest::addColumn<Arrange>("arrange");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("id"); ///< of the line that tells it
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("status");
    const auto row = [](const char *name, int code, const char *id, const char *subject, const char *status,
                         Arrange arrange) {
        QTest::addRow("%s", name) << arrange << code << QString::fromLatin1(id)
                                  << QString::fromLatin1(subject) << QString::fromLatin1(status);
    };
    row("all good", 0, "writeAccess.permission", "Presence.ReadWrite.All", "ok", [](Prepared &) {});
    row("nobody to try writing on", 0, "starface.writeDnd", "", "notRun",
        [](Prepared &p) { p.testUser.clear(); });
    row("what only the reference asks for is not there", 0, "writeAccess.permission",
        "Organization.ReadWrite.All", "notRun",
        [](Prepared &p) { p.world.grant({u"Presence.ReadWrite.All"_s}, test::allScopes); });
    row("Presence.ReadWrite.All is missing", 1, "writeAccess.permission", "Presence.ReadWrite.All", "missing",
        [](Prepared &p) { p.world.grant({u"Organization.ReadWrite.All"_s}, test::allScopes); });
    row("User.Read.All is missing", 1, "readAccess.permission", "User.Read.All", "missing", [](Prepared &p) {
        p.world.grant(test::allRoles, {u"User.Read"_s, u"offline_access"_s});
    });
    row("setting a presence is refused", 1, "writeAccess.permission", "Presence.ReadWrite.All", "missing",
        [](Prepared &p) {
            p.world.simulator.addFault({{u"match"_s, u"setPresence"_s}, {u"kind"_s, u"status"_s},
                {u"status"_s, 403}, {u"times"_s, 1000}});
        });
    row("the directory is refused", 1, "readAccess.probe", "listUsers", "missing", [](Prepared &p) {
        p.world.simulator.addFault({{u"match"_s, u"GET /v1.0/users"_s}, {u"kind"_s, u"status"_s},
            {u"status"_s, 403}, {u"times"_s, 1000}});
    });
    row("nobody has a busy-lamp key", 1, "starface.busyLampKeys", "", "missing", [](Prepared &p) {
        p.world.simulator.control("POST", u"starface"_s, {{u"keys"_s, false}});
    });
    row("one has no busy-lamp key", 0, "starface.busyLampKeys", "", "warning", [](Prepared &p) {
        p.world.simulator.control(
            "POST", u"key/"_s + p.world.simulator.matchedEmails().at(1), {{u"has"_s, false}});
    });
    row("no right to do not disturb of others", 1, "starface.writeDnd", "", "missing", [](Prepared &p) {
        p.world.simulator.control("POST", u"starface"_s, {{u"administrator"_s, false}});
    });
    row("the secret has expired", 2, "writeAccess.token", "", "failed", [](Prepared &p) {
        p.world.tellEntra({{u"secretExpired"_s, true}});
    });
    row("the secret is a wrong one", 2, "writeAccess.token", "", "failed",
        [](Prepared &p) { p.put(SecretKind::ClientSecret, u"not~the-right-one"_s); });
    row("the secret expires next week", 0, "writeAccess.secretExpiry", "", "warning",
        [](Prepared &p) { p.profile.clientSecretExpires = QDate::currentDate().addDays(7); });
    row("the application is disabled", 2, "writeAccess.token", "", "failed", [](Prepared &p) {
        p.world.tellEntra({{u"appDisabled"_s, true}});
    });
    row("the sign-in has ended", 2, "readAccess.token", "", "failed", [](Prepared &p) {
        p.world.tellEntra({{u"revokeRefreshTokens"_s, true}});
        p.signInMends = true;
    });
    row("consent is missing", 2, "readAccess.token", "", "failed", [](Prepared &p) {
        p.world.tellEntra({{u"consentMissing"_s, true}});
    });
    row("the password of the PBX is a wrong one", 2, "starface.signIn", "", "failed",
        [](Prepared &p) { p.put(SecretKind::StarfacePassword, u"wrong"_s); });
    row("the certificate has changed", 2, "starface.signIn", "", "failed", [](Prepared &p) {
        const test::Identity identity = test::makeIdentity(u"pbx.example.com"_s);
        QStringList arguments{u"--tls"_s};
        for (const auto &[name, pem] : {std::pair{u"cert.pem"_s, identity.certificate.toPem()},
                 std::pair{u"key.pem"_s, identity.key.toPem()}}) {
            QFile file(p.world.folder.filePath(name));
            arguments << file.fileName();
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(pem) == pem.size());
        }
        p.other = std::make_unique<test::Simulator>(arguments);
        QVERIFY2(p.other->isReady(), qPrintable(p.other->error()));
        p.profile.starface.url = QUrl(p.other->info().starface);
        p.profile.starface.pinnedCertificate = QByteArray(32, 'x');
    });
    row("the PBX is off", 2, "starface.signIn", "", "failed",
        [](Prepared &p) { p.profile.starface.url = QUrl(u"http://127.0.0.1:1"_s); });
}

/// As a finished set-up leaves it.
void TestVerdicts::prepare(Prepared &prepared)
{
    const test::SimulatorInfo &info = prepared.world.simulator.info();
    prepared.profile = test::profileFor(info);
    prepared.profile.id = u"office"_s;
    prepared.profile.clientSecretExpires = QDate::currentDate().addDays(300);
    prepared.testUser = prepared.world.simulator.matchedEmails().first();
    prepared.put(SecretKind::ClientSecret, info.clientSecret);
    prepared.put(SecretKind::RefreshToken, info.refreshToken);
    prepared.put(SecretKind::StarfacePassword, info.starfacePassword);
}

QList<CheckLine> TestVerdicts::checkOnTheCommandLine(Prepared &prepared, int *code)
{
    test::Bridge bridge(prepared.world.folder);
    QStringList arguments{u"--check"_s, u"--json"_s, u"--profile"_s, prepared.world.profileFile(),
        u"--secrets-stdin"_s, u"--log-level"_s, u"error"_s};
    if (!prepared.testUser.isEmpty())
        arguments << u"--test-user"_s << prepared.testUser;
    bridge.startWith(arguments, QJsonDocument(prepared.secrets()).toJson());
    *code = bridge.waitForEnd();
    return linesFrom(QJsonDocument::fromJson(bridge.output()).object());
}

void TestVerdicts::checkFromTheMenu(Prepared &prepared, QList<CheckLine> *told)
{
    SetupWorld &w = prepared.world;
    w.open();
    QTRY_VERIFY(w.setup->hasSecret(SecretKind::StarfacePassword));
    Draft draft = w.setup->draft();
    draft.testUser = prepared.testUser;
    w.setup->setDraft(draft);
    ui::SetupWizard wizard(*w.setup, QString(), Step::Summary);
    wizard.show();
    QVERIFY(w.setup->isRunning()); // for what is only read nobody has to press anything
    QTRY_VERIFY_WITH_TIMEOUT(!w.setup->isRunning(), 60'000);
    QCOMPARE(w.setup->state(Task::CheckEverything).phase, TaskState::Phase::Succeeded);
    proveWriting(prepared, wizard);
    if (QTest::currentTestFailed())
        return;
    *told = w.setup->report().lines;
    const auto *summary = wizard.page(Step::Summary).findChild<QTableView *>(u"checks"_s);
    QCOMPARE(verdictsIn(*summary), verdictsOf(*told));
    lookAtThePages(wizard, *told);
    if (!QTest::currentTestFailed())
        lookAtTheHealth(prepared, *told);
}

/// Nobody's phone is touched before somebody has said so.
void TestVerdicts::proveWriting(Prepared &prepared, const ui::SetupWizard &wizard)
{
    SetupWorld &w = prepared.world;
    const QJsonObject world = w.simulator.world();
    QCOMPARE(world["dndWrites"_L1].toInt() + world["presenceWrites"_L1].toInt(), 0);
    for (const CheckLine &line : w.setup->report().lines) {
        if (line.subject == probeName(Probe::SetAndClearPresence))
            QCOMPARE(verdictOf(line.status), Verdict::NotTried);
    }
    auto *start =
        wizard.page(Step::Summary).findChild<QPushButton *>(u"start%1"_s.arg(int(Task::WriteProof)));
    if (!start->isEnabled())
        return;
    QVERIFY(!prepared.testUser.isEmpty());
    start->click();
    QTRY_VERIFY_WITH_TIMEOUT(!w.setup->isRunning(), 60'000);
}

void TestVerdicts::lookAtTheHealth(Prepared &prepared, const QList<CheckLine> &told)
{
    ui::LastCheckPanel panel(m_clock, prepared.profile);
    const auto *table = panel.findChild<QTableView *>(u"lastChecks"_s);
    const Verdicts untried = verdictsIn(*table);
    QCOMPARE(untried.size(), verdictsOf(reportOf({}, prepared.profile, utcDay(m_clock)).lines).size());
    QVERIFY(!untried.values().contains(ui::statusText(CheckLine::Status::Failed)));
    QVERIFY(prepared.world.setup->lastCheck());
    panel.show(prepared.world.setup->lastCheck());
    QCOMPARE(verdictsIn(*table), verdictsOf(told));
}

/// What stands in the tables of the pages.
void TestVerdicts::lookAtThePages(const ui::SetupWizard &wizard, const QList<CheckLine> &told)
{
    const auto cells = [&wizard](Step step, const QString &name, int column) {
        const auto *table = wizard.page(step).findChild<QTableView *>(name);
        QStringList texts;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            texts << table->model()->index(row, 0).data().toString().section(u'\n', 0, 0) + u": "_s
                    + table->model()->index(row, column).data().toString();
        return texts.join(u'\n');
    };
    const QString proofs = cells(Step::WriteAccess, u"writePermissions"_s, 4) + u'\n'
        + cells(Step::ReadAccess, u"readPermissions"_s, 4);
    const QString capabilities = cells(Step::Starface, u"capabilities"_s, 1);
    const QString written = cells(Step::Users, u"proof"_s, 1);
    for (const CheckLine &line : told) {
        const QString verdict = ui::statusText(line.status);
        const QString title = ui::checkTitle(line);
        const bool isPbx = line.id.startsWith(u"starface."_s);
        const QString text = title.section(u": "_s, 1) + u": "_s + verdict;
        if (isPbx)
            QVERIFY2(capabilities.contains(text), qPrintable(text + u" / "_s + capabilities));
        // without a token, there is no table
        if (line.id.endsWith(u".probe"_s) && !proofs.trimmed().remove(u'\n').isEmpty()
            && proofs.contains(title.section(u": "_s, 1)))
            QVERIFY2(proofs.contains(text), qPrintable(text + u" / "_s + proofs));
        if (line.id == u"starface.writeDnd"_s)
            QVERIFY2(written.contains(title + u": "_s + verdict), qPrintable(written));
    }
}

/// One page after the other, as somebody would who sets it up now.
void TestVerdicts::checkOnThePages(Prepared &prepared, const QList<CheckLine> &told)
{
    SetupWorld &w = prepared.world;
    w.open();
    QTRY_VERIFY(w.setup->hasSecret(SecretKind::StarfacePassword));
    Draft draft = w.setup->draft();
    draft.testUser = prepared.testUser;
    draft.consentElsewhere = true;
    w.setup->setDraft(draft);
    for (const Task task : {Task::WriteAccess, Task::ReadAccess, Task::StarfaceCheck, Task::Users})
        w.run(task);
    if (!prepared.testUser.isEmpty())
        w.run(Task::WriteProof);
    Verdicts pages = verdictsOf(w.setup->report().lines);
    Verdicts expected = verdictsOf(told);
    if (prepared.signInMends) {
        pages.clear();
        expected.clear();
        for (const CheckLine &line : w.setup->report().lines)
            QVERIFY2(verdictOf(line.status) != Verdict::DoesNotWork, qPrintable(line.id));
    }
    QCOMPARE(pages, expected);
}

void TestVerdicts::everyFrontEndSaysTheSame()
{
    QFETCH(Arrange, arrange);
    QFETCH(QString, id);
    QFETCH(QString, subject);
    SetupWorld world(m_clock);
    QVERIFY2(world.simulator.isReady(), qPrintable(world.simulator.error()));
    Prepared prepared{world, {}, {}, false, {}};
    prepare(prepared);
    arrange(prepared);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(profile::save(prepared.profile, world.profileFile()));

    QList<CheckLine> told;
    checkFromTheMenu(prepared, &told);
    if (QTest::currentTestFailed())
        return;
    const auto line = std::find_if(told.begin(), told.end(),
        [&](const CheckLine &one) { return one.id == id && one.subject == subject; });
    QVERIFY2(line != told.end(), qPrintable(id));
    QTEST(statusName(line->status), "status");
    int code = -1;
    QCOMPARE(verdictsOf(checkOnTheCommandLine(prepared, &code)), verdictsOf(told));
    QTEST(code, "code");
    checkOnThePages(prepared, told);
}

QTEST_MAIN(TestVerdicts)
#include "tst_verdicts.moc"
