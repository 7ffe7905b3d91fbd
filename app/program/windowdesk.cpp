// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/windowdesk.h"

#include "core/isotime.h"
#include "directory/exclusions.h"
#include "program/urlopener.h"
#include "ui/common/programboxes.h"
#include "ui/control/exclusiondialog.h"
#include "ui/control/livepreviewdialog.h"
#include "ui/health/healthpage.h"
#include "ui/health/needbanners.h"
#include "ui/help/aboutdialog.h"
#include "ui/help/supportdialog.h"
#include "ui/monitor/banners/banner.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/setup/lastcheckpanel.h"
#include "ui/tray/trayicon.h"
#include "ui/tray/traywatch.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRandomGenerator>
#include <QStyle>
#include <QSysInfo>
#include <QUrl>

namespace pb {

namespace {

/// A stranger to whoever reads the bundle, and another one each time.
QByteArray freshSalt()
{
    std::array<quint32, 8> numbers{};
    QRandomGenerator::system()->fillRange(numbers.data(), static_cast<qsizetype>(numbers.size()));
    return QByteArray(reinterpret_cast<const char *>(numbers.data()), sizeof numbers);
}

} // namespace

WindowDesk::WindowDesk(ui::MonitorWindow &window, link::Client &engine, Settings settings)
    : m_window(window)
    , m_engine(engine)
    , m_settings(std::move(settings))
{
    makeHealth();
    makeControl();
    makeHelp();
    watchTray();
}

WindowDesk::~WindowDesk() = default;

void WindowDesk::makeHealth()
{
    auto *banners = new ui::NeedBanners(m_engine.health(), &m_window);
    m_window.setNeedBanners(banners);
    connect(banners, &ui::NeedBanners::actionWanted, this, &WindowDesk::onAction);

    auto *dock = new QDockWidget(tr("Health"), &m_window);
    dock->setObjectName(QStringLiteral("healthDock"));
    auto *page = new ui::HealthPage(m_engine.health(), dock);
    m_health = page;
    dock->setWidget(page);
    QAction *show = dock->toggleViewAction();
    show->setObjectName(QStringLiteral("showHealth"));
    show->setText(tr("&Health"));
    show->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_H));
    m_window.addPanel(dock);
    connect(page, &ui::HealthPage::actionWanted, this, &WindowDesk::onAction);
    makeLastCheck();
}

void WindowDesk::makeLastCheck()
{
    m_lastCheck = new ui::LastCheckPanel(m_engine.board().clock(), m_engine.profile());
    m_health->addPart(m_lastCheck, [panel = m_lastCheck] { return panel->text(); });
    m_lastCheck->setStartable(m_settings.canCheck);
    m_lastCheck->show(m_settings.lastCheck);
    connect(m_lastCheck, &ui::LastCheckPanel::checkWanted, this, &WindowDesk::checkWanted);
    connect(&m_engine.health(), &health::Watch::changed, m_lastCheck, &ui::LastCheckPanel::refresh);
}

void WindowDesk::showCheck(const std::optional<setup::LastCheck> &check)
{
    m_lastCheck->show(check);
}

void WindowDesk::makeControl()
{
    connect(&m_window, &ui::MonitorWindow::observeOnlyRequested, this, &WindowDesk::onObserveOnly);
    connect(&m_window, &ui::MonitorWindow::giveBackUserRequested, &m_engine, &link::Client::giveBackUser);
    connect(&m_window, &ui::MonitorWindow::excludeRequested, this,
        [this](const QString &key, bool exclude) { setExcluded(key, exclude); });
    if (auto *banner = m_window.findChild<ui::Banner *>(QStringLiteral("brakeBanner"))) {
        auto *who = banner->addButton(tr("&Show who…"), QStringLiteral("brakeShowWho"));
        who->setAccessibleDescription(tr("Names everybody who is held back, and what would be changed."));
        connect(who, &QPushButton::clicked, this, &WindowDesk::askBrake);
    }

    auto *exclusions = new QAction(tr("E&xcluded users…"), this);
    exclusions->setObjectName(QStringLiteral("showExclusions"));
    auto *retry = new QAction(tr("&Retry failed"), this);
    retry->setObjectName(QStringLiteral("retryNow"));
    if (auto *menu = m_window.findChild<QMenu *>(QStringLiteral("syncMenu"))) {
        menu->addSeparator();
        menu->addActions({exclusions, retry});
    }
    connect(exclusions, &QAction::triggered, this, &WindowDesk::showExclusions);
    connect(retry, &QAction::triggered, this, [this] { m_engine.order(link::Ask::RetryNow); });
}

void WindowDesk::makeHelp()
{
    auto *help = m_window.findChild<QMenu *>(QStringLiteral("helpMenu"));
    if (!help)
        return;
    QAction *first = help->actions().value(0);
    auto *folder = new QAction(tr("Open log &folder"), this);
    folder->setObjectName(QStringLiteral("openLogFolder"));
    folder->setEnabled(!m_settings.logFolder.isEmpty());
    auto *bundle = new QAction(tr("&Support bundle…"), this);
    bundle->setObjectName(QStringLiteral("supportBundle"));
    help->insertActions(first, {folder, bundle});
    help->insertSeparator(first);
    connect(folder, &QAction::triggered, this, &WindowDesk::openLogFolder);
    connect(bundle, &QAction::triggered, this, &WindowDesk::showSupport);
    connect(&m_window, &ui::MonitorWindow::aboutRequested, this, &WindowDesk::showAbout);
}

void WindowDesk::watchTray()
{
    m_trayWatch = std::make_unique<ui::TrayWatch>(m_engine.board().clock(), ui::TrayWatch::isOnX11());
    connect(m_trayWatch.get(), &ui::TrayWatch::appeared, this, &WindowDesk::makeTray);
}

void WindowDesk::makeTray()
{
    m_tray = std::make_unique<ui::TrayIcon>(m_engine.health(), m_window, m_settings.settingsFile);
    connect(m_tray.get(), &ui::TrayIcon::pauseWanted, this,
        [this](bool paused) { m_engine.order(link::Ask::SetPaused, paused); });
    connect(m_tray.get(), &ui::TrayIcon::observeOnlyWanted, this, &WindowDesk::onObserveOnly);
    connect(m_tray.get(), &ui::TrayIcon::quitWanted, this, &WindowDesk::quitWanted);
}

void WindowDesk::showWindow()
{
    if (m_tray)
        return m_tray->showWindow();
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

void WindowDesk::showStopping()
{
    m_trayWatch.reset();
    if (m_tray)
        m_tray->showStopping();
    else
        showWindow();
}

void WindowDesk::onAction(health::Action action)
{
    if (action == health::Action::RetryNow)
        m_engine.order(link::Ask::RetryNow);
    else
        Q_EMIT actionWanted(action);
}

// --- Steering ----------------------------------------------------------------------------------------------

void WindowDesk::onObserveOnly(bool observeOnly)
{
    if (observeOnly) {
        m_engine.order(link::Ask::SetObserveOnly, true);
        return;
    }
    const auto springBack = [this] {
        // the button of the window has sprung out already
        if (auto *button = m_window.findChild<QAction *>(QStringLiteral("observeOnly")))
            button->setChecked(true);
    };
    m_engine.livePreview()->then(
        this, [this, springBack](const core::Result<QList<sync::PreviewLine>> &lines) {
            if (!lines)
                return springBack();
            auto *dialog = ask(static_cast<int>(ui::LivePreviewDialog::Question::GoLive), *lines);
            connect(dialog, &QDialog::accepted, this, [this, dialog] { m_engine.goLive(dialog->users()); });
            connect(dialog, &QDialog::rejected, this, springBack);
        });
}

void WindowDesk::askBrake()
{
    m_engine.heldBack()->then(this, [this](const core::Result<QList<sync::PreviewLine>> &lines) {
        if (!lines)
            return;
        auto *dialog = ask(static_cast<int>(ui::LivePreviewDialog::Question::Brake), *lines);
        connect(dialog, &QDialog::accepted, this, [this] { m_engine.order(link::Ask::ReleaseBrake); });
    });
}

ui::LivePreviewDialog *WindowDesk::ask(int question, const QList<sync::PreviewLine> &lines)
{
    showWindow();
    auto *dialog =
        new ui::LivePreviewDialog(static_cast<ui::LivePreviewDialog::Question>(question), lines, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

void WindowDesk::showExclusions()
{
    m_engine.exclusions()->then(this, [this](const core::Result<QList<profile::Exclusion>> &entries) {
        if (entries)
            listExclusions(directory::Exclusions(*entries));
    });
}

void WindowDesk::listExclusions(const directory::Exclusions &exclusions)
{
    const board::Board &board = m_engine.board();
    QList<sync::Person> everybody;
    for (int row = 0; row < board.count(); ++row)
        everybody.append(board.row(row).person);
    QList<sync::Person> people;
    QSet<QString> excluded;
    for (const profile::Exclusion &entry : exclusions.ofNobody(everybody)) {
        sync::Person person;
        person.key = directory::Exclusions::label(entry);
        person.email = entry.email;
        people.append(person);
        excluded.insert(person.key);
    }
    for (const sync::Person &person : std::as_const(everybody)) {
        const bool isOut = exclusions.contains(person);
        if (isOut || person.isMatched())
            people.append(person);
        if (isOut)
            excluded.insert(person.key);
    }
    auto *dialog = new ui::ExclusionDialog(people, excluded, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ui::ExclusionDialog::exclusionWanted, this, &WindowDesk::setExcluded);
    dialog->open();
}

void WindowDesk::setExcluded(const QString &key, bool excluded)
{
    m_engine.setExcluded(key, excluded)->then(this, [this](const core::Done &saved) {
        if (!saved)
            tellNotKept(saved.error());
    });
}

void WindowDesk::tellNotKept(const core::Error &error)
{
    ui::notKeptBox(tr("Excluded users"),
        tr("It counts until the program ends: the profile could not be written."), error, &m_window)
        ->open();
}

// --- Help --------------------------------------------------------------------------------------------------

void WindowDesk::showAbout()
{
    auto *dialog = new ui::AboutDialog(
        support::versionInfo(QGuiApplication::platformName(), QApplication::style()->name()), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void WindowDesk::openLogFolder()
{
    const QString &folder = m_settings.logFolder;
    if (!m_settings.unit.isEmpty() && !QFileInfo(folder).isReadable())
        return ui::serviceLogBox(folder, m_settings.unit, &m_window)->open();
    openUrl(QUrl::fromLocalFile(folder), &m_window,
        [this, folder] { ui::logFolderBox(folder, &m_window)->open(); });
}

support::Bundle WindowDesk::makeSupportBundle() const
{
    support::BundleInput input;
    input.versions = support::versionInfo(QGuiApplication::platformName(), QApplication::style()->name());
    input.profile = m_engine.profile();
    input.facts = m_engine.health().facts();
    input.now = m_engine.board().clock().read();
    const board::Board &board = m_engine.board();
    for (int i = 0; i < board.count(); ++i) {
        input.people.append(board.row(i).person);
        if (board.row(i).hasReport)
            input.reports.append(board.row(i).report);
    }
    input.writes = board.recentWrites();
    input.log = m_engine.log().text();
    input.places = {QDir::homePath(), QSysInfo::machineHostName()};
    input.salt = freshSalt();
    return support::makeBundle(input);
}

void WindowDesk::showSupport()
{
    auto *dialog = new ui::SupportDialog(
        makeSupportBundle(), core::localTime(m_engine.board().clock().wall()), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace pb
