// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QLatin1StringView>

/// Names of the UCI protocol. Those marked [?] stand in no published source: this is the one place to correct
/// them against a real PBX. Values are compared without case.
namespace pb::starface::ucinames {

// --- methods (public UCI client code) ---
inline constexpr QLatin1StringView login{"ucp.v30.requests.connection.login"};
inline constexpr QLatin1StringView keepAlive{"ucp.v30.requests.connection.keepAlive"};
inline constexpr QLatin1StringView logout{"ucp.v30.requests.connection.logout"};
inline constexpr QLatin1StringView getFunctionKeys{"ucp.v30.requests.functionKey.getFunctionKeys"};
inline constexpr QLatin1StringView getCallInfoForKey{"ucp.v30.requests.functionKey.getCallInfoForKey"};

// --- the token in the address ---
inline constexpr QLatin1StringView authParameter{"de.vertico.starface.auth"};

// --- members of a function key [?] ---
inline constexpr QByteArrayView keyId{"functionKeyId"};
inline constexpr QByteArrayView keyType{"functionKeyType"};
inline constexpr QByteArrayView keyName{"name"};
inline constexpr QByteArrayView keyAccountId{"blfAccountId"};
inline constexpr QByteArrayView keyState{"telephonyState"};
inline constexpr QLatin1StringView busyLampField{"BUSY_LAMP_FIELD"};

// --- TelephonyState (public UCI client code) ---
inline constexpr QLatin1StringView available{"AVAILABLE"};
inline constexpr QLatin1StringView ringing{"RINGING"};
inline constexpr QLatin1StringView active{"ACTIVE"};
inline constexpr QLatin1StringView queuePause{"QUEUE_PAUSE"};
inline constexpr QLatin1StringView unavailable{"UNAVAILABLE"};

// --- members of a call [?] ---
inline constexpr QLatin1StringView callState{"state"};

// --- faults (public UCI client code) ---
inline constexpr QLatin1StringView illegalAccess{"UciIllegalAccessException"};
inline constexpr QLatin1StringView notConnected{"UcpNotConnectedException"};
inline constexpr QLatin1StringView communication{"UcpCommunicationException"};

/// The REST user whose phone an account is: of USER accounts both ids are taken to be equal [?].
constexpr int userIdOfAccount(int accountId)
{
    return accountId;
}

} // namespace pb::starface::ucinames
