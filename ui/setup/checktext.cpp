// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/checktext.h"

#include "ui/common/sentences.h"
#include "ui/setup/setupwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace pb::ui {

namespace {

using setup::CheckLine;
using Status = CheckLine::Status;

class Words {
    Q_DECLARE_TR_FUNCTIONS(CheckText)
};

QString statusText(Status status)
{
    switch (status) {
    case Status::Ok:
        return Words::tr("good");
    case Status::Missing:
        return Words::tr("MISSING");
    case Status::Failed:
        return Words::tr("FAILED");
    case Status::NotRun:
        break;
    }
    return Words::tr("not tried");
}

QString probeOf(const QString &name)
{
    for (const auto probe : {setup::Probe::Organization, setup::Probe::ReadPresence,
             setup::Probe::SetAndClearPresence, setup::Probe::ListUsers}) {
        if (setup::probeName(probe) == name)
            return probeText(probe);
    }
    return name;
}

QString capabilityOf(const QString &name)
{
    for (const auto capability :
        {setup::Capability::SignIn, setup::Capability::ReadUsers, setup::Capability::ReadDnd,
            setup::Capability::WriteDnd, setup::Capability::ReadLines, setup::Capability::BusyLampKeys}) {
        if (setup::capabilityName(capability) == name)
            return capabilityText(capability);
    }
    return name;
}

struct Title {
    const char *id;
    const char *text;
};

constexpr std::array titles{
    Title{"writeAccess.token", QT_TRANSLATE_NOOP("CheckText", "Write access: sign-in of the application")},
    Title{"writeAccess.excess", QT_TRANSLATE_NOOP("CheckText", "Write access: granted, and not needed")},
    Title{"writeAccess.secretExpiry",
        QT_TRANSLATE_NOOP("CheckText", "Write access: client secret, days until it expires")},
    Title{"readAccess.token", QT_TRANSLATE_NOOP("CheckText", "Read access: sign-in of the reader")},
    Title{"readAccess.excess", QT_TRANSLATE_NOOP("CheckText", "Read access: granted, and not needed")},
    Title{"readAccess.secretExpiry",
        QT_TRANSLATE_NOOP("CheckText", "Read access: client secret, days until it expires")},
    Title{"starface", QT_TRANSLATE_NOOP("CheckText", "STARFACE")},
    Title{"users.matched", QT_TRANSLATE_NOOP("CheckText", "Users with the same address in both systems")},
    Title{"timeLimit", QT_TRANSLATE_NOOP("CheckText", "The check was ended early")},
};

QString titleOf(const CheckLine &line)
{
    for (const Title &title : titles) {
        if (line.id == QLatin1String(title.id))
            return Words::tr(title.text);
    }
    const bool writes = line.id.startsWith(QLatin1String("writeAccess"));
    const QString access = writes ? Words::tr("Write access") : Words::tr("Read access");
    if (line.id.endsWith(QLatin1String(".permission")))
        return Words::tr("%1: permission %2", "access: permission").arg(access, line.subject);
    if (line.id.endsWith(QLatin1String(".probe")))
        return Words::tr("%1: %2", "access: what was tried").arg(access, probeOf(line.subject));
    if (line.id.startsWith(QLatin1String("starface.")))
        return Words::tr("STARFACE: %1", "what it can do").arg(capabilityOf(line.id.mid(9)));
    return line.id;
}

Service serviceOf(const CheckLine &line)
{
    const bool isPbx = line.id.startsWith(QLatin1String("starface"));
    return isPbx ? Service::Starface : Service::MicrosoftGraph;
}

QString lineText(const CheckLine &line)
{
    QString text = QStringLiteral("%1  %2").arg(statusText(line.status).leftJustified(10), titleOf(line));
    if (line.count >= 0)
        text += QStringLiteral(" (%1)").arg(line.count);
    if (!line.names.isEmpty())
        text += QStringLiteral(": ") + line.names.join(QStringLiteral(", "));
    text += QLatin1Char('\n');
    if (line.error && line.status != Status::Ok) {
        const Failure failure = failureText(*line.error, serviceOf(line));
        for (const QString &sentence : {failure.why, failure.remedy}) {
            if (!sentence.isEmpty())
                text += QString(12, QLatin1Char(' ')) + sentence + QLatin1Char('\n');
        }
        if (!line.error->requestId.isEmpty()) {
            text += QString(12, QLatin1Char(' ')) + Words::tr("For a ticket: %1").arg(line.error->requestId)
                + QLatin1Char('\n');
        }
    }
    return text;
}

QString summary(const setup::CheckReport &report)
{
    switch (setup::exitCode(report)) {
    case 0:
        return Words::tr("Everything that was tried works.");
    case 1:
        return Words::tr("Something is missing; it stands above with what to do.");
    default:
        return Words::tr("Not everything could be checked; why stands above.");
    }
}

} // namespace

QString checkText(const setup::CheckReport &report)
{
    QString text;
    if (!report.organization.isEmpty())
        text += Words::tr("Organization: %1").arg(report.organization) + QLatin1Char('\n');
    for (const CheckLine &line : report.lines)
        text += lineText(line);
    return text + QLatin1Char('\n') + summary(report) + QLatin1Char('\n');
}

} // namespace pb::ui
