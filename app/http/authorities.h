// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSslCertificate>
#include <QString>
#include <QStringList>

namespace pb::http {

/// What a file or a folder of additional authorities holds.
struct Authorities {
    QList<QSslCertificate> certificates; ///< each once
    QStringList
        unusable; ///< by name and why: a file without a usable certificate, or a certificate within one
};

/// Reads certificates as they are handed around: PEM (also "TRUSTED CERTIFICATE" and PKCS7 blocks, with text
/// around), DER, PKCS#7 in DER, any of them as UTF-16 or with a byte order mark; of a folder each file with a
/// usual ending (pem, crt, cer, der, p7b, p7c). What has expired, and what is no authority, cannot vouch for
/// anything and is told as unusable. No private key is needed or read.
Authorities readAuthorities(const QString &path);

} // namespace pb::http
