// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setup.h"
#include "ui/common/tones.h"
#include "words/sentences.h"

#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace pb::ui {

class CopyButton;
class MessageRow;

/// The button that starts a task, what it waits for and for how long, the ways out of waiting, and what came
/// of it. Everything follows Setup::state(). The set-up outlives it.
class TaskPanel final : public QWidget {
    Q_OBJECT
public:
    TaskPanel(setup::Setup &setup, setup::Task task, const QString &startText, QWidget *parent = nullptr);

    /// What is said once the task has succeeded; an empty title takes no room.
    struct Success {
        QString title;
        QString why;
        Tone tone = Tone::Success;
    };
    void setSuccess(std::function<Success()> success);
    /// False: the button cannot be pressed, and `why` stands beside it.
    void setReady(bool ready, const QString &why);
    /// False: something else starts the task.
    void setStartShown(bool shown);
    void start();
    /// No browser could be opened for this address. False: this task does not wait for it.
    bool tellUnopened(const QUrl &url);
    QPushButton *startButton() const { return m_start; }
    MessageRow &message() const { return *m_message; }

Q_SIGNALS:
    /// Before the task starts: what was typed and not yet handed over is due now.
    void aboutToStart();
    void openUrl(const QUrl &url);
    /// There is something new to read.
    void spoke();

private:
    void buildProgress();
    void refresh();
    void showProgress(const setup::TaskState &state);
    void showResult(const setup::TaskState &state);
    void tick();
    void keepAndRetry();

    setup::Setup &m_setup;
    setup::Task m_task;
    core::SystemClock m_clock;
    std::function<Success()> m_success;
    bool m_startShown = true;
    QUrl m_unopened; ///< an address for which no browser could be opened
    setup::TaskState::Phase m_phase = setup::TaskState::Phase::NotStarted;
    QPushButton *m_start;
    QLabel *m_why;
    QWidget *m_progress;
    QLabel *m_doing;
    QLabel *m_hint;
    QLabel *m_left;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QPushButton *m_again;
    CopyButton *m_copyLink;
    MessageRow *m_message;
    QPushButton *m_keep;
    QTimer *m_timer;
};

} // namespace pb::ui
