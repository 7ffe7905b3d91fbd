// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/statusicons.h"

#include <array>

namespace pb::ui {

QString iconName(presence::TeamsStatus status)
{
    static const std::array names{QStringLiteral("teams-available"), QStringLiteral("teams-in-call"),
        QStringLiteral("teams-in-meeting"), QStringLiteral("teams-busy"),
        QStringLiteral("teams-do-not-disturb"), QStringLiteral("teams-away"), QStringLiteral("teams-offline"),
        QStringLiteral("teams-unknown")};
    return names[static_cast<std::size_t>(status)];
}

QString iconName(presence::StarfaceStatus status)
{
    static const std::array names{QStringLiteral("starface-available"), QStringLiteral("starface-ringing"),
        QStringLiteral("starface-do-not-disturb"), QStringLiteral("starface-in-call"),
        QStringLiteral("starface-unknown")};
    return names[static_cast<std::size_t>(status)];
}

} // namespace pb::ui
