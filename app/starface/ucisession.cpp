// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/ucisession.h"

#include "starface/restcall.h"
#include "starface/ucidecoder.h"
#include "starface/ucinames.h"

#include <QLoggingCategory>

#include <utility>

namespace pb::starface {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::failure;
using core::Result;

Q_LOGGING_CATEGORY(uciSessionLog, "pb.starface", QtInfoMsg)

namespace {

// the PBX wants a sign of life at least every 50 s; the request itself needs time, too
constexpr auto keepAlivePause = 40s;
constexpr auto keepAliveRetry = 5s;

QUrl rpcUrl(const QUrl &base)
{
    QUrl url = base.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path % u"/xml-rpc"_s);
    return url;
}

Result<QVariant> valueOf(const Result<http::Response> &response)
{
    if (!response)
        return failure(response.error());
    if (response->status != 200)
        return failure(decodeUciStatus(*response));
    const auto answer = xmlrpc::decodeAnswer(response->body);
    if (!answer)
        return failure(answer.error());
    if (answer->fault)
        return failure(decodeFault(*answer->fault));
    return answer->value;
}

} // namespace

UciSession::UciSession(
    http::HttpClient &http, core::Clock &clock, const QUrl &base, Proofs proofs, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_clock(clock)
    , m_base(rpcUrl(base))
    , m_proofs(std::move(proofs))
    , m_gate(clock)
{
}

bool UciSession::isProofGood() const
{
    return !m_proof.token.isEmpty() && m_clock.now() < m_proof.usableUntil.value_or(core::Time::max());
}

bool UciSession::isLost(const core::Error &error) const
{
    // a token that runs out is refused as a wrong password is
    return isSessionLost(error) || (m_proof.usableUntil && error.code == ucinames::illegalAccess);
}

core::Job<int> *UciSession::ensure(QObject *parent)
{
    if (m_signedIn && isProofGood())
        return new core::PromiseJob<int>(parent, m_number);
    if (const auto refusal = m_gate.refusal())
        return new core::PromiseJob<int>(parent, failure(*refusal));
    auto *promise = new core::PromiseJob<int>(parent);
    m_waiting << promise;
    if (!m_signingIn)
        getProof();
    return promise;
}

void UciSession::lost(int number)
{
    if (number != m_number || !m_signedIn)
        return;
    m_signedIn = false;
    delete m_keepAlive;
    if (m_proof.usableUntil) {
        m_proofs.reject(m_proof);
        m_proof = {};
    }
    qCInfo(uciSessionLog) << "UCI: the PBX ended the session";
}

void UciSession::touch()
{
    if (m_signedIn)
        scheduleKeepAlive(keepAlivePause);
}

http::Request UciSession::request(const QString &method, const QVariantList &parameters) const
{
    http::Request request;
    request.method = "POST";
    request.url = m_base;
    const QByteArray query = QByteArray(m_proof.parameter.data(), m_proof.parameter.size()) + '='
        + m_proof.token.reveal().toPercentEncoding();
    request.url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    request.headers << qMakePair(QByteArrayLiteral("Content-Type"), QByteArrayLiteral("text/xml"));
    request.body = xmlrpc::encodeCall(method, parameters);
    request.repeat = http::Repeat::Always;
    request.largestAnswer = largestOfOne;
    request.timeLimit = 15s;
    request.totalLimit = 25s;
    return request;
}

void UciSession::getProof()
{
    m_signingIn = true;
    m_proofs.ask(this)->then(this, [this](const Result<Proof> &proof) {
        if (!proof) // nothing was tried, so nothing was refused by this interface
            return answerWaiting(failure(proof.error()));
        m_proof = *proof;
        // a session belongs to the account: a newer token of the same account goes on with it
        if (m_signedIn)
            answerWaiting(m_number);
        else
            logIn();
    });
}

void UciSession::logIn()
{
    auto login = request(ucinames::login);
    login.repeat = http::Repeat::WhenRefused;
    m_http.send(login, this)->then(this, [this](const auto &response) {
        concludeLogin(judgeLogin(response));
    });
}

core::Done UciSession::judgeLogin(const Result<http::Response> &response) const
{
    const auto value = valueOf(response);
    if (value && value->typeId() == QMetaType::Bool && value->toBool())
        return {};
    if (value && value->typeId() == QMetaType::Bool)
        return failure(ErrorKind::Unauthorized, u"UCI: the PBX refused the sign-in"_s);
    if (value)
        return failure(ErrorKind::Protocol, u"UCI: the answer to the sign-in is not true or false"_s);
    core::Error error = value.error();
    if (error.httpStatus == 401 || error.httpStatus == 403)
        error.kind = ErrorKind::Unauthorized;
    return failure(std::move(error));
}

void UciSession::concludeLogin(const core::Done &outcome)
{
    Result<int> result = m_number + 1;
    if (outcome) {
        ++m_number;
        m_signedIn = true;
        m_gate.accepted();
        scheduleKeepAlive(keepAlivePause);
        qCInfo(uciSessionLog) << "UCI: signed in";
    } else {
        if (outcome.error().kind == ErrorKind::Unauthorized)
            m_gate.refused(outcome.error());
        qCWarning(uciSessionLog).noquote() << "UCI: sign-in failed:" << core::toLogLine(outcome.error());
        result = failure(outcome.error());
    }
    answerWaiting(result);
}

void UciSession::answerWaiting(const Result<int> &result)
{
    m_signingIn = false;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &promise : waiting) {
        if (promise)
            promise->resolve(result);
    }
}

void UciSession::scheduleKeepAlive(core::Duration delay)
{
    delete m_keepAlive;
    m_keepAlive = m_clock.callLater(delay, this, [this] { keepAlive(); });
}

void UciSession::keepAlive()
{
    if (!m_signedIn)
        return;
    ensure(this)->then(this, [this](const Result<int> &number) {
        if (!number)
            return judgeKeepAlive(m_number, failure(number.error()));
        m_http.send(request(ucinames::keepAlive), this)
            ->then(
                this, [this, number = *number](const auto &response) { judgeKeepAlive(number, response); });
    });
}

void UciSession::judgeKeepAlive(int number, const Result<http::Response> &response)
{
    const auto value = valueOf(response);
    const bool isFalse = value && value->typeId() == QMetaType::Bool && !value->toBool();
    if (isFalse || (!value && isLost(value.error())))
        return lost(number);
    if (m_signedIn && number == m_number)
        scheduleKeepAlive(value ? keepAlivePause : keepAliveRetry);
}

core::Job<void> *UciSession::logout(QObject *parent)
{
    delete m_keepAlive;
    if (!std::exchange(m_signedIn, false))
        return new core::PromiseJob<void>(parent, core::Done());
    auto request = this->request(ucinames::logout);
    request.repeat = http::Repeat::WhenRefused;
    request.totalLimit = request.timeLimit = 5s;
    auto *promise = new core::PromiseJob<void>(parent);
    m_http.send(request, promise)->then(promise, [promise](const auto &response) {
        const auto value = valueOf(response);
        // a session that is not known (any more) is over as well
        const bool isOver = value || isSessionLost(value.error());
        promise->resolve(isOver ? core::Done() : failure(value.error()));
    });
    return promise;
}

} // namespace pb::starface
