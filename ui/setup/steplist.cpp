// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/steplist.h"

#include "ui/common/icons.h"
#include "words/setupwords.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

namespace pb::ui {

using setup::Step;

namespace {
constexpr int margin = 16;
}

/// One step: its number or that it is done, and its title.
class StepButton final : public QAbstractButton {
public:
    StepButton(Step step, QWidget *parent)
        : QAbstractButton(parent)
        , m_step(step)
    {
        setObjectName(QStringLiteral("step%1").arg(int(step)));
        setText(stepTitle(step));
        setAccessibleName(stepTitle(step));
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setLook(bool current, bool done, bool reachable)
    {
        m_current = current;
        m_done = done;
        setEnabled(reachable);
        setCursor(reachable && !current ? Qt::PointingHandCursor : Qt::ArrowCursor);
        // reached by Tab here, from here by the arrow keys
        setFocusPolicy(current ? Qt::TabFocus : Qt::NoFocus);
        setAccessibleDescription(current ? StepList::tr("This is the present step.")
                : done                   ? StepList::tr("Done.")
                : reachable              ? StepList::tr("Not done yet.")
                                         : StepList::tr("Comes later."));
        update();
    }

    QSize sizeHint() const override
    {
        QFont bold = font();
        bold.setBold(true);
        const int words = QFontMetrics(bold).horizontalAdvance(text());
        return {words + fontMetrics().height() * 2 + 2 * margin, fontMetrics().height() * 2};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintBackground(painter);
        const int disc = fontMetrics().height() * 3 / 2;
        paintDisc(painter, visual(QRect(margin, rect().center().y() - disc / 2, disc, disc)));
        QFont font = this->font();
        font.setBold(m_current);
        painter.setFont(font);
        const QColor words = palette().color(QPalette::Active, QPalette::WindowText);
        painter.setPen(isEnabled() ? words : mixed(ground(), words, 0.7));
        painter.drawText(visual(rect().adjusted(margin + disc + margin / 2, 0, 0, 0)),
            Qt::AlignVCenter | Qt::AlignLeft, text());
        if (hasFocus()) {
            QStyleOptionFocusRect option;
            option.initFrom(this);
            option.rect = rect().adjusted(4, 1, -4, -1);
            style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
        }
    }

private:
    QColor ground() const { return palette().color(QPalette::Active, QPalette::Window); }
    QColor accent() const { return palette().color(QPalette::Active, QPalette::Highlight); }
    QRect visual(const QRect &logical) const
    {
        return QStyle::visualRect(layoutDirection(), rect(), logical);
    }

    void paintBackground(QPainter &painter) const
    {
        if (m_current) {
            painter.fillRect(rect(), mixed(ground(), accent(), 0.2));
            painter.fillRect(visual({0, 0, 3, height()}), accent());
        } else if (isEnabled() && underMouse()) {
            painter.fillRect(rect(), mixed(ground(), accent(), 0.1));
        }
    }

    void paintDisc(QPainter &painter, const QRect &circle) const
    {
        if (m_done && !m_current) {
            const int side = circle.width() * 4 / 5;
            QRect picture(0, 0, side, side);
            picture.moveCenter(circle.center());
            ui::icon(QStringLiteral("connection-ok")).paint(&painter, picture);
            return;
        }
        const QColor words = palette().color(QPalette::Active, QPalette::WindowText);
        painter.setPen(m_current ? accent() : mixed(ground(), words, 0.45));
        painter.setBrush(m_current ? accent() : QColor(Qt::transparent));
        painter.drawEllipse(QRectF(circle).adjusted(1.5, 1.5, -1.5, -1.5));
        painter.setPen(m_current ? palette().color(QPalette::Active, QPalette::HighlightedText)
                                 : mixed(ground(), words, 0.7));
        painter.drawText(circle, Qt::AlignCenter, locale().toString(int(m_step) + 1));
    }

    const Step m_step;
    bool m_current = false;
    bool m_done = false;
};

StepList::StepList(setup::Setup &setup, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
{
    setObjectName(QStringLiteral("steps"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setAccessibleName(tr("Steps"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, margin, 0, margin);
    layout->setSpacing(0);
    for (int i = 0; i < setup::stepCount; ++i) {
        auto *button = new StepButton(Step(i), this);
        button->installEventFilter(this);
        connect(button, &QAbstractButton::clicked, this, [this, i] { Q_EMIT stepWanted(Step(i)); });
        layout->addWidget(button);
        m_buttons << button;
    }
    layout->addStretch(1);
    connect(&setup, &setup::Setup::draftChanged, this, &StepList::refresh);
    connect(&setup, &setup::Setup::stateChanged, this, &StepList::refresh);
    connect(&setup, &setup::Setup::secretsChanged, this, &StepList::refresh);
    refresh();
}

void StepList::setCurrent(Step step)
{
    m_current = step;
    refresh();
}

QAbstractButton *StepList::button(Step step) const
{
    return m_buttons.value(int(step));
}

bool StepList::isDone(Step step) const
{
    // a page that nobody has seen yet is not done, however little it asks for
    return step < m_setup.draft().reached && m_setup.isComplete(step);
}

void StepList::refresh()
{
    setAccessibleDescription(
        tr("Step %1 of %2: %3").arg(int(m_current) + 1).arg(setup::stepCount).arg(stepTitle(m_current)));
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setLook(Step(i) == m_current, isDone(Step(i)), m_setup.isReachable(Step(i)));
}

bool StepList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int from = int(m_buttons.indexOf(static_cast<StepButton *>(watched)));
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up:
        return moveFocus(from, -1);
    case Qt::Key_Down:
        return moveFocus(from, 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_buttons[from]->click(); // not the wizard's standard button
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

/// To the next step in that direction that can be pressed.
bool StepList::moveFocus(int from, int by)
{
    for (int i = from + by; i >= 0 && i < m_buttons.size(); i += by) {
        if (m_buttons[i]->isEnabled()) {
            m_buttons[i]->setFocus(by > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            break;
        }
    }
    return true;
}

void StepList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor window = palette().color(QPalette::Window);
    painter.fillRect(rect(), mixed(window, palette().color(QPalette::WindowText), 0.05));
}

} // namespace pb::ui
