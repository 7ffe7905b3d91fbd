// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretid.h"
#include "setup/setuptypes.h"

#include <QSet>

/// Which results rest on which entries. Pure: one table, so that nothing is forgotten.
namespace pb::setup {

enum class Entry {
    Cloud,
    Network, ///< proxy and additional authorities
    ProxyPassword,
    Tenant,
    ClientId,
    ClientSecret,
    ReadClientId,
    ReadClientSecret,
    RefreshToken,
    DirectoryAccess,
    StarfaceUrl,
    StarfaceLogin,
    StarfacePassword,
    StarfaceClientSecret,
    PinnedCertificate
};
inline constexpr int entryCount = 15;

/// The profile as it would be saved: with what follows from other entries.
profile::Profile effectiveProfile(const Draft &draft);

/// The entries that are not the same; secrets are none of them.
QSet<Entry> changedEntries(const profile::Profile &before, const profile::Profile &after);
Entry entryOf(secrets::SecretKind kind);

/// The tasks whose results rest on an entry.
QSet<Task> dependents(Entry entry, profile::DirectoryAccess access);

/// The first entry that is missing or wrong for a task, by the name of the profile's member; empty: it can
/// be started.
QString missingEntry(Task task, const profile::Profile &profile);

} // namespace pb::setup
