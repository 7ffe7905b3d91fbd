// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/person.h"
#include "setup/access/readaccessjob.h"
#include "setup/access/writeaccessjob.h"
#include "setup/check/checkreport.h"
#include "setup/starface/starfacejob.h"
#include "setup/trial/writeproofjob.h"
#include "setup/users/usersjob.h"

namespace pb::setup {

/// Everything that can be checked of a profile without anybody to ask: no browser. The one engine behind
/// `--check` and *Check everything*. Does not fail: what goes wrong is in the report. Ends by itself, and
/// never before what it changed on the test user is put back. Lives on one thread.
class ConnectionCheck final : public core::Job<CheckReport> {
    Q_OBJECT
public:
    struct Settings {
        profile::Profile profile;
        QString testUser; ///< address of the user that writing is tried on; empty: not tried
        core::Duration timeLimit = std::chrono::minutes{5};
        http::HttpClient::Listener listener = {}; ///< is told what goes over the wire
    };

    /// `clock` must outlive the job. A refresh token that rotates is written to the store.
    ConnectionCheck(
        Settings settings, std::shared_ptr<SetupSecrets> secrets, core::Clock &clock, QObject *parent);

    /// Ends early; the report follows, with what is known by then.
    void stop();
    bool wasStopped() const { return m_stopped; }

    /// What is known so far.
    const Findings &findings() const { return m_findings; }
    /// Both directories, joined; nothing where one could not be read.
    const std::optional<QList<directory::Person>> &people() const { return m_people; }

Q_SIGNALS:
    /// findings() is more than before.
    void foundMore();
    void doingChanged(pb::setup::Doing doing);

private:
    void checkReading();
    void readingDone(const ReadAccessJob &job, const core::Done &done);
    void checkWriting();
    void checkStarface();
    void starfaceDone(const StarfaceJob &job, const core::Done &done);
    void askWhoHasTeams();
    void take(const QList<directory::Person> &people);
    void proveWriting();
    void conclude();
    void run(TaskJob *job);
    TaskJob::Context context();

    const Settings m_settings;
    core::Clock &m_clock;
    const std::shared_ptr<SetupSecrets> m_secrets;
    Findings m_findings;
    QPointer<TaskJob> m_job;
    bool m_stopped = false;
    std::optional<QList<graph::User>> m_teams;
    std::optional<QList<directory::Person>> m_people;
};

} // namespace pb::setup
