// SPDX-License-Identifier: GPL-3.0-or-later
// The way to a violation, in words.
#include "ui/rules/rulewords.h"
#include "words/sentences.h"

#include <QCoreApplication>

namespace pb::ui {

using namespace presence;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RuleProof)
};

QString lineText(Line line)
{
    switch (line) {
    case Line::Idle:
        return Words::tr("The phone becomes idle.");
    case Line::Ringing:
        return Words::tr("The phone rings.");
    case Line::InCall:
        return Words::tr("A phone call begins.");
    case Line::Unknown:
        break;
    }
    return Words::tr("The phone cannot be read any more.");
}

/// A renewal changes nothing that can be seen.
bool isTold(Action action)
{
    return action != Action::None && action != Action::RenewSession;
}

/// What became of a change is told after the change.
bool isFateOfChange(ProofEvent::Kind kind)
{
    return kind >= ProofEvent::Kind::WriteRefused && kind <= ProofEvent::Kind::WriteActedTwice;
}

QStringList sentencesOf(const ProofStep &step)
{
    QStringList sentences;
    for (const ProofEvent &event : step.events) {
        if (!isFateOfChange(event.kind))
            sentences << eventText(event);
    }
    const auto decided = [&sentences](Action action) {
        if (isTold(action))
            sentences << Words::tr("Presence Bridge: %1.", "an action").arg(actionText(action));
    };
    decided(step.toStarface.action);
    decided(step.toTeams.action);
    for (const ProofEvent &event : step.events) {
        if (isFateOfChange(event.kind))
            sentences << eventText(event);
    }
    return sentences;
}

QString endText(const ProofStep &last, Violation violation)
{
    if (violation == Violation::NotQuiet)
        return Words::tr("And so on: the last changes repeat without an end.");
    const QString phone = last.dndOn ? Words::tr("do not disturb is on") : Words::tr("do not disturb is off");
    const QString teams = last.session == TeamsTarget::None
        ? Words::tr("nothing is shown in Teams")
        : Words::tr("Teams shows “%1”").arg(targetText(last.session));
    return Words::tr("It stays like this: %1, and %2.", "two half sentences").arg(phone, teams);
}

} // namespace

QString eventText(const ProofEvent &event)
{
    using Kind = ProofEvent::Kind;
    switch (event.kind) {
    case Kind::TeamsStatus:
        return Words::tr("Teams becomes “%1”.").arg(statusText(event.teams));
    case Kind::ManualTeamsStatus:
        return Words::tr("The user sets “%1” in Teams by hand.").arg(statusText(event.teams));
    case Kind::Line:
        return lineText(event.line);
    case Kind::DndPressed:
        return Words::tr("The user presses do not disturb on the phone.");
    case Kind::TeamsPollLost:
        return Words::tr("Reading Teams fails once.");
    case Kind::StarfacePollLost:
        return Words::tr("Reading STARFACE fails once.");
    case Kind::Crash:
        return Words::tr("Presence Bridge crashes and starts again.");
    case Kind::WriteRefused:
        return Words::tr("The change is refused.");
    case Kind::WriteUnansweredActed:
        return Words::tr("The change works, but its answer is lost.");
    case Kind::WriteUnansweredLost:
        return Words::tr("The change is lost on the way.");
    case Kind::WriteUnansweredLate:
        return Words::tr("The change is under way and works later.");
    case Kind::WriteActedTwice:
        return Words::tr("The change works now and once more later.");
    case Kind::WriteConfirmedInVain:
        return Words::tr("The change is confirmed and does nothing.");
    case Kind::Order:
        return Words::tr("Everything is ordered to be given back, or no longer.");
    case Kind::LateWriteActs:
        break;
    }
    return Words::tr("The change that was under way works now.");
}

QStringList stepTexts(const std::vector<ProofStep> &steps, Violation violation)
{
    QStringList texts;
    int quiet = 0;
    for (const ProofStep &step : steps) {
        const QString text = sentencesOf(step).join(QLatin1Char(' '));
        if (text.isEmpty()) {
            ++quiet;
            continue;
        }
        texts << (quiet > 0 && !texts.isEmpty()
                ? Words::tr("%n quiet poll(s) later: %1", nullptr, quiet).arg(text)
                : text);
        quiet = 0;
    }
    if (!steps.empty())
        texts << endText(steps.back(), violation);
    return texts;
}

} // namespace pb::ui
