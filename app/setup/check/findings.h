// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "setup/check/authoritycheck.h"
#include "setup/setuptypes.h"

namespace pb::setup {

/// What writing on the test user brought, each side by itself; nothing: not tried.
struct WriteProof {
    std::optional<core::Done> presence;
    std::optional<core::Done> dnd;
};

/// Everything that was found out about one connection so far, by whichever check. A plain value; what was not
/// tried has no outcome.
struct Findings {
    std::optional<core::Done> writeAccess;
    QList<PermissionLine> writeLines; ///< there once there was a token
    QString organization;
    std::optional<core::Done> readAccess;
    QList<PermissionLine> readLines;
    std::optional<core::Done> starface;
    QList<CapabilityLine> capabilities;
    std::optional<core::Done> users; ///< both directories together
    int matched = 0; ///< users with the same address in both
    WriteProof proof;
    std::optional<AuthorityCheck> authorities; ///< there where the profile names some and they were looked at

    /// The lines with what the proof says about them.
    QList<PermissionLine> provenWriteLines() const;
    QList<CapabilityLine> provenCapabilities() const;
};

/// What was found, and when the last of it was.
struct LastCheck {
    core::Time at{};
    Findings findings;
};

/// One line for each, in their order.
QList<CapabilityLine> untriedCapabilities();

} // namespace pb::setup
