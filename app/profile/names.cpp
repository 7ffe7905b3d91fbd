// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/names.h"

#include "profile/words.h"

#include <numeric>
#include <vector>

namespace pb::profile {

namespace {

constexpr qsizetype longestShown = 60;

// Edit distance (Levenshtein) without regard to case.
qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = static_cast<std::size_t>(j) + 1;
            const qsizetype replaced = diagonal + (a[i].toLower() == b[j].toLower() ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({replaced, row[at] + 1, row[at - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

QString nearest(const QString &name, const QStringList &known)
{
    if (name.size() > longestShown) // as long as no name of ours, and costly to compare
        return {};
    QString best;
    qsizetype fewest = std::max<qsizetype>(2, name.size() / 3) + 1;
    for (const QString &candidate : known) {
        const qsizetype changes = distance(name, candidate);
        if (changes < fewest && changes < candidate.size()) {
            fewest = changes;
            best = candidate;
        }
    }
    return best;
}

QString didYouMean(const QString &name, const QStringList &known)
{
    const QString best = nearest(name, known);
    return best.isEmpty() ? QString() : Words::tr("did you mean \"%1\"?").arg(best);
}

QString oneOf(const QStringList &names)
{
    QStringList quoted;
    for (const QString &name : names)
        quoted << QLatin1Char('"') + name + QLatin1Char('"');
    if (quoted.size() < 2)
        return quoted.join(QString());
    const QString last = quoted.takeLast();
    return Words::tr("%1 or %2", "a list, its last").arg(quoted.join(QStringLiteral(", ")), last);
}

QString printable(const QString &text)
{
    QString shown = text.left(longestShown);
    for (QChar &c : shown) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QLatin1Char('?');
    }
    return text.size() > longestShown ? shown + QChar(0x2026) : shown;
}

} // namespace pb::profile
