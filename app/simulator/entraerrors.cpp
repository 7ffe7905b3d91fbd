// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/entraerrors.h"

#include "simulator/random.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace pb::simulator {

namespace {

constexpr std::array Errors = {
    EntraError{7000215, 401, "invalid_client",
        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret "
        "value, "
        "not the client secret ID."},
    EntraError{7000222, 401, "invalid_client", "The provided client secret keys for the app are expired."},
    EntraError{7000218, 401, "invalid_client",
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."},
    EntraError{700025, 401, "invalid_client",
        "Client is public so neither 'client_assertion' nor 'client_secret' should be presented."},
    EntraError{700016, 400, "unauthorized_client", "The application was not found in the directory.", true},
    EntraError{7000112, 401, "unauthorized_client", "The application is disabled.", true},
    EntraError{90002, 400, "invalid_request", "The tenant was not found.", true},
    EntraError{900023, 400, "invalid_request",
        "The specified tenant identifier is neither a valid DNS name, nor a valid external domain.", true},
    EntraError{50059, 400, "invalid_request",
        "No tenant-identifying information was found in the request or implied by any provided credentials."},
    EntraError{
        65001, 400, "invalid_grant", "The user or administrator has not consented to use the application."},
    EntraError{65004, 400, "access_denied", "The user declined to consent to access the app."},
    EntraError{90094, 400, "access_denied", "The grant requires administrator permission.", true},
    EntraError{50011, 400, "invalid_request",
        "The redirect URI specified in the request does not match the redirect URIs configured for the "
        "application.",
        true},
    EntraError{50105, 400, "access_denied",
        "The signed-in user is not assigned to a role for the application.", true},
    EntraError{53003, 400, "access_denied", "Access has been blocked by Conditional Access policies."},
    EntraError{50076, 400, "interaction_required",
        "Multi-factor authentication must be used to access the resource."},
    EntraError{50079, 400, "interaction_required", "The user must enroll in multi-factor authentication."},
    EntraError{50074, 400, "interaction_required", "Strong authentication is required."},
    EntraError{50078, 400, "interaction_required", "The multi-factor sign-in has expired."},
    EntraError{50158, 400, "interaction_required", "An external security challenge was not satisfied."},
    EntraError{50034, 400, "invalid_grant", "The user account does not exist in the directory."},
    EntraError{50055, 400, "invalid_grant", "The password is expired."},
    EntraError{50057, 400, "invalid_grant", "The user account is disabled."},
    EntraError{50097, 400, "interaction_required", "Device authentication is required."},
    EntraError{53000, 400, "interaction_required", "The device is not in a compliant state."},
    EntraError{53001, 400, "interaction_required", "The device is not domain joined."},
    EntraError{53002, 400, "interaction_required", "The application used is not an approved one."},
    EntraError{53004, 400, "interaction_required", "Proof-up is blocked because of risk."},
    EntraError{530003, 400, "interaction_required", "The device is required to be managed."},
    EntraError{70043, 400, "invalid_grant",
        "The refresh token has expired or is invalid due to sign-in frequency checks by conditional access."},
    EntraError{70044, 400, "invalid_grant",
        "The session has expired or is invalid due to sign-in frequency "
        "checks by conditional access."},
    EntraError{70008, 400, "invalid_grant", "The provided authorization code or refresh token has expired."},
    EntraError{700082, 400, "invalid_grant", "The refresh token has expired due to inactivity."},
    EntraError{
        50173, 400, "invalid_grant", "The provided grant has been revoked; a fresh sign-in is needed."},
    EntraError{54005, 400, "invalid_grant", "The authorization code was already redeemed."},
    EntraError{501481, 400, "invalid_grant",
        "The code_verifier does not match the code_challenge supplied in the authorization request."},
    EntraError{50196, 400, "invalid_grant", "The server stopped an operation because it met a request loop."},
    EntraError{9002313, 400, "invalid_request", "The request is malformed or invalid."},
    EntraError{900144, 400, "invalid_request", "The request body must contain a parameter that is missing."},
    EntraError{70003, 400, "unsupported_grant_type", "The app requested an unsupported grant type."},
    EntraError{
        70011, 400, "invalid_scope", "The provided value for the input parameter 'scope' is not valid."},
    EntraError{9002325, 400, "invalid_request",
        "Proof Key for Code Exchange is required for the authorization code grant."},
    EntraError{900561, 400, "invalid_request", "The endpoint only accepts POST requests."},
    EntraError{70001, 400, "unauthorized_client", "The grant was made out to another application."},
    EntraError{90033, 503, "temporarily_unavailable", "A transient error has occurred. Please try again."},
};

/// What Entra adds for its own libraries where a person can mend it (docs/facts.md, A11).
std::string_view suberrorOf(int code)
{
    if (code == 65001)
        return "consent_required";
    return code == 70043 ? "token_expired" : "";
}

struct Ids {
    std::string trace;
    std::string correlation;
    std::string stamp;
};

Ids idsOf(const EntraError &error, Millis now)
{
    Random random(static_cast<std::uint64_t>(now) * 1000003ULL + static_cast<std::uint64_t>(error.code));
    const std::string iso = text::isoTime(now);
    Ids ids;
    ids.trace = random.guid();
    ids.correlation = random.guid();
    ids.stamp = iso.substr(0, 10) + ' ' + iso.substr(11, 8) + 'Z';
    return ids;
}

std::string describe(const EntraError &error, const Ids &ids)
{
    return describe(error) + " Trace ID: " + ids.trace + " Correlation ID: " + ids.correlation
        + " Timestamp: " + ids.stamp;
}

} // namespace

const EntraError *entraError(int code)
{
    const auto found = std::find_if(
        Errors.begin(), Errors.end(), [code](const EntraError &error) { return error.code == code; });
    return found == Errors.end() ? nullptr : &*found;
}

EntraError entraErrorOf(int code)
{
    const EntraError *known = entraError(code);
    return known ? *known
                 : EntraError{code, 400, "invalid_grant", "The sign-in is refused for a new reason."};
}

std::string describe(const EntraError &error)
{
    return "AADSTS" + std::to_string(error.code) + ": " + std::string(error.text);
}

std::string describeWithIds(const EntraError &error, Millis now)
{
    return describe(error, idsOf(error, now));
}

Reply entraFailure(const EntraError &error, Millis now)
{
    const Ids ids = idsOf(error, now);
    nlohmann::json body = {{"error", error.error}, {"error_description", describe(error, ids)},
        {"error_codes", {error.code}}, {"timestamp", ids.stamp}, {"trace_id", ids.trace},
        {"correlation_id", ids.correlation}};
    if (const std::string_view suberror = suberrorOf(error.code); !suberror.empty())
        body["suberror"] = suberror;
    return {error.status, body.dump(), "application/json; charset=utf-8", {{"Cache-Control", "no-store"}}};
}

} // namespace pb::simulator
