// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/check/connection.h"

#include "directory/starfaceaccount.h"
#include "identity/clientcredentialstokensource.h"
#include "identity/profileaccess.h"
#include "identity/refreshtokensource.h"

namespace pb::setup {

Connection::Connection(const profile::Profile &profile, const core::Secret &proxyPassword, core::Clock &clock)
    : m_profile(profile)
    , m_clock(clock)
    , m_network(identity::networkSettings(profile, proxyPassword))
    , m_entra(identity::entraEndpoints(profile))
    , m_http(m_network, clock)
{
    m_http.setBudget(
        http::hostKey(m_entra.graph), {m_profile.requestBudget.requests, m_profile.requestBudget.window});
    if (!m_profile.starface.pinnedCertificate.isEmpty())
        m_http.pinCertificate(m_profile.starface.url.host(), m_profile.starface.pinnedCertificate);
}

Connection::~Connection() = default;

identity::TokenSource &Connection::applicationSource(
    const std::shared_ptr<secrets::SecretStore> &store, const secrets::SecretId &clientSecret)
{
    if (!m_applicationSource) {
        m_applicationSource = std::make_unique<identity::ClientCredentialsTokenSource>(
            identity::ClientCredentialsTokenSource::Settings{
                m_entra, m_profile.tenantId, m_profile.clientId, clientSecret},
            m_http, store, m_clock);
    }
    return *m_applicationSource;
}

identity::TokenSource &Connection::directorySource(const std::shared_ptr<secrets::SecretStore> &store,
    const secrets::SecretId &clientSecret, const secrets::SecretId &readClientSecret,
    const secrets::SecretId &refreshToken)
{
    if (m_profile.directoryAccess == profile::DirectoryAccess::Application)
        return applicationSource(store, clientSecret);
    if (!m_readerSource) {
        m_readerSource = std::make_unique<identity::RefreshTokenSource>(
            identity::RefreshTokenSource::Settings{
                m_entra, m_profile.tenantId, m_profile.readClientId, refreshToken, readClientSecret},
            m_http, store, m_clock);
    }
    return *m_readerSource;
}

std::unique_ptr<graph::GraphClient> Connection::graph(
    http::Authorizer &application, http::Authorizer &directory)
{
    return std::make_unique<graph::GraphClient>(m_http, m_entra.graph, application, directory);
}

std::unique_ptr<starface::StarfaceClient> Connection::starface(
    const core::Secret &password, const core::Secret &clientSecret)
{
    return std::make_unique<starface::StarfaceClient>(m_http, m_clock, m_profile.starface.url,
        directory::starfaceAccount(m_profile, password, clientSecret));
}

} // namespace pb::setup
