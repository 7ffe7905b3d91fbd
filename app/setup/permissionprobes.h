// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "graph/graphclient.h"
#include "setup/setuptypes.h"

#include <QPointer>

namespace pb::setup {

class PresenceTrial;

/// Uses each granted permission once: one real call after the other, each with its own outcome. Does not fail
/// by itself. A permission that the token denies is not tried; one that Graph refuses (403) and the token
/// says nothing of is denied from then on.
class PermissionProbes final : public core::Job<void> {
    Q_OBJECT
public:
    struct Subjects {
        QString sessionId; ///< of presence writes: the application's client id
        QString readId; ///< whose presence is read; empty: of a user that there is not
        QString writeId; ///< whose presence is set and cleared; empty: not tried
    };

    /// `graph` must outlive the job.
    PermissionProbes(graph::GraphClient &graph, core::Clock &clock, Subjects subjects,
        QList<PermissionLine> lines, QObject *parent);

    const QList<PermissionLine> &lines() const { return m_lines; }
    const QString &organization() const { return m_organization; }
    const QList<graph::User> &users() const { return m_users; }

    /// Cancelled follows, once what was written is cleared.
    void abandon();

Q_SIGNALS:
    void foundMore();

private:
    void next();
    void run(Probe probe);
    void readPresence();
    void setAndClear();
    void take(const core::Done &outcome);
    void skip();

    graph::GraphClient &m_graph;
    core::Clock &m_clock;
    const Subjects m_subjects;
    QList<PermissionLine> m_lines;
    qsizetype m_line = 0;
    qsizetype m_probe = 0;
    QString m_organization;
    QList<graph::User> m_users;
    QPointer<PresenceTrial> m_trial;
    bool m_abandoned = false;
};

} // namespace pb::setup
