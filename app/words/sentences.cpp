// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/sentences.h"

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
    case Reason::NoEffect:
        return 100;
    case Reason::NoInformation:
    case Reason::RepeatedNoEffect:
    case Reason::GiveBackRepeated:
    case Reason::TooManyChanges:
    case Reason::Overridden:
    case Reason::Masked:
        return 80;
    case Reason::Unknown:
    case Reason::PhoneUnknown:
        return 60;
    case Reason::NotOurs:
        return 50;
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

const QString dash = QStringLiteral("–");

/// The target stands though there is neither an action nor a claim at this moment.
bool isUnderWay(Reason reason)
{
    return reason == Reason::Settling || reason == Reason::WriteFailed;
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
        return Words::tr("The other system has no enabled account with this e-mail address.");
    case MatchKind::DuplicateAddress:
        return Words::tr("The e-mail address occurs more than once in this system.");
    case MatchKind::PartnerDuplicate:
        return Words::tr("The e-mail address occurs more than once in the other system.");
    case MatchKind::NoAddress:
        return Words::tr("The account has no e-mail address.");
    case MatchKind::Disabled:
        return Words::tr("The account is disabled.");
    case MatchKind::NoTeams:
        return Words::tr("Another account with this e-mail address uses Teams, this one does not.");
    case MatchKind::PartnerTaken:
        return Words::tr(
            "The account of the other system with this e-mail address is matched with another one.");
    case MatchKind::Ambiguous:
        return Words::tr("Several STARFACE users have addresses of the same Teams account.");
    case MatchKind::Matched:
        break;
    }
    return Words::tr("The user is in both systems.");
}

QString matchedByText(presence::MatchedBy by)
{
    switch (by) {
    case presence::MatchedBy::Mail:
        return Words::tr("The same e-mail address in both systems.");
    case presence::MatchedBy::PrincipalName:
        return Words::tr("The STARFACE address is the user principal name in Microsoft 365.");
    case presence::MatchedBy::ProxyAddress:
        return Words::tr("The STARFACE address is a further address in Microsoft 365.");
    case presence::MatchedBy::Hand:
        break;
    }
    return Words::tr("Matched by hand, in the profile.");
}

QString unmatchedText(MatchKind match, const QString &nearest)
{
    const QString why = matchText(match);
    return nearest.isEmpty() ? why : why + QLatin1Char(' ') + Words::tr("Perhaps meant: %1").arg(nearest);
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

QString ruleSetText(const QString &id)
{
    if (id == QLatin1String("calls-only"))
        return Words::tr("Calls only", "rule set");
    if (id == QLatin1String("every-busy"))
        return Words::tr("Every kind of busy", "rule set");
    return id;
}

QString serviceName(Service service)
{
    switch (service) {
    case Service::MicrosoftGraph:
        return QStringLiteral("Microsoft Teams");
    case Service::Starface:
        return QStringLiteral("STARFACE");
    case Service::SignIn:
        return QStringLiteral("Microsoft Entra ID");
    case Service::Keychain:
        return Words::tr("Keychain");
    case Service::Profile:
        return Words::tr("Profile");
    case Service::Storage:
        break;
    }
    return Words::tr("Journal");
}

QString mappedText(const ToStarface &decision, const DndClaim &claim)
{
    if (decision.action == Action::SetDndOff || claim.phase == ClaimPhase::Releasing)
        return targetText(DndTarget::Off);
    if (decision.action == Action::SetDndOn || claim.exists())
        return targetText(DndTarget::On);
    const bool wanted = decision.reason == Reason::AlreadySo || isUnderWay(decision.reason);
    return wanted && decision.target != DndTarget::None ? targetText(decision.target) : dash;
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
    case Action::None:
    case Action::SetDndOn:
    case Action::SetDndOff:
    case Action::RenewSession:
        break;
    }
    if (claim.phase == ClaimPhase::Releasing)
        return Words::tr("Given back");
    if (claim.exists())
        return targetText(claim.shows);
    const bool wanted = decision.target != TeamsTarget::None && isUnderWay(decision.reason);
    return wanted ? targetText(decision.target) : dash;
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
