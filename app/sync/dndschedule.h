// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile/profile.h"
#include "sync/usertable.h"

#include <QList>

namespace pb::sync {

/// Chooses whose do-not-disturb state is read at a poll, since STARFACE tells it only user by user: everybody
/// where they are few; else those first on whom something depends, and the others in turn. Pure.
class DndSchedule {
public:
    explicit DndSchedule(profile::DndReads limits)
        : m_limits(limits)
    {
    }

    QList<int> next(const UserTable &users);

    /// In how many polls everybody has had a turn.
    int pollsPerRound(int users) const;

private:
    profile::DndReads m_limits;
    std::size_t m_urgentAt = 0;
    std::size_t m_othersAt = 0;
};

} // namespace pb::sync
