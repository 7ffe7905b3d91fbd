// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphtypes.h"

#include <algorithm>

namespace pb::graph {

QString effectiveAddress(const User &user)
{
    const QString mail = user.mail.trimmed();
    return mail.isEmpty() ? user.userPrincipalName.trimmed() : mail;
}

bool PresenceBatch::wasRead(qsizetype index) const
{
    return std::none_of(failed.begin(), failed.end(), [index](const FailedRange &range) {
        return index >= range.first && index < range.first + range.count;
    });
}

std::optional<core::Error> PresenceBatch::firstError() const
{
    const auto first = std::min_element(failed.begin(), failed.end(),
        [](const FailedRange &a, const FailedRange &b) { return a.first < b.first; });
    return first == failed.end() ? std::nullopt : std::optional{first->error};
}

} // namespace pb::graph
