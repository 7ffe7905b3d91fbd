// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/facts.h"

#include <QList>
#include <QMetaType>
#include <QStringList>

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
    Graph, ///< reading what Teams shows
    Starface,
    Reader, ///< the sign-in that lists the users of Microsoft 365
    TeamsDirectory, ///< the list of users cannot be read: nobody new appears
    StarfaceDirectory,
    Journal,
    JournalDamage, ///< what it had noted of some users is lost
    FailedWrites,
    ForeignWriter,
    SetAside, ///< Microsoft refuses to tell their presence
    UnknownStatus, ///< Microsoft tells it in words that this version does not know
    PhonesWithoutEffect, ///< STARFACE confirms what is written and does not show it
    TeamsWithoutEffect,
    ClientSecret,
    ReadClientSecret,
    SettingsOfNobody
};

enum class Severity { Info, Warning, Error };

/// One thing that needs a person: what it is about, how bad it is, why, and what to do about it.
struct Need {
    Topic topic = Topic::Graph;
    Severity severity = Severity::Error;
    Action action = Action::None;
    std::optional<core::Error> error;
    int count = 0; ///< of the users or entries it is about
    QStringList names; ///< of the users, entries or statuses it is about, as far as they are known
    Expiry expiry; ///< of the two secrets
};

/// What could be done about a failure of that side. By the kind of the error alone: Entra's numbers, of which
/// there are new ones at any time, choose nothing but the sentence.
Action actionFor(Topic topic, const core::Error &error);

/// The sign-in for reading is refused, and stays so until somebody acts.
bool readerFails(const Facts &facts);

/// A list of users that cannot be read for a reason that nothing else tells: neither the reader's sign-in nor
/// a connection that fails alike.
bool directoryFailsByItself(const sync::ConnectionHealth &health, bool noReader);

/// Everything that needs somebody, the worst first. Pure.
QList<Need> needs(const Facts &facts, QDate today);

/// The whole in one word, for the tray.
enum class Condition { Starting, Good, ObserveOnly, Paused, Attention, Failing };
Condition condition(const Facts &facts, QDate today);

} // namespace pb::health

Q_DECLARE_METATYPE(pb::health::Action)
