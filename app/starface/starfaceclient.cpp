// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/starfaceclient.h"

#include "starface/dndreadjob.h"
#include "starface/ucinames.h"
#include "starface/usersjob.h"

#include <QHash>

namespace pb::starface {

using core::failure;
using presence::Line;

namespace {

int weight(Line line)
{
    switch (line) {
    case Line::InCall:
        return 3;
    case Line::Ringing:
        return 2;
    case Line::Idle:
        return 1;
    case Line::Unknown:
        break;
    }
    return 0;
}

/// Ends both sessions at once and waits for both.
class LogoutJob final : public core::Job<void> {
public:
    LogoutJob(RestClient &rest, UciClient &uci, QObject *parent)
        : Job(parent)
    {
        const auto oneOver = [this](const core::Done &outcome) {
            if (m_outcome && !outcome)
                m_outcome = failure(outcome.error());
            if (--m_open == 0)
                finish(std::move(m_outcome));
        };
        rest.logout()->then(this, oneOver);
        uci.logout()->then(this, oneOver);
    }

private:
    int m_open = 2;
    core::Done m_outcome;
};

} // namespace

StarfaceClient::StarfaceClient(http::HttpClient &http, core::Clock &clock, const QUrl &base,
    const QString &login, const core::Secret &password, QObject *parent)
    : QObject(parent)
    , m_rest(http, clock, base, login, password)
    , m_uci(http, clock, base, login, password, [this](QObject *asker) { return askLoginType(asker); })
{
}

core::Job<LoginType> *StarfaceClient::askLoginType(QObject *parent)
{
    // one password for both: what REST refuses is not tried a second time over UCI
    if (const auto refusal = m_rest.refusal())
        return new core::PromiseJob<LoginType>(parent, failure(*refusal));
    auto *job = m_rest.loginType();
    job->setParent(parent);
    return job;
}

core::Job<QList<DirectoryUser>> *StarfaceClient::users()
{
    return new UsersJob(m_rest, m_uci, this);
}

core::Job<QList<UserLine>> *StarfaceClient::lineStates()
{
    auto *promise = new core::PromiseJob<QList<UserLine>>(this);
    auto *states = m_uci.lineStates();
    states->setParent(promise);
    states->then(promise, [promise](const auto &result) { promise->resolve(result.map(linesByUser)); });
    return promise;
}

core::Job<DndBatch> *StarfaceClient::readDnd(const QList<int> &userIds)
{
    return new DndReadJob(m_rest, userIds, this);
}

core::Job<DndWritten> *StarfaceClient::setDoNotDisturb(
    int userId, bool on, BeforeWrite beforeWrite, WhenAlreadySo whenAlreadySo)
{
    return m_rest.setDoNotDisturb(userId, on, std::move(beforeWrite), whenAlreadySo);
}

core::Job<void> *StarfaceClient::logout()
{
    return new LogoutJob(m_rest, m_uci, this);
}

void StarfaceClient::retryNow()
{
    m_rest.retryNow();
    m_uci.retryNow();
}

QList<UserLine> linesByUser(const QList<LineState> &states)
{
    QList<UserLine> lines;
    lines.reserve(states.size());
    QHash<int, qsizetype> positions;
    positions.reserve(states.size());
    for (const auto &state : states) {
        if (state.accountId == 0)
            continue;
        const UserLine line{ucinames::userIdOfAccount(state.accountId), state.line, state.raw};
        const auto known = positions.constFind(line.userId);
        if (known == positions.constEnd()) {
            positions.insert(line.userId, lines.size());
            lines << line;
        } else if (weight(line.line) > weight(lines[*known].line)) {
            lines[*known] = line;
        }
    }
    return lines;
}

} // namespace pb::starface
