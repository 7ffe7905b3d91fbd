// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fakesetup.h"

#include <QTimeZone>

namespace pb::setup {

class Setup::Private {
public:
    test::FakeSetup *fake;
};

using test::FakeSetup;

Setup::Setup(Settings, std::shared_ptr<secrets::SecretStore>, core::Clock &, QObject *parent)
    : QObject(parent)
    , d(new Private{new FakeSetup(this)})
{
}
Setup::~Setup() = default;

void Setup::useSimulator(const profile::Profile &profile, const secrets::GivenSecrets &)
{
    d->fake->draft.profile = profile;
    Q_EMIT draftChanged();
}

std::shared_ptr<secrets::SecretStore> Setup::effectiveStore() const
{
    return {};
}

bool Setup::isPuttingBack() const
{
    return d->fake->puttingBack;
}

bool Setup::isStoring() const
{
    return false;
}

const Draft &Setup::draft() const
{
    return d->fake->draft;
}

void Setup::setDraft(const Draft &draft)
{
    d->fake->draft = draft;
    Q_EMIT draftChanged();
}

void Setup::setSecret(secrets::SecretKind kind, const core::Secret &secret)
{
    if (d->fake->keychain && !d->fake->kept) {
        d->fake->waiting.insert(kind, secret.revealText());
        Q_EMIT secretFailed(kind, *d->fake->keychain);
        return;
    }
    if (secret.isEmpty())
        d->fake->stored.remove(kind);
    else
        d->fake->stored.insert(kind, secret.revealText());
    Q_EMIT secretsChanged();
    Q_EMIT secretStored(kind);
}

bool Setup::hasSecret(secrets::SecretKind kind) const
{
    return d->fake->stored.contains(kind);
}

void Setup::keepForThisRun()
{
    d->fake->kept = true;
    const auto waiting = std::exchange(d->fake->waiting, {});
    for (auto it = waiting.begin(); it != waiting.end(); ++it) {
        d->fake->stored.insert(it.key(), it.value());
        Q_EMIT secretStored(it.key());
    }
    Q_EMIT secretsChanged();
}

bool Setup::isKeptForThisRun() const
{
    return d->fake->kept;
}

std::optional<core::Error> Setup::problem() const
{
    return d->fake->problem;
}

void Setup::start(Task task)
{
    d->fake->started << task;
    d->fake->states[task].phase = TaskState::Phase::Running;
    Q_EMIT stateChanged(task);
}

void Setup::cancel()
{
    ++d->fake->cancelled;
    for (auto it = d->fake->states.begin(); it != d->fake->states.end(); ++it) {
        if (it->phase != TaskState::Phase::Running)
            continue;
        *it = {};
        it->phase = TaskState::Phase::Cancelled;
        Q_EMIT stateChanged(it.key());
    }
}

TaskState Setup::state(Task task) const
{
    return d->fake->states.value(task);
}

bool Setup::isRunning() const
{
    for (const TaskState &state : std::as_const(d->fake->states)) {
        if (state.phase == TaskState::Phase::Running)
            return true;
    }
    return false;
}

bool Setup::isComplete(Step step) const
{
    return d->fake->complete.contains(step);
}

bool Setup::isReachable(Step step) const
{
    return d->fake->inUse || step <= d->fake->draft.reached;
}

void Setup::pinCertificate(const QByteArray &sha256)
{
    d->fake->pinned << sha256;
    d->fake->draft.profile.starface.pinnedCertificate = sha256;
    Q_EMIT draftChanged();
}

QList<PermissionLine> Setup::permissions(Task task) const
{
    return d->fake->permissions.value(task);
}

std::optional<CertificateInfo> Setup::certificate() const
{
    return d->fake->certificate;
}

QList<CapabilityLine> Setup::capabilities() const
{
    return d->fake->capabilities;
}

QList<UserLine> Setup::users() const
{
    return d->fake->users;
}

static Findings findingsOf(const test::FakeSetup &fake)
{
    const auto outcomeOf = [&fake](Task task) -> std::optional<core::Done> {
        const TaskState state = fake.states.value(task);
        if (state.phase == TaskState::Phase::Succeeded)
            return core::Done();
        if (state.phase == TaskState::Phase::Failed && state.error)
            return core::failure(*state.error);
        return std::nullopt;
    };
    Findings found;
    found.writeAccess = outcomeOf(Task::WriteAccess);
    found.writeLines = fake.permissions.value(Task::WriteAccess);
    found.organization = fake.organization;
    found.readAccess = outcomeOf(Task::ReadAccess);
    found.readLines = fake.permissions.value(Task::ReadAccess);
    found.starface = outcomeOf(Task::StarfaceCheck);
    found.capabilities = fake.capabilities;
    found.users = outcomeOf(Task::Users);
    for (const UserLine &user : fake.users)
        found.matched += user.match == presence::MatchKind::Matched ? 1 : 0;
    return found;
}

CheckReport Setup::report() const
{
    return reportOf(findingsOf(*d->fake), d->fake->draft.profile, QDate(2026, 11, 27));
}

std::optional<LastCheck> Setup::lastCheck() const
{
    return LastCheck{core::SystemClock().now(), findingsOf(*d->fake)};
}

QString Setup::organization() const
{
    return d->fake->organization;
}

QUrl Setup::callbackUrl() const
{
    const QUrl own = d->fake->draft.profile.callback.url;
    return own.isEmpty() ? QUrl(QStringLiteral("http://localhost/callback")) : own;
}

Registration Setup::registration() const
{
    Registration registration;
    registration.tenantId = d->fake->draft.profile.tenantId;
    registration.clientId = d->fake->draft.profile.clientId;
    registration.callback = callbackUrl();
    return registration;
}

} // namespace pb::setup

namespace pb::test {

using namespace setup;

FakeSetup &FakeSetup::behind(const Setup &setup)
{
    return *setup.findChild<FakeSetup *>(QString(), Qt::FindDirectChildrenOnly);
}

SetupStage::SetupStage()
    : setup(std::make_unique<Setup>(Setup::Settings{}, nullptr, clock))
{
}

void SetupStage::setState(Task task, const TaskState &state) const
{
    fake().states[task] = state;
    Q_EMIT setup->stateChanged(task);
}

void SetupStage::run(Task task, Doing doing, const QUrl &browser) const
{
    TaskState state;
    state.phase = TaskState::Phase::Running;
    state.doing = doing;
    state.browserUrl = browser;
    state.endsBy = core::SystemClock().now() + std::chrono::seconds{272};
    setState(task, state);
}

void SetupStage::fail(Task task, const core::Error &error) const
{
    TaskState state;
    state.phase = TaskState::Phase::Failed;
    state.error = error;
    setState(task, state);
}

void SetupStage::succeed(Task task) const
{
    TaskState state;
    state.phase = TaskState::Phase::Succeeded;
    setState(task, state);
}

void SetupStage::setComplete(const QSet<Step> &steps) const
{
    fake().complete = steps;
    Q_EMIT setup->draftChanged();
}

static ProbeResult probe(Probe probe, Answer works)
{
    return {probe, works, {}};
}

QList<PermissionLine> writePermissions(Answer granted, bool withExcess)
{
    QList<PermissionLine> lines;
    lines << PermissionLine{QStringLiteral("Organization.ReadWrite.All"), PermissionKind::Application, true,
        granted, {probe(Probe::Organization, Answer::Yes)}, true};
    lines << PermissionLine{QStringLiteral("Presence.ReadWrite.All"), PermissionKind::Application, true,
        granted,
        {probe(Probe::ReadPresence, Answer::Yes), probe(Probe::SetAndClearPresence, Answer::Unknown)}};
    if (withExcess)
        lines << PermissionLine{
            QStringLiteral("Mail.Read"), PermissionKind::Application, false, Answer::Yes, {}};
    return lines;
}

QList<PermissionLine> readPermissions(Answer granted)
{
    return {PermissionLine{QStringLiteral("User.Read.All"), PermissionKind::Delegated, true, granted,
        {probe(Probe::ListUsers, granted)}}};
}

QList<CapabilityLine> capabilities(bool works)
{
    const Answer write = works ? Answer::Yes : Answer::No;
    CapabilityLine dnd{Capability::WriteDnd, write, {}, -1, {}};
    if (!works)
        dnd.error = core::Error{core::ErrorKind::Forbidden, 403, {}, {}, {}, {}, false};
    return {{Capability::SignIn, Answer::Yes, {}, -1, {}}, {Capability::ReadUsers, Answer::Yes, {}, 42, {}},
        {Capability::ReadDnd, Answer::Yes, {}, 42, {}}, dnd, {Capability::ReadLines, Answer::Yes, {}, 40, {}},
        {Capability::BusyLampKeys, Answer::Yes, {}, 2,
            {QStringLiteral("Anna Abendroth"), QStringLiteral("Björn Brinkmann")}}};
}

CertificateInfo selfSigned()
{
    CertificateInfo info;
    info.subject = QStringLiteral("CN=pbx.example.com, O=Example GmbH");
    info.issuer = info.subject;
    info.validFrom = QDateTime(QDate(2025, 3, 1), QTime(0, 0), QTimeZone::utc()).toUTC();
    info.validUntil = QDateTime(QDate(2035, 2, 27), QTime(0, 0), QTimeZone::utc()).toUTC();
    info.sha256 = QByteArray::fromHex("3fa91c5be27d84f06a1190c7de52b83a4fd6017e9cb3285d7140ae6b92c8f5d1");
    info.selfSigned = true;
    return info;
}

QList<UserLine> userLines(int matched)
{
    using presence::MatchKind;
    QList<UserLine> lines;
    for (int i = 0; i < matched; ++i)
        lines << UserLine{UserLine::Side::Both, QStringLiteral("User %1").arg(i, 3, 10, QLatin1Char('0')),
            QStringLiteral("u%1@example.com").arg(i), MatchKind::Matched, i % 7 != 6};
    lines << UserLine{UserLine::Side::Teams, QStringLiteral("Only Teams"), QStringLiteral("only@example.com"),
        MatchKind::NoPartner, true};
    lines << UserLine{UserLine::Side::Starface, QStringLiteral("Twice One"),
        QStringLiteral("twice@example.com"), MatchKind::DuplicateAddress, true};
    lines << UserLine{
        UserLine::Side::Starface, QStringLiteral("No Mail"), QString(), MatchKind::NoAddress, true};
    return lines;
}

Draft filledDraft()
{
    Draft draft;
    draft.profile.tenantId = QStringLiteral("6f1c2a9e-30b4-4a55-9d1e-0b7f7e1f2c3d");
    draft.profile.clientId = QStringLiteral("b3a8f0d2-7c1e-4f6a-8a92-5d0c4e7b9a10");
    draft.profile.clientSecretExpires = QDate(2028, 5, 31);
    draft.profile.starface.url = QUrl(QStringLiteral("https://pbx.example.com"));
    draft.profile.starface.login = QStringLiteral("0001");
    draft.testUser = QStringLiteral("u1@example.com");
    draft.profile.observeOnly = true;
    return draft;
}

} // namespace pb::test
