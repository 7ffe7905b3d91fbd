// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphclient.h"
#include "setup/setuptypes.h"

namespace pb::setup {

/// Uses each granted permission once: one real call after the other, each with its own outcome. Writes
/// nothing: what only writing proves stays open (WriteProofJob). Does not fail by itself. A permission that
/// the token denies is not tried; one that Graph refuses (403) and the token says nothing of is denied from
/// then on.
class PermissionProbes final : public core::Job<void> {
    Q_OBJECT
public:
    /// `graph` must outlive the job. `readId`: whose presence is read; empty: of a user that there is not.
    PermissionProbes(graph::GraphClient &graph, QString readId, QList<PermissionLine> lines, QObject *parent);

    const QList<PermissionLine> &lines() const { return m_lines; }
    const QString &organization() const { return m_organization; }
    const QList<graph::User> &users() const { return m_users; }

Q_SIGNALS:
    void foundMore();

private:
    void next();
    void run(Probe probe);
    void readPresence();
    void take(const core::Done &outcome);
    void skip();

    graph::GraphClient &m_graph;
    const QString m_readId;
    QList<PermissionLine> m_lines;
    qsizetype m_line = 0;
    qsizetype m_probe = 0;
    QString m_organization;
    QList<graph::User> m_users;
};

} // namespace pb::setup
