// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/setuppage.h"

class QRadioButton;

namespace pb::ui {

class FittedTable;
class TaskPanel;

/// Every check with its result, and whether to watch first or to begin at once.
class SummaryPage final : public SetupPage {
    Q_OBJECT
public:
    SummaryPage(setup::Setup &setup, QWidget *parent);

    QString missing() const override;

protected:
    void load() override;
    void refresh() override;

private:
    struct Check {
        QString what;
        setup::Answer works = setup::Answer::Unknown;
        QString result;
    };
    QList<Check> checks() const;
    Check accessCheck(setup::Task task, setup::Step step) const;
    Check certificateCheck() const;
    Check usersCheck() const;
    Check secretsCheck() const;
    void buildMode();

    FittedTable *m_checks;
    QString m_shown;
    QRadioButton *m_observe;
    QRadioButton *m_live;
    TaskPanel *m_finish;
};

} // namespace pb::ui
