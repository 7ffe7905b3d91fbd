// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/sendjob.h"

#include "http/redaction.h"

#include <QLoggingCategory>
#include <QNetworkReply>
#include <QRandomGenerator>

#include <algorithm>

namespace pb::http {

namespace {

Q_LOGGING_CATEGORY(log, "pb.http")

bool isToken(const QByteArray &text)
{
    static const QByteArray marks("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || marks.contains(c);
    });
}

/// What keeps the request from being sent at all; empty where nothing does.
QString faultOf(const Request &request)
{
    const QUrl &url = request.url;
    if (!url.isValid() || url.host().isEmpty())
        return QStringLiteral("not a valid address");
    if (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))
        return QStringLiteral("only http and https addresses can be asked");
    if (!isToken(request.method))
        return QStringLiteral("not an HTTP method");
    for (const auto &[name, value] : request.headers) {
        // a line break would start a header, or a request, of somebody else's making
        const bool broken = std::any_of(
            value.begin(), value.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
        if (!isToken(name) || broken)
            return QStringLiteral("not an HTTP header");
    }
    return {};
}

} // namespace

QString hostKey(const QUrl &url)
{
    const QString host = url.host().toLower();
    const int port = url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    return (host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host)
        + QLatin1Char(':') + QString::number(port);
}

ClientState::ClientState(const NetworkSettings &settings, core::Clock &aClock, HttpClient &client)
    : q(client)
    , clock(aClock)
    , transport(settings, nullptr)
{
}

HostGate &ClientState::gate(const QString &host)
{
    std::unique_ptr<HostGate> &gate = gates[host];
    if (!gate)
        gate = std::make_unique<HostGate>(Budget{}, clock, nullptr);
    return *gate;
}

SendJob::SendJob(ClientState &client, const Request &request, QObject *parent)
    : Job(parent)
    , m_client(&client)
    , m_request(request)
    , m_host(hostKey(request.url))
    , m_started(client.clock.now())
{
    m_client->jobs.insert(this);
    const QString fault = faultOf(request);
    if (fault.isEmpty())
        queue();
    else
        deliverOnce(core::failure(core::ErrorKind::InvalidInput, fault));
}

SendJob::~SendJob()
{
    if (m_client)
        m_client->jobs.remove(this);
}

void SendJob::clientGone()
{
    core::Error error;
    error.kind = core::ErrorKind::Cancelled;
    error.detail = QStringLiteral("the program stopped sending");
    error.mayHaveActed = m_mayHaveActed || (m_exchange && m_exchange->mayHaveLeft());
    deliverOnce(core::failure(error));
}

void SendJob::endPause()
{
    if (m_rests)
        queue();
}

core::Duration SendJob::remaining() const
{
    return m_started + m_request.totalLimit - m_client->clock.now();
}

void SendJob::queue()
{
    delete m_pause;
    m_rests = false;
    m_ticket = m_client->gate(m_host).enter(
        m_started + m_request.totalLimit, [this] { attempt(); },
        [this](core::Time until) { giveUpThrottled(until); }, this);
    m_pause = m_client->clock.callLater(
        std::max(remaining(), core::Duration::zero()), this, [this] { waitedTooLong(); });
}

void SendJob::attempt()
{
    delete m_pause;
    ++m_number;
    m_attemptStarted = m_client->clock.now();
    const core::Duration limit = std::min(m_request.timeLimit, remaining());
    m_exchange = new Exchange(m_client->transport.start(m_request), m_request, limit, m_client->clock, this);
    m_exchange->then(this, [this](core::Result<Response> result) { decide(std::move(result)); });
}

void SendJob::decide(core::Result<Response> result)
{
    delete m_ticket;
    report(result);
    if (!m_client) // a listener of attemptFinished ended the client
        return;
    RetryQuestion question;
    question.repeat = m_request.repeat;
    question.outcome = outcomeOf(result);
    question.attempt = m_number;
    question.elapsed = m_client->clock.now() - m_started;
    question.totalLimit = m_request.totalLimit;
    question.jitter = QRandomGenerator::global()->generateDouble();
    if (result)
        question.retryAfter = retryAfterOf(*result, m_client->clock.wall());
    pauseHost(question);
    if (!result && result.error().kind == core::ErrorKind::Timeout)
        m_client->transport.startAfresh();

    if (!result) {
        m_mayHaveActed = m_mayHaveActed || result.error().mayHaveActed;
        result.error().mayHaveActed = m_mayHaveActed;
    } else if (question.outcome == Outcome::Failed) {
        m_mayHaveActed = true;
    }
    const auto pause = repeatAfter(question);
    if (!pause) {
        deliverOnce(std::move(result));
        return;
    }
    m_last.emplace(std::move(result));
    m_rests = true;
    m_pause = m_client->clock.callLater(*pause, this, [this] { queue(); });
}

void SendJob::pauseHost(const RetryQuestion &question)
{
    if (question.outcome != Outcome::Throttled && question.outcome != Outcome::Turned)
        return;
    const core::Duration pause = question.retryAfter.value_or(backoff(question.attempt, question.jitter));
    const core::Time until = m_client->clock.now() + std::max<core::Duration>(pause, std::chrono::seconds{1});
    if (m_client->gate(m_host).pauseUntil(until))
        Q_EMIT m_client->q.hostPaused(m_host, until);
}

void SendJob::waitedTooLong()
{
    const core::Time next = m_client->gate(m_host).nextAllowed();
    if (next > m_client->clock.now()) {
        giveUpThrottled(next);
        return;
    }
    core::Error error;
    error.kind = core::ErrorKind::Timeout;
    error.detail = QStringLiteral("no connection to %1 became free in time").arg(m_host);
    error.mayHaveActed = m_mayHaveActed;
    deliverOnce(m_last ? std::move(*m_last) : core::failure(error));
}

void SendJob::giveUpThrottled(core::Time until)
{
    if (m_last) {
        deliverOnce(std::move(*m_last));
        return;
    }
    core::Error error;
    error.kind = core::ErrorKind::Throttled;
    error.detail = QStringLiteral("waiting for %1 would take too long").arg(m_host);
    error.retryAfter = std::max(until - m_client->clock.now(), core::Duration::zero());
    deliverOnce(core::failure(error));
}

void SendJob::deliverOnce(core::Result<Response> result)
{
    // nothing may run on while the result is on its way
    delete m_pause;
    delete m_exchange;
    delete m_ticket;
    if (m_client)
        m_client->jobs.remove(this);
    m_client = nullptr;
    finish(std::move(result));
}

void SendJob::report(const core::Result<Response> &result)
{
    Attempt attempt;
    attempt.method = m_request.method;
    attempt.host = m_host;
    attempt.path = m_request.url.path();
    attempt.status = result ? result->status : 0;
    attempt.number = m_number;
    attempt.duration = m_client->clock.now() - m_attemptStarted;
    qCDebug(log).noquote() << attempt.method << attempt.host << redacted(attempt.path) << attempt.status
                           << attempt.duration.count() << "ms, attempt" << attempt.number;
    if (!result)
        qCWarning(log).noquote() << attempt.method << attempt.host
                                 << redacted(core::toLogLine(result.error()));
    Q_EMIT m_client->q.attemptFinished(attempt);
}

} // namespace pb::http
