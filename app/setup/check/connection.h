// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphclient.h"
#include "http/httpclient.h"
#include "identity/entraendpoints.h"
#include "identity/tokensource.h"
#include "profile/profile.h"
#include "secrets/secretid.h"
#include "secrets/secretstore.h"
#include "starface/starfaceclient.h"

#include <memory>

namespace pb::setup {

/// Shows one token that is in hand already.
class FixedToken final : public http::Authorizer {
public:
    explicit FixedToken(core::Secret token)
        : m_token(std::move(token))
    {
    }

    core::Job<core::Secret> *token(QObject *parent) override
    {
        return new core::PromiseJob<core::Secret>(parent, m_token);
    }
    void reject(const core::Secret &) override { }

private:
    core::Secret m_token;
};

/// What one task talks over: HTTP through the proxy, with the authorities and the pin of the profile, and the
/// clients on top of it. Made anew for each task, so that it always follows what was entered last.
class Connection {
public:
    Connection(const profile::Profile &profile, const core::Secret &proxyPassword, core::Clock &clock);
    ~Connection();

    const http::NetworkSettings &network() const { return m_network; }
    const identity::EntraEndpoints &entra() const { return m_entra; }
    http::HttpClient &http() { return m_http; }

    /// The application's own token source. Made once.
    identity::TokenSource &applicationSource(
        const std::shared_ptr<secrets::SecretStore> &store, const secrets::SecretId &clientSecret);
    /// The token source of what lists the users: the reader's, or the application's own. Made once.
    identity::TokenSource &directorySource(const std::shared_ptr<secrets::SecretStore> &store,
        const secrets::SecretId &clientSecret, const secrets::SecretId &readClientSecret,
        const secrets::SecretId &refreshToken);
    /// A client of Graph; the authorizers must outlive it.
    std::unique_ptr<graph::GraphClient> graph(http::Authorizer &application, http::Authorizer &directory);
    /// Without a client secret the realm of a STARFACE 10 cannot be signed in to.
    std::unique_ptr<starface::StarfaceClient> starface(
        const core::Secret &password, const core::Secret &clientSecret);

private:
    const profile::Profile m_profile;
    core::Clock &m_clock;
    const http::NetworkSettings m_network;
    const identity::EntraEndpoints m_entra;
    http::HttpClient m_http;
    std::unique_ptr<identity::TokenSource> m_applicationSource;
    std::unique_ptr<identity::TokenSource> m_readerSource;
};

} // namespace pb::setup
