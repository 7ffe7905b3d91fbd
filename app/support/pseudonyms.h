// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/synctypes.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace pb::support {

/// Takes out of a text who and where: users, addresses, ids, hosts, secrets. The same thing always becomes
/// the same stand-in, so that a line can still be followed; without the salt nobody can turn it round. Takes
/// too much rather than too little.
class Pseudonyms {
public:
    /// `places` are names that must not appear: hosts, logins, folders. `salt` is random, made for one
    /// bundle.
    Pseudonyms(const QList<sync::Person> &people, const QStringList &places, const QByteArray &salt);

    /// "user-0007"; for somebody unknown a stand-in of its own.
    QString user(const QString &key);
    QString clean(const QString &text);

private:
    void learn(const sync::Person &person, const QString &standIn);
    QString standIn(const QString &kind, const QString &text);
    QString withoutShapes(const QString &text);
    QString withoutNames(const QString &text) const;

    QHash<QString, QString> m_known; ///< lower case: addresses, ids
    QHash<QString, QString> m_words; ///< parts of names, in lower case
    QHash<QString, int> m_counts; ///< of each kind
    QList<std::pair<QString, QString>> m_places; ///< the longest first
};

} // namespace pb::support
