// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/whystory.h"

#include "words/rowwords.h"
#include "words/sentences.h"
#include "words/whysteps.h"

#include <QCoreApplication>

namespace pb::ui {

using namespace presence;

namespace {

constexpr int changesTold = 8;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WhyStory)
};

QStringList notesOfEngine(const sync::EngineStatus &status)
{
    QStringList notes;
    if (status.journalError)
        notes << failureLine(*status.journalError, Service::Storage);
    if (const auto outage = sync::outageOf(status.graph))
        notes << failureLine(*outage, Service::MicrosoftGraph);
    if (const auto outage = sync::outageOf(status.starface))
        notes << failureLine(*outage, Service::Starface);
    if (status.foreignWriter)
        notes << Words::tr("It looks like another sync is writing: do not disturb that was switched on here "
                           "was switched off again within seconds, more than once.");
    if (status.brake)
        notes << Words::tr("Too many users would be changed at once: new changes wait for your answer.");
    if (status.mode == sync::Mode::Paused)
        notes << Words::tr("Paused: nothing is synchronised.");
    else if (status.mode == sync::Mode::ObserveOnly)
        notes << Words::tr("Observe only: everything is decided, nothing is written.");
    return notes;
}

QString changeText(const sync::WriteRecord &record, const TimeWriter &written)
{
    const QString what = QStringLiteral("%1  %2").arg(written(record.at), actionText(record.action));
    if (record.alreadySo)
        return Words::tr("%1: nothing had to be written, it was so already.", "what was done").arg(what);
    if (!record.error)
        return Words::tr("%1: done in %2.", "what was done").arg(what, durationText(record.duration));
    const auto service = record.side == Side::Starface ? Service::Starface : Service::MicrosoftGraph;
    return Words::tr("%1: failed. %2", "what was done: why")
        .arg(what, whysteps::errorText(*record.error, service));
}

QStringList changesOf(const board::Board &board, const QString &key, const TimeWriter &written)
{
    QStringList changes;
    const auto &writes = board.recentWrites();
    for (auto it = writes.crbegin(); it != writes.crend() && changes.size() < changesTold; ++it) {
        if (it->key == key)
            changes << changeText(*it, written);
    }
    return changes;
}

} // namespace

QString stepTitle(WhyStep::Kind kind)
{
    switch (kind) {
    case WhyStep::Kind::Read:
        return Words::tr("Read", "step");
    case WhyStep::Kind::Status:
        return Words::tr("Status", "step");
    case WhyStep::Kind::Rule:
        return Words::tr("Rule", "step");
    case WhyStep::Kind::Decision:
        return Words::tr("Decision", "step");
    case WhyStep::Kind::Result:
        break;
    }
    return Words::tr("Result", "step");
}

QString matchRemedy(MatchKind match)
{
    switch (match) {
    case MatchKind::NoPartner:
        return Words::tr(
            "Enter the same e-mail address in both systems; it counts at the next reading of the "
            "directories.");
    case MatchKind::DuplicateAddress:
    case MatchKind::PartnerDuplicate:
        return Words::tr("Leave the address with one account only: which of them is meant cannot be known.");
    case MatchKind::NoAddress:
        return Words::tr("Enter an e-mail address for the account.");
    case MatchKind::Disabled:
        return Words::tr("Enable the account if the user is to be synchronised.");
    case MatchKind::NoTeams:
        return Words::tr(
            "Assign a licence with Teams to the account, and take the address from the other one.");
    case MatchKind::PartnerTaken:
    case MatchKind::Ambiguous:
        return Words::tr("Give the address to one account only, or pair the two accounts in the profile.");
    case MatchKind::Matched:
        break;
    }
    return {};
}

WhyStory whyStory(const board::Board &board, int index, const TimeWriter &written)
{
    const board::Row &row = board.row(index);
    WhyStory story;
    story.headline = whyLine(board, row);
    story.attention = needsAttention(board, row);
    story.notes = notesOfEngine(board.status());
    if (row.person.match != MatchKind::Matched)
        story.notes.prepend(matchRemedy(row.person.match));
    if (board.status().setAside.contains(row.person.key))
        story.notes.prepend(
            Words::tr("Microsoft refuses to tell the presence of this user: the others are read "
                      "without them, and they are tried again every ten minutes."));
    if (row.hasReport) {
        if (!row.person.hasBusyLampKey)
            story.notes.prepend(Words::tr(
                "STARFACE tells of calls only for users who have a busy-lamp key at the account of this "
                "program. Set one up for this user."));
        story.directions = {
            whysteps::toStarface(board, row, written), whysteps::toTeams(board, row, written)};
    }
    story.changes = changesOf(board, row.person.key, written);
    return story;
}

} // namespace pb::ui
