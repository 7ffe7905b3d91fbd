// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphclient.h"
#include "starface/starfaceclient.h"

namespace pb::sync {

/// What the engine reads of the two services. Jobs as everywhere: they finish once, from the event loop.
class Reads {
public:
    virtual ~Reads() = default;

    virtual core::Job<QList<graph::User>> *teamsUsers() = 0;
    virtual core::Job<QList<starface::DirectoryUser>> *phoneUsers() = 0;
    virtual core::Job<graph::PresenceBatch> *presences(const QStringList &graphIds) = 0;
    virtual core::Job<QList<starface::UserLine>> *lineStates() = 0;
    virtual core::Job<starface::DndBatch> *doNotDisturb(const QList<int> &phoneIds) = 0;

    // whether that side answers at all: the smallest question there is
    virtual core::Job<graph::PresenceBatch> *probeTeams(const QString &graphId)
    {
        return presences({graphId});
    }
    virtual core::Job<starface::DndBatch> *probePhones(int phoneId) { return doNotDisturb({phoneId}); }
};

/// What the engine changes in the two services.
class Writes {
public:
    virtual ~Writes() = default;

    /// One result for each write, in their order; at most one write per user.
    virtual core::Job<graph::WriteResults> *writePresences(const QList<graph::PresenceWrite> &writes) = 0;
    virtual core::Job<starface::DndWritten> *setDoNotDisturb(
        int phoneId, bool on, starface::BeforeWrite beforeWrite, starface::WhenAlreadySo whenAlreadySo) = 0;
};

/// The real ones. Both clients must outlive it.
class LiveServices final : public Reads, public Writes {
public:
    LiveServices(graph::GraphClient &graph, starface::StarfaceClient &starface)
        : m_graph(graph)
        , m_starface(starface)
    {
    }

    core::Job<QList<graph::User>> *teamsUsers() override { return m_graph.listUsers(); }
    core::Job<QList<starface::DirectoryUser>> *phoneUsers() override { return m_starface.users(); }
    core::Job<graph::PresenceBatch> *presences(const QStringList &graphIds) override
    {
        return m_graph.presences(graphIds);
    }
    core::Job<QList<starface::UserLine>> *lineStates() override { return m_starface.lineStates(); }
    core::Job<starface::DndBatch> *doNotDisturb(const QList<int> &phoneIds) override
    {
        return m_starface.readDnd(phoneIds);
    }
    core::Job<graph::WriteResults> *writePresences(const QList<graph::PresenceWrite> &writes) override
    {
        return m_graph.writePresences(writes);
    }
    core::Job<starface::DndWritten> *setDoNotDisturb(int phoneId, bool on, starface::BeforeWrite beforeWrite,
        starface::WhenAlreadySo whenAlreadySo) override
    {
        return m_starface.setDoNotDisturb(phoneId, on, std::move(beforeWrite), whenAlreadySo);
    }

private:
    graph::GraphClient &m_graph;
    starface::StarfaceClient &m_starface;
};

} // namespace pb::sync
