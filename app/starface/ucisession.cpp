// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/ucisession.h"

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

UciSession::UciSession(http::HttpClient &http, core::Clock &clock, const QUrl &base, const QString &login,
    const core::Secret &password, AskLoginType askLoginType, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_clock(clock)
    , m_base(rpcUrl(base))
    , m_login(login)
    , m_password(password)
    , m_askLoginType(std::move(askLoginType))
    , m_gate(clock)
{
}

core::Job<int> *UciSession::ensure(QObject *parent)
{
    if (m_signedIn)
        return new core::PromiseJob<int>(parent, m_number);
    if (const auto refusal = m_gate.refusal())
        return new core::PromiseJob<int>(parent, failure(*refusal));
    auto *promise = new core::PromiseJob<int>(parent);
    m_waiting << promise;
    if (!m_signingIn)
        learnType();
    return promise;
}

void UciSession::lost(int number)
{
    if (number != m_number || !m_signedIn)
        return;
    m_signedIn = false;
    delete m_keepAlive;
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
    const QByteArray query = QByteArray(ucinames::authParameter.data(), ucinames::authParameter.size()) + '='
        + m_token.reveal().toPercentEncoding();
    request.url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    request.headers << qMakePair(QByteArrayLiteral("Content-Type"), QByteArrayLiteral("text/xml"));
    request.body = xmlrpc::encodeCall(method, parameters);
    request.repeat = http::Repeat::Always;
    request.timeLimit = 15s;
    request.totalLimit = 25s;
    return request;
}

void UciSession::learnType()
{
    m_signingIn = true;
    m_askLoginType(this)->then(this, [this](const Result<LoginType> &type) {
        if (type)
            logIn(*type);
        else // nothing was tried, so nothing was refused by this interface
            answerWaiting(failure(type.error()));
    });
}

void UciSession::logIn(LoginType type)
{
    m_token = uciToken(type, m_login, m_password);
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
    m_http.send(request(ucinames::keepAlive), this)
        ->then(this, [this, number = m_number](const auto &response) { judgeKeepAlive(number, response); });
}

void UciSession::judgeKeepAlive(int number, const Result<http::Response> &response)
{
    const auto value = valueOf(response);
    const bool isFalse = value && value->typeId() == QMetaType::Bool && !value->toBool();
    if (isFalse || (!value && isSessionLost(value.error())))
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
