// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/access/permissiontable.h"

#include <algorithm>

namespace pb::setup {

namespace {

/// Which calls prove a permission.
QList<ProbeResult> probesOf(const QString &name)
{
    if (name.startsWith(QLatin1String("Organization.")))
        return {{Probe::Organization, Answer::Unknown, {}}};
    if (name.startsWith(QLatin1String("Presence.")))
        return {
            {Probe::ReadPresence, Answer::Unknown, {}}, {Probe::SetAndClearPresence, Answer::Unknown, {}}};
    if (name.startsWith(QLatin1String("User.")))
        return {{Probe::ListUsers, Answer::Unknown, {}}};
    return {};
}

QList<PermissionRow> rowsOf(PermissionKind kind, profile::DirectoryAccess access)
{
    QList<PermissionRow> rows;
    const bool byApplication = access == profile::DirectoryAccess::Application;
    if (kind == PermissionKind::Delegated && byApplication)
        return rows;
    for (const PermissionRow &row : neededPermissions) {
        if (row.kind == kind && row.checked)
            rows << row;
    }
    if (kind == PermissionKind::Application && byApplication)
        rows << listUsersAsApplication;
    return rows;
}

bool holds(const QStringList &names, const QString &name)
{
    return !name.isEmpty() && names.contains(name, Qt::CaseInsensitive);
}

} // namespace

bool PermissionLine::isMissing() const
{
    if (!required || forReference)
        return false;
    return granted == Answer::No || std::any_of(probes.begin(), probes.end(), [](const ProbeResult &result) {
        return result.works == Answer::No && result.error && result.error->kind == core::ErrorKind::Forbidden;
    });
}

bool comesWithSignIn(const QString &scope)
{
    static const QStringList always{QStringLiteral("offline_access"), QStringLiteral("openid"),
        QStringLiteral("profile"), QStringLiteral("email")};
    return holds(always, scope);
}

QList<PermissionLine> permissionLines(
    PermissionKind kind, profile::DirectoryAccess access, const std::optional<QStringList> &granted)
{
    QList<PermissionLine> lines;
    QStringList needed;
    for (const PermissionRow &row : rowsOf(kind, access)) {
        PermissionLine line;
        line.name = row.name;
        line.kind = kind;
        line.forReference = row.forReference;
        if (granted)
            line.granted =
                holds(*granted, row.name) || holds(*granted, row.lesser) ? Answer::Yes : Answer::No;
        line.probes = probesOf(line.name);
        needed << line.name << row.lesser;
        lines << line;
    }
    QStringList excess = granted.value_or(QStringList());
    excess.removeDuplicates();
    excess.sort();
    for (const QString &name : std::as_const(excess)) {
        if (holds(needed, name) || comesWithSignIn(name))
            continue;
        PermissionLine line;
        line.name = name;
        line.kind = kind;
        line.required = false;
        line.granted = Answer::Yes;
        lines << line;
    }
    return lines;
}

QList<PermissionLine> readPermissionLines(
    profile::DirectoryAccess access, const std::optional<QStringList> &granted)
{
    if (access == profile::DirectoryAccess::Delegated)
        return permissionLines(PermissionKind::Delegated, access, granted);
    QList<PermissionLine> lines = permissionLines(PermissionKind::Application, access, granted);
    // the others belong to write access, which shows and proves them
    lines.removeIf([](const PermissionLine &line) { return line.name != listUsersAsApplication.name; });
    return lines;
}

QStringList missingPermissions(const QList<PermissionLine> &lines)
{
    QStringList names;
    for (const PermissionLine &line : lines) {
        if (line.isMissing())
            names << line.name;
    }
    return names;
}

} // namespace pb::setup
