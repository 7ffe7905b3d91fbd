// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslKey>
#include <QString>

namespace pb::test {

/// A certificate and its key, made on the spot so that no key lies in the repository.
struct Identity {
    QSslCertificate certificate;
    QSslKey key;
};

/// A certificate for 127.0.0.1 and localhost: signed by itself, or by `issuer` where one is given.
Identity makeIdentity(const QString &commonName, const Identity *issuer = nullptr);

} // namespace pb::test
