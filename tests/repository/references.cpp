// SPDX-License-Identifier: GPL-3.0-or-later
#include "repository/references.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace pb::test {

namespace {

QSet<QString> captures(const QString &text, const QRegularExpression &what)
{
    QSet<QString> found;
    for (auto it = what.globalMatch(text); it.hasNext();)
        found << it.next().captured(1);
    return found;
}

QString lineOf(const QString &path, const QString &text, qsizetype at)
{
    return u"%1:%2"_s.arg(path).arg(text.left(at).count(u'\n') + 1);
}

/// From the root of the repository; what is given with a slash at its front or leads out of it: as it is.
QString resolved(const QString &document, const QString &target)
{
    const QString folder = document.contains(u'/') ? document.section(u'/', 0, -2) + u'/' : QString();
    return QDir::cleanPath(folder + target);
}

} // namespace

QSet<QString> rulesOf(const QString &contract)
{
    static const QRegularExpression rule(u"\\*\\*([A-Z][0-9]{1,2})\\.?\\*\\*"_s);
    return captures(contract, rule);
}

QSet<QString> factsOf(const QString &document)
{
    static const QRegularExpression fact(
        u"^\\| ([A-Z][0-9]{1,2}) \\|"_s, QRegularExpression::MultilineOption);
    return captures(document, fact);
}

QStringList citationProblems(const QString &path, const QString &text, const Targets &targets)
{
    static const QRegularExpression comment(u"//[^\\n]*"_s);
    static const QRegularExpression fact(u"docs/facts\\.md,((?: (?:and )?[A-Z][0-9]{1,2},?)+)"_s);
    static const QRegularExpression number(u"\\b([A-Z][0-9]{1,2})\\b"_s);
    static const QRegularExpression rule(u"\\b([RCEUWMP][0-9]{1,2})\\b"_s);
    QStringList problems;
    for (auto comments = comment.globalMatch(text); comments.hasNext();) {
        const auto match = comments.next();
        QString line = match.captured();
        const auto report = [&](const QString &what, const QString &where) {
            problems << u"%1: %2 is not in %3"_s.arg(lineOf(path, text, match.capturedStart()), what, where);
        };
        for (auto cited = fact.globalMatch(line); cited.hasNext();) {
            for (const QString &one : captures(cited.next().captured(1), number)) {
                if (!targets.facts.contains(one))
                    report(one, u"docs/facts.md"_s);
            }
        }
        line.remove(fact);
        for (const QString &one : captures(line, rule)) {
            if (!targets.rules.contains(one))
                report(one, u"app/presence/README.md"_s);
        }
    }
    return problems;
}

QStringList linkProblems(const QString &path, const QString &text, const Targets &targets)
{
    static const QRegularExpression link(u"\\]\\(([^)#\\s]+)[^)]*\\)"_s);
    static const QRegularExpression code(
        u"`((?:app|ui|tests|docs|packaging|translations|resources|cmake)/[\\w./-]+)`"_s);
    QStringList problems;
    const auto check = [&](const QRegularExpressionMatch &match, const QString &target) {
        QString wanted = target;
        while (wanted.endsWith(u'/'))
            wanted.chop(1);
        if (!targets.paths.contains(wanted))
            problems << u"%1: there is no %2"_s.arg(lineOf(path, text, match.capturedStart()), target);
    };
    for (auto it = link.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (!match.captured(1).contains(u':'))
            check(match, resolved(path, match.captured(1)));
    }
    for (auto it = code.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        check(match, match.captured(1));
    }
    return problems;
}

QStringList nameProblems(const QString &glossary, const Targets &targets)
{
    static const QRegularExpression name(u"`\\w+::(\\w+)`"_s);
    QStringList problems;
    for (const QString &one : captures(glossary, name)) {
        if (!targets.names.contains(one))
            problems << u"the code has no %1"_s.arg(one);
    }
    return problems;
}

} // namespace pb::test
