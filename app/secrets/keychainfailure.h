// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

namespace pb::secrets {

/// What the keychain library answered, apart from success.
enum class KeychainAnswer { NotFound, DeniedByUser, Denied, NoBackend, CannotRemove, Other };

/// What was seen of the keychain service beside the answer. Where nothing can be seen (Windows, macOS,
/// KWallet), everything is as it should be.
struct KeychainState {
    QString backend; ///< its name for a person
    bool busReachable = true;
    bool serviceThere = true;
    bool ringThere = true; ///< a default keyring exists
    bool ringLocked = false; ///< the default keyring is locked
    bool entryLocked = false; ///< the entry in question exists, in a locked keyring
};

/// The error for an answer, as far as the cases can be told apart. `code` is one of no-service, no-keyring,
/// locked, denied, failed; NotFound "no-entry" only where the entry surely is not there. Takes no secret.
core::Error keychainFailure(KeychainAnswer answer, const QString &text, const KeychainState &state);

/// The keychain did not answer in time: most often a prompt that nobody answers.
core::Error keychainSilence(const QString &backend, std::chrono::milliseconds timeLimit);

} // namespace pb::secrets
