// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/writepresencesjob.h"

#include "graph/graphencoder.h"

#include <QSet>

namespace pb::graph {

using namespace Qt::StringLiterals;
using core::Error;
using core::ErrorKind;
using core::failure;
using core::Result;

namespace {

constexpr qsizetype mostInBatch = 20; // docs/facts.md, G16
constexpr qsizetype fewestInBatch = 4;
constexpr int mostAtOnce = 4;

http::Request post(const QUrl &url, QByteArray body)
{
    http::Request request;
    request.method = "POST";
    request.url = url;
    request.body = std::move(body);
    // the same write twice does no harm, but a late first one could undo a newer one
    request.repeat = http::Repeat::WhenRefused;
    request.timeLimit = std::chrono::seconds{15};
    request.totalLimit = std::chrono::seconds{25};
    return request;
}

Result<Written> outcome(PresenceWrite::Verb verb, const std::optional<Error> &error)
{
    if (!error)
        return Written{};
    // clearPresence of a session that does not exist (any more): what was wanted is so
    if (verb == PresenceWrite::Verb::Clear && error->httpStatus == 404)
        return Written{.wasGone = true};
    return failure(*error);
}

Error unanswered(QString detail)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.detail = std::move(detail);
    error.mayHaveActed = true;
    return error;
}

} // namespace

core::Job<Written> *writePresence(const Endpoint &endpoint, const PresenceWrite &write, QObject *parent)
{
    if (const auto problem = problemOf(write); !problem.isEmpty())
        return new core::PromiseJob<Written>(parent, failure(ErrorKind::InvalidInput, problem));
    const auto decode = [verb = write.verb](const Result<http::Response> &response) {
        return outcome(verb, response ? std::nullopt : std::optional{response.error()});
    };
    return new DecodedCall<Written>(
        endpoint, post(endpoint.url(writePath(write)), encodeWrite(write)), decode, parent);
}

WritePresencesJob::WritePresencesJob(const Endpoint &endpoint, QList<PresenceWrite> writes, QObject *parent)
    : Job(parent)
    , m_endpoint(endpoint)
    , m_writes(std::move(writes))
    , m_results(m_writes.size(), failure(ErrorKind::Internal, u"not written"_s))
{
    plan();
    startMore();
}

void WritePresencesJob::plan()
{
    QSet<QString> users;
    Slice valid;
    for (qsizetype i = 0; i < m_writes.size(); ++i) {
        QString problem = problemOf(m_writes[i]);
        if (problem.isEmpty() && users.contains(m_writes[i].userId))
            problem = u"two presence writes for one user at once"_s;
        if (!problem.isEmpty()) {
            settle(i, failure(ErrorKind::InvalidInput, problem));
            continue;
        }
        users << m_writes[i].userId;
        valid << i;
    }
    const qsizetype size = valid.size() < fewestInBatch ? 1 : mostInBatch;
    for (qsizetype i = 0; i < valid.size(); i += size)
        m_waiting << valid.mid(i, size);
}

void WritePresencesJob::startMore()
{
    while (m_running < mostAtOnce && !m_waiting.isEmpty()) {
        ++m_running;
        const Slice slice = m_waiting.takeFirst();
        if (slice.size() == 1)
            startSingle(slice.first());
        else
            startBatch(slice, false);
    }
    if (m_running == 0)
        finish(std::move(m_results));
}

void WritePresencesJob::startSingle(qsizetype index)
{
    writePresence(m_endpoint, m_writes[index], this)->then(this, [this, index](Result<Written> result) {
        settle(index, std::move(result));
        --m_running;
        startMore();
    });
}

void WritePresencesJob::startBatch(const Slice &slice, bool isSecondTry)
{
    QList<PresenceWrite> writes;
    for (const auto index : slice)
        writes << m_writes[index];
    auto *call =
        new AuthorizedCall(m_endpoint, post(m_endpoint.url(u"/$batch"_s), encodeBatch(writes)), this);
    call->then(this, [this, slice, isSecondTry, call](const auto &response) {
        receiveBatch(slice, isSecondTry, call, response);
    });
}

void WritePresencesJob::receiveBatch(
    const Slice &slice, bool isSecondTry, const AuthorizedCall *call, const Result<http::Response> &response)
{
    Slice unauthorized;
    if (!response) {
        for (const auto index : slice)
            settle(index, failure(response.error()));
    } else if (const auto items = decodeBatch(response->body)) {
        unauthorized = settleItems(slice, *items);
    } else {
        for (const auto index : slice)
            settle(index, failure(unanswered(items.error().detail)));
    }
    if (!unauthorized.isEmpty()) {
        m_endpoint.authorizer.reject(call->token());
        if (!isSecondTry) {
            startBatch(unauthorized, true);
            return;
        }
    }
    --m_running;
    startMore();
}

/// Returns the writes that were refused for want of a valid token.
WritePresencesJob::Slice WritePresencesJob::settleItems(
    const Slice &slice, const QHash<QString, BatchItem> &items)
{
    Slice unauthorized;
    for (qsizetype i = 0; i < slice.size(); ++i) {
        const auto index = slice[i];
        const auto item = items.constFind(QString::number(i + 1));
        if (item == items.constEnd()) {
            settle(index, failure(unanswered(u"batch: no answer to this item"_s)));
            continue;
        }
        settle(index, outcome(m_writes[index].verb, item->error));
        if (item->status == 401)
            unauthorized << index;
    }
    return unauthorized;
}

} // namespace pb::graph
