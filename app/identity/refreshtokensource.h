// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "identity/entraendpoints.h"
#include "identity/storedsecret.h"
#include "identity/tokensource.h"

namespace pb::http {
class HttpClient;
}

namespace pb::identity {

/// The signed-in reader's token, renewed by a refresh token. Every use brings a new one, and Entra does not
/// revoke the old one (docs/facts.md, A5): so the newest is used, and stored when what is stored is a day
/// old; a lost answer or a keychain that is locked costs nothing. Storing holds up nobody.
///
/// Whoever stores a new sign-in under the same id calls retryNow() where it is to count at once. The HTTP
/// client outlives it.
class RefreshTokenSource final : public TokenSource {
    Q_OBJECT
public:
    struct Settings {
        EntraEndpoints endpoints;
        QString tenant;
        QString clientId;
        secrets::SecretId refreshToken;
        secrets::SecretId clientSecret; ///< a missing entry: a public client, which must not send one
        QStringList permissions{QStringLiteral("User.Read.All")}; ///< of Graph
    };

    RefreshTokenSource(Settings settings, http::HttpClient &http, std::shared_ptr<secrets::SecretStore> store,
        core::Clock &clock, QObject *parent = nullptr);

Q_SIGNALS:
    /// The sign-in works on; only the older refresh token survives a restart. Once until storing works again.
    void refreshTokenNotStored(const pb::core::Error &error);

protected:
    core::Job<TokenResponse> *renew(QObject *parent) override;

private:
    class Renewal;

    void superseded(const core::Secret &refreshToken);
    void saved(const core::Done &done);

    const Settings m_settings;
    http::HttpClient &m_http;
    StoredSecret m_refreshToken;
    StoredSecret m_clientSecret;
    std::optional<core::Time> m_savedAt;
    bool m_saving = false;
    bool m_saveFailed = false;
};

} // namespace pb::identity
