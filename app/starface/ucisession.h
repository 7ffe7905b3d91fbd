// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httpclient.h"
#include "starface/logingate.h"

#include <QObject>
#include <QPointer>
#include <QVariant>

#include <functional>
#include <optional>

namespace pb::starface {

/// One UCI session: signs in when asked for, keeps it alive (at least every 50 s, as the PBX wants it), and
/// signs in anew once it was lost. Concurrent callers share one sign-in; refused credentials are not tried
/// again for a while (LoginGate). The cookie is in the HTTP client's jar. Lives on one thread. The HTTP
/// client outlives it.
class UciSession final : public QObject {
    Q_OBJECT
public:
    /// What every address shows of the account.
    struct Proof {
        QLatin1StringView parameter;
        core::Secret token;
        std::optional<core::Time> usableUntil = {}; ///< nothing: for good
    };
    /// Where proofs come from.
    struct Proofs {
        std::function<core::Job<Proof> *(QObject *parent)> ask;
        std::function<void(const Proof &proof)> reject; ///< the PBX does not take it any more
    };

    UciSession(http::HttpClient &http, core::Clock &clock, const QUrl &base, Proofs proofs,
        QObject *parent = nullptr);

    /// Yields the number of the session that stands.
    core::Job<int> *ensure(QObject *parent);
    /// Signing in again may help: the session is not known (any more), or its proof has run out.
    bool isLost(const core::Error &error) const;
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
    bool isProofGood() const;
    void getProof();
    void logIn();
    core::Done judgeLogin(const core::Result<http::Response> &response) const;
    void concludeLogin(const core::Done &outcome);
    void answerWaiting(const core::Result<int> &result);
    void scheduleKeepAlive(core::Duration delay);
    void keepAlive();
    void judgeKeepAlive(int number, const core::Result<http::Response> &response);

    http::HttpClient &m_http;
    core::Clock &m_clock;
    QUrl m_base;
    const Proofs m_proofs;
    LoginGate m_gate;
    Proof m_proof;
    bool m_signedIn = false;
    bool m_signingIn = false;
    int m_number = 0;
    QPointer<QObject> m_keepAlive;
    QList<QPointer<core::PromiseJob<int>>> m_waiting;
};

} // namespace pb::starface
