// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/tokensource.h"

#include "identity/log.h"

#include <algorithm>
#include <utility>

namespace pb::identity {

using namespace std::chrono_literals;
using core::ErrorKind;
using core::failure;

namespace {

constexpr core::Duration renewAhead = 5min;
// so long before its end a token is still handed out while its successor is on its way
constexpr core::Duration comfortable = 1min;
// a request that is under way when the token expires would be refused
constexpr core::Duration safety = 10s;
// a good token is refused now and then (docs/facts.md, G19): a new one at every refusal would be the request
// loop that Entra blocks (AADSTS50196)
constexpr core::Duration betweenReplacements = 5min;

core::Duration growing(core::Duration first, core::Duration longest, int failures)
{
    return std::min(longest, first * (1 << std::clamp(failures - 1, 0, 10)));
}

} // namespace

TokenSource::TokenSource(QString name, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_name(std::move(name))
    , m_clock(clock)
{
}

TokenSource::~TokenSource()
{
    for (const auto &job : std::as_const(m_waiting)) {
        if (job)
            job->resolve(
                failure(ErrorKind::Cancelled, QStringLiteral("the program stopped renewing its token")));
    }
}

core::Job<core::Secret> *TokenSource::token(QObject *parent)
{
    const bool paused = pausedUntil().has_value();
    if (!m_renewal && !paused && !lastsFor(m_renewBefore))
        startRenewal();
    if (lastsFor(std::min(comfortable, m_renewBefore)) || (!m_renewal && lastsFor(safety)))
        return new core::PromiseJob<core::Secret>(parent, m_token);
    if (!m_renewal)
        return new core::PromiseJob<core::Secret>(parent, failure(rememberedError()));
    auto *job = new core::PromiseJob<core::Secret>(parent);
    m_waiting.emplace_back(job);
    return job;
}

void TokenSource::reject(const core::Secret &token)
{
    if (m_token.isEmpty() || !(token == m_token))
        return;
    const core::Time now = m_clock.now();
    m_isRefused = m_replacedAt && now - *m_replacedAt < betweenReplacements;
    if (m_isRefused) // what was refused is told by the call that met it
        return;
    m_replacedAt = now;
    drop();
    qCInfo(logIdentity).noquote() << m_name << "token refused by the service, dropped";
    Q_EMIT stateChanged();
}

void TokenSource::drop()
{
    m_token.clear();
    m_claims = {};
    m_expiresAt.reset();
    m_isRefused = false;
}

void TokenSource::retryNow()
{
    m_pausedUntil = {};
    m_failures = 0;
    m_replacedAt.reset();
    if (m_isRefused)
        drop();
    m_isAskedAgain =
        m_renewal != nullptr; // that one may have been refused before what was wrong was put right
    if (!m_renewal && !lastsFor(m_renewBefore))
        startRenewal();
    Q_EMIT stateChanged();
}

std::optional<core::Time> TokenSource::pausedUntil() const
{
    return m_clock.now() < m_pausedUntil ? std::optional(m_pausedUntil) : std::nullopt;
}

bool TokenSource::lastsFor(core::Duration time) const
{
    return m_expiresAt && m_clock.now() + time < *m_expiresAt;
}

void TokenSource::startRenewal()
{
    auto *renewal = renew(this);
    m_renewal = renewal;
    renewal->then(this, [this](const core::Result<TokenResponse> &result) { renewed(result); });
}

void TokenSource::renewed(const core::Result<TokenResponse> &result)
{
    m_renewal = nullptr;
    if (const bool again = std::exchange(m_isAskedAgain, false); again && !result)
        return startRenewal();
    if (result)
        take(*result);
    else
        pauseAfter(result.error());
    answerWaiting();
    Q_EMIT stateChanged();
}

void TokenSource::take(const TokenResponse &response)
{
    m_isRefused = false;
    m_token = response.accessToken;
    m_claims = decodeClaims(m_token).value_or(TokenClaims());
    m_expiresAt = m_clock.now() + response.expiresIn;
    // a token that lives for minutes only must not be renewed at every call
    m_renewBefore = std::min<core::Duration>(renewAhead, core::Duration(response.expiresIn) / 2);
    m_lastError.reset();
    m_pausedUntil = {};
    m_failures = 0;
    qCInfo(logIdentity).noquote() << m_name << "token renewed, valid for" << response.expiresIn.count()
                                  << "s";
}

void TokenSource::pauseAfter(const core::Error &error)
{
    ++m_failures;
    // a request loop is what Entra blocks, and a keychain that is asked too often opens prompt after prompt
    core::Duration pause =
        core::isLasting(error.kind) ? growing(60s, 10min, m_failures) : growing(2s, 60s, m_failures);
    if (error.retryAfter)
        pause = std::max(pause, *error.retryAfter);
    m_pausedUntil = m_clock.now() + pause;
    m_lastError = error;
    qCWarning(logIdentity).noquote() << m_name << "token not renewed:" << core::toLogLine(error)
                                     << "- next in"
                                     << std::chrono::duration_cast<std::chrono::seconds>(pause).count()
                                     << "s";
}

core::Error TokenSource::rememberedError() const
{
    core::Error error = m_lastError.value_or(core::Error());
    error.retryAfter = std::max(core::Duration::zero(), m_pausedUntil - m_clock.now());
    return error;
}

void TokenSource::answerWaiting()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &job : waiting) {
        if (!job)
            continue;
        if (lastsFor(safety))
            job->resolve(m_token);
        else
            job->resolve(failure(rememberedError()));
    }
}

} // namespace pb::identity
