// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile/profile.h"

namespace pb {

/// What it takes to go on by a profile that was read anew.
enum class ProfileChange {
    None,
    InPlace, ///< nothing is given back that stays valid
    Reconnect, ///< everything is given back first, then all begins anew
    AnotherProfile ///< its id is another one: that cannot be gone over to
};

/// Pure.
ProfileChange profileChange(const profile::Profile &running, const profile::Profile &read);

} // namespace pb
