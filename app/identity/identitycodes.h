// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Values of Error::code for failures of the browser's part of a sign-in or consent that Entra did not name
/// with an AADSTS code.
namespace pb::identity {

/// Conflict: another program listens on the port of the callback, on 127.0.0.1 or on ::1. Error::detail names
/// the port.
inline constexpr char portInUseCode[] = "port-in-use";
/// InvalidInput: the system does not let this program listen on the port, e.g. below 1024. Error::detail
/// names the port.
inline constexpr char portRefusedCode[] = "port-refused";
/// Timeout: nobody came back from the browser in time.
inline constexpr char timeLimitCode[] = "time-limit";
/// Timeout: as above, but a redirect came whose `state` was missing or another one. It was ignored: it may be
/// of an older browser tab, or of a page or program that tried to slip in an answer.
inline constexpr char stateMismatchCode[] = "state-mismatch";
/// Protocol: a browser came back to the right address, and its request could not be taken: too large,
/// malformed, or under another name.
inline constexpr char requestRefusedCode[] = "request-refused";
/// Forbidden: consent was given for another directory than the configured one, so in a wrong account.
inline constexpr char tenantMismatchCode[] = "tenant-mismatch";
/// Forbidden: the person in the browser refused (access_denied, consent_required), and Entra named no code.
inline constexpr char consentRefusedCode[] = "consent-refused";
/// Protocol: the sign-in brought no refresh token although offline_access was asked for, so it would last an
/// hour.
inline constexpr char noRefreshTokenCode[] = "no-refresh-token";

} // namespace pb::identity
