// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/checkreport.h"

#include "setup/starfacejob.h"
#include "setup/taskjob.h"

#include <algorithm>
#include <array>

namespace pb::setup {

using namespace Qt::StringLiterals;
using Status = CheckLine::Status;

namespace {

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

} // namespace

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
        line.status = permission.isMissing() ? Status::Missing : answerStatus(permission.granted, {});
        report << line;
        for (const ProbeResult &result : permission.probes) {
            CheckLine probe;
            probe.id = access + u".probe"_s;
            probe.subject = probeName(result.probe);
            probe.status = answerStatus(result.works, result.error);
            probe.error = result.error;
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
        line.status = answerStatus(capability.works, capability.error);
        line.error = capability.error;
        line.count = capability.count;
        line.names = capability.names;
        report << line;
    }
    return report;
}

CheckLine expiryLine(const QString &id, const QDate &expires, const QDate &today)
{
    CheckLine line;
    line.id = id;
    line.status = Status::NotRun;
    if (!expires.isValid())
        return line;
    line.count = static_cast<int>(std::clamp<qint64>(today.daysTo(expires), -100'000, 100'000));
    line.status = line.count > 0 ? Status::Ok : Status::Missing;
    return line;
}

QString statusName(Status status)
{
    static constexpr std::array names{"ok"_L1, "missing"_L1, "failed"_L1, "notRun"_L1};
    return names[static_cast<std::size_t>(status)];
}

QString probeName(Probe probe)
{
    static constexpr std::array names{
        "none"_L1, "organization"_L1, "readPresence"_L1, "setAndClearPresence"_L1, "listUsers"_L1};
    return names[static_cast<std::size_t>(probe)];
}

QString capabilityName(Capability capability)
{
    static constexpr std::array names{
        "signIn"_L1, "readUsers"_L1, "readDnd"_L1, "writeDnd"_L1, "readLines"_L1, "busyLampKeys"_L1};
    return names[static_cast<std::size_t>(capability)];
}

} // namespace pb::setup
