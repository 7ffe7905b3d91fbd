// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/ruleeditor.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace pb::ui {

class Banner;
class ProofView;
class RuleGrid;
class RulePicture;
class RuleSetList;

/// The rules view: the sets to choose from, both directions of the one looked at, its options and its proof.
/// Changes nothing by itself: it says what is wanted, and is told with setLive() what came of it.
class RulesDialog final : public QDialog {
    Q_OBJECT
public:
    /// `editor` must outlive this dialog.
    explicit RulesDialog(rules::RuleEditor &editor, QWidget *parent = nullptr);

    RuleSetList &list() { return *m_list; }

public Q_SLOTS:
    void setLive(const pb::presence::RuleSet &rules, bool availableAfterCall, bool clearsAnyDnd);

Q_SIGNALS:
    /// Proven, and the admin wants it live from now on.
    void rulesWanted(const pb::presence::RuleSet &rules, bool availableAfterCall, bool clearsAnyDnd);

private:
    void buildRules(QVBoxLayout *column);
    void buildOptions(QVBoxLayout *column);
    QCheckBox *addOption(
        QVBoxLayout *column, const QString &text, const QString &meaning, const QString &name);
    QLayout *buildButtons();
    void showChoice();
    void showProof();
    void showDamaged();
    void tellFailure(const QString &what, const profile::Problems &problems);
    void makeLive();

    rules::RuleEditor &m_editor;
    RuleSetList *m_list;
    Banner *m_failure;
    Banner *m_damaged;
    QLabel *m_name;
    QLabel *m_purpose;
    RulePicture *m_picture;
    RuleGrid *m_grid;
    QCheckBox *m_availableAfterCall = nullptr;
    QCheckBox *m_clearsAnyDnd = nullptr;
    ProofView *m_proof;
    QLabel *m_barrier;
    QPushButton *m_makeLive;
};

} // namespace pb::ui
