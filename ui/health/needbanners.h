// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/watch.h"

#include <QWidget>

#include <map>

class QPushButton;

namespace pb::ui {

class Banner;
class BannerStack;

/// What needs somebody, one banner each, with the button that does it: the worst stands there, the others
/// unfold. A banner keeps its focus while only its words change. A secret that still lasts may wait until its
/// next step.
class NeedBanners final : public QWidget {
    Q_OBJECT
public:
    /// `watch` must outlive this widget.
    explicit NeedBanners(health::Watch &watch, QWidget *parent = nullptr);

    int shown() const { return static_cast<int>(m_rows.size()); }

Q_SIGNALS:
    void actionWanted(pb::health::Action action);

private:
    struct Row {
        Banner *banner = nullptr;
        QPushButton *button = nullptr;
        QPushButton *later = nullptr; ///< only where it may wait
        health::Severity severity = health::Severity::Info;
        health::Action action = health::Action::None;
    };

    void refresh();
    QList<health::Need> needsShown() const;
    bool mayWait(const health::Need &need) const;
    void putAside(health::Topic topic);
    Row &rowFor(const health::Need &need);
    void arrange(const QList<health::Need> &needs);

    health::Watch &m_watch;
    BannerStack *m_stack;
    std::map<health::Topic, Row> m_rows;
    std::map<health::Topic, health::Nearness> m_aside; ///< put aside until the secret's next step
};

} // namespace pb::ui
