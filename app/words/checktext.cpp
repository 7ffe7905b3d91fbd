// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checktext.h"

#include "words/sentences.h"
#include "words/setupwords.h"

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

QString probeOf(const QString &name)
{
    for (const auto probe : {setup::Probe::Organization, setup::Probe::ReadPresence,
             setup::Probe::SetAndClearPresence, setup::Probe::ListUsers}) {
        if (setup::probeName(probe) == name)
            return probeText(probe);
    }
    return name;
}

std::optional<setup::Capability> capabilityOf(const CheckLine &line)
{
    for (const auto capability :
        {setup::Capability::SignIn, setup::Capability::ReadUsers, setup::Capability::ReadDnd,
            setup::Capability::WriteDnd, setup::Capability::ReadLines, setup::Capability::BusyLampKeys}) {
        if (line.id == QStringLiteral("starface.") + setup::capabilityName(capability))
            return capability;
    }
    return std::nullopt;
}

QString signInOf(const QString &name)
{
    using profile::StarfaceSignIn;
    for (const auto kind : {StarfaceSignIn::Nonce, StarfaceSignIn::ActiveDirectory, StarfaceSignIn::OAuth}) {
        if (setup::signInName(kind) == name)
            return signInText(kind);
    }
    return {};
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
    Title{"network.authorities", QT_TRANSLATE_NOOP("CheckText", "Additional certificate authorities")},
    Title{"timeLimit", QT_TRANSLATE_NOOP("CheckText", "The check was ended early")},
};

Service serviceOf(const CheckLine &line)
{
    const bool isPbx = line.id.startsWith(QLatin1String("starface"));
    return isPbx ? Service::Starface : Service::MicrosoftGraph;
}

QString shownNames(const QStringList &names)
{
    constexpr int most = 8;
    const QString shown = names.mid(0, most).join(QStringLiteral(", "));
    const int more = int(names.size()) - most;
    return more > 0 ? Words::tr("%1 and %n more", "names", more).arg(shown) : shown;
}

QString failureDetail(const CheckLine &line)
{
    const Failure failure = failureText(*line.error, serviceOf(line), Retry::ByHand);
    const auto capability = capabilityOf(line);
    // what an account may do is granted on the PBX, whatever its words for the refusal
    const bool isRight = capability && *capability != setup::Capability::SignIn
        && line.error->kind == core::ErrorKind::Forbidden;
    const QString remedy = isRight ? capabilityRemedy(*capability) : failure.remedy;
    return QString(failure.why + QLatin1Char(' ') + remedy).trimmed();
}

QString daysText(const CheckLine &line)
{
    switch (line.status) {
    case Status::NotRun:
        return Words::tr("The date is not known.");
    case Status::Missing:
        return Words::tr("It has expired. Create a new one in Entra and enter it.");
    default:
        return Words::tr("%n day(s) left", "until a secret expires", line.count);
    }
}

QString countText(const CheckLine &line)
{
    if (line.count < 0)
        return {};
    if (line.id == QLatin1String("starface.readLines"))
        return Words::tr("%n key(s)", "count", line.count);
    return Words::tr("%n user(s)", "count", line.count);
}

QString authoritiesText(const CheckLine &line)
{
    const QString count = Words::tr("%n certificate(s) trusted.", "of additional authorities", line.count);
    return line.names.isEmpty() ? count
                                : count + u' ' + Words::tr("Not usable: %1.").arg(shownNames(line.names));
}

bool needsTestUser(const CheckLine &line)
{
    return line.id == QLatin1String("starface.writeDnd")
        || (line.id.endsWith(QLatin1String(".probe"))
            && line.subject == setup::probeName(setup::Probe::SetAndClearPresence));
}

} // namespace

QString checkTitle(const CheckLine &line)
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
    if (const auto capability = capabilityOf(line))
        return Words::tr("STARFACE: %1", "what it can do").arg(capabilityText(*capability));
    return line.id;
}

QString checkDetail(const CheckLine &line)
{
    if (line.error && line.status != Status::Ok)
        return failureDetail(line);
    const setup::Verdict verdict = setup::verdictOf(line.status);
    if (line.id == QLatin1String("network.authorities"))
        return authoritiesText(line);
    if (line.id.endsWith(QLatin1String(".secretExpiry")))
        return daysText(line);
    if (line.forReference)
        return Words::tr("Asked for by the reference, not needed to run.");
    if (line.id.endsWith(QLatin1String(".permission"))) {
        return verdict == setup::Verdict::DoesNotWork ? Words::tr("Grant it in Entra, with admin consent.")
                                                      : QString();
    }
    if (line.keys)
        return seenKeysText(*line.keys);
    if (line.id == QLatin1String("starface.signIn") && verdict == setup::Verdict::Works)
        return signInOf(line.subject);
    if (!line.names.isEmpty() && line.id == QLatin1String("starface.busyLampKeys")) {
        return Words::tr("%n user(s) without one: %1.", "busy-lamp keys", int(line.names.size()))
                   .arg(shownNames(line.names))
            + QLatin1Char(' ') + capabilityRemedy(setup::Capability::BusyLampKeys);
    }
    if (!line.names.isEmpty())
        return shownNames(line.names);
    if (verdict == setup::Verdict::NotTried)
        return needsTestUser(line) ? Words::tr("Tried only on a test user that you choose.") : QString();
    return line.id == QLatin1String("starface.busyLampKeys") ? QString() : countText(line);
}

QString checkSummary(const setup::CheckReport &report)
{
    const auto count = [&report](const auto &matches) {
        return int(std::count_if(report.lines.begin(), report.lines.end(), matches));
    };
    const int warnings = count([](const CheckLine &line) { return line.status == Status::Warning; });
    const int untried =
        count([](const CheckLine &line) { return line.status == Status::NotRun && !line.forReference; });
    QStringList sentences;
    switch (setup::exitCode(report)) {
    case 0:
        sentences << Words::tr("Everything that was tried works.");
        break;
    case 1:
        sentences << Words::tr("Something is missing; the list says what to do.");
        break;
    default:
        sentences << Words::tr("Not everything could be checked; the list says why.");
        break;
    }
    if (warnings > 0)
        sentences << Words::tr("%n warning(s).", nullptr, warnings);
    if (untried > 0)
        sentences << Words::tr("%n check(s) not tried.", nullptr, untried);
    return sentences.join(QLatin1Char(' '));
}

namespace {

QString lineText(const CheckLine &line, int width)
{
    const QString indent(width + 2, QLatin1Char(' '));
    QString text =
        QStringLiteral("%1  %2\n").arg(statusText(line.status).leftJustified(width), checkTitle(line));
    if (const QString detail = checkDetail(line); !detail.isEmpty())
        text += indent + detail + QLatin1Char('\n');
    if (line.error && line.status != Status::Ok && !line.error->requestId.isEmpty())
        text += indent + Words::tr("For a ticket: %1").arg(line.error->requestId) + QLatin1Char('\n');
    return text;
}

} // namespace

QString checkText(const setup::CheckReport &report)
{
    QString text;
    if (!report.organization.isEmpty())
        text += Words::tr("Organization: %1").arg(report.organization) + QLatin1Char('\n');
    int width = 0;
    for (const CheckLine &line : report.lines)
        width = qMax(width, int(statusText(line.status).size()));
    for (const CheckLine &line : report.lines)
        text += lineText(line, width);
    return text + QLatin1Char('\n') + checkSummary(report) + QLatin1Char('\n');
}

} // namespace pb::ui
