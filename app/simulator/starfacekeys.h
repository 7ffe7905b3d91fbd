// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/message.h"
#include "simulator/world.h"

#include <string>
#include <string_view>

namespace pb::simulator {

/// The function keys of the technical account over REST: one set, whose keys are the busy-lamp keys that UCI
/// shows, too. Keys are made and removed as published; version 10 takes the form for editing keys, and of a
/// flat key makes one for the account itself. Not thread-safe: whoever calls holds the mutex of the world,
/// which outlives it.
class StarfaceKeys {
public:
    struct Manners {
        std::string_view keyType;
        bool takesForms = false; ///< version 10
        bool mayWrite = true; ///< the account has the right for function keys
    };

    explicit StarfaceKeys(World &world)
        : m_world(world)
    {
    }

    /// Of /rest/functionkeysets and what is below it.
    Reply handle(const Call &call, const Manners &manners);

private:
    Reply sets() const;
    Reply keys(const Manners &manners) const;
    Reply edit(const std::string &keyId) const;
    Reply create(const Call &call, const Manners &manners);
    Reply remove(const std::string &keyId);
    std::string keyJson(const PbxUser &user, const Manners &manners) const;
    std::string formJson(const PbxUser *chosen) const;
    PbxUser *userOf(const std::string &keyId) const;
    int positionOf(const PbxUser &user) const;

    World &m_world;
};

} // namespace pb::simulator
