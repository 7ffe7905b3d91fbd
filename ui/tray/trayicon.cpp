// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/trayicon.h"

#include "ui/common/icons.h"
#include "ui/health/healthwords.h"

#include <QAction>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QSettings>
#include <QWidget>

namespace pb::ui {

namespace {

const QString toldHidden = QStringLiteral("tray/toldHidden");
const QString toldExpiries = QStringLiteral("tray/toldExpiries");

QString pictureFor(health::Condition condition)
{
    switch (condition) {
    case health::Condition::Good:
        return QStringLiteral("tray-good");
    case health::Condition::ObserveOnly:
        return QStringLiteral("tray-observe");
    case health::Condition::Paused:
        return QStringLiteral("tray-paused");
    case health::Condition::Attention:
        return QStringLiteral("tray-attention");
    case health::Condition::Failing:
        return QStringLiteral("tray-failing");
    case health::Condition::Starting:
        break;
    }
    return QStringLiteral("tray-starting");
}

} // namespace

TrayIcon::TrayIcon(health::Watch &watch, QWidget &window, const QString &settingsFile, Availability available,
    QObject *parent)
    : QObject(parent)
    , m_watch(watch)
    , m_window(window)
    , m_settingsFile(settingsFile)
    , m_available(std::move(available))
    , m_menu(std::make_unique<QMenu>())
{
    initResources();
    setObjectName(QStringLiteral("tray"));
    m_toldHidden = kept(toldHidden).toBool();
    watch.setToldExpiries(kept(toldExpiries).toString());
    makeMenu();
    m_icon.setContextMenu(m_menu.get());
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            showWindow();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &TrayIcon::showWindow);
    connect(&watch, &health::Watch::changed, this, &TrayIcon::refresh);
    connect(&watch, &health::Watch::turned, this, &TrayIcon::onTurn);
    window.installEventFilter(this);
    refresh();
    m_icon.show();
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::makeMenu()
{
    m_open = m_menu->addAction(tr("&Open"), this, &TrayIcon::showWindow);
    m_open->setObjectName(QStringLiteral("trayOpen"));
    m_menu->setDefaultAction(m_open);
    m_menu->addSeparator();
    m_pause = m_menu->addAction(tr("&Pause"));
    m_pause->setObjectName(QStringLiteral("trayPause"));
    connect(m_pause, &QAction::triggered, this,
        [this] { Q_EMIT pauseWanted(m_watch.facts().status.mode != sync::Mode::Paused); });
    m_observe = m_menu->addAction(tr("O&bserve only"));
    m_observe->setObjectName(QStringLiteral("trayObserve"));
    m_observe->setCheckable(true);
    connect(m_observe, &QAction::triggered, this, [this](bool on) {
        Q_EMIT observeOnlyWanted(on);
        refresh(); // going live is asked about first: until then the mode in force is shown
    });
    m_menu->addSeparator();
    m_quit = m_menu->addAction(tr("&Quit"), this, &TrayIcon::quitWanted);
    m_quit->setObjectName(QStringLiteral("trayQuit"));
}

void TrayIcon::refresh()
{
    const health::Condition condition = m_watch.condition();
    const QString picture = pictureFor(condition);
    if (picture != m_picture) {
        m_picture = picture;
        m_icon.setIcon(icon(picture));
    }
    const QString tip =
        tr("Presence Bridge: %1", "how it is").arg(m_stopping ? tr("ending…") : conditionText(condition));
    if (tip != m_icon.toolTip())
        m_icon.setToolTip(tip);

    const sync::EngineStatus &status = m_watch.facts().status;
    const bool paused = status.mode == sync::Mode::Paused;
    m_pause->setText(paused ? tr("Resu&me") : tr("&Pause"));
    m_observe->setChecked(status.observeOnly);
    const bool steerable = m_watch.facts().hasStatus && !m_stopping;
    m_pause->setEnabled(steerable);
    m_observe->setEnabled(steerable && status.canSwitchObserving());
    m_quit->setEnabled(!m_stopping);
}

void TrayIcon::showWindow()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

void TrayIcon::showStopping()
{
    m_stopping = true;
    refresh();
    showWindow();
}

bool TrayIcon::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_window || event->type() != QEvent::Close)
        return QObject::eventFilter(watched, event);
    // at the end of a session and without a tray nobody would find a hidden window
    if (m_stopping || qGuiApp->isSavingSession() || !m_available())
        return false;
    event->ignore();
    m_window.hide();
    tellHidden();
    return true;
}

void TrayIcon::tellHidden()
{
    if (m_toldHidden)
        return;
    m_toldHidden = true;
    keep(toldHidden, true);
    notify(tr("Presence Bridge goes on"),
        tr("Its icon here opens the window again. To end it, choose Quit; everything is given back then."),
        QSystemTrayIcon::Information);
}

void TrayIcon::onTurn(const health::Turn &turn)
{
    const NeedText text = turnText(turn);
    const auto kind = turn.kind == health::Turn::Kind::Works ? QSystemTrayIcon::Information
        : turn.kind == health::Turn::Kind::Failing           ? QSystemTrayIcon::Critical
                                                             : QSystemTrayIcon::Warning;
    if (turn.kind == health::Turn::Kind::Expiring)
        keep(toldExpiries, m_watch.toldExpiries());
    notify(text.title, text.more, kind);
}

void TrayIcon::notify(const QString &title, const QString &text, QSystemTrayIcon::MessageIcon kind)
{
    m_icon.showMessage(title, text, kind);
    Q_EMIT notified(title, text);
}

void TrayIcon::keep(const QString &name, const QVariant &value) const
{
    if (!m_settingsFile.isEmpty())
        QSettings(m_settingsFile, QSettings::IniFormat).setValue(name, value);
}

QVariant TrayIcon::kept(const QString &name) const
{
    return m_settingsFile.isEmpty() ? QVariant()
                                    : QSettings(m_settingsFile, QSettings::IniFormat).value(name);
}

} // namespace pb::ui
