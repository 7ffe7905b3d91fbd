// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>

namespace pb::graph {

struct User {
    QString id; ///< object id; what presence calls want
    QString displayName;
    QString mail; ///< may be empty
    QString userPrincipalName;
    bool enabled = true;
    QStringList smtpAddresses = {}; ///< of proxyAddresses those for mail, without "smtp:"

    friend bool operator==(const User &, const User &) = default;
};

/// The address that an account is shown with: mail, where empty userPrincipalName.
QString effectiveAddress(const User &user);

/// One page of a directory listing; `next` is empty on the last one.
struct UsersPage {
    QList<User> users;
    QUrl next;
};

struct Organization {
    QString id; ///< the tenant's id
    QString displayName;

    friend bool operator==(const Organization &, const Organization &) = default;
};

/// As Graph wrote it: both strings are open sets and may be empty.
struct Presence {
    QString id;
    QString availability;
    QString activity;
    QString sequenceNumber{}; ///< sorts as a text; may be empty

    friend bool operator==(const Presence &, const Presence &) = default;
};

/// The answer to a reading of many presences. An id that was read and is not among the presences: no
/// information.
struct PresenceBatch {
    /// Positions in the list of ids that was asked for.
    struct FailedRange {
        qsizetype first = 0;
        qsizetype count = 0;
        core::Error error;
    };

    /// An id for which Graph refuses the whole request.
    struct Refused {
        qsizetype index = 0; ///< its position, as above
        core::Error error;
    };

    QList<Presence> presences;
    QList<FailedRange> failed;
    QList<Refused> refused;

    bool wasRead(qsizetype index) const;
    /// Of the first range that could not be read.
    std::optional<core::Error> firstError() const;
};

/// One change of one user's presence session. `sessionId` is the application's client id.
struct PresenceWrite {
    enum class Verb { Set, Clear };

    Verb verb = Verb::Set;
    QString userId;
    QString sessionId;
    QString availability; ///< of Set only
    QString activity; ///< of Set only
    std::chrono::minutes expiration{15}; ///< of Set only; 5 minutes to 4 hours
};

/// What a presence write that worked found.
struct Written {
    bool wasGone = false; ///< there was no session to clear: success, too

    friend bool operator==(const Written &, const Written &) = default;
};

} // namespace pb::graph
