// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "secrets/secretstore.h"

#include <QList>
#include <QStringList>

#include <memory>
#include <optional>

/// Removing everything that this program keeps for the user who runs it. Files are looked at in place: they
/// are small and local.
namespace pb {

/// The folders of this program, each as a whole. On Windows two of them are the same.
struct OwnFolders {
    QString config;
    QString state;
    QString cache;

    static OwnFolders ofThisUser();
};

/// A journal because of which nothing may be removed.
struct HeldJournal {
    QString file;
    int users = 0; ///< to whom something is still to be given back
    std::optional<core::Error> error; ///< it cannot be looked into: in use, or damaged
};

struct Belongings {
    QStringList folders; ///< that exist
    QStringList profiles; ///< ids under which the keychain may hold entries
    QList<HeldJournal> held;

    bool isEmpty() const { return folders.isEmpty() && profiles.isEmpty(); }
};
Belongings findBelongings(const OwnFolders &folders);

/// What came of it.
struct Forgotten {
    struct Failure {
        QString what; ///< the folder, or the id of the profile
        bool isKeychain = false;
        core::Error error;
    };
    QStringList folders;
    QStringList profiles; ///< whose keychain entries are gone
    QList<Failure> failures;
};

/// Removes keychain entries first and the folders after them: while an entry cannot be removed because the
/// keychain is locked or silent, the files that tell its name stay. Where there is no keychain they go.
/// Always succeeds; what failed stands in the result. Does not look at `held`.
class ForgetJob final : public core::Job<Forgotten> {
    Q_OBJECT
public:
    ForgetJob(Belongings belongings, std::shared_ptr<secrets::SecretStore> store, QObject *parent);

private:
    void removeNextEntry();
    void entryRemoved(const core::Done &done);
    void removeFolders();

    const Belongings m_belongings;
    const std::shared_ptr<secrets::SecretStore> m_store;
    QList<secrets::SecretId> m_entries; ///< those to come
    QString m_current; ///< profile whose entries are being removed
    Forgotten m_result;
    bool m_filesMustStay = false;
};

} // namespace pb
