// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testcertificate.h"
#include "ui/common/messagerow.h"
#include "ui/setup/adminrequestdialog.h"
#include "ui/setup/certificatebox.h"
#include "ui/setup/setuppage.h"
#include "ui/wizardstage.h"
#include "words/language.h"
#include "words/sentences.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace pb;
using namespace pb::setup;
using secrets::SecretKind;
using Stage = test::WizardStage;
using test::failed;

/// What the pages of the wizard ask, repair, refuse and show.
class TestSetupPages final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { ui::installLanguage(*qApp, QStringLiteral("en")); }
    void pastedIdsAreRepairedAndItSaysSo();
    void typedIdsAreCheckedAndNothingMovesUnderTheCursor();
    void aSecretsIdIsRecognised();
    void whatIsRefusedIsInNoDraft();
    void theOverviewsAddressIsRecognised();
    void theExpiryIsAskedFor();
    void grantedAndNotTriedIsNotGreen();
    void everythingIsCheckedWhereItWasFinishedBefore();
    void writingIsTriedByAClickThatSaysOnWhom();
    void aStoredSecretIsNeverShown();
    void aSecretGoesToTheKeychainBeforeTheTaskStarts();
    void aKeychainThatFailsOffersMemoryOnly();
    void chinaIsRefusedWithTheReason();
    void aFailureSaysWhatWhyAndWhatToDo();
    void missingPermissionsLinkToEntraAndExcessIsListed();
    void theCertificateIsShownAndPinned();
    void usersAreSearched();
    void usersAreReadAlsoWhereNothingElseWasCheckedInThisRun();
    void theWheelScrollsAndChangesNothing();
    void whoHasNoKeyIsNamedBeforeOneIsMade();
    void aPageThatWasLeftGetsNoKeys();
    void everyRegistrationValueCanBeCopied();
    void theRequestIsSaved();
    void rulesAndModeGoToTheDraft();
    void additionalAuthoritiesAreCounted();
};

void TestSetupPages::pastedIdsAreRepairedAndItSaysSo()
{
    Stage stage;
    stage.open(Step::WriteAccess);
    const QString id = QStringLiteral("6f1c2a9e-30b4-4a55-9d1e-0b7f7e1f2c3d");
    stage.paste("tenant", QStringLiteral("  {%1}\r\n").arg(id.toUpper()));
    QCOMPARE(stage.edit("tenant")->text(), id);
    QVERIFY(stage.edit("tenant")->accessibleDescription().contains(QStringLiteral("Put right")));
    QCOMPARE(stage.setup->draft().profile.tenantId, id);
    // the word about it stays when the field is left
    QTest::keyClick(stage.edit("tenant"), Qt::Key_Tab);
    QVERIFY(stage.edit("tenant")->accessibleDescription().contains(QStringLiteral("Put right")));
    stage.paste("client",
        QStringLiteral("https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/"
                       "~/Overview/appId/b3a8f0d2-7c1e-4f6a-8a92-5d0c4e7b9a10"));
    QCOMPARE(stage.edit("client")->text(), QStringLiteral("b3a8f0d2-7c1e-4f6a-8a92-5d0c4e7b9a10"));
}

void TestSetupPages::typedIdsAreCheckedAndNothingMovesUnderTheCursor()
{
    Stage stage;
    stage.open(Step::Starface);
    stage.edit("starfaceUrl")->setFocus();
    QTest::keyClicks(stage.edit("starfaceUrl"), QStringLiteral("pbx.example.com"));
    QCOMPARE(stage.edit("starfaceUrl")->text(), QStringLiteral("pbx.example.com"));
    QTest::keyClick(stage.edit("starfaceUrl"), Qt::Key_Tab);
    QCOMPARE(stage.edit("starfaceUrl")->text(), QStringLiteral("https://pbx.example.com"));
    QVERIFY(stage.edit("starfaceUrl")->accessibleDescription().contains(QStringLiteral("https://")));
    QCOMPARE(stage.setup->draft().profile.starface.url, QUrl(QStringLiteral("https://pbx.example.com")));
}

void TestSetupPages::aSecretsIdIsRecognised()
{
    Stage stage;
    stage.open(Step::WriteAccess);
    stage.paste("secret", QStringLiteral("6f1c2a9e-30b4-4a55-9d1e-0b7f7e1f2c3d"));
    QVERIFY(stage.edit("secret")->accessibleDescription().contains(QStringLiteral("secret's ID")));
    // what was refused is stored nowhere, and nothing can be started with it
    QTest::keyClick(stage.edit("secret"), Qt::Key_Tab);
    QVERIFY(stage.fake().stored.isEmpty());
    QVERIFY(!stage.edit("secret")->text().isEmpty());
    stage.setDraft(test::filledDraft());
    QVERIFY(!stage.find<QPushButton>("start0")->isEnabled());
}

void TestSetupPages::whatIsRefusedIsInNoDraft()
{
    Stage stage;
    stage.open(Step::WriteAccess);
    const QString secret = QStringLiteral("AbC8Q~1234567890abcdefghijklmnopqrstuvwx");
    stage.paste("client", secret);
    QCOMPARE(stage.setup->draft().profile.clientId, QString());
    stage.type("tenant", QStringLiteral("contoso.com")); // another edit leaves it where it is
    QCOMPARE(stage.edit("client")->text(), secret);
    QCOMPARE(stage.setup->draft().profile.tenantId, QStringLiteral("contoso.com"));
}

void TestSetupPages::theOverviewsAddressIsRecognised()
{
    Stage stage;
    stage.open(Step::WriteAccess);
    const QString id = QStringLiteral("b3a8f0d2-7c1e-4f6a-8a92-5d0c4e7b9a10");
    const QString address = QStringLiteral("https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/"
                                           "ApplicationMenuBlade/~/Overview/appId/%1/isMSAApp~/false")
                                .arg(id);
    stage.paste("tenant", address);
    QVERIFY(
        stage.edit("tenant")->accessibleDescription().contains(QStringLiteral("application (client) ID")));
    QCOMPARE(stage.setup->draft().profile.tenantId, QString());
    // it goes to where it belongs
    QCOMPARE(stage.edit("client")->text(), id);
    QCOMPARE(stage.setup->draft().profile.clientId, id);
    stage.type("tenant", id);
    QVERIFY(
        stage.edit("tenant")->accessibleDescription().contains(QStringLiteral("application (client) ID")));
    QCOMPARE(stage.setup->draft().profile.tenantId, QString());
    QCOMPARE(stage.missing(), QStringLiteral("Enter the directory (tenant) ID first."));
}

void TestSetupPages::theExpiryIsAskedFor()
{
    Stage stage;
    stage.fillAll();
    Draft draft = stage.setup->draft();
    draft.profile.clientSecretExpires = QDate();
    stage.setDraft(draft);
    stage.open(Step::WriteAccess);
    auto *date = stage.find<QDateEdit>("expiry");
    QVERIFY(date->isEnabled());
    QCOMPARE(date->text(), QStringLiteral("Choose the date"));
    QVERIFY(!stage.find<QPushButton>("start0")->isEnabled());
    QVERIFY(stage.missing().contains(QStringLiteral("expires")));
    stage.press("expiryNotKnown");
    QVERIFY(stage.setup->draft().expiryNotKnown);
    QVERIFY(stage.find<QPushButton>("start0")->isEnabled());
    stage.press("expiryNotKnown");
    QVERIFY(!stage.setup->draft().expiryNotKnown);
    date->setFocus();
    QTest::keyClick(date, Qt::Key_Up);
    QVERIFY(stage.setup->draft().profile.clientSecretExpires.isValid());
    QVERIFY(stage.find<QPushButton>("start0")->isEnabled());
}

void TestSetupPages::grantedAndNotTriedIsNotGreen()
{
    Stage stage;
    stage.fillAll();
    stage.fake().permissions[Task::WriteAccess] = test::writePermissions();
    stage.fake().capabilities[3].works = Answer::Unknown; // do not disturb of others
    stage.fake().capabilities[5].names.clear();
    stage.fake().capabilities[5].count = 0; // users without a key
    stage.open(Step::WriteAccess);
    stage.succeed(Task::WriteAccess);
    QCOMPARE(stage.find<ui::MessageRow>("message0")->tone(), ui::Tone::Info);
    stage.fake().permissions[Task::WriteAccess][1].probes[1].works = Answer::Yes;
    stage.succeed(Task::WriteAccess);
    QCOMPARE(stage.find<ui::MessageRow>("message0")->tone(), ui::Tone::Success);
    stage.open(Step::Starface);
    stage.succeed(Task::StarfaceCheck);
    QCOMPARE(stage.find<ui::MessageRow>("message3")->tone(), ui::Tone::Info);
    const auto *capabilities = stage.find<QTableWidget>("capabilities");
    QCOMPARE(capabilities->item(4, 2)->text(), QStringLiteral("40 keys"));
    QCOMPARE(capabilities->item(5, 2)->text(), QString()); // it works, and not "0 keys"
    stage.fake().capabilities[3].works = Answer::Yes;
    stage.succeed(Task::StarfaceCheck);
    QCOMPARE(stage.find<ui::MessageRow>("message3")->tone(), ui::Tone::Success);
    stage.fake().capabilities[5].names = QStringList{QStringLiteral("Ada")};
    stage.succeed(Task::StarfaceCheck);
    QCOMPARE(stage.find<ui::MessageRow>("message3")->tone(), ui::Tone::Warning);
}

void TestSetupPages::everythingIsCheckedWhereItWasFinishedBefore()
{
    Stage stage;
    stage.fillAll();
    stage.open(Step::Summary);
    QVERIFY(stage.fake().started.isEmpty()); // nothing is complete
    stage.press("start7");
    QCOMPARE(stage.fake().started, QList<Task>{Task::CheckEverything});
    Stage other;
    other.fillAll();
    other.setComplete({Step::Summary});
    other.open(Step::Summary);
    QCOMPARE(other.fake().started, QList<Task>{Task::CheckEverything});
    auto *table = other.find<QTableView>("checks");
    QVERIFY(table->model()->rowCount() > 12);
    other.succeed(Task::CheckEverything);
    QCOMPARE(other.fake().started, QList<Task>{Task::CheckEverything}); // nobody's phone is touched
    other.press("copyChecks");
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Presence.ReadWrite.All")));
}

void TestSetupPages::writingIsTriedByAClickThatSaysOnWhom()
{
    Stage stage;
    stage.fillAll();
    stage.open(Step::Summary);
    auto *write = stage.find<QPushButton>("start6");
    QVERIFY(write->isEnabled());
    QVERIFY2(write->accessibleDescription().contains(QStringLiteral("User 001")),
        qPrintable(write->accessibleDescription()));
    stage.press("start6");
    QCOMPARE(stage.fake().started, QList<Task>{Task::WriteProof});
    stage.succeed(Task::WriteProof);
    Draft draft = stage.setup->draft();
    draft.testUser.clear();
    stage.setDraft(draft);
    QVERIFY(!write->isEnabled());
    QVERIFY(write->accessibleDescription().contains(QStringLiteral("Users")));
}

void TestSetupPages::aStoredSecretIsNeverShown()
{
    Stage stage;
    stage.fillAll();
    stage.open(Step::WriteAccess);
    QCOMPARE(stage.edit("secret")->text(), QString());
    QCOMPARE(stage.edit("secret")->echoMode(), QLineEdit::Password);
    QVERIFY(stage.edit("secret")->accessibleDescription().contains(QStringLiteral("keychain")));
    QTest::keyClicks(stage.edit("secret"), QStringLiteral("new"));
    stage.press("secretShow");
    QCOMPARE(stage.edit("secret")->echoMode(), QLineEdit::Normal);
    QTest::keyClick(stage.edit("secret"), Qt::Key_Return);
    QCOMPARE(stage.fake().stored.value(SecretKind::ClientSecret), QStringLiteral("new"));
    QCOMPARE(stage.edit("secret")->text(), QString());
    QCOMPARE(stage.edit("secret")->echoMode(), QLineEdit::Password);
}

void TestSetupPages::aSecretGoesToTheKeychainBeforeTheTaskStarts()
{
    Stage stage;
    Draft draft = test::filledDraft();
    stage.setDraft(draft);
    stage.open(Step::WriteAccess);
    QVERIFY(!stage.find<QPushButton>("start0")->isEnabled());
    stage.edit("secret")->setFocus();
    QTest::keyClicks(stage.edit("secret"), QStringLiteral("value~of-the-secret"));
    // the shortcut does not take the focus out of the field
    QVERIFY(stage.find<QPushButton>("start0")->isEnabled());
    QTest::keyClick(stage.edit("secret"), Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(stage.fake().started, QList<Task>{Task::WriteAccess});
    QCOMPARE(stage.fake().stored.value(SecretKind::ClientSecret), QStringLiteral("value~of-the-secret"));
}

void TestSetupPages::aKeychainThatFailsOffersMemoryOnly()
{
    Stage stage;
    stage.fake().keychain = failed(core::ErrorKind::KeychainUnavailable, QStringLiteral("denied"));
    stage.open(Step::WriteAccess);
    stage.type("secret", QStringLiteral("typed"));
    auto *failure = stage.find<ui::MessageRow>("secretFailure");
    QVERIFY(failure->isVisible());
    QVERIFY(failure->text().contains(QStringLiteral("refused access")));
    QCOMPARE(stage.edit("secret")->text(), QStringLiteral("typed"));
    stage.press("secretKeep");
    QVERIFY(stage.fake().kept);
    QVERIFY(!failure->isVisible());
    QVERIFY(stage.edit("secret")->accessibleDescription().contains(QStringLiteral("this run only")));

    // the same where a task fails for it
    stage.fake().kept = false;
    stage.fail(Task::WriteAccess, failed(core::ErrorKind::KeychainUnavailable, QStringLiteral("locked")));
    QVERIFY(stage.find<QPushButton>("keep0")->isVisible());
    stage.press("keep0");
    QVERIFY(stage.fake().kept);
    QCOMPARE(stage.fake().started, QList<Task>{Task::WriteAccess});
}

void TestSetupPages::chinaIsRefusedWithTheReason()
{
    Stage stage;
    stage.open();
    auto *cloud = stage.find<QComboBox>("cloud");
    cloud->setFocus();
    QTest::keyClicks(cloud, QStringLiteral("China"));
    QVERIFY(stage.setup->draft().chinaCloud);
    auto *refusal = stage.find<ui::MessageRow>("china");
    QVERIFY(refusal->isVisible());
    QVERIFY(refusal->text().contains(QStringLiteral("presence")));
    QVERIFY(!stage.next()->isEnabled());
    QCOMPARE(stage.missing(), QStringLiteral("To go on, choose another cloud."));
    QTest::keyClick(cloud, Qt::Key_Home);
    QVERIFY(!stage.setup->draft().chinaCloud);
    QVERIFY(!refusal->isVisible());
}

void TestSetupPages::aFailureSaysWhatWhyAndWhatToDo()
{
    Stage stage;
    stage.fillAll();
    stage.open(Step::ReadAccess);
    auto error = failed(core::ErrorKind::Unauthorized, QStringLiteral("AADSTS53003"));
    error.requestId = QStringLiteral("4f2a9c31-8d7e-4b60-a5f3-91c0de27b846");
    stage.fail(Task::ReadAccess, error);
    auto *message = stage.find<ui::MessageRow>("message1");
    QCOMPARE(message->title(), QStringLiteral("Read access does not work yet."));
    QVERIFY(message->text().contains(QStringLiteral("Conditional Access")));
    QVERIFY(message->text().contains(QStringLiteral("sign-in log")));
    stage.press("message1CopyId");
    QCOMPARE(QGuiApplication::clipboard()->text(), error.requestId);
    // what is ours has its sentence and no code
    stage.fail(Task::ReadAccess, failed(core::ErrorKind::Storage, QStringLiteral("port-in-use")));
    QVERIFY(!message->text().contains(QStringLiteral("port-in-use")));
    // nothing here is tried again by itself
    stage.fail(Task::ReadAccess, failed(core::ErrorKind::Offline, {}));
    QVERIFY(!message->text().contains(QStringLiteral("by itself")));
}

void TestSetupPages::missingPermissionsLinkToEntraAndExcessIsListed()
{
    Stage stage;
    stage.fillAll();
    stage.open(Step::WriteAccess);
    stage.fail(Task::WriteAccess, failed(core::ErrorKind::Forbidden, QStringLiteral("permission-missing")));
    auto *table = stage.find<QTableView>("writePermissions");
    QCOMPARE(table->model()->rowCount(), 3);
    auto *missing = stage.find<ui::MessageRow>("missing-Presence.ReadWrite.All");
    QVERIFY(missing->text().contains(QStringLiteral("API permissions")));
    QVERIFY(missing->text().contains(QStringLiteral("Application permissions")));
    QSignalSpy opened(stage.wizard.get(), &ui::SetupWizard::openUrl);
    stage.press("open-Presence.ReadWrite.All");
    QVERIFY(opened.value(0).value(0).toUrl().toString().contains(test::filledDraft().profile.clientId));
    QVERIFY(stage.find<ui::MessageRow>("excess")->text().contains(QStringLiteral("Mail.Read")));
    QVERIFY(!stage.wizard->currentPage()->findChild<ui::MessageRow *>(
        QStringLiteral("missing-Organization.ReadWrite.All")));
}

void TestSetupPages::theCertificateIsShownAndPinned()
{
    Stage stage;
    stage.fillAll();
    stage.open(Step::Starface);
    const auto certificate = test::selfSigned();
    const QString shown = stage.find<QLabel>("fingerprint")->text();
    QCOMPARE(QByteArray::fromHex(shown.toLatin1()), certificate.sha256);
    QCOMPARE(shown.count(QLatin1Char('\n')), 3);
    QVERIFY(!stage.find<QPushButton>("start3")->isEnabled());
    QCOMPARE(stage.missing(), QStringLiteral("Compare the fingerprint and trust the certificate first."));
    stage.press("pin");
    QCOMPARE(stage.fake().pinned, QList<QByteArray>{certificate.sha256});
    QVERIFY(stage.find<QPushButton>("start3")->isEnabled());
    // another one than the pinned is an alarm, not a formality
    Draft draft = stage.setup->draft();
    draft.profile.starface.pinnedCertificate = QByteArray(32, 'x');
    stage.setDraft(draft);
    QCOMPARE(stage.find<ui::MessageRow>("certificateMessage")->tone(), ui::Tone::Error);
    QVERIFY(!stage.find<QPushButton>("start3")->isEnabled());
}

void TestSetupPages::usersAreSearched()
{
    Stage stage;
    stage.fillAll();
    stage.setComplete({Step::WriteAccess, Step::ReadAccess, Step::Starface});
    stage.open(Step::Users);
    // read by themselves when one comes here
    QCOMPARE(stage.fake().started, QList<Task>{Task::Users});
    auto *table = stage.find<QTableView>("users");
    QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(table->model()->rowCount(), 23);
    QTest::keyClicks(stage.edit("userSearch"), QStringLiteral("twice more than once"));
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(stage.find<QLabel>("userCount")->text().contains(QStringLiteral("1 of 23")));
    QTest::keyClick(stage.edit("userSearch"), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(stage.edit("userSearch"), Qt::Key_Delete);
    auto *show = stage.find<QComboBox>("userShow");
    QTest::keyClick(show, Qt::Key_End);
    QCOMPARE(table->model()->rowCount(), 3);
    QVERIFY(stage.next()->isEnabled());
}

void TestSetupPages::usersAreReadAlsoWhereNothingElseWasCheckedInThisRun()
{
    Stage stage;
    stage.fillAll();
    stage.open(Step::Users); // from the menu of the monitor, or gone on with
    QCOMPARE(stage.fake().started, QList<Task>{Task::Users});
}

void TestSetupPages::theWheelScrollsAndChangesNothing()
{
    Stage stage;
    stage.fillAll();
    for (const auto &[step, name] : {std::pair{Step::Start, "cloud"}, std::pair{Step::WriteAccess, "expiry"},
             std::pair{Step::Users, "testUser"}}) {
        stage.open(step);
        auto *field = stage.find<QWidget>(name);
        const Draft before = stage.setup->draft();
        const QPointF middle = QRectF(field->rect()).center();
        for (const int by : {-120, 120}) {
            QWheelEvent wheel(
                middle, field->mapToGlobal(middle), {}, {0, by}, {}, {}, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(field, &wheel);
            QVERIFY(stage.setup->draft() == before);
        }
    }
}

void TestSetupPages::whoHasNoKeyIsNamedBeforeOneIsMade()
{
    Stage stage;
    stage.fillAll();
    for (auto &user : stage.fake().users)
        user.hasBusyLampKey = true;
    stage.open(Step::Users);
    auto *lacking = stage.find<QLabel>("lackingKeys");
    auto *make = stage.find<QPushButton>("start8");
    stage.succeed(Task::Users);
    QVERIFY(!lacking->isVisible() && !make->isVisible());
    for (int i = 0; i < 10; ++i)
        stage.fake().users[i].hasBusyLampKey = false;
    stage.succeed(Task::Users);
    QVERIFY(make->isVisible());
    QVERIFY2(lacking->text().contains(QStringLiteral("for 10 users")), qPrintable(lacking->text()));
    QVERIFY(lacking->text().contains(stage.fake().users[0].name));
    QVERIFY2(lacking->text().contains(QStringLiteral("and 2 more")), qPrintable(lacking->text()));
    stage.press("start8");
    QCOMPARE(stage.fake().started.last(), Task::MakeKeys);
    for (auto &user : stage.fake().users)
        user.hasBusyLampKey = true;
    stage.succeed(Task::MakeKeys);
    QVERIFY(!lacking->isVisible() && !make->isVisible());
    QVERIFY2(stage.find<ui::MessageRow>("message8")->text().contains(QStringLiteral("--undo")),
        qPrintable(stage.find<ui::MessageRow>("message8")->text()));
}

void TestSetupPages::aPageThatWasLeftGetsNoKeys()
{
    Stage stage;
    stage.fillAll();
    Draft draft = stage.setup->draft();
    draft.reached = Step::Summary;
    stage.setDraft(draft);
    stage.open(Step::Users);
    auto *box = stage.find<QComboBox>("testUser");
    box->setFocus();
    QVERIFY(box->hasFocus());
    QTest::mouseClick(stage.step(Step::Summary), Qt::LeftButton);
    QCOMPARE(stage.wizard->currentStep(), Step::Summary);
    const QWidget *focus = stage.wizard->focusWidget();
    QVERIFY(!focus || focus->isVisible());
    QTest::keyClick(stage.wizard.get(), Qt::Key_End);
    QCOMPARE(stage.setup->draft().testUser, draft.testUser);
}

void TestSetupPages::everyRegistrationValueCanBeCopied()
{
    Stage stage;
    stage.open(Step::Registration);
    const QList<std::pair<const char *, QString>> values{{"copyName", QStringLiteral("Presence Bridge")},
        {"copyCallback", QStringLiteral("http://localhost/callback")},
        {"copyOrganization", QStringLiteral("Organization.ReadWrite.All")},
        {"copyPresence", QStringLiteral("Presence.ReadWrite.All")},
        {"copyUserRead", QStringLiteral("User.Read.All")}};
    for (const auto &[name, value] : values) {
        stage.press(name);
        QCOMPARE(QGuiApplication::clipboard()->text(), value);
    }
    QSignalSpy opened(stage.wizard.get(), &ui::SetupWizard::openUrl);
    for (const char *name : {"open1", "open2", "open3", "open4"})
        stage.press(name);
    QCOMPARE(opened.size(), 4);
}

void TestSetupPages::theRequestIsSaved()
{
    QTemporaryDir folder;
    Stage stage;
    stage.open(Step::Registration);
    stage.press("request");
    auto *dialog = stage.wizard->currentPage()->findChild<ui::AdminRequestDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->saveAs(folder.filePath(QStringLiteral("request.pdf")));
    dialog->saveAs(folder.filePath(QStringLiteral("request.html")));
    QFile pdf(folder.filePath(QStringLiteral("request.pdf")));
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QVERIFY(pdf.read(5) == "%PDF-" && pdf.size() > 5000);
    QFile html(folder.filePath(QStringLiteral("request.html")));
    QVERIFY(html.open(QIODevice::ReadOnly));
    QVERIFY(html.readAll().contains("User.Read.All"));
    dialog->saveAs(folder.filePath(QStringLiteral("no/such/folder.html")));
    QCOMPARE(dialog->findChild<ui::MessageRow *>()->tone(), ui::Tone::Error);
}

void TestSetupPages::rulesAndModeGoToTheDraft()
{
    Stage stage;
    stage.setComplete({Step::Rules});
    stage.open(Step::Rules);
    QVERIFY(stage.find<QRadioButton>("rules-calls-only")->isChecked());
    for (const char *id : {"calls-only", "every-busy"}) {
        const auto *choice = stage.find<QRadioButton>(QByteArray("rules-").append(id).constData());
        QCOMPARE(choice->text(), ui::ruleSetText(QString::fromLatin1(id)));
    }
    stage.press("rules-every-busy");
    QCOMPARE(stage.setup->draft().profile.rules, presence::everyKindOfBusy());
    QTest::mouseClick(stage.next(), Qt::LeftButton);
    stage.press("observe");
    QVERIFY(stage.setup->draft().profile.observeOnly);
    stage.press("live");
    QVERIFY(!stage.setup->draft().profile.observeOnly);
    QVERIFY(!stage.wizard->button(QWizard::FinishButton)->isEnabled());
    QVERIFY(stage.missing().startsWith(QStringLiteral("To finish")));
}

void TestSetupPages::additionalAuthoritiesAreCounted()
{
    ui::installLanguage(*qApp, QStringLiteral("en")); // for the plurals
    const QTemporaryDir folder;
    const auto put = [&folder](const char *name, const QByteArray &bytes) {
        QFile file(folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(put("root.pem", test::makeIdentity(QStringLiteral("Company Root")).certificate.toPem()));
    QVERIFY(put("note.txt", "ask the network people"));
    Stage stage;
    stage.open(Step::Start);
    const auto told = [&stage] { return stage.edit("caFile")->accessibleDescription(); };
    stage.type("caFile", folder.filePath(QStringLiteral("root.pem")));
    QVERIFY2(told().contains(QStringLiteral("1 certificate will be trusted.")), qPrintable(told()));
    QVERIFY2(!told().contains(QStringLiteral("Not usable")), qPrintable(told()));
    QCOMPARE(stage.missing(), QString());
    stage.type("caFile", folder.filePath(QStringLiteral("note.txt")));
    QVERIFY2(
        told().contains(QStringLiteral("Not usable: note.txt: holds no certificate")), qPrintable(told()));
    QVERIFY(!stage.missing().isEmpty());
}

QTEST_MAIN(TestSetupPages)
#include "tst_setuppages.moc"
