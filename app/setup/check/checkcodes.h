// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Values of Error::code that the checks themselves give.
namespace pb::setup {

/// A check was carried out and found a needed permission missing (Forbidden; Error::detail names them).
inline constexpr char permissionMissingCode[] = "permission-missing";
/// A secret that is needed was never entered (InvalidInput).
inline constexpr char secretNotEnteredCode[] = "secret-not-entered";
/// The user that writing should be tried on is not there (NotFound).
inline constexpr char noTestUserCode[] = "no-test-user";

} // namespace pb::setup
