// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/steplist.h"

#include "ui/monitor/icons.h"
#include "ui/setup/setupwords.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace pb::ui {

using setup::Step;

namespace {
constexpr int margin = 16;
}

StepList::StepList(setup::Setup &setup, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
{
    setObjectName(QStringLiteral("steps"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setAccessibleName(tr("Steps"));
    const auto changed = [this] {
        describe();
        update();
    };
    connect(&setup, &setup::Setup::draftChanged, this, changed);
    connect(&setup, &setup::Setup::stateChanged, this, changed);
    describe();
}

void StepList::setCurrent(Step step)
{
    m_current = step;
    describe();
    update();
}

bool StepList::isDone(Step step) const
{
    // a page that nobody has seen yet is not done, however little it asks for
    return step < m_setup.draft().reached && m_setup.isComplete(step);
}

void StepList::describe()
{
    setAccessibleDescription(
        tr("Step %1 of %2: %3").arg(int(m_current) + 1).arg(setup::stepCount).arg(stepTitle(m_current)));
}

int StepList::rowHeight() const
{
    return fontMetrics().height() * 2;
}

QSize StepList::sizeHint() const
{
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    int widest = 0;
    for (int i = 0; i < setup::stepCount; ++i)
        widest = qMax(widest, metrics.horizontalAdvance(stepTitle(Step(i))));
    return {widest + fontMetrics().height() * 2 + 2 * margin, setup::stepCount * rowHeight() + 2 * margin};
}

QSize StepList::minimumSizeHint() const
{
    return {sizeHint().width(), 0};
}

void StepList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void StepList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor window = palette().color(QPalette::Window);
    const QColor text = palette().color(QPalette::WindowText);
    const QColor accent = palette().color(QPalette::Highlight);
    painter.fillRect(rect(), mixed(window, text, 0.05));
    const int disc = fontMetrics().height() * 3 / 2;
    for (int i = 0; i < setup::stepCount; ++i) {
        const Step step = Step(i);
        const bool current = step == m_current;
        const QRect row(0, margin + i * rowHeight(), width(), rowHeight());
        if (current) {
            painter.fillRect(row, mixed(window, accent, 0.2));
            painter.fillRect(
                QStyle::visualRect(layoutDirection(), row, {row.x(), row.y(), 3, row.height()}), accent);
        }
        const QRect circle = QStyle::visualRect(
            layoutDirection(), row, QRect(margin, row.center().y() - disc / 2, disc, disc));
        if (isDone(step) && !current) {
            const int side = disc * 4 / 5;
            QRect picture(0, 0, side, side);
            picture.moveCenter(circle.center());
            icon(QStringLiteral("connection-ok")).paint(&painter, picture);
        } else {
            painter.setPen(current ? accent : mixed(window, text, 0.45));
            painter.setBrush(current ? accent : QColor(Qt::transparent));
            painter.drawEllipse(QRectF(circle).adjusted(1.5, 1.5, -1.5, -1.5));
            painter.setPen(current ? palette().color(QPalette::HighlightedText) : mixed(window, text, 0.7));
            painter.drawText(circle, Qt::AlignCenter, locale().toString(i + 1));
        }
        QFont font = this->font();
        font.setBold(current);
        painter.setFont(font);
        painter.setPen(step <= m_setup.draft().reached || current ? text : mixed(window, text, 0.7));
        const QRect words =
            QStyle::visualRect(layoutDirection(), row, row.adjusted(margin + disc + margin / 2, 0, 0, 0));
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, stepTitle(step));
        painter.setFont(this->font());
    }
}

} // namespace pb::ui
