// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/starfaceclient.h"

#include "starface/dndreadjob.h"
#include "starface/login.h"
#include "starface/ucinames.h"
#include "starface/usersjob.h"

#include <QHash>
#include <QLoggingCategory>

namespace pb::starface {

using core::failure;
using presence::Line;

Q_LOGGING_CATEGORY(starfaceClientLog, "pb.starface", QtInfoMsg)

namespace {

/// Of several keys that show one user: what is known counts before what is not.
int rankOfKey(Line line)
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

UciSession::Proof passwordProof(SignInKind kind, const Credentials &account)
{
    const LoginType type =
        kind == SignInKind::ActiveDirectory ? LoginType::ActiveDirectory : LoginType::Internal;
    return {ucinames::authParameter, uciToken(type, account.login, account.password)};
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

StarfaceClient::StarfaceClient(
    http::HttpClient &http, core::Clock &clock, const QUrl &base, const Credentials &account, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_rest(http, clock, base, account)
    , m_uci(http, clock, base,
          {[this](QObject *asker) { return askForProof(asker); },
              [this](const UciSession::Proof &proof) { m_rest.session().reject(proof.token); }})
{
}

core::Job<UciSession::Proof> *StarfaceClient::askForProof(QObject *parent)
{
    using Proof = UciSession::Proof;
    // one password for both: what REST refuses is not tried a second time over UCI
    if (const auto refusal = m_rest.refusal())
        return new core::PromiseJob<Proof>(parent, failure(*refusal));
    auto *promise = new core::PromiseJob<Proof>(parent);
    RestSession &session = m_rest.session();
    session.kind(promise)->then(promise, [promise, &session](const core::Result<SignInKind> &kind) {
        if (!kind)
            return promise->resolve(failure(kind.error()));
        if (*kind != SignInKind::OAuth)
            return promise->resolve(passwordProof(*kind, session.account()));
        session.token(promise)->then(promise, [promise, &session](const auto &token) {
            promise->resolve(token.map([&session](const core::Secret &secret) {
                return Proof{ucinames::jwtParameter, secret, session.tokenUsableUntil()};
            }));
        });
    });
    return promise;
}

core::Job<QList<DirectoryUser>> *StarfaceClient::users()
{
    return new UsersJob(m_rest, m_uci, keys(), this);
}

core::Job<FunctionKeys> *StarfaceClient::keys()
{
    auto *job = new FunctionKeysJob(m_uci, m_rest, m_clock, m_configuredKeys, this);
    job->then(this, [this](const core::Result<FunctionKeys> &read) {
        if (read)
            noteSurvey(read->survey);
    });
    return job;
}

void StarfaceClient::noteSurvey(const KeySurvey &survey)
{
    // whoever sees nobody's line has to be told without asking for more of the log first
    if (m_survey != survey && survey.recognised == 0)
        qCWarning(starfaceClientLog).noquote() << "UCI:" << toLogLine(survey);
    else if (m_survey != survey)
        qCInfo(starfaceClientLog).noquote() << "UCI:" << toLogLine(survey);
    m_survey = survey;
}

core::Job<QList<UserLine>> *StarfaceClient::lineStates()
{
    auto *promise = new core::PromiseJob<QList<UserLine>>(this);
    auto *states = m_uci.lineStates(keys());
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
        } else if (rankOfKey(line.line) > rankOfKey(lines[*known].line)) {
            lines[*known] = line;
        }
    }
    return lines;
}

} // namespace pb::starface
