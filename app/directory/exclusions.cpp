// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/exclusions.h"

#include "directory/address.h"

#include <QHash>

#include <algorithm>

namespace pb::directory {

using profile::Exclusion;

namespace {

/// Whom the directories name by an id or an address.
class Register {
public:
    explicit Register(const QList<Person> &people)
    {
        for (const Person &person : people) {
            if (!person.graphId.isEmpty())
                m_byGraphId.insert(person.graphId.toLower(), &person);
            if (!person.starfaceId.isEmpty())
                m_byStarfaceId.insert(person.starfaceId.toInt(), &person);
            for (const QString &address : person.addresses)
                m_byAddress.insert(address, &person);
        }
    }

    const Person *byGraphId(const QString &id) const
    {
        return id.isEmpty() ? nullptr : m_byGraphId.value(id);
    }
    const Person *byStarfaceId(int id) const { return id <= 0 ? nullptr : m_byStarfaceId.value(id); }

    /// The one matched person with that address; where there is none, the one person.
    const Person *byAddress(const QString &address) const
    {
        QList<const Person *> all = m_byAddress.values(address);
        const auto isMatched = [](const Person *person) { return person->isMatched(); };
        if (std::any_of(all.begin(), all.end(), isMatched))
            all.removeIf([&](const Person *person) { return !isMatched(person); });
        return all.size() == 1 ? all.constFirst() : nullptr;
    }

    bool has(const QString &address) const { return m_byAddress.contains(address); }

private:
    QHash<QString, const Person *> m_byGraphId;
    QHash<int, const Person *> m_byStarfaceId;
    QMultiHash<QString, const Person *> m_byAddress;
};

const Person *personOf(const Exclusion &entry, const Register &known)
{
    if (!entry.hasIds())
        return known.byAddress(normalisedAddress(entry.email));
    const Person *person = known.byGraphId(entry.graphId);
    return person ? person : known.byStarfaceId(entry.starfaceId);
}

Exclusion learnt(const Exclusion &entry, const Person &person, const Register &known)
{
    Exclusion now = entry;
    // an id that still names somebody stays: nobody is taken in again because of what changed elsewhere
    if (!known.byGraphId(now.graphId) && !person.graphId.isEmpty())
        now.graphId = person.graphId.toLower();
    if (!known.byStarfaceId(now.starfaceId) && !person.starfaceId.isEmpty())
        now.starfaceId = person.starfaceId.toInt();
    if (!person.email.isEmpty())
        now.email = person.email.trimmed().toLower();
    return now;
}

} // namespace

Exclusions::Exclusions(QList<Exclusion> entries)
    : m_entries(std::move(entries))
{
    index();
}

bool Exclusions::contains(const Person &person) const
{
    return (!person.graphId.isEmpty() && m_graphIds.contains(person.graphId.toLower()))
        || (!person.starfaceId.isEmpty() && m_starfaceIds.contains(person.starfaceId))
        || (!m_addresses.isEmpty()
            && std::any_of(person.addresses.begin(), person.addresses.end(),
                [this](const QString &address) { return m_addresses.contains(address); }));
}

bool Exclusions::fits(const Exclusion &entry, const Person &person) const
{
    return Exclusions({entry}).contains(person);
}

bool Exclusions::add(const Person &person)
{
    if (contains(person))
        return false;
    m_entries.append({person.graphId.toLower(), person.starfaceId.toInt(), person.email.trimmed().toLower()});
    index();
    return true;
}

bool Exclusions::remove(const Person &person)
{
    const auto removed = m_entries.removeIf([&](const Exclusion &entry) { return fits(entry, person); });
    index();
    return removed > 0;
}

bool Exclusions::addAddress(const QString &address)
{
    const Exclusion entry{{}, 0, address.trimmed().toLower()};
    if (m_addresses.contains(normalisedAddress(address)))
        return false;
    m_entries.append(entry);
    index();
    return true;
}

bool Exclusions::removeLabelled(const QString &wanted)
{
    const auto removed =
        m_entries.removeIf([&wanted](const Exclusion &entry) { return label(entry) == wanted; });
    index();
    return removed > 0;
}

bool Exclusions::set(const QString &key, bool excluded, const QList<Person> &people)
{
    const auto person =
        std::find_if(people.begin(), people.end(), [&key](const Person &one) { return one.key == key; });
    if (person != people.end())
        return excluded ? add(*person) : remove(*person);
    if (!excluded)
        return removeLabelled(key);
    const bool added = addAddress(key);
    learn(people); // it may be a further address of somebody
    return added;
}

bool Exclusions::learn(const QList<Person> &people)
{
    if (m_entries.isEmpty())
        return false;
    const Register known(people);
    QList<Exclusion> now;
    for (const Exclusion &entry : std::as_const(m_entries)) {
        const Person *person = personOf(entry, known);
        const Exclusion next = person ? learnt(entry, *person, known) : entry;
        if (!now.contains(next))
            now << next;
    }
    if (now == m_entries)
        return false;
    m_entries = now;
    index();
    return true;
}

QList<Exclusion> Exclusions::ofNobody(const QList<Person> &people) const
{
    QList<Exclusion> found;
    if (m_entries.isEmpty())
        return found;
    const Register known(people);
    for (const Exclusion &entry : m_entries) {
        const bool fitsSomebody = entry.hasIds()
            ? known.byGraphId(entry.graphId) || known.byStarfaceId(entry.starfaceId)
            : known.has(normalisedAddress(entry.email));
        if (!fitsSomebody)
            found << entry;
    }
    return found;
}

QString Exclusions::label(const Exclusion &entry)
{
    if (!entry.graphId.isEmpty())
        return QStringLiteral("teams:") + entry.graphId;
    if (entry.starfaceId > 0)
        return QStringLiteral("starface:%1").arg(entry.starfaceId);
    return entry.email;
}

void Exclusions::index()
{
    m_graphIds.clear();
    m_starfaceIds.clear();
    m_addresses.clear();
    for (const Exclusion &entry : std::as_const(m_entries)) {
        if (!entry.hasIds())
            m_addresses.insert(normalisedAddress(entry.email));
        if (!entry.graphId.isEmpty())
            m_graphIds.insert(entry.graphId.toLower());
        if (entry.starfaceId > 0)
            m_starfaceIds.insert(QString::number(entry.starfaceId));
    }
}

} // namespace pb::directory
