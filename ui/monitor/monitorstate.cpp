// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MonitorWindow that shows the engine's state: mode, banners, what is being given back.
#include "ui/common/icons.h"
#include "ui/monitor/banners/banner.h"
#include "ui/monitor/banners/bannerstack.h"
#include "ui/monitor/banners/healthbar.h"
#include "ui/monitor/banners/modebadge.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/monitor/table/rowactions.h"
#include "words/sentences.h"

#include <QAction>
#include <QBoxLayout>
#include <QLocale>

namespace pb::ui {

namespace {

void showFailure(Banner &banner, const std::optional<core::Error> &error, Service service)
{
    if (error) {
        const Failure failure = failureText(*error, service);
        QString more = failure.why + QLatin1Char(' ') + failure.remedy;
        if (!error->code.isEmpty())
            more += QStringLiteral(" (%1)").arg(error->code);
        banner.setTexts(failure.what, more);
    }
    banner.setActive(error.has_value());
}

} // namespace

void MonitorWindow::setDemo(bool demo)
{
    m_demoBanner->setActive(demo);
}

void MonitorWindow::setSteerable(bool steerable)
{
    m_steerable = steerable;
    m_rows->setSteerable(steerable && !m_engineLost);
    showMode();
    showBrake();
}

void MonitorWindow::setEngineLost(bool lost)
{
    m_engineLost = lost;
    m_engineBanner->setActive(lost && !m_stopping);
    m_health->setEnabled(!lost); // what it says is of before
    setSteerable(m_steerable);
}

void MonitorWindow::setGivingBack(int changes)
{
    m_givingBack = changes;
    showGivingBack();
}

void MonitorWindow::showStopping(int changes)
{
    m_stopping = true;
    m_engineBanner->setActive(false);
    m_givingBack = changes;
    showGivingBack();
    showMode();
    showBrake();
}

void MonitorWindow::onStatus()
{
    showMode();
    showBrake();
    showFailures();
    showGivingBack();
    if (!m_board.hasDirectory())
        showEmptyState();
}

void MonitorWindow::showMode()
{
    const auto mode = m_board.status().mode;
    const bool paused = mode == sync::Mode::Paused;
    m_pause->setChecked(paused);
    m_pause->setText(paused ? tr("Resu&me") : tr("&Pause"));
    m_pause->setIcon(icon(paused ? QStringLiteral("action-resume") : QStringLiteral("action-pause")));
    m_observe->setChecked(m_board.status().observeOnly);
    m_badge->setMode(mode);
    m_badge->setVisible(m_board.hasStatus() && !m_engineLost);

    const bool takesOrders = !m_stopping && m_steerable && !m_engineLost;
    m_pause->setEnabled(takesOrders);
    m_observe->setEnabled(takesOrders && m_board.status().canSwitchObserving());
    m_syncNow->setEnabled(takesOrders && !paused);
    m_giveBack->setEnabled(takesOrders && !m_board.status().givingBack);
}

void MonitorWindow::showBrake()
{
    const auto &brake = m_board.status().brake;
    if (!brake) {
        m_brakeWaits = false;
        m_brakeBanner->setActive(false);
        m_health->setBrakeHeld(0);
        return;
    }
    const QLocale locale;
    m_brakeBanner->setTexts(tr("%1 of %2 users would be changed at once. Is that meant?")
                                .arg(locale.toString(brake->users), locale.toString(brake->matched)),
        tr("Do not disturb on: %1, off: %2, presence in Teams: %3. Nothing is changed until you decide or "
           "the "
           "number is small again.")
            .arg(locale.toString(brake->dndOn), locale.toString(brake->dndOff),
                locale.toString(brake->presence)));
    m_brakeBanner->setActive(!m_brakeWaits && !m_stopping && m_steerable && !m_engineLost);
    m_health->setBrakeHeld(m_brakeWaits && !m_stopping ? brake->users : 0);
}

void MonitorWindow::setNeedBanners(QWidget *banners)
{
    m_needBanners = banners;
    auto *layout = static_cast<QBoxLayout *>(centralWidget()->layout());
    layout->insertWidget(layout->indexOf(m_banners) + 1, banners);
    showFailures();
}

void MonitorWindow::showFailures()
{
    if (m_needBanners) {
        for (Banner *own : {m_graphBanner, m_starfaceBanner, m_journalBanner, m_foreignBanner})
            own->setActive(false);
        return;
    }
    const auto &status = m_board.status();
    showFailure(*m_graphBanner, sync::outageOf(status.graph), Service::MicrosoftGraph);
    showFailure(*m_starfaceBanner, sync::outageOf(status.starface), Service::Starface);
    showFailure(*m_journalBanner, status.journalError, Service::Storage);
    m_foreignBanner->setActive(status.foreignWriter);
}

void MonitorWindow::showGivingBack()
{
    const auto &status = m_board.status();
    const int left = m_givingBack > 0 ? m_givingBack
        : status.givingBack           ? status.dndClaims + status.teamsClaims
                                      : 0;
    const bool shown = m_stopping || left > 0 || status.givingBack;
    m_givingBackBanner->setTexts(left > 0 ? tr("Giving back %n change(s)…", nullptr, left)
            : m_stopping                  ? tr("Ending…")
                                          : tr("Giving back…"),
        m_stopping
            ? tr("The window closes when nothing of ours is left on phones and in Teams, at the latest "
                 "after ten seconds. What is left then is given back at the next start.")
            : QString());
    m_givingBackBanner->setActive(shown);
}

} // namespace pb::ui
