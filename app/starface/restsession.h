// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/authorizer.h"
#include "http/httpclient.h"
#include "starface/logingate.h"
#include "starface/loginjob.h"
#include "starface/signin.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace pb::starface {

/// One REST session: signs in when a token is asked for, hands the same token to everybody, renews it before
/// its life is over or once it was rejected. Concurrent callers share one sign-in; refused credentials are
/// not tried again for a while (LoginGate); the password is shown only where no refresh token does. Owns the
/// credentials. Lives on one thread. The HTTP client outlives it.
class RestSession final : public QObject, public http::Authorizer {
    Q_OBJECT
public:
    /// `root` ends in /rest.
    RestSession(http::HttpClient &http, core::Clock &clock, const QUrl &root, const Credentials &account,
        QObject *parent = nullptr);

    core::Job<core::Secret> *token(QObject *parent) override;
    void reject(const core::Secret &token) override;
    /// Puts a token into a request, as this kind of session wants it.
    void show(const core::Secret &token, http::Request &request) const;
    /// Until when the token is handed out without being renewed first.
    core::Time tokenUsableUntil() const { return m_usableUntil; }

    /// How this PBX is signed in to; asked for once, which is no sign-in.
    core::Job<SignInKind> *kind(QObject *parent);
    const Credentials &account() const { return m_account; }

    std::optional<core::Error> refusal() const { return m_gate.refusal(); }
    void retryNow() { m_gate.retryNow(); }
    /// Hands out the token that has to be ended on the PBX, and forgets it; empty where there is none.
    core::Secret takeToken();

private:
    void signIn();
    void signInAs(const OfferedSignIn &offered);
    void follow(core::Job<Grant> *job);
    void concludeSignIn(core::Time startedAt, const core::Result<Grant> &grant);

    http::HttpClient &m_http;
    core::Clock &m_clock;
    const QUrl m_root;
    const Credentials m_account;
    LoginGate m_gate;
    core::Secret m_token;
    core::Time m_usableUntil{};
    core::Secret m_refreshToken;
    core::Time m_refreshableUntil{};
    std::optional<OfferedSignIn> m_offered;
    bool m_signingIn = false;
    QList<QPointer<core::PromiseJob<core::Secret>>> m_waiting;
};

} // namespace pb::starface
