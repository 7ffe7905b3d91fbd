// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/whysteps.h"

#include "words/statusicons.h"
#include "words/times.h"

#include <QCoreApplication>

#include <algorithm>

namespace pb::ui::whysteps {

using namespace presence;
using board::shownStarface;
using board::shownTeams;
using Kind = WhyStep::Kind;
using Tone = WhyStep::Tone;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WhySteps)
};

/// What every step needs.
struct Scene {
    const board::Board &board;
    const board::Row &row;
    const TimeWriter &written;

    const sync::UserReport &report() const { return row.report; }
    core::Time now() const { return board.clock().now(); }
    /// "since 10:23:45 (3 min 20 s)".
    QString since(core::Time time) const
    {
        return Words::tr("since %1 (%2)", "time, how long").arg(written(time), lastedText(time, now()));
    }
};

QString sentences(QStringList parts)
{
    parts.removeAll({});
    return parts.join(QLatin1Char(' '));
}

QString ageText(const Scene &scene, core::Time readAt, bool isOld)
{
    if (readAt == core::Time{})
        return Words::tr("It was never read.");
    const QString age = lastedText(readAt, scene.now());
    return isOld ? Words::tr("Read %1 ago, at %2: this is old.").arg(age, scene.written(readAt))
                 : Words::tr("Read %1 ago, at %2.").arg(age, scene.written(readAt));
}

QString ruleSetWords(const RuleSet &rules)
{
    return rules.id.empty()
        ? Words::tr("The rule set in force")
        : Words::tr("The rule set “%1”").arg(ruleSetText(QString::fromStdString(rules.id)));
}

QString retryText(const Scene &scene, const WriteState &write)
{
    return write.retryAt > scene.now()
        ? Words::tr("It is tried again at %1.").arg(scene.written(write.retryAt))
        : QString();
}

WhyStep ruleStep(const QString &text)
{
    return {Kind::Rule, text, Tone::Plain, {}};
}

template<typename Decision>
WhyStep decisionStep(const Decision &decision, Side side)
{
    const QString reason = reasonText(decision.reason, side);
    WhyStep step{Kind::Decision, reason, Tone::Plain, {}};
    if (decision.action != Action::None) {
        step.text = Words::tr("%1. %2", "action. reason").arg(actionText(decision.action), reason);
        step.tone = Tone::Active;
    }
    step.text = sentences({step.text, withheldText(decision.withheld)});
    if (decision.reason == Reason::WriteFailed)
        step.tone = Tone::Bad;
    return step;
}

template<typename Status>
WhyStep readStep(const Scene &scene, const QString &text, const board::Shown<Status> &shown)
{
    return {Kind::Read, sentences({text, ageText(scene, shown.readAt, shown.isOld)}),
        shown.isOld ? Tone::Old : Tone::Plain, {}};
}

template<typename Status>
WhyStep statusStep(Status status, const board::Shown<Status> &shown, const QString &iconName)
{
    if (status == Status::Unknown && shown.status != Status::Unknown)
        return {Kind::Status,
            Words::tr("The last that is known is “%1”. It is too old to begin or to end anything.")
                .arg(statusText(shown.status)),
            Tone::Old, iconName};
    const QString text = status == Status::Unknown
        ? Words::tr("That is no information: it neither begins nor ends anything.")
        : Words::tr("That counts as “%1”.").arg(statusText(status));
    return {Kind::Status, text, Tone::Plain, iconName};
}

// --- Teams to STARFACE -------------------------------------------------------------------------------------

WhyStep teamsRead(const Scene &scene)
{
    const auto &report = scene.report();
    const QString text = report.availability.isEmpty() && report.activity.isEmpty()
        ? Words::tr("Teams told nothing of this user.")
        : Words::tr("Teams reported the availability “%1” and the activity “%2”.")
              .arg(report.availability, report.activity);
    return readStep(scene, text, scene.board.teams(scene.row));
}

WhyStep dndRule(const Scene &scene)
{
    const ToStarface &decision = scene.report().toStarface;
    const QString rules = ruleSetWords(scene.board.status().rules);
    const QString status = statusText(decision.status);
    switch (decision.target) {
    case DndTarget::On:
        return ruleStep(
            Words::tr("%1 asks for do not disturb while Teams is “%2”.", "rule set").arg(rules, status));
    case DndTarget::Off:
        return ruleStep(
            Words::tr("%1 lets the phone ring while Teams is “%2”.", "rule set").arg(rules, status));
    case DndTarget::None:
        break;
    }
    return ruleStep(Words::tr("%1 maps “%2” in Teams to nothing.", "rule set").arg(rules, status));
}

QString dndClaimText(const Scene &scene)
{
    const DndClaim &claim = scene.report().state.dnd;
    const QString since = scene.since(claim.since);
    switch (claim.phase) {
    case ClaimPhase::Taking:
        return Words::tr("Do not disturb is being switched on by Presence Bridge %1. Before, it was off.")
            .arg(since);
    case ClaimPhase::Held:
        return sentences(
            {Words::tr("Do not disturb is on because of Presence Bridge %1. Before, it was off.").arg(since),
                claim.seen ? QString() : Words::tr("STARFACE has not shown it yet."),
                Words::tr("It is given back when Teams is no longer “%1”.").arg(statusText(claim.because))});
    case ClaimPhase::Releasing:
        return Words::tr("Do not disturb, on because of Presence Bridge %1, is being given back.").arg(since);
    case ClaimPhase::None:
        break;
    }
    return sentences({Words::tr("Nothing on the phone stands because of Presence Bridge."),
        scene.report().state.overridden ? Words::tr(
            "Do not disturb was switched off by hand; it is not switched on again before the reason in Teams "
            "has ended once.")
                                        : QString(),
        scene.report().observation.dnd.value == Dnd::On
            ? Words::tr("The do not disturb that is on was not switched on here and stays.")
            : QString()});
}

// --- STARFACE to Teams -------------------------------------------------------------------------------------

WhyStep starfaceRead(const Scene &scene)
{
    const auto &report = scene.report();
    QStringList parts;
    parts << (report.telephony.isEmpty()
            ? Words::tr("STARFACE told nothing of the line.")
            : Words::tr("STARFACE reported the telephony state “%1”.").arg(report.telephony));
    const auto &dnd = report.observation.dnd;
    parts << (dnd.value == Dnd::On  ? Words::tr("Do not disturb is on.")
            : dnd.value == Dnd::Off ? Words::tr("Do not disturb is off.")
                                    : Words::tr("Whether do not disturb is on is not known."));
    // it is asked user by user, so with many users it is older than the line
    const Duration dndRound = scene.board.status().dndRound;
    if (dndRound > Duration::zero())
        parts << Words::tr("Do not disturb of each user is read every %1.").arg(durationText(dndRound));
    return readStep(scene, sentences(parts), scene.board.starface(scene.row));
}

WhyStep teamsRule(const Scene &scene)
{
    const ToTeams &decision = scene.report().toTeams;
    const QString rules = ruleSetWords(scene.board.status().rules);
    const QString status = statusText(decision.status);
    if (decision.target == TeamsTarget::None)
        return ruleStep(Words::tr("%1 maps “%2” on STARFACE to nothing.", "rule set").arg(rules, status));
    return ruleStep(Words::tr("%1 shows “%2” on STARFACE in Teams as “%3”.", "rule set")
                        .arg(rules, status, targetText(decision.target)));
}

QString teamsUntilText(const Scene &scene, const TeamsClaim &claim)
{
    if (claim.shows == TeamsTarget::Available && claim.because == StarfaceStatus::Available)
        return Words::tr("It runs out by itself at %1.").arg(scene.written(claim.expiresAt));
    return Words::tr(
        "It is given back when STARFACE is no longer “%1”; without Presence Bridge it would run out at "
        "%2.")
        .arg(statusText(claim.because), scene.written(claim.expiresAt));
}

QString echoText(const Scene &scene)
{
    const UserState &state = scene.report().state;
    const auto last = *std::max_element(sessionKinds.begin(), sessionKinds.end(),
        [&state](TeamsTarget a, TeamsTarget b) { return state.echo(a) < state.echo(b); });
    if (state.echo(last) <= scene.now())
        return {};
    return Words::tr("Teams may still show “%1” of ours, given back, until %2.")
        .arg(targetText(last), scene.written(state.echo(last)));
}

QString teamsClaimText(const Scene &scene)
{
    const UserState &state = scene.report().state;
    const TeamsClaim &claim = state.teams;
    const QString since = scene.since(claim.since);
    const QString before = state.lastTeams == TeamsStatus::Unknown
        ? QString()
        : Words::tr("What the user's own status said last: “%1”.").arg(statusText(state.lastTeams));
    switch (claim.phase) {
    case ClaimPhase::Taking:
        return sentences({Words::tr("“%1” is being shown in Teams by Presence Bridge %2.")
                              .arg(targetText(claim.shows), since),
            before});
    case ClaimPhase::Held:
        return sentences({Words::tr("“%1” is shown in Teams because of Presence Bridge %2.")
                              .arg(targetText(claim.shows), since),
            claim.seen ? QString() : Words::tr("Teams has not shown it yet."), before,
            teamsUntilText(scene, claim)});
    case ClaimPhase::Releasing:
        return Words::tr("“%1”, shown in Teams because of Presence Bridge %2, is being given back.")
            .arg(targetText(claim.shows), since);
    case ClaimPhase::None:
        break;
    }
    return sentences({Words::tr("Nothing in Teams stands because of Presence Bridge."), echoText(scene)});
}

WhyStep resultStep(const Scene &scene, const QString &claimText, bool claimed,
    const std::optional<core::Error> &error, Service service, const WriteState &write)
{
    if (!error)
        return {Kind::Result, claimText, claimed ? Tone::Active : Tone::Plain, {}};
    return {Kind::Result, sentences({errorText(*error, service), retryText(scene, write), claimText}),
        Tone::Bad, {}};
}

} // namespace

QString errorText(const core::Error &error, Service service)
{
    const Failure failure = failureText(error, service);
    return sentences({failure.why, failure.remedy,
        error.code.isEmpty() ? QString() : Words::tr("Code: %1.").arg(error.code),
        error.requestId.isEmpty() ? QString() : Words::tr("Request id: %1.").arg(error.requestId)});
}

WhyDirection toStarface(const board::Board &board, const board::Row &row, const TimeWriter &written)
{
    const Scene scene{board, row, written};
    const auto &report = row.report;
    return {Words::tr("Teams → STARFACE"),
        {teamsRead(scene),
            statusStep(report.toStarface.status, board.teams(row), iconName(shownTeams(report))),
            dndRule(scene), decisionStep(report.toStarface, Side::Starface),
            resultStep(scene, dndClaimText(scene), report.state.dnd.exists(), report.starfaceError,
                Service::Starface, report.state.dndWrite)}};
}

WhyDirection toTeams(const board::Board &board, const board::Row &row, const TimeWriter &written)
{
    const Scene scene{board, row, written};
    const auto &report = row.report;
    return {Words::tr("STARFACE → Teams"),
        {starfaceRead(scene),
            statusStep(report.toTeams.status, board.starface(row), iconName(shownStarface(report))),
            teamsRule(scene), decisionStep(report.toTeams, Side::Teams),
            resultStep(scene, teamsClaimText(scene), report.state.teams.exists(), report.teamsError,
                Service::MicrosoftGraph, report.state.teamsWrite)}};
}

} // namespace pb::ui::whysteps
