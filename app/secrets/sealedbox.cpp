// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/sealedbox.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <memory>

namespace pb::secrets {

namespace {

constexpr int keySize = 32;
constexpr int nonceSize = 12;
constexpr int tagSize = 16;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

Cipher newCipher()
{
    return {EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
}

/// Bytes in the clear that are wiped whatever happens.
struct Wiped {
    QByteArray bytes;

    ~Wiped() { OPENSSL_cleanse(bytes.data(), static_cast<std::size_t>(bytes.size())); }
};

const unsigned char *in(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *out(QByteArray &bytes, qsizetype from = 0)
{
    return reinterpret_cast<unsigned char *>(bytes.data() + from);
}

tl::unexpected<core::Error> broken(const char *what)
{
    return core::failure(core::ErrorKind::Internal, QString::fromLatin1(what));
}

} // namespace

core::Secret derivedKey(const core::Secret &secret, const QByteArray &purpose)
{
    const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> method(
        EVP_KDF_fetch(nullptr, "HKDF", nullptr), &EVP_KDF_free);
    if (!method)
        return {};
    const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(
        EVP_KDF_CTX_new(method.get()), &EVP_KDF_CTX_free);
    Wiped material{secret.reveal()};
    QByteArray info = purpose;
    char digest[] = "SHA256";
    const OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_octet_string(
            OSSL_KDF_PARAM_KEY, material.bytes.data(), static_cast<std::size_t>(material.bytes.size())),
        OSSL_PARAM_construct_octet_string(
            OSSL_KDF_PARAM_INFO, info.data(), static_cast<std::size_t>(info.size())),
        OSSL_PARAM_construct_end()};
    Wiped key{QByteArray(keySize, '\0')};
    if (!context || EVP_KDF_derive(context.get(), out(key.bytes), keySize, params) != 1)
        return {};
    return core::Secret(key.bytes);
}

core::Result<QByteArray> seal(const core::Secret &key, const QByteArray &context, const core::Secret &plain)
{
    const Cipher cipher = newCipher();
    const Wiped secret{key.reveal()};
    const Wiped text{plain.reveal()};
    QByteArray sealed(nonceSize + text.bytes.size() + tagSize, '\0');
    int length = 0;
    if (secret.bytes.size() != keySize || !cipher || RAND_bytes(out(sealed), nonceSize) != 1
        || EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, in(secret.bytes), in(sealed)) != 1
        || EVP_EncryptUpdate(cipher.get(), nullptr, &length, in(context), static_cast<int>(context.size()))
            != 1
        || EVP_EncryptUpdate(cipher.get(), out(sealed, nonceSize), &length, in(text.bytes),
               static_cast<int>(text.bytes.size()))
            != 1
        || EVP_EncryptFinal_ex(cipher.get(), out(sealed, nonceSize + length), &length) != 1
        || EVP_CIPHER_CTX_ctrl(
               cipher.get(), EVP_CTRL_GCM_GET_TAG, tagSize, out(sealed, nonceSize + text.bytes.size()))
            != 1)
        return broken("the secret could not be sealed");
    return sealed;
}

core::Result<core::Secret> unseal(
    const core::Secret &key, const QByteArray &context, const QByteArray &sealed)
{
    const qsizetype size = sealed.size() - nonceSize - tagSize;
    const Cipher cipher = newCipher();
    const Wiped secret{key.reveal()};
    if (secret.bytes.size() != keySize || !cipher)
        return broken("the secret could not be opened");
    if (size < 0)
        return core::failure(core::ErrorKind::Protocol, QStringLiteral("it is too short"));
    QByteArray tag = sealed.right(tagSize);
    Wiped text{QByteArray(size, '\0')};
    int length = 0;
    if (EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, in(secret.bytes), in(sealed)) != 1
        || EVP_DecryptUpdate(cipher.get(), nullptr, &length, in(context), static_cast<int>(context.size()))
            != 1
        || EVP_DecryptUpdate(
               cipher.get(), out(text.bytes), &length, in(sealed) + nonceSize, static_cast<int>(size))
            != 1
        || EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagSize, tag.data()) != 1
        || EVP_DecryptFinal_ex(cipher.get(), out(text.bytes, length), &length) != 1)
        return core::failure(core::ErrorKind::Protocol,
            QStringLiteral("it is damaged, was altered, or was sealed with another key"));
    return core::Secret(text.bytes);
}

} // namespace pb::secrets
