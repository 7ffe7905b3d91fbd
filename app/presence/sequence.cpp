// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/sequence.h"

namespace pb::presence {

bool Sequence::accept(std::string_view number, Time at)
{
    if (number.empty())
        return true;
    if (number < m_newest) {
        if (m_droppingSince == Time{})
            m_droppingSince = at;
        if (at - m_droppingSince < longestDropping)
            return false;
    }
    m_newest = number;
    m_droppingSince = {};
    return true;
}

} // namespace pb::presence
