// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rulewords.h"

#include "words/sentences.h"

#include <QCoreApplication>

namespace pb::ui {

using namespace presence;
using rules::Barred;
using rules::Barrier;
using rules::Unwritable;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Rules)
};

} // namespace

QString statusIcon(TeamsStatus status)
{
    static constexpr const char *names[]{
        "available", "in-call", "in-meeting", "busy", "do-not-disturb", "away", "offline", "unknown"};
    static_assert(std::size(names) == allTeamsStatuses.size());
    return QStringLiteral("teams-") + QLatin1String(names[std::size_t(status)]);
}

QString statusIcon(StarfaceStatus status)
{
    static constexpr const char *names[]{"available", "ringing", "do-not-disturb", "in-call", "unknown"};
    static_assert(std::size(names) == allStarfaceStatuses.size());
    return QStringLiteral("starface-") + QLatin1String(names[std::size_t(status)]);
}

QString ruleSetName(const rules::RuleEditor::Entry &entry)
{
    if (!entry.builtIn)
        return entry.set.name;
    return ruleSetText(QString::fromStdString(entry.set.rules.id));
}

QString ruleSetPurpose(const rules::RuleEditor::Entry &entry)
{
    if (!entry.builtIn)
        return Words::tr("A rule set of your own. Every change is kept at once and checked.");
    if (entry.set.rules.id == callsOnly().id)
        return Words::tr("Teams calls and do not disturb silence the phone; meetings do not.");
    return Words::tr("Meetings and every other kind of busy in Teams silence the phone, too.");
}

QString barredText(Barred barred)
{
    switch (barred) {
    case Barred::NoInformation:
        return Words::tr("Having no information never changes anything.");
    case Barred::IdleAssertsNothing:
        return Words::tr(
            "An idle phone cannot claim to be busy: it shows Available after a call, or nothing.");
    case Barred::No:
        break;
    }
    return {};
}

QString unwritableName(Unwritable target)
{
    switch (target) {
    case Unwritable::PhoneInCall:
        return Words::tr("In call: can only be observed");
    case Unwritable::PhoneRinging:
        return Words::tr("Ringing: can only be observed");
    case Unwritable::TeamsBusy:
        return Words::tr("Busy: refused by Microsoft");
    case Unwritable::TeamsInMeeting:
        return Words::tr("In a meeting: only from the calendar");
    case Unwritable::TeamsOutOfOffice:
        break;
    }
    return Words::tr("Out of office: only from the mailbox");
}

QString unwritableReason(Unwritable target)
{
    switch (target) {
    case Unwritable::PhoneInCall:
    case Unwritable::PhoneRinging:
        return Words::tr(
            "Do not disturb is the only state of a STARFACE phone that can be set from outside.");
    case Unwritable::TeamsBusy:
        return Words::tr("Microsoft Graph refuses Busy without a call from applications.");
    case Unwritable::TeamsInMeeting:
        return Words::tr("Teams shows “In a meeting” from the calendar. Applications cannot set it.");
    case Unwritable::TeamsOutOfOffice:
        break;
    }
    return Words::tr("Teams shows “Out of office” from the mailbox. Applications cannot set it.");
}

QString barrierText(Barrier barrier)
{
    switch (barrier) {
    case Barrier::AlreadyLive:
        return Words::tr("These rules are live.");
    case Barrier::Proving:
        return Words::tr("Can be made live when the check is done.");
    case Barrier::ProofStopped:
        return Words::tr("Cannot be made live: the check was stopped.");
    case Barrier::ProofFailed:
        return Words::tr("Cannot be made live: these rules go wrong.");
    case Barrier::ProofTooLarge:
        return Words::tr("Cannot be made live: too much can happen to check it all.");
    case Barrier::None:
        break;
    }
    return {};
}

QString violationText(Violation violation)
{
    switch (violation) {
    case Violation::NotQuiet:
        return Words::tr("A loop: both sides keep changing each other without an end.");
    case Violation::StuckDnd:
        return Words::tr("A stuck state: do not disturb stays on though nobody wants it.");
    case Violation::StuckBusy:
        return Words::tr("A stuck state: Teams goes on showing a call that is over.");
    case Violation::Wrong:
        return Words::tr("Not shown: one side is in a call and the other side never learns of it.");
    case Violation::UserLost:
        return Words::tr("The user loses: do not disturb that the user switched on is switched off.");
    case Violation::Echo:
        return Words::tr("An echo: what Presence Bridge shows in Teams switches do not disturb on.");
    case Violation::TooOften:
        return Words::tr("Too often: do not disturb goes on and off more than six times in ten minutes.");
    case Violation::Illegal:
        return Words::tr("A contradiction: what Presence Bridge remembers of the user cannot be so.");
    case Violation::None:
        break;
    }
    return {};
}

} // namespace pb::ui
