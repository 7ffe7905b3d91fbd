// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile/problem.h"
#include "profile/profile.h"

#include <QByteArray>

#include <tl/expected.hpp>

/// Profile <-> JSON, pure. The members and their limits: README.md here.
namespace pb::profile {

/// The whole profile, or everything that is wrong with it at once. Nothing half: one problem and there is no
/// profile.
tl::expected<Profile, Problems> fromJson(const QByteArray &json);

/// Every member written out, readable by fromJson().
QByteArray toJson(const Profile &profile);

/// What fromJson() would say of it; empty: it can be used.
Problems validate(const Profile &profile);

} // namespace pb::profile
