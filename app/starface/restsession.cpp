// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/restsession.h"

#include "starface/restcall.h"
#include "starface/restdecoder.h"

#include <QLoggingCategory>

#include <utility>

namespace pb::starface {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::failure;
using core::Result;
using core::Secret;

Q_LOGGING_CATEGORY(restSessionLog, "pb.starface", QtInfoMsg)

namespace {

// of the four hours that a token lives (docs/facts.md, S3)
constexpr auto tokenUse = 3h + 45min;

Result<LoginChallenge> challengeOf(const Result<http::Response> &response)
{
    if (!response)
        return failure(response.error());
    return response->status == 200 ? decodeChallenge(response->body) : failure(decodeRestError(*response));
}

core::Job<http::Response> *askForChallenge(http::HttpClient &http, const QUrl &root, QObject *parent)
{
    auto request = restRequest("GET", root, u"/login"_s);
    request.repeat = http::Repeat::Always;
    return http.send(request, parent);
}

/// Challenge, proof, token. The Error of refused credentials is Unauthorized.
class LoginJob final : public core::Job<Secret> {
public:
    LoginJob(http::HttpClient &http, const QUrl &root, QString login, Secret password,
        std::function<void(LoginType)> typeKnown, QObject *parent)
        : Job(parent)
        , m_http(http)
        , m_root(root)
        , m_login(std::move(login))
        , m_password(std::move(password))
        , m_typeKnown(std::move(typeKnown))
    {
        askForChallenge(m_http, m_root, this)->then(this, [this](const auto &response) { prove(response); });
    }

private:
    void prove(const Result<http::Response> &response)
    {
        const auto challenge = challengeOf(response);
        if (!challenge)
            return finish(failure(challenge.error()));
        m_typeKnown(challenge->type);
        auto request = restRequest("POST", m_root, u"/login"_s);
        request.body = encodeLogin(*challenge, restSecret(*challenge, m_login, m_password));
        // a nonce may be good for one use only
        request.repeat = http::Repeat::WhenRefused;
        m_http.send(request, this)->then(this, [this](const auto &answer) { conclude(answer); });
    }

    void conclude(const Result<http::Response> &response)
    {
        if (!response)
            return finish(failure(response.error()));
        if (response->status == 200)
            return finish(decodeToken(response->body));
        core::Error error = decodeRestError(*response);
        // the description says 400 for a wrong login
        if (response->status == 400 || response->status == 401 || response->status == 403)
            error.kind = core::ErrorKind::Unauthorized;
        finish(failure(std::move(error)));
    }

    http::HttpClient &m_http;
    QUrl m_root;
    QString m_login;
    Secret m_password;
    std::function<void(LoginType)> m_typeKnown;
};

} // namespace

RestSession::RestSession(http::HttpClient &http, core::Clock &clock, const QUrl &root, const QString &login,
    const Secret &password, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_clock(clock)
    , m_root(root)
    , m_login(login)
    , m_password(password)
    , m_gate(clock)
{
}

core::Job<Secret> *RestSession::token(QObject *parent)
{
    const bool isFresh = !m_token.isEmpty() && m_clock.now() - m_tokenSince < tokenUse;
    if (isFresh)
        return new core::PromiseJob<Secret>(parent, m_token);
    if (const auto refusal = m_gate.refusal())
        return new core::PromiseJob<Secret>(parent, failure(*refusal));
    auto *promise = new core::PromiseJob<Secret>(parent);
    m_waiting << promise;
    if (!m_loggingIn)
        logIn();
    return promise;
}

void RestSession::reject(const Secret &token)
{
    // somebody who still holds an older one says nothing about the newer
    if (token == m_token)
        m_token.clear();
}

core::Job<LoginType> *RestSession::loginType(QObject *parent)
{
    if (m_type)
        return new core::PromiseJob<LoginType>(parent, *m_type);
    auto *promise = new core::PromiseJob<LoginType>(parent);
    askForChallenge(m_http, m_root, promise)->then(promise, [this, promise](const auto &response) {
        promise->resolve(challengeOf(response).map([this](const LoginChallenge &challenge) {
            m_type = challenge.type;
            return challenge.type;
        }));
    });
    return promise;
}

Secret RestSession::takeToken()
{
    return std::exchange(m_token, {});
}

void RestSession::logIn()
{
    m_loggingIn = true;
    const auto startedAt = m_clock.now();
    auto *job = new LoginJob(
        m_http, m_root, m_login, m_password, [this](LoginType type) { m_type = type; }, this);
    job->then(this, [this, startedAt](Result<Secret> token) {
        m_tokenSince = startedAt;
        concludeLogin(std::move(token));
    });
}

void RestSession::concludeLogin(Result<Secret> token)
{
    m_loggingIn = false;
    if (token) {
        m_token = *token;
        m_gate.accepted();
        qCInfo(restSessionLog) << "REST: signed in";
    } else {
        if (token.error().kind == core::ErrorKind::Unauthorized)
            m_gate.refused(token.error());
        qCWarning(restSessionLog).noquote() << "REST: sign-in failed:" << core::toLogLine(token.error());
    }
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &promise : waiting) {
        if (promise)
            promise->resolve(token);
    }
}

} // namespace pb::starface
