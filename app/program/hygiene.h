// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pb {

/// For a process that holds secrets: from now on it leaves no core, and in a release build no other process
/// of the same user may look into its memory (Linux).
void keepSecretsInside();

/// From now on what the process creates is its owner's alone, whatever umask it was started with. Folders of
/// the program that an earlier version left open to others are closed.
void keepFilesPrivate();

} // namespace pb
