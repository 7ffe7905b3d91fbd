// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "identity/loopbacklistener.h"
#include "setup/access/permissionprobes.h"
#include "setup/taskjob.h"

namespace pb::setup {

/// Write access: a token for the application with the candidate secret, which proves the ids and the secret
/// before anybody is sent to the browser; admin consent there where it is wanted; then the granted
/// permissions and the calls that prove them, without writing anything. Forbidden "permission-missing" where
/// one is missing; the lines are there in any case.
class WriteAccessJob final : public TaskJob {
    Q_OBJECT
public:
    struct Settings {
        bool asksForConsent = true;
        identity::LoopbackSettings loopback;
        QString anyUserId; ///< of somebody whose presence can be read; empty: nobody is known
    };

    WriteAccessJob(Context context, Settings settings, QObject *parent);

    const QList<PermissionLine> &lines() const { return m_lines; }
    /// Somebody consented in the browser.
    bool hasConsent() const { return m_consented; }
    const QString &organization() const { return m_organization; }
    /// The users that proved User.Read.All, where the application lists them.
    const QList<graph::User> &users() const { return m_users; }

protected:
    void begin() override;

private:
    bool mustAskForConsent() const { return m_settings.asksForConsent && !m_consented; }
    void askForConsent();
    void getToken();
    void haveToken(const core::Result<identity::TokenResponse> &token);
    void probe();

    const Settings m_settings;
    bool m_consented = false;
    int m_tokens = 0;
    QList<PermissionLine> m_lines;
    QString m_organization;
    QList<graph::User> m_users;
    std::unique_ptr<FixedToken> m_token;
    std::unique_ptr<graph::GraphClient> m_graph;
};

/// The outcome of a check by its lines: a missing permission, else the first call that failed.
core::Done outcomeOf(const QList<PermissionLine> &lines);

} // namespace pb::setup
