// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace pb::ui {

/// One step from what was read to what became of it.
struct WhyStep {
    enum class Kind { Read, Status, Rule, Decision, Result };
    enum class Tone { Plain, Active, Old, Bad };

    Kind kind = Kind::Read;
    QString text;
    Tone tone = Tone::Plain;
    QString iconName; ///< empty: none

    friend bool operator==(const WhyStep &, const WhyStep &) = default;
};
QString stepTitle(WhyStep::Kind kind);

struct WhyDirection {
    QString title;
    QList<WhyStep> steps;
};

/// Why one user is as they are, in sentences: what the Why? panel shows and a ticket says. A plain value.
struct WhyStory {
    QString headline;
    bool attention = false;
    QStringList notes; ///< what concerns everybody, or keeps this user out
    QList<WhyDirection> directions; ///< none where nothing was decided yet
    QStringList changes; ///< the last writes for this user, newest first
};

/// How a time is written; the panel and a ticket differ.
using TimeWriter = std::function<QString(core::Time)>;

WhyStory whyStory(const board::Board &board, int row, const TimeWriter &written);
/// What to do about an account without a partner.
QString matchRemedy(presence::MatchKind match);

} // namespace pb::ui
