// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "identity/loopbacklistener.h"
#include "setup/access/permissionprobes.h"
#include "setup/taskjob.h"

namespace pb::setup {

/// Read access: somebody signs in with the browser, or (where nobody is to be asked) the refresh token is
/// used; a wrong id or secret is found out before the browser opens, as far as Entra tells without anybody;
/// then the granted permission and the call that proves it. A new refresh token is stored before the access
/// token is used. Where the application itself lists the users, its own token is checked instead.
class ReadAccessJob final : public TaskJob {
    Q_OBJECT
public:
    enum class Way { Browser, Stored };
    struct Settings {
        Way way = Way::Browser;
        identity::LoopbackSettings loopback;
    };

    ReadAccessJob(Context context, Settings settings, QObject *parent);

    const QList<PermissionLine> &lines() const { return m_lines; }
    const QList<graph::User> &users() const { return m_users; }

protected:
    void begin() override;

private:
    void proveClient();
    void signIn();
    void signedIn(const core::Result<identity::TokenResponse> &token);
    void useStored();
    void probe(http::Authorizer &authorizer, const std::optional<identity::TokenClaims> &claims);

    const Settings m_settings;
    QList<PermissionLine> m_lines;
    QList<graph::User> m_users;
    std::unique_ptr<FixedToken> m_token;
    std::unique_ptr<graph::GraphClient> m_graph;
};

} // namespace pb::setup
