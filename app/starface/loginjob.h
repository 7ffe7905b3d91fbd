// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "http/httpclient.h"
#include "starface/login.h"
#include "starface/realm.h"
#include "starface/signin.h"

#include <functional>

namespace pb::starface {

/// Which kind of sign-in serves this account on this PBX: the pinned one, or by what the PBX offers. No
/// password is sent. `realm` of the outcome is there where the kind is OAuth.
struct OfferedSignIn {
    SignInKind kind = SignInKind::Nonce;
    QUrl realm; ///< the token endpoint
};
core::Job<OfferedSignIn> *findSignIn(
    http::HttpClient &http, const QUrl &root, const Credentials &account, QObject *parent);

/// One sign-in of either of the older kinds: challenge, proof, token. `kindKnown` is told which one it is;
/// fails where that is not the pinned one. The Error of refused credentials is Unauthorized, with a code of
/// signin.h where more is known.
core::Job<Grant> *logInWithProof(http::HttpClient &http, const QUrl &root, const Credentials &account,
    std::function<void(SignInKind)> kindKnown, QObject *parent);

/// One sign-in over the realm: by the refresh token where there is one, else, or where the realm does not
/// take it any more, by the password.
core::Job<Grant> *logInToRealm(http::HttpClient &http, const QUrl &realm, const Credentials &account,
    const core::Secret &refreshToken, QObject *parent);

} // namespace pb::starface
