// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile/profile.h"
#include "starface/signin.h"

/// What a profile says about the technical account of the PBX. Pure.
namespace pb::directory {

starface::Credentials starfaceAccount(
    const profile::Profile &profile, const core::Secret &password, const core::Secret &clientSecret);

profile::StarfaceSignIn profileSignIn(starface::SignInKind kind);

} // namespace pb::directory
