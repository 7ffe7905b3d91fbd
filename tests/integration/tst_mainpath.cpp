// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/setupwalker.h"
#include "program/logging.h"
#include "support/faketray.h"
#include "ui/common/messagerow.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/setup/setupwizard.h"
#include "words/setupwords.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QTableView>
#include <QTest>

using namespace pb;
using namespace pb::test;
using secrets::SecretKind;
using setup::Step;

namespace {
constexpr int patience = SetupWalker::patience;
}

/// The way of a new administrator, on a real screen and with a real keychain: from no profile to phones that
/// follow Teams, and the ways back into the set-up.
class TestMainPath : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aTrayThatComesLaterGetsTheIcon(); // first: Qt remembers for the whole process what it found
    void fromNothingToAMappedCallAndEverythingCheckedAgain();
    void aSecondSetUpOverTheFirst();
    void closedAndResumedAtEveryPage();
    void closedAtEveryPageOverARunningMonitor();
    void aCheckPutsThePhoneBackBeforeTheProgramEnds();
    void aFinishUnderWayIsCarriedThroughWhenTheProgramEnds();
    void whatWasTypedIsKeptWhenTheProgramEnds();
    void withoutABrowserTheLinkIsOffered();

private:
    bool setUpFromNothing();
    QStringList secretsInFiles() const;

    std::unique_ptr<SetupWalker> m_walker;
};

void TestMainPath::init()
{
    m_walker = std::make_unique<SetupWalker>();
    QVERIFY2(m_walker->simulator.isReady(), qPrintable(m_walker->simulator.error()));
    installLogging(QStringLiteral("debug"));
    keepLog(logFile());
}

void TestMainPath::cleanup()
{
    m_walker.reset();
}

bool TestMainPath::setUpFromNothing()
{
    m_walker->start();
    return m_walker->waitForWizard() && m_walker->walkToSummary() && m_walker->finish();
}

/// The files of the program that hold a secret; "none known" where the keychain does not hold them either.
QStringList TestMainPath::secretsInFiles() const
{
    const auto secrets = m_walker->keychain();
    for (const SecretKind kind :
        {SecretKind::ClientSecret, SecretKind::RefreshToken, SecretKind::StarfacePassword}) {
        if (secrets.value(kind).isEmpty())
            return {QStringLiteral("the keychain lacks ") + secrets::kindName(kind)};
    }
    return m_walker->filesWith(secrets.values());
}

void TestMainPath::fromNothingToAMappedCallAndEverythingCheckedAgain()
{
    SetupWalker &w = *m_walker;
    QVERIFY(!QFile::exists(w.profileFile()));
    QVERIFY(setUpFromNothing());
    QVERIFY(!w.monitor()->windowIcon().isNull());
    QVERIFY(QFile::exists(w.profileFile()));
    QCOMPARE(secretsInFiles(), QStringList());
    QVERIFY(QFile::exists(logFile()));
    // what the set-up has just checked is what the health says
    const auto *health = w.monitor()->findChild<QTableView *>(QStringLiteral("lastChecks"));
    const auto verdict = [health](int row) { return health->model()->index(row, 1).data().toString(); };
    QCOMPARE(verdict(0), ui::statusText(setup::CheckLine::Status::Ok));

    QVERIFY(w.callInTeams(w.anna));
    QTRY_VERIFY_WITH_TIMEOUT(w.dnd(w.anna), patience);
    QVERIFY(w.endCallInTeams(w.anna));
    QTRY_VERIFY_WITH_TIMEOUT(!w.dnd(w.anna), patience);

    // while a phone is held
    QVERIFY(w.callInTeams(w.anna));
    QTRY_VERIFY_WITH_TIMEOUT(w.dnd(w.anna), patience);
    QVERIFY(w.chooseConnection(QStringLiteral("Check everything…")));
    QVERIFY(w.waitForWizard());
    QCOMPARE(w.step(), Step::Summary);
    const auto *time = w.monitor()->findChild<QLabel *>(QStringLiteral("lastCheckTime"));
    const QString before = time->text();
    QTRY_VERIFY_WITH_TIMEOUT(time->text() != before, patience); // told at once, not only after Finish
    QVERIFY(w.finish());
    QTRY_VERIFY_WITH_TIMEOUT(w.dnd(w.anna), patience); // taken again
    QVERIFY(w.endCallInTeams(w.anna));
    QTRY_VERIFY_WITH_TIMEOUT(!w.dnd(w.anna), patience);
    QCOMPARE(secretsInFiles(), QStringList());
    QCOMPARE(w.end(), 0);
}

void TestMainPath::aSecondSetUpOverTheFirst()
{
    SetupWalker &w = *m_walker;
    QVERIFY(setUpFromNothing());
    const QString before = w.keychain().value(SecretKind::RefreshToken);
    QVERIFY(w.callInTeams(w.anna));
    QTRY_VERIFY_WITH_TIMEOUT(w.dnd(w.anna), patience);
    QVERIFY(w.chooseConnection(QStringLiteral("The whole set-up…")));
    QVERIFY(w.waitForWizard());
    QCOMPARE(w.step(), Step::Start);
    QVERIFY(w.walkToSummary());
    QVERIFY(w.finish());
    QTRY_VERIFY_WITH_TIMEOUT(w.dnd(w.anna), patience);
    QVERIFY(w.keychain().value(SecretKind::RefreshToken) != before); // the new sign-in's
    QCOMPARE(secretsInFiles(), QStringList());
    QCOMPARE(w.end(), 0);
    QVERIFY(!w.dnd(w.anna));
}

void TestMainPath::closedAndResumedAtEveryPage()
{
    SetupWalker &w = *m_walker;
    w.start();
    QVERIFY(w.waitForWizard());
    QVERIFY(!w.wizard()->windowIcon().isNull());
    for (bool isLast = false; !isLast;) {
        const Step step = w.step();
        isLast = step == Step::Summary;
        QVERIFY(w.fillPage());
        const auto entered = w.inputs();
        QVERIFY(w.close());
        QCOMPARE(w.exitCode(), 0);
        w.start();
        QVERIFY(w.waitForWizard());
        QCOMPARE(w.step(), step);
        QVERIFY(w.runTasks());
        QCOMPARE(w.inputs(), entered);
        if (!isLast) {
            QVERIFY(w.fillPage()); // what was checked is checked anew
            QVERIFY(w.next());
        }
    }
    QVERIFY(w.filesWith({w.simulator.info().clientSecret, w.simulator.info().starfacePassword}).isEmpty());

    // each page that was done can be gone back to, and in the end all is as if it had been done in one go
    for (int i = 0; i < setup::stepCount - 1; ++i) {
        QVERIFY(w.goTo(Step(i)));
        QVERIFY(w.fillPage());
    }
    QVERIFY(w.goTo(Step::Summary));
    QVERIFY(w.finish());
    QVERIFY(w.callInTeams(w.anna));
    QTRY_VERIFY_WITH_TIMEOUT(w.dnd(w.anna), patience);
    QCOMPARE(secretsInFiles(), QStringList());
    QCOMPARE(w.end(), 0);
}

void TestMainPath::closedAtEveryPageOverARunningMonitor()
{
    SetupWalker &w = *m_walker;
    QVERIFY(setUpFromNothing());
    QVERIFY(w.callInTeams(w.anna));
    QTRY_VERIFY_WITH_TIMEOUT(w.dnd(w.anna), patience);
    for (int i = 0; i < setup::stepCount; ++i) {
        QVERIFY(w.chooseConnection(QStringLiteral("The whole set-up…")));
        QVERIFY(w.waitForWizard());
        QVERIFY(w.goTo(Step(i)));
        QVERIFY(w.fillPage());
        QVERIFY(w.close());
        QVERIFY(w.isLive());
    }
    QVERIFY(w.dnd(w.anna));
    QVERIFY(w.endCallInTeams(w.anna));
    QTRY_VERIFY_WITH_TIMEOUT(!w.dnd(w.anna), patience);
    QCOMPARE(secretsInFiles(), QStringList());
    QCOMPARE(w.end(), 0);
}

void TestMainPath::aCheckPutsThePhoneBackBeforeTheProgramEnds()
{
    SetupWalker &w = *m_walker;
    QVERIFY(setUpFromNothing());
    QVERIFY(w.chooseConnection(QStringLiteral("Users…")));
    QVERIFY(w.waitForWizard());
    QVERIFY(w.fillPage());
    QVERIFY(!w.dnd(w.ben));
    const int before = w.simulator.world()[QLatin1String("dndWrites")].toInt();
    // the engine, which has nothing to give back, ends long before the phone is answered for
    QVERIFY(w.simulator.addFault({{QStringLiteral("match"), QStringLiteral("PUT ")},
        {QStringLiteral("kind"), QStringLiteral("delay")}, {QStringLiteral("delaySeconds"), 3}}));
    QVERIFY(w.press(QStringLiteral("start%1").arg(int(setup::Task::WriteProof))));
    const auto world = [&w](const char *member) {
        return w.simulator.world()[QLatin1String(member)].toInt(-1);
    };
    QTRY_COMPARE_WITH_TIMEOUT(world("faultsLeft"), 0, patience);
    QCOMPARE(w.end(), 0);
    QVERIFY(!w.dnd(w.ben));
    QCOMPARE(world("dndWrites"), before + 2);
}

/// Half of it must not be done: it is carried through, and the next start runs with it.
void TestMainPath::aFinishUnderWayIsCarriedThroughWhenTheProgramEnds()
{
    SetupWalker &w = *m_walker;
    w.start();
    QVERIFY(w.waitForWizard() && w.walkToSummary() && w.fillPage());
    QAbstractButton *finish = w.wizard()->button(QWizard::FinishButton);
    QTRY_VERIFY_WITH_TIMEOUT(finish->isEnabled(), patience);
    QTest::mouseClick(finish, Qt::LeftButton);
    QCOMPARE(w.end(), 0);
    QVERIFY(!w.monitor());
    QVERIFY(QFile::exists(w.profileFile()));
    QCOMPARE(w.keychain().value(SecretKind::StarfacePassword), w.simulator.info().starfacePassword);
    QCOMPARE(w.keychain(true).value(SecretKind::StarfacePassword), QString());
    w.start();
    QTRY_VERIFY_WITH_TIMEOUT(w.isLive(), patience);
    QCOMPARE(w.end(), 0);
}

void TestMainPath::whatWasTypedIsKeptWhenTheProgramEnds()
{
    SetupWalker &w = *m_walker;
    w.start();
    QVERIFY(w.waitForWizard());
    while (w.step() != Step::WriteAccess)
        QVERIFY(w.fillPage() && w.next());
    QVERIFY(w.type(QStringLiteral("tenant"), w.simulator.info().tenant));
    QVERIFY(w.type(QStringLiteral("secret"), w.simulator.info().clientSecret));
    QCOMPARE(w.end(), 0); // as at the end of a session: the field was not left
    QCOMPARE(w.keychain(true).value(SecretKind::ClientSecret), w.simulator.info().clientSecret);
    QCOMPARE(w.filesWith({w.simulator.info().clientSecret}), QStringList());
    w.start();
    QVERIFY(w.waitForWizard());
    QCOMPARE(w.step(), Step::WriteAccess);
    QCOMPARE(w.inputs().value(QStringLiteral("tenant")), w.simulator.info().tenant);
    QCOMPARE(w.end(), 0);
}

void TestMainPath::withoutABrowserTheLinkIsOffered()
{
    SetupWalker &w = *m_walker;
    w.start();
    QVERIFY(w.waitForWizard());
    while (w.step() != Step::Registration)
        QVERIFY(w.fillPage() && w.next());
    w.takeBrowserAway();
    QVERIFY(w.press(QStringLiteral("open1")));
    // once the desktop's own program has said that it could not
    QVERIFY(QTest::qWaitFor([&w] { return w.press(QStringLiteral("copyUnopened")); }, patience));
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("https://entra.microsoft.com/")));
    QVERIFY(w.next());
    QVERIFY(!w.press(QStringLiteral("copyUnopened"))); // that was about the other page

    QVERIFY(w.enterKnown());
    QVERIFY(w.press(QStringLiteral("start0")));
    auto *message = w.wizard()->currentPage()->findChild<ui::MessageRow *>(QStringLiteral("message0"));
    QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), patience);
    QVERIFY2(message->text().contains(QStringLiteral("No browser")), qPrintable(message->text()));
    QVERIFY(w.press(QStringLiteral("copyLink0")));
    // somebody pastes it into a browser after all
    w.openInBrowser(QUrl(QGuiApplication::clipboard()->text()));
    QVERIFY(w.next());
    QVERIFY(w.close());
}

void TestMainPath::aTrayThatComesLaterGetsTheIcon()
{
    SetupWalker &w = *m_walker;
    QVERIFY(setUpFromNothing());
    FakeTray tray;
    QVERIFY(tray.start());
    QVERIFY(!tray.hasIcon());
    tray.startHost();
    QTRY_VERIFY_WITH_TIMEOUT(tray.hasIcon(), patience);
    w.monitor()->close(); // hides it only
    QVERIFY(!w.monitor());
    QVERIFY(!w.exitCode());
    QCOMPARE(w.end(), 0);
}

int main(int argc, char **argv)
{
    if (FakeTray::isAsked(argc, argv))
        return FakeTray::run(argc, argv);
    QApplication application(argc, argv);
    TestMainPath test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mainpath.moc"
