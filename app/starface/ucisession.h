// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httpclient.h"
#include "starface/login.h"
#include "starface/logingate.h"

#include <QObject>
#include <QPointer>
#include <QVariant>

#include <functional>
#include <optional>

namespace pb::starface {

/// One UCI session: signs in when asked for, keeps it alive (at least every 50 s, as the PBX wants it), and
/// signs in anew once it was lost. Concurrent callers share one sign-in; refused credentials are not tried
/// again for a while (LoginGate). Owns the password; the cookie is in the HTTP client's jar. Lives on one
/// thread. The HTTP client outlives it.
class UciSession final : public QObject {
    Q_OBJECT
public:
    using AskLoginType = std::function<core::Job<LoginType> *(QObject *parent)>;

    UciSession(http::HttpClient &http, core::Clock &clock, const QUrl &base, const QString &login,
        const core::Secret &password, AskLoginType askLoginType, QObject *parent = nullptr);

    /// Yields the number of the session that stands.
    core::Job<int> *ensure(QObject *parent);
    /// The PBX does not know this session any more. Of an older one: nothing happens.
    void lost(int number);
    /// The PBX answered a request of this session: it need not be kept alive for a while.
    void touch();

    /// A method call whose answer may be asked for twice. Its address carries a secret.
    http::Request request(const QString &method, const QVariantList &parameters = {}) const;
    core::Job<void> *logout(QObject *parent);

    std::optional<core::Error> refusal() const { return m_gate.refusal(); }
    void retryNow() { m_gate.retryNow(); }
    http::HttpClient &http() { return m_http; }

private:
    void learnType();
    void logIn(LoginType type);
    core::Done judgeLogin(const core::Result<http::Response> &response) const;
    void concludeLogin(const core::Done &outcome);
    void answerWaiting(const core::Result<int> &result);
    void scheduleKeepAlive(core::Duration delay);
    void keepAlive();
    void judgeKeepAlive(int number, const core::Result<http::Response> &response);

    http::HttpClient &m_http;
    core::Clock &m_clock;
    QUrl m_base;
    QString m_login;
    core::Secret m_password;
    AskLoginType m_askLoginType;
    LoginGate m_gate;
    core::Secret m_token; ///< proof of the password, in every address
    bool m_signedIn = false;
    bool m_signingIn = false;
    int m_number = 0;
    QPointer<QObject> m_keepAlive;
    QList<QPointer<core::PromiseJob<int>>> m_waiting;
};

} // namespace pb::starface
