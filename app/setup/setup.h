// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/secret.h"
#include "secrets/secretsources.h"
#include "secrets/secretstore.h"
#include "setup/check/checkreport.h"

#include <QObject>

#include <memory>

namespace pb::setup {

/// What the loopback page in the browser says at the end, in words for a person (plain text).
struct BrowserWords {
    QString successTitle;
    QString successText;
    QString failureTitle;
    QString failureText;
    QString language; ///< of the words, e.g. "de"; empty: not named
};

/// The set-up of one profile, from the first entry to the saved profile: the wizard's state machine, without
/// a widget. Owns the draft and the candidate secrets, runs one task at a time, and keeps what each brought
/// until an entry it depended on changes. Guarantees: every task ends within its limit; a secret that is in
/// use is replaced only after the new one was checked; secrets go to the secret store and nowhere else; the
/// draft is on disk after each change. Lives on one thread.
class Setup final : public QObject {
    Q_OBJECT
public:
    struct Settings {
        QString profileFile; ///< what finish() writes
        QString draftFile; ///< empty: the draft is not kept (simulator)
        BrowserWords words;
        QString stateFolder = {}; ///< of all profiles, for what was made on the PBX; empty: that is not kept
    };

    /// `clock` must outlive this object. Loads the draft where there is one, else the profile,
    /// else begins with an empty one. What could not be loaded is told by problem().
    Setup(Settings settings, std::shared_ptr<secrets::SecretStore> secrets, core::Clock &clock,
        QObject *parent = nullptr);
    ~Setup() override;

    /// From now on a simulator is set up, with its values filled in: secrets stay in memory, nothing is
    /// written to a file, and finished() hands the profile out only. What was loaded before is left as it is.
    void useSimulator(const profile::Profile &profile, const secrets::GivenSecrets &secrets);

    // --- what was entered ---
    const Draft &draft() const;
    /// Takes over every entry that is no secret. Results that depended on a changed one become NotStarted.
    void setDraft(const Draft &draft);
    /// A candidate secret: to the store (or memory, see keepForThisRun), not yet in use.
    /// secretStored() or secretFailed() follows.
    void setSecret(secrets::SecretKind kind, const core::Secret &secret);
    /// True where a candidate, or one in use, is there.
    bool hasSecret(secrets::SecretKind kind) const;
    /// From now on secrets are kept in memory only, the ones that could not be stored included.
    void keepForThisRun();
    bool isKeptForThisRun() const;
    /// Where the secrets of the finished profile are: the given store, with what is kept for this run on top.
    /// Outlives this object.
    std::shared_ptr<secrets::SecretStore> effectiveStore() const;
    /// Why the draft or the profile could not be read or written; empty: all is well.
    std::optional<core::Error> problem() const;

    // --- what can be done ---
    /// Starts a task; one that runs is cancelled first, and what it changed on a test user is put back before
    /// the new one begins.
    void start(Task task);
    /// Finish cannot be cancelled any more: it is over in a moment, and never half done.
    void cancel();
    /// True while a task that was cancelled, or ran out of time, still puts back what it changed. Whoever
    /// closes the program waits for putBack().
    bool isPuttingBack() const;
    /// True while a secret is on its way to the store. Whoever closes the program waits for secretStored() or
    /// secretFailed().
    bool isStoring() const;
    TaskState state(Task task) const;
    bool isRunning() const;
    /// Whether everything that this page asks for was entered and checked.
    bool isComplete(Step step) const;
    /// Whether one can go to this page directly: it was shown before, or a whole profile is in use.
    bool isReachable(Step step) const;
    /// Only Certificate: pin what was shown (or, with an empty one, rely on the authorities).
    void pinCertificate(const QByteArray &sha256);

    // --- what came of it ---
    /// Write access: the application permissions; read access: the delegated ones; excess ones last.
    QList<PermissionLine> permissions(Task task) const;
    std::optional<CertificateInfo> certificate() const;
    QList<CapabilityLine> capabilities() const;
    QList<UserLine> users() const;
    /// The one judgement of all of it: what the pages, the summary and `--check` show. While CheckEverything
    /// runs: what that has found so far.
    CheckReport report() const;
    /// What this visit has found about the profile in use; nothing where nothing was checked, or where
    /// something else is entered by now.
    std::optional<LastCheck> lastCheck() const;
    /// Tenant's name as Graph told it; empty: not known yet.
    QString organization() const;
    /// The callback URL to register in Entra: the draft's own, or http://localhost/callback, with the port
    /// where one is fixed.
    QUrl callbackUrl() const;
    Registration registration() const;

Q_SIGNALS:
    void draftChanged();
    void stateChanged(pb::setup::Task task);
    /// To be opened in the system's browser.
    void browserWanted(const QUrl &url);
    /// hasSecret() or isKeptForThisRun() is another one.
    void secretsChanged();
    /// isPuttingBack() is false again.
    void putBack();
    void secretStored(pb::secrets::SecretKind kind);
    void secretFailed(pb::secrets::SecretKind kind, const pb::core::Error &error);
    /// finish() saved the profile and moved the secrets to where the engine finds them.
    void finished(const pb::profile::Profile &profile);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace pb::setup
