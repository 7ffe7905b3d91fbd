// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/ruleset.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>

/// The settings that are no secret, as one versioned JSON file per profile. Its members: README.md here.
namespace pb::profile {

/// The version of the file format that this program writes, and the newest that it reads.
inline constexpr int currentVersion = 1;

/// Where the tenant lives. China (21Vianet) is not among them: Graph has no presence API there.
enum class Cloud { Global, UsGovL4, UsGovL5, Custom };

/// Which token lists the users of the tenant.
enum class DirectoryAccess {
    Delegated, ///< the signed-in reader's (User.Read.All delegated)
    Application ///< the application's own (User.Read.All as an application permission)
};

/// Origins without a trailing slash; `http` only on loopback.
struct Endpoints {
    QUrl signIn;
    QUrl graph;

    friend bool operator==(const Endpoints &, const Endpoints &) = default;
};

/// How one signs in to the PBX.
enum class StarfaceSignIn {
    Unknown, ///< not found out yet: as the PBX asks for it
    Nonce, ///< the password is never sent
    ActiveDirectory,
    OAuth ///< over the realm of a STARFACE 10
};

struct Starface {
    QUrl url; ///< origin without a trailing slash; `http` only on loopback
    QString login;
    QByteArray
        pinnedCertificate; ///< SHA-256 of the DER form, 32 bytes; empty: the system's authorities decide
    StarfaceSignIn signIn = StarfaceSignIn::Unknown; ///< this kind or none

    friend bool operator==(const Starface &, const Starface &) = default;
};

/// The times of the semantics of the synchronisation.
struct Times {
    std::chrono::seconds period{10};
    std::chrono::seconds settle{60}; ///< how long a write may take to show
    std::chrono::minutes session{15}; ///< until our presence session lapses without us
    std::chrono::minutes noInformation{15}; ///< without a reading, until a claim is given back
    std::chrono::minutes directory{5}; ///< between two readings of both directories

    friend bool operator==(const Times &, const Times &) = default;
};

/// One poll that wants to change more than both of these stops and asks.
struct Brake {
    double share = 0.5; ///< of the matched users
    int minimum = 20; ///< users

    friend bool operator==(const Brake &, const Brake &) = default;
};

/// How many phones are asked for their do-not-disturb state. STARFACE tells it only user by user, one request
/// each.
struct DndReads {
    int everyPollUpTo = 50; ///< up to so many users, each is asked at every poll
    int perPoll = 100; ///< above that, so many per poll, in turn

    friend bool operator==(const DndReads &, const DndReads &) = default;
};

/// At most so many requests to Graph in any window of that length.
struct RequestBudget {
    int requests = 1500;
    std::chrono::seconds window{30};

    friend bool operator==(const RequestBudget &, const RequestBudget &) = default;
};

/// What is kept of the past, on this computer only.
struct History {
    int days = 7; ///< 0: nothing
    int megabytes = 500; ///< the oldest goes first

    friend bool operator==(const History &, const History &) = default;
};

/// Names without a dot and private addresses.
QStringList usualProxyExceptions();

struct Proxy {
    enum class Kind { System, None, Manual };
    Kind kind = Kind::System;
    QString host; ///< only where Manual
    quint16 port = 0; ///< only where Manual
    QString user; ///< only where Manual; empty: no sign-in
    /// What is reached without the proxy: names with those below them, addresses, networks as "address/bits",
    /// "<local>" (names without a dot), "<private>" (addresses not routed on the Internet), "*". Not where
    /// None.
    QStringList except = usualProxyExceptions();

    friend bool operator==(const Proxy &, const Proxy &) = default;
};

/// Where the browser comes back to after a sign-in.
struct Callback {
    QUrl url; ///< an https address of one's own that forwards to this computer; empty: http://localhost
    quint16 port = 0; ///< where this computer listens; 0: a free one at each sign-in

    friend bool operator==(const Callback &, const Callback &) = default;
};

/// Somebody who is left alone. Who that is say the ids, as soon as they were seen; until then the address.
struct Exclusion {
    QString graphId; ///< in lower case; empty: not seen yet, or no Teams account
    int starfaceId = 0; ///< 0: not seen yet, or no STARFACE account
    QString email; ///< trimmed and in lower case; where there are ids, for people only

    bool hasIds() const { return !graphId.isEmpty() || starfaceId > 0; }
    friend bool operator==(const Exclusion &, const Exclusion &) = default;
};

/// Two accounts of one person, whatever their addresses are.
struct UserPair {
    QString graphId; ///< in lower case
    int starfaceId = 0;

    friend bool operator==(const UserPair &, const UserPair &) = default;
};

/// One profile. A plain value; validate() in profilejson.h says whether it can be used.
struct Profile {
    QString id; ///< stable: names the keychain entries, the journal and the history
    QString name;
    Cloud cloud = Cloud::Global;
    Endpoints customEndpoints; ///< only where cloud is Custom
    QString tenantId; ///< GUID in lower case, or a domain name of the tenant
    QString clientId; ///< of the application that writes presences
    QString readClientId; ///< of the application that the reader signs in to; may be the same
    DirectoryAccess directoryAccess = DirectoryAccess::Delegated;
    QDate clientSecretExpires; ///< as Entra said when the secret was made; invalid: not known
    QDate readClientSecretExpires; ///< the same; invalid: not known, or there is no such secret
    Callback callback;
    Starface starface;
    presence::RuleSet rules = presence::callsOnly();
    Times times;
    bool availableAfterCall = true; ///< Available for five minutes after a call we had claimed
    bool clearsAnyDnd = false; ///< becoming Available in Teams clears even DND that is not ours
    Brake brake;
    DndReads dndReads;
    RequestBudget requestBudget;
    History history;
    Proxy proxy;
    QString extraCaFile; ///< absolute path of a file or folder of certificates; empty: none
    QList<Exclusion> excluded;
    QList<UserPair> pairs; ///< nobody stands in two of them
    bool observeOnly = false;

    friend bool operator==(const Profile &, const Profile &) = default;
};

/// Where sign-in and Graph of a cloud are. Custom: two invalid URLs.
Endpoints endpoints(Cloud cloud);
/// Where this profile signs in and asks.
Endpoints endpoints(const Profile &profile);

} // namespace pb::profile
