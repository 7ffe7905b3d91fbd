// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/jwt.h"

#include "simulator/text.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <stdexcept>
#include <vector>

namespace pb::simulator {

namespace {

std::string numberBytes(const EVP_PKEY *key, const char *name)
{
    BIGNUM *number = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &number) != 1)
        throw std::runtime_error("the signing key has no public part");
    std::vector<unsigned char> bytes(static_cast<std::size_t>(BN_num_bytes(number)));
    BN_bn2bin(number, bytes.data());
    BN_free(number);
    return {bytes.begin(), bytes.end()};
}

using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

} // namespace

TokenSigner::TokenSigner()
    : m_key(EVP_RSA_gen(2048), EVP_PKEY_free)
{
    if (!m_key)
        throw std::runtime_error("no signing key could be made");
    m_keyId = text::base64Url(text::sha256(numberBytes(m_key.get(), OSSL_PKEY_PARAM_RSA_N)));
}

std::string TokenSigner::sign(const nlohmann::json &claims) const
{
    const nlohmann::json header = {{"typ", "JWT"}, {"alg", "RS256"}, {"kid", m_keyId}};
    const std::string content = text::base64Url(header.dump()) + '.' + text::base64Url(claims.dump());
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::size_t length = 0;
    const auto *bytes = reinterpret_cast<const unsigned char *>(content.data());
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) != 1
        || EVP_DigestSign(context.get(), nullptr, &length, bytes, content.size()) != 1)
        throw std::runtime_error("a token could not be signed");
    std::string signature(length, '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &length, bytes,
            content.size())
        != 1)
        throw std::runtime_error("a token could not be signed");
    signature.resize(length);
    return content + '.' + text::base64Url(signature);
}

std::optional<nlohmann::json> TokenSigner::verified(std::string_view token) const
{
    const auto lastDot = token.rfind('.');
    const auto firstDot = token.find('.');
    if (lastDot == std::string_view::npos || firstDot == lastDot)
        return std::nullopt;
    const std::string_view content = token.substr(0, lastDot);
    const auto signature = text::fromBase64Url(token.substr(lastDot + 1));
    const auto claims = text::fromBase64Url(content.substr(firstDot + 1));
    if (!signature || !claims)
        return std::nullopt;
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    if (EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) != 1
        || EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature->data()),
               signature->size(), reinterpret_cast<const unsigned char *>(content.data()), content.size())
            != 1)
        return std::nullopt;
    auto parsed = nlohmann::json::parse(*claims, nullptr, false);
    if (!parsed.is_object())
        return std::nullopt;
    return parsed;
}

nlohmann::json TokenSigner::keySet() const
{
    return {{"keys",
        {{{"kty", "RSA"}, {"use", "sig"}, {"alg", "RS256"}, {"kid", m_keyId},
            {"n", text::base64Url(numberBytes(m_key.get(), OSSL_PKEY_PARAM_RSA_N))},
            {"e", text::base64Url(numberBytes(m_key.get(), OSSL_PKEY_PARAM_RSA_E))}}}}};
}

} // namespace pb::simulator
