// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/eventwords.h"

#include "words/sentences.h"

#include <QCoreApplication>
#include <QLocale>

namespace pb::ui {

using namespace history;
using presence::Action;
using presence::Side;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Events)
};

QString joined(const QString &first, const QString &second)
{
    if (first.isEmpty() || second.isEmpty())
        return first + second;
    return Words::tr("%1 %2", "two sentences").arg(first, second);
}

QString dndText(presence::Dnd dnd)
{
    switch (dnd) {
    case presence::Dnd::On:
        return Words::tr("on", "do not disturb");
    case presence::Dnd::Off:
        return Words::tr("off", "do not disturb");
    case presence::Dnd::Unknown:
        break;
    }
    return Words::tr("unknown", "do not disturb");
}

QString given(const QString &value)
{
    return value.isEmpty() ? QStringLiteral("–") : value;
}

QString statusChange(const Change &c)
{
    QString text;
    if (c.toStarface.status != c.teamsBefore)
        text = Words::tr("Teams: %1 → %2.").arg(statusText(c.teamsBefore), statusText(c.toStarface.status));
    if (c.toTeams.status != c.starfaceBefore) {
        text = joined(text,
            Words::tr("STARFACE: %1 → %2.").arg(statusText(c.starfaceBefore), statusText(c.toTeams.status)));
    }
    if (!text.isEmpty())
        return text;
    // only what is behind the statuses has changed
    return Words::tr("Teams reports %1, %2; STARFACE reports %3, do not disturb %4.")
        .arg(given(c.availability), given(c.activity), given(c.telephony), dndText(c.dnd));
}

template<typename Decision>
QString actionSentence(const Decision &decision, Side side)
{
    if (decision.action == Action::None)
        return {};
    const QString text = Words::tr("%1: %2", "action: reason")
                             .arg(actionText(decision.action), reasonText(decision.reason, side));
    return joined(text, withheldText(decision.withheld));
}

QString decisionChange(const Change &c)
{
    const QString text =
        joined(actionSentence(c.toStarface, Side::Starface), actionSentence(c.toTeams, Side::Teams));
    if (!text.isEmpty())
        return text;
    sync::UserReport report;
    report.toStarface = c.toStarface;
    report.toTeams = c.toTeams;
    return whyText(report);
}

/// A decision that says nothing beyond the status that led to it.
bool isQuiet(const Change &c)
{
    using presence::Reason;
    const auto quiet = [](Action action, Reason reason) {
        return action == Action::None
            && (reason == Reason::NoMapping || reason == Reason::IdleAssertsNothing
                || reason == Reason::AlreadySo);
    };
    return quiet(c.toStarface.action, c.toStarface.reason) && quiet(c.toTeams.action, c.toTeams.reason);
}

QString text(const Change &c)
{
    QString what;
    if (c.what.testFlag(What::Status))
        what = statusChange(c);
    if (c.what & (What::Decision | What::Claim) && (what.isEmpty() || !isQuiet(c)))
        what = joined(what, decisionChange(c));
    return what;
}

QString text(const Write &w)
{
    const QString action = actionText(w.action);
    if (w.error) {
        const auto service = w.side == Side::Starface ? ui::Service::Starface : ui::Service::MicrosoftGraph;
        return Words::tr("%1: failed. %2", "action: failed. why")
            .arg(action, failureText(*w.error, service).why);
    }
    if (w.alreadySo)
        return Words::tr("%1: it was so already.").arg(action);
    return Words::tr("%1: done in %2.").arg(action, durationText(w.duration));
}

QString text(const Connection &c)
{
    const auto service = c.service == history::Service::Graph ? ui::Service::MicrosoftGraph
        : c.service == history::Service::Starface             ? ui::Service::Starface
                                                              : ui::Service::Storage;
    switch (c.state) {
    case Connection::State::Failing:
        return Words::tr("%1: not working. %2", "service: not working. why")
            .arg(serviceName(service), c.error ? failureText(*c.error, service).why : QString());
    case Connection::State::Works:
        return Words::tr("%1: works again.").arg(serviceName(service));
    case Connection::State::Late:
        return Words::tr("A poll took %1 longer than it may.").arg(durationText(c.lateBy));
    case Connection::State::OnTime:
        break;
    }
    return Words::tr("Polls are in time again.");
}

QString text(const ModeChange &m)
{
    if (m.mode == m.before)
        return Words::tr("Mode: %1.").arg(modeText(m.mode));
    return Words::tr("Mode: %1 → %2.").arg(modeText(m.before), modeText(m.mode));
}

QString text(const Brake &b)
{
    if (b.users == 0)
        return Words::tr("The brake lets go.");
    return Words::tr("The brake holds: %n of %1 users would be changed at once.", nullptr, b.users)
        .arg(QLocale().toString(b.matched));
}

QString text(const Directory &d)
{
    switch (d.what) {
    case Directory::What::Counts:
        return Words::tr("The directories were read: %1 matched, %2 only in Teams, %3 only in STARFACE.")
            .arg(QLocale().toString(d.matched), QLocale().toString(d.unmatchedTeams),
                QLocale().toString(d.unmatchedStarface));
    case Directory::What::Joined:
        return joined(Words::tr("New in the directory."), matchText(d.match));
    case Directory::What::Left:
        return Words::tr("Not in the directory any more.");
    case Directory::What::Matched:
        return joined(Words::tr("Matched from now on."), matchText(d.match));
    case Directory::What::Unmatched:
        break;
    }
    return joined(Words::tr("Not matched any more."), matchText(d.match));
}

QString text(const Program &p)
{
    switch (p.what) {
    case Program::What::Started:
        return Words::tr("Recording begins.");
    case Program::What::Stopped:
        return p.notGivenBack == 0
            ? Words::tr("The program ends: everything was given back.")
            : Words::tr("The program ends: %n user(s) could not be given back.", nullptr, p.notGivenBack);
    case Program::What::GivingBack:
        return Words::tr("Everything is being given back.");
    case Program::What::ForeignWriter:
        break;
    }
    return Words::tr("Another program seems to switch do not disturb, too.");
}

} // namespace

QString groupText(Group group)
{
    switch (group) {
    case Group::Statuses:
        return Words::tr("Status", "kind of an event");
    case Group::Decisions:
        return Words::tr("Decision", "kind of an event");
    case Group::Writes:
        return Words::tr("Write", "kind of an event");
    case Group::Connections:
        return Words::tr("Connection", "kind of an event");
    case Group::Program:
        break;
    }
    return Words::tr("Program", "kind of an event");
}

Group groupOf(const Payload &payload)
{
    if (const auto *change = std::get_if<Change>(&payload))
        return change->what.testFlag(What::Status) ? Group::Statuses : Group::Decisions;
    if (std::holds_alternative<Write>(payload))
        return Group::Writes;
    return std::holds_alternative<Connection>(payload) ? Group::Connections : Group::Program;
}

QString eventText(const Payload &payload)
{
    return std::visit([](const auto &value) { return text(value); }, payload);
}

QString historyProblemText(const core::Error &error)
{
    const Failure failure = failureText(error, ui::Service::Storage);
    const QString what = error.code == codeSetAside ? Words::tr("The history begins anew.")
                                                    : Words::tr("The history is not recorded at the moment.");
    return joined(joined(what, failure.why), failure.remedy);
}

QString readingText(const TeamsReading &reading)
{
    return Words::tr("Teams: %1").arg(statusText(reading.status));
}

QString readingText(const PhoneReading &reading)
{
    return Words::tr("STARFACE: %1").arg(statusText(reading.status));
}

QString readingText(const OurDnd &ours)
{
    return Words::tr("Do not disturb set by Presence Bridge, because of Teams: %1")
        .arg(statusText(ours.because));
}

QString readingText(const OurPresence &ours)
{
    return Words::tr("“%1” shown in Teams by Presence Bridge, because of STARFACE: %2")
        .arg(targetText(ours.shows), statusText(ours.because));
}

QString gapText(Gap::Why why)
{
    return why == Gap::Why::Paused ? Words::tr("Paused: nothing was read.")
                                   : Words::tr("Nothing was recorded: the program was not running.");
}

QString rawText(const TeamsReading &reading)
{
    return Words::tr("Availability: %1, activity: %2")
        .arg(given(reading.availability), given(reading.activity));
}

QString rawText(const PhoneReading &reading)
{
    return Words::tr("Telephony state: %1, do not disturb: %2")
        .arg(given(reading.telephony), dndText(reading.dnd));
}

QString rawText(const OurDnd &)
{
    return {};
}

QString rawText(const OurPresence &)
{
    return {};
}

QString intervalText(core::Wall from, core::Wall to, core::Wall now)
{
    return Words::tr("%1 – %2 (%3)", "from – to (how long)")
        .arg(momentText(from, now), momentText(to, now), durationText(to - from));
}

} // namespace pb::ui
