// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/readaccessjob.h"

#include "identity/signinflow.h"
#include "setup/permissiontable.h"
#include "setup/writeaccessjob.h"

namespace pb::setup {

using core::Result;
using secrets::SecretKind;

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
        signIn();
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
        connection().directorySource(*secrets().storeInUse(), secrets().idOf(SecretKind::ClientSecret),
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
    m_lines = permissionLines(byApplication ? PermissionKind::Application : PermissionKind::Delegated,
        profile().directoryAccess, granted);
    if (byApplication) // the others belong to write access, which shows and proves them
        m_lines.removeIf([](const PermissionLine &line) { return line.name != listUsersAsApplication.name; });
    m_graph = connection().graph(authorizer, authorizer);
    auto *probes = new PermissionProbes(*m_graph, clock(), {}, m_lines, this);
    Q_EMIT foundMore();
    probes->then(this, [this, probes](const core::Done &done) {
        m_lines = probes->lines();
        m_users = probes->users();
        finish(done ? outcomeOf(m_lines) : done);
    });
}

} // namespace pb::setup
