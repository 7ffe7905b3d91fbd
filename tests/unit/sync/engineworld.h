// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakeclock.h"
#include "sync/syncengine.h"

#include <QPointer>

namespace pb::test {

/// Both services as values: what they answer, and what they were asked to change.
class FakeServices final : public sync::Reads, public sync::Writes {
public:
    struct Somebody {
        QString email;
        QString graphId;
        int phoneId = 0;
        QString availability = QStringLiteral("Available");
        QString activity = QStringLiteral("Available");
        presence::Line line = presence::Line::Idle;
        bool dnd = false;
        bool dndShown = false; ///< what readings say, which may lag behind
        QString session; ///< the activity of ours; empty: none
        QString sequence; ///< the version of the presence; empty: none is told
        bool inTeams = true; ///< false: the directory of Microsoft does not list them
        bool onPhone = true; ///< the same of the PBX
    };

    QList<Somebody> people;
    bool readingsLag = false;
    // what fails, for everybody
    std::optional<core::Error> teamsDirectory;
    std::optional<core::Error> phoneDirectory;
    std::optional<core::Error> teamsReading;
    std::optional<core::Error> phoneReading;
    std::optional<core::Error> phoneWriting;
    std::optional<core::Error> teamsWriting;
    QSet<QString> refusedIds; ///< for these Graph refuses the reading
    QSet<QString> withoutTeams; ///< of these Graph tells no presence
    QHash<int, core::Error> unreadablePhones; ///< whose do-not-disturb cannot be read
    bool keepsWritesWaiting = false;
    bool keepsTeamsWaiting = false; ///< its readings are answered with the writes
    // answer nothing any more
    bool teamsIsSilent = false;
    bool phonesAreSilent = false;

    QList<std::pair<int, bool>> dndWrites; ///< carried out
    int phoneWritesAsked = 0;
    QList<graph::PresenceWrite> presenceWrites;
    QStringList lastAsked; ///< of the last reading of Teams
    int teamsReadings = 0;
    QHash<QString, int> asked; ///< how often for whom
    int phoneReadings = 0;
    int directoryReadings = 0;
    QList<int> lastPhonesAsked; ///< of the last reading of do-not-disturb
    int probes = 0;

    Somebody &add(const QString &name);
    Somebody &of(const QString &name);
    void catchUp();
    /// Answers what was kept waiting, in its order.
    void answerWaiting();

    core::Job<QList<graph::User>> *teamsUsers() override;
    core::Job<QList<starface::DirectoryUser>> *phoneUsers() override;
    core::Job<graph::PresenceBatch> *presences(const QStringList &graphIds) override;
    core::Job<QList<starface::UserLine>> *lineStates() override;
    core::Job<starface::DndBatch> *doNotDisturb(const QList<int> &phoneIds) override;
    core::Job<graph::PresenceBatch> *probeTeams(const QString &graphId) override;
    core::Job<starface::DndBatch> *probePhones(int phoneId) override;
    core::Job<graph::WriteResults> *writePresences(const QList<graph::PresenceWrite> &writes) override;
    core::Job<starface::DndWritten> *setDoNotDisturb(int phoneId, bool on, starface::BeforeWrite beforeWrite,
        starface::WhenAlreadySo whenAlreadySo) override;

private:
    Somebody *byPhone(int id);
    core::Result<graph::PresenceBatch> readTeams(const QStringList &graphIds) const;
    core::Result<starface::DndWritten> writePhone(
        int phoneId, bool on, const starface::BeforeWrite &before, starface::WhenAlreadySo whenAlreadySo);

    QObject m_parent;
    std::vector<std::function<void()>> m_waiting;
};

class FakeJournal final : public sync::Journal {
public:
    QHash<QString, sync::JournalEntry> entries; ///< by Graph id
    bool fails = false;
    sync::JournalDamage damaged;

    void hold(const FakeServices::Somebody &somebody, const presence::UserState &state);
    core::Result<QList<sync::JournalEntry>> load() override { return entries.values(); }
    core::Done store(const QList<sync::JournalEntry> &changed) override;
    sync::JournalDamage damage() const override { return damaged; }
};

/// An engine between fake services, on a clock that only the test turns.
struct EngineWorld {
    FakeClock clock;
    FakeServices services;
    FakeJournal journal;
    sync::EngineOptions options;
    std::unique_ptr<sync::SyncEngine> engine;

    EngineWorld();
    /// Starts, and ends when the directories are read or have failed.
    void start();
    /// Turns the clock on, from callback to callback, so that everything answers in between.
    void run(core::Duration time);
    /// Until nothing is left to be done at this moment.
    void settle();
};

core::Error failureOf(core::ErrorKind kind, bool mayHaveActed = false);
/// Our do-not-disturb, seen and held since then.
presence::UserState dndHeldSince(core::Time since);

} // namespace pb::test
