// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/message.h"
#include "simulator/starfacerest.h"
#include "simulator/world.h"
#include "simulator/xmlrpc.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace pb::simulator {

/// The token in the address of UCI requests, as the vendor describes it.
std::string uciToken(const PbxAccount &account);

/// UCI, the XML-RPC interface of the PBX. Thread-safe. A session ends after 60 s without a request. World
/// and realm outlive it.
class StarfaceUci {
public:
    StarfaceUci(World &world, StarfaceRealm &realm, PbxAccount account);

    Reply handle(const Call &call);
    void loseSessions();
    void setKeysCarryState(bool on);
    /// The other spelling of the type of busy-lamp keys.
    void setOtherKeyType(bool on);
    /// The other names that the members of keys may have.
    void setOtherKeyMembers(bool on);
    /// getFunctionKeys lists none of the keys there are.
    void setHidesKeys(bool on);
    /// A session counts for every call with the account's proof, whatever its cookie.
    void setSessionsOfAccount(bool on);

private:
    bool isProven(const Call &call) const;
    /// The document to answer with; cookie, status and what was written go into `reply`.
    std::string answer(const Call &call, const xmlrpc::MethodCall &request, Reply &reply);
    std::optional<std::string> sessionOf(const Call &call);
    std::string functionKeys();
    std::string otherKeyHead(const PbxUser &user) const;
    std::string callsOf(const std::string &keyId);
    std::string ownState();

    World &m_world;
    StarfaceRealm &m_realm;
    const PbxAccount m_account;
    const std::string m_token;
    std::mutex m_mutex;
    std::map<std::string, Millis> m_sessions; ///< session → last sign of life
    bool m_keysCarryState = true;
    bool m_otherKeyType = false;
    bool m_sessionsOfAccount = false;
    bool m_otherKeyMembers = false;
    bool m_hidesKeys = false;
};

} // namespace pb::simulator
