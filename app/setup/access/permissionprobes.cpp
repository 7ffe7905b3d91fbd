// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/access/permissionprobes.h"

namespace pb::setup {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

namespace {

/// Valid, and nobody's: Graph looks at the permission before it looks for the user.
const QString nobodysId = u"00000000-0000-4000-8000-000000000000"_s;

template<typename T>
core::Done doneOf(const Result<T> &result)
{
    return result ? core::Done() : core::failure(result.error());
}

} // namespace

PermissionProbes::PermissionProbes(
    graph::GraphClient &graph, QString readId, QList<PermissionLine> lines, QObject *parent)
    : core::Job<void>(parent)
    , m_graph(graph)
    , m_readId(std::move(readId))
    , m_lines(std::move(lines))
{
    next();
}

void PermissionProbes::next()
{
    while (m_line < m_lines.size()) {
        const PermissionLine &line = m_lines[m_line];
        if (m_probe < line.probes.size() && line.granted != Answer::No)
            return run(line.probes[m_probe].probe);
        ++m_line;
        m_probe = 0;
    }
    finish(core::Done());
}

void PermissionProbes::run(Probe probe)
{
    switch (probe) {
    case Probe::Organization:
        m_graph.organization()->then(this, [this](const Result<graph::Organization> &organization) {
            if (organization)
                m_organization = organization->displayName;
            take(doneOf(organization));
        });
        return;
    case Probe::ReadPresence:
        return readPresence();
    case Probe::ListUsers:
        m_graph.listUsers()->then(this, [this](const Result<QList<graph::User>> &users) {
            m_users = users.value_or(QList<graph::User>());
            take(doneOf(users));
        });
        return;
    case Probe::SetAndClearPresence:
    case Probe::None:
        return skip();
    }
}

void PermissionProbes::readPresence()
{
    const bool somebody = !m_readId.isEmpty();
    m_graph.presences({somebody ? m_readId : nobodysId})
        ->then(this, [this, somebody](const Result<graph::PresenceBatch> &batch) {
            // about nobody, Graph may say so: that proves nothing, and is no failure
            if (!batch && !somebody
                && (batch.error().kind == ErrorKind::NotFound
                    || batch.error().kind == ErrorKind::InvalidInput))
                return skip();
            take(doneOf(batch));
        });
}

void PermissionProbes::take(const core::Done &outcome)
{
    if (isFinished())
        return;
    PermissionLine &line = m_lines[m_line];
    ProbeResult &result = line.probes[m_probe];
    if (line.forReference && !outcome) { // nothing that runs needs it: no failure
        if (outcome.error().kind == ErrorKind::Forbidden)
            line.granted = Answer::No;
        return skip();
    }
    result.works = outcome ? Answer::Yes : Answer::No;
    if (!outcome) {
        result.error = outcome.error();
        if (outcome.error().kind == ErrorKind::Forbidden && line.granted == Answer::Unknown)
            line.granted = Answer::No;
    }
    skip();
}

void PermissionProbes::skip()
{
    ++m_probe;
    Q_EMIT foundMore();
    if (!isFinished())
        next();
}

} // namespace pb::setup
