// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace pb::directory {

/// M1: two spellings of one address come out alike. Remembers domains, because few are met again and again.
class AddressNormaliser {
public:
    /// Trimmed, without case, the domain in its ASCII form, the local part in NFC.
    QString operator()(const QString &address);

private:
    QHash<QString, QString> m_domains;
};

QString normalisedAddress(const QString &address);

} // namespace pb::directory
