// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/result.h"
#include "profile/profile.h"

namespace pb {

struct CommandLine;

/// Why nothing can run, for a person: `what` is "profile", "secrets", "journal", "writer", "instance" or
/// "simulator".
QString failureSentence(const QString &what, const core::Error &error);
/// The folder of the state cannot be written.
QString folderSentence(const QString &folder, const core::Error &error);
/// Why it is waited for that.
QString waitingSentence();

/// The file of the profile, whether there is one or not.
QString profileFile(const CommandLine &options);
/// Where the engine of a profile keeps what it has to remember.
QString stateFolderOf(const profile::Profile &profile);
/// Storage "other-case", with the other id, where a profile has its state here whose id differs in capitals
/// only: many file systems and keychains would give both the same place.
core::Done hasFolderOfItsOwn(const profile::Profile &profile);
/// The list of the busy-lamp keys that were made here.
QString madeKeysFileOf(const profile::Profile &profile);

} // namespace pb
