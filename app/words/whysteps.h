// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "words/sentences.h"
#include "words/whystory.h"

/// The steps of the two directions, for whystory.cpp.
namespace pb::ui::whysteps {

WhyDirection toStarface(const board::Board &board, const board::Row &row, const TimeWriter &written);
WhyDirection toTeams(const board::Board &board, const board::Row &row, const TimeWriter &written);

/// What failed and what to do, with what the service's support asks for.
QString errorText(const core::Error &error, Service service);

} // namespace pb::ui::whysteps
