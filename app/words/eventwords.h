// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historytypes.h"
#include "words/times.h"

#include <QString>

/// What happened, in words for a person, in the language installed. Needs QtCore only.
namespace pb::ui {

QString groupText(history::Group group);
/// The group under which an event is filed.
history::Group groupOf(const history::Payload &payload);
/// What happened, as sentences.
QString eventText(const history::Payload &payload);
/// Why nothing is recorded, or why recording began anew: what, why and what to do.
QString historyProblemText(const core::Error &error);

/// What the bands of a timeline say.
QString readingText(const history::TeamsReading &reading);
QString readingText(const history::PhoneReading &reading);
QString readingText(const history::OurDnd &ours);
QString readingText(const history::OurPresence &ours);
QString gapText(history::Gap::Why why);
/// The raw values behind a reading; empty: there are none.
QString rawText(const history::TeamsReading &reading);
QString rawText(const history::PhoneReading &reading);
QString rawText(const history::OurDnd &ours);
QString rawText(const history::OurPresence &ours);

/// "10:23:45 – 10:27:05 (3 min 20 s)".
QString intervalText(core::Wall from, core::Wall to, core::Wall now);

} // namespace pb::ui
