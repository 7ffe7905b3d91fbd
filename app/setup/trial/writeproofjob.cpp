// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/trial/writeproofjob.h"

#include "directory/address.h"
#include "identity/clientcredentialstokensource.h"
#include "setup/trial/dndtrial.h"
#include "setup/trial/presencetrial.h"

#include <algorithm>

namespace pb::setup {

using core::ErrorKind;
using secrets::SecretKind;

const directory::Person *findTestUser(const QList<directory::Person> &people, const QString &address)
{
    const QString wanted = directory::normalisedAddress(address);
    const auto person = std::find_if(people.begin(), people.end(), [&wanted](const directory::Person &one) {
        return one.isMatched()
            && (one.addresses.contains(wanted) || directory::normalisedAddress(one.email) == wanted);
    });
    return person == people.end() ? nullptr : &*person;
}

WriteProof noTestUser()
{
    core::Error error;
    error.kind = ErrorKind::NotFound;
    error.code = QLatin1String(noTestUserCode);
    error.detail = QStringLiteral("nobody who is matched has the address of the test user");
    return {core::failure(error), core::failure(error)};
}

WriteProofJob::Subject whereItMayWork(WriteProofJob::Subject subject, const Findings &findings)
{
    const auto denied = [](const PermissionLine &line) {
        return line.granted == Answer::No
            && std::any_of(line.probes.begin(), line.probes.end(),
                [](const ProbeResult &result) { return result.probe == Probe::SetAndClearPresence; });
    };
    const auto refused = [](const CapabilityLine &line) {
        return line.capability == Capability::SignIn && line.works == Answer::No;
    };
    const bool noToken = findings.writeAccess && !*findings.writeAccess && findings.writeLines.isEmpty();
    if (noToken || std::any_of(findings.writeLines.begin(), findings.writeLines.end(), denied))
        subject.graphId.clear();
    if (std::any_of(findings.capabilities.begin(), findings.capabilities.end(), refused))
        subject.starfaceId = 0;
    return subject;
}

WriteProofJob::WriteProofJob(Context context, Subject subject, QObject *parent)
    : TaskJob(std::move(context),
        {SecretKind::ClientSecret, SecretKind::StarfacePassword, SecretKind::StarfaceClientSecret}, {},
        parent)
    , m_subject(std::move(subject))
{
}

void WriteProofJob::abandon()
{
    if (m_ending)
        return;
    m_ending = true;
    // the end of a trial is ours
    if (m_presence)
        m_presence->abandon();
    else if (m_dnd)
        m_dnd->abandon();
    else
        TaskJob::abandon();
}

void WriteProofJob::begin()
{
    if (m_subject.graphId.isEmpty())
        tryDnd();
    else if (secret(SecretKind::ClientSecret).isEmpty())
        presenceTried(notEntered(SecretKind::ClientSecret));
    else
        getToken();
}

void WriteProofJob::getToken()
{
    setDoing(Doing::GettingToken);
    identity::requestClientCredentialsToken(connection().http(), clock(), connection().entra(),
        profile().tenantId, profile().clientId, secret(SecretKind::ClientSecret), this)
        ->then(this, [this](const core::Result<identity::TokenResponse> &token) {
            if (isFinished())
                return;
            if (token)
                tryPresence(token->accessToken);
            else
                presenceTried(core::failure(token.error()));
        });
}

void WriteProofJob::tryPresence(const core::Secret &token)
{
    setDoing(Doing::WritingPresence);
    m_token = std::make_unique<FixedToken>(token);
    m_graph = connection().graph(*m_token, *m_token);
    m_presence = new PresenceTrial(*m_graph, clock(), m_subject.graphId, profile().clientId, this);
    m_presence->then(this, [this](const core::Done &done) {
        m_presence = nullptr;
        if (!done && done.error().kind == ErrorKind::Cancelled)
            finish(done);
        else
            presenceTried(done);
    });
}

void WriteProofJob::presenceTried(const core::Done &done)
{
    m_proof.presence = done;
    Q_EMIT foundMore();
    if (!isFinished())
        tryDnd();
}

void WriteProofJob::tryDnd()
{
    if (m_subject.starfaceId == 0)
        return finish(outcome());
    if (secret(SecretKind::StarfacePassword).isEmpty()) {
        m_proof.dnd = notEntered(SecretKind::StarfacePassword);
        return finish(outcome());
    }
    setDoing(Doing::WritingDnd);
    m_starface =
        connection().starface(secret(SecretKind::StarfacePassword), secret(SecretKind::StarfaceClientSecret));
    m_dnd = new DndTrial(m_starface->rest(), clock(), m_subject.starfaceId, profile().times.settle, this);
    m_dnd->then(this, [this](const core::Done &done) {
        m_dnd = nullptr;
        dndTried(done);
    });
}

void WriteProofJob::dndTried(const core::Done &done)
{
    const bool cancelled = !done && done.error().kind == ErrorKind::Cancelled;
    if (cancelled)
        return signOut(done);
    m_proof.dnd = done;
    Q_EMIT foundMore();
    signOut(outcome());
}

void WriteProofJob::signOut(const core::Done &outcome)
{
    m_ending = true;
    m_starface->logout()->then(this, [this, outcome](const core::Done &) { finish(outcome); });
}

/// A phone that could not be put back comes first: somebody has to know.
core::Done WriteProofJob::outcome() const
{
    const bool left =
        m_proof.dnd && !*m_proof.dnd && m_proof.dnd->error().code == QLatin1String(notPutBackCode);
    if (left || !m_proof.presence || *m_proof.presence)
        return m_proof.dnd.value_or(core::Done());
    return *m_proof.presence;
}

core::Done WriteProofJob::notEntered(SecretKind kind)
{
    core::Error error;
    error.kind = ErrorKind::InvalidInput;
    error.code = QLatin1String(secretNotEnteredCode);
    error.detail = secrets::kindName(kind);
    return core::failure(error);
}

} // namespace pb::setup
