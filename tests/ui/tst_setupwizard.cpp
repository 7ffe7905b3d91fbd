// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/field.h"
#include "ui/common/messagerow.h"
#include "ui/fakesetup.h"
#include "ui/setup/adminrequestdialog.h"
#include "ui/setup/certificatebox.h"
#include "ui/setup/setuppage.h"
#include "ui/setup/setupwizard.h"
#include "ui/setup/usersmodel.h"
#include "words/language.h"
#include "words/sentences.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace pb;
using namespace pb::setup;
using secrets::SecretKind;

namespace {

/// The wizard over a set-up that the test steers.
struct Stage : test::SetupStage {
    std::unique_ptr<ui::SetupWizard> wizard;

    void open(Step first = Step::Start)
    {
        wizard = std::make_unique<ui::SetupWizard>(*setup, QString(), first);
        wizard->resize(984, 700);
        wizard->show();
        QVERIFY(QTest::qWaitForWindowExposed(wizard.get()));
    }
    template<typename T>
    T *find(const char *name) const
    {
        auto *found = wizard->currentPage()->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QLineEdit *edit(const char *name) const { return find<QLineEdit>(name); }
    void press(const char *name) const
    {
        auto *button = find<QAbstractButton>(name);
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(8, button->height() / 2));
    }
    void type(const char *name, const QString &text) const
    {
        edit(name)->setFocus();
        QTest::keyClick(edit(name), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(edit(name), Qt::Key_Delete);
        QTest::keyClicks(edit(name), text);
        QTest::keyClick(edit(name), Qt::Key_Tab);
    }
    void paste(const char *name, const QString &text) const
    {
        QGuiApplication::clipboard()->setText(text);
        edit(name)->setFocus();
        QTest::keyClick(edit(name), Qt::Key_V, Qt::ControlModifier);
    }
    QAbstractButton *next() const { return wizard->button(QWizard::NextButton); }
    QAbstractButton *step(Step step) const
    {
        return wizard->findChild<QAbstractButton *>(QStringLiteral("step%1").arg(int(step)));
    }
    QString missing() const
    {
        return wizard->currentPage()
            ->findChild<QLabel *>(QStringLiteral("missing%1").arg(wizard->currentId()))
            ->text();
    }
    void fillAll()
    {
        fake().stored = {{SecretKind::ClientSecret, QStringLiteral("s")},
            {SecretKind::StarfacePassword, QStringLiteral("p")}};
        fake().permissions = {{Task::WriteAccess, test::writePermissions(Answer::No, true)},
            {Task::ReadAccess, test::readPermissions()}};
        fake().certificate = test::selfSigned();
        fake().capabilities = test::capabilities();
        fake().users = test::userLines(20);
        Draft draft = test::filledDraft();
        draft.profile.proxy.kind = profile::Proxy::Kind::Manual;
        draft.profile.callback.port = 8400;
        draft.chinaCloud = true;
        setDraft(draft);
    }
};

core::Error failed(core::ErrorKind kind, const QString &code)
{
    core::Error error;
    error.kind = kind;
    error.code = code;
    return error;
}

bool isInput(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QAbstractItemView *>(widget);
}

/// Widgets that somebody can use, and not the insides of others.
QList<QWidget *> controls(const QWidget *page)
{
    QList<QWidget *> found;
    for (QWidget *widget : page->findChildren<QWidget *>()) {
        const bool inside = qobject_cast<QComboBox *>(widget->parentWidget())
            || qobject_cast<QAbstractSpinBox *>(widget->parentWidget())
            || qobject_cast<QLineEdit *>(widget->parentWidget())
            || qobject_cast<QAbstractItemView *>(widget->parentWidget());
        if (!inside && widget->isVisible() && (isInput(widget) || qobject_cast<QAbstractButton *>(widget)))
            found << widget;
    }
    return found;
}

QString mnemonicOf(const QString &text)
{
    const QKeySequence keys = QKeySequence::mnemonic(text);
    return keys.toString();
}

} // namespace

class TestSetupWizard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { ui::installLanguage(*qApp, QStringLiteral("en")); }
    void everyInputHasANameAndALabel_data();
    void everyInputHasANameAndALabel();
    void mnemonicsAreUniqueOnEachPage_data() { everyInputHasANameAndALabel_data(); }
    void mnemonicsAreUniqueOnEachPage();
    void tabReachesEverything_data() { everyInputHasANameAndALabel_data(); }
    void tabReachesEverything();
    void nothingIsCutWithLargeLetters_data() { everyInputHasANameAndALabel_data(); }
    void nothingIsCutWithLargeLetters();
    void backLosesNothing();
    void itBeginsWhereItIsToldTo();
    void itGoesOnWhereItWasLeft();
    void stepsThatWereShownLeadThere();
    void everyStepOfAWholeProfileLeadsThere();
    void theArrowKeysMoveBetweenTheSteps();
    void whatIsBeingSavedIsNotLeft();
    void aLinkThatNobodyCanOpenIsOffered();
    void aSignInWithoutABrowserSaysSoAtOnce();
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
    void aRunningTaskShowsWhatItWaitsForAndCanBeCancelled();
    void escCancelsFirstAndThenAsks();
    void leavingAPageEndsItsTask();
    void aFailureSaysWhatWhyAndWhatToDo();
    void missingPermissionsLinkToEntraAndExcessIsListed();
    void theCertificateIsShownAndPinned();
    void usersAreSearched();
    void everyRegistrationValueCanBeCopied();
    void theRequestIsSaved();
    void rulesAndModeGoToTheDraft();
    void finishSavesAndCloses();
    void aFailedFinishStays();
    void anUnreadableDraftIsTold();
};

void TestSetupWizard::everyInputHasANameAndALabel_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("language");
    for (const QString &language : ui::languages()) {
        for (int i = 0; i < stepCount; ++i)
            QTest::addRow("page %d in %s", i, qPrintable(language)) << i << language;
    }
}

void TestSetupWizard::everyInputHasANameAndALabel()
{
    QFETCH(int, page);
    QFETCH(QString, language);
    ui::installLanguage(*qApp, language);
    Stage stage;
    stage.fillAll();
    stage.open(Step(page));
    QSet<QString> buddies;
    for (const QLabel *label : stage.wizard->currentPage()->findChildren<QLabel *>()) {
        if (label->buddy())
            buddies << label->buddy()->objectName();
    }
    for (QWidget *widget : controls(stage.wizard->currentPage())) {
        QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(!seen->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        QVERIFY2(!seen->text(QAccessible::Name).contains(QLatin1Char('&')), qPrintable(widget->objectName()));
        if (isInput(widget) && !qobject_cast<QAbstractItemView *>(widget))
            QVERIFY2(buddies.contains(widget->objectName()), qPrintable(widget->objectName()));
    }
}

void TestSetupWizard::mnemonicsAreUniqueOnEachPage()
{
    QFETCH(int, page);
    QFETCH(QString, language);
    ui::installLanguage(*qApp, language);
    Stage stage;
    stage.fillAll();
    stage.open(Step(page));
    // everything that can appear on the page at the same time, whether it is shown now or not
    QStringList texts;
    for (const QLabel *label : stage.wizard->currentPage()->findChildren<QLabel *>()) {
        if (label->buddy())
            texts << label->text();
    }
    for (const auto *button : stage.wizard->currentPage()->findChildren<QAbstractButton *>())
        texts << button->text();
    for (const auto button : {QWizard::BackButton, QWizard::NextButton, QWizard::FinishButton})
        texts << stage.wizard->button(button)->text();
    QHash<QString, QString> seen;
    for (const QString &text : std::as_const(texts)) {
        const QString key = mnemonicOf(text);
        if (key.isEmpty())
            continue;
        // one button for each task: only one task runs, and only one can have failed for the keychain
        if (seen.contains(key) && seen.value(key) != text)
            QFAIL(qPrintable(key + QStringLiteral(": ") + text + QStringLiteral(" / ") + seen.value(key)));
        seen.insert(key, text);
    }
}

void TestSetupWizard::tabReachesEverything()
{
    QFETCH(int, page);
    QFETCH(QString, language);
    ui::installLanguage(*qApp, language);
    Stage stage;
    stage.fillAll();
    stage.open(Step(page));
    QSet<QWidget *> reached;
    stage.wizard->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(stage.wizard.get()));
    for (int i = 0; i < 120; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached << QApplication::focusWidget();
    }
    for (QWidget *widget : controls(stage.wizard->currentPage())) {
        if (!widget->isEnabled())
            continue;
        bool found = reached.contains(widget);
        // of a group of radio buttons, Tab reaches the chosen one and the arrows the others
        if (auto *radio = qobject_cast<QRadioButton *>(widget))
            found = found || !radio->isChecked();
        QVERIFY2(found, qPrintable(widget->objectName() + widget->accessibleName()));
    }
    QVERIFY(reached.contains(stage.wizard->button(QWizard::CancelButton)));
}

void TestSetupWizard::nothingIsCutWithLargeLetters()
{
    QFETCH(int, page);
    QFETCH(QString, language);
    ui::installLanguage(*qApp, language);
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 1.5);
    QApplication::setFont(large);
    {
        Stage stage;
        stage.fillAll();
        stage.open(Step(page));
        stage.wizard->resize(1024, 740);
        QTest::qWait(0);
        QVERIFY(stage.wizard->width() <= 1024);
        QVERIFY(stage.wizard->height() <= 740);
        auto *scroller = stage.wizard->currentPage()->findChild<QScrollArea *>();
        const int needed = scroller->widget()->layout()->minimumSize().width();
        QVERIFY2(needed <= scroller->viewport()->width(),
            qPrintable(QStringLiteral("%1 > %2").arg(needed).arg(scroller->viewport()->width())));
    }
    QApplication::setFont(before);
}

void TestSetupWizard::backLosesNothing()
{
    Stage stage;
    stage.setComplete({Step::Start, Step::WriteAccess});
    stage.open(Step::WriteAccess);
    const QString tenant = QStringLiteral("6f1c2a9e-30b4-4a55-9d1e-0b7f7e1f2c3d");
    stage.type("tenant", tenant);
    stage.type("client", QStringLiteral("half an i"));
    QTest::mouseClick(stage.wizard->button(QWizard::BackButton), Qt::LeftButton);
    QCOMPARE(stage.wizard->currentStep(), Step::Registration);
    QTest::mouseClick(stage.next(), Qt::LeftButton);
    QCOMPARE(stage.edit("tenant")->text(), tenant);
    QVERIFY(stage.edit("client")->text().startsWith(QStringLiteral("half")));
    QCOMPARE(stage.setup->draft().profile.tenantId, tenant);
}

void TestSetupWizard::itBeginsWhereItIsToldTo()
{
    Stage stage;
    stage.open(Step::Starface);
    QCOMPARE(stage.wizard->currentStep(), Step::Starface);
    QVERIFY(stage.wizard->button(QWizard::BackButton)->isEnabled());
    QCOMPARE(stage.setup->draft().reached, Step::Starface);
    // what was never checked keeps one from going on, and says so
    QVERIFY(!stage.next()->isEnabled());
    QCOMPARE(stage.missing(), QStringLiteral("Enter the address first."));
}

void TestSetupWizard::itGoesOnWhereItWasLeft()
{
    Stage stage;
    Draft draft = test::filledDraft();
    draft.reached = Step::Users;
    draft.current = Step::ReadAccess;
    stage.setDraft(draft);
    stage.wizard = std::make_unique<ui::SetupWizard>(*stage.setup, QString(), std::nullopt);
    QCOMPARE(stage.wizard->currentStep(), Step::ReadAccess);
    QCOMPARE(stage.setup->draft().reached, Step::Users);
    stage.wizard->goTo(Step::Starface);
    QCOMPARE(stage.setup->draft().current, Step::Starface);
    stage.wizard->button(QWizard::BackButton)->click(); // to the step before, not where one came from
    QCOMPARE(stage.wizard->currentStep(), Step::ReadAccess);
}

void TestSetupWizard::stepsThatWereShownLeadThere()
{
    Stage stage;
    Draft draft = test::filledDraft();
    draft.reached = Step::Starface;
    stage.setDraft(draft);
    stage.setComplete({Step::Start, Step::WriteAccess});
    stage.open(Step::WriteAccess);
    for (int i = 0; i < stepCount; ++i) {
        const auto *button = stage.step(Step(i));
        QCOMPARE(button->isEnabled(), Step(i) <= Step::Starface);
        QVERIFY(!button->accessibleName().isEmpty() && !button->accessibleDescription().isEmpty());
    }
    stage.edit("secret")->setFocus();
    QTest::keyClicks(stage.edit("secret"), QStringLiteral("typed"));
    QTest::mouseClick(stage.step(Step::Starface), Qt::LeftButton);
    QCOMPARE(stage.wizard->currentStep(), Step::Starface);
    QCOMPARE(stage.fake().stored.value(SecretKind::ClientSecret), QStringLiteral("typed")); // on leaving
    QTest::mouseClick(stage.step(Step::Start), Qt::LeftButton);
    QCOMPARE(stage.wizard->currentStep(), Step::Start);
    QTest::mouseClick(stage.step(Step::Rules), Qt::LeftButton);
    QCOMPARE(stage.wizard->currentStep(), Step::Start);
    // a task ends with its page, and only once
    QTest::mouseClick(stage.step(Step::WriteAccess), Qt::LeftButton);
    stage.run(Task::WriteAccess, Doing::WaitingForBrowser);
    QTest::mouseClick(stage.step(Step::Starface), Qt::LeftButton);
    QCOMPARE(stage.fake().cancelled, 1);
}

void TestSetupWizard::everyStepOfAWholeProfileLeadsThere()
{
    Stage stage;
    stage.fake().inUse = true;
    stage.setDraft(test::filledDraft());
    stage.open(Step::WriteAccess);
    for (int i = stepCount - 1; i >= 0; --i) {
        QTest::mouseClick(stage.step(Step(i)), Qt::LeftButton);
        QCOMPARE(stage.wizard->currentStep(), Step(i));
    }
}

void TestSetupWizard::theArrowKeysMoveBetweenTheSteps()
{
    Stage stage;
    Draft draft = test::filledDraft();
    draft.reached = Step::Starface;
    stage.setDraft(draft);
    stage.open(Step::WriteAccess);
    stage.wizard->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(stage.wizard.get()));
    int stops = 0;
    for (int i = 0; i < stepCount; ++i)
        stops += (stage.step(Step(i))->focusPolicy() & Qt::TabFocus) != 0 ? 1 : 0;
    QCOMPARE(stops, 1);
    stage.step(Step::WriteAccess)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), stage.step(Step::Starface));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down); // the next one comes later
    QCOMPARE(QApplication::focusWidget(), stage.step(Step::Starface));
    QCOMPARE(stage.wizard->currentStep(), Step::WriteAccess); // nothing is left in passing
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(stage.wizard->currentStep(), Step::Starface);
}

void TestSetupWizard::whatIsBeingSavedIsNotLeft()
{
    Stage stage;
    stage.fillAll();
    stage.fake().inUse = true;
    stage.open(Step::Summary);
    stage.run(Task::Finish, Doing::StoringSecret);
    QVERIFY(!stage.wizard->button(QWizard::BackButton)->isEnabled());
    QVERIFY(!stage.step(Step::Start)->isEnabled());
    stage.wizard->goTo(Step::Start);
    QCOMPARE(stage.wizard->currentStep(), Step::Summary);
    stage.fail(Task::Finish, failed(core::ErrorKind::KeychainUnavailable, QStringLiteral("locked")));
    QVERIFY(stage.wizard->button(QWizard::BackButton)->isEnabled());
    QVERIFY(stage.step(Step::Start)->isEnabled());
}

void TestSetupWizard::aLinkThatNobodyCanOpenIsOffered()
{
    Stage stage;
    stage.fillAll();
    stage.open(Step::Registration);
    auto *told = stage.find<ui::MessageRow>("unopened");
    connect(stage.wizard.get(), &ui::SetupWizard::openUrl, stage.wizard.get(),
        &ui::SetupWizard::tellUnopened); // as where the desktop answers no
    QVERIFY(!told->isVisible());
    stage.press("open2");
    QVERIFY(told->isVisible());
    QVERIFY(told->text().contains(QStringLiteral("No browser")));
    QVERIFY(told->text().contains(QStringLiteral("https://entra.microsoft.com/")));
    stage.press("copyUnopened");
    QVERIFY(QUrl(QGuiApplication::clipboard()->text()).isValid());
    QVERIFY(told->text().contains(QGuiApplication::clipboard()->text()));
    // it belongs to the page on which it happened
    stage.wizard->goTo(Step::Start);
    stage.wizard->goTo(Step::Registration);
    QVERIFY(!told->isVisible());
}

void TestSetupWizard::aSignInWithoutABrowserSaysSoAtOnce()
{
    Stage stage;
    stage.fillAll();
    stage.open(Step::ReadAccess);
    const QUrl url(QStringLiteral("http://localhost:1/authorize?state=x"));
    stage.run(Task::ReadAccess, Doing::WaitingForBrowser, url);
    auto *message = stage.find<ui::MessageRow>("message1");
    QVERIFY(!message->isVisible());
    stage.wizard->tellUnopened(url);
    QVERIFY(message->isVisible());
    QVERIFY(message->text().contains(QStringLiteral("No browser")));
    QVERIFY(!stage.find<ui::MessageRow>("unopened")->isVisible());
    stage.press("copyLink1");
    QCOMPARE(QGuiApplication::clipboard()->text(), url.toString());
    stage.run(Task::ReadAccess, Doing::GettingToken); // it was opened by hand
    QVERIFY(!message->isVisible());
}

void TestSetupWizard::pastedIdsAreRepairedAndItSaysSo()
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

void TestSetupWizard::typedIdsAreCheckedAndNothingMovesUnderTheCursor()
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

void TestSetupWizard::aSecretsIdIsRecognised()
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

void TestSetupWizard::whatIsRefusedIsInNoDraft()
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

void TestSetupWizard::theOverviewsAddressIsRecognised()
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

void TestSetupWizard::theExpiryIsAskedFor()
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

void TestSetupWizard::grantedAndNotTriedIsNotGreen()
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

void TestSetupWizard::everythingIsCheckedWhereItWasFinishedBefore()
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

void TestSetupWizard::writingIsTriedByAClickThatSaysOnWhom()
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

void TestSetupWizard::aStoredSecretIsNeverShown()
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

void TestSetupWizard::aSecretGoesToTheKeychainBeforeTheTaskStarts()
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

void TestSetupWizard::aKeychainThatFailsOffersMemoryOnly()
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

void TestSetupWizard::chinaIsRefusedWithTheReason()
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

void TestSetupWizard::aRunningTaskShowsWhatItWaitsForAndCanBeCancelled()
{
    Stage stage;
    stage.fillAll();
    stage.open(Step::ReadAccess);
    const QUrl url(QStringLiteral("http://localhost:1/authorize?state=x"));
    stage.run(Task::ReadAccess, Doing::WaitingForBrowser, url);
    QVERIFY(!stage.find<QPushButton>("start1")->isVisible());
    QSignalSpy opened(stage.wizard.get(), &ui::SetupWizard::openUrl);
    stage.press("again1");
    QCOMPARE(opened.value(0).value(0).toUrl(), url);
    stage.press("copyLink1");
    QCOMPARE(QGuiApplication::clipboard()->text(), url.toString());
    bool timeLeft = false;
    for (const QLabel *label : stage.wizard->currentPage()->findChildren<QLabel *>())
        timeLeft =
            timeLeft || (label->isVisible() && label->text().startsWith(QStringLiteral("Ends by itself")));
    QVERIFY(timeLeft);
    stage.run(Task::ReadAccess, Doing::GettingToken);
    QVERIFY(!stage.find<QPushButton>("again1")->isVisible());
    stage.press("cancel1");
    QCOMPARE(stage.fake().cancelled, 1);
    QVERIFY(stage.find<QPushButton>("start1")->isVisible());
    QVERIFY(stage.find<ui::MessageRow>("message1")->title().startsWith(QStringLiteral("Cancelled")));
}

void TestSetupWizard::escCancelsFirstAndThenAsks()
{
    Stage stage;
    stage.fillAll();
    stage.open(Step::WriteAccess);
    stage.run(Task::WriteAccess, Doing::GettingToken);
    QTest::keyClick(stage.wizard.get(), Qt::Key_Escape);
    QCOMPARE(stage.fake().cancelled, 1);
    QVERIFY(!stage.wizard->findChild<QMessageBox *>());
    QTest::keyClick(stage.wizard.get(), Qt::Key_Escape);
    auto *question = stage.wizard->findChild<QMessageBox *>(QStringLiteral("closeQuestion"));
    QVERIFY(question && question->isVisible());
    QVERIFY(question->informativeText().contains(QStringLiteral("is kept")));
    QTest::keyClick(question, Qt::Key_Escape);
    QVERIFY(stage.wizard->isVisible());
    QTRY_VERIFY(!stage.wizard->findChild<QMessageBox *>());
    stage.wizard->close();
    QVERIFY(stage.wizard->isVisible());
    QTest::mouseClick(stage.wizard->findChild<QPushButton *>(QStringLiteral("closeNow")), Qt::LeftButton);
    QVERIFY(!stage.wizard->isVisible());
}

void TestSetupWizard::leavingAPageEndsItsTask()
{
    Stage stage;
    stage.fillAll();
    stage.open(Step::WriteAccess);
    stage.run(Task::WriteAccess, Doing::WaitingForBrowser);
    QTest::mouseClick(stage.wizard->button(QWizard::BackButton), Qt::LeftButton);
    QCOMPARE(stage.wizard->currentStep(), Step::Registration);
    QCOMPARE(stage.fake().cancelled, 1);
}

void TestSetupWizard::aFailureSaysWhatWhyAndWhatToDo()
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

void TestSetupWizard::missingPermissionsLinkToEntraAndExcessIsListed()
{
    Stage stage;
    stage.fillAll();
    stage.open(Step::WriteAccess);
    stage.fail(Task::WriteAccess, failed(core::ErrorKind::Forbidden, QStringLiteral("permission-missing")));
    auto *table = stage.find<QTableView>("writePermissions");
    QCOMPARE(table->model()->rowCount(), 3);
    auto *missing = stage.find<ui::MessageRow>("missing-Organization.ReadWrite.All");
    QVERIFY(missing->text().contains(QStringLiteral("API permissions")));
    QVERIFY(missing->text().contains(QStringLiteral("Application permissions")));
    QSignalSpy opened(stage.wizard.get(), &ui::SetupWizard::openUrl);
    stage.press("open-Organization.ReadWrite.All");
    QVERIFY(opened.value(0).value(0).toUrl().toString().contains(test::filledDraft().profile.clientId));
    QVERIFY(stage.find<ui::MessageRow>("excess")->text().contains(QStringLiteral("Mail.Read")));
    QVERIFY(!stage.wizard->currentPage()->findChild<ui::MessageRow *>(
        QStringLiteral("missing-Presence.ReadWrite.All")));
}

void TestSetupWizard::theCertificateIsShownAndPinned()
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

void TestSetupWizard::usersAreSearched()
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

void TestSetupWizard::everyRegistrationValueCanBeCopied()
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

void TestSetupWizard::theRequestIsSaved()
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

void TestSetupWizard::rulesAndModeGoToTheDraft()
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

void TestSetupWizard::finishSavesAndCloses()
{
    Stage stage;
    stage.fillAll();
    stage.setComplete(
        {Step::Start, Step::WriteAccess, Step::ReadAccess, Step::Starface, Step::Rules, Step::Summary});
    stage.open(Step::Summary);
    QSignalSpy ready(stage.wizard.get(), &ui::SetupWizard::profileReady);
    QTest::mouseClick(stage.wizard->button(QWizard::FinishButton), Qt::LeftButton);
    QCOMPARE(stage.fake().started.last(), Task::Finish);
    QVERIFY(stage.wizard->isVisible());
    QCOMPARE(ready.size(), 0);
    Q_EMIT stage.setup->finished(stage.setup->draft().profile);
    QCOMPARE(ready.size(), 1);
    QVERIFY(!stage.wizard->isVisible());
}

void TestSetupWizard::aFailedFinishStays()
{
    Stage stage;
    stage.fillAll();
    stage.setComplete(
        {Step::Start, Step::WriteAccess, Step::ReadAccess, Step::Starface, Step::Rules, Step::Summary});
    stage.open(Step::Summary);
    QTest::mouseClick(stage.wizard->button(QWizard::FinishButton), Qt::LeftButton);
    stage.fail(Task::Finish, failed(core::ErrorKind::KeychainUnavailable, QStringLiteral("locked")));
    QVERIFY(stage.wizard->isVisible());
    QVERIFY(stage.find<ui::MessageRow>("message5")->text().contains(QStringLiteral("Unlock")));
    QVERIFY(stage.wizard->button(QWizard::FinishButton)->isEnabled());
}

void TestSetupWizard::anUnreadableDraftIsTold()
{
    Stage stage;
    stage.fake().problem = failed(core::ErrorKind::Storage, QStringLiteral("draft-damaged"));
    stage.open();
    QVERIFY(stage.find<ui::MessageRow>("problem")->text().contains(QStringLiteral("entered before")));
}

QTEST_MAIN(TestSetupWizard)
#include "tst_setupwizard.moc"
