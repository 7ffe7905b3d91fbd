// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/refreshtokensource.h"

#include "identity/log.h"
#include "identity/tokenrequest.h"

#include <utility>

namespace pb::identity {

using namespace std::chrono_literals;
using core::ErrorKind;
using core::Secret;

namespace {

// a refresh token lives for 90 days: a day less costs nobody a sign-in, and a keychain that prompts asks once
// a day
constexpr core::Duration betweenSaves = 24h;

} // namespace

/// Refresh token, client secret, request: one after the other.
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
            http::Repeat::Always, this)
            ->then(this, [this](const auto &response) { haveAnswer(response); });
    }

    void haveAnswer(const core::Result<TokenResponse> &response)
    {
        if (!response)
            return failed(response.error());
        if (!response->refreshToken.isEmpty() && !(response->refreshToken == m_refreshToken))
            m_source.superseded(response->refreshToken);
        finish(response);
    }

    void failed(const core::Error &error)
    {
        const bool refused = error.kind == ErrorKind::SignInNeeded
            || error.kind == ErrorKind::CredentialRefused || error.kind == ErrorKind::Unauthorized;
        if (refused) {
            // whatever was kept of it here is no use any more: a new sign-in in the store must be seen
            m_source.m_refreshToken.forget();
            m_source.m_clientSecret.forget();
        }
        finish(core::failure(error));
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

void RefreshTokenSource::superseded(const Secret &refreshToken)
{
    m_refreshToken.supersede(refreshToken);
    if (m_saving || (m_savedAt && clock().now() - *m_savedAt < betweenSaves))
        return;
    m_saving = true;
    m_refreshToken.save(this)->then(this, [this](const core::Done &done) { saved(done); });
}

void RefreshTokenSource::saved(const core::Done &done)
{
    m_saving = false;
    if (done) {
        m_savedAt = clock().now();
        m_saveFailed = false;
    } else if (!std::exchange(m_saveFailed, true)) {
        qCWarning(logIdentity).noquote()
            << "reader: the new refresh token is kept for this run only:" << core::toLogLine(done.error());
        Q_EMIT refreshTokenNotStored(done.error());
    }
}

core::Job<TokenResponse> *RefreshTokenSource::renew(QObject *parent)
{
    return new Renewal(*this, parent);
}

} // namespace pb::identity
