// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/logtail.h"

#include <QMetaObject>
#include <QMutexLocker>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace pb::link {

LogTail::LogTail()
    : m_run(QRandomGenerator::system()->generate64())
{
}

void LogTail::append(QByteArray line)
{
    while (line.endsWith('\n'))
        line.chop(1);
    line.truncate(longestLine);
    m_bytes += line.size();
    m_lines.push_back(std::move(line));
    while (m_bytes > most) {
        m_bytes -= m_lines.front().size();
        m_lines.pop_front();
    }
}

void LogTail::addEarlier(const QByteArray &log)
{
    const QMutexLocker lock(&m_mutex);
    for (const QByteArray &line : log.split('\n')) {
        if (!line.isEmpty())
            append(line);
    }
}

void LogTail::add(const QByteArray &line)
{
    const QMutexLocker lock(&m_mutex);
    append(line);
    ++m_end;
    if (std::exchange(m_isTold, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            {
                const QMutexLocker relock(&m_mutex);
                m_isTold = false;
            }
            Q_EMIT grown();
        },
        Qt::QueuedConnection);
}

void LogTail::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_lines.clear();
    m_bytes = 0;
}

LogTail::Portion LogTail::from(qint64 number, qsizetype bytes) const
{
    const QMutexLocker lock(&m_mutex);
    const auto count = static_cast<qint64>(m_lines.size());
    Portion portion;
    portion.first = std::clamp(number, m_end - count, m_end);
    qsizetype size = 0;
    for (auto at = static_cast<std::size_t>(count - (m_end - portion.first)); at < m_lines.size(); ++at) {
        size += m_lines[at].size();
        if (size > bytes && !portion.lines.isEmpty())
            break;
        portion.lines.append(m_lines[at]);
    }
    return portion;
}

qint64 LogTail::end() const
{
    const QMutexLocker lock(&m_mutex);
    return m_end;
}

QByteArray LogTail::text() const
{
    const QMutexLocker lock(&m_mutex);
    QByteArray all;
    all.reserve(m_bytes + static_cast<qsizetype>(m_lines.size()));
    for (const QByteArray &line : m_lines)
        all += line + '\n';
    return all;
}

} // namespace pb::link
