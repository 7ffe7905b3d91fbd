// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setup.h"

#include <QHash>
#include <QPointer>
#include <QWizard>

#include <optional>

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
    /// `setup` must outlive it. An empty `settingsFile` keeps nothing. Begins at `firstStep`, or where it was
    /// left; Back leads to the steps before it.
    SetupWizard(setup::Setup &setup, const QString &settingsFile, std::optional<setup::Step> firstStep,
        QWidget *parent = nullptr);
    ~SetupWizard() override;

    setup::Step currentStep() const;
    SetupPage &page(setup::Step step) const;
    /// Where that page is reachable and nothing is being saved.
    void goTo(setup::Step step);
    /// Hands over what was typed on the page in view.
    void commit();
    /// No browser could be opened for this address: the page says so and offers it.
    void tellUnopened(const QUrl &url);
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
    void turnTo(setup::Step step);
    void pageChanged(int id);
    void lockWhileSaving();
    void askToClose();
    void restoreSize();

    setup::Setup &m_setup;
    QString m_settingsFile;
    QHash<int, SetupPage *> m_pages;
    StepList *m_steps;
    std::optional<setup::Step> m_shown; ///< the page that came into view to stay
    bool m_turning = false; ///< on the way to another page
    QPointer<QMessageBox> m_question;
};

} // namespace pb::ui
