// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/lastcheckpanel.h"

#include "ui/common/labels.h"
#include "ui/setup/checktable.h"
#include "words/checktext.h"
#include "words/setupwords.h"
#include "words/times.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pb::ui {

LastCheckPanel::LastCheckPanel(core::Clock &clock, profile::Profile profile, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_profile(std::move(profile))
    , m_when(quietLabel({}, this))
    , m_table(new CheckTable(QStringLiteral("lastChecks"), this))
    , m_button(new QPushButton(tr("Check everything…"), this))
{
    m_when->setObjectName(QStringLiteral("lastCheckTime"));
    m_button->setObjectName(QStringLiteral("checkNow"));
    m_button->setAutoDefault(false);
    m_button->setAccessibleDescription(
        tr("Opens the set-up at its summary and checks everything that is read."));
    m_button->setToolTip(m_button->accessibleDescription());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(headingLabel(tr("Last check"), this));
    layout->addWidget(m_when);
    layout->addWidget(m_table);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    connect(m_button, &QPushButton::clicked, this, &LastCheckPanel::checkWanted);
    refresh();
}

void LastCheckPanel::setStartable(bool startable)
{
    m_button->setVisible(startable);
}

void LastCheckPanel::show(const std::optional<setup::LastCheck> &check)
{
    m_check = check;
    refresh();
}

void LastCheckPanel::refresh()
{
    m_when->setText(whenText());
    m_table->showLines(report().lines);
}

setup::CheckReport LastCheckPanel::report() const
{
    return setup::reportOf(
        m_check ? m_check->findings : setup::Findings(), m_profile, setup::utcDay(m_clock));
}

QString LastCheckPanel::whenText() const
{
    return m_check
        ? tr("Found out at %1.", "a time").arg(momentText(m_clock.toWall(m_check->at), m_clock.wall()))
        : tr("Nothing was checked since the program was started.");
}

QString LastCheckPanel::text() const
{
    QStringList lines{tr("Last check"), m_when->text()};
    for (const setup::CheckLine &line : report().lines)
        lines << tr("%1: %2", "a check: its verdict").arg(checkTitle(line), statusText(line.status));
    return lines.join(QLatin1Char('\n'));
}

} // namespace pb::ui
