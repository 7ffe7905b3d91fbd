// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"
#include "core/clock.h"
#include "health/watch.h"
#include "history/historystore.h"
#include "history/recorder.h"
#include "http/httpclient.h"
#include "identity/tokensource.h"
#include "profile/profile.h"
#include "program/onewriter.h"
#include "secrets/secretstore.h"
#include "sync/claimjournal.h"
#include "sync/syncengine.h"

#include <QObject>

#include <memory>

namespace pb {

/// Wires one profile to a running engine: the only place that knows every module. Lives on one thread.
class Composition final : public QObject {
    Q_OBJECT
public:
    struct Settings {
        profile::Profile profile;
        QString journalFile;
        bool observe = false;
        bool brakeAsksNobody = false;
    };

    /// `clock` must outlive this object.
    Composition(Settings settings, std::shared_ptr<secrets::SecretStore> secrets, core::Clock &clock,
        QObject *parent = nullptr);
    ~Composition() override;

    /// Opens the journal, reads the secrets, then starts the engine: started() or failed(). While an earlier
    /// run has left something to give back, a secret that cannot be read is waited for: waiting().
    void start();
    /// Who is still held from an earlier run, by address, until the engine is there.
    const QStringList &leftByEarlierRun() const { return m_left; }

    /// There from started() on.
    sync::SyncEngine *engine() const { return m_engine.get(); }
    board::Board &board() { return m_board; }
    /// In a file of its own beside the journal.
    history::HistoryStore &history() { return m_history; }
    health::Watch &health() { return m_health; }
    const profile::Profile &profile() const { return m_settings.profile; }
    /// Takes over of this profile what profileChange() finds to be InPlace; nothing is given back for it
    /// that it still asks for.
    /// `before`: what was in force.
    void applyProfile(const profile::Profile &profile, const profile::Profile &before);

public Q_SLOTS:
    /// Ends every pause after a failure, tries failed writes again and reads both sides now.
    void retryNow();

Q_SIGNALS:
    void started();
    void failed(const QString &what, const pb::core::Error &error);
    /// Once for each reason.
    void waiting(const QString &what, const pb::core::Error &error);

private:
    void readProxyPassword();
    void readStarfacePassword();
    void readStarfaceClientSecret();
    void secretFailed(const core::Error &error, void (Composition::*again)());
    void connectWith(const core::Secret &proxyPassword);
    void startWith(const core::Secret &starfaceClientSecret);
    void endPauses(bool all);
    void connectHistory();
    void watchBudget();
    void watchHealth();
    void watchTokens();

    Settings m_settings;
    const std::shared_ptr<secrets::SecretStore> m_secrets;
    core::Clock &m_clock;
    board::Board m_board;
    history::HistoryStore m_history;
    history::Recorder m_recorder;
    health::Watch m_health;
    std::unique_ptr<http::HttpClient> m_http; ///< there once the password of the proxy is known
    core::Secret m_starfacePassword; ///< until the client has it
    QString m_graphHost;
    std::unique_ptr<identity::TokenSource> m_application;
    std::unique_ptr<identity::TokenSource> m_reader;
    std::unique_ptr<graph::GraphClient> m_graph;
    std::unique_ptr<starface::StarfaceClient> m_starface;
    std::unique_ptr<OneWriter> m_writer;
    std::unique_ptr<sync::LiveServices> m_services;
    std::unique_ptr<sync::ClaimJournal> m_journal;
    QStringList m_left;
    std::optional<core::ErrorKind> m_waitsFor;
    std::unique_ptr<sync::SyncEngine> m_engine;
};

} // namespace pb
