// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/messagerow.h"
#include "ui/setup/certificatebox.h"
#include "ui/wizardstage.h"
#include "words/language.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::setup;
using secrets::SecretKind;
using Stage = test::WizardStage;
using test::failed;

namespace {

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

/// The wizard as a whole: the way through it, its keys, its tasks and its end.
class TestSetupWizard final : public QObject {
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
    void aBrowserThatWasRefusedIsToldWhileItIsWaitedFor();
    void aRunningTaskShowsWhatItWaitsForAndCanBeCancelled();
    void escCancelsFirstAndThenAsks();
    void leavingAPageEndsItsTask();
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

void TestSetupWizard::aBrowserThatWasRefusedIsToldWhileItIsWaitedFor()
{
    Stage stage;
    stage.fillAll();
    stage.open(Step::ReadAccess);
    const QUrl url(QStringLiteral("http://localhost:1/authorize?state=x"));
    stage.run(Task::ReadAccess, Doing::WaitingForBrowser, url);
    auto *message = stage.find<ui::MessageRow>("message1");
    QVERIFY(!message->isVisible());
    auto state = stage.setup->state(Task::ReadAccess);
    state.refusal = failed(core::ErrorKind::Protocol, QStringLiteral("request-refused"));
    stage.setState(Task::ReadAccess, state);
    QVERIFY(message->isVisible());
    QVERIFY2(message->text().contains(QStringLiteral("cookies")), qPrintable(message->text()));
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
