// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ruleeditor.h"

#include "profile/words.h"

#include <algorithm>

namespace pb::rules {

using profile::Problem;
using profile::Problems;
using profile::Words;

namespace {

QString idOf(const RuleEditor::Entry &entry)
{
    return QString::fromStdString(entry.set.rules.id);
}

Problems nameProblem()
{
    return {Problem{Problem::Kind::Wrong, QStringLiteral("name"),
        Words::tr("a text of 1 to %1 characters").arg(longestName), Words::tr("nothing"), {}}};
}

} // namespace

RuleEditor::RuleEditor(const QString &folder, RuleChoice live, QList<ProofDepth> depths, QObject *parent)
    : QObject(parent)
    , m_library(folder)
    , m_runner(std::move(depths))
    , m_live(std::move(live))
    , m_availableAfterCall(m_live.availableAfterCall)
    , m_clearsAnyDnd(m_live.clearsAnyDnd)
{
    m_entries = {{{{}, presence::callsOnly()}, true}, {{{}, presence::everyKindOfBusy()}, true}};
    const RuleLibrary::Contents contents = m_library.load();
    m_damaged = contents.damaged;
    for (const NamedRuleSet &set : contents.sets)
        m_entries.append({set, false});
    if (liveEntry() < 0) // only the profile knows it so far
        m_entries.append({{QString::fromStdString(m_live.rules.id), m_live.rules}, false});
    m_current = liveEntry();
    connect(&m_runner, &RuleProofRunner::changed, this, &RuleEditor::proofChanged);
    m_runner.ask(choice());
}

RuleChoice RuleEditor::choice() const
{
    return {currentEntry().set.rules, m_availableAfterCall, m_clearsAnyDnd};
}

int RuleEditor::liveEntry() const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
        [this](const Entry &entry) { return entry.set.rules.id == m_live.rules.id; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

Barrier RuleEditor::barrier() const
{
    // the live rules need no leave to go on being live
    if (choice() == m_live)
        return Barrier::AlreadyLive;
    switch (proof().state) {
    case ProofReport::State::Proven:
        return Barrier::None;
    case ProofReport::State::Failed:
        return Barrier::ProofFailed;
    case ProofReport::State::TooLarge:
        return Barrier::ProofTooLarge;
    case ProofReport::State::Stopped:
        return Barrier::ProofStopped;
    case ProofReport::State::NotAsked:
    case ProofReport::State::Running:
        break;
    }
    return Barrier::Proving;
}

QStringList RuleEditor::names(int except) const
{
    QStringList names;
    for (int i = 0; i < m_entries.size(); ++i) {
        if (i != except && !m_entries[i].builtIn)
            names << m_entries[i].set.name;
    }
    return names;
}

QStringList RuleEditor::ids() const
{
    QStringList ids = m_library.takenIds();
    for (const Entry &entry : m_entries)
        ids << idOf(entry);
    return ids;
}

Problems RuleEditor::add(NamedRuleSet set)
{
    set.name = freeName(tidyName(set.name), names());
    set.rules.id = idFor(set.name, ids()).toStdString();
    if (const auto saved = m_library.save(set); !saved)
        return saved.error();
    m_entries.append({set, false});
    m_current = int(m_entries.size()) - 1;
    Q_EMIT entriesChanged();
    chosen();
    return {};
}

Problems RuleEditor::copyCurrent(const QString &name)
{
    if (tidyName(name).isEmpty())
        return nameProblem();
    return add({name, currentEntry().set.rules});
}

Problems RuleEditor::importFile(const QString &path)
{
    const auto set = loadRuleFile(path);
    return set ? add(*set) : set.error();
}

Problems RuleEditor::exportCurrent(const QString &path) const
{
    const auto saved = saveRuleFile(currentEntry().set, path);
    return saved ? Problems{} : saved.error();
}

Problems RuleEditor::renameCurrent(const QString &name)
{
    if (tidyName(name).isEmpty())
        return nameProblem();
    if (currentEntry().builtIn)
        return {};
    NamedRuleSet renamed = currentEntry().set;
    renamed.name = freeName(tidyName(name), names(m_current));
    if (const auto saved = m_library.save(renamed); !saved)
        return saved.error();
    m_entries[m_current].set = renamed;
    Q_EMIT entriesChanged();
    return {};
}

Problems RuleEditor::removeCurrent()
{
    if (!canRemove())
        return {};
    if (const auto removed = m_library.remove(idOf(currentEntry())); !removed)
        return removed.error();
    m_entries.removeAt(m_current);
    m_current = std::min(m_current, int(m_entries.size()) - 1);
    Q_EMIT entriesChanged();
    chosen();
    return {};
}

void RuleEditor::setCurrent(int index)
{
    if (index < 0 || index >= m_entries.size() || index == m_current)
        return;
    m_current = index;
    chosen();
}

void RuleEditor::chosen()
{
    m_runner.ask(choice());
    Q_EMIT choiceChanged();
}

void RuleEditor::edited()
{
    if (const auto saved = m_library.save(currentEntry().set); !saved)
        Q_EMIT notSaved(saved.error());
    chosen();
}

void RuleEditor::setTarget(presence::TeamsStatus status, presence::DndTarget target)
{
    presence::DndTarget &now = m_entries[m_current].set.rules.toStarface[static_cast<std::size_t>(status)];
    if (currentEntry().builtIn || barred(status, target) != Barred::No || now == target)
        return;
    now = target;
    edited();
}

void RuleEditor::setTarget(presence::StarfaceStatus status, presence::TeamsTarget target)
{
    presence::TeamsTarget &now = m_entries[m_current].set.rules.toTeams[static_cast<std::size_t>(status)];
    if (currentEntry().builtIn || barred(status, target) != Barred::No || now == target)
        return;
    now = target;
    edited();
}

void RuleEditor::setAvailableAfterCall(bool on)
{
    if (on == m_availableAfterCall)
        return;
    m_availableAfterCall = on;
    chosen();
}

void RuleEditor::setClearsAnyDnd(bool on)
{
    if (on == m_clearsAnyDnd)
        return;
    m_clearsAnyDnd = on;
    chosen();
}

void RuleEditor::setLive(const RuleChoice &live)
{
    m_live = live;
    Q_EMIT entriesChanged();
    Q_EMIT proofChanged();
}

} // namespace pb::rules
