// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile/problem.h"
#include "profile/profile.h"

#include <tl/expected.hpp>

/// Profiles as files. Synchronous: the files are small and local.
namespace pb::profile {

/// "profiles/default.json" in the platform's place for this program's configuration.
QString standardPath();

/// Reads and checks a whole profile. Kind File where there is none, it cannot be read, or it is over 1 MiB.
tl::expected<Profile, Problems> load(const QString &path);

/// Writes it so that only its owner may read it, and so that a crash or a full disk leaves the old file
/// whole. A profile that load() would refuse is not written. Makes the folder.
tl::expected<void, Problems> save(const Profile &profile, const QString &path);

} // namespace pb::profile
