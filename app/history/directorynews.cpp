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

} // namespace

DirectoryNews directoryNews(const Matches &before, const QList<directory::Person> &people)
{
    DirectoryNews news;
    news.users.reserve(people.size());
    news.matches.reserve(people.size());
    for (const directory::Person &person : people) {
        news.matches.insert(person.key, person.match);
        news.users.append({person.key, person.name, person.email});
        if (person.match == presence::MatchKind::Matched)
            ++news.counts.matched;
        else
            ++(person.graphId.isEmpty() ? news.counts.unmatchedStarface : news.counts.unmatchedTeams);
    }
    for (auto person = news.matches.cbegin(); person != news.matches.cend(); ++person) {
        const auto old = before.constFind(person.key());
        const bool matched = *person == presence::MatchKind::Matched;
        if (old == before.cend())
            news.changes.append({person.key(), changeOf(Directory::What::Joined, *person)});
        else if (*old != *person)
            news.changes.append({person.key(),
                changeOf(matched ? Directory::What::Matched : Directory::What::Unmatched, *person)});
    }
    for (auto person = before.cbegin(); person != before.cend(); ++person) {
        if (!news.matches.contains(person.key()))
            news.changes.append({person.key(), changeOf(Directory::What::Left, *person)});
    }
    return news;
}

} // namespace pb::history
