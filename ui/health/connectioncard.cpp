// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/connectioncard.h"

#include "ui/common/icons.h"
#include "ui/health/healthwords.h"
#include "ui/health/sparkline.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace pb::ui {

ConnectionCard::ConnectionCard(health::Topic topic, const QString &name, QWidget *parent)
    : QFrame(parent)
    , m_topic(topic)
    , m_picture(new QLabel(this))
    , m_title(new QLabel(serviceName(serviceOf(topic)), this))
    , m_state(new QLabel(this))
    , m_sparkline(new Sparkline(name + QStringLiteral("Sparkline"), this))
    , m_times(new QLabel(this))
    , m_failure(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(name);
    setFrameShape(QFrame::StyledPanel);
    m_state->setObjectName(name + QStringLiteral("State"));
    m_times->setObjectName(name + QStringLiteral("Times"));
    m_failure->setObjectName(name + QStringLiteral("Failure"));
    m_button->setObjectName(name + QStringLiteral("Button"));
    m_button->setAutoDefault(false);
    for (QLabel *label : {m_times, m_failure}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setHorizontalSpacing(8);
    layout->addWidget(m_picture, 0, 0);
    layout->addWidget(m_title, 0, 1);
    layout->addWidget(m_state, 0, 2);
    layout->addWidget(m_sparkline, 1, 0, 1, 3);
    layout->addWidget(m_times, 2, 0, 1, 3);
    layout->addWidget(m_failure, 3, 0, 1, 3);
    layout->addWidget(m_button, 4, 0, 1, 3, Qt::AlignLeft);
    layout->setColumnStretch(2, 1);
    fitFonts();
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT actionWanted(m_action); });
}

void ConnectionCard::show(const sync::ConnectionHealth &health, core::Duration period,
    const health::Samples &samples, const core::ClockReading &clocks, health::Topic directory)
{
    const core::Time now = clocks.steady;
    const auto ago = std::max(core::Duration{1000}, now - health.lastSuccess);
    const QString last = health.lastSuccess == core::Time{}
        ? tr("It has not been read yet.")
        : tr("Last success %1 ago.").arg(durationText(std::chrono::floor<std::chrono::seconds>(ago)));
    const sync::Light light = sync::lightOf(health, period, now);
    m_iconName = light == sync::Light::Green ? QStringLiteral("connection-ok")
        : light == sync::Light::Failing      ? QStringLiteral("connection-failing")
                                             : QStringLiteral("connection-waiting");
    m_state->setText(light == sync::Light::Green
            ? tr("Connected, %1", "with the latency").arg(durationText(health.latency))
            : light == sync::Light::Failing ? tr("Failing")
            : light == sync::Light::Old     ? tr("Not read at the moment")
                                            : tr("Connecting…"));
    m_sparkline->setSamples(samples, clocks);
    m_times->setText(last + QLatin1Char(' ') + m_sparkline->text());

    const auto outage = sync::outageOf(health);
    const bool failing = outage || health.directoryError;
    if (failing) {
        const core::Error error = outage ? *outage : *health.directoryError;
        const QString more =
            outage ? QString() : tr("Its users cannot be listed: nobody new appears.") + QLatin1Char(' ');
        m_failure->setText(more + failureLine(error, serviceOf(m_topic)));
        m_action = health::actionFor(outage ? m_topic : directory, error);
        m_button->setText(actionText(m_action));
        m_button->setAccessibleDescription(actionDescription(m_action));
        m_button->setToolTip(actionDescription(m_action));
    }
    m_failure->setVisible(failing);
    m_button->setVisible(failing && m_action != health::Action::None);
    fitFonts();
}

QString ConnectionCard::text() const
{
    QString text = tr("%1: %2", "a service: its state").arg(m_title->text(), m_state->text())
        + QLatin1Char('\n') + m_times->text();
    if (!m_failure->isHidden())
        text += QLatin1Char('\n') + m_failure->text();
    return text;
}

void ConnectionCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitFonts();
}

void ConnectionCard::fitFonts()
{
    QFont title = font();
    title.setBold(true);
    m_title->setFont(title);
    const int side = fontMetrics().height();
    m_picture->setPixmap(icon(m_iconName).pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace pb::ui
