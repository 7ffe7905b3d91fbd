// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/access/writeaccessjob.h"

#include "identity/adminconsentflow.h"
#include "identity/clientcredentialstokensource.h"
#include "setup/access/permissiontable.h"

#include <array>

namespace pb::setup {

using core::Result;
using secrets::SecretKind;

namespace {

/// Entra needs a while until what was just consented to stands in new tokens.
constexpr std::array pausesAfterConsent{std::chrono::seconds{2}, std::chrono::seconds{3},
    std::chrono::seconds{5}, std::chrono::seconds{8}, std::chrono::seconds{12}};

/// An application that nobody consented to yet may have no place in the tenant so far.
bool isMendedByConsent(const core::Error &error)
{
    static const QStringList codes{QStringLiteral("AADSTS90094"), QStringLiteral("AADSTS7000229")};
    // nobody signs in for the application: what such a refusal asks for is an administrator's consent
    return error.kind == core::ErrorKind::SignInNeeded || codes.contains(error.code);
}

} // namespace

core::Done outcomeOf(const QList<PermissionLine> &lines)
{
    const QStringList missing = missingPermissions(lines);
    if (!missing.isEmpty()) {
        core::Error error;
        error.kind = core::ErrorKind::Forbidden;
        error.code = QLatin1String(permissionMissingCode);
        error.detail = missing.join(QStringLiteral(", "));
        return core::failure(error);
    }
    for (const PermissionLine &line : lines) {
        for (const ProbeResult &result : line.probes) {
            if (result.works == Answer::No && result.error)
                return core::failure(*result.error);
        }
    }
    return {};
}

WriteAccessJob::WriteAccessJob(Context context, Settings settings, QObject *parent)
    : TaskJob(std::move(context), {SecretKind::ClientSecret}, {SecretKind::ClientSecret}, parent)
    , m_settings(std::move(settings))
{
}

void WriteAccessJob::begin()
{
    getToken();
}

void WriteAccessJob::askForConsent()
{
    setDoing(Doing::OpeningListener);
    auto *flow = new identity::AdminConsentFlow(
        connection().entra(), profile().tenantId, profile().clientId, m_settings.loopback, clock(), this);
    connect(flow, &identity::AdminConsentFlow::browserWanted, this, [this, flow](const QUrl &url) {
        setDoing(Doing::WaitingForBrowser);
        Q_EMIT browserWanted(url, flow->callback());
    });
    connect(flow, &identity::AdminConsentFlow::browserRefused, this, &TaskJob::browserRefused);
    flow->then(this, [this](const Result<identity::AdminConsent> &consent) {
        if (!consent)
            return finish(core::failure(consent.error()));
        m_consented = true;
        getToken();
    });
}

void WriteAccessJob::getToken()
{
    if (isFinished())
        return;
    setDoing(Doing::GettingToken);
    identity::requestClientCredentialsToken(connection().http(), clock(), connection().entra(),
        profile().tenantId, profile().clientId, secret(SecretKind::ClientSecret), this)
        ->then(this, [this](const auto &token) { haveToken(token); });
}

void WriteAccessJob::haveToken(const Result<identity::TokenResponse> &token)
{
    if (isFinished())
        return;
    if (!token && !(mustAskForConsent() && isMendedByConsent(token.error())))
        return finish(core::failure(token.error()));
    if (mustAskForConsent())
        return askForConsent();
    const auto claims = identity::decodeClaims(token->accessToken);
    m_lines = permissionLines(PermissionKind::Application, profile().directoryAccess,
        claims ? std::optional(claims->roles) : std::nullopt);
    const auto tries = static_cast<std::size_t>(m_tokens++);
    if (m_consented && tries < pausesAfterConsent.size() && !missingPermissions(m_lines).isEmpty()) {
        clock().callLater(pausesAfterConsent[tries], this, [this] { getToken(); });
        return;
    }
    m_token = std::make_unique<FixedToken>(token->accessToken);
    Q_EMIT foundMore();
    probe();
}

void WriteAccessJob::probe()
{
    setDoing(Doing::CheckingPermissions);
    m_graph = connection().graph(*m_token, *m_token);
    auto *probes = new PermissionProbes(*m_graph, m_settings.anyUserId, m_lines, this);
    connect(probes, &PermissionProbes::foundMore, this, [this, probes] {
        m_lines = probes->lines();
        m_organization = probes->organization();
        Q_EMIT foundMore();
    });
    probes->then(this, [this, probes](const core::Done &done) {
        m_lines = probes->lines();
        m_organization = probes->organization();
        m_users = probes->users();
        finish(done ? outcomeOf(m_lines) : done);
    });
}

} // namespace pb::setup
