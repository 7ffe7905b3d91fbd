// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/needs.h"
#include "integration/windowworld.h"
#include "support/mnemonics.h"
#include "ui/health/needbanners.h"
#include "ui/languagerows.h"
#include "ui/monitor/activity/activitymodel.h"
#include "ui/monitor/activity/activityview.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/monitortable.h"
#include "ui/monitor/why/whypanel.h"
#include "ui/rules/rulesdialog.h"
#include "ui/setup/setupwizard.h"
#include "words/language.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScopeGuard>
#include <QTableView>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = WindowWorld::patience;
constexpr int proofPatience = 10 * patience; // the whole proof of a rule set

} // namespace

/// The window as the program wires it, against the simulator: what it explains, and where it leads.
class TestWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void whoIsSearchedForIsExplained();
    void provenRulesAreMadeLiveAndKept();
    void theLogFillsAndLeadsToTheUser();
    void theTimelineOfTheUserFillsAndIsDeleted();
    void whatFailedIsTriedAgain();
    void theHelpIsThere();
    void aNeedOpensItsStepOfTheSetUp();
    void nothingOfTheDemoIsSetUpOrKept();
    void fromTheDemoOneComesToTheSetUp_data();
    void fromTheDemoOneComesToTheSetUp();
    void whatIsDoneWithARowIsInItsMenu();
    void eachMenuEntryHasANameOfItsOwn_data() { addLanguageRows(); }
    void eachMenuEntryHasANameOfItsOwn();
    void noTwoMnemonicsAreEqual_data();
    void noTwoMnemonicsAreEqual();

private:
    bool start() { return m_world->start(); }
    QLabel *label(const char *name) { return m_world->find<QLabel>(name); }

    std::unique_ptr<WindowWorld> m_world;
};

void TestWindow::init()
{
    m_world = std::make_unique<WindowWorld>();
    QVERIFY2(m_world->isReady(), qPrintable(m_world->simulator.error()));
}

void TestWindow::cleanup()
{
    m_world.reset();
    for (const QWidget *widget : QApplication::topLevelWidgets())
        QVERIFY2(!widget->isVisible(), qPrintable(widget->objectName()));
}

void TestWindow::whoIsSearchedForIsExplained()
{
    QVERIFY(start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    const QString name = m_world->simulator.user(m_world->anna).value("name"_L1).toString();
    auto *search = m_world->find<QLineEdit>("search");
    QVERIFY(m_world->trigger("find"));
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, name);
    QTRY_COMPARE(m_world->window()->table().model()->rowCount(), 1);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(m_world->select(m_world->anna));
    QVERIFY(m_world->trigger("why"));

    const ui::WhyPanel &panel = m_world->window()->whyPanel();
    QVERIFY(panel.isVisible());
    QCOMPARE(panel.user(), m_world->anna.toLower());
    QCOMPARE(label("whyName")->text(), name);
    QTRY_VERIFY_WITH_TIMEOUT(label("whyHeadline")->text().startsWith(u"Do not disturb stays on"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!label("whyChanges")->text().isEmpty(), patience);
    // what one asks first is what is so now
    QCOMPARE(m_world->find<QComboBox>("whatIfTeams")->currentText(), u"In a call"_s);

    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(m_world->select(m_world->ben));
    QCOMPARE(panel.user(), m_world->ben.toLower());
    QCOMPARE(m_world->find<QComboBox>("whatIfTeams")->currentText(), u"Available"_s);
}

void TestWindow::provenRulesAreMadeLiveAndKept()
{
    QVERIFY(start());
    QVERIFY(m_world->simulator.setTeams(m_world->anna, u"Busy"_s, u"InAMeeting"_s));
    m_world->window()->showWhy(m_world->anna.toLower());
    QVERIFY(m_world->trigger("showRules"));
    auto *dialog = WindowWorld::opened<ui::RulesDialog>("rulesDialog");
    QVERIFY(dialog);
    dialog->findChild<QListWidget *>(u"ruleSets"_s)->setCurrentRow(1);
    auto *makeLive = dialog->findChild<QPushButton *>(u"makeLive"_s);
    QVERIFY(!makeLive->isEnabled()); // not before it is proven
    QTRY_VERIFY_WITH_TIMEOUT(makeLive->isEnabled(), proofPatience);
    QVERIFY(!m_world->dnd(m_world->anna));
    QCOMPARE(m_world->stored().rules, presence::callsOnly());

    QVERIFY(WindowWorld::press(dialog, "makeLive"));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->stored().rules, presence::everyKindOfBusy(), patience);
    QVERIFY(!makeLive->isEnabled()); // it is live
    QTRY_VERIFY_WITH_TIMEOUT(m_world->dnd(m_world->anna), patience);
    QVERIFY(WindowWorld::press(dialog, "closeRules"));
    QTRY_VERIFY(!WindowWorld::opened<ui::RulesDialog>("rulesDialog"));
    // opened once more it knows what is live
    QVERIFY(m_world->trigger("showRules"));
    dialog = WindowWorld::opened<ui::RulesDialog>("rulesDialog");
    QVERIFY(!dialog->findChild<QPushButton *>(u"makeLive"_s)->isEnabled());
}

void TestWindow::theLogFillsAndLeadsToTheUser()
{
    QVERIFY(start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    auto *view = m_world->find<ui::ActivityView>("activityView");
    QVERIFY(!view->isVisible());
    QVERIFY(m_world->showPanel("activityDock"));
    view->setUserFilter(m_world->anna);
    const auto hers = [&] {
        const QAbstractItemModel *model = view->table().model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row, ui::ActivityModel::User);
            if (index.data(ui::ActivityModel::KeyRole).toString() == m_world->anna.toLower())
                return index;
        }
        return QModelIndex();
    };
    QTRY_VERIFY_WITH_TIMEOUT(hers().isValid(), patience);
    const QPoint at = view->table().visualRect(hers()).center();
    QTest::mouseClick(view->table().viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(view->table().viewport(), Qt::LeftButton, {}, at);
    QVERIFY(m_world->window()->whyPanel().isVisible());
    QCOMPARE(m_world->window()->whyPanel().user(), m_world->anna.toLower());
}

void TestWindow::theTimelineOfTheUserFillsAndIsDeleted()
{
    QVERIFY(start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    m_world->window()->showWhy(m_world->anna.toLower());
    auto *list = m_world->find<QListWidget>("timelineList");
    const auto tells = [&](const QString &text) {
        return !list->findItems(text, Qt::MatchContains).isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(tells(u"Teams: In a call"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(tells(u"Switch do not disturb on"_s), patience);
    // somebody else has another past
    QVERIFY(m_world->select(m_world->ben));
    QTRY_VERIFY_WITH_TIMEOUT(tells(u"Teams: Available"_s), patience);
    QVERIFY(!tells(u"Teams: In a call"_s));
    QVERIFY(m_world->select(m_world->anna));
    QTRY_VERIFY_WITH_TIMEOUT(tells(u"Teams: In a call"_s), patience);

    QVERIFY(m_world->find<QAbstractButton>("timelineDelete")->isEnabled());
    m_world->find<QAbstractButton>("timelineDelete")->click();
    const QString name = m_world->simulator.user(m_world->anna).value("name"_L1).toString();
    auto *question = WindowWorld::opened<QMessageBox>("deleteHistoryQuestion");
    QVERIFY(question && question->text().contains(name));
    QVERIFY(WindowWorld::press(question, "deleteHistoryYes"));
    QTRY_VERIFY_WITH_TIMEOUT(!tells(u"Switch do not disturb on"_s), patience);
    QVERIFY(m_world->dnd(m_world->anna)); // the synchronisation goes on
}

void TestWindow::whatFailedIsTriedAgain()
{
    QVERIFY(start());
    m_world->simulator.control("POST", u"starface"_s, {{u"administrator"_s, false}});
    QVERIFY(m_world->callInTeams(m_world->anna));
    auto *banners = m_world->find<ui::NeedBanners>("needBanners");
    QTRY_VERIFY_WITH_TIMEOUT(banners->shown() > 0, patience);
    QVERIFY(m_world->showPanel("healthDock"));
    auto *failed = m_world->find<QTableView>("failedTable");
    QTRY_COMPARE_WITH_TIMEOUT(failed->model()->rowCount(), 1, patience);
    m_world->simulator.control("POST", u"starface"_s, {{u"administrator"_s, true}});
    m_world->simulator.clearRequests();
    QVERIFY(m_world->trigger("retryNow"));
    // the directory is read again, which by itself happens every five minutes
    const auto isRead = [&] {
        const QJsonArray requests = m_world->simulator.requests();
        return std::any_of(requests.begin(), requests.end(), [](const QJsonValue &request) {
            return request.toObject().value("path"_L1).toString().startsWith(u"/v1.0/users?");
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->dnd(m_world->anna), patience);
    QTRY_COMPARE_WITH_TIMEOUT(failed->model()->rowCount(), 0, patience);
    QTRY_COMPARE_WITH_TIMEOUT(banners->shown(), 0, patience);
}

void TestWindow::theHelpIsThere()
{
    QVERIFY(start());
    QVERIFY(m_world->trigger("about"));
    QVERIFY(WindowWorld::opened<QDialog>("aboutDialog"));
    WindowWorld::opened<QDialog>("aboutDialog")->close();
    QVERIFY(m_world->trigger("supportBundle"));
    auto *support = WindowWorld::opened<QDialog>("supportDialog");
    QVERIFY(support->findChild<QListWidget *>(u"supportFiles"_s)->count() > 2);
    QVERIFY(m_world->action("openLogFolder")->isEnabled());
}

void TestWindow::aNeedOpensItsStepOfTheSetUp()
{
    using health::Action;
    QVERIFY(start());
    auto *banners = m_world->find<ui::NeedBanners>("needBanners");
    Q_EMIT banners->actionWanted(Action::None);
    QVERIFY(!WindowWorld::opened<QWidget>("setupWizard"));
    for (const auto &[action, step] : {std::pair{Action::ReplacePassword, setup::Step::Starface},
             std::pair{Action::SignInAgain, setup::Step::ReadAccess},
             std::pair{Action::ReplaceSecret, setup::Step::WriteAccess}}) {
        Q_EMIT banners->actionWanted(action);
        auto *wizard = WindowWorld::opened<ui::SetupWizard>("setupWizard");
        QVERIFY(wizard);
        QCOMPARE(wizard->currentStep(), step);
        wizard->reject();
        WindowWorld::press(WindowWorld::opened<QMessageBox>("closeQuestion"), "closeNow");
        QTRY_VERIFY(!WindowWorld::opened<QWidget>("setupWizard"));
    }
    QVERIFY(m_world->window()); // the window stays, whatever becomes of the set-up
}

void TestWindow::nothingOfTheDemoIsSetUpOrKept()
{
    using health::Action;
    CommandLine options;
    options.demo = true;
    options.demoUsers = 6;
    options.demoScenario = u"still"_s;
    const profile::Profile before = m_world->stored();
    QVERIFY(m_world->start(options));
    QVERIFY(m_world->find<QWidget>("demoBanner")->isVisible());
    QCOMPARE(m_world->window()->connectionMenu()->actions().size(), 1); // only away from it
    auto *banners = m_world->find<ui::NeedBanners>("needBanners");
    for (const Action action : {Action::SignInAgain, Action::ReplaceReadSecret, Action::ReplaceSecret,
             Action::GrantPermission, Action::ReplacePassword, Action::TrustCertificate}) {
        Q_EMIT banners->actionWanted(action);
        QVERIFY(!WindowWorld::opened<QWidget>("setupWizard"));
    }
    // and its modes and users out are nobody's settings
    const QModelIndex first = m_world->window()->table().model()->index(0, ui::MonitorModel::User);
    QVERIFY(m_world->select(first.data(ui::MonitorModel::KeyRole).toString()));
    QVERIFY(m_world->trigger("excludeUser"));
    QVERIFY(m_world->trigger("observeOnly"));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->modeShown().startsWith(u"Observe only"_s), patience);
    QVERIFY(!WindowWorld::opened<QMessageBox>("notKept"));
    QVERIFY(!m_world->action("openLogFolder")->isEnabled());
    QCOMPARE(m_world->end(), 0);
    QCOMPARE(m_world->stored(), before);
    QVERIFY(!QDir(m_world->home.filePath(u"config"_s)).entryList({u"*.json"_s}, QDir::Files).size());
}

void TestWindow::fromTheDemoOneComesToTheSetUp_data()
{
    QTest::addColumn<bool>("isButton");
    QTest::newRow("by the menu") << false;
    QTest::newRow("by the message") << true;
}

void TestWindow::fromTheDemoOneComesToTheSetUp()
{
    QFETCH(bool, isButton);
    CommandLine options;
    options.demo = true;
    options.demoUsers = 6;
    options.demoScenario = u"still"_s;
    QVERIFY(m_world->start(options));
    QVERIFY(m_world->window()->connectionMenu()->menuAction()->isVisible());
    if (isButton)
        QVERIFY(WindowWorld::press(m_world->window(), "demoSetUp"));
    else
        QVERIFY(m_world->trigger("setUp"));
    QTRY_VERIFY_WITH_TIMEOUT(WindowWorld::opened<ui::SetupWizard>("setupWizard"), patience);
    QVERIFY(!m_world->window()); // the demo has ended
    auto *wizard = WindowWorld::opened<ui::SetupWizard>("setupWizard");
    QCOMPARE(wizard->currentStep(), setup::Step::Start);
    QVERIFY(!m_world->exitCode());
    QVERIFY(QFile::exists(m_world->home.filePath(u"state/presence-bridge/presence-bridge-window.log"_s)));
    wizard->reject();
    WindowWorld::press(WindowWorld::opened<QMessageBox>("closeQuestion"), "closeNow");
    QTRY_COMPARE_WITH_TIMEOUT(m_world->exitCode().value_or(-1), 0, patience);
}

void TestWindow::whatIsDoneWithARowIsInItsMenu()
{
    QVERIFY(start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    ui::MonitorTable &table = m_world->window()->table();
    QVERIFY(m_world->select(m_world->anna));
    const auto choose = [&](const char *name) {
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(&table, &key);
        auto *menu = m_world->find<QMenu>("cellMenu");
        QAction *wanted = nullptr;
        for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
            if (action->objectName() == QLatin1String(name) && action->isVisible() && action->isEnabled())
                wanted = action;
        }
        if (wanted)
            wanted->trigger();
        delete menu;
        return wanted != nullptr;
    };
    QVERIFY(choose("rowHistory"));
    QVERIFY(m_world->find<QWidget>("activityDock")->isVisible());
    QCOMPARE(m_world->find<QLineEdit>("activityUser")->text(), m_world->anna.toLower());

    QVERIFY(!choose("includeUser"));
    QVERIFY(QTest::qWaitFor([&] { return choose("giveBackUser"); }, patience));
    QTRY_VERIFY_WITH_TIMEOUT(!m_world->dnd(m_world->anna), patience);
    QVERIFY(choose("excludeUser"));
    QTRY_COMPARE(m_world->stored().excluded.size(), 1);
    QCOMPARE(m_world->stored().excluded.constFirst().email, m_world->anna.toLower());
    QVERIFY(QTest::qWaitFor([&] { return choose("includeUser"); }, patience));
    QTRY_VERIFY(m_world->stored().excluded.isEmpty());
    QVERIFY(choose("cellWhy"));
    QVERIFY(m_world->window()->whyPanel().isVisible());
    QCOMPARE(m_world->window()->whyPanel().user(), m_world->anna.toLower());
}

void TestWindow::eachMenuEntryHasANameOfItsOwn()
{
    QFETCH(QString, language);
    ui::installLanguage(*qApp, language);
    const auto english = qScopeGuard([] { ui::installLanguage(*qApp, u"en"_s); });
    QVERIFY(start());
    QHash<QString, const QAction *> seen;
    for (const auto *menu : m_world->window()->menuBar()->findChildren<QMenu *>()) {
        // columns are named in both
        if (menu->objectName() == u"sortMenu" || menu->objectName() == u"columnsMenu")
            continue;
        for (const QAction *action : menu->actions()) {
            const QString name = action->text().remove(u'&').remove(u'…');
            if (action->isSeparator())
                continue;
            QVERIFY2(seen.value(name, action) == action, qPrintable(name));
            seen.insert(name, action);
        }
    }
    QVERIFY(seen.size() > 20);
}

void TestWindow::noTwoMnemonicsAreEqual_data()
{
    addLanguageRows();
}

void TestWindow::noTwoMnemonicsAreEqual()
{
    QFETCH(QString, language);
    ui::installLanguage(*qApp, language);
    const auto english = qScopeGuard([] { ui::installLanguage(*qApp, u"en"_s); });
    QVERIFY(start());
    m_world->window()->showWhy(m_world->anna.toLower());
    QVERIFY(m_world->showPanel("healthDock"));
    QVERIFY(m_world->showPanel("activityDock"));
    m_world->window()->whyPanel().raise();
    QTRY_VERIFY(m_world->find<QWidget>("whyExclude")->isVisible());
    const ui::MonitorWindow &window = *m_world->window();
    QVERIFY(mnemonicTexts(window).size() > 20);
    QVERIFY(window.findChildren<QMenu *>().size() > 7);
    QCOMPARE(sharedMnemonicInMenus(window), QString());
    QCOMPARE(sharedMnemonic(mnemonicTexts(window)), QString());

    // what changes its words with the state
    const QString exclude = m_world->find<QPushButton>("whyExclude")->text();
    QVERIFY(WindowWorld::press(&window, "whyExclude"));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->find<QPushButton>("whyExclude")->text() != exclude, patience);
    QVERIFY(m_world->trigger("freeze"));
    const QString pause = m_world->action("pause")->text();
    QVERIFY(m_world->trigger("pause"));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->action("pause")->text() != pause, patience);
    QCOMPARE(sharedMnemonicInMenus(window), QString());
    QCOMPARE(sharedMnemonic(mnemonicTexts(window)), QString());

    // what it opens
    QVERIFY(m_world->select(m_world->anna));
    Q_EMIT m_world->window()->table().customContextMenuRequested(QPoint(20, 20));
    QVERIFY(m_world->find<QMenu>("cellMenu"));
    QCOMPARE(sharedMnemonicInMenus(window), QString());
    m_world->find<QMenu>("cellMenu")->close();
    for (const auto &[action, dialog] :
        {std::pair{"showRules", "rulesDialog"}, std::pair{"showExclusions", "exclusions"},
            std::pair{"about", "aboutDialog"}, std::pair{"supportBundle", "supportDialog"}}) {
        QVERIFY(m_world->trigger(action));
        QTRY_VERIFY_WITH_TIMEOUT(WindowWorld::opened<QDialog>(dialog), patience);
        auto *opened = WindowWorld::opened<QDialog>(dialog);
        QCOMPARE(sharedMnemonic(mnemonicTexts(*opened)), QString());
        opened->close();
    }
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
