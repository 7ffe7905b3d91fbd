// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/connectioncheck.h"

#include "directory/directory.h"

#include <algorithm>

namespace pb::setup {

using namespace Qt::StringLiterals;

namespace {

QString folded(const QString &address)
{
    return address.trimmed().toCaseFolded();
}

} // namespace

QDate utcDay(const core::Clock &clock)
{
    return QDateTime::fromMSecsSinceEpoch(clock.fileTime().time_since_epoch().count()).toUTC().date();
}

ConnectionCheck::ConnectionCheck(
    Settings settings, std::shared_ptr<SetupSecrets> secrets, core::Clock &clock, QObject *parent)
    : core::Job<CheckReport>(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
    , m_secrets(std::move(secrets))
{
    m_clock.callLater(m_settings.timeLimit, this, [this] { stop(); });
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
    return {m_settings.profile, m_secrets, m_clock};
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
    if (m_teams && !job.users().isEmpty()) {
        m_people = directory::joinDirectories(*m_teams, job.users(), {context().profile.pairs, {}}).people;
        m_findings.users = core::Done();
        m_findings.matched = static_cast<int>(std::count_if(m_people->begin(), m_people->end(),
            [](const auto &person) { return person.match == presence::MatchKind::Matched; }));
    }
    Q_EMIT foundMore();
    proveWriting();
}

void ConnectionCheck::proveWriting()
{
    // whoever is not matched is never synchronised
    if (m_stopped || m_settings.testUser.isEmpty() || !m_people)
        return conclude();
    const auto person = std::find_if(m_people->begin(), m_people->end(), [this](const auto &one) {
        return one.match == presence::MatchKind::Matched && folded(one.email) == folded(m_settings.testUser);
    });
    if (person == m_people->end()) {
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
