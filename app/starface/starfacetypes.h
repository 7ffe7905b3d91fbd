// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "presence/types.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace pb::starface {

struct User {
    int id = 0;
    QString login;
    QString email; ///< may be empty
    QString firstName;
    QString familyName;

    friend bool operator==(const User &, const User &) = default;
};

struct Account {
    int id = 0;
    QString displayInformation;
    QString type; ///< USER, GROUP, REMOTE_USER, REMOTE_GROUP, or one that is not known yet

    friend bool operator==(const Account &, const Account &) = default;
};

/// A user's phone settings. The PBX wants all of them back on a write, so everything that was read is kept.
struct PhoneConfig {
    bool doNotDisturb = false;
    QJsonObject members; ///< as read, with those that are not known here

    friend bool operator==(const PhoneConfig &, const PhoneConfig &) = default;
};

/// What a write of do-not-disturb found and did.
struct DndWritten {
    bool alreadySo = false; ///< nothing had to be written
    PhoneConfig before;
};

/// What a list of function keys looked like: names and numbers, nobody's name and no value. For whoever has
/// to find out what a PBX calls things.
struct KeySurvey {
    int received = 0;
    int recognised = 0; ///< as busy-lamp keys of somebody
    QStringList types; ///< as the PBX spells them
    QStringList members;
    bool overRest = false; ///< the configured keys: UCI listed none that could be recognised

    friend bool operator==(const KeySurvey &, const KeySurvey &) = default;
};

/// One line for the log.
QString toLogLine(const KeySurvey &survey);

/// One busy-lamp key of the signed-in account and what it shows.
struct LineState {
    int accountId = 0; ///< whose phone it shows; 0: the PBX does not say
    QString keyId;
    QString name;
    presence::Line line = presence::Line::Unknown;
    QString raw; ///< the state as the PBX wrote it; empty: the key carries none

    friend bool operator==(const LineState &, const LineState &) = default;
};

struct FunctionKeys {
    QList<LineState> states; ///< of the busy-lamp keys
    KeySurvey survey;
    QStringList ids = {}; ///< of all keys that were received; over REST only
};

/// A busy-lamp key that is to be made.
struct NewKey {
    int accountId = 0; ///< whose phone it shows
    QString name;
    QString number; ///< may be empty
    int ownAccountId = 0; ///< whose key it is
    int position = 0;
};

/// What the PBX says of a key that it made.
struct CreatedKey {
    QString id; ///< empty: it does not say
    int accountId = 0;
};

/// An account that a busy-lamp key can be made for.
struct KeyAccount {
    int accountId = 0;
    QString number;
};

} // namespace pb::starface
