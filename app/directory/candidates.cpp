// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/candidates.h"

#include "presence/nearest.h"

#include <QRegularExpression>

namespace pb::directory {

namespace {

using presence::MatchKind;

/// Without case and accents.
QString plain(const QString &text)
{
    QString letters;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (!c.isMark())
            letters += c;
    }
    return letters.toCaseFolded();
}

presence::Lookalike lookalike(const Person &person)
{
    static const QRegularExpression gap(
        QStringLiteral("[^\\p{L}\\p{N}]+"), QRegularExpression::UseUnicodePropertiesOption);
    QStringList words = plain(person.name).split(gap, Qt::SkipEmptyParts);
    words.sort();
    const QString address = person.addresses.value(0);
    return {plain(address.section(QLatin1Char('@'), 0, 0)).toStdString(),
        words.join(QLatin1Char(' ')).toStdString()};
}

QString shown(const Person &person)
{
    if (person.email.isEmpty() || person.name.isEmpty())
        return person.email.isEmpty() ? person.name : person.email;
    return QStringLiteral("%1 <%2>").arg(person.name, person.email);
}

} // namespace

void nameCandidates(QList<Person> &people)
{
    QList<qsizetype> teams;
    QList<qsizetype> phones;
    std::vector<presence::Lookalike> left;
    std::vector<presence::Lookalike> right;
    for (qsizetype i = 0; i < people.size(); ++i) {
        const Person &person = people.at(i);
        // who is out of question by themselves is nobody's partner
        if (person.isMatched() || person.match == MatchKind::Disabled || person.match == MatchKind::NoTeams)
            continue;
        const bool isPhone = person.graphId.isEmpty();
        (isPhone ? phones : teams) << i;
        (isPhone ? right : left).push_back(lookalike(person));
    }
    const presence::Nearest found = presence::nearest(left, right);
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (found.left[i] != presence::noLookalike) {
            people[teams[static_cast<qsizetype>(i)]].nearest =
                shown(people.at(phones[static_cast<qsizetype>(found.left[i])]));
        }
    }
    for (std::size_t i = 0; i < right.size(); ++i) {
        if (found.right[i] != presence::noLookalike) {
            people[phones[static_cast<qsizetype>(i)]].nearest =
                shown(people.at(teams[static_cast<qsizetype>(found.right[i])]));
        }
    }
}

} // namespace pb::directory
