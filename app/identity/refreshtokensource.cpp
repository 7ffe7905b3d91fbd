// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/refreshtokensource.h"

#include "identity/log.h"
#include "identity/tokenrequest.h"

namespace pb::identity {

using core::ErrorKind;
using core::Secret;

/// Refresh token, client secret, request, storing: one after the other.
class RefreshTokenSource::Renewal final : public core::Job<TokenResponse> {
public:
    Renewal(RefreshTokenSource &source, QObject *parent)
        : core::Job<TokenResponse>(parent)
        , m_source(source)
    {
        m_source.m_refreshToken.read(this)->then(
            this, [this](const auto &token) { haveRefreshToken(token); });
    }

private:
    void haveRefreshToken(const core::Result<Secret> &token)
    {
        if (token) {
            m_refreshToken = *token;
            m_source.m_clientSecret.read(this)->then(
                this, [this](const auto &secret) { haveSecret(secret); });
            return;
        }
        core::Error error = token.error();
        if (error.kind == ErrorKind::NotFound) {
            error.kind = ErrorKind::SignInNeeded;
            error.code = QStringLiteral("sign-in-needed");
            error.detail = QStringLiteral("no refresh token is stored: nobody has signed in for reading");
        }
        finish(core::failure(error));
    }

    void haveSecret(const core::Result<Secret> &secret)
    {
        if (!secret && secret.error().kind != ErrorKind::NotFound)
            return finish(core::failure(secret.error()));
        const Settings &settings = m_source.m_settings;
        QStringList scopes;
        for (const QString &permission : settings.permissions)
            scopes << settings.endpoints.scope(permission);
        scopes << QStringLiteral("offline_access");
        QList<FormField> fields{
            {"grant_type", Secret(QByteArray("refresh_token"))},
            {"client_id", Secret(settings.clientId)},
            {"refresh_token", m_refreshToken, true},
            {"scope", Secret(scopes.join(u' '))},
        };
        if (secret && !secret->isEmpty())
            fields << FormField{"client_secret", *secret, true};
        requestToken(m_source.m_http, m_source.clock(), settings.endpoints.tokenUrl(settings.tenant), fields,
            http::Repeat::WhenRefused, this)
            ->then(this, [this](const auto &response) { haveAnswer(response); });
    }

    void haveAnswer(const core::Result<TokenResponse> &response)
    {
        if (!response)
            return failed(response.error());
        m_source.m_answerLost = false;
        if (response->refreshToken.isEmpty() || response->refreshToken == m_refreshToken)
            return finish(response);
        m_source.m_refreshToken.write(response->refreshToken, this)
            ->then(this, [this, response](const core::Done &stored) {
                if (!stored)
                    tellNotStored(stored.error());
                finish(response);
            });
    }

    void failed(core::Error error)
    {
        if (error.mayHaveActed)
            m_source.m_answerLost = true;
        const bool refused = error.kind == ErrorKind::SignInNeeded
            || error.kind == ErrorKind::CredentialRefused || error.kind == ErrorKind::Unauthorized;
        if (refused) {
            // whatever was kept of it here is no use any more: a new sign-in in the store must be seen
            m_source.m_refreshToken.forget();
            m_source.m_clientSecret.forget();
            if (error.kind == ErrorKind::SignInNeeded && m_source.m_answerLost) {
                error.detail += QStringLiteral(
                    " (an earlier answer, perhaps with a new refresh token, was lost: sign in again)");
            }
        }
        finish(core::failure(error));
    }

    void tellNotStored(const core::Error &error)
    {
        qCWarning(logIdentity).noquote()
            << "reader: the new refresh token is kept for this run only:" << core::toLogLine(error);
        Q_EMIT m_source.refreshTokenNotStored(error);
    }

    RefreshTokenSource &m_source;
    Secret m_refreshToken;
};

RefreshTokenSource::RefreshTokenSource(Settings settings, http::HttpClient &http,
    std::shared_ptr<secrets::SecretStore> store, core::Clock &clock, QObject *parent)
    : TokenSource(QStringLiteral("reader"), clock, parent)
    , m_settings(std::move(settings))
    , m_http(http)
    , m_refreshToken(store, m_settings.refreshToken)
    , m_clientSecret(std::move(store), m_settings.clientSecret)
{
}

core::Job<TokenResponse> *RefreshTokenSource::renew(QObject *parent)
{
    return new Renewal(*this, parent);
}

} // namespace pb::identity
