// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/checkreport.h"
#include "setup/readaccessjob.h"
#include "setup/starfacejob.h"
#include "setup/writeaccessjob.h"

namespace pb::setup {

/// Everything that the set-up checks, for a finished profile and without anybody to ask: no browser, no
/// candidate secrets. Does not fail: what goes wrong is in the report. Ends by itself, and never before what
/// it changed on the test user is put back. Lives on one thread.
class ConnectionCheck final : public core::Job<CheckReport> {
    Q_OBJECT
public:
    struct Settings {
        profile::Profile profile;
        QString testUser; ///< address of the user that writing is tried on; empty: not tried
        core::Duration timeLimit = std::chrono::minutes{5};
    };

    /// `store` and `clock` must outlive the job. A refresh token that rotates is written to the store.
    ConnectionCheck(Settings settings, secrets::SecretStore &store, core::Clock &clock, QObject *parent);

    /// Ends early; the report follows, with what is known by then.
    void stop();

private:
    void checkReading();
    void readingDone(const ReadAccessJob &job, const core::Done &done);
    void checkWriting();
    void writingDone(const WriteAccessJob &job, const core::Done &done);
    void checkStarface();
    void starfaceDone(const StarfaceJob &job, const core::Done &done);
    void conclude();
    TaskJob::Context context();

    const Settings m_settings;
    core::Clock &m_clock;
    SetupSecrets m_secrets;
    CheckReport m_report;
    QPointer<TaskJob> m_job;
    bool m_stopped = false;
    std::optional<QList<graph::User>> m_teams;
    QList<CheckLine> m_reading; ///< shown after what was checked later
};

} // namespace pb::setup
