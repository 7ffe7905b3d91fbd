// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/ending.h"

#ifdef _WIN32
#include <windows.h>

#include <io.h>
#else
#include <csignal>

#include <unistd.h>
#endif

#include <thread>

namespace pb::simulator {

#ifdef _WIN32

namespace {

HANDLE wish = nullptr;

BOOL WINAPI onConsoleEvent(DWORD)
{
    SetEvent(wish);
    return TRUE;
}

} // namespace

Ending::Ending()
{
    wish = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

void Ending::wait()
{
    WaitForSingleObject(wish, INFINITE);
}

void Ending::followInput()
{
    // it may wait for input for good, so nobody joins it; by the descriptor, because a stream that is being
    // read is locked when the process ends
    std::thread([] {
        char buffer[256];
        while (::_read(0, buffer, sizeof buffer) > 0) { }
        SetEvent(wish);
    }).detach();
}

#else

namespace {

sigset_t endingSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    return set;
}

} // namespace

Ending::Ending()
{
    // every thread inherits this, so that only sigwait() below gets them
    const sigset_t signals = endingSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void Ending::wait()
{
    const sigset_t signals = endingSignals();
    int signal = 0;
    sigwait(&signals, &signal);
}

void Ending::followInput()
{
    // it may wait for input for good, so nobody joins it
    std::thread([] {
        char buffer[256];
        while (::read(STDIN_FILENO, buffer, sizeof buffer) > 0) { }
        ::kill(::getpid(), SIGTERM);
    }).detach();
}

#endif

} // namespace pb::simulator
