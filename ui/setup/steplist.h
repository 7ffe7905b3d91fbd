// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setup.h"

#include <QList>
#include <QWidget>

class QAbstractButton;

namespace pb::ui {

class StepButton;

/// The steps at the side of the wizard: which are done, where one is, and a button for each that leads there
/// where it is reachable. One Tab stop; the arrow keys move within. The set-up outlives it.
class StepList final : public QWidget {
    Q_OBJECT
public:
    explicit StepList(setup::Setup &setup, QWidget *parent = nullptr);

    void setCurrent(setup::Step step);
    QAbstractButton *button(setup::Step step) const;

Q_SIGNALS:
    void stepWanted(pb::setup::Step step);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool isDone(setup::Step step) const;
    void refresh();
    bool moveFocus(int from, int by);

    setup::Setup &m_setup;
    setup::Step m_current = setup::Step::Start;
    QList<StepButton *> m_buttons;
};

} // namespace pb::ui
