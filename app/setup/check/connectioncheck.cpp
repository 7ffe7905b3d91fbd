// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/check/connectioncheck.h"

#include "directory/directory.h"

#include <algorithm>

namespace pb::setup {

using namespace Qt::StringLiterals;

ConnectionCheck::ConnectionCheck(
    Settings settings, std::shared_ptr<SetupSecrets> secrets, core::Clock &clock, QObject *parent)
    : core::Job<CheckReport>(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
    , m_secrets(std::move(secrets))
{
    m_clock.callLater(m_settings.timeLimit, this, [this] { stop(); });
    if (const QString &path = m_settings.profile.extraCaFile; !path.isEmpty())
        m_findings.authorities = checkAuthorities(path);
    checkReading();
}

void ConnectionCheck::stop()
{
    m_stopped = true;
    if (m_job)
        m_job->abandon();
}

TaskJob::Context ConnectionCheck::context()
{
    return {m_settings.profile, m_secrets, m_clock, m_settings.listener};
}

void ConnectionCheck::run(TaskJob *job)
{
    m_job = job;
    connect(job, &TaskJob::doingChanged, this, &ConnectionCheck::doingChanged);
}

/// First, because it tells somebody's id, whose presence can then be read.
void ConnectionCheck::checkReading()
{
    auto *job = new ReadAccessJob(context(), {ReadAccessJob::Way::Stored, {}}, this);
    run(job);
    job->then(this, [this, job](const core::Done &done) { readingDone(*job, done); });
}

void ConnectionCheck::readingDone(const ReadAccessJob &job, const core::Done &done)
{
    m_findings.readAccess = done;
    m_findings.readLines = job.lines();
    if (done)
        m_teams = job.users();
    Q_EMIT foundMore();
    checkWriting();
}

void ConnectionCheck::checkWriting()
{
    if (m_stopped)
        return conclude();
    WriteAccessJob::Settings settings;
    settings.asksForConsent = false;
    for (const graph::User &user : m_teams.value_or(QList<graph::User>())) {
        if (settings.anyUserId.isEmpty() && user.enabled)
            settings.anyUserId = user.id;
    }
    auto *job = new WriteAccessJob(context(), settings, this);
    run(job);
    const auto take = [this, job] {
        m_findings.writeLines = job->lines();
        m_findings.organization = job->organization();
        Q_EMIT foundMore();
    };
    connect(job, &TaskJob::foundMore, this, take);
    job->then(this, [this, take](const core::Done &done) {
        m_findings.writeAccess = done;
        take();
        checkStarface();
    });
}

void ConnectionCheck::checkStarface()
{
    if (m_stopped)
        return conclude();
    auto *job = new StarfaceJob(context(), this);
    run(job);
    connect(job, &TaskJob::foundMore, this, [this, job] {
        m_findings.capabilities = job->capabilities();
        Q_EMIT foundMore();
    });
    job->then(this, [this, job](const core::Done &done) { starfaceDone(*job, done); });
}

void ConnectionCheck::starfaceDone(const StarfaceJob &job, const core::Done &done)
{
    m_findings.starface = done;
    m_findings.capabilities = job.capabilities();
    Q_EMIT foundMore();
    if (!m_teams || job.users().isEmpty())
        return proveWriting();
    const directory::Directory read =
        directory::joinDirectories(*m_teams, job.users(), {context().profile.pairs, {}});
    if (!read.contests.isEmpty())
        return askWhoHasTeams();
    take(read.people);
    proveWriting();
}

/// Of several accounts with one address (M2): as the page of the users does.
void ConnectionCheck::askWhoHasTeams()
{
    if (m_stopped)
        return conclude();
    auto *job = new UsersJob(context(), this);
    run(job);
    job->then(this, [this, job](const core::Done &done) {
        if (done)
            take(job->people());
        else
            m_findings.users = done;
        proveWriting();
    });
}

void ConnectionCheck::take(const QList<directory::Person> &people)
{
    m_people = people;
    m_findings.users = core::Done();
    m_findings.matched = static_cast<int>(
        std::count_if(people.begin(), people.end(), [](const auto &person) { return person.isMatched(); }));
    Q_EMIT foundMore();
}

void ConnectionCheck::proveWriting()
{
    if (m_stopped || m_settings.testUser.isEmpty() || !m_people)
        return conclude();
    const directory::Person *person = findTestUser(*m_people, m_settings.testUser);
    if (!person) {
        m_findings.proof = noTestUser();
        return conclude();
    }
    auto *job = new WriteProofJob(
        context(), whereItMayWork({person->graphId, person->starfaceId.toInt()}, m_findings), this);
    run(job);
    const auto take = [this, job] {
        m_findings.proof = job->proof();
        Q_EMIT foundMore();
    };
    connect(job, &TaskJob::foundMore, this, take);
    job->then(this, [this, take](const core::Done &) {
        take();
        conclude();
    });
}

void ConnectionCheck::conclude()
{
    CheckReport report = reportOf(m_findings, m_settings.profile, utcDay(m_clock));
    if (m_stopped) {
        CheckLine line;
        line.id = u"timeLimit"_s;
        line.status = CheckLine::Status::Failed;
        report.lines << line;
    }
    finish(std::move(report));
}

} // namespace pb::setup
