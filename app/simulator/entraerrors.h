// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/clock.h"
#include "simulator/message.h"

#include <string_view>

namespace pb::simulator {

/// One AADSTS code: how Entra answers with it.
struct EntraError {
    int code = 0;
    int status = 400;
    std::string_view error;
    std::string_view text;
    /// At the authorize endpoint: told on a page of Entra's own instead of by redirect.
    bool onPage = false;
};

/// Nothing for a code that the simulator does not know.
const EntraError *entraError(int code);
/// The same, with a refusal of the sign-in for any other number: Entra adds new ones at any time.
EntraError entraErrorOf(int code);
/// The JSON body of the token endpoint.
Reply entraFailure(const EntraError &error, Millis now);
/// The sentence of a page of Entra's own.
std::string describe(const EntraError &error);
/// The text of a redirect: the sentence, then the ids that support asks for.
std::string describeWithIds(const EntraError &error, Millis now);

} // namespace pb::simulator
