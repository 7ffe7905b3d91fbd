// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "profile/profile.h"
#include "setup/check/checkreport.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace pb::ui {

class CheckTable;

/// What the last check of the connection in use found, with its time: the same lines and verdicts as on the
/// summary of the set-up. Without a check, each says that it was not tried.
class LastCheckPanel final : public QWidget {
    Q_OBJECT
public:
    /// `clock` must outlive it.
    LastCheckPanel(core::Clock &clock, profile::Profile profile, QWidget *parent = nullptr);

    /// False: there is nobody who could start one from here.
    void setStartable(bool startable);
    void show(const std::optional<setup::LastCheck> &check);
    /// Days pass, and secrets expire.
    void refresh();
    /// The same as lines of text. Names no user.
    QString text() const;

Q_SIGNALS:
    void checkWanted();

private:
    setup::CheckReport report() const;
    QString whenText() const;

    core::Clock &m_clock;
    const profile::Profile m_profile;
    std::optional<setup::LastCheck> m_check;
    QLabel *m_when;
    CheckTable *m_table;
    QPushButton *m_button;
};

} // namespace pb::ui
