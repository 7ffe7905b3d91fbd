// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/console.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <io.h>
#include <qt_windows.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace pb {

#ifdef Q_OS_WIN

namespace {

/// Opens a standard stream on the console, unless whoever started the program has redirected it.
void attach(DWORD which, std::FILE *stream, const char *device, const char *mode)
{
    const HANDLE handle = GetStdHandle(which);
    if (handle && handle != INVALID_HANDLE_VALUE && GetFileType(handle) != FILE_TYPE_UNKNOWN)
        return;
    std::FILE *opened = nullptr;
    (void)freopen_s(&opened, device, mode, stream);
}

} // namespace

void prepareConsole()
{
    if (!AttachConsole(ATTACH_PARENT_PROCESS))
        return;
    attach(STD_INPUT_HANDLE, stdin, "CONIN$", "r");
    attach(STD_OUTPUT_HANDLE, stdout, "CONOUT$", "w");
    attach(STD_ERROR_HANDLE, stderr, "CONOUT$", "w");
    SetConsoleOutputCP(CP_UTF8);
    const HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
    DWORD mode = 0;
    if (GetConsoleMode(output, &mode))
        SetConsoleMode(output, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

bool isTerminal(std::FILE *stream)
{
    return ::_isatty(::_fileno(stream)) != 0;
}

std::optional<TerminalSize> terminalSize()
{
    CONSOLE_SCREEN_BUFFER_INFO info{};
    if (!GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &info))
        return {};
    return TerminalSize{
        info.srWindow.Right - info.srWindow.Left + 1, info.srWindow.Bottom - info.srWindow.Top + 1};
}

#else

void prepareConsole() { }

bool isTerminal(std::FILE *stream)
{
    return ::isatty(::fileno(stream)) == 1;
}

std::optional<TerminalSize> terminalSize()
{
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return {};
    return TerminalSize{size.ws_col, size.ws_row};
}

#endif

} // namespace pb
