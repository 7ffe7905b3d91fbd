// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/directorynews.h"

namespace pb::history {

namespace {

Directory changeOf(Directory::What what, presence::MatchKind match)
{
    Directory change;
    change.what = what;
    change.match = match;
    return change;
}

QString identityOf(const directory::Person &person)
{
    if (person.graphId.isEmpty() && person.starfaceId.isEmpty())
        return {};
    return person.graphId + QLatin1Char('\n') + person.starfaceId;
}

/// Who is there under another key than before; the old key is free.
QList<std::pair<QString, QString>> renames(const Matches &before, const Matches &now)
{
    QHash<QString, QString> gone; // identity → key
    for (auto person = before.cbegin(); person != before.cend(); ++person) {
        if (!now.contains(person.key()) && !person->identity.isEmpty())
            gone.insert(person->identity, person.key());
    }
    QList<std::pair<QString, QString>> found;
    if (gone.isEmpty())
        return found;
    for (auto person = now.cbegin(); person != now.cend(); ++person) {
        const auto old = gone.constFind(person->identity);
        if (old != gone.cend() && !before.contains(person.key()))
            found.append({*old, person.key()});
    }
    return found;
}

} // namespace

DirectoryNews directoryNews(const Matches &before, const QList<directory::Person> &people)
{
    DirectoryNews news;
    news.users.reserve(people.size());
    news.matches.reserve(people.size());
    for (const directory::Person &person : people) {
        news.matches.insert(person.key, {person.match, identityOf(person)});
        news.users.append({person.key, person.name, person.email, person.graphId});
        if (person.match == presence::MatchKind::Matched)
            ++news.counts.matched;
        else
            ++(person.graphId.isEmpty() ? news.counts.unmatchedStarface : news.counts.unmatchedTeams);
    }
    news.renamed = renames(before, news.matches);
    Matches known = before;
    for (const auto &[old, now] : std::as_const(news.renamed))
        known.insert(now, known.take(old));
    for (auto person = news.matches.cbegin(); person != news.matches.cend(); ++person) {
        const auto old = known.constFind(person.key());
        const bool matched = person->match == presence::MatchKind::Matched;
        if (old == known.cend())
            news.changes.append({person.key(), changeOf(Directory::What::Joined, person->match)});
        else if (old->match != person->match)
            news.changes.append({person.key(),
                changeOf(matched ? Directory::What::Matched : Directory::What::Unmatched, person->match)});
    }
    for (auto person = known.cbegin(); person != known.cend(); ++person) {
        if (!news.matches.contains(person.key()))
            news.changes.append({person.key(), changeOf(Directory::What::Left, person->match)});
    }
    return news;
}

} // namespace pb::history
