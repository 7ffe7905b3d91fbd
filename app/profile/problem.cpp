// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/problem.h"

#include "profile/words.h"

#include <QStringList>

#include <algorithm>

namespace pb::profile {

namespace {

QString sentence(const Problem &problem)
{
    switch (problem.kind) {
    case Problem::Kind::File:
        return problem.found;
    case Problem::Kind::NotJson:
        return Words::tr("this is not JSON: %1").arg(problem.found);
    case Problem::Kind::Missing:
        return Words::tr("is missing; expected %1").arg(problem.expected);
    case Problem::Kind::Wrong:
        return Words::tr("expected %1, found %2").arg(problem.expected, problem.found);
    case Problem::Kind::Unknown:
        return Words::tr("there is no such member");
    case Problem::Kind::Secret:
        return Words::tr("secrets are not kept in the profile; use the keychain (the setup stores them "
                         "there), or for a server --secrets-stdin or a systemd credentials folder");
    case Problem::Kind::Conflict:
        return problem.expected;
    case Problem::Kind::Newer:
        return Words::tr("this profile has version %1 and was written by a newer Presence Bridge; "
                         "this one reads version %2")
            .arg(problem.found, problem.expected);
    }
    return {};
}

QString kindName(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::File:
        return QStringLiteral("file cannot be used");
    case Problem::Kind::NotJson:
        return QStringLiteral("not JSON");
    case Problem::Kind::Missing:
        return QStringLiteral("missing");
    case Problem::Kind::Wrong:
        return QStringLiteral("wrong value");
    case Problem::Kind::Unknown:
        return QStringLiteral("unknown member");
    case Problem::Kind::Secret:
        return QStringLiteral("a secret, which does not belong here");
    case Problem::Kind::Conflict:
        return QStringLiteral("contradicts another member");
    case Problem::Kind::Newer:
        return QStringLiteral("written by a newer version of the program");
    }
    return {};
}

QString toLogText(const Problem &problem)
{
    QString text = problem.path.isEmpty() ? QString() : problem.path + QStringLiteral(": ");
    text += kindName(problem.kind);
    return problem.technical.isEmpty() ? text : text + QStringLiteral(": ") + problem.technical;
}

} // namespace

QString toText(const Problem &problem)
{
    QString text = sentence(problem);
    if (!problem.hint.isEmpty())
        text += QStringLiteral("; ") + problem.hint;
    return problem.path.isEmpty() ? text : problem.path + QStringLiteral(": ") + text;
}

QString toText(const Problems &problems)
{
    QStringList lines;
    for (const Problem &problem : problems)
        lines << toText(problem);
    return lines.join(QLatin1Char('\n'));
}

core::Error toError(const Problems &problems)
{
    core::Error error;
    const bool file = std::any_of(
        problems.begin(), problems.end(), [](const Problem &p) { return p.kind == Problem::Kind::File; });
    error.kind = file ? core::ErrorKind::Storage : core::ErrorKind::InvalidInput;
    QStringList parts;
    for (const Problem &problem : problems)
        parts << toLogText(problem);
    error.detail = parts.join(QStringLiteral("; "));
    return error;
}

} // namespace pb::profile
