// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/needs.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace pb::ui {

class Sparkline;

/// One of the two connections on the health page: whether it works, how fast it answers, and where it fails
/// why and what to do. Owns its parts.
class ConnectionCard final : public QFrame {
    Q_OBJECT
public:
    ConnectionCard(health::Topic topic, const QString &name, QWidget *parent = nullptr);

    void show(const sync::ConnectionHealth &health, core::Duration period, const health::Samples &samples,
        const core::ClockReading &clocks, health::Topic directory);
    /// The same as lines of text.
    QString text() const;

Q_SIGNALS:
    void actionWanted(pb::health::Action action);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitFonts();

    const health::Topic m_topic;
    health::Action m_action = health::Action::None;
    QString m_iconName;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_state;
    Sparkline *m_sparkline;
    QLabel *m_times;
    QLabel *m_failure;
    QPushButton *m_button;
};

} // namespace pb::ui
