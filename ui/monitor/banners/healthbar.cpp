// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/banners/healthbar.h"

#include "ui/common/foldingrow.h"
#include "ui/common/icons.h"
#include "ui/monitor/table/statusitem.h"
#include "words/sentences.h"
#include "words/times.h"

#include <QLocale>
#include <QToolButton>

namespace pb::ui {

HealthBar::HealthBar(board::Board &board, QWidget *parent)
    : QStatusBar(parent)
    , m_board(board)
    , m_row(new FoldingRow(this))
    , m_graph(new StatusItem(QStringLiteral("graphHealth"), this))
    , m_starface(new StatusItem(QStringLiteral("starfaceHealth"), this))
    , m_poll(new StatusItem(QStringLiteral("nextPoll"), this))
    , m_late(new StatusItem(QStringLiteral("lateness"), this))
    , m_budget(new StatusItem(QStringLiteral("budget"), this))
    , m_claims(new StatusItem(QStringLiteral("claims"), this))
    , m_failed(new StatusItem(QStringLiteral("failedWrites"), this))
    , m_mode(new StatusItem(QStringLiteral("mode"), this))
    , m_brakeHeld(new QToolButton(this))
{
    m_brakeHeld->setObjectName(QStringLiteral("brakeHeld"));
    m_brakeHeld->setAutoRaise(true);
    m_brakeHeld->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_brakeHeld->setIcon(icon(QStringLiteral("banner-warning")));
    m_brakeHeld->setFocusPolicy(Qt::TabFocus);
    m_brakeHeld->setToolTip(tr("Too many users would be changed at once. Shows the question again."));
    m_brakeHeld->setAccessibleDescription(m_brakeHeld->toolTip());
    connect(m_brakeHeld, &QToolButton::clicked, this, &HealthBar::brakeHeldClicked);
    setAccessibleName(tr("State of the synchronisation"));
    using End = FoldingRow::End;
    m_row->add(m_graph, 90);
    m_row->add(m_starface, 90);
    m_row->add(m_failed, 80);
    m_row->add(m_late, 40);
    m_row->add(m_brakeHeld, 100);
    m_row->add(m_poll, 30);
    m_row->add(m_budget, 10, End::Trailing);
    m_row->add(m_claims, 50, End::Trailing);
    m_row->add(m_mode, 20, End::Trailing); // the badge over the table says it, too
    m_row->setWanted(m_brakeHeld, false);
    addWidget(m_row, 1);
    setSizeGripEnabled(false);
    connect(&board, &board::Board::statusChanged, this, &HealthBar::refresh);
    refresh();
    tick();
}

void HealthBar::tick()
{
    m_board.clock().callLater(core::Duration{1000}, this, [this] {
        tick();
        refresh();
        Q_EMIT ticked();
    });
}

void HealthBar::refresh()
{
    const auto &status = m_board.status();
    showConnection(*m_graph, tr("Teams"), status.graph, static_cast<int>(Service::MicrosoftGraph));
    showConnection(*m_starface, tr("STARFACE"), status.starface, static_cast<int>(Service::Starface));
    showPolls();
    showClaims();
    const bool known = m_board.hasStatus();
    m_row->setWanted(m_mode, known);
    const QString mode = modeText(status.mode);
    m_mode->set(status.mode == sync::Mode::Live ? QStringLiteral("action-sync")
            : status.mode == sync::Mode::Paused ? QStringLiteral("action-pause")
                                                : QStringLiteral("action-observe"),
        mode, tr("Mode: %1").arg(mode));
}

void HealthBar::setBrakeHeld(int users)
{
    m_brakeHeld->setText(tr("%n user(s) held back", nullptr, users));
    m_row->setWanted(m_brakeHeld, users > 0);
}

void HealthBar::showConnection(
    StatusItem &item, const QString &name, const sync::ConnectionHealth &health, int service)
{
    const auto ago = std::max(core::Duration::zero(), m_board.clock().now() - health.lastSuccess);
    const QString last = health.lastSuccess == core::Time{}
        ? tr("It has not been read yet.")
        : tr("Last read %1 ago.")
              .arg(durationText(
                  std::chrono::floor<std::chrono::seconds>(std::max(ago, core::Duration{1000}))));
    QString directory;
    if (health.directoryError && !sync::outageOf(health))
        directory = QLatin1Char('\n') + tr("The users of %1 cannot be listed: nobody new appears.").arg(name);
    const auto shownAge = [&] { return roughAge(health.lastSuccess, m_board.clock().now()); };
    switch (sync::lightOf(health, m_board.status().period, m_board.clock().now())) {
    case sync::Light::Waiting:
        item.set(QStringLiteral("connection-waiting"), tr("%1: connecting", "a service").arg(name), last);
        break;
    case sync::Light::Green:
        item.set(QStringLiteral("connection-ok"),
            tr("%1: %2", "a service: its latency").arg(name, durationText(health.latency)),
            tr("%1 is connected; the last reading took %2.").arg(name, durationText(health.latency))
                + QLatin1Char('\n') + last + directory);
        break;
    case sync::Light::Old:
        item.set(QStringLiteral("connection-waiting"),
            tr("%1: read %2 ago", "a service: age").arg(name, shownAge()), last + directory);
        break;
    case sync::Light::Failing:
        item.set(QStringLiteral("connection-failing"), tr("%1: failing", "a service").arg(name),
            failureLine(sync::outageOf(health).value_or(core::Error{}), static_cast<Service>(service))
                + QLatin1Char('\n') + last);
        break;
    }
}

void HealthBar::showPolls()
{
    const auto &status = m_board.status();
    QString next;
    QString brief;
    if (status.nextPoll != core::Time{} && status.mode != sync::Mode::Paused) {
        const auto left =
            std::chrono::ceil<std::chrono::seconds>(status.nextPoll - m_board.clock().now()).count();
        next = left > 0 ? tr("Next reading in %1 s").arg(left) : tr("Reading now");
        brief = left > 0 ? tr("in %1 s", "next reading, short").arg(left) : QString();
    }
    m_row->setWanted(m_poll, !next.isEmpty());
    m_poll->set({}, next,
        tr("%n reading(s) so far; the last took %1.", nullptr, status.polls)
            .arg(durationText(status.pollDuration)),
        brief);

    m_row->setWanted(m_late, status.lateBy > core::Duration::zero());
    m_late->set(QStringLiteral("banner-warning"), tr("%1 late").arg(durationText(status.lateBy)),
        tr("The last reading took longer than the period, so the next began later."));

    m_row->setWanted(m_failed, status.failedWrites > 0);
    m_failed->set(QStringLiteral("banner-warning"), tr("%n change(s) to retry", nullptr, status.failedWrites),
        tr("Changes that failed and are tried again after a pause. The column “Why” names the cause."),
        tr("%n to retry", "changes, short", status.failedWrites));
}

void HealthBar::showClaims()
{
    const auto &status = m_board.status();
    const QLocale locale;
    m_row->setWanted(m_budget, status.budgetLimit > 0);
    m_budget->set({},
        tr("%1 of %2 requests").arg(locale.toString(status.budgetUsed), locale.toString(status.budgetLimit)),
        tr("Requests to Microsoft Graph in the current 30 seconds, of those this program allows itself."),
        tr("%1/%2", "requests of those allowed, short")
            .arg(locale.toString(status.budgetUsed), locale.toString(status.budgetLimit)));
    m_row->setWanted(m_claims, m_board.hasStatus());
    m_claims->set({},
        tr("Held: %1 DND, %2 presence")
            .arg(locale.toString(status.dndClaims), locale.toString(status.teamsClaims)),
        tr("What stands because of this program and is given back: do not disturb on phones, and presence in "
           "Teams."),
        tr("Held: %1 + %2", "do not disturb on phones, presences in Teams, short")
            .arg(locale.toString(status.dndClaims), locale.toString(status.teamsClaims)));
}

} // namespace pb::ui
