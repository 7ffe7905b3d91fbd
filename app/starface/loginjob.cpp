// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/loginjob.h"

#include "starface/restcall.h"
#include "starface/restdecoder.h"

namespace pb::starface {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::failure;
using core::Result;

namespace {

// of the older sign-ins (docs/facts.md, S3)
constexpr auto tokenLife = 4h;

SignInKind kindOf(LoginType type)
{
    return type == LoginType::ActiveDirectory ? SignInKind::ActiveDirectory : SignInKind::Nonce;
}

core::Error withCode(core::Error error, const char *code)
{
    error.code = QLatin1String(code);
    if (error.kind != ErrorKind::NotFound)
        error.kind = ErrorKind::Unauthorized;
    return error;
}

core::Job<http::Response> *askForChallenge(http::HttpClient &http, const QUrl &root, QObject *parent)
{
    auto request = restRequest("GET", root, u"/login"_s);
    request.repeat = http::Repeat::Always;
    return http.send(request, parent);
}

Result<LoginChallenge> challengeOf(const Result<http::Response> &response)
{
    if (!response)
        return failure(response.error());
    return response->status == 200 ? decodeChallenge(response->body) : failure(decodeRestError(*response));
}

/// What a refused challenge means, once it is known whether there is a realm.
core::Error challengeRefused(core::Error error, bool hasRealm)
{
    if (error.httpStatus == 401 || error.httpStatus == 403)
        return withCode(std::move(error), hasRealm ? clientSecretNeededCode : bearerOnlyCode);
    if (error.httpStatus == 404 || error.httpStatus == 410)
        return withCode(std::move(error), hasRealm ? clientSecretNeededCode : tooOldCode);
    return error;
}

/// What a refused proof means. The description says 400 for a wrong login; [?] that a PBX whose users come
/// from an identity provider answers otherwise.
core::Error proofRefused(core::Error error, bool hasRealm, bool workedBefore)
{
    if (hasRealm && error.httpStatus != 400)
        return withCode(std::move(error), externalIdentityCode);
    return workedBefore ? withCode(std::move(error), passwordResetCode) : error;
}

/// Asks whether there is a realm; whatever is no discovery document says that there is none.
class RealmJob final : public core::Job<QUrl> {
public:
    RealmJob(http::HttpClient &http, const QUrl &root, QObject *parent)
        : Job(parent)
        , m_root(root)
    {
        http.send(discoveryRequest(root), this)->then(this, [this](const auto &response) {
            if (!response)
                return finish(failure(response.error()));
            // a gateway in trouble says nothing about what is behind it
            if (response->status >= 502 && response->status <= 504)
                return finish(failure(decodeRestError(*response)));
            finish(tokenEndpoint(*response, m_root));
        });
    }

private:
    const QUrl m_root;
};

class FindJob final : public core::Job<OfferedSignIn> {
public:
    FindJob(http::HttpClient &http, const QUrl &root, const Credentials &account, QObject *parent)
        : Job(parent)
        , m_http(http)
        , m_root(root)
        , m_pinned(account.kind)
    {
        if (m_pinned && *m_pinned != SignInKind::OAuth)
            finish(OfferedSignIn{*m_pinned, {}});
        else if (m_pinned || !account.clientSecret.isEmpty())
            askForRealm();
        else
            ask();
    }

private:
    void askForRealm()
    {
        (new RealmJob(m_http, m_root, this))->then(this, [this](const Result<QUrl> &realm) {
            if (!realm)
                return finish(failure(realm.error()));
            if (!realm->isEmpty())
                return finish(OfferedSignIn{SignInKind::OAuth, *realm});
            if (!m_pinned)
                return ask();
            core::Error error;
            error.kind = ErrorKind::NotFound;
            error.detail = u"the PBX has no realm for OAuth any more"_s;
            finish(failure(withCode(std::move(error), noRealmCode)));
        });
    }

    void ask()
    {
        askForChallenge(m_http, m_root, this)->then(this, [this](const auto &response) {
            const auto challenge = challengeOf(response);
            if (challenge)
                return finish(OfferedSignIn{kindOf(challenge->type), {}});
            explain(challenge.error());
        });
    }

    void explain(const core::Error &error)
    {
        if (challengeRefused(error, false).code == error.code)
            return finish(failure(error));
        (new RealmJob(m_http, m_root, this))->then(this, [this, error](const Result<QUrl> &realm) {
            finish(failure(challengeRefused(error, realm && !realm->isEmpty())));
        });
    }

    http::HttpClient &m_http;
    const QUrl m_root;
    const std::optional<SignInKind> m_pinned;
};

class ProofJob final : public core::Job<Grant> {
public:
    ProofJob(http::HttpClient &http, const QUrl &root, const Credentials &account,
        std::function<void(SignInKind)> kindKnown, QObject *parent)
        : Job(parent)
        , m_http(http)
        , m_root(root)
        , m_account(account)
        , m_kindKnown(std::move(kindKnown))
    {
        askForChallenge(m_http, m_root, this)->then(this, [this](const auto &response) { prove(response); });
    }

private:
    void prove(const Result<http::Response> &response)
    {
        const auto challenge = challengeOf(response);
        if (!challenge)
            return explain(challenge.error(), &challengeWasRefused);
        const SignInKind kind = kindOf(challenge->type);
        if (kind != m_account.kind.value_or(kind)) {
            core::Error error;
            error.detail = u"the PBX asks for another kind of sign-in than the one it was set up with"_s;
            return finish(failure(withCode(std::move(error), kindChangedCode)));
        }
        m_kindKnown(kind);
        auto request = restRequest("POST", m_root, u"/login"_s);
        request.body = encodeLogin(*challenge, restSecret(*challenge, m_account.login, m_account.password));
        // a nonce may be good for one use only
        request.repeat = http::Repeat::WhenRefused;
        m_http.send(request, this)->then(this, [this](const auto &answer) { conclude(answer); });
    }

    void conclude(const Result<http::Response> &response)
    {
        if (!response)
            return finish(failure(response.error()));
        if (response->status == 200)
            return finish(decodeToken(response->body).map([](const core::Secret &token) {
                return Grant{token, tokenLife, {}, {}};
            }));
        core::Error error = decodeRestError(*response);
        // the description says 400 for a wrong login
        if (response->status != 400 && response->status != 401 && response->status != 403)
            return finish(failure(std::move(error)));
        error.kind = ErrorKind::Unauthorized;
        explain(error, &proofWasRefused);
    }

    using Explain = core::Error (*)(core::Error error, bool hasRealm, bool workedBefore);

    static core::Error challengeWasRefused(core::Error error, bool hasRealm, bool)
    {
        return challengeRefused(std::move(error), hasRealm);
    }

    static core::Error proofWasRefused(core::Error error, bool hasRealm, bool workedBefore)
    {
        return proofRefused(std::move(error), hasRealm, workedBefore);
    }

    /// Asks for the realm only where that makes a difference.
    void explain(const core::Error &error, Explain meaning)
    {
        const bool workedBefore = m_account.kind.has_value();
        const core::Error with = meaning(error, true, workedBefore);
        const core::Error without = meaning(error, false, workedBefore);
        if (with.code == without.code)
            return finish(failure(with));
        (new RealmJob(m_http, m_root, this))->then(this, [this, with, without](const Result<QUrl> &realm) {
            finish(failure(realm && !realm->isEmpty() ? with : without));
        });
    }

    http::HttpClient &m_http;
    const QUrl m_root;
    const Credentials m_account;
    const std::function<void(SignInKind)> m_kindKnown;
};

class RealmLoginJob final : public core::Job<Grant> {
public:
    RealmLoginJob(http::HttpClient &http, const QUrl &realm, const Credentials &account,
        const core::Secret &refreshToken, QObject *parent)
        : Job(parent)
        , m_http(http)
        , m_realm(realm)
        , m_account(account)
    {
        if (refreshToken.isEmpty())
            showPassword();
        else
            refresh(refreshToken);
    }

private:
    void refresh(const core::Secret &refreshToken)
    {
        m_http.send(refreshGrantRequest(m_realm, refreshToken, m_account.clientSecret), this)
            ->then(this, [this](const Result<http::Response> &response) {
                if (response && isRefreshRefused(*response))
                    showPassword();
                else
                    conclude(response, true);
            });
    }

    void showPassword()
    {
        if (m_account.clientSecret.isEmpty()) {
            core::Error error;
            error.detail = u"no client secret is known"_s;
            return finish(failure(withCode(std::move(error), clientSecretNeededCode)));
        }
        m_http
            .send(
                passwordGrantRequest(m_realm, {m_account.login, m_account.password}, m_account.clientSecret),
                this)
            ->then(this, [this](const Result<http::Response> &response) {
                conclude(response, m_account.kind == SignInKind::OAuth);
            });
    }

    void conclude(const Result<http::Response> &response, bool workedBefore)
    {
        if (!response)
            return finish(failure(response.error()));
        finish(decodeGrant(*response, workedBefore));
    }

    http::HttpClient &m_http;
    const QUrl m_realm;
    const Credentials m_account;
};

} // namespace

core::Job<OfferedSignIn> *findSignIn(
    http::HttpClient &http, const QUrl &root, const Credentials &account, QObject *parent)
{
    return new FindJob(http, root, account, parent);
}

core::Job<Grant> *logInWithProof(http::HttpClient &http, const QUrl &root, const Credentials &account,
    std::function<void(SignInKind)> kindKnown, QObject *parent)
{
    return new ProofJob(http, root, account, std::move(kindKnown), parent);
}

core::Job<Grant> *logInToRealm(http::HttpClient &http, const QUrl &realm, const Credentials &account,
    const core::Secret &refreshToken, QObject *parent)
{
    return new RealmLoginJob(http, realm, account, refreshToken, parent);
}

} // namespace pb::starface
