// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setup.h"

#include <QWizardPage>

#include <functional>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace pb::ui {

class MessageRow;
class TaskPanel;

/// What the pages have in common: the scrolling content, the line that says what is still missing, and the
/// way to and from the draft. The draft is the truth: each edit goes there at once, so that Back and closing
/// lose nothing. The set-up outlives it.
class SetupPage : public QWizardPage {
    Q_OBJECT
public:
    SetupPage(setup::Setup &setup, setup::Step step, QWidget *parent);

    setup::Step step() const { return m_step; }
    bool isComplete() const final;
    void initializePage() final;
    void cleanupPage() final { }
    bool validatePage() override;
    /// It came into view to stay: not on the way to a later step.
    void enter();
    /// No browser could be opened for this address: says so at once, and offers it to be copied.
    void tellUnopened(const QUrl &url);
    /// Hands over what was typed and is not in the set-up yet: secrets.
    virtual void commit() { }
    /// The first thing that has to be done before one can go on, as a sentence; empty: nothing.
    virtual QString missing() const { return {}; }

Q_SIGNALS:
    void openUrl(const QUrl &url);

protected:
    setup::Setup &setup() const { return m_setup; }
    const setup::Draft &draft() const { return m_setup.draft(); }
    void edit(const std::function<void(setup::Draft &)> &change);
    QVBoxLayout *content() const { return m_content; }
    /// Puts a task into the content: it opens links, gets what was typed before it starts, and is brought
    /// into view when it has something to say.
    void addTask(TaskPanel *task);
    /// For a page whose content takes all the height there is.
    void fillHeight();
    /// Leaves the wheel to the page: scrolling past a field must not change it.
    bool eventFilter(QObject *watched, QEvent *event) override;
    /// What the fields show, from the draft.
    virtual void load() = 0;
    /// What follows from the draft and the results.
    virtual void refresh() { }
    /// What a page does by itself when it comes into view.
    virtual void entered() { }
    /// Both, and the line of what is missing.
    void update();

private:
    void showProblem();
    void leaveTheWheelToThePage();

    setup::Setup &m_setup;
    setup::Step m_step;
    QScrollArea *m_scroller;
    QVBoxLayout *m_column;
    QVBoxLayout *m_content;
    MessageRow *m_problem;
    MessageRow *m_unopened;
    QUrl m_link; ///< that could not be opened
    QWidget *m_footer;
    QLabel *m_missing;
};

} // namespace pb::ui
