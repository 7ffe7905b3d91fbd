// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/identitycodes.h"
#include "setup/access/readaccessjob.h"
#include "setup/access/writeaccessjob.h"
#include "setup/draftstore.h"
#include "setup/finishjob.h"
#include "setup/keys/keysjob.h"
#include "setup/setup_p.h"
#include "setup/starface/certificatejob.h"
#include "setup/starface/starfacejob.h"
#include "setup/trial/dndtrial.h"
#include "setup/users/usersjob.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace pb::setup {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using Phase = TaskState::Phase;

namespace {

/// How long the browser is waited for.
constexpr std::chrono::minutes browserLimit{5};

core::Duration limitOf(Task task)
{
    switch (task) {
    case Task::WriteAccess:
    case Task::ReadAccess:
        return browserLimit + std::chrono::minutes{3};
    case Task::Certificate:
        return std::chrono::minutes{1};
    case Task::StarfaceCheck:
    case Task::Users:
    case Task::WriteProof:
        return std::chrono::minutes{4};
    case Task::CheckEverything:
        return std::chrono::minutes{6}; // ends by itself before
    case Task::MakeKeys:
        return std::chrono::minutes{15}; // one request for each key
    case Task::Finish:
        // ends by itself: each answer of the store has its own limit (setupsecrets.cpp), the first failure
        // ends it, and half of it must not be done
        return std::chrono::minutes{15};
    }
    return {};
}

bool asksEntra(Task task)
{
    return task != Task::Certificate && task != Task::StarfaceCheck && task != Task::Finish
        && task != Task::MakeKeys;
}

} // namespace

void Setup::Private::start(Task task)
{
    if (running == Task::Finish)
        return;
    cancel();
    consents = wantsConsent();
    reset(task);
    if (draft.chinaCloud && asksEntra(task)) {
        const auto china = identity::endpointsOf(identity::Cloud::China);
        return failAtOnce(task, china.error().kind, china.error().code, china.error().detail);
    }
    if (const QString missing = missingEntry(task, profile()); !missing.isEmpty())
        return failAtOnce(task, ErrorKind::InvalidInput, u"entry-missing"_s, missing);
    if (task == Task::WriteProof && draft.testUser.isEmpty())
        return failAtOnce(task, ErrorKind::InvalidInput, u"entry-missing"_s, u"testUser"_s);
    if (task == Task::Finish) {
        if (const QStringList reasons = whyNotFinished(); !reasons.isEmpty())
            return failAtOnce(task, ErrorKind::InvalidInput, u"not-checked"_s, reasons.join(u", "_s));
    }
    running = task;
    TaskState &state = stateOf(task);
    state.phase = Phase::Running;
    state.endsBy = clock.now() + limitOf(task);
    limit = clock.callLater(limitOf(task), &jobs, [this, task] { runOutOfTime(task); });
    if (leaving.isEmpty())
        launch(task);
    else
        waitingToStart = task;
    Q_EMIT q.stateChanged(task);
}

void Setup::Private::launch(Task task)
{
    switch (task) {
    case Task::WriteAccess:
        return runWriteAccess();
    case Task::ReadAccess:
        return runReadAccess();
    case Task::Certificate:
        return runCertificate();
    case Task::StarfaceCheck:
        return runStarfaceCheck();
    case Task::Users:
        return runUsers();
    case Task::Finish:
        return runFinish();
    case Task::WriteProof:
        return runWriteProof();
    case Task::CheckEverything:
        return runEverything();
    case Task::MakeKeys:
        return runMakeKeys();
    }
}

void Setup::Private::cancel()
{
    if (!running || *running == Task::Finish)
        return;
    const Task task = *running;
    leave();
    TaskState &state = stateOf(task);
    state = {};
    state.phase = Phase::Cancelled;
    Q_EMIT q.stateChanged(task);
}

/// Gives the running job up; it goes on by itself until everything is put back.
void Setup::Private::leave()
{
    running.reset();
    checking.reset();
    waitingToStart.reset();
    delete limit;
    if (!job)
        return;
    TaskJob *old = std::exchange(job, nullptr);
    old->disconnect(&q);
    leaving << old;
    old->abandon();
}

void Setup::Private::left()
{
    if (!leaving.isEmpty())
        return;
    if (waitingToStart)
        launch(*std::exchange(waitingToStart, std::nullopt));
    Q_EMIT q.putBack();
}

void Setup::Private::reset(Task task)
{
    stateOf(task) = {};
    switch (task) {
    case Task::WriteAccess:
        writeLines.clear();
        organization.clear();
        break;
    case Task::ReadAccess:
        readLines.clear();
        break;
    case Task::Certificate:
        certificate.reset();
        break;
    case Task::StarfaceCheck:
        capabilities.clear();
        break;
    case Task::Users:
        people.clear();
        users.clear();
        break;
    case Task::WriteProof:
        proof = {};
        break;
    case Task::Finish:
    case Task::CheckEverything:
    case Task::MakeKeys:
        break;
    }
}

void Setup::Private::conclude(Task task, const core::Done &done)
{
    if (running != task)
        return;
    running.reset();
    job.clear();
    delete limit;
    TaskState &state = stateOf(task);
    state = {};
    if (done) {
        state.phase = Phase::Succeeded;
    } else {
        state.phase = done.error().kind == ErrorKind::Cancelled ? Phase::Cancelled : Phase::Failed;
        state.error = done.error();
    }
    if (task != Task::Certificate && task != Task::Finish && task != Task::MakeKeys)
        checkedAt = clock.now();
    Q_EMIT q.stateChanged(task);
}

void Setup::Private::failAtOnce(Task task, ErrorKind kind, const QString &code, const QString &detail)
{
    TaskState &state = stateOf(task);
    state.phase = Phase::Failed;
    state.error.emplace();
    state.error->kind = kind;
    state.error->code = code;
    state.error->detail = detail;
    Q_EMIT q.stateChanged(task);
}

void Setup::Private::runOutOfTime(Task task)
{
    if (running != task)
        return;
    leave();
    stateOf(task) = {};
    failAtOnce(task, ErrorKind::Timeout, QLatin1String(identity::timeLimitCode),
        u"the check did not end within its time limit"_s);
}

void Setup::Private::setDoing(Doing doing)
{
    if (!running)
        return;
    TaskState &state = stateOf(*running);
    state.doing = doing;
    state.browserUrl.clear();
    state.refusal.reset();
    Q_EMIT q.stateChanged(*running);
}

void Setup::Private::waitForBrowser(const QUrl &url, const QUrl &callback)
{
    if (!running)
        return;
    TaskState &state = stateOf(*running);
    state.browserUrl = url;
    state.callback = callback;
    Q_EMIT q.stateChanged(*running);
    Q_EMIT q.browserWanted(url);
}

void Setup::Private::run(Task task, TaskJob *next)
{
    job = next;
    QObject::connect(next, &TaskJob::doingChanged, &q, [this](Doing doing) { setDoing(doing); });
    QObject::connect(next, &TaskJob::browserWanted, &q,
        [this](const QUrl &url, const QUrl &callback) { waitForBrowser(url, callback); });
    QObject::connect(next, &TaskJob::browserRefused, &q, [this](const core::Error &error) {
        if (!running)
            return;
        stateOf(*running).refusal = error;
        Q_EMIT q.stateChanged(*running);
    });
    // when it is gone and not before: only then are its port and its connections free
    QObject::connect(next, &QObject::destroyed, &jobs, [this, next] {
        if (leaving.removeAll(next) > 0)
            left();
    });
    next->then(&jobs, [this, next, task](const core::Done &done) {
        const bool tells = !done && done.error().code == QLatin1String(notPutBackCode);
        if (!leaving.contains(next) || !tells || running == task)
            return;
        // given up, and yet there is something that somebody has to know
        stateOf(task).phase = Phase::Failed;
        stateOf(task).error = done.error();
        Q_EMIT q.stateChanged(task);
    });
}

void Setup::Private::runWriteAccess()
{
    WriteAccessJob::Settings wanted;
    wanted.asksForConsent = consents;
    wanted.loopback = loopback();
    wanted.anyUserId = anyGraphId;
    auto *next = new WriteAccessJob({profile(), secrets, clock}, std::move(wanted), &jobs);
    run(Task::WriteAccess, next);
    const auto take = [this, next] {
        writeLines = next->lines();
        organization = next->organization();
    };
    QObject::connect(next, &TaskJob::foundMore, &q, [this, take] {
        take();
        Q_EMIT q.stateChanged(Task::WriteAccess);
    });
    next->then(&jobs, [this, next, take](const core::Done &done) {
        if (job != next)
            return;
        take();
        learnIds(next->users());
        const bool lacks = !done && done.error().code == QLatin1String(permissionMissingCode);
        if (lacks)
            consentedTo.clear();
        else if (next->hasConsent())
            consentedTo = consentKey();
        conclude(Task::WriteAccess, done);
    });
}

void Setup::Private::runReadAccess()
{
    auto *next =
        new ReadAccessJob({profile(), secrets, clock}, {ReadAccessJob::Way::Browser, loopback()}, &jobs);
    run(Task::ReadAccess, next);
    QObject::connect(next, &TaskJob::foundMore, &q, [this, next] {
        readLines = next->lines();
        Q_EMIT q.stateChanged(Task::ReadAccess);
    });
    next->then(&jobs, [this, next](const core::Done &done) {
        if (job != next)
            return;
        readLines = next->lines();
        learnIds(next->users());
        conclude(Task::ReadAccess, done);
    });
}

void Setup::Private::runCertificate()
{
    auto *next = new CertificateJob({profile(), secrets, clock}, &jobs);
    run(Task::Certificate, next);
    next->then(&jobs, [this, next](const core::Done &done) {
        if (job != next)
            return;
        certificate = next->certificate();
        conclude(Task::Certificate, done);
    });
}

void Setup::Private::runStarfaceCheck()
{
    // found out anew: what was pinned may be what has changed
    profile::Profile entered = profile();
    entered.starface.signIn = profile::StarfaceSignIn::Unknown;
    auto *next = new StarfaceJob({entered, secrets, clock}, &jobs);
    run(Task::StarfaceCheck, next);
    QObject::connect(next, &TaskJob::foundMore, &q, [this, next] {
        capabilities = next->capabilities();
        Q_EMIT q.stateChanged(Task::StarfaceCheck);
    });
    next->then(&jobs, [this, next](const core::Done &done) {
        if (job != next)
            return;
        capabilities = next->capabilities();
        if (done) {
            draft.profile.starface.signIn = next->signIn();
            keepDraft();
            Q_EMIT q.draftChanged();
        }
        conclude(Task::StarfaceCheck, done);
    });
}

void Setup::Private::runUsers()
{
    auto *next = new UsersJob({profile(), secrets, clock}, &jobs);
    run(Task::Users, next);
    next->then(&jobs, [this, next](const core::Done &done) {
        if (job != next)
            return;
        if (done)
            takeUsers(next->people());
        conclude(Task::Users, done);
    });
}

void Setup::Private::runMakeKeys()
{
    KeysJob::Settings wanted{KeysJob::Order::Make, {}, QSet<int>()};
    if (!settings.stateFolder.isEmpty())
        wanted.listFile = settings.stateFolder + u'/' + draft.profile.id + u"/made-keys.json"_s;
    for (const directory::Person &person : std::as_const(people)) {
        if (person.match == presence::MatchKind::Matched && !person.hasBusyLampKey)
            wanted.users->insert(person.starfaceId.toInt());
    }
    auto *next = new KeysJob({profile(), secrets, clock}, std::move(wanted), &jobs);
    run(Task::MakeKeys, next);
    next->then(&jobs, [this, next](const core::Done &done) {
        // also of a job that was given up: the keys are there
        takeKeys(next->changed());
        if (job == next)
            conclude(Task::MakeKeys, done);
    });
}

void Setup::Private::runFinish()
{
    if (profileIsDamaged) {
        // kept beside: somebody may want to mend it by hand
        QFile::rename(settings.profileFile,
            settings.profileFile + u".damaged-%1"_s.arg(clock.wall().time_since_epoch().count()));
        profileIsDamaged = false;
    }
    setDoing(Doing::StoringSecret);
    profile::Profile finished = profile();
    followTheFile(finished);
    auto *next = new FinishJob(secrets, finished, settings.profileFile, &jobs);
    QObject::connect(next, &FinishJob::doingChanged, &q, [this](Doing doing) { setDoing(doing); });
    next->then(&jobs, [this, finished](const core::Done &done) {
        if (done) {
            inUse = finished;
            draft.profile = finished;
            if (!settings.draftFile.isEmpty() && keepsDraft) {
                if (const core::Done removed = removeDraft(settings.draftFile); !removed)
                    problem = removed.error();
            }
        }
        conclude(Task::Finish, done);
        if (done)
            Q_EMIT q.finished(finished);
    });
}

/// Consent was given for an application of a tenant, not for a secret: whoever only mends something else is
/// not sent to the browser again. Whoever starts anew what had succeeded wants it.
bool Setup::Private::wantsConsent() const
{
    if (draft.consentElsewhere)
        return false;
    return consentedTo.isEmpty() || consentedTo != consentKey()
        || stateOf(Task::WriteAccess).phase == Phase::Succeeded;
}

QString Setup::Private::consentKey() const
{
    const profile::Profile entered = profile();
    return profile::endpoints(entered).signIn.toString() + u' ' + entered.tenantId + u' ' + entered.clientId
        + (entered.directoryAccess == profile::DirectoryAccess::Application ? u" application"_s : QString());
}

identity::LoopbackSettings Setup::Private::loopback() const
{
    const profile::Callback &callback = draft.profile.callback;
    identity::LoopbackSettings loopback;
    loopback.port = callback.port;
    if (!callback.url.isEmpty()) {
        loopback.publicUrl = callback.url;
        // whoever forwards passes the path on
        loopback.path = callback.url.path().isEmpty() ? u"/"_s : callback.url.path();
    }
    loopback.timeLimit = browserLimit;
    const BrowserWords &words = settings.words;
    loopback.pages = {
        words.successTitle, words.successText, words.failureTitle, words.failureText, words.language};
    return loopback;
}

} // namespace pb::setup
