// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/person.h"
#include "profile/profile.h"

#include <QList>
#include <QSet>

namespace pb::directory {

/// Whom a profile leaves out. Follows who somebody is, not what their address is (M3): an address becomes ids
/// as soon as a directory names the person, and from then on either id is enough. A plain value.
class Exclusions {
public:
    Exclusions() = default;
    explicit Exclusions(QList<profile::Exclusion> entries);

    const QList<profile::Exclusion> &entries() const { return m_entries; }
    bool contains(const Person &person) const;

    /// Leaves out, or takes in again, whom the directories name by that key; where they name nobody, the
    /// entry with that label, or a new one for that address. True where that changed something.
    bool set(const QString &key, bool excluded, const QList<Person> &people);

    /// Takes over what the directories say of whom the entries name; true where an entry changed.
    bool learn(const QList<Person> &people);
    /// The entries that none of these people fits.
    QList<profile::Exclusion> ofNobody(const QList<Person> &people) const;

    /// An entry in one word: "teams:<id>", "starface:<id>", or the address.
    static QString label(const profile::Exclusion &entry);

private:
    bool add(const Person &person);
    bool remove(const Person &person);
    bool addAddress(const QString &address);
    bool removeLabelled(const QString &wanted);
    bool fits(const profile::Exclusion &entry, const Person &person) const;
    void index();

    QList<profile::Exclusion> m_entries;
    QSet<QString> m_graphIds;
    QSet<QString> m_starfaceIds;
    QSet<QString> m_addresses; ///< normalised; of entries without an id
};

} // namespace pb::directory
