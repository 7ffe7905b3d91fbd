// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <optional>

/// The terminal that the program was started from, where there is one. On Windows the program has windows and
/// no console of its own.
namespace pb {

/// Windows: takes the console of whoever started the program, in UTF-8 and with escape sequences. Elsewhere
/// there is nothing to do. Call once, before anything is printed.
void prepareConsole();

/// Whether a person sits at the other end.
bool isTerminal(std::FILE *stream);

struct TerminalSize {
    int columns = 0;
    int lines = 0;
};
/// Nothing where standard output is no terminal or does not tell.
std::optional<TerminalSize> terminalSize();

} // namespace pb
