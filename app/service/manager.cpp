// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/manager.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
// before the header, which would else add the place in the source to each line
#define SD_JOURNAL_SUPPRESS_LOCATION
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>

#include <cstdint>
#include <sys/uio.h>
#include <vector>
#endif

namespace pb::service {

#ifdef Q_OS_LINUX

bool hasManager()
{
    return !qEnvironmentVariableIsEmpty("NOTIFY_SOCKET");
}

void tellManager(const QByteArray &lines)
{
    (void)sd_notify(0, lines.constData()); // a manager that does not listen is no reason to stop
}

void tellJournal(const Entry &entry)
{
    if (!hasManager())
        return;
    const QList<QByteArray> fields = entry.fields();
    std::vector<iovec> parts;
    parts.reserve(static_cast<std::size_t>(fields.size()));
    for (const QByteArray &field : fields)
        parts.push_back({const_cast<char *>(field.constData()), static_cast<std::size_t>(field.size())});
    (void)sd_journal_sendv(parts.data(), static_cast<int>(parts.size()));
}

std::optional<core::Duration> watchdogInterval()
{
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0)
        return {};
    return std::chrono::duration_cast<core::Duration>(
        std::chrono::microseconds{static_cast<qint64>(microseconds)});
}

#else

bool hasManager()
{
    return false;
}

void tellManager(const QByteArray &) { }

void tellJournal(const Entry &) { }

std::optional<core::Duration> watchdogInterval()
{
    return {};
}

#endif

} // namespace pb::service
