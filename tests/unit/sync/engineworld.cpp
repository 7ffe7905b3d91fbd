// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineworld.h"

#include <QCoreApplication>
#include <QTest>

namespace pb::test {

namespace {

template<typename T>
core::Job<T> *answer(QObject *parent, core::Result<T> result)
{
    return new core::PromiseJob<T>(parent, std::move(result));
}

} // namespace

FakeServices::Somebody &FakeServices::add(const QString &name)
{
    Somebody somebody;
    somebody.email = name + QStringLiteral("@x");
    somebody.graphId = QStringLiteral("g-") + name;
    somebody.phoneId = 1001 + static_cast<int>(people.size());
    people.append(somebody);
    return people.last();
}

FakeServices::Somebody &FakeServices::of(const QString &name)
{
    const QString id = QStringLiteral("g-") + name;
    return *std::find_if(people.begin(), people.end(), [&](const auto &one) { return one.graphId == id; });
}

FakeServices::Somebody *FakeServices::byPhone(int id)
{
    const auto found =
        std::find_if(people.begin(), people.end(), [id](const auto &one) { return one.phoneId == id; });
    return found == people.end() ? nullptr : &*found;
}

void FakeServices::catchUp()
{
    readingsLag = false;
    for (Somebody &one : people)
        one.dndShown = one.dnd;
}

void FakeServices::answerWaiting()
{
    for (const auto &one : std::exchange(m_waiting, {}))
        one();
}

core::Job<QList<graph::User>> *FakeServices::teamsUsers()
{
    ++directoryReadings;
    if (teamsDirectory)
        return answer<QList<graph::User>>(&m_parent, core::failure(*teamsDirectory));
    QList<graph::User> users;
    for (const Somebody &one : people) {
        if (one.inTeams)
            users.append({one.graphId, one.email, one.email, one.email, true});
    }
    return answer<QList<graph::User>>(&m_parent, users);
}

core::Job<QList<starface::DirectoryUser>> *FakeServices::phoneUsers()
{
    if (phoneDirectory)
        return answer<QList<starface::DirectoryUser>>(&m_parent, core::failure(*phoneDirectory));
    QList<starface::DirectoryUser> users;
    for (const Somebody &one : people) {
        if (one.onPhone)
            users.append({{one.phoneId, one.email, one.email, one.email, {}}, true});
    }
    return answer<QList<starface::DirectoryUser>>(&m_parent, users);
}

core::Job<graph::PresenceBatch> *FakeServices::presences(const QStringList &graphIds)
{
    ++teamsReadings;
    lastAsked = graphIds;
    for (const QString &id : graphIds)
        ++asked[id];
    if (teamsIsSilent)
        return new core::PromiseJob<graph::PresenceBatch>(&m_parent);
    if (!keepsTeamsWaiting)
        return answer<graph::PresenceBatch>(&m_parent, readTeams(graphIds));
    QPointer<core::PromiseJob<graph::PresenceBatch>> promise =
        new core::PromiseJob<graph::PresenceBatch>(&m_parent);
    m_waiting.emplace_back([this, promise, graphIds] {
        if (promise)
            promise->resolve(readTeams(graphIds));
    });
    return promise;
}

core::Result<graph::PresenceBatch> FakeServices::readTeams(const QStringList &graphIds) const
{
    if (teamsReading)
        return core::failure(*teamsReading);
    graph::PresenceBatch batch;
    for (const Somebody &one : people) {
        const qsizetype index = graphIds.indexOf(one.graphId);
        if (index >= 0 && refusedIds.contains(one.graphId))
            batch.refused.append({index, failureOf(core::ErrorKind::InvalidInput)});
        else if (index >= 0 && !withoutTeams.contains(one.graphId))
            batch.presences.append({one.graphId, one.availability, one.activity, one.sequence});
    }
    return batch;
}

core::Job<QList<starface::UserLine>> *FakeServices::lineStates()
{
    ++phoneReadings;
    if (phonesAreSilent)
        return new core::PromiseJob<QList<starface::UserLine>>(&m_parent);
    if (phoneReading)
        return answer<QList<starface::UserLine>>(&m_parent, core::failure(*phoneReading));
    QList<starface::UserLine> lines;
    for (const Somebody &one : people)
        lines.append({one.phoneId, one.line, QStringLiteral("x")});
    return answer<QList<starface::UserLine>>(&m_parent, lines);
}

core::Job<starface::DndBatch> *FakeServices::doNotDisturb(const QList<int> &phoneIds)
{
    lastPhonesAsked = phoneIds;
    if (phoneReading)
        return answer<starface::DndBatch>(&m_parent, core::failure(*phoneReading));
    starface::DndBatch batch;
    for (const Somebody &one : people) {
        if (!phoneIds.contains(one.phoneId))
            continue;
        if (const auto failed = unreadablePhones.constFind(one.phoneId);
            failed != unreadablePhones.constEnd())
            batch.failed.append({one.phoneId, *failed});
        else
            batch.read.append({one.phoneId, one.dndShown});
    }
    return answer<starface::DndBatch>(&m_parent, batch);
}

core::Job<graph::PresenceBatch> *FakeServices::probeTeams(const QString &graphId)
{
    ++probes;
    if (teamsIsSilent)
        return new core::PromiseJob<graph::PresenceBatch>(&m_parent);
    return answer<graph::PresenceBatch>(&m_parent, readTeams({graphId}));
}

core::Job<starface::DndBatch> *FakeServices::probePhones(int phoneId)
{
    ++probes;
    if (phonesAreSilent)
        return new core::PromiseJob<starface::DndBatch>(&m_parent);
    if (phoneReading)
        return answer<starface::DndBatch>(&m_parent, core::failure(*phoneReading));
    starface::DndBatch batch;
    batch.read.append({phoneId, false});
    return answer<starface::DndBatch>(&m_parent, batch);
}

core::Job<graph::WriteResults> *FakeServices::writePresences(const QList<graph::PresenceWrite> &writes)
{
    graph::WriteResults results;
    for (const graph::PresenceWrite &write : writes) {
        presenceWrites.append(write);
        if (teamsWriting) {
            results.append(core::failure(*teamsWriting));
            continue;
        }
        for (Somebody &one : people) {
            if (one.graphId == write.userId)
                one.session = write.activity;
        }
        results.append(graph::Written{});
    }
    return answer<graph::WriteResults>(&m_parent, results);
}

core::Result<starface::DndWritten> FakeServices::writePhone(
    int phoneId, bool on, const starface::BeforeWrite &before, starface::WhenAlreadySo whenAlreadySo)
{
    Somebody *one = byPhone(phoneId);
    if (!one)
        return core::failure(core::ErrorKind::NotFound, QStringLiteral("no such phone"));
    if (on == one->dndShown && whenAlreadySo == starface::WhenAlreadySo::Leave)
        return starface::DndWritten{true, {on, {}}};
    if (const auto agreed = before ? before({one->dndShown, {}}) : core::Done(); !agreed)
        return core::failure(agreed.error());
    if (phoneWriting)
        return core::failure(*phoneWriting);
    one->dnd = on;
    if (!readingsLag)
        one->dndShown = on;
    dndWrites.append({phoneId, on});
    return starface::DndWritten{false, {!on, {}}};
}

core::Job<starface::DndWritten> *FakeServices::setDoNotDisturb(
    int phoneId, bool on, starface::BeforeWrite beforeWrite, starface::WhenAlreadySo whenAlreadySo)
{
    ++phoneWritesAsked;
    if (!keepsWritesWaiting)
        return answer<starface::DndWritten>(&m_parent, writePhone(phoneId, on, beforeWrite, whenAlreadySo));
    QPointer<core::PromiseJob<starface::DndWritten>> promise =
        new core::PromiseJob<starface::DndWritten>(&m_parent);
    m_waiting.emplace_back([this, promise, phoneId, on, beforeWrite, whenAlreadySo] {
        if (promise)
            promise->resolve(writePhone(phoneId, on, beforeWrite, whenAlreadySo));
    });
    return promise;
}

void FakeJournal::hold(const FakeServices::Somebody &somebody, const presence::UserState &state)
{
    entries.insert(
        somebody.graphId, {somebody.email, somebody.graphId, QString::number(somebody.phoneId), state});
}

core::Done FakeJournal::store(const QList<sync::JournalEntry> &changed)
{
    if (fails)
        return core::failure(core::ErrorKind::Storage, QStringLiteral("the disk is full"));
    for (const sync::JournalEntry &entry : changed) {
        if (sync::isWorthKeeping(entry.state))
            entries.insert(entry.graphId, entry);
        else
            entries.remove(entry.graphId);
    }
    return {};
}

EngineWorld::EngineWorld()
{
    options.sessionId = QStringLiteral("session");
}

void EngineWorld::start()
{
    engine = std::make_unique<sync::SyncEngine>(options, services, services, journal, clock);
    QVERIFY(engine->start());
    settle();
}

void EngineWorld::settle()
{
    for (int quiet = 0; quiet < 3; ++quiet) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (clock.untilNext() == core::Duration::zero()) {
            clock.advance(core::Duration::zero());
            quiet = -1;
        }
    }
}

void EngineWorld::run(core::Duration time)
{
    const core::Time end = clock.now() + time;
    settle();
    while (const auto next = clock.untilNext()) {
        if (clock.now() + *next > end)
            break;
        clock.advance(*next);
        settle();
    }
    clock.advance(end - clock.now());
    settle();
}

core::Error failureOf(core::ErrorKind kind, bool mayHaveActed)
{
    core::Error error;
    error.kind = kind;
    error.mayHaveActed = mayHaveActed;
    return error;
}

presence::UserState dndHeldSince(core::Time since)
{
    presence::UserState state;
    state.dnd = {presence::ClaimPhase::Held, presence::TeamsStatus::InCall, since, true};
    state.dndWrite.startedAt = since;
    return state;
}

} // namespace pb::test
