// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/terminationsignals.h"

#include <utility>

#ifdef Q_OS_WIN
#include <QMetaObject>
#include <atomic>
#include <qt_windows.h>
#else
#include <QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace pb {

#ifdef Q_OS_WIN

namespace {

TerminationSignals *receiver = nullptr;

BOOL WINAPI onConsoleEvent(DWORD event)
{
    static std::atomic<bool> told = false;
    if (receiver) {
        QMetaObject::invokeMethod(receiver,
            told.exchange(true) ? &TerminationSignals::impatient : &TerminationSignals::terminationRequested,
            Qt::QueuedConnection);
    }
    // these end the process when this returns: wait for its own end, or for the system's patience
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT)
        Sleep(INFINITE);
    return TRUE;
}

} // namespace

TerminationSignals::TerminationSignals(Hangup, QObject *parent)
    : QObject(parent)
{
    receiver = this;
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

TerminationSignals::~TerminationSignals()
{
    SetConsoleCtrlHandler(onConsoleEvent, FALSE);
    receiver = nullptr;
}

#else

namespace {

// a signal handler may do next to nothing: it writes one byte into a socket that the event loop watches
int sockets[2] = {-1, -1};

void onSignal(int number)
{
    const char byte = static_cast<char>(number);
    [[maybe_unused]] const auto written = ::write(sockets[0], &byte, 1);
}

constexpr int handled[] = {SIGTERM, SIGINT, SIGHUP};

} // namespace

TerminationSignals::TerminationSignals(Hangup hangup, QObject *parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) != 0)
        return;
    auto *notifier = new QSocketNotifier(sockets[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, hangup] {
        char byte = 0;
        if (::read(sockets[1], &byte, 1) != 1)
            return;
        if (byte == SIGHUP)
            return hangup == Hangup::Reloads ? Q_EMIT reloadRequested() : Q_EMIT terminationRequested();
        if (std::exchange(m_isTold, true))
            Q_EMIT impatient();
        else
            Q_EMIT terminationRequested();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    for (const int number : handled)
        ::sigaction(number, &action, nullptr);
}

TerminationSignals::~TerminationSignals()
{
    for (const int number : handled)
        ::signal(number, SIG_DFL);
    for (int &socket : sockets) {
        if (socket >= 0)
            ::close(socket);
        socket = -1;
    }
}

#endif

} // namespace pb
