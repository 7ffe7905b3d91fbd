// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/requestlog.h"

#include "simulator/text.h"

namespace pb::simulator {

void RequestLog::add(Entry entry)
{
    const std::lock_guard lock(m_mutex);
    m_entries.push_back(std::move(entry));
    if (m_entries.size() > Limit) {
        m_entries.pop_front();
        ++m_first;
    }
}

void RequestLog::clear()
{
    const std::lock_guard lock(m_mutex);
    m_first += static_cast<std::int64_t>(m_entries.size());
    m_entries.clear();
}

std::string RequestLog::json(std::int64_t after) const
{
    const std::lock_guard lock(m_mutex);
    std::string out = "[";
    std::int64_t index = m_first;
    for (const Entry &entry : m_entries) {
        const std::int64_t own = index++;
        if (own <= after)
            continue;
        if (out.size() > 1)
            out += ',';
        out += "{\"index\":" + std::to_string(own)
            + ",\"time\":" + text::jsonString(text::isoTime(entry.time)) + ",\"service\":\"" + entry.service
            + "\",\"method\":" + text::jsonString(entry.method)
            + ",\"path\":" + text::jsonString(entry.target) + ",\"status\":" + std::to_string(entry.status);
        if (entry.batch)
            out += ",\"batch\":true";
        if (!entry.written.empty())
            out += ",\"written\":" + entry.written;
        out += '}';
    }
    return out + ']';
}

std::string RequestLog::redacted(std::string_view target)
{
    const auto question = target.find('?');
    if (question == std::string_view::npos)
        return std::string(target);
    std::string out(target.substr(0, question));
    char separator = '?';
    for (const std::string &part : text::split(target.substr(question + 1), '&')) {
        const auto equals = part.find('=');
        const std::string name = part.substr(0, equals);
        out += separator;
        separator = '&';
        const bool odata = name.starts_with('$') || name.starts_with("%24");
        out += odata || equals == std::string::npos ? (odata ? part : "***") : name + "=***";
    }
    return out;
}

} // namespace pb::simulator
