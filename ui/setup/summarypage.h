// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/setuppage.h"
#include "ui/setup/taskpanel.h"

class QLabel;
class QRadioButton;

namespace pb::ui {

class CheckTable;

/// Every check with its verdict, the button that carries out all that only read, the one that tries writing
/// on the test user, and whether to watch first or to begin at once. Owns its parts.
class SummaryPage final : public SetupPage {
    Q_OBJECT
public:
    SummaryPage(setup::Setup &setup, QWidget *parent);

    QString missing() const override;

protected:
    void load() override;
    void refresh() override;
    void entered() override;

private:
    void buildChecks();
    void buildProof();
    void buildMode();
    TaskPanel::Success checked() const;
    QString choicesText() const;
    void showProof();

    CheckTable *m_checks;
    TaskPanel *m_check;
    TaskPanel *m_write;
    QLabel *m_choices;
    QRadioButton *m_observe;
    QRadioButton *m_live;
    TaskPanel *m_finish;
};

} // namespace pb::ui
