// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layout/scenewalk.h"

#include "support/fakeclock.h"
#include "ui/common/programboxes.h"
#include "ui/health/healthpage.h"
#include "ui/health/needbanners.h"
#include "ui/healthscene.h"
#include "ui/layout/layoutcheck.h"
#include "ui/monitor/activity/activityview.h"
#include "ui/monitor/timeline/timelinepanel.h"
#include "ui/monitor/why/whypanel.h"
#include "ui/rules/rulesdialog.h"
#include "ui/rules/whatifpanel.h"
#include "ui/scenes/dialogscene.h"
#include "ui/scenes/historyscene.h"
#include "ui/scenes/monitorscene.h"
#include "ui/scenes/rulesscene.h"
#include "ui/scenes/setupscene.h"
#include "ui/setup/adminrequestdialog.h"
#include "ui/setup/lastcheckpanel.h"
#include "ui/setup/setupwizard.h"
#include "ui/tray/trayicon.h"
#include "words/sentences.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

namespace pb::test {

using namespace std::chrono_literals;

namespace {

/// Something else on the screen than the window: a question, a dialog, a menu.
void lookAtOthers(const QString &scene, QWidget &window, const Look &look)
{
    settle();
    const auto all = QApplication::topLevelWidgets();
    for (QWidget *other : all) {
        if (other != &window && other->isVisible() && !other->inherits("QTipLabel")) {
            look(scene, *other);
            other->close();
        }
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/// Where no file can be written.
QString nowhere()
{
    return QStringLiteral(
        "/nowhere/finkenstein-waldhausen/presence-bridge/exports/presence-bridge-2026-11-27-0931.csv");
}

/// What was begun tells its failure in a window of its own.
void awaitOther(const QWidget &window)
{
    (void)QTest::qWaitFor(
        [&window] {
            const auto all = QApplication::topLevelWidgets();
            return std::any_of(all.begin(), all.end(), [&window](const QWidget *other) {
                return other != &window && other->isVisible() && other->inherits("QMessageBox");
            });
        },
        20'000);
}

// --- Set-up ------------------------------------------------------------------------------------------------

void lookAtPages(const QString &scene, SetupStage &stage, ui::SetupWizard &wizard, const Look &look)
{
    wizard.show();
    const auto pages = wizard.pageIds();
    for (const int id : pages) {
        while (wizard.currentId() < id)
            wizard.next();
        playSetup(stage, scene);
        look(QStringLiteral("setup %1, page %2").arg(scene).arg(id), wizard);
    }
}

void walkSetup(HistoryScene &, const Look &look)
{
    for (const QString &scene : setupScenes()) {
        SetupStage stage;
        prepareSetup(stage, scene);
        ui::SetupWizard wizard(*stage.setup, {}, setup::Step::Start);
        lookAtPages(scene, stage, wizard, look);
        wizard.reject();
        lookAtOthers(QStringLiteral("setup %1, question").arg(scene), wizard, look);
    }
    const SetupStage stage;
    ui::AdminRequestDialog request(stage.setup->registration(), profile::Cloud::Global);
    look(QStringLiteral("admin request"), request);
}

// --- Monitor -----------------------------------------------------------------------------------------------

/// What the set-up of that scene has found; of nothing: nobody has checked yet.
ui::LastCheckPanel *lastCheckPanel(bool failing, core::Clock &clock)
{
    SetupStage stage;
    prepareSetup(stage, failing ? QStringLiteral("failing") : QStringLiteral("long"));
    auto *panel = new ui::LastCheckPanel(clock, stage.setup->draft().profile);
    panel->show(stage.setup->lastCheck());
    return panel;
}

/// The window with all that the program puts into it.
class Dressed {
public:
    Dressed(const QString &name, HistoryScene &history)
        : scene(name, clock)
    {
        fillWatch(watch,
            name == u"failing" || name == u"unfolded" ? QStringLiteral("failing")
                                                      : QStringLiteral("expiring"));
        ui::MonitorWindow &window = scene.window();
        window.setNeedBanners(new ui::NeedBanners(watch, &window));
        timeline = new ui::TimelinePanel(history.store(), history.clock());
        window.whyPanel().setTimeline(timeline);
        window.whyPanel().setExtra(new ui::WhatIfPanel);
        auto *page = new ui::HealthPage(watch);
        page->addPart(lastCheckPanel(name == u"failing", clock), [] { return QString(); });
        health =
            addPanel(QStringLiteral("healthDock"), QStringLiteral("Health"), page, Qt::RightDockWidgetArea);
        activity = addPanel(QStringLiteral("activityDock"), QStringLiteral("Activity"),
            new ui::ActivityView(history.store(), history.clock()), Qt::BottomDockWidgetArea);
    }
    void play()
    {
        scene.window().show();
        scene.play();
        clock.advance(1200ms);
    }

    FakeClock clock{core::SystemClock().wall()};
    health::Watch watch{{}, clock};
    MonitorScene scene;
    ui::TimelinePanel *timeline;
    QDockWidget *health;
    QDockWidget *activity;

private:
    QDockWidget *addPanel(
        const QString &name, const QString &title, QWidget *content, Qt::DockWidgetArea area)
    {
        auto *dock = new QDockWidget(title, &scene.window());
        dock->setObjectName(name);
        dock->setWidget(content);
        scene.window().addPanel(dock, area);
        return dock;
    }
};

void walkMonitor(HistoryScene &history, const Look &look)
{
    for (const QString &name : MonitorScene::names()) {
        Dressed dressed(name, history);
        dressed.play();
        look(QStringLiteral("monitor %1").arg(name), dressed.scene.window());
        lookAtOthers(QStringLiteral("monitor %1").arg(name), dressed.scene.window(), look);
    }
}

/// The panel's own way to what it shows goes over a thread.
template<typename Panel>
void awaitLoaded(Panel *panel, const std::function<void()> &begin)
{
    bool loaded = false;
    const auto connection = QObject::connect(panel, &Panel::loaded, panel, [&loaded] { loaded = true; });
    begin();
    (void)QTest::qWaitFor([&loaded] { return loaded; }, 20'000);
    QObject::disconnect(connection);
}

void walkPanels(HistoryScene &history, const Look &look)
{
    Dressed dressed(QStringLiteral("why"), history);
    ui::MonitorWindow &window = dressed.scene.window();
    const auto anna = history.anna();
    dressed.play();
    awaitLoaded(dressed.timeline, [&] { dressed.timeline->setUser(anna.key, anna.name); });
    const QSize size = window.size();
    const auto at = [&](const QString &name) {
        settle();
        window.resize(size);
        look(QStringLiteral("panels: ") + name, window);
    };
    auto *why = window.findChild<QScrollArea *>(QStringLiteral("whyScroll"))->verticalScrollBar();
    why->setValue(why->maximum());
    at(QStringLiteral("why, below"));
    auto *asText = dressed.timeline->findChild<QAbstractButton *>(QStringLiteral("timelineAsText"));
    asText->click();
    at(QStringLiteral("timeline as text"));
    // Exception: 540 lines, which 1920×1080 at 200 % leaves, are too few for the table and a log below it.
    if (window.screen()->availableSize().height() > 600) {
        auto *view = dressed.activity->findChild<ui::ActivityView *>();
        awaitLoaded(view, [&] {
            dressed.activity->show();
            view->setUserFilter(QStringLiteral("anna"));
        });
        at(QStringLiteral("why and activity"));
        dressed.health->show();
        dressed.health->raise();
        at(QStringLiteral("all"));
    }
    dressed.health->show();
    window.whyPanel().hide();
    dressed.activity->hide();
    at(QStringLiteral("health"));
}

void walkMenus(HistoryScene &history, const Look &look)
{
    Dressed dressed(QStringLiteral("normal"), history);
    ui::MonitorWindow &window = dressed.scene.window();
    dressed.play();
    settle();
    const auto menus = window.findChildren<QMenu *>();
    for (QMenu *menu : menus) {
        if (menu->isEmpty())
            continue;
        menu->popup(window.mapToGlobal(QPoint(4, 4)));
        settle();
        look(QStringLiteral("menu %1").arg(menu->objectName()), *menu);
        menu->close();
    }
    // a folder is no file
    window.findChild<QAction *>(QStringLiteral("export"))->trigger();
    auto *dialog = window.findChild<QFileDialog *>(QStringLiteral("exportDialog"));
    Q_EMIT dialog->fileSelected(nowhere());
    dialog->reject();
    awaitOther(window);
    lookAtOthers(QStringLiteral("export that failed"), window, look);
    ui::TrayIcon tray(dressed.watch, window, {}, [] { return true; });
    tray.menu().popup({0, 0});
    look(QStringLiteral("menu of the tray"), tray.menu());
    tray.menu().close();
    for (const char *question : {"giveBackAll", "aboutQt", "export"}) {
        window.findChild<QAction *>(QLatin1String(question))->trigger();
        lookAtOthers(QStringLiteral("question %1").arg(QLatin1String(question)), window, look);
    }
}

// --- What the program itself says
// ---------------------------------------------------------------------------

core::Error longFailure(core::ErrorKind kind)
{
    core::Error error;
    error.kind = kind;
    error.code = QStringLiteral("profile-unwritable");
    error.detail = nowhere() + QStringLiteral(": permission denied (the folder belongs to somebody else)");
    error.requestId = QStringLiteral("4f2a9c31-8d7e-4b60-a5f3-91c0de27b846");
    return error;
}

void walkBoxes(HistoryScene &, const Look &look)
{
    QWidget parent;
    QStringList names;
    for (const sync::Person &person : matchedPeople(41))
        names << person.email;
    const core::Error storage = longFailure(core::ErrorKind::Storage);
    const core::Error keychain = longFailure(core::ErrorKind::KeychainUnavailable);
    const std::vector<std::pair<QString, QMessageBox *>> boxes{
        {QStringLiteral("rules not kept"),
            ui::notKeptBox(QObject::tr("Rules"), ui::sentence(storage), storage, &parent)},
        {QStringLiteral("not reloaded, another profile"),
            ui::notReloadedBox(core::Error{core::ErrorKind::Conflict, 0, QStringLiteral("other-profile"),
                                   QStringLiteral("/etc/presence-bridge/default.json"), {}, {}},
                &parent)},
        {QStringLiteral("not reloaded, secrets of its own"),
            ui::notReloadedBox(
                core::Error{core::ErrorKind::Conflict, 0, QStringLiteral("given-secrets"), {}, {}, {}},
                &parent)},
        {QStringLiteral("not reloaded, a viewer"),
            ui::notReloadedBox(longFailure(core::ErrorKind::Forbidden), &parent)},
        {QStringLiteral("not reloaded"), ui::notReloadedBox(longFailure(core::ErrorKind::Offline), &parent)},
        {QStringLiteral("log folder"), ui::logFolderBox(nowhere(), &parent)},
        {QStringLiteral("log folder of a service"),
            ui::serviceLogBox(nowhere(), QStringLiteral("presence-bridge@main"), &parent)},
        {QStringLiteral("no simulator"), ui::noSimulatorBox(longFailure(core::ErrorKind::Internal), &parent)},
        {QStringLiteral("one not given back"), ui::notGivenBackBox(names.mid(0, 1), &parent)},
        {QStringLiteral("many not given back"), ui::notGivenBackBox(names, &parent)},
        {QStringLiteral("waiting"),
            ui::waitingBox(ui::sentence(keychain), ui::sentence(storage), core::toLogLine(keychain))},
        {QStringLiteral("cannot start"),
            ui::cannotStartBox(ui::sentence(keychain), core::toLogLine(keychain))},
        {QStringLiteral("demo ended"),
            ui::demoEndedBox(core::toLogLine(longFailure(core::ErrorKind::Internal)))}};
    for (const auto &[name, made] : boxes) {
        const std::unique_ptr<QMessageBox> box(made);
        box->setAttribute(Qt::WA_DeleteOnClose, false);
        look(QStringLiteral("box: ") + name, *box);
        // with the details unfolded
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::ActionRole)
                button->click();
        }
        look(QStringLiteral("box: %1, details").arg(name), *box);
    }
}

// --- The rest ----------------------------------------------------------------------------------------------

void walkRules(HistoryScene &, const Look &look)
{
    for (const QString &name : RulesScene::names()) {
        RulesScene scene(name);
        ui::RulesDialog dialog(scene.editor());
        dialog.show();
        (void)QTest::qWaitFor([&scene] { return scene.isReady(); }, 60'000);
        look(QStringLiteral("rules %1").arg(name), dialog);
        if (auto *question = dialog.findChild<QPushButton *>(QStringLiteral("deleteSet"));
            question->isEnabled()) {
            question->click();
            lookAtOthers(QStringLiteral("rules %1, question").arg(name), dialog, look);
        }
    }
}

void walkDialogs(HistoryScene &history, const Look &look)
{
    FakeClock clock{core::SystemClock().wall()};
    health::Watch watch({}, clock);
    fillWatch(watch, QStringLiteral("failing"));
    for (const QString &name : dialogScenes()) {
        const auto dialog = makeDialog(name, watch);
        look(name, *dialog);
    }
    for (const QString &name : {QStringLiteral("working"), QStringLiteral("failing")}) {
        health::Watch other({}, clock);
        fillWatch(other, name);
        ui::HealthPage page(other);
        look(QStringLiteral("health ") + name, page);
    }
    ui::ActivityView activity(history.store(), history.clock());
    activity.show();
    awaitLoaded(&activity, [&] { activity.setUserFilter(QStringLiteral("user")); });
    look(QStringLiteral("activity"), activity);
    activity.findChild<QAbstractButton *>(QStringLiteral("activityExport"))->click();
    auto *dialog = activity.findChild<QFileDialog *>(QStringLiteral("activityExportDialog"));
    Q_EMIT dialog->fileSelected(nowhere());
    dialog->reject();
    awaitOther(activity);
    lookAtOthers(QStringLiteral("export of the activity that failed"), activity, look);
    activity.findChild<QAbstractButton *>(QStringLiteral("activityDelete"))->click();
    lookAtOthers(QStringLiteral("history deletion"), activity, look);
}

} // namespace

SceneWalk::SceneWalk()
    : m_parts{{QStringLiteral("setup"), walkSetup}, {QStringLiteral("monitor"), walkMonitor},
        {QStringLiteral("panels"), walkPanels}, {QStringLiteral("menus"), walkMenus},
        {QStringLiteral("rules"), walkRules}, {QStringLiteral("dialogs"), walkDialogs},
        {QStringLiteral("boxes"), walkBoxes}}
    , m_history(std::make_unique<HistoryScene>(54min))
{
    (void)QTest::qWaitFor([this] { return m_history->store().isRecording(); }, 20'000);
    m_history->record();
}

SceneWalk::~SceneWalk() = default;

QStringList SceneWalk::parts() const
{
    QStringList names;
    for (const auto &part : m_parts)
        names << part.first;
    return names;
}

void SceneWalk::walk(const QString &part, const Look &look)
{
    for (const auto &[name, walk] : m_parts) {
        if (name == part)
            walk(*m_history, look);
    }
}

} // namespace pb::test
