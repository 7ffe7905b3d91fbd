// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/windowworld.h"
#include "profile/profilestore.h"
#include "program/exitcodes.h"
#include "program/setupsession.h"
#include "program/windowprogram.h"
#include "secrets/memorysecretstore.h"
#include "support/fakesecretstore.h"
#include "ui/health/healthpage.h"
#include "ui/setup/setuppage.h"
#include "ui/setup/setupwizard.h"
#include "words/setupwords.h"

#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = WindowWorld::patience;

/// The program, with what its own parts may ask of it.
class OpenProgram final : public WindowProgram {
public:
    using WindowProgram::engine;
    using WindowProgram::raise;
    using WindowProgram::replaceBy;
    using WindowProgram::tellWaiting;
    using WindowProgram::WindowProgram;
    /// The id of the profile that the engine runs; empty: it has said nothing yet.
    QString running() { return engine() ? engine()->client().profile().id : QString(); }
};

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

/// Null: it did not start.
std::shared_ptr<demo::DemoSimulator> startSimulator()
{
    auto simulator = std::make_shared<demo::DemoSimulator>(demo::DemoSimulator::Settings{6, 1, u"day"_s});
    QSignalSpy ready(simulator.get(), &demo::DemoSimulator::ready);
    simulator->start();
    return QTest::qWaitFor([&ready] { return !ready.isEmpty(); }, patience) ? simulator : nullptr;
}

} // namespace

/// What the program does with its windows besides synchronising.
class TestWindowProgram final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMemoryIsKeptForThisRunOnly_data();
    void aMemoryIsKeptForThisRunOnly();
    void whatIsWaitedForIsRaised();
    void aSecondStartShowsTheSetUpThatIsOpen();
    void aLockedKeychainIsNamed();
    void aDemoChangesNoProfile();
    void aDemoWhoseSimulatorDiesSaysSo();
    void whatWasNotCheckedIsSaidSo();
};

void TestWindowProgram::aMemoryIsKeptForThisRunOnly_data()
{
    QTest::addColumn<bool>("survives");
    QTest::newRow("a keychain") << true;
    QTest::newRow("what was given on standard input") << false;
}

void TestWindowProgram::aMemoryIsKeptForThisRunOnly()
{
    QFETCH(bool, survives);
    const QTemporaryDir folder;
    core::SystemClock clock;
    std::shared_ptr<secrets::SecretStore> store;
    if (survives)
        store = std::make_shared<FakeSecretStore>();
    else
        store = std::make_shared<secrets::MemorySecretStore>();
    SetupSession session(
        {folder.filePath(u"p.json"_s), folder.filePath(u"p.draft"_s), {}, setup::Step::Start, {}}, store,
        clock, nullptr);
    session.show();
    const auto *wizard = WindowWorld::opened<ui::SetupWizard>("setupWizard");
    QVERIFY(wizard);
    const auto *choices = wizard->page(setup::Step::Summary).findChild<QLabel *>(u"choices"_s);
    QVERIFY2(choices->text().contains(u"for this run only") != survives, qPrintable(choices->text()));
}

/// A second start asks for the window, and what is waited for is all there is.
void TestWindowProgram::whatIsWaitedForIsRaised()
{
    WindowWorld world;
    CommandLine line;
    line.profile = world.profileFile();
    line.engineProgram = QStringLiteral(PB_BIN_DIR "/presence-bridge");
    OpenProgram program(line);
    program.tellWaiting(u"The keychain is locked."_s, u"keychain: locked"_s);
    auto *box = WindowWorld::opened<QMessageBox>("waiting");
    QVERIFY(box);
    box->hide();
    program.raise();
    QVERIFY(box->isVisible());
    QTRY_VERIFY(box->isActiveWindow());
}

/// Two would write over each other's draft.
void TestWindowProgram::aSecondStartShowsTheSetUpThatIsOpen()
{
    WindowWorld world;
    CommandLine line; // no profile: the first start of a new user
    line.engineProgram = QStringLiteral(PB_BIN_DIR "/presence-bridge");
    OpenProgram first(line);
    first.start();
    QTRY_VERIFY_WITH_TIMEOUT(WindowWorld::opened<ui::SetupWizard>("setupWizard"), patience);
    OpenProgram second(line);
    QSignalSpy left(&second, &WindowProgram::left);
    second.start();
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, patience);
    QCOMPARE(left[0][0].toInt(), 0);
    const QWidgetList windows = QApplication::topLevelWidgets();
    QCOMPARE(std::count_if(windows.begin(), windows.end(),
                 [](const QWidget *window) { return window->objectName() == u"setupWizard"; }),
        1);
}

/// And not taken for another engine that was faster.
void TestWindowProgram::aLockedKeychainIsNamed()
{
    WindowWorld world;
    QFile engine(world.home.filePath(u"engine"_s));
    QVERIFY(engine.open(QIODevice::WriteOnly));
    engine.write(R"(#!/bin/sh
echo '{"event":"failed","what":"secrets","code":"locked","exitCode":1,"sentence":"It is locked.","log":"l"}'
exit 1
)");
    engine.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    engine.close();
    CommandLine line;
    line.profile = world.profileFile();
    line.engineProgram = engine.fileName();
    OpenProgram program(line);
    QSignalSpy left(&program, &WindowProgram::left);
    program.start();
    QMessageBox *box = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT(box = WindowWorld::opened<QMessageBox>("cannotStart"), patience);
    QVERIFY2(box->text().contains(u"It is locked."_s), qPrintable(box->text()));
    box->accept();
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, patience);
    QCOMPARE(left[0][0].toInt(), exitFailed);
}

void TestWindowProgram::aDemoChangesNoProfile()
{
    WindowWorld world;
    CommandLine line;
    line.profile = world.profileFile();
    line.engineProgram = QStringLiteral(PB_BIN_DIR "/presence-bridge");
    OpenProgram program(line);
    program.start();
    QTRY_VERIFY_WITH_TIMEOUT(world.window(), patience);
    QVERIFY(!program.running().isEmpty() && program.running() != u"demo");
    const auto simulator = startSimulator();
    QVERIFY(simulator);
    program.replaceBy(simulator->profile(), simulator->secrets(), simulator);
    QTRY_COMPARE_WITH_TIMEOUT(program.running(), u"demo"_s, patience);
    const QByteArray before = contentOf(world.profileFile());
    bool done = false;
    program.engine()
        ->client()
        .setExcluded(world.anna, true)
        ->then(&program, [&done](const core::Done &result) { done = result.has_value(); });
    QTRY_VERIFY_WITH_TIMEOUT(done, patience);
    QCOMPARE(contentOf(world.profileFile()), before);
    QSignalSpy left(&program, &WindowProgram::left);
    program.end();
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, patience);
}

void TestWindowProgram::aDemoWhoseSimulatorDiesSaysSo()
{
    WindowWorld world;
    CommandLine line;
    line.profile = world.profileFile();
    line.engineProgram = QStringLiteral(PB_BIN_DIR "/presence-bridge");
    OpenProgram program(line);
    QSignalSpy left(&program, &WindowProgram::left);
    const auto simulator = startSimulator();
    QVERIFY(simulator);
    program.replaceBy(simulator->profile(), simulator->secrets(), simulator);
    QTRY_COMPARE_WITH_TIMEOUT(program.running(), u"demo"_s, patience);
    QCOMPARE(::kill(static_cast<pid_t>(simulator->processId()), SIGKILL), 0);
    QTRY_VERIFY_WITH_TIMEOUT(WindowWorld::opened<QMessageBox>("demoEnded"), patience);
    QVERIFY(!WindowWorld::opened<QMessageBox>("cannotStart"));
    WindowWorld::opened<QMessageBox>("demoEnded")->close();
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, patience);
    QCOMPARE(left.first().first().toInt(), exitFailed);
}

/// The page of the health says it for every check, as the set-up does.
void TestWindowProgram::whatWasNotCheckedIsSaidSo()
{
    WindowWorld world;
    QVERIFY(world.start());
    QVERIFY(world.showPanel("healthDock"));
    const auto *table = world.find<QTableView>("lastChecks");
    QVERIFY(table && table->isVisible());
    QVERIFY(table->model()->rowCount() > 12);
    QStringList verdicts;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        verdicts << table->model()->index(row, 1).data().toString();
    QVERIFY(verdicts.contains(ui::statusText(setup::CheckLine::Status::NotRun)));
    QVERIFY(!verdicts.contains(ui::statusText(setup::CheckLine::Status::Ok)));
    QVERIFY(world.find<QLabel>("lastCheckTime")->text().startsWith(u"Nothing was checked"));
    QVERIFY(world.window()->findChild<ui::HealthPage *>()->asText().contains(u"Last check"));
    QVERIFY(WindowWorld::press(world.window(), "checkNow"));
    QTRY_VERIFY(WindowWorld::opened<ui::SetupWizard>("setupWizard"));
    QCOMPARE(WindowWorld::opened<ui::SetupWizard>("setupWizard")->currentStep(), setup::Step::Summary);
    QCOMPARE(world.end(), 0);
}

QTEST_MAIN(TestWindowProgram)
#include "tst_windowprogram.moc"
