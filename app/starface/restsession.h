// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/authorizer.h"
#include "http/httpclient.h"
#include "starface/login.h"
#include "starface/logingate.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace pb::starface {

/// One REST session: logs in when a token is asked for, hands the same token to everybody, renews it before
/// its four hours are over or once it was rejected. Concurrent callers share one login; refused credentials
/// are not tried again for a while (LoginGate). Owns the password. Lives on one thread. The HTTP client
/// outlives it.
class RestSession final : public QObject, public http::Authorizer {
    Q_OBJECT
public:
    /// `root` ends in /rest.
    RestSession(http::HttpClient &http, core::Clock &clock, const QUrl &root, const QString &login,
        const core::Secret &password, QObject *parent = nullptr);

    core::Job<core::Secret> *token(QObject *parent) override;
    void reject(const core::Secret &token) override;

    /// How this PBX wants passwords to be proven; asked for once, which is no login.
    core::Job<LoginType> *loginType(QObject *parent);

    std::optional<core::Error> refusal() const { return m_gate.refusal(); }
    void retryNow() { m_gate.retryNow(); }
    /// Hands out the token and forgets it; empty where there is none.
    core::Secret takeToken();

private:
    void logIn();
    void concludeLogin(core::Result<core::Secret> token);

    http::HttpClient &m_http;
    core::Clock &m_clock;
    QUrl m_root;
    QString m_login;
    core::Secret m_password;
    LoginGate m_gate;
    core::Secret m_token;
    core::Time m_tokenSince{};
    std::optional<LoginType> m_type;
    bool m_loggingIn = false;
    QList<QPointer<core::PromiseJob<core::Secret>>> m_waiting;
};

} // namespace pb::starface
