// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/client.h"

#include "link/remotehistory.h"
#include "profile/profilejson.h"

#include <algorithm>
#include <utility>

namespace pb::link {

namespace {

core::Error errorOf(core::ErrorKind kind, const QString &detail)
{
    core::Error error;
    error.kind = kind;
    error.code = QStringLiteral("link");
    error.detail = detail;
    return error;
}

health::Samples samplesOf(const QList<health::Sample> &list)
{
    health::Samples samples;
    for (const health::Sample &sample : list)
        samples.add(sample);
    return samples;
}

} // namespace

Client::Client(core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_board(clock)
    , m_health({}, clock)
    , m_history(std::make_unique<RemoteHistory>(*this))
{
}

Client::~Client()
{
    letGo();
}

history::History &Client::history()
{
    return *m_history;
}

void Client::attach(std::unique_ptr<Transport> transport, const QString &version, Role wanted)
{
    letGo();
    m_transport = std::move(transport);
    m_reader = {};
    m_reader.setLongest(longestFrame);
    connect(m_transport.get(), &Transport::received, this, &Client::read);
    connect(m_transport.get(), &Transport::closed, this, &Client::lose);
    m_transport->send(frameOf(Message::Hello, Hello{protocolVersion, version, wanted}));
}

void Client::detach()
{
    letGo();
}

void Client::letGo()
{
    m_isAttached = false;
    m_hasEnded = false;
    m_coming.clear();
    if (m_transport) {
        m_transport->disconnect(this);
        m_transport.release()->deleteLater(); // it may be the one that speaks
    }
    auto questions = std::exchange(m_questions, {});
    for (auto &[id, taker] : questions)
        taker(core::failure(errorOf(core::ErrorKind::Offline, QStringLiteral("there is no engine"))));
}

void Client::lose()
{
    const bool isNews = !m_hasEnded;
    letGo();
    if (isNews)
        Q_EMIT lost();
}

// --- What the engine says ----------------------------------------------------------------------------------

void Client::read(const QByteArray &bytes)
{
    m_reader.add(bytes);
    const Transport *transport = m_transport.get();
    while (m_transport.get() == transport) {
        const auto frame = m_reader.next();
        if (!frame)
            break;
        if (!handle(*frame))
            return lose();
    }
    if (m_transport.get() == transport && m_reader.failed())
        lose();
}

bool Client::handle(const FrameReader::Frame &frame)
{
    return m_isAttached ? handleState(frame) : handleGreeting(frame);
}

bool Client::handleGreeting(const FrameReader::Frame &frame)
{
    Decoder decoder(frame.payload);
    if (frame.message == Message::Refused) {
        Refused refusal;
        decoder(refusal);
        if (!decoder.isWhole())
            return false;
        letGo();
        Q_EMIT refused(refusal);
        return true;
    }
    Welcome welcome;
    decoder(welcome);
    if (frame.message != Message::Welcome || !decoder.isWhole())
        return false;
    m_welcome = welcome;
    m_isAttached = true;
    Q_EMIT attached();
    return true;
}

bool Client::handleState(const FrameReader::Frame &frame)
{
    Decoder decoder(frame.payload);
    const auto taken = [&decoder](auto &...values) { return decoder(values...).isWhole(); };
    switch (frame.message) {
    case Message::Profile: {
        const auto profile = profile::fromJson(frame.payload);
        if (!profile)
            return false;
        m_profile = *profile;
        Q_EMIT profileChanged();
        return true;
    }
    case Message::Rows:
        return takeRows(frame.payload);
    case Message::ChangedRows: {
        QList<board::Row> rows;
        if (!taken(rows))
            return false;
        m_board.applyRows(rows);
        return true;
    }
    case Message::Status: {
        sync::EngineStatus status;
        if (!taken(status))
            return false;
        m_board.applyStatus(status);
        m_health.noteStatus(status);
        return true;
    }
    case Message::Health:
        return takeHealth(frame.payload);
    case Message::Written: {
        QList<sync::WriteRecord> writes;
        if (!taken(writes))
            return false;
        for (const sync::WriteRecord &write : std::as_const(writes))
            m_board.applyWrite(write);
        return true;
    }
    case Message::History: {
        HistoryState state;
        if (!taken(state))
            return false;
        m_history->setState(state);
        return true;
    }
    case Message::HistoryStored:
        Q_EMIT m_history->stored();
        return true;
    case Message::UserRemoved: {
        QString key;
        if (!taken(key))
            return false;
        Q_EMIT m_history->userRemoved(key);
        return true;
    }
    case Message::AllRemoved:
        Q_EMIT m_history->allRemoved();
        return true;
    case Message::Answer:
        return takeAnswer(frame.payload);
    case Message::Ended: {
        QStringList notGivenBack;
        if (!taken(notGivenBack))
            return false;
        m_hasEnded = true;
        Q_EMIT ended(notGivenBack);
        return true;
    }
    case Message::Log:
        return takeLog(frame.payload);
    default:
        return false;
    }
}

bool Client::takeRows(const QByteArray &payload)
{
    RowsPortion portion;
    Decoder decoder(payload);
    decoder(portion);
    if (portion.first == 0)
        m_coming.clear();
    if (!decoder.isWhole() || portion.first != m_coming.size())
        return false;
    m_coming += portion.rows;
    if (portion.isLast)
        m_board.takeRows(std::exchange(m_coming, {}));
    return true;
}

bool Client::takeHealth(const QByteArray &payload)
{
    HealthPortion portion;
    Decoder decoder(payload);
    decoder(portion);
    if (!decoder.isWhole())
        return false;
    health::Facts facts = m_health.facts();
    facts.graph = samplesOf(portion.graph);
    facts.starface = samplesOf(portion.starface);
    facts.application = portion.application;
    facts.reader = portion.reader;
    facts.dates = portion.dates;
    facts.failedWrites = portion.failedWrites;
    m_health.take(facts);
    return true;
}

/// Who attaches again is shown lines again that are here already.
bool Client::takeLog(const QByteArray &payload)
{
    constexpr qint64 mostEver = qint64{1} << 60;
    LogPortion portion;
    Decoder decoder(payload);
    decoder(portion);
    if (!decoder.isWhole() || portion.first > mostEver || portion.first < -mostEver)
        return false;
    if (std::exchange(m_logRun, portion.run) != portion.run) {
        m_log.clear();
        m_nextLine = portion.first;
    }
    QList<QByteArray> fresh;
    qint64 number = portion.first;
    for (const QByteArray &line : std::as_const(portion.lines)) {
        const qint64 own = number++;
        if (own < m_nextLine)
            continue;
        m_log.add(line);
        if (own >= 0)
            fresh.append(line);
    }
    m_nextLine = std::max(m_nextLine, number);
    if (!fresh.isEmpty())
        Q_EMIT logged(fresh);
    return true;
}

bool Client::takeAnswer(const QByteArray &payload)
{
    Answer answer;
    Decoder decoder(payload);
    decoder(answer);
    if (!decoder.isWhole())
        return false;
    const auto question = m_questions.find(answer.id);
    if (question == m_questions.end())
        return false;
    const Taker taker = std::move(question->second);
    m_questions.erase(question);
    if (answer.error)
        taker(core::failure(*answer.error));
    else
        taker(answer.result);
    return true;
}

// --- What the window says ----------------------------------------------------------------------------------

void Client::send(Ask what, const QByteArray &arguments, Taker taker)
{
    if (!m_isAttached)
        return taker(core::failure(errorOf(core::ErrorKind::Offline, QStringLiteral("there is no engine"))));
    const quint64 id = ++m_lastQuestion;
    m_questions.emplace(id, std::move(taker));
    m_transport->send(frameOf(Message::Request, Request{id, what, arguments}));
}

template<typename T>
core::Job<T> *Client::ask(Ask what, const QByteArray &arguments, QObject *parent)
{
    auto *job = new core::PromiseJob<T>(parent);
    send(what, arguments, [this, job = QPointer(job)](const core::Result<QByteArray> &answer) {
        if (!job)
            return;
        if (!answer)
            return job->resolve(core::failure(answer.error()));
        if constexpr (std::is_void_v<T>) {
            job->resolve({});
        } else {
            T value{};
            Decoder decoder(*answer);
            decoder(value);
            if (decoder.isWhole())
                job->resolve(std::move(value));
            else
                job->resolve(core::failure(
                    errorOf(core::ErrorKind::Protocol, QStringLiteral("the engine's answer is not whole"))));
        }
    });
    return job;
}

core::Job<QList<sync::PreviewLine>> *Client::livePreview()
{
    return ask<QList<sync::PreviewLine>>(Ask::LivePreview, {}, this);
}

core::Job<QList<sync::PreviewLine>> *Client::heldBack()
{
    return ask<QList<sync::PreviewLine>>(Ask::HeldBack, {}, this);
}

core::Job<QList<profile::Exclusion>> *Client::exclusions()
{
    return ask<QList<profile::Exclusion>>(Ask::Exclusions, {}, this);
}

core::Job<void> *Client::order(Ask what)
{
    return ask<void>(what, {}, this);
}

core::Job<void> *Client::order(Ask what, bool flag)
{
    return ask<void>(what, encode(flag), this);
}

core::Job<void> *Client::goLive(const QStringList &agreed)
{
    return ask<void>(Ask::GoLive, encode(agreed), this);
}

core::Job<void> *Client::giveBackUser(const QString &key)
{
    return ask<void>(Ask::GiveBackUser, encode(key), this);
}

core::Job<void> *Client::setExcluded(const QString &key, bool excluded)
{
    return ask<void>(Ask::SetExcluded, encode(key, excluded), this);
}

core::Job<void> *Client::setRules(const rules::RuleChoice &choice)
{
    return ask<void>(Ask::SetRules, encode(choice), this);
}

core::Job<void> *Client::reload(const QString &profileFile)
{
    return ask<void>(Ask::Reload, encode(profileFile), this);
}

// --- The history -------------------------------------------------------------------------------------------

RemoteHistory::RemoteHistory(Client &client)
    : m_client(client)
{
}

void RemoteHistory::setState(const HistoryState &state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

core::Job<history::Timeline> *RemoteHistory::timeline(const QString &key, const history::Interval &interval)
{
    return m_client.ask<history::Timeline>(Ask::Timeline, encode(key, interval), this);
}

core::Job<history::ActivityPage> *RemoteHistory::activity(
    const history::ActivityFilter &filter, const std::optional<history::Place> &after, int count)
{
    return m_client.ask<history::ActivityPage>(Ask::Activity, encode(filter, after, qint32{count}), this);
}

core::Job<history::ActivityCounts> *RemoteHistory::counts(const history::ActivityFilter &filter)
{
    return m_client.ask<history::ActivityCounts>(Ask::Counts, encode(filter), this);
}

core::Job<void> *RemoteHistory::removeUser(const QString &key)
{
    return m_client.ask<void>(Ask::RemoveUser, encode(key), this);
}

core::Job<void> *RemoteHistory::removeAll()
{
    return m_client.ask<void>(Ask::RemoveAll, {}, this);
}

} // namespace pb::link
