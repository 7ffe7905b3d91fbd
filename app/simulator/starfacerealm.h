// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/message.h"
#include "simulator/starfacerest.h"
#include "simulator/world.h"

#include <nlohmann/json.hpp>

#include <map>
#include <mutex>
#include <string>

namespace pb::simulator {

/// What a PBX of version 10 has beside the older sign-ins: a realm that gives access tokens to the account of
/// the PBX. Off (a PBX of version 6 to 9) until told otherwise. Thread-safe. The world outlives it.
class StarfaceRealm {
public:
    StarfaceRealm(World &world, PbxAccount account);

    Reply handle(const Call &call);

    /// Takes over the members of `body` that are the realm's; the sentence that says what is wrong, or
    /// nothing.
    std::string configure(const nlohmann::json &body);
    static bool knows(const std::string &member);
    nlohmann::json configuration() const;
    std::string clientSecret() const;

    bool isVersion10() const;
    /// GET /rest/login is answered by 401 and a challenge for a bearer token.
    bool isBearerOnly() const;
    /// The users come from another identity provider: what proves the password of the PBX is refused.
    bool hasExternalIdentity() const;
    /// Cloud Services were switched on: the old password is good for nothing.
    bool isPasswordReset() const;
    bool accepts(const std::string &accessToken) const;
    /// The token of "Authorization: Bearer …" is good.
    bool authorizes(const Call &call) const;

private:
    struct Settings {
        bool version10 = false;
        bool bearerOnly = false;
        bool externalIdentity = false;
        bool passwordGrantRight = true;
        bool passwordReset = false;
    };
    using Member = bool Settings::*;
    static Member memberNamed(const std::string &name);

    Reply discovery(const Call &call) const;
    Reply token(const Call &call);
    Reply grant(Millis sessionEnd);

    World &m_world;
    const PbxAccount m_account;
    mutable std::mutex m_mutex;
    Settings m_settings;
    std::string m_clientSecret;
    std::map<std::string, Millis> m_accessTokens; ///< token → end of its life
    std::map<std::string, Millis> m_refreshTokens; ///< token → end of the session
    long m_passwordGrants = 0;
    long m_refreshGrants = 0;
};

} // namespace pb::simulator
