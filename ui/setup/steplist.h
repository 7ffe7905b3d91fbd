// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setup.h"

#include <QWidget>

namespace pb::ui {

/// The steps at the side of the wizard: which are done, and where one is.
class StepList final : public QWidget {
    Q_OBJECT
public:
    explicit StepList(setup::Setup &setup, QWidget *parent = nullptr);

    void setCurrent(setup::Step step);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool isDone(setup::Step step) const;
    void describe();
    int rowHeight() const;

    setup::Setup &m_setup;
    setup::Step m_current = setup::Step::Start;
};

} // namespace pb::ui
