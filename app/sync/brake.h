// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile/profile.h"
#include "sync/synctypes.h"

#include <QSet>
#include <QString>

#include <optional>

namespace pb::sync {

/// Remembers the brake's question: one poll that wants to assert something for more than half of the users
/// waits for an answer. Giving back is never held up: a phone must ring. Pure.
class BrakeMemory {
public:
    /// With the users that one decision of all wants to change. True: hold them back.
    bool mustHold(const profile::Brake &limits, int matched, const QSet<QString> &wanted);

    /// The admin's answer: the users asked about may be changed, and those who join them before it is over.
    void release() { m_released = true; }

    /// After a poll, where nobody can be asked: three in a row that agree are an answer.
    void countPoll(const profile::Brake &limits, int matched);

    bool isHolding() const { return m_holding; }

private:
    static bool isTooMany(const profile::Brake &limits, int matched, qsizetype users);

    bool m_holding = false;
    bool m_released = false;
    QSet<QString> m_wanted; ///< of the last decision
    QSet<QString> m_agreed; ///< wanted at every poll since the brake holds
    int m_polls = 0;
};

} // namespace pb::sync
