// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/overridewatch.h"

#include <QHash>

#include <algorithm>

namespace pb::sync {

namespace {

constexpr presence::Duration quick = std::chrono::seconds{15};
constexpr presence::Duration remembered = std::chrono::hours{1};
constexpr int severalUsers = 3;
constexpr int againAndAgain = 3;

} // namespace

void OverrideWatch::add(const QString &key, presence::Duration after, presence::Time now)
{
    std::erase_if(m_quick, [now](const Override &old) { return now - old.at > remembered; });
    if (after <= quick)
        m_quick.push_back({now, key});
}

bool OverrideWatch::suspectsAnother(presence::Time now) const
{
    QHash<QString, int> perUser;
    for (const Override &one : m_quick) {
        if (now - one.at <= remembered)
            ++perUser[one.key];
    }
    return perUser.size() >= severalUsers
        || std::any_of(perUser.cbegin(), perUser.cend(), [](int count) { return count >= againAndAgain; });
}

} // namespace pb::sync
