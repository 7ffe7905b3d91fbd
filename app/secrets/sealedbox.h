// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>

/// Authenticated encryption: AES-256-GCM and HKDF-SHA-256 of OpenSSL. Pure but for the random nonce.
namespace pb::secrets {

/// 32 bytes, for this one purpose only; empty where the library fails.
core::Secret derivedKey(const core::Secret &secret, const QByteArray &purpose);

/// Nonce, sealed bytes, tag. `context` is not in it, and has to be the same for opening.
core::Result<QByteArray> seal(const core::Secret &key, const QByteArray &context, const core::Secret &plain);

/// Protocol error where it is not what was sealed with that key and context.
core::Result<core::Secret> unseal(
    const core::Secret &key, const QByteArray &context, const QByteArray &sealed);

} // namespace pb::secrets
