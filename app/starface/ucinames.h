// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <array>

/// Names of the UCI protocol. Those marked [?] stand in no published source: this is the one place to correct
/// them against a real PBX. Names and values are compared without case, "_", "-" and blanks; of several names
/// for one thing, the first counts most.
namespace pb::starface::ucinames {

// --- methods (public UCI client code) ---
inline constexpr QLatin1StringView login{"ucp.v30.requests.connection.login"};
inline constexpr QLatin1StringView keepAlive{"ucp.v30.requests.connection.keepAlive"};
inline constexpr QLatin1StringView logout{"ucp.v30.requests.connection.logout"};
inline constexpr QLatin1StringView getFunctionKeys{"ucp.v30.requests.functionKey.getFunctionKeys"};
inline constexpr QLatin1StringView getCallInfoForKey{"ucp.v30.requests.functionKey.getCallInfoForKey"};

// --- the token in the address ---
inline constexpr QLatin1StringView authParameter{"de.vertico.starface.auth"};
inline constexpr QLatin1StringView jwtParameter{"de.vertico.starface.jwt"}; ///< version 10

// --- members of a function key [?] ---
inline constexpr std::array keyId{QLatin1StringView("functionKeyId"), QLatin1StringView("id")};
inline constexpr std::array keyType{QLatin1StringView("functionKeyType"), QLatin1StringView("type")};
inline constexpr std::array keyName{QLatin1StringView("name"), QLatin1StringView("blfDisplayInformation")};
inline constexpr std::array keyAccountId{QLatin1StringView("blfAccountId"), QLatin1StringView("accountId")};
inline constexpr std::array keyState{QLatin1StringView("telephonyState"), QLatin1StringView("state")};
/// "BUSYLAMPFIELD" in the published REST enum and in live data of 10.0.2.6, "BUSY_LAMP_FIELD" in a comment of
/// UCI client code.
inline constexpr QLatin1StringView busyLampField{"BUSYLAMPFIELD"};

// --- TelephonyState (public UCI client code) ---
inline constexpr QLatin1StringView available{"AVAILABLE"};
inline constexpr QLatin1StringView ringing{"RINGING"};
inline constexpr QLatin1StringView active{"ACTIVE"};
inline constexpr QLatin1StringView queuePause{"QUEUE_PAUSE"};
inline constexpr QLatin1StringView unavailable{"UNAVAILABLE"};

// --- members of a call [?] ---
inline constexpr std::array callState{QLatin1StringView("state"), QLatin1StringView("callState")};

// --- CallState (public UCI client code): what it says about the line ---
inline constexpr std::array ringingCalls{QLatin1StringView("INCOMING"), QLatin1StringView("RINGING")};
inline constexpr std::array endedCalls{QLatin1StringView("HANGUP")};
inline constexpr std::array talkingCalls{QLatin1StringView("REQUESTED"), QLatin1StringView("PROCEEDING"),
    QLatin1StringView("RINGBACK"), QLatin1StringView("CONNECTED"), QLatin1StringView("PARKED"),
    QLatin1StringView("MUSIC_ON_HOLD_TEST"), QLatin1StringView("CALL_BACK_ON_BUSY"),
    QLatin1StringView("LOGIN_LOGOUT")};
inline constexpr QLatin1StringView voicemailCalls{"VOICEMAIL"}; ///< with something behind it

// --- faults (public UCI client code) ---
inline constexpr QLatin1StringView illegalAccess{"UciIllegalAccessException"};
inline constexpr QLatin1StringView notConnected{"UcpNotConnectedException"};
inline constexpr QLatin1StringView communication{"UcpCommunicationException"};

/// Whether both are the same word, see above.
inline bool isSame(QStringView text, QLatin1StringView word)
{
    const auto isMark = [](QChar c) { return c == u'_' || c == u'-' || c == u' '; };
    qsizetype at = 0;
    for (const char letter : word) {
        if (isMark(QLatin1Char(letter)))
            continue;
        while (at < text.size() && isMark(text[at]))
            ++at;
        if (at == text.size() || text[at].toLower() != QChar(QLatin1Char(letter)).toLower())
            return false;
        ++at;
    }
    while (at < text.size() && isMark(text[at]))
        ++at;
    return at == text.size();
}

/// Which of the words it is, counted from 0; their number: none of them.
template<typename Words>
std::size_t rankOf(QStringView text, const Words &words)
{
    std::size_t rank = 0;
    while (rank < words.size() && !isSame(text, words[rank]))
        ++rank;
    return rank;
}

/// The REST user whose phone an account is: of USER accounts both ids are taken to be equal [?].
constexpr int userIdOfAccount(int accountId)
{
    return accountId;
}

} // namespace pb::starface::ucinames
