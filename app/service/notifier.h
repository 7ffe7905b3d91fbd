// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/events.h"
#include "service/watchdog.h"
#include "sync/synctypes.h"

#include <QObject>

#include <functional>
#include <memory>

namespace pb::sync {
class SyncEngine;
}

namespace pb::service {

/// Tells the service manager and the system's journal how the program is: ready once both sides were read, or
/// could not be; what it waits for; what is out; that it stops. The engine it follows outlives it or goes
/// with forget().
class Notifier final : public QObject {
    Q_OBJECT
public:
    struct Settings {
        std::function<void(const QByteArray &lines)> tellManager;
        std::function<void(const Entry &entry)> tellJournal;
        std::optional<core::Duration> watchdog;
        std::function<QString(const core::Error &error)> sentence; ///< why, for a person
    };
    Notifier(Settings settings, core::Clock &clock, QObject *parent = nullptr);

    void follow(const sync::SyncEngine &engine);
    /// The engine is about to be replaced.
    void forget();
    /// Before there is an engine: somebody is still held, and a secret is missing.
    void waits(const QString &sentence);
    /// Nothing can run.
    void failed(const QString &sentence);
    void reloading();
    /// `sentence`: what came of it.
    void reloaded(const QString &sentence, bool taken);
    void stopping();

public Q_SLOTS:
    void beat(pb::core::Duration period);
    void polled(pb::sync::Polled side, const pb::sync::EngineStatus &status);
    void statusChanged(const pb::sync::EngineStatus &status);
    void stopped(const QStringList &notGivenBack);

private:
    void becomeReady();
    void tellStatus(const QString &sentence);
    void tellConnection(const char *side, const QString &name, const std::optional<core::Error> &before,
        const std::optional<core::Error> &now);
    QString statusSentence(const sync::EngineStatus &status) const;

    const Settings m_settings;
    std::unique_ptr<Watchdog> m_watchdog;
    std::optional<sync::EngineStatus> m_status;
    QString m_told;
    bool m_ready = false;
    bool m_stopping = false;
    bool m_teamsRead = false;
    bool m_starfaceRead = false;
};

} // namespace pb::service
