// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/windowsetup.h"

#include "core/folders.h"
#include "ui/monitor/monitorwindow.h"

#include <QAction>
#include <QMenu>

#include <array>
#include <utility>

namespace pb {

WindowSetup::WindowSetup(Settings settings, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
{
}

WindowSetup::~WindowSetup() = default;

void WindowSetup::open(std::optional<setup::Step> step)
{
    if (m_session && step) {
        m_session->goTo(*step);
    } else if (!m_session) {
        const QString &file = m_settings.profileFile;
        m_session =
            std::make_unique<SetupSession>(SetupSession::Settings{file, file + QStringLiteral(".draft"),
                                               core::configFolder() + QStringLiteral("/setup.ini"), step},
                m_settings.keychain(), m_clock, nullptr);
        connect(m_session.get(), &SetupSession::closed, this, [this] {
            dismiss();
            Q_EMIT closed();
        });
        connect(m_session.get(), &SetupSession::checked, this, [this](const setup::LastCheck &check) {
            m_lastCheck = check;
            Q_EMIT checked();
        });
        connect(m_session.get(), &SetupSession::profileReady, this, &WindowSetup::finish);
    }
    m_session->show();
}

void WindowSetup::openFor(health::Action action)
{
    switch (action) {
    case health::Action::SignInAgain:
    case health::Action::ReplaceReadSecret:
        return open(setup::Step::ReadAccess);
    case health::Action::ReplaceSecret:
    case health::Action::GrantPermission:
        return open(setup::Step::WriteAccess);
    case health::Action::ReplacePassword:
    case health::Action::TrustCertificate:
        return open(setup::Step::Starface);
    case health::Action::RetryNow:
    case health::Action::None:
        return;
    }
}

void WindowSetup::addMenu(ui::MonitorWindow &window)
{
    struct Entry {
        const char *text;
        std::optional<setup::Step> step;
    };
    static constexpr std::array entries{
        Entry{QT_TR_NOOP("&Write access (client secret)…"), setup::Step::WriteAccess},
        Entry{QT_TR_NOOP("&Read access (sign in again)…"), setup::Step::ReadAccess},
        Entry{QT_TR_NOOP("&STARFACE…"), setup::Step::Starface},
        Entry{QT_TR_NOOP("&Users…"), setup::Step::Users},
        Entry{QT_TR_NOOP("&Check everything…"), setup::Step::Summary},
        Entry{QT_TR_NOOP("The whole set-u&p…"), {}}};
    QMenu *menu = window.connectionMenu();
    for (const Entry &entry : entries)
        menu->addAction(tr(entry.text), this, [this, step = entry.step] { open(step); });
    menu->menuAction()->setVisible(true);
}

void WindowSetup::show()
{
    if (m_session)
        m_session->show();
}

void WindowSetup::abandon()
{
    if (m_session)
        m_session->abandon();
}

void WindowSetup::finish(const profile::Profile &profile)
{
    const std::shared_ptr<demo::DemoSimulator> simulator = m_session->takeSimulator();
    const bool isSimulated = simulator != nullptr;
    const bool isOther = std::exchange(m_settings.isSimulated, isSimulated) != isSimulated;
    if (const auto check = m_session->lastCheck(); check || isOther)
        m_lastCheck = check;
    const Store store = m_session->store();
    dismiss();
    Q_EMIT profileReady(profile, store, simulator);
}

/// Not at once: it is the one that speaks.
void WindowSetup::dismiss()
{
    m_dismissed = std::move(m_session);
    QMetaObject::invokeMethod(
        this, [this] { m_dismissed.reset(); }, Qt::QueuedConnection);
}

} // namespace pb
