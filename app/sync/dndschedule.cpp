// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/dndschedule.h"

#include <algorithm>

namespace pb::sync {

namespace {

/// The part of the readings that is kept for those on whom nothing depends right now.
constexpr int reservedPart = 4;

bool isUrgent(const User &user)
{
    return user.state.dnd.exists() || user.last.toStarface.target == presence::DndTarget::On
        || user.state.clearPending || user.state.dndEchoUntil != presence::Time{};
}

void takeInTurn(const std::vector<int> &from, std::size_t count, std::size_t &at, QList<int> &into)
{
    for (std::size_t i = 0; i < std::min(count, from.size()); ++i)
        into.append(from[at++ % from.size()]);
}

} // namespace

QList<int> DndSchedule::next(const UserTable &users)
{
    std::vector<int> urgent;
    std::vector<int> others;
    for (const auto &user : users.all()) {
        if (!user->leaving)
            (isUrgent(*user) ? urgent : others).push_back(user->phoneId);
    }
    const auto total = urgent.size() + others.size();
    QList<int> chosen;
    if (total <= static_cast<std::size_t>(m_limits.everyPollUpTo)) {
        chosen = QList<int>(urgent.begin(), urgent.end());
        chosen.append(QList<int>(others.begin(), others.end()));
        return chosen;
    }
    const auto perPoll = static_cast<std::size_t>(std::max(1, m_limits.perPoll));
    const std::size_t reserved = std::min(others.size(), std::max<std::size_t>(1, perPoll / reservedPart));
    const std::size_t forUrgent = std::min(urgent.size(), perPoll > reserved ? perPoll - reserved : 0);
    takeInTurn(urgent, forUrgent, m_urgentAt, chosen);
    takeInTurn(others, perPoll - std::min(perPoll, forUrgent), m_othersAt, chosen);
    return chosen;
}

int DndSchedule::pollsPerRound(int users) const
{
    if (users <= m_limits.everyPollUpTo)
        return 1;
    const int reserved = std::max(1, m_limits.perPoll / reservedPart);
    return (users + reserved - 1) / reserved;
}

} // namespace pb::sync
