// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/check/everythingjob.h"
#include "setup/setup_p.h"
#include "setup/trial/writeproofjob.h"
#include "setup/users/usersjob.h"

#include <algorithm>

namespace pb::setup {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using Phase = TaskState::Phase;

namespace {

/// What was proved before stands where that side has just been checked well again.
WriteProof standing(WriteProof proof, const Findings &found)
{
    const auto works = [](const std::optional<core::Done> &outcome) { return outcome && *outcome; };
    if (!works(found.writeAccess))
        proof.presence.reset();
    if (!works(found.starface))
        proof.dnd.reset();
    return proof;
}

} // namespace

void Setup::Private::takeUsers(const QList<directory::Person> &known)
{
    people = known;
    users = userLines(people);
    for (const directory::Person &person : people) {
        if (person.match == presence::MatchKind::Matched && anyGraphId.isEmpty())
            anyGraphId = person.graphId;
    }
}

/// Who has a key by now.
void Setup::Private::takeKeys(const QList<MadeKey> &made)
{
    for (directory::Person &person : people) {
        const auto isTheirs = [&person](
                                  const MadeKey &key) { return key.userId == person.starfaceId.toInt(); };
        if (std::none_of(made.begin(), made.end(), isTheirs))
            continue;
        person.hasBusyLampKey = true;
        for (CapabilityLine &line : capabilities) {
            if (line.capability == Capability::BusyLampKeys && line.names.removeOne(person.name)) {
                line.count = static_cast<int>(line.names.size());
                line.works = Answer::Yes;
            }
        }
    }
    users = userLines(people);
}

void Setup::Private::runWriteProof()
{
    const directory::Person *person = findTestUser(people, draft.testUser);
    const auto refuse = [this](ErrorKind kind, const QString &code, const QString &detail) {
        running.reset();
        delete limit;
        failAtOnce(Task::WriteProof, kind, code, detail);
    };
    if (!person) {
        if (!people.isEmpty())
            proof = noTestUser();
        return refuse(ErrorKind::NotFound, QLatin1String(noTestUserCode), noTestUser().dnd->error().detail);
    }
    const WriteProofJob::Subject subject =
        whereItMayWork({person->graphId, person->starfaceId.toInt()}, findings());
    if (subject.graphId.isEmpty() && subject.starfaceId == 0)
        return refuse(ErrorKind::InvalidInput, u"not-checked"_s, u"write access, STARFACE"_s);
    auto *next = new WriteProofJob({profile(), secrets, clock}, subject, &jobs);
    run(Task::WriteProof, next);
    QObject::connect(next, &TaskJob::foundMore, &q, [this, next] {
        proof = next->proof();
        Q_EMIT q.stateChanged(Task::WriteProof);
    });
    next->then(&jobs, [this, next](const core::Done &done) {
        if (job != next)
            return;
        proof = next->proof();
        conclude(Task::WriteProof, done);
    });
}

void Setup::Private::runEverything()
{
    checking.emplace();
    auto *next = new EverythingJob({profile(), secrets, clock}, &jobs);
    run(Task::CheckEverything, next);
    QObject::connect(next, &TaskJob::foundMore, &q, [this, next] {
        checking = next->findings();
        Q_EMIT q.stateChanged(Task::CheckEverything);
    });
    next->then(&jobs, [this, next](const core::Done &done) {
        if (job != next)
            return;
        if (done)
            take(next->findings(), next->people());
        checking.reset();
        conclude(Task::CheckEverything, done);
    });
}

/// What everything brought is what each page would have brought.
void Setup::Private::take(const Findings &found, const std::optional<QList<directory::Person>> &known)
{
    writeLines = found.writeLines;
    organization = found.organization;
    readLines = found.readLines;
    capabilities = found.capabilities;
    proof = standing(proof, found);
    takeUsers(known.value_or(QList<directory::Person>()));
    settle(Task::WriteAccess, found.writeAccess);
    settle(Task::ReadAccess, found.readAccess);
    settle(Task::StarfaceCheck, found.starface);
    settle(Task::Users, found.users);
    const bool presenceFails = proof.presence && !*proof.presence;
    settle(Task::WriteProof, presenceFails || !proof.dnd ? proof.presence : proof.dnd);
}

void Setup::Private::settle(Task task, const std::optional<core::Done> &outcome)
{
    TaskState &state = stateOf(task);
    state = {};
    if (outcome)
        state.phase = *outcome ? Phase::Succeeded : Phase::Failed;
    if (outcome && !*outcome)
        state.error = outcome->error();
    Q_EMIT q.stateChanged(task);
}

std::optional<core::Done> Setup::Private::outcomeOf(Task task) const
{
    const TaskState &state = stateOf(task);
    if (state.phase == Phase::Succeeded)
        return core::Done();
    if (state.phase == Phase::Failed && state.error)
        return core::failure(*state.error);
    return std::nullopt;
}

Findings Setup::Private::findings() const
{
    Findings found;
    found.writeAccess = outcomeOf(Task::WriteAccess);
    found.writeLines = writeLines;
    found.organization = organization;
    found.readAccess = outcomeOf(Task::ReadAccess);
    found.readLines = readLines;
    found.starface = outcomeOf(Task::StarfaceCheck);
    found.capabilities = capabilities;
    found.users = outcomeOf(Task::Users);
    found.matched = static_cast<int>(std::count_if(people.begin(), people.end(),
        [](const directory::Person &person) { return person.match == presence::MatchKind::Matched; }));
    found.proof = proof;
    return found;
}

std::optional<LastCheck> Setup::Private::lastCheck() const
{
    if (!checkedAt || !inUse || !changedEntries(*inUse, profile()).isEmpty())
        return std::nullopt;
    for (const Task task : {Task::WriteAccess, Task::ReadAccess, Task::StarfaceCheck}) {
        if (!isUntouched(task))
            return std::nullopt;
    }
    return LastCheck{*checkedAt, findings()};
}

void Setup::Private::learnIds(const QList<graph::User> &found)
{
    for (const graph::User &user : found) {
        if (user.enabled && anyGraphId.isEmpty())
            anyGraphId = user.id;
    }
}

} // namespace pb::setup
