// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/clock.h"
#include "simulator/jwt.h"
#include "simulator/message.h"

#include <nlohmann/json.hpp>

#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace pb::simulator {

struct EntraError;

/// Who may come in, all as printed in the ready line.
struct Registration {
    std::string tenant;
    std::string clientId; ///< confidential, for writing
    std::string clientSecret;
    std::string secretId; ///< the ID of the secret, often pasted by mistake
    std::string readClientId; ///< public, for reading
    std::string readClientSecret; ///< only valid while the read app is registered as Web
    std::string userId; ///< object id of the administrator who signs in
};

/// What a verified access token says about its bearer.
struct Bearer {
    std::string application;
    std::vector<std::string> roles;
    std::vector<std::string> scopes;
    bool has(std::initializer_list<std::string_view> roleNames,
        std::initializer_list<std::string_view> scopeNames) const;
};

/// The sign-in service: both app registrations, consent, tokens. Thread-safe.
/// Strict: codes work once, PKCE is demanded and checked, redirect URIs must be
/// registered. The clock outlives it.
class Entra {
public:
    Entra(const Clock &clock, Registration registration);

    /// Own address and the audience of the tokens; once, before the first request.
    void setUrls(std::string own, std::string graph);
    Reply handle(const Call &call);
    Reply failure(int status, const Call &call) const;
    /// The bearer of a valid, current token.
    std::optional<Bearer> bearer(const std::string &token) const;

    const Registration &registration() const { return m_registration; }
    std::string issueRefreshToken();
    /// Both take the body of the control API; the sentence that says what is wrong, or nothing.
    std::string grant(const nlohmann::json &wanted);
    std::string configure(const nlohmann::json &wanted);
    nlohmann::json configuration() const;

private:
    struct Authorization {
        std::string client;
        std::string redirectUri;
        std::string state;
        std::string challenge;
        std::vector<std::string> scopes;
        std::string nonce;
        bool admin = false;
        Millis issuedAt = 0;
        bool redeemed = false;
    };
    struct RefreshToken {
        std::string client;
        std::vector<std::string> scopes;
        Millis issuedAt = 0;
        int revocation = 0;
    };

    const EntraError *tenantError(const std::string &segment) const;
    const EntraError *applicationError(const std::string &client) const;
    Reply fail(int code) const;
    bool redirectRegistered(const std::string &uri) const;

    Reply token(const Call &call);
    Reply clientCredentials(const text::Pairs &form, const std::string &tenantSegment);
    Reply redeemCode(const text::Pairs &form);
    Reply redeemRefreshToken(const text::Pairs &form);
    const EntraError *clientError(const text::Pairs &form) const;
    Reply delegatedTokens(const text::Pairs &form, const std::string &client,
        const std::vector<std::string> &scopes, const std::string &nonce);
    std::string newRefreshToken(const std::string &client, const std::vector<std::string> &scopes);
    nlohmann::json baseClaims(const std::string &client) const;

    Reply authorize(const Call &call);
    Reply adminConsent(const Call &call);
    Reply ask(Authorization authorization, const std::string &tenantSegment);
    Reply decide(const Call &call);
    Reply decided(const Authorization &authorization, bool accepted);
    Reply redirect(const std::string &uri, const text::Pairs &parameters) const;
    Reply discovery() const;

    const Clock &m_clock;
    const Registration m_registration;
    const TokenSigner m_signer;
    std::string m_url;
    std::string m_graph;

    mutable std::mutex m_mutex;
    std::vector<std::string> m_roles = {"Organization.ReadWrite.All", "Presence.ReadWrite.All"};
    std::vector<std::string> m_scopes = {"User.Read.All", "offline_access", "openid", "profile"};
    std::vector<std::string> m_redirectUris = {"http://localhost/callback"};
    std::string m_consentTenant; ///< the tenant that an admin consent names; empty: the registered one
    std::map<std::string, Authorization> m_pending;
    std::map<std::string, Authorization> m_codes;
    std::map<std::string, RefreshToken> m_refreshTokens;
    std::deque<int> m_nextTokenErrors;
    std::deque<int> m_nextAuthorizeErrors;
    bool m_secretExpired = false;
    bool m_applicationDisabled = false;
    bool m_autoConsent = false;
    bool m_consentMissing = false; ///< nobody consented to what a signed-in person wants
    bool m_readClientIsWeb = false;
    bool m_refreshTokensOnce = false; ///< unlike Entra, which leaves an old one valid
    int m_refuseRefresh = 0; ///< the number that refresh tokens are refused with; 0: they are not
    int m_revocation = 0;
    int m_generation = 0;
};

} // namespace pb::simulator
