// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/toolbuttons.h"

#include "ui/common/icons.h"

#include <QAction>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <QToolBar>

#include <memory>

namespace pb::ui {

FramedButton::FramedButton(const QString &text, QWidget *parent)
    : QToolButton(parent)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize FramedButton::sizeHint() const
{
    const int em = fontMetrics().height();
    return QToolButton::sizeHint() + QSize(em * 2 / 3, em / 4);
}

void FramedButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton frame;
    frame.initFrom(this);
    frame.state |= isDown() ? QStyle::State_Sunken : QStyle::State_Raised;
    if (isChecked()) {
        const QColor tint = mixed(
            palette().color(QPalette::Button), palette().color(QPalette::Active, QPalette::Highlight), 0.4);
        frame.palette.setColor(QPalette::Button, tint);
        frame.state |= QStyle::State_On;
    }
    painter.drawControl(QStyle::CE_PushButtonBevel, frame);
    QStyleOptionToolButton label;
    initStyleOption(&label);
    painter.drawControl(QStyle::CE_ToolButtonLabel, label);
    if (!hasFocus())
        return;
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    focus.rect = rect().adjusted(3, 3, -3, -3);
    painter.drawPrimitive(QStyle::PE_FrameFocusRect, focus);
}

void obeyAssistiveTechnology(QToolButton &button)
{
    QAction *action = button.defaultAction();
    if (!action || !action->isCheckable())
        return;
    // A click, and a change of the action, reach the button first and are told by it first. Told by the
    // action first, it was the button's own state that somebody set.
    const auto told = std::make_shared<bool>(button.isChecked());
    QObject::connect(&button, &QToolButton::toggled, action, [told, &button] { *told = button.isChecked(); });
    QObject::connect(action, &QAction::toggled, &button, [told, action](bool on) {
        if (*told != on)
            Q_EMIT action->triggered(on);
    });
}

void obeyAssistiveTechnology(QToolBar &bar)
{
    const QList<QAction *> actions = bar.actions();
    for (QAction *action : actions) {
        if (auto *button = qobject_cast<QToolButton *>(bar.widgetForAction(action)))
            obeyAssistiveTechnology(*button);
    }
}

} // namespace pb::ui
