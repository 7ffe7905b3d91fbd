// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/facts.h"

#include <QList>
#include <QMetaType>

namespace pb::health {

/// What the administrator can do about something, as the button that does it.
enum class Action {
    None, ///< nothing, or not from within this program
    RetryNow, ///< try everything that failed again at once
    SignInAgain, ///< the OAuth flow for read access
    ReplaceSecret, ///< of the application that writes
    ReplaceReadSecret, ///< of the application that the reader signs in to
    ReplacePassword, ///< of the STARFACE account
    GrantPermission, ///< admin consent for what is missing
    TrustCertificate ///< look at the new certificate of STARFACE
};

/// What something is about.
enum class Topic {
    Graph,
    Starface,
    Reader,
    Journal,
    FailedWrites,
    ForeignWriter,
    ClientSecret,
    ReadClientSecret
};

enum class Severity { Info, Warning, Error };

/// One thing that needs a person: what it is about, how bad it is, why, and what to do about it.
struct Need {
    Topic topic = Topic::Graph;
    Severity severity = Severity::Error;
    Action action = Action::None;
    std::optional<core::Error> error;
    int count = 0; ///< users with a failed write
    Expiry expiry; ///< of the two secrets
};

/// What could be done about a failure of that side.
Action actionFor(Topic topic, const core::Error &error);

/// Everything that needs somebody, the worst first. Pure.
QList<Need> needs(const Facts &facts, QDate today);

/// The whole in one word, for the tray.
enum class Condition { Starting, Good, ObserveOnly, Paused, Attention, Failing };
Condition condition(const Facts &facts, QDate today);

} // namespace pb::health

Q_DECLARE_METATYPE(pb::health::Action)
