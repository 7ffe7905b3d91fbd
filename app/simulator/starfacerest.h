// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/message.h"
#include "simulator/starfacekeys.h"
#include "simulator/world.h"

#include <map>
#include <mutex>
#include <string>

namespace pb::simulator {

/// What both interfaces of the PBX know of its one technical account.
struct PbxAccount {
    std::string login;
    std::string password;
};

class StarfaceRealm;

/// `secret` of POST /rest/login for the login type Internal, as the vendor describes it.
std::string restLoginSecret(const PbxAccount &account, const std::string &nonce);

/// The REST interface of the PBX. Thread-safe. A nonce works once, a token lives four hours. World
/// and realm outlive it.
class StarfaceRest {
public:
    StarfaceRest(World &world, StarfaceRealm &realm, PbxAccount account);

    Reply handle(const Call &call);
    Reply failure(int status, const Call &call) const;
    void expireTokens();
    /// Without it the phone settings of others may be read, not written.
    void setAdministrator(bool on);
    /// The other spelling of the type of busy-lamp keys.
    void setOtherKeyType(bool on);
    /// Without it function keys are read and not written.
    void setKeyRight(bool on);

private:
    static bool knowsVersion(const Call &call);
    StarfaceKeys::Manners keyManners() const;
    Reply login(const Call &call);
    bool authorized(const Call &call);
    Reply users(const Call &call);
    Reply phoneConfig(const Call &call);
    Reply accounts();
    PbxUser *userFrom(const std::string &segment);

    World &m_world;
    StarfaceRealm &m_realm;
    const PbxAccount m_account;
    StarfaceKeys m_keys;
    mutable std::mutex m_mutex;
    std::map<std::string, Millis> m_nonces;
    std::map<std::string, Millis> m_tokens; ///< token → end of its life
    bool m_administrator = true;
    bool m_otherKeyType = false;
    bool m_keyRight = true;
};

} // namespace pb::simulator
