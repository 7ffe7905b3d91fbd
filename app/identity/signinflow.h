// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "http/httptypes.h"
#include "identity/accesstoken.h"
#include "identity/entraendpoints.h"
#include "identity/loopbacklistener.h"

#include <memory>

namespace pb::identity {

/// Signs a person in with the browser: authorization code with PKCE (S256), for delegated permissions of
/// Graph and a refresh token. Owns its listener and its connection, ends by itself (the browser's time limit,
/// then the token endpoint's); deleting it frees the port and aborts the request. Yields access token,
/// refresh token and scope; nothing is stored.
///
/// The page in the browser is shown when the code has arrived: what follows happens here, without the
/// browser.
class SignInFlow final : public core::Job<TokenResponse> {
    Q_OBJECT
public:
    struct Settings {
        EntraEndpoints endpoints;
        QString tenant;
        QString clientId;
        core::Secret clientSecret; ///< empty: a public client, none is sent
        QStringList permissions{QStringLiteral("User.Read.All")}; ///< of Graph
        LoopbackSettings loopback;
        http::NetworkSettings network;
        core::Duration tokenTimeLimit = std::chrono::seconds{30};
    };

    SignInFlow(const Settings &settings, core::Clock &clock, QObject *parent);
    ~SignInFlow() override;

    /// The redirect URI that has to be registered; valid at once, unless the port could not be opened.
    QUrl callback() const;

Q_SIGNALS:
    /// To be opened in the system's browser; once, from the event loop. Carries the `state`: never logged.
    void browserWanted(const QUrl &url);
    /// A browser came back and was refused; the wait goes on.
    void browserRefused(const pb::core::Error &error);
    /// The code is here, the token is being asked for.
    void redirected();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace pb::identity
