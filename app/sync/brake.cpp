// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/brake.h"

namespace pb::sync {

bool BrakeMemory::isTooMany(const profile::Brake &limits, int matched, qsizetype users)
{
    return users > limits.minimum && static_cast<double>(users) > limits.share * matched;
}

bool BrakeMemory::mustHold(const profile::Brake &limits, int matched, const QSet<QString> &wanted)
{
    m_wanted = wanted;
    if (!isTooMany(limits, matched, wanted.size())) {
        *this = {};
        return false;
    }
    if (!m_holding) {
        m_holding = true;
        m_polls = 0;
        m_agreed.clear();
    }
    return !m_released;
}

void BrakeMemory::countPoll(const profile::Brake &limits, int matched)
{
    if (!m_holding || m_released)
        return;
    if (m_polls == 0)
        m_agreed = m_wanted;
    else
        m_agreed.intersect(m_wanted);
    if (!isTooMany(limits, matched, m_agreed.size())) {
        m_polls = 1;
        m_agreed = m_wanted;
        return;
    }
    if (++m_polls >= 3)
        release();
}

} // namespace pb::sync
