// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "secrets/keychainfailure.h"

namespace pb::secrets {

/// What the Secret Service calls a backend in a sentence.
QString secretServiceName();

/// Looks at the Secret Service (freedesktop.org Secret Service API, D-Bus) without opening a prompt: whether
/// it runs, has a default keyring, is locked, and whether the entry exists in a locked keyring. Needed
/// because QtKeychain tells these apart by translated text at best. Never fails; yields what could be seen.
core::Job<KeychainState> *probeSecretService(const QString &service, const QString &key, QObject *parent);

} // namespace pb::secrets
