// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/connectioncheck.h"

#include "directory/directory.h"
#include "setup/dndtrial.h"

#include <algorithm>

namespace pb::setup {

using namespace Qt::StringLiterals;
using Status = CheckLine::Status;

namespace {

bool isSame(const QString &a, const QString &b)
{
    return a.trimmed().toCaseFolded() == b.trimmed().toCaseFolded();
}

CheckLine outcomeLine(const QString &id, const core::Done &done)
{
    CheckLine line;
    line.id = id;
    if (!done) {
        line.error = done.error();
        line.status =
            done.error().kind == core::ErrorKind::Cancelled ? Status::NotRun : statusOf(done.error());
    }
    return line;
}

} // namespace

ConnectionCheck::ConnectionCheck(
    Settings settings, secrets::SecretStore &store, core::Clock &clock, QObject *parent)
    : core::Job<CheckReport>(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
    , m_secrets(std::make_shared<OverlaySecretStore>(&store), m_settings.profile.id,
          SetupSecrets::Use::InUseOnly, clock)
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

/// First, because it tells Graph's id of the test user.
void ConnectionCheck::checkReading()
{
    auto *job = new ReadAccessJob(context(), {ReadAccessJob::Way::Stored, {}}, this);
    m_job = job;
    job->then(this, [this, job](const core::Done &done) { readingDone(*job, done); });
}

void ConnectionCheck::readingDone(const ReadAccessJob &job, const core::Done &done)
{
    // where there are lines, there was a token: the lines say the rest
    m_reading << outcomeLine(u"readAccess.token"_s, job.lines().isEmpty() ? done : core::Done());
    m_reading << permissionReport(u"readAccess"_s, job.lines());
    if (done)
        m_teams = job.users();
    checkWriting();
}

void ConnectionCheck::checkWriting()
{
    if (m_stopped)
        return conclude();
    WriteAccessJob::Settings settings;
    settings.asksForConsent = false;
    for (const graph::User &user : m_teams.value_or(QList<graph::User>())) {
        if (!m_settings.testUser.isEmpty() && isSame(graph::effectiveAddress(user), m_settings.testUser))
            settings.testUserId = user.id;
        else if (settings.anyUserId.isEmpty() && user.enabled)
            settings.anyUserId = user.id;
    }
    auto *job = new WriteAccessJob(context(), settings, this);
    m_job = job;
    job->then(this, [this, job](const core::Done &done) { writingDone(*job, done); });
}

void ConnectionCheck::writingDone(const WriteAccessJob &job, const core::Done &done)
{
    m_report.organization = job.organization();
    m_report.lines << outcomeLine(u"writeAccess.token"_s, job.lines().isEmpty() ? done : core::Done());
    m_report.lines << permissionReport(u"writeAccess"_s, job.lines());
    checkStarface();
}

void ConnectionCheck::checkStarface()
{
    m_report.lines << std::exchange(m_reading, {});
    if (m_stopped)
        return conclude();
    auto *job = new StarfaceJob(context(), m_settings.testUser, this);
    m_job = job;
    job->then(this, [this, job](const core::Done &done) { starfaceDone(*job, done); });
}

void ConnectionCheck::starfaceDone(const StarfaceJob &job, const core::Done &done)
{
    QList<CheckLine> lines = capabilityReport(job.capabilities());
    const bool told =
        std::any_of(lines.begin(), lines.end(), [](const CheckLine &line) { return line.error.has_value(); });
    // what is about no capability: a secret that cannot be read, a phone that was not put back
    if (!done && !told)
        lines.prepend(outcomeLine(u"starface"_s, done));
    m_report.lines << lines;
    CheckLine matched;
    matched.id = u"users.matched"_s;
    matched.status = Status::NotRun;
    if (m_teams && !job.users().isEmpty()) {
        const auto people = directory::joinDirectories(*m_teams, job.users());
        matched.count = static_cast<int>(std::count_if(people.begin(), people.end(),
            [](const directory::Person &person) { return person.match == presence::MatchKind::Matched; }));
        matched.status = matched.count > 0 ? Status::Ok : Status::Missing;
    }
    m_report.lines << matched;
    conclude();
}

void ConnectionCheck::conclude()
{
    m_report.lines << std::exchange(m_reading, {});
    if (m_stopped) {
        CheckLine line;
        line.id = u"timeLimit"_s;
        line.status = Status::Failed;
        m_report.lines << line;
    }
    const QDate today =
        QDateTime::fromMSecsSinceEpoch(m_clock.now().time_since_epoch().count()).toUTC().date();
    m_report.lines << expiryLine(
        u"writeAccess.secretExpiry"_s, m_settings.profile.clientSecretExpires, today);
    if (m_settings.profile.readClientSecretExpires.isValid())
        m_report.lines << expiryLine(
            u"readAccess.secretExpiry"_s, m_settings.profile.readClientSecretExpires, today);
    finish(std::move(m_report));
}

} // namespace pb::setup
