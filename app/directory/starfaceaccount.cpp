// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/starfaceaccount.h"

namespace pb::directory {

using profile::StarfaceSignIn;
using starface::SignInKind;

starface::Credentials starfaceAccount(
    const profile::Profile &profile, const core::Secret &password, const core::Secret &clientSecret)
{
    starface::Credentials account{profile.starface.login, password, clientSecret};
    for (const SignInKind kind : {SignInKind::Nonce, SignInKind::ActiveDirectory, SignInKind::OAuth}) {
        if (profileSignIn(kind) == profile.starface.signIn)
            account.kind = kind;
    }
    return account;
}

StarfaceSignIn profileSignIn(SignInKind kind)
{
    switch (kind) {
    case SignInKind::Nonce:
        return StarfaceSignIn::Nonce;
    case SignInKind::ActiveDirectory:
        return StarfaceSignIn::ActiveDirectory;
    case SignInKind::OAuth:
        break;
    }
    return StarfaceSignIn::OAuth;
}

} // namespace pb::directory
