// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "identity/entraendpoints.h"
#include "identity/storedsecret.h"
#include "identity/tokensource.h"

namespace pb::http {
class HttpClient;
}

namespace pb::identity {

/// One token for the application itself, without a source around it: for checking a secret before it is
/// stored. It may be sent again without harm, so it is (Repeat::Always).
core::Job<TokenResponse> *requestClientCredentialsToken(http::HttpClient &http, const core::Clock &clock,
    const EntraEndpoints &endpoints, const QString &tenant, const QString &clientId,
    const core::Secret &clientSecret, QObject *parent);

/// The application's own token (client credentials). Entra issues one even where nothing was granted: see
/// claims(). The HTTP client outlives it.
class ClientCredentialsTokenSource final : public TokenSource {
    Q_OBJECT
public:
    struct Settings {
        EntraEndpoints endpoints;
        QString tenant;
        QString clientId;
        secrets::SecretId clientSecret; ///< read from the store at each renewal
    };

    ClientCredentialsTokenSource(Settings settings, http::HttpClient &http,
        std::shared_ptr<secrets::SecretStore> store, core::Clock &clock, QObject *parent = nullptr);

protected:
    core::Job<TokenResponse> *renew(QObject *parent) override;

private:
    const Settings m_settings;
    http::HttpClient &m_http;
    StoredSecret m_clientSecret;
};

} // namespace pb::identity
