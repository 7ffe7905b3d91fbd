// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/proofview.h"

#include "ui/common/accessible.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/rules/rulewords.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

namespace pb::ui {

using State = rules::ProofReport::State;

namespace {

Tone toneOf(State state)
{
    switch (state) {
    case State::Proven:
        return Tone::Success;
    case State::Failed:
        return Tone::Error;
    case State::Stopped:
    case State::TooLarge:
        return Tone::Warning;
    case State::NotAsked:
    case State::Running:
        break;
    }
    return Tone::Info;
}

/// The ways grow, and with them the numbers: digits in groups.
QString number(std::size_t count)
{
    return QLocale().toString(qulonglong(count));
}

QString numbered(const QStringList &steps)
{
    QString html = QStringLiteral("<ol style='margin-left:-12px'>");
    for (const QString &step : steps)
        html += QStringLiteral("<li style='margin-bottom:4px'>%1</li>").arg(step.toHtmlEscaped());
    return html + QStringLiteral("</ol>");
}

} // namespace

ProofView::ProofView(QWidget *parent)
    : QWidget(parent)
    , m_picture(new PictureLabel(this))
    , m_title(headingLabel({}, this))
    , m_more(wrappedLabel({}, this))
    , m_steps(wrappedLabel({}, this))
    , m_progress(new QProgressBar(this))
    , m_stop(new QPushButton(tr("S&top"), this))
    , m_again(new QPushButton(tr("Check a&gain"), this))
{
    setObjectName(QStringLiteral("proof"));
    setAccessibleRole(this, QAccessible::AlertMessage);
    m_title->setObjectName(QStringLiteral("proofTitle"));
    m_steps->setObjectName(QStringLiteral("proofSteps"));
    m_stop->setObjectName(QStringLiteral("stopProof"));
    m_again->setObjectName(QStringLiteral("proveAgain"));
    m_steps->setTextFormat(Qt::RichText);
    for (QLabel *label : {m_title, m_more, m_steps})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the check"));
    auto *grid = new QGridLayout(this);
    const int em = fontMetrics().height();
    grid->setContentsMargins(em * 3 / 4, em / 2, em / 2, em / 2);
    grid->setHorizontalSpacing(em / 2);
    grid->setVerticalSpacing(em / 4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_picture, 0, 0);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_stop, 0, 2, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_again, 0, 2, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_more, 1, 1);
    grid->addWidget(m_progress, 2, 1, 1, 2);
    grid->addWidget(m_steps, 3, 1, 1, 2);
    connect(m_stop, &QPushButton::clicked, this, &ProofView::stopRequested);
    connect(m_again, &QPushButton::clicked, this, &ProofView::againRequested);
    for (QPushButton *button : {m_stop, m_again})
        button->setAutoDefault(false);
}

void ProofView::show(const rules::ProofReport &report)
{
    const State before = std::exchange(m_state, report.state);
    switch (report.state) {
    case State::NotAsked:
    case State::Running:
        setTexts(tr("Checking every way that one user's day can go …"),
            report.depthsDone == 0
                ? tr("Nothing found so far.")
                : tr("Nothing found so far in %1 states; now looking deeper.").arg(number(report.states)));
        break;
    case State::Proven:
        setTexts(tr("No loops, no stuck states"),
            tr("%1 states were walked, with delays, lost messages and crashes. Left alone, everything comes "
               "to rest within %n poll(s).",
                nullptr, int(report.longestUntilQuiet))
                .arg(number(report.states)));
        break;
    case State::Failed:
        setTexts(violationText(report.violation), tr("The shortest way there:"),
            numbered(stepTexts(report.steps, report.violation)));
        break;
    case State::Stopped:
        setTexts(tr("The check was stopped"),
            tr("Nothing was found in %1 states, but not everything was looked at.")
                .arg(number(report.states)));
        break;
    case State::TooLarge:
        setTexts(tr("Too much can happen to check it all"),
            tr("Nothing was found in %1 states. Map fewer statuses to get a whole answer.")
                .arg(number(report.states)));
        break;
    }
    m_picture->setTone(toneOf(report.state));
    const bool running = report.state == State::Running;
    m_progress->setVisible(running);
    m_progress->setRange(0, qMax(1, report.depths));
    m_progress->setValue(report.depthsDone);
    m_stop->setVisible(running);
    m_again->setVisible(report.state == State::Stopped);
    if (report.state != before)
        announce();
    update();
}

void ProofView::setTexts(const QString &title, const QString &more, const QString &steps)
{
    m_title->setText(title);
    m_more->setText(more);
    m_steps->setText(steps);
    m_steps->setVisible(!steps.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(more);
}

QString ProofView::text() const
{
    return m_title->text() + QLatin1Char('\n') + m_more->text() + QLatin1Char('\n') + m_steps->text();
}

void ProofView::announce()
{
    ui::announce(this);
}

void ProofView::paintEvent(QPaintEvent *)
{
    const QColor window = palette().color(QPalette::Window);
    const QColor tone = toneColor(toneOf(m_state));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(mixed(window, tone, 0.45));
    painter.setBrush(mixed(window, tone, 0.12));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

} // namespace pb::ui
