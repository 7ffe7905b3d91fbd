// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "http/authorizer.h"
#include "identity/accesstoken.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <vector>

namespace pb::identity {

/// Owns one access token and guarantees: it is renewed within its last five minutes, once for all callers
/// together, and is handed out meanwhile while a minute of it is left; a failed renewal leaves it usable
/// until it expires; after a failure Entra is not asked again for a pause that grows (60 s to 10 min where
/// somebody has to act, 2 s to 60 s otherwise), and the error is answered with the rest of the pause as
/// retryAfter. Deleting the source ends every waiting job as Cancelled. Lives on one thread.
class TokenSource : public QObject, public http::Authorizer {
    Q_OBJECT
public:
    ~TokenSource() override;

    core::Job<core::Secret> *token(QObject *parent) override;
    /// Replaces the token, but not again within five minutes: a service that refuses good tokens for a while
    /// makes calls fail and nothing more. retryNow() replaces it at once.
    void reject(const core::Secret &token) override;

    /// Ends a pause and renews at once, e.g. when a secret was replaced.
    void retryNow();

    /// When the token in hand expires; nothing where there is none.
    std::optional<core::Time> expiresAt() const { return m_expiresAt; }
    /// Why the last renewal failed; nothing after a success.
    const std::optional<core::Error> &lastError() const { return m_lastError; }
    /// Until when nothing is asked of Entra; nothing where there is no pause.
    std::optional<core::Time> pausedUntil() const;
    /// What the token in hand says was granted; empty where it is no JWT.
    const TokenClaims &claims() const { return m_claims; }
    bool isRenewing() const { return m_renewal != nullptr; }

Q_SIGNALS:
    /// expiresAt(), lastError(), pausedUntil() or claims() is another one.
    void stateChanged();

protected:
    TokenSource(QString name, core::Clock &clock, QObject *parent);

    /// The whole renewal, as a job of `parent`. What it yields is handed out.
    virtual core::Job<TokenResponse> *renew(QObject *parent) = 0;

    core::Clock &clock() const { return m_clock; }

private:
    bool lastsFor(core::Duration time) const;
    void drop();
    void startRenewal();
    void renewed(const core::Result<TokenResponse> &result);
    void take(const TokenResponse &response);
    void pauseAfter(const core::Error &error);
    core::Error rememberedError() const;
    void answerWaiting();

    const QString m_name; // for the log
    core::Clock &m_clock;

    core::Secret m_token;
    TokenClaims m_claims;
    std::optional<core::Time> m_expiresAt;
    core::Duration m_renewBefore{};

    std::optional<core::Error> m_lastError;
    core::Time m_pausedUntil{};
    int m_failures = 0;
    std::optional<core::Time> m_replacedAt; ///< when a refusal cost a token last
    bool m_isRefused = false; ///< the token in hand was refused, and is kept
    bool m_isAskedAgain = false; ///< by somebody, while a renewal was under way

    QPointer<core::Job<TokenResponse>> m_renewal;
    std::vector<QPointer<core::PromiseJob<core::Secret>>> m_waiting;
};

} // namespace pb::identity
