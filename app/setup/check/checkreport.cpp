// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/check/checkreport.h"

#include "core/isotime.h"
#include "setup/access/permissiontable.h"
#include "setup/check/checkcodes.h"

#include <algorithm>
#include <array>

namespace pb::setup {

using namespace Qt::StringLiterals;
using Status = CheckLine::Status;

namespace {

constexpr int soon = 30; ///< days

Status answerStatus(Answer answer, const std::optional<core::Error> &error)
{
    switch (answer) {
    case Answer::Yes:
        return Status::Ok;
    case Answer::No:
        return error ? statusOf(*error) : Status::Missing;
    case Answer::Unknown:
        break;
    }
    return Status::NotRun;
}

CheckLine outcomeLine(const QString &id, const std::optional<core::Done> &outcome)
{
    CheckLine line;
    line.id = id;
    line.status = Status::NotRun;
    if (!outcome || (!*outcome && outcome->error().kind == core::ErrorKind::Cancelled))
        return line;
    line.status = *outcome ? Status::Ok : statusOf(outcome->error());
    if (!*outcome)
        line.error = outcome->error();
    return line;
}

/// A token was got, or why not; then what it grants. Where there are lines, there was a token.
QList<CheckLine> accessReport(const QString &access, const std::optional<core::Done> &outcome,
    const QList<PermissionLine> &found, const QList<PermissionLine> &needed)
{
    QList<CheckLine> report{
        outcomeLine(access + u".token"_s, found.isEmpty() ? outcome : std::optional(core::Done()))};
    return report + permissionReport(access, found.isEmpty() ? needed : found);
}

bool tells(const QList<CapabilityLine> &lines)
{
    return std::any_of(
        lines.begin(), lines.end(), [](const CapabilityLine &line) { return line.error.has_value(); });
}

QList<CheckLine> starfaceReport(const Findings &findings)
{
    const QList<CapabilityLine> lines =
        findings.capabilities.isEmpty() ? untriedCapabilities() : findings.capabilities;
    Findings all = findings;
    all.capabilities = lines;
    QList<CheckLine> report = capabilityReport(all.provenCapabilities());
    // what is about no capability, such as a secret that cannot be read
    if (findings.starface && !*findings.starface && !tells(lines))
        report.prepend(outcomeLine(u"starface"_s, findings.starface));
    return report;
}

bool couldReadBoth(const Findings &findings)
{
    const auto reads = [](const CapabilityLine &line) {
        return line.capability == Capability::ReadUsers && line.works == Answer::Yes;
    };
    return findings.readAccess && *findings.readAccess
        && std::any_of(findings.capabilities.begin(), findings.capabilities.end(), reads);
}

CheckLine matchedLine(const Findings &findings)
{
    CheckLine line;
    line.id = u"users.matched"_s;
    line.status = Status::NotRun;
    if (!findings.users || !couldReadBoth(findings))
        return line;
    line = outcomeLine(line.id, findings.users);
    if (!*findings.users)
        return line;
    line.count = findings.matched;
    line.status = findings.matched > 0 ? Status::Ok : Status::Missing;
    return line;
}

CheckLine authoritiesLine(const AuthorityCheck &found)
{
    CheckLine line;
    line.id = u"network.authorities"_s;
    line.count = found.count;
    line.names = found.unusable;
    line.status = found.count == 0 ? Status::Missing
        : found.unusable.isEmpty() ? Status::Ok
                                   : Status::Warning;
    return line;
}

} // namespace

CheckReport reportOf(const Findings &findings, const profile::Profile &profile, const QDate &today)
{
    CheckReport report;
    report.organization = findings.organization;
    const profile::DirectoryAccess access = profile.directoryAccess;
    if (findings.authorities)
        report.lines << authoritiesLine(*findings.authorities);
    Findings needed = findings;
    if (needed.writeLines.isEmpty())
        needed.writeLines = permissionLines(PermissionKind::Application, access, std::nullopt);
    // what was proved is told also where nothing else was tried
    report.lines << accessReport(u"writeAccess"_s, findings.writeAccess,
        findings.writeLines.isEmpty() ? QList<PermissionLine>() : needed.provenWriteLines(),
        needed.provenWriteLines());
    report.lines << accessReport(
        u"readAccess"_s, findings.readAccess, findings.readLines, readPermissionLines(access, std::nullopt));
    report.lines << starfaceReport(findings);
    report.lines << matchedLine(findings);
    report.lines << expiryLine(u"writeAccess.secretExpiry"_s, profile.clientSecretExpires, today);
    if (profile.readClientSecretExpires.isValid())
        report.lines << expiryLine(u"readAccess.secretExpiry"_s, profile.readClientSecretExpires, today);
    return report;
}

Verdict verdictOf(Status status)
{
    switch (status) {
    case Status::Ok:
    case Status::Warning:
        return Verdict::Works;
    case Status::Missing:
    case Status::Failed:
        return Verdict::DoesNotWork;
    case Status::NotRun:
        break;
    }
    return Verdict::NotTried;
}

int exitCode(const CheckReport &report)
{
    const auto has = [&report](Status status) {
        return std::any_of(report.lines.begin(), report.lines.end(),
            [status](const CheckLine &line) { return line.status == status; });
    };
    if (has(Status::Missing))
        return 1;
    return has(Status::Failed) ? 2 : 0;
}

Status statusOf(const core::Error &error)
{
    static const QStringList missing{QLatin1String(permissionMissingCode),
        QLatin1String(secretNotEnteredCode), QLatin1String(noTestUserCode), u"sign-in-needed"_s,
        u"entry-missing"_s};
    return error.kind == core::ErrorKind::Forbidden || missing.contains(error.code) ? Status::Missing
                                                                                    : Status::Failed;
}

Status statusOf(const ProbeResult &result)
{
    return answerStatus(result.works, result.error);
}

Status statusOf(const PermissionLine &line)
{
    if (line.isMissing())
        return Status::Missing;
    if (line.forReference && line.granted == Answer::No)
        return Status::NotRun;
    if (line.granted == Answer::Unknown && line.probes.isEmpty())
        return Status::NotRun;
    QList<Status> statuses;
    for (const ProbeResult &result : line.probes)
        statuses << statusOf(result);
    return worstOf(statuses);
}

Status statusOf(const CapabilityLine &line)
{
    // one who lacks a key is one whose calls are not seen: everybody else's are
    const bool some = line.capability == Capability::BusyLampKeys && !line.names.isEmpty();
    return some && line.works == Answer::Yes ? Status::Warning : answerStatus(line.works, line.error);
}

Status worstOf(const QList<Status> &statuses)
{
    for (const Status status : {Status::Missing, Status::Failed, Status::NotRun, Status::Warning}) {
        if (statuses.contains(status))
            return status;
    }
    return Status::Ok;
}

QList<CheckLine> permissionReport(const QString &access, const QList<PermissionLine> &lines)
{
    QList<CheckLine> report;
    QStringList excess;
    for (const PermissionLine &permission : lines) {
        if (!permission.required) {
            excess << permission.name;
            continue;
        }
        CheckLine line;
        line.id = access + u".permission"_s;
        line.subject = permission.name;
        line.status = statusOf(permission);
        line.forReference = permission.forReference;
        report << line;
        for (const ProbeResult &result : permission.probes) {
            CheckLine probe;
            probe.id = access + u".probe"_s;
            probe.subject = probeName(result.probe);
            probe.status = statusOf(result);
            probe.error = result.error;
            probe.forReference = permission.forReference;
            report << probe;
        }
    }
    if (!excess.isEmpty()) {
        CheckLine line;
        line.id = access + u".excess"_s;
        line.count = static_cast<int>(excess.size());
        line.names = excess;
        report << line;
    }
    return report;
}

QList<CheckLine> capabilityReport(const QList<CapabilityLine> &lines)
{
    QList<CheckLine> report;
    for (const CapabilityLine &capability : lines) {
        CheckLine line;
        line.id = u"starface."_s + capabilityName(capability.capability);
        if (capability.works == Answer::Yes)
            line.subject = signInName(capability.signIn);
        line.status = statusOf(capability);
        line.error = capability.error;
        line.count = capability.count;
        line.names = capability.names;
        line.keys = capability.keys;
        report << line;
    }
    return report;
}

QDate utcDay(const core::Clock &clock)
{
    return core::localTime(clock.wall()).toUTC().date();
}

CheckLine expiryLine(const QString &id, const QDate &expires, const QDate &today)
{
    CheckLine line;
    line.id = id;
    line.status = Status::NotRun;
    if (!expires.isValid())
        return line;
    line.count = static_cast<int>(std::clamp<qint64>(today.daysTo(expires), -100'000, 100'000));
    line.status = line.count > soon ? Status::Ok : line.count > 0 ? Status::Warning : Status::Missing;
    return line;
}

QString statusName(Status status)
{
    static constexpr std::array names{"ok"_L1, "warning"_L1, "missing"_L1, "failed"_L1, "notRun"_L1};
    return names[static_cast<std::size_t>(status)];
}

QString verdictName(Verdict verdict)
{
    static constexpr std::array names{"works"_L1, "doesNotWork"_L1, "notTried"_L1};
    return names[static_cast<std::size_t>(verdict)];
}

QString probeName(Probe probe)
{
    static constexpr std::array names{
        "none"_L1, "organization"_L1, "readPresence"_L1, "setAndClearPresence"_L1, "listUsers"_L1};
    return names[static_cast<std::size_t>(probe)];
}

QString signInName(profile::StarfaceSignIn kind)
{
    static constexpr std::array names{""_L1, "nonce"_L1, "active-directory"_L1, "oauth"_L1};
    return names[static_cast<std::size_t>(kind)];
}

QString capabilityName(Capability capability)
{
    static constexpr std::array names{
        "signIn"_L1, "readUsers"_L1, "readDnd"_L1, "writeDnd"_L1, "readLines"_L1, "busyLampKeys"_L1};
    return names[static_cast<std::size_t>(capability)];
}

} // namespace pb::setup
