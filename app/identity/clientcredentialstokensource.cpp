// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/clientcredentialstokensource.h"

#include "identity/tokenrequest.h"

namespace pb::identity {

using core::Secret;

namespace {

/// Reads the secret, then asks.
class Renewal final : public core::Job<TokenResponse> {
public:
    using core::Job<TokenResponse>::Job;

    template<typename Ask>
    void run(StoredSecret &stored, Ask ask)
    {
        stored.read(this)->then(this, [this, ask](const core::Result<Secret> &secret) {
            if (secret)
                pass(ask(*secret, this));
            else
                finish(core::failure(explained(secret.error())));
        });
    }

private:
    static core::Error explained(core::Error error)
    {
        if (error.kind == core::ErrorKind::NotFound) {
            error.kind = core::ErrorKind::CredentialRefused;
            error.code = QStringLiteral("secret-needed");
            error.detail = QStringLiteral("no client secret is stored");
        }
        return error;
    }

    void pass(core::Job<TokenResponse> *request)
    {
        request->then(this, [this](const core::Result<TokenResponse> &result) { finish(result); });
    }
};

} // namespace

core::Job<TokenResponse> *requestClientCredentialsToken(http::HttpClient &http, const core::Clock &clock,
    const EntraEndpoints &endpoints, const QString &tenant, const QString &clientId,
    const Secret &clientSecret, QObject *parent)
{
    const QList<FormField> fields{
        {"grant_type", Secret(QByteArray("client_credentials"))},
        {"client_id", Secret(clientId)},
        {"client_secret", clientSecret, true},
        {"scope", Secret(endpoints.defaultScope())},
    };
    return requestToken(http, clock, endpoints.tokenUrl(tenant), fields, http::Repeat::Always, parent);
}

ClientCredentialsTokenSource::ClientCredentialsTokenSource(Settings settings, http::HttpClient &http,
    std::shared_ptr<secrets::SecretStore> store, core::Clock &clock, QObject *parent)
    : TokenSource(QStringLiteral("application"), clock, parent)
    , m_settings(std::move(settings))
    , m_http(http)
    , m_clientSecret(std::move(store), m_settings.clientSecret)
{
}

core::Job<TokenResponse> *ClientCredentialsTokenSource::renew(QObject *parent)
{
    auto *renewal = new Renewal(parent);
    renewal->run(m_clientSecret, [this](const Secret &secret, QObject *job) {
        return requestClientCredentialsToken(
            m_http, clock(), m_settings.endpoints, m_settings.tenant, m_settings.clientId, secret, job);
    });
    return renewal;
}

} // namespace pb::identity
