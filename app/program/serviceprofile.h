// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile/profile.h"

#include <QString>

namespace pb {

/// By which profile a service is set up.
struct ServiceProfile {
    profile::Profile profile;
    bool isKept = false; ///< the one that the service has already, which is not the caller's
    QString refusal; ///< a sentence for a person; empty: it can be set up
};

/// What an administrator has written for a service is not lost to a copy: `file` is kept where it belongs to
/// the same connection as `own`, whose secrets are handed over, and is in the way where it does not.
/// `replace`: only `own` counts. Reads that file.
ServiceProfile serviceProfile(const QString &file, const profile::Profile &own, bool replace);

} // namespace pb
