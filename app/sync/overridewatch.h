// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/types.h"

#include <QString>

#include <vector>

namespace pb::sync {

/// U4: overrides so soon after our write, on several users or again and again on one, are another program
/// writing. A value; forgets by itself an hour after the last.
class OverrideWatch {
public:
    /// Our DND of that user was switched off by somebody so long after our write.
    void add(const QString &key, presence::Duration after, presence::Time now);
    bool suspectsAnother(presence::Time now) const;

private:
    struct Override {
        presence::Time at{};
        QString key;
    };
    std::vector<Override> m_quick;
};

} // namespace pb::sync
