// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "presence/roundtrips.h"
#include "sync/brake.h"
#include "sync/dndschedule.h"
#include "sync/engineoptions.h"
#include "sync/journal.h"
#include "sync/modes.h"
#include "sync/overridewatch.h"
#include "sync/services.h"
#include "sync/synctypes.h"
#include "sync/usertable.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

namespace pb::sync {

class WriteDesk;

/// Owns the 10-second loop: reads both services side by side, decides with presence::reconcile, writes, and
/// reports. Guarantees: polls of one side never overlap; an intent is on disk before its write; where the
/// journal cannot be written, nothing is taken, but everything given back; stopping gives everything back
/// within ten seconds or says what could not be; nothing is sent before everybody was decided by the same
/// readings and the brake has looked at all of them. Lives on one thread; the clients, the journal and the
/// clock must outlive it.
class SyncEngine final : public QObject {
    Q_OBJECT
public:
    static constexpr Duration stopLimit{10'000};

    SyncEngine(EngineOptions options, Reads &reads, Writes &writes, Journal &journal, core::Clock &clock,
        QObject *parent = nullptr);
    ~SyncEngine() override;

    const EngineStatus &status() const { return m_status; }
    /// A pause counts once everything is given back.
    bool isPauseOrdered() const { return m_modes.isPauseOrdered(); }
    /// What going live would write at once; empty where nothing is withheld for observing.
    QList<PreviewLine> livePreview() const;
    /// Whom the brake's question is about.
    QList<PreviewLine> heldBack() const;
    /// The writes that failed, the next to be tried first.
    QList<FailedWrite> failedWrites() const;
    bool isExcluded(const Person &person) const { return m_options.excluded.contains(person); }
    const directory::Exclusions &exclusions() const { return m_options.excluded; }
    /// All people of both systems, as last read.
    const QList<Person> &people() const { return m_people; }

    /// Loads the journal and begins at once to look after whom it names; everybody else follows when both
    /// directories were read. Storage error where the journal cannot be read.
    core::Done start();

public Q_SLOTS:
    /// Reads both sides and both directories now, where no reading is under way.
    void syncNow();
    /// Gives every claim back first. What was ordered about observing stands when it goes on.
    void setPaused(bool paused);
    /// Going to observe-only gives every claim back first. Does not end a pause: it counts from its end on.
    void setObserveOnly(bool observeOnly);
    /// Goes live. Those agreed to by name are not asked about again by the brake, if nobody has joined them.
    void goLive(const QStringList &agreed);
    /// Gives back what is held of one user, and takes it again only when its reason has ended once.
    void giveBackUser(const QString &key);
    /// Leaves a user out from now on, giving back what is held, or takes them in again; see Exclusions::set.
    void setExcluded(const QString &key, bool excluded);
    /// Tries every failed write again now, where an earlier one cannot act any more.
    void retryFailedWrites();
    /// Gives every claim back and goes on observing only, so that nothing is taken again.
    void giveBackAll();
    /// The admin's answer to the brake's question: carry it out.
    void releaseBrake();
    /// What a profile says that needs no new connection: rules, times, brake, readings, pairs, who is left
    /// out. Whether it only observes stays as it was ordered. What we hold and it does not ask for is given
    /// back.
    void setOptions(pb::sync::EngineOptions options);
    /// Decides by these rules from now on. What we hold and they do not ask for is given back.
    void setRules(const pb::presence::RuleSet &rules, bool availableAfterCall, bool clearsAnyDnd);
    /// Gives everything back, then stopped() is emitted.
    void stop();

    /// What the request budget of Graph's host is used for, told by the composition.
    void setBudgetUse(int used, int limit);

Q_SIGNALS:
    /// All people of both systems, after each reading of the directories that changed something.
    void directoryChanged(const QList<pb::sync::Person> &people);
    void directoryFailed(const pb::core::Error &error);
    /// The users whose report changed.
    void reported(const QList<pb::sync::UserReport> &changed);
    void wrote(const pb::sync::WriteRecord &record);
    void statusChanged(const pb::sync::EngineStatus &status);
    /// The loop has come round, and will again after that time.
    void beaten(pb::core::Duration period);
    /// One reading of a side is over, well or not.
    void polled(pb::sync::Polled side, const pb::sync::EngineStatus &status);
    /// Something that is to be given back waits, in a pause perhaps: at most once a minute, and at the end.
    void givingBackWaits(bool atTheEnd);
    /// The engine does nothing any more. Who is named could not be given back: kept for the next start.
    void stopped(const QStringList &notGivenBack);

private:
    friend class WriteDesk;

    struct Loop {
        bool running = false;
        bool again = false; ///< asked for while running
        Time startedAt{};
        Time dueAt{}; ///< when everybody is to be read again
        Time takenIn{}; ///< when the last reading of everybody that is known had started
        QPointer<QObject> timer;
        QPointer<QObject> patience; ///< runs out while a poll is under way for too long
        QPointer<QObject> probe; ///< asks between two polls whether that side answers
        std::optional<Time> probedAt; ///< while that question is not answered
    };

    void pollTeams();
    void pollWaiting();
    void readTeams(const QStringList &ids, const std::function<void(Duration took)> &whole);
    void pollStarface();
    void readDnd(const std::optional<core::Error> &lineError);
    void takePresence(const graph::Presence &presence, Time at);
    void takeLine(const starface::UserLine &line, Time at);
    void notePoll(
        ConnectionHealth &health, Polled side, Duration took, const std::optional<core::Error> &error);
    void schedule(Polled side);
    void expectAnswer(Polled side);
    void probeLater(Polled side, Time nextPoll);
    void probe(Polled side);
    void noteOverdue(Polled side);
    void readDirectories();
    void joinDirectories(const core::Result<QList<graph::User>> &teams,
        const core::Result<QList<starface::DirectoryUser>> &starface);
    /// With M2's question, where there is one, first without and then with its answer.
    void join(const QList<graph::User> &teams, const QList<starface::DirectoryUser> &starface, bool asks);
    void askWhoHasTeams(const QList<graph::User> &teams, const QList<starface::DirectoryUser> &starface,
        const QList<QStringList> &contests);
    template<typename T>
    static void noteDirectory(ConnectionHealth &health, const core::Result<T> &result);
    void takePeople(const directory::Directory &read);
    void noteSettingsOfNobody();
    void finishDirectories(const std::optional<core::Error> &error);

    void decideAll(std::optional<Polled> read = std::nullopt);
    /// The same once control is back in the event loop: many orders on single users cost no more than one.
    void decideSoon();
    void decideUsers();
    void decide(User &user, Time now);
    presence::Directive directiveFor(const User &user) const;
    void followHandBack(User &user) const;
    void applyBrake();
    void report(User &user);
    void flushReports();
    void updateStatus();
    void noteRoundTrips(const presence::Outcome &outcome);
    void weighRoundTrips();
    void beat();
    bool noteAwake();
    bool isReadingAnew() const;
    void setAside(const QStringList &asked, const QList<graph::PresenceBatch::Refused> &refused);
    bool isSetAside(const QString &graphId);
    void liftPauses();
    void retryGivingBack(presence::Side side);
    void pollBoth();
    void turn(Modes::Event event);
    void whenGivenBack();
    void tickStop();
    void stopWhenGivenBack();
    void finishStop(const QStringList &held);

    EngineOptions m_options;
    Reads &m_reads;
    Journal &m_journal;
    core::Clock &m_clock;

    EngineStatus m_status;
    UserTable m_users;
    DndSchedule m_dndSchedule;
    BrakeMemory m_brake;
    std::unique_ptr<WriteDesk> m_desk;
    QList<Person> m_people;
    QList<profile::UserPair> m_unusedPairs;
    QList<UserReport> m_changed;
    std::optional<QSet<QString>> m_agreed; ///< to what going live wants at once

    Loop m_teamsLoop;
    Loop m_starfaceLoop;
    Loop m_directoryLoop;
    QPointer<QObject> m_decidesSoon;
    bool m_teamsSoon = false; ///< C4: somebody waits for a second reading
    Time m_directoryReadAt{};
    Duration m_settle{}; ///< the profile's, before round trips were measured
    presence::RoundTrips m_roundTrips;
    OverrideWatch m_overrides;
    Modes m_modes;
    Time m_awakeAt{}; ///< the last sign of life of this process
    Time m_wokeAt{}; ///< after its last pause; epoch: there was none
    Time m_liftAt{}; ///< when the pauses are lifted for what waits to be given back
    QHash<QString, Time> m_setAside; ///< by Graph id: until when

    Time m_stopBy{};
};

} // namespace pb::sync
