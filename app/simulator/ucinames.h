// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// The member names of UCI structs that no published source proves. They stand here and nowhere else in the
/// simulator, so that a look at a real PBX corrects them in one place.
namespace pb::simulator::uci {

inline constexpr std::string_view KeyId = "functionKeyId";
inline constexpr std::string_view KeyType = "functionKeyType";
inline constexpr std::string_view KeyName = "name";
inline constexpr std::string_view KeyNumber = "number";
/// For accounts of type USER the same number as the REST user's `id`.
inline constexpr std::string_view KeyAccountId = "blfAccountId";
/// AVAILABLE (idle), RINGING or ACTIVE (in a call); a PBX may leave it out.
inline constexpr std::string_view KeyState = "telephonyState";
inline constexpr std::string_view BusyLampField = "BUSY_LAMP_FIELD";

/// The spellings of the REST interface and of other clients, by order.
inline constexpr std::string_view OtherKeyId = "id";
inline constexpr std::string_view OtherKeyType = "type";
inline constexpr std::string_view OtherKeyAccountId = "accountId";
inline constexpr std::string_view OtherKeyState = "state";
inline constexpr std::string_view OtherBusyLampField = "BUSYLAMPFIELD";

inline constexpr std::string_view CallId = "callId";
inline constexpr std::string_view CallState = "state";
inline constexpr std::string_view CallTimestamp = "timestamp";
inline constexpr std::string_view CallRinging = "RINGING";
inline constexpr std::string_view CallConnected = "CONNECTED";

inline std::string keyIdOf(int pbxUserId)
{
    return "fk-" + std::to_string(pbxUserId);
}

} // namespace pb::simulator::uci
