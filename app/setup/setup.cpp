// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/setup.h"

#include "profile/profilejson.h"
#include "profile/profilestore.h"
#include "profile/textrules.h"
#include "setup/access/permissiontable.h"
#include "setup/check/connectioncheck.h"
#include "setup/draftstore.h"
#include "setup/inputrepair.h"
#include "setup/setup_p.h"

#include <QFileInfo>

#include <algorithm>

namespace pb::setup {

using namespace Qt::StringLiterals;
using secrets::SecretKind;

namespace {

/// Names the keychain entries of a new profile: after its file, where that makes a good name.
QString idFor(const QString &profileFile)
{
    const QString name = QFileInfo(profileFile).completeBaseName();
    return profile::isProfileId(name) ? name : u"default"_s;
}

QList<SecretKind> secretsOf(Task task, profile::DirectoryAccess access)
{
    switch (task) {
    case Task::WriteAccess:
        return {SecretKind::ClientSecret};
    case Task::ReadAccess:
        if (access == profile::DirectoryAccess::Delegated)
            return {SecretKind::ReadClientSecret, SecretKind::RefreshToken};
        return {};
    case Task::StarfaceCheck:
        return {SecretKind::StarfacePassword, SecretKind::StarfaceClientSecret};
    default:
        return {};
    }
}

bool anyMissing(const QList<PermissionLine> &lines)
{
    return std::any_of(
        lines.begin(), lines.end(), [](const PermissionLine &line) { return line.isMissing(); });
}

Draft draftOf(const profile::Profile &profile)
{
    Draft draft;
    draft.profile = profile;
    draft.sameApp = profile.readClientId == profile.clientId;
    draft.expiryNotKnown = !profile.clientSecretExpires.isValid();
    return draft;
}

} // namespace

Setup::Private::Private(
    Setup &owner, Settings given, std::shared_ptr<secrets::SecretStore> below, core::Clock &theClock)
    : q(owner)
    , settings(std::move(given))
    , clock(theClock)
{
    load();
    useStore(std::make_shared<OverlaySecretStore>(std::move(below)));
    // a first visit has nothing in a keychain, which is not woken for that
    if (inUse || QFileInfo::exists(settings.draftFile))
        secrets->discover();
}

void Setup::Private::load()
{
    if (QFileInfo::exists(settings.profileFile)) {
        const auto loaded = profile::load(settings.profileFile);
        if (loaded) {
            inUse = *loaded;
        } else {
            problem = profile::toError(loaded.error());
            profileIsDamaged = true;
        }
    }
    if (!settings.draftFile.isEmpty()) {
        const LoadedDraft loaded = loadDraft(settings.draftFile);
        if (loaded.problem) {
            problem = loaded.problem;
            keepsDraft = loaded.problem->code != u"draft-unreadable";
        }
        if (loaded.draft)
            return takeDraft(*loaded.draft);
    }
    if (inUse) {
        draft = draftOf(*inUse);
    } else {
        draft.profile.id = idFor(settings.profileFile);
        draft.profile.observeOnly = true; // whoever begins watches first, unless they choose otherwise
    }
}

void Setup::Private::takeDraft(const Draft &kept)
{
    draft = kept;
    const auto changedAt = [](const QString &file) { return QFileInfo(file).lastModified(); };
    if (inUse && changedAt(settings.draftFile) < changedAt(settings.profileFile)) {
        // the monitor has changed them since
        draft.profile.rules = inUse->rules;
        draft.profile.observeOnly = inUse->observeOnly;
    }
}

/// The monitor that runs beside the set-up writes into the same file: what was not chosen otherwise here is
/// what it has made of it.
void Setup::Private::followTheFile(profile::Profile &entered)
{
    if (!inUse)
        return;
    const auto now = profile::load(settings.profileFile);
    if (!now)
        return;
    entered.excluded = inUse->excluded = now->excluded;
    entered.pairs = inUse->pairs = now->pairs;
    entered.availableAfterCall = inUse->availableAfterCall = now->availableAfterCall;
    entered.clearsAnyDnd = inUse->clearsAnyDnd = now->clearsAnyDnd;
    if (entered.rules == inUse->rules)
        entered.rules = now->rules;
    if (entered.observeOnly == inUse->observeOnly)
        entered.observeOnly = now->observeOnly;
    inUse->rules = now->rules;
    inUse->observeOnly = now->observeOnly;
}

void Setup::Private::useStore(std::shared_ptr<OverlaySecretStore> next)
{
    store = std::move(next);
    secrets =
        std::make_shared<SetupSecrets>(store, draft.profile.id, SetupSecrets::Use::CandidatesFirst, clock);
    QObject::connect(secrets.get(), &SetupSecrets::changed, &q, &Setup::secretsChanged);
    QObject::connect(secrets.get(), &SetupSecrets::stored, &q, &Setup::secretStored);
    QObject::connect(secrets.get(), &SetupSecrets::failed, &q, &Setup::secretFailed);
}

void Setup::Private::apply(const Draft &next)
{
    if (next == draft)
        return;
    const QSet<Entry> changed = changedEntries(profile(), effectiveProfile(next));
    const bool otherTestUser = next.testUser != draft.testUser;
    const QString id = draft.profile.id;
    const bool turnsPage = next.current != draft.current;
    draft = next;
    draft.profile.id = id; // names the secrets: it stays what it is
    if (turnsPage)
        followTheFile(draft.profile);
    keepDraft();
    invalidate(changed);
    if (otherTestUser)
        forget({Task::WriteProof});
    Q_EMIT q.draftChanged();
}

void Setup::Private::keepDraft()
{
    if (settings.draftFile.isEmpty() || !keepsDraft)
        return;
    const core::Done saved =
        holdsNothingNew() ? removeDraft(settings.draftFile) : saveDraft(draft, settings.draftFile);
    if (!saved)
        problem = saved.error();
    else if (problem && problem->code == u"draft-unwritable")
        problem.reset();
}

/// Whoever only looked around in what is in use leaves nothing behind that would count more than it later.
bool Setup::Private::holdsNothingNew() const
{
    if (!inUse)
        return false;
    Draft untouched = draftOf(*inUse);
    untouched.reached = draft.reached;
    untouched.current = draft.current;
    return untouched == draft;
}

void Setup::Private::invalidate(const QSet<Entry> &entries)
{
    QSet<Task> tasks;
    for (const Entry entry : entries)
        tasks += dependents(entry, draft.profile.directoryAccess);
    if (entries.contains(Entry::Cloud) || entries.contains(Entry::Tenant))
        anyGraphId.clear();
    if (tasks.contains(Task::WriteAccess) || tasks.contains(Task::StarfaceCheck))
        tasks << Task::WriteProof;
    if (tasks.contains(Task::Users))
        tasks << Task::MakeKeys;
    // another PBX, or another secret, may be signed in to in another way: the next check finds out
    if (entries.contains(Entry::StarfaceUrl) || entries.contains(Entry::StarfaceClientSecret)) {
        draft.profile.starface.signIn = profile::StarfaceSignIn::Unknown;
        keepDraft();
    }
    forget(tasks);
}

/// What these brought rests on something that is not so any more.
void Setup::Private::forget(QSet<Task> tasks)
{
    if (!tasks.isEmpty())
        tasks << Task::CheckEverything;
    if (running && tasks.contains(*running))
        cancel();
    if (!running || *running != Task::Finish)
        tasks << Task::Finish;
    for (const Task task : std::as_const(tasks)) {
        if (stateOf(task).phase == TaskState::Phase::NotStarted)
            continue;
        reset(task);
        Q_EMIT q.stateChanged(task);
    }
}

/// Whether what is in use was checked before and nothing was entered anew.
bool Setup::Private::isUntouched(Task task) const
{
    if (!inUse)
        return false;
    const QSet<Entry> changed = changedEntries(*inUse, profile());
    if (std::any_of(changed.begin(), changed.end(),
            [&](Entry entry) { return dependents(entry, draft.profile.directoryAccess).contains(task); }))
        return false;
    const QList<SecretKind> kinds = secretsOf(task, draft.profile.directoryAccess);
    return std::none_of(
        kinds.begin(), kinds.end(), [this](SecretKind kind) { return secrets->isReplaced(kind); });
}

/// What finish() has to wait for, as members of the profile and names of tasks.
QStringList Setup::Private::whyNotFinished() const
{
    struct Named {
        Task task;
        QString name;
    };
    QStringList reasons;
    for (const profile::Problem &wrong : profile::validate(profile()))
        reasons << wrong.path;
    if (draft.chinaCloud)
        reasons << u"cloud"_s;
    for (const Named &row : {Named{Task::WriteAccess, u"write access"_s},
             Named{Task::ReadAccess, u"read access"_s}, Named{Task::StarfaceCheck, u"STARFACE"_s}}) {
        if (stateOf(row.task).phase != TaskState::Phase::Succeeded && !isUntouched(row.task))
            reasons << row.name;
    }
    // whoever only observes writes nothing
    if (!draft.profile.observeOnly && stateOf(Task::WriteProof).phase == TaskState::Phase::Failed)
        reasons << u"write proof"_s;
    return reasons;
}

bool Setup::Private::isStepComplete(Step step) const
{
    const profile::Profile entered = profile();
    const auto succeeded = [this](Task task) { return stateOf(task).phase == TaskState::Phase::Succeeded; };
    switch (step) {
    case Step::Start:
        return !draft.chinaCloud && missingEntry(Task::Certificate, entered).left(6) != u"proxy.";
    case Step::Registration:
        return true;
    case Step::WriteAccess:
        return succeeded(Task::WriteAccess) && !anyMissing(findings().provenWriteLines())
            && secrets->has(SecretKind::ClientSecret);
    case Step::ReadAccess:
        return succeeded(Task::ReadAccess) && !anyMissing(readLines);
    case Step::Starface:
        return succeeded(Task::StarfaceCheck) && secrets->has(SecretKind::StarfacePassword);
    case Step::Users:
        return succeeded(Task::Users) && stateOf(Task::WriteProof).phase != TaskState::Phase::Failed;
    case Step::Rules:
        return true;
    case Step::Summary:
        break;
    }
    return whyNotFinished().isEmpty();
}

Setup::Setup(
    Settings settings, std::shared_ptr<secrets::SecretStore> secrets, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(settings), std::move(secrets), clock))
{
}

Setup::~Setup() = default;

void Setup::useSimulator(const profile::Profile &profile, const secrets::GivenSecrets &given)
{
    if (d->running == Task::Finish)
        return; // what is being saved is a real one
    d->cancel();
    d->settings.profileFile.clear();
    d->settings.draftFile.clear();
    d->settings.stateFolder.clear();
    d->inUse.reset();
    d->problem.reset();
    d->profileIsDamaged = false;
    for (int i = 0; i < taskCount; ++i)
        d->reset(static_cast<Task>(i));
    d->anyGraphId.clear();
    d->checkedAt.reset();
    d->consentedTo.clear();
    d->draft = draftOf(profile);
    d->draft.profile.observeOnly = true;
    d->useStore(std::make_shared<OverlaySecretStore>(nullptr));
    for (const auto &[kind, secret] : given.secrets) {
        // signing in is what is tried out: it brings a refresh token of its own
        if (kind != SecretKind::RefreshToken)
            d->secrets->set(kind, secret);
    }
    Q_EMIT draftChanged();
    Q_EMIT secretsChanged();
    for (int i = 0; i < taskCount; ++i)
        Q_EMIT stateChanged(static_cast<Task>(i));
}

const Draft &Setup::draft() const
{
    return d->draft;
}

void Setup::setDraft(const Draft &draft)
{
    d->apply(draft);
}

void Setup::setSecret(SecretKind kind, const core::Secret &secret)
{
    d->secrets->set(kind, secret);
    d->invalidate({entryOf(kind)});
}

bool Setup::hasSecret(SecretKind kind) const
{
    return d->secrets->has(kind);
}

void Setup::keepForThisRun()
{
    d->secrets->keepForThisRun();
    Q_EMIT secretsChanged();
}

bool Setup::isKeptForThisRun() const
{
    return d->secrets->isKeptForThisRun();
}

std::shared_ptr<secrets::SecretStore> Setup::effectiveStore() const
{
    return d->store;
}

std::optional<core::Error> Setup::problem() const
{
    return d->problem;
}

void Setup::start(Task task)
{
    d->start(task);
}

void Setup::cancel()
{
    d->cancel();
}

bool Setup::isPuttingBack() const
{
    return !d->leaving.isEmpty();
}

bool Setup::isStoring() const
{
    return d->secrets->isStoring();
}

TaskState Setup::state(Task task) const
{
    return d->stateOf(task);
}

bool Setup::isRunning() const
{
    return d->running.has_value();
}

bool Setup::isComplete(Step step) const
{
    return d->isStepComplete(step);
}

bool Setup::isReachable(Step step) const
{
    return d->inUse || step <= d->draft.reached;
}

void Setup::pinCertificate(const QByteArray &sha256)
{
    Draft draft = d->draft;
    draft.profile.starface.pinnedCertificate = sha256;
    d->apply(draft);
}

QList<PermissionLine> Setup::permissions(Task task) const
{
    if (task == Task::WriteAccess)
        return d->findings().provenWriteLines();
    return task == Task::ReadAccess ? d->readLines : QList<PermissionLine>();
}

std::optional<CertificateInfo> Setup::certificate() const
{
    return d->certificate;
}

QList<CapabilityLine> Setup::capabilities() const
{
    return d->findings().provenCapabilities();
}

QList<UserLine> Setup::users() const
{
    return d->users;
}

CheckReport Setup::report() const
{
    return reportOf(d->checking ? *d->checking : d->findings(), d->profile(), utcDay(d->clock));
}

std::optional<LastCheck> Setup::lastCheck() const
{
    return d->lastCheck();
}

QString Setup::organization() const
{
    return d->organization;
}

QUrl Setup::callbackUrl() const
{
    const profile::Callback &callback = d->draft.profile.callback;
    if (!callback.url.isEmpty())
        return callback.url;
    QUrl url(u"http://localhost/callback"_s);
    if (callback.port != 0)
        url.setPort(callback.port);
    return url;
}

Registration Setup::registration() const
{
    Registration registration;
    registration.tenantId = d->draft.profile.tenantId;
    registration.clientId = d->draft.profile.clientId;
    registration.callback = callbackUrl();
    return registration;
}

} // namespace pb::setup
