// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "setup/check/checkcodes.h"
#include "setup/check/connection.h"
#include "setup/setupsecrets.h"
#include "setup/setuptypes.h"

namespace pb::setup {

/// One task of the set-up: waits until the secrets are stored, reads those it needs, makes a connection, and
/// works. Owns the connection. Ends by itself; abandon() ends it early, but only after everything that it
/// changed was put back. Lives on one thread.
class TaskJob : public core::Job<void> {
    Q_OBJECT
public:
    struct Context {
        profile::Profile profile;
        std::shared_ptr<SetupSecrets> secrets;
        core::Clock &clock; ///< must outlive the job
        http::HttpClient::Listener listener = {}; ///< is told what goes over the wire; must outlive the job
    };

    ~TaskJob() override;

    /// Cancelled follows, at once or after what was changed was put back.
    virtual void abandon();

Q_SIGNALS:
    void doingChanged(pb::setup::Doing doing);
    void browserWanted(const QUrl &url, const QUrl &callback);
    /// A browser came back and was refused; the wait goes on.
    void browserRefused(const pb::core::Error &error);
    /// What was found so far is more than before.
    void foundMore();

protected:
    /// `kinds` are read before begin(); those in `needed` must be there.
    TaskJob(Context context, QList<secrets::SecretKind> kinds, QList<secrets::SecretKind> needed,
        QObject *parent);

    virtual void begin() = 0;

    void setDoing(Doing doing);
    bool isAbandoned() const { return m_abandoned; }
    const profile::Profile &profile() const { return m_context.profile; }
    SetupSecrets &secrets() { return *m_context.secrets; }
    const std::shared_ptr<SetupSecrets> &sharedSecrets() const { return m_context.secrets; }
    core::Clock &clock() { return m_context.clock; }
    core::Secret secret(secrets::SecretKind kind) const;
    /// There from begin() on.
    Connection &connection() { return *m_connection; }
    void fail(core::ErrorKind kind, const char *code, const QString &detail);

private:
    void readSecrets(const QList<secrets::SecretKind> &kinds);

    const Context m_context;
    const QList<secrets::SecretKind> m_needed;
    SecretMap m_secrets;
    std::unique_ptr<Connection> m_connection;
    Doing m_doing = Doing::Nothing;
    bool m_abandoned = false;
};

} // namespace pb::setup
