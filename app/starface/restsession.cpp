// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/restsession.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace pb::starface {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::failure;
using core::Result;
using core::Secret;

Q_LOGGING_CATEGORY(restSessionLog, "pb.starface", QtInfoMsg)

namespace {

/// Renewed early: a request needs time, too.
core::Duration useOf(core::Duration life)
{
    return std::max<core::Duration>(life - std::max<core::Duration>(life / 16, 60s), life / 2);
}

} // namespace

RestSession::RestSession(
    http::HttpClient &http, core::Clock &clock, const QUrl &root, const Credentials &account, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_clock(clock)
    , m_root(root)
    , m_account(account)
    , m_gate(clock)
{
}

core::Job<Secret> *RestSession::token(QObject *parent)
{
    const bool isFresh = !m_token.isEmpty() && m_clock.now() < m_usableUntil;
    if (isFresh)
        return new core::PromiseJob<Secret>(parent, m_token);
    if (const auto refusal = m_gate.refusal())
        return new core::PromiseJob<Secret>(parent, failure(*refusal));
    auto *promise = new core::PromiseJob<Secret>(parent);
    m_waiting << promise;
    if (!m_signingIn)
        signIn();
    return promise;
}

void RestSession::reject(const Secret &token)
{
    // somebody who still holds an older one says nothing about the newer
    if (token == m_token)
        m_token.clear();
}

void RestSession::show(const Secret &token, http::Request &request) const
{
    const bool isBearer = m_offered && m_offered->kind == SignInKind::OAuth;
    if (isBearer)
        request.headers << qMakePair(QByteArrayLiteral("Authorization"), "Bearer " + token.reveal());
    else
        request.headers << qMakePair(QByteArrayLiteral("authToken"), token.reveal());
}

core::Job<SignInKind> *RestSession::kind(QObject *parent)
{
    if (m_offered)
        return new core::PromiseJob<SignInKind>(parent, m_offered->kind);
    auto *promise = new core::PromiseJob<SignInKind>(parent);
    findSignIn(m_http, m_root, m_account, promise)->then(promise, [this, promise](const auto &offered) {
        if (offered)
            m_offered = *offered;
        promise->resolve(offered.map([](const OfferedSignIn &found) { return found.kind; }));
    });
    return promise;
}

Secret RestSession::takeToken()
{
    m_refreshToken.clear();
    Secret token = std::exchange(m_token, {});
    // [?] no call of the realm that ends a session is published; its tokens live for minutes
    return m_offered && m_offered->kind == SignInKind::OAuth ? Secret() : token;
}

void RestSession::signIn()
{
    m_signingIn = true;
    if (m_offered)
        return signInAs(*m_offered);
    // the challenge of the older kinds says which of them it is: nothing has to be asked before
    const bool mayBeOAuth =
        m_account.kind == SignInKind::OAuth || (!m_account.kind && !m_account.clientSecret.isEmpty());
    if (!mayBeOAuth)
        return signInAs({});
    const auto startedAt = m_clock.now();
    findSignIn(m_http, m_root, m_account, this)
        ->then(this, [this, startedAt](const Result<OfferedSignIn> &offered) {
            if (!offered)
                return concludeSignIn(startedAt, failure(offered.error()));
            m_offered = *offered;
            signInAs(*offered);
        });
}

void RestSession::signInAs(const OfferedSignIn &offered)
{
    if (offered.kind != SignInKind::OAuth) {
        return follow(logInWithProof(
            m_http, m_root, m_account,
            [this](SignInKind kind) {
                m_offered = {kind, {}};
            },
            this));
    }
    const bool refreshes = m_clock.now() < m_refreshableUntil;
    follow(logInToRealm(m_http, offered.realm, m_account, refreshes ? m_refreshToken : Secret(), this));
}

void RestSession::follow(core::Job<Grant> *job)
{
    const auto startedAt = m_clock.now();
    job->then(this, [this, startedAt](const Result<Grant> &grant) { concludeSignIn(startedAt, grant); });
}

void RestSession::concludeSignIn(core::Time startedAt, const Result<Grant> &grant)
{
    m_signingIn = false;
    if (grant) {
        m_token = grant->accessToken;
        m_usableUntil = startedAt + useOf(grant->accessLife);
        m_refreshToken = grant->refreshToken;
        // where its life is not told, the realm says when it is over
        const auto life = grant->refreshLife > 0s ? useOf(grant->refreshLife) : core::Duration(24h);
        m_refreshableUntil = startedAt + life;
        m_gate.accepted();
        qCInfo(restSessionLog) << "REST: signed in";
    } else {
        const core::Error &error = grant.error();
        if (error.kind == core::ErrorKind::Unauthorized || isSignInCode(error.code))
            m_gate.refused(error);
        qCWarning(restSessionLog).noquote() << "REST: sign-in failed:" << core::toLogLine(error);
    }
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &promise : waiting) {
        if (promise)
            promise->resolve(grant.map([](const Grant &got) { return got.accessToken; }));
    }
}

} // namespace pb::starface
