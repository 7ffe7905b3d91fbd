// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/directorynews.h"
#include "history/historystore.h"
#include "sync/synctypes.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace pb::history {

/// Listens to the engine and notes in the history what has changed, and nothing else. Says at the beginning
/// of each session of the store how everything stands. Lives on one thread; store and clock must outlive it.
class Recorder final : public QObject {
    Q_OBJECT
public:
    static constexpr core::Duration flushEvery{500};
    /// At least so often the file learns that recording is alive, whether something changes or not.
    static constexpr core::Duration beatEvery{30'000};
    /// Later than this is told as late.
    static constexpr core::Duration noticeablyLate{1'000};
    /// When so many people come or leave at once, only the numbers are noted.
    static constexpr int manyPeople = 500;

    Recorder(HistoryStore &store, core::Clock &clock, QObject *parent = nullptr);
    ~Recorder() override;

public Q_SLOTS:
    void setPeople(const QList<pb::sync::Person> &people);
    void applyReports(const QList<pb::sync::UserReport> &reports);
    void applyWrite(const pb::sync::WriteRecord &record);
    void applyStatus(const pb::sync::EngineStatus &status);
    /// The engine does nothing any more; who is named could not be given back.
    void finish(const QStringList &notGivenBack);
    /// Hands over what has gathered.
    void flush();

private:
    struct ServiceState {
        bool known = false;
        bool failing = false;
        core::ErrorKind kind = core::ErrorKind::Internal;
        QString code;
    };

    void beginSession();
    void handOver();
    void note(Payload payload, const QString &key = {});
    void noteService(ServiceState &last, Service service, const sync::ConnectionHealth &health);
    void noteService(
        ServiceState &last, Service service, bool known, const std::optional<core::Error> &error);
    void noteLateness(core::Duration lateBy);
    void noteMode(const sync::EngineStatus &status);

    HistoryStore &m_store;
    core::Clock &m_clock;
    QList<Event> m_events; ///< not handed over yet
    QPointer<QObject> m_flush;
    core::Time m_handedOver{};
    QHash<QString, Change> m_last; ///< what was noted last of each user
    Matches m_matches;
    Directory m_counts;
    bool m_hasDirectory = false;
    bool m_wasEmptied = false; ///< the next session is that of a history that was deleted
    sync::EngineStatus m_status;
    bool m_hasStatus = false;
    ServiceState m_graph;
    ServiceState m_starface;
    ServiceState m_journal;
    bool m_late = false;
    bool m_stopped = false;
};

} // namespace pb::history
