// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/access/readaccessjob.h"

#include "identity/clientcredentialstokensource.h"
#include "identity/signinflow.h"
#include "setup/access/permissiontable.h"
#include "setup/access/writeaccessjob.h"

namespace pb::setup {

using core::Result;
using secrets::SecretKind;

namespace {

/// The tenant, the application or its secret is a wrong one (docs/facts.md, A7).
bool isHopeless(const core::Error &error)
{
    static const QStringList codes{QStringLiteral("AADSTS7000215"), QStringLiteral("AADSTS7000222"),
        QStringLiteral("AADSTS700016"), QStringLiteral("AADSTS7000112"), QStringLiteral("AADSTS90002"),
        QStringLiteral("AADSTS900023")};
    return codes.contains(error.code);
}

} // namespace

ReadAccessJob::ReadAccessJob(Context context, Settings settings, QObject *parent)
    : TaskJob(std::move(context), {SecretKind::ReadClientSecret}, {}, parent)
    , m_settings(std::move(settings))
{
}

void ReadAccessJob::begin()
{
    const bool byApplication = profile().directoryAccess == profile::DirectoryAccess::Application;
    if (byApplication || m_settings.way == Way::Stored)
        useStored();
    else
        proveClient();
}

/// Asks for a token of the application itself. One without a secret, or that may only sign people in, cannot
/// have it, and that proves nothing: only what no sign-in can mend ends it here.
void ReadAccessJob::proveClient()
{
    const core::Secret own = secret(SecretKind::ReadClientSecret);
    if (own.isEmpty() && profile().readClientId == profile().clientId)
        return signIn(); // write access has proved it
    setDoing(Doing::GettingToken);
    identity::requestClientCredentialsToken(connection().http(), clock(), connection().entra(),
        profile().tenantId, profile().readClientId, own, this)
        ->then(this, [this](const Result<identity::TokenResponse> &token) {
            if (isFinished())
                return;
            if (!token && isHopeless(token.error()))
                finish(core::failure(token.error()));
            else
                signIn();
        });
}

void ReadAccessJob::signIn()
{
    setDoing(Doing::OpeningListener);
    identity::SignInFlow::Settings settings;
    settings.endpoints = connection().entra();
    settings.tenant = profile().tenantId;
    settings.clientId = profile().readClientId;
    settings.clientSecret = secret(SecretKind::ReadClientSecret);
    settings.loopback = m_settings.loopback;
    settings.network = connection().network();
    auto *flow = new identity::SignInFlow(settings, clock(), this);
    connect(flow, &identity::SignInFlow::browserRefused, this, &TaskJob::browserRefused);
    connect(flow, &identity::SignInFlow::browserWanted, this, [this, flow](const QUrl &url) {
        setDoing(Doing::WaitingForBrowser);
        Q_EMIT browserWanted(url, flow->callback());
    });
    connect(flow, &identity::SignInFlow::redirected, this, [this] { setDoing(Doing::GettingToken); });
    flow->then(this, [this](const auto &token) { signedIn(token); });
}

void ReadAccessJob::signedIn(const Result<identity::TokenResponse> &token)
{
    if (isFinished())
        return;
    if (!token)
        return finish(core::failure(token.error()));
    m_token = std::make_unique<FixedToken>(token->accessToken);
    const auto claims = identity::decodeClaims(token->accessToken);
    // stored first: it must not be lost, whatever becomes of what follows
    setDoing(Doing::StoringSecret);
    secrets()
        .store(SecretKind::RefreshToken, token->refreshToken, this)
        ->then(this, [this, claims](const core::Done &stored) {
            if (isFinished())
                return;
            if (stored)
                probe(*m_token, claims ? std::optional(*claims) : std::nullopt);
            else
                finish(stored);
        });
}

void ReadAccessJob::useStored()
{
    setDoing(Doing::GettingToken);
    identity::TokenSource &source =
        connection().directorySource(secrets().storeInUse(), secrets().idOf(SecretKind::ClientSecret),
            secrets().idOf(SecretKind::ReadClientSecret), secrets().idOf(SecretKind::RefreshToken));
    source.token(this)->then(this, [this, &source](const Result<core::Secret> &token) {
        if (isFinished())
            return;
        if (!token)
            return finish(core::failure(token.error()));
        const auto claims = identity::decodeClaims(*token);
        probe(source, claims ? std::optional(*claims) : std::nullopt);
    });
}

void ReadAccessJob::probe(http::Authorizer &authorizer, const std::optional<identity::TokenClaims> &claims)
{
    setDoing(Doing::CheckingPermissions);
    const bool byApplication = profile().directoryAccess == profile::DirectoryAccess::Application;
    std::optional<QStringList> granted;
    if (claims)
        granted = byApplication ? claims->roles : claims->scopes;
    m_lines = readPermissionLines(profile().directoryAccess, granted);
    m_graph = connection().graph(authorizer, authorizer);
    auto *probes = new PermissionProbes(*m_graph, QString(), m_lines, this);
    Q_EMIT foundMore();
    probes->then(this, [this, probes](const core::Done &done) {
        m_lines = probes->lines();
        m_users = probes->users();
        finish(done ? outcomeOf(m_lines) : done);
    });
}

} // namespace pb::setup
