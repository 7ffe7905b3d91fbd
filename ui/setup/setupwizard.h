// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setup.h"

#include <QHash>
#include <QPointer>
#include <QWizard>

class QMessageBox;

namespace pb::ui {

class SetupPage;
class StepList;

/// The set-up as a wizard: one page for each step, over the plain model of Setup. Keeps nothing of its own
/// but the size of the window: what is entered is in the draft, so it can be closed and gone on with at any
/// time.
class SetupWizard final : public QWizard {
    Q_OBJECT
public:
    /// `setup` must outlive it. An empty `settingsFile` keeps nothing. Begins at `firstStep`; Back leads to
    /// the steps before it.
    SetupWizard(
        setup::Setup &setup, const QString &settingsFile, setup::Step firstStep, QWidget *parent = nullptr);
    ~SetupWizard() override;

    setup::Step currentStep() const;
    SetupPage &page(setup::Step step) const;
    void accept() override;
    void reject() override;

Q_SIGNALS:
    void simulatorWanted();
    /// To be opened in the system's browser: a link of a page, or what a flow needs. May carry `state`.
    void openUrl(const QUrl &url);
    /// The profile is saved and the window closes.
    void profileReady(const pb::profile::Profile &profile);

private:
    void addPages();
    void nameButtons();
    void pageChanged(int id);
    void askToClose();
    void restoreSize();

    setup::Setup &m_setup;
    QString m_settingsFile;
    QHash<int, SetupPage *> m_pages;
    StepList *m_steps;
    QPointer<QMessageBox> m_question;
};

} // namespace pb::ui
