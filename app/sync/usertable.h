// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/reconcile.h"
#include "presence/sequence.h"
#include "sync/journal.h"
#include "sync/synctypes.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <memory>
#include <vector>

namespace pb::sync {

/// What the admin gave back of one user, and what is not taken again until its reason has ended once.
struct HandBack {
    bool pending = false; ///< the giving back is not through yet
    bool phone = false;
    bool teams = false;
};

/// Everything the engine holds of one matched user, or of one who has left and still has claims.
struct User {
    Person person;
    int phoneId = 0; ///< Person::starfaceId as the number it is
    std::size_t place = 0; ///< in UserTable::all()
    bool leaving = false;
    bool recovered = false; ///< known from the journal alone: no directory has been read yet
    bool phoneGone = false; ///< leaving, and the directory of the PBX does not list the account
    bool teamsGone = false; ///< the same of Microsoft's
    presence::Observation seen;
    QString availability;
    QString activity;
    QString telephony;
    presence::Sequence sequence;
    bool statusIsUnknown = false; ///< in words that this version does not know
    presence::UserState state;
    presence::UserState journalled;
    presence::Outcome last;
    std::optional<core::Error> starfaceError;
    std::optional<core::Error> teamsError;
    UserReport reported;
    bool wasReported = false;
    HandBack handBack;

    bool busy() const { return state.dndWrite.inFlight || state.teamsWrite.inFlight; }
    bool holds() const { return state.dnd.exists() || state.teams.exists(); }
    bool phoneWaits() const { return starfaceError && state.dndWrite.failures > 0; }
    /// Ends the pause after a failed write, where no earlier one may still assert something.
    void retryNow(presence::Side side, Time now);
    void retryNow(Time now)
    {
        retryNow(presence::Side::Starface, now);
        retryNow(presence::Side::Teams, now);
    }
    bool teamsWaits() const { return teamsError && state.teamsWrite.failures > 0; }
};

/// The users by what they are in both systems. Addresses may change; the pair of ids is who somebody is.
/// Pointers stay valid until the user is taken out.
class UserTable {
public:
    /// The matched people; who is gone and holds something stays as leaving. Returns true where it changed.
    bool update(const QList<Person> &people);
    /// Whom the journal of an earlier run names: known by both ids until the directories are there. Where two
    /// share an id, the second is leaving.
    void recover(const QList<JournalEntry> &entries);
    /// Takes out who has left and holds nothing any more.
    void removeGone();

    const std::vector<std::unique_ptr<User>> &all() const { return m_users; }
    User *byGraphId(const QString &id) const { return m_byGraphId.value(id); }
    User *byPhoneId(int id) const { return m_byPhoneId.value(id); }
    /// The matched user with that address; asked rarely, so looked for from the first to the last.
    User *byKey(const QString &key) const;
    User *byIds(const QString &graphId, const QString &starfaceId) const;
    /// True while somebody who leaves still has to give back on one of this user's two sides.
    bool waitsForLeaving(const User &user) const;
    int matched() const { return m_matched; }

private:
    /// Where everybody stands; who they are only where that changed.
    void index(bool changed);

    std::vector<std::unique_ptr<User>> m_users; ///< matched and leaving
    QHash<QString, User *> m_byGraphId; ///< nobody who is leaving
    QHash<int, User *> m_byPhoneId; ///< nobody who is leaving
    QSet<QString> m_leavingGraphIds;
    QSet<int> m_leavingPhoneIds;
    int m_matched = 0;
};

} // namespace pb::sync
