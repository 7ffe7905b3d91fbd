// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/keys/madekeys.h"
#include "setup/taskjob.h"
#include "starface/keywrites.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <optional>

namespace pb::setup {

/// Values of Error::code of a KeysJob.
inline constexpr char noKeySetCode[] = "no-key-set"; ///< the account has no set of function keys
inline constexpr char keyNotMadeCode[] = "key-not-made"; ///< confirmed, and not there afterwards
inline constexpr char keyRightMissingCode[] = "key-right-missing"; ///< the account may not change its keys
inline constexpr char keysChangedCode[] = "keys-changed"; ///< somebody else changed the keys at the same time

/// A user whose phone the technical account has no busy-lamp key for.
struct LackingKey {
    int userId = 0;
    QString name;
    QString email;

    friend bool operator==(const LackingKey &, const LackingKey &) = default;
};

/// The busy-lamp keys of the technical account: finds who has none, makes these keys, or removes those that
/// were made here. Each key that was made stands in the list before the next one is begun, and is read back.
/// Stops at the first that cannot be made or listed; what was made before stays, and in the list. Given up,
/// it ends after the write that is under way.
class KeysJob final : public TaskJob {
    Q_OBJECT
public:
    enum class Order { Plan, Make, Remove };
    struct Settings {
        Order order = Order::Plan;
        QString listFile; ///< of the keys that were made here (madekeys.h); empty: not kept
        std::optional<QSet<int>> users; ///< whose keys are looked at; nothing: of everybody with an address
    };

    KeysJob(Context context, Settings settings, QObject *parent);

    void abandon() override;

    /// Keys that were there before.
    int existing() const { return m_existing; }
    /// Who has none, now.
    const QList<LackingKey> &lacking() const { return m_lacking; }
    /// What was made or removed just now.
    const QList<MadeKey> &changed() const { return m_changed; }

protected:
    void begin() override;

private:
    void haveUsers(const core::Result<QList<starface::User>> &users);
    void haveSets(const core::Result<QStringList> &sets);
    void readNextSet();
    void haveSet(const core::Result<starface::FunctionKeys> &keys);
    void plan();
    void haveNumbers(const core::Result<QList<starface::KeyAccount>> &accounts);
    void makeNext();
    void made(const core::Result<starface::CreatedKey> &key);
    void lookAfter(const core::Result<starface::FunctionKeys> &keys);
    void keep(const QString &keyId);
    void takeBack(const MadeKey &key, const core::Error &why);
    void tryOtherForm();
    void removeNext();
    void readBack();
    void checkBack(const core::Result<starface::FunctionKeys> &keys);
    void stop(const core::Done &outcome);
    void stop(core::ErrorKind kind, const char *code, const QString &detail = {});

    const Settings m_settings;
    std::unique_ptr<starface::StarfaceClient> m_client;
    QList<starface::User> m_users;
    int m_ownId = 0;
    QStringList m_setsToRead;
    QString m_set; ///< in which keys are made
    QList<MadeKey> m_present; ///< busy-lamp keys, as read
    QSet<QString> m_ids; ///< of every key in that set
    QHash<int, QString> m_numbers;
    QList<LackingKey> m_lacking;
    QList<MadeKey> m_list; ///< as in the file
    QList<MadeKey> m_toRemove;
    QList<MadeKey> m_changed;
    starface::KeyForm m_form = starface::KeyForm::Edited;
    bool m_formIsProven = false;
    std::optional<core::Error> m_refusal; ///< of the key that is being made
    int m_existing = 0;
    bool m_givenUp = false; ///< ends after the write that is under way
    bool m_ending = false; ///< nothing new is begun
};

} // namespace pb::setup
