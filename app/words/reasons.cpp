// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/sentences.h"

#include <QCoreApplication>

#include <array>

namespace pb::ui {

using presence::Reason;

namespace {

/// `teams` is nullptr where the sentence is the same for both sides: the reason occurs on one of them only,
/// or it speaks of neither.
struct ReasonRow {
    Reason reason;
    const char *phone;
    const char *teams = nullptr;
};

constexpr std::array reasonTable{
    ReasonRow{Reason::Mapped, QT_TRANSLATE_NOOP("Reasons", "The Teams status asks for it by the rule."),
        QT_TRANSLATE_NOOP("Reasons", "The STARFACE status is shown in Teams.")},
    ReasonRow{Reason::NoMapping, QT_TRANSLATE_NOOP("Reasons", "The Teams status asks nothing of the phone."),
        QT_TRANSLATE_NOOP("Reasons", "The STARFACE status is not shown in Teams.")},
    ReasonRow{Reason::Holding,
        QT_TRANSLATE_NOOP("Reasons", "Do not disturb stays on while the Teams status lasts."),
        QT_TRANSLATE_NOOP("Reasons", "Shown in Teams while the STARFACE status lasts.")},
    ReasonRow{Reason::AlreadySo, QT_TRANSLATE_NOOP("Reasons", "The phone is as the rule wants it.")},
    ReasonRow{Reason::NotOurs,
        QT_TRANSLATE_NOOP("Reasons", "Do not disturb was not switched on by Presence Bridge: left on.")},
    ReasonRow{Reason::ReasonEnded,
        QT_TRANSLATE_NOOP("Reasons", "The reason in Teams is over: do not disturb is given back."),
        QT_TRANSLATE_NOOP("Reasons", "The reason on the phone is over: the Teams presence is given back.")},
    ReasonRow{Reason::ClearedByRule,
        QT_TRANSLATE_NOOP("Reasons", "Available in Teams: the profile clears any do not disturb.")},
    ReasonRow{Reason::CallEnded,
        QT_TRANSLATE_NOOP("Reasons", "The phone call is over: Available in Teams for five minutes.")},
    ReasonRow{
        Reason::Lapsing, QT_TRANSLATE_NOOP("Reasons", "Available after a phone call: runs out by itself.")},
    ReasonRow{Reason::IdleAssertsNothing,
        QT_TRANSLATE_NOOP("Reasons", "An idle phone by itself makes nobody available.")},
    ReasonRow{Reason::OwnEcho,
        QT_TRANSLATE_NOOP(
            "Reasons", "Teams shows what Presence Bridge has set there: not mapped back to the phone.")},
    ReasonRow{Reason::OwnDnd,
        QT_TRANSLATE_NOOP(
            "Reasons", "Do not disturb was just set or cleared because of Teams: not mapped back to Teams.")},
    ReasonRow{Reason::Settling, QT_TRANSLATE_NOOP("Reasons", "Waiting until STARFACE shows the last change."),
        QT_TRANSLATE_NOOP("Reasons", "Waiting until Teams shows the last change.")},
    ReasonRow{Reason::RepeatedNoEffect,
        QT_TRANSLATE_NOOP("Reasons", "STARFACE does not show the last change: written again."),
        QT_TRANSLATE_NOOP("Reasons", "The last change is not certain to have reached Teams: written again.")},
    ReasonRow{Reason::Masked, QT_TRANSLATE_NOOP("Reasons", "Masked in Teams by the user's own status.")},
    ReasonRow{Reason::Overridden,
        QT_TRANSLATE_NOOP(
            "Reasons", "Do not disturb was switched off by hand: left alone until the Teams status ends.")},
    ReasonRow{Reason::Unknown, QT_TRANSLATE_NOOP("Reasons", "No current Teams status: nothing is changed."),
        QT_TRANSLATE_NOOP("Reasons", "No current STARFACE status: nothing is changed.")},
    ReasonRow{Reason::NoInformation,
        QT_TRANSLATE_NOOP("Reasons", "No information from Teams for too long: do not disturb is given back."),
        QT_TRANSLATE_NOOP(
            "Reasons", "No information from STARFACE for too long: the Teams presence is given back.")},
    ReasonRow{
        Reason::RenewalDue, QT_TRANSLATE_NOOP("Reasons", "The Teams presence is renewed before it expires.")},
    ReasonRow{Reason::WriteFailed,
        QT_TRANSLATE_NOOP("Reasons", "Writing to STARFACE failed: tried again after a pause."),
        QT_TRANSLATE_NOOP("Reasons", "Writing to Teams failed: tried again after a pause.")},
    ReasonRow{Reason::Unmatched,
        QT_TRANSLATE_NOOP("Reasons", "No longer matched with a Teams account: the phone is left alone."),
        QT_TRANSLATE_NOOP("Reasons", "No longer matched with a STARFACE account: Teams is left alone.")},
    ReasonRow{Reason::Excluded, QT_TRANSLATE_NOOP("Reasons", "The profile leaves this user's phone alone."),
        QT_TRANSLATE_NOOP("Reasons", "The profile leaves this user's Teams presence alone.")},
    ReasonRow{Reason::GivingBack, QT_TRANSLATE_NOOP("Reasons", "Everything is being given back.")},
    ReasonRow{Reason::HandedBack,
        QT_TRANSLATE_NOOP("Reasons",
            "Given back by the administrator: the phone is left alone until the Teams status ends."),
        QT_TRANSLATE_NOOP("Reasons",
            "Given back by the administrator: Teams is left alone until the STARFACE status ends.")},
    ReasonRow{Reason::PhoneUnknown,
        QT_TRANSLATE_NOOP("Reasons", "No current reading of do not disturb: nothing is changed.")},
    ReasonRow{Reason::GiveBackRepeated,
        QT_TRANSLATE_NOOP("Reasons", "It is not certain that giving back has worked: done once more.")},
    ReasonRow{Reason::EndNotSure,
        QT_TRANSLATE_NOOP(
            "Reasons", "The Teams status has changed: do not disturb stays on until that is sure.")},
    ReasonRow{Reason::TooManyChanges,
        QT_TRANSLATE_NOOP("Reasons",
            "Do not disturb was changed too often in the last ten minutes: the phone is left ringing.")},
    ReasonRow{Reason::NoEffect,
        QT_TRANSLATE_NOOP("Reasons", "STARFACE has confirmed the change several times and does not show it."),
        QT_TRANSLATE_NOOP("Reasons",
            "Teams has confirmed the change several times and does not show it: perhaps the user's own "
            "status "
            "masks it.")},
};

constexpr bool isWhole()
{
    for (std::size_t i = 0; i < reasonTable.size(); ++i) {
        if (static_cast<std::size_t>(reasonTable[i].reason) != i)
            return false;
    }
    return reasonTable.size() == presence::reasonCount;
}
static_assert(isWhole(), "every reason has its row, in the order of the enum");

} // namespace

QString reasonText(Reason reason, presence::Side written)
{
    const ReasonRow &row = reasonTable[static_cast<std::size_t>(reason)];
    const bool ownWords = written == presence::Side::Teams && row.teams;
    return QCoreApplication::translate("Reasons", ownWords ? row.teams : row.phone);
}

} // namespace pb::ui
