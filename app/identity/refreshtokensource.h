// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "identity/entraendpoints.h"
#include "identity/storedsecret.h"
#include "identity/tokensource.h"

namespace pb::http {
class HttpClient;
}

namespace pb::identity {

/// The signed-in reader's token, renewed by a refresh token that rotates. The new refresh token is stored
/// before the new access token is handed out; where storing fails, it is used for this run and the failure is
/// told.
///
/// A refresh is sent again only where Entra surely did not act. Where an answer is lost, the old refresh
/// token is tried again after the pause: Entra usually still takes it, a stricter server does not, and then
/// the error is SignInNeeded with a word about the lost answer: the reader has to sign in again. Nothing can
/// mend that from here, since the new token existed only in the lost answer.
///
/// Whoever stores a new sign-in under the same id deletes this source first, or calls retryNow() afterwards
/// while isRenewing() is false: a rotation under way would overwrite it. The HTTP client outlives it.
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
    /// The sign-in works on, but will not survive a restart.
    void refreshTokenNotStored(const pb::core::Error &error);

protected:
    core::Job<TokenResponse> *renew(QObject *parent) override;

private:
    class Renewal;

    const Settings m_settings;
    http::HttpClient &m_http;
    StoredSecret m_refreshToken;
    StoredSecret m_clientSecret;
    bool m_answerLost = false; ///< a rotation may have happened that we do not know the outcome of
};

} // namespace pb::identity
