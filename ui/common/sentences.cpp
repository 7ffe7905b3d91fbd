// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sentences.h"

#include <QCoreApplication>

#include <algorithm>

namespace pb::ui {

using namespace presence;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Sentences)
};

/// How telling a reason is: what needs the admin first, then what is done, then what is quiet.
int weight(Reason reason, Action action)
{
    switch (reason) {
    case Reason::WriteFailed:
        return 100;
    case Reason::NoInformation:
    case Reason::RepeatedNoEffect:
    case Reason::Overridden:
    case Reason::Masked:
        return 80;
    case Reason::Unknown:
    case Reason::DndUnread:
        return 60;
    default:
        break;
    }
    if (action != Action::None)
        return 70;
    switch (reason) {
    case Reason::NoMapping:
    case Reason::IdleAssertsNothing:
        return 0;
    case Reason::AlreadySo:
        return 10;
    case Reason::OwnDnd:
    case Reason::OwnEcho:
        return 20;
    default:
        return 40;
    }
}

QString failedWriteText(const core::Error &error, Side side)
{
    const auto service = side == Side::Starface ? Service::Starface : Service::MicrosoftGraph;
    const QString what = side == Side::Starface ? Words::tr("Changing do not disturb failed")
                                                : Words::tr("Changing the Teams presence failed");
    return Words::tr("%1: %2", "what failed: why").arg(what, failureText(error, service).why);
}

template<typename D>
QString directionText(const D &decision, Side side)
{
    const QString text = reasonText(decision.reason, side);
    const QString held = withheldText(decision.withheld);
    return held.isEmpty() ? text : Words::tr("%1 %2", "two sentences").arg(text, held);
}

} // namespace

QString statusText(TeamsStatus status)
{
    switch (status) {
    case TeamsStatus::Available:
        return Words::tr("Available", "Teams status");
    case TeamsStatus::InCall:
        return Words::tr("In a call", "Teams status");
    case TeamsStatus::InMeeting:
        return Words::tr("In a meeting", "Teams status");
    case TeamsStatus::Busy:
        return Words::tr("Busy", "Teams status");
    case TeamsStatus::DoNotDisturb:
        return Words::tr("Do not disturb", "Teams status");
    case TeamsStatus::Away:
        return Words::tr("Away", "Teams status");
    case TeamsStatus::Offline:
        return Words::tr("Offline", "Teams status");
    case TeamsStatus::Unknown:
        break;
    }
    return Words::tr("Unknown", "Teams status");
}

QString statusText(StarfaceStatus status)
{
    switch (status) {
    case StarfaceStatus::Available:
        return Words::tr("Available", "STARFACE status");
    case StarfaceStatus::Ringing:
        return Words::tr("Ringing", "STARFACE status");
    case StarfaceStatus::DoNotDisturb:
        return Words::tr("Do not disturb", "STARFACE status");
    case StarfaceStatus::InCall:
        return Words::tr("In call", "STARFACE status");
    case StarfaceStatus::Unknown:
        break;
    }
    return Words::tr("Unknown", "STARFACE status");
}

QString targetText(DndTarget target)
{
    switch (target) {
    case DndTarget::On:
        return Words::tr("DND on");
    case DndTarget::Off:
        return Words::tr("DND off");
    case DndTarget::None:
        break;
    }
    return Words::tr("No mapping");
}

QString targetText(TeamsTarget target)
{
    switch (target) {
    case TeamsTarget::BusyInACall:
        return Words::tr("In a call", "what is shown in Teams");
    case TeamsTarget::Available:
        return Words::tr("Available", "what is shown in Teams");
    case TeamsTarget::DoNotDisturb:
        return Words::tr("Do not disturb", "what is shown in Teams");
    case TeamsTarget::None:
        break;
    }
    return Words::tr("No mapping");
}

QString actionText(Action action)
{
    switch (action) {
    case Action::ReadDnd:
        return Words::tr("Read do not disturb");
    case Action::SetDndOn:
        return Words::tr("Switch do not disturb on");
    case Action::SetDndOff:
        return Words::tr("Switch do not disturb off");
    case Action::SetBusyInACall:
        return Words::tr("Show “In a call” in Teams");
    case Action::SetDoNotDisturb:
        return Words::tr("Show “Do not disturb” in Teams");
    case Action::SetAvailable:
        return Words::tr("Show “Available” in Teams for five minutes");
    case Action::RenewSession:
        return Words::tr("Renew the presence in Teams");
    case Action::ClearSession:
        return Words::tr("Take the presence in Teams back");
    case Action::None:
        break;
    }
    return Words::tr("Nothing to do");
}

QString withheldText(Withheld withheld)
{
    switch (withheld) {
    case Withheld::ObserveOnly:
        return Words::tr("Not written: observe-only.");
    case Withheld::Paused:
        return Words::tr("Not written: paused.");
    case Withheld::Brake:
        return Words::tr("Not written yet: waiting for your answer.");
    case Withheld::No:
        break;
    }
    return {};
}

QString matchText(MatchKind match)
{
    switch (match) {
    case MatchKind::NoPartner:
        return Words::tr("No account with this e-mail address in the other system.");
    case MatchKind::DuplicateAddress:
        return Words::tr("The e-mail address stands twice in this system.");
    case MatchKind::PartnerDuplicate:
        return Words::tr("The e-mail address stands twice in the other system.");
    case MatchKind::NoAddress:
        return Words::tr("The account has no e-mail address.");
    case MatchKind::Disabled:
        return Words::tr("The account is disabled.");
    case MatchKind::Matched:
        break;
    }
    return Words::tr("The same e-mail address in both systems.");
}

QString modeText(sync::Mode mode)
{
    switch (mode) {
    case sync::Mode::Live:
        return Words::tr("Live", "mode");
    case sync::Mode::ObserveOnly:
        return Words::tr("Observe only", "mode");
    case sync::Mode::Paused:
        break;
    }
    return Words::tr("Paused", "mode");
}

QString serviceName(Service service)
{
    switch (service) {
    case Service::MicrosoftGraph:
        return QStringLiteral("Microsoft Teams");
    case Service::Starface:
        return QStringLiteral("STARFACE");
    case Service::Storage:
        break;
    }
    return Words::tr("Journal");
}

QString reasonText(Reason reason, Side written)
{
    const bool phone = written == Side::Starface;
    switch (reason) {
    case Reason::Mapped:
        return phone ? Words::tr("The Teams status silences the phone.")
                     : Words::tr("The STARFACE status is shown in Teams.");
    case Reason::NoMapping:
        return phone ? Words::tr("The Teams status asks nothing of the phone.")
                     : Words::tr("The STARFACE status is not shown in Teams.");
    case Reason::Holding:
        return phone ? Words::tr("Do not disturb is on while the Teams status lasts.")
                     : Words::tr("Shown in Teams while the STARFACE status lasts.");
    case Reason::AlreadySo:
        return phone ? Words::tr("The phone was already so: nothing to do.")
                     : Words::tr("Teams was already so: nothing to do.");
    case Reason::ReasonEnded:
        return phone ? Words::tr("The reason in Teams is over: do not disturb is given back.")
                     : Words::tr("The reason on the phone is over: Teams is given back.");
    case Reason::ClearedByRule:
        return phone ? Words::tr("Available in Teams: the profile clears any do not disturb.")
                     : Words::tr("Available on the phone: the profile clears the Teams presence.");
    case Reason::CallEnded:
        return phone ? Words::tr("The call is over: the phone is given back.")
                     : Words::tr("The phone call is over: Available in Teams for five minutes.");
    case Reason::Lapsing:
        return phone ? Words::tr("Our change on the phone runs out by itself.")
                     : Words::tr("Available after a call: runs out by itself.");
    case Reason::IdleAssertsNothing:
        return phone ? Words::tr("A quiet Teams status changes nothing on the phone.")
                     : Words::tr("An idle phone makes nobody available.");
    case Reason::OwnEcho:
        return phone ? Words::tr("The Teams status is our own, from the phone: not mapped back.")
                     : Words::tr("The STARFACE status is our own: not mapped back.");
    case Reason::OwnDnd:
        return phone ? Words::tr("Do not disturb was set by us.")
                     : Words::tr("Do not disturb was set by us: not mapped back.");
    case Reason::Settling:
        return phone ? Words::tr("Waiting until STARFACE shows the last change.")
                     : Words::tr("Waiting until Teams shows the last change.");
    case Reason::RepeatedNoEffect:
        return phone ? Words::tr("STARFACE does not show the last change: written again.")
                     : Words::tr("Teams does not show the last change: written again.");
    case Reason::Masked:
        return phone ? Words::tr("Masked by what the user set on the phone.")
                     : Words::tr("Masked by the user's own Teams status.");
    case Reason::Overridden:
        return phone
            ? Words::tr("The user switched do not disturb off: left alone until the reason has ended.")
            : Words::tr("The user changed the Teams status: left alone until the reason has ended.");
    case Reason::Unknown:
        return phone ? Words::tr("No current Teams status: nothing is changed.")
                     : Words::tr("No current STARFACE status: nothing is changed.");
    case Reason::NoInformation:
        return phone ? Words::tr("No information from Teams for too long: the phone is given back.")
                     : Words::tr("No information from STARFACE for too long: Teams is given back.");
    case Reason::DndUnread:
        return phone ? Words::tr("Do not disturb is being read from the phone first.")
                     : Words::tr("Do not disturb has not been read from the phone yet.");
    case Reason::RenewalDue:
        return phone ? Words::tr("Do not disturb is confirmed before it runs out.")
                     : Words::tr("The presence in Teams is renewed before it expires.");
    case Reason::WriteFailed:
        return phone ? Words::tr("Writing to STARFACE failed: tried again after a pause.")
                     : Words::tr("Writing to Teams failed: tried again after a pause.");
    case Reason::Unmatched:
        return phone ? Words::tr("No partner in Teams any more: the phone is left alone.")
                     : Words::tr("No partner in STARFACE any more: Teams is left alone.");
    case Reason::Excluded:
        return phone ? Words::tr("The profile leaves this user's phone alone.")
                     : Words::tr("The profile leaves this user's Teams presence alone.");
    case Reason::GivingBack:
        break;
    }
    return phone ? Words::tr("The phone is being given back.") : Words::tr("Teams is being given back.");
}

QString mappedText(const ToStarface &decision, const DndClaim &claim)
{
    if (decision.action == Action::SetDndOff || claim.phase == ClaimPhase::Releasing)
        return targetText(DndTarget::Off);
    if (decision.action == Action::SetDndOn || claim.exists())
        return targetText(DndTarget::On);
    return decision.target == DndTarget::None ? QStringLiteral("–") : targetText(decision.target);
}

QString mappedText(const ToTeams &decision, const TeamsClaim &claim)
{
    switch (decision.action) {
    case Action::SetBusyInACall:
        return targetText(TeamsTarget::BusyInACall);
    case Action::SetDoNotDisturb:
        return targetText(TeamsTarget::DoNotDisturb);
    case Action::SetAvailable:
        return targetText(TeamsTarget::Available);
    case Action::ClearSession:
        return Words::tr("Given back");
    default:
        break;
    }
    if (claim.exists())
        return targetText(claim.shows);
    // an idle phone maps to Available and still asserts nothing
    const bool quiet = decision.target == TeamsTarget::None || decision.target == TeamsTarget::Available;
    return quiet ? QStringLiteral("–") : targetText(decision.target);
}

bool needsAttention(const sync::UserReport &report)
{
    return report.starfaceError || report.teamsError || weight(report.toStarface.reason, Action::None) >= 100
        || weight(report.toTeams.reason, Action::None) >= 100;
}

int whyRank(const sync::UserReport *report, bool matched)
{
    if (!matched || !report)
        return matched ? 200 : 300;
    if (needsAttention(*report))
        return 0;
    return 100
        - std::max(weight(report->toStarface.reason, report->toStarface.action),
            weight(report->toTeams.reason, report->toTeams.action));
}

QString whyText(const sync::UserReport &report)
{
    if (report.starfaceError)
        return failedWriteText(*report.starfaceError, Side::Starface);
    if (report.teamsError)
        return failedWriteText(*report.teamsError, Side::Teams);
    const int phone = weight(report.toStarface.reason, report.toStarface.action);
    const int teams = weight(report.toTeams.reason, report.toTeams.action);
    return teams > phone ? directionText(report.toTeams, Side::Teams)
                         : directionText(report.toStarface, Side::Starface);
}

QString durationText(Duration duration)
{
    const auto ms = duration.count();
    if (ms < 1000)
        return Words::tr("%1 ms").arg(ms);
    const auto s = ms / 1000;
    if (s < 60)
        return Words::tr("%1 s").arg(s);
    if (s < 3600)
        return Words::tr("%1 min %2 s").arg(s / 60).arg(s % 60);
    if (s < 86400)
        return Words::tr("%1 h %2 min").arg(s / 3600).arg(s / 60 % 60);
    return Words::tr("%1 d %2 h").arg(s / 86400).arg(s / 3600 % 24);
}

} // namespace pb::ui
