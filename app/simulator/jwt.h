// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace pb::simulator {

/// Signs and verifies RS256 JSON web tokens with a key of its own that lives as long as the process.
/// Immutable after construction, therefore thread-safe.
class TokenSigner {
public:
    TokenSigner();

    std::string sign(const nlohmann::json &claims) const;
    /// The claims if the signature is ours. Times and audience are the caller's to check.
    std::optional<nlohmann::json> verified(std::string_view token) const;
    /// The public key as a JSON web key set.
    nlohmann::json keySet() const;

private:
    std::shared_ptr<evp_pkey_st> m_key;
    std::string m_keyId;
};

} // namespace pb::simulator
