// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/secret.h"

namespace pb::http {

/// Gives a service client its bearer token, so that it knows no OAuth. Lives on one thread.
class Authorizer {
public:
    virtual ~Authorizer() = default;

    /// A token that is believed to be valid now; renewed first where it is about to expire. Concurrent calls
    /// share one renewal.
    virtual core::Job<core::Secret> *token(QObject *parent) = 0;

    /// The service refused this token (401). It is replaced unless that was tried just now: good tokens are
    /// refused, too. A newer one is kept.
    virtual void reject(const core::Secret &token) = 0;
};

} // namespace pb::http
