// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/session.h"

#include "profile/profilejson.h"

#include <algorithm>
#include <limits>

namespace pb::link {

namespace {

constexpr qsizetype longestRequest = 1024 * 1024;
constexpr qsizetype writesPerFrame = 100;
constexpr qsizetype mostRemovals = 100;
constexpr qsizetype logPerFrame = 64 * 1024;

core::Error errorOf(core::ErrorKind kind, const QString &detail)
{
    core::Error error;
    error.kind = kind;
    error.code = QStringLiteral("link");
    error.detail = detail;
    return error;
}

QList<health::Sample> listOf(const health::Samples &samples)
{
    QList<health::Sample> list;
    for (std::size_t i = 0; i < samples.size(); ++i)
        list.append(samples.at(i));
    return list;
}

template<typename T>
QByteArray resultOf(const core::Result<T> &result)
{
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return encode(*result);
}

} // namespace

Session::Session(Server &server, std::unique_ptr<Transport> transport, std::optional<Role> most)
    : m_server(server)
    , m_engine(server.m_engine)
    , m_transport(std::move(transport))
    , m_most(most)
    , m_nextLine(std::numeric_limits<qint64>::min())
{
    connect(m_transport.get(), &Transport::received, this, &Session::read);
    connect(m_transport.get(), &Transport::drained, this, &Session::pump);
    connect(m_transport.get(), &Transport::closed, this, &Session::gone);
    m_server.m_clock.callLater(Server::patience, this, [this] {
        if (!m_isAttached)
            gone();
    });
}

Session::~Session() = default;

void Session::gone()
{
    if (!std::exchange(m_isGone, true))
        m_server.drop(this);
}

// --- What the window says ----------------------------------------------------------------------------------

void Session::read(const QByteArray &bytes)
{
    m_reader.add(bytes);
    while (!m_isGone) {
        const auto frame = m_reader.next();
        if (!frame)
            break;
        handle(*frame);
    }
    if (m_reader.failed())
        gone();
}

void Session::handle(const FrameReader::Frame &frame)
{
    if (!m_isAttached && frame.message == Message::Hello)
        return greet(frame.payload);
    if (m_isAttached && frame.message == Message::Request)
        return handleRequest(frame.payload);
    gone();
}

void Session::greet(const QByteArray &payload)
{
    Hello hello;
    Decoder decoder(payload);
    decoder(hello.protocol); // whatever follows: another version may say more
    if (decoder.failed())
        return gone();
    if (!m_most)
        return refuse(Refused::Why::NotAllowed);
    if (hello.protocol != protocolVersion)
        return refuse(Refused::Why::OtherVersion);
    decoder(hello.version, hello.role);
    if (!decoder.isWhole())
        return gone();
    if (hello.version != m_server.m_settings.version)
        return refuse(Refused::Why::OtherVersion); // what is shown is for the same version only
    if (m_server.windows() >= static_cast<int>(Server::mostWindows))
        return refuse(Refused::Why::TooMany);
    m_role = std::min(*m_most, hello.role);
    m_reader.setLongest(longestRequest);
    m_isAttached = true;
    const Server::Settings &settings = m_server.m_settings;
    send(frameOf(Message::Welcome, Welcome{settings.version, m_role, settings.isService, settings.isDemo}));
    watch();
    Q_EMIT m_server.windowsChanged(m_server.windows());
    pump();
}

void Session::refuse(Refused::Why why)
{
    send(frameOf(Message::Refused, Refused{why, m_server.m_settings.version}));
    m_transport->close(); // gone() follows
}

void Session::handleRequest(const QByteArray &payload)
{
    Request request;
    Decoder decoder(payload);
    decoder(request);
    if (!decoder.isWhole())
        return gone();
    if (isOrder(request.ask) && m_role != Role::Operator)
        return answer(request.id,
            core::failure(errorOf(core::ErrorKind::Forbidden, QStringLiteral("this window may only watch"))));
    switch (request.ask) {
    case Ask::Timeline:
    case Ask::Activity:
    case Ask::Counts:
    case Ask::RemoveUser:
    case Ask::RemoveAll:
        return askHistory(request);
    default:
        break;
    }
    answer(request.id,
        isOrder(request.ask) ? order(request.ask, request.arguments).map([] { return QByteArray(); })
                             : question(request));
}

core::Result<QByteArray> Session::question(const Request &request)
{
    switch (request.ask) {
    case Ask::LivePreview:
        return encode(m_engine.livePreview());
    case Ask::HeldBack:
        return encode(m_engine.heldBack());
    default:
        return encode(m_engine.exclusions());
    }
}

core::Done Session::order(Ask ask, const QByteArray &arguments)
{
    Decoder decoder(arguments);
    bool flag = false;
    QString key;
    QStringList keys;
    rules::RuleChoice choice;
    switch (ask) {
    case Ask::SetPaused:
    case Ask::SetObserveOnly:
        decoder(flag);
        break;
    case Ask::GoLive:
        decoder(keys);
        break;
    case Ask::GiveBackUser:
    case Ask::Reload:
        decoder(key);
        break;
    case Ask::SetExcluded:
        decoder(key, flag);
        break;
    case Ask::SetRules:
        decoder(choice);
        break;
    default:
        break;
    }
    if (!decoder.isWhole())
        return core::failure(
            errorOf(core::ErrorKind::InvalidInput, QStringLiteral("the order is not whole")));
    switch (ask) {
    case Ask::SyncNow:
        m_engine.syncNow();
        break;
    case Ask::SetPaused:
        m_engine.setPaused(flag);
        break;
    case Ask::SetObserveOnly:
        m_engine.setObserveOnly(flag);
        break;
    case Ask::GoLive:
        m_engine.goLive(keys);
        break;
    case Ask::GiveBackUser:
        m_engine.giveBackUser(key);
        break;
    case Ask::GiveBackAll:
        m_engine.giveBackAll();
        break;
    case Ask::ReleaseBrake:
        m_engine.releaseBrake();
        break;
    case Ask::RetryNow:
        m_engine.retryNow();
        break;
    case Ask::SetExcluded:
        return m_engine.setExcluded(key, flag);
    case Ask::SetRules:
        return m_engine.setRules(choice);
    case Ask::Reload:
        return m_engine.reload(key);
    case Ask::End:
        return m_engine.end();
    default:
        break;
    }
    return {};
}

void Session::askHistory(const Request &request)
{
    if (m_questions >= mostQuestions) {
        return answer(request.id,
            core::failure(
                errorOf(core::ErrorKind::Throttled, QStringLiteral("too many questions at a time"))));
    }
    history::History &history = m_engine.history();
    Decoder decoder(request.arguments);
    QString key;
    history::Interval interval;
    history::ActivityFilter filter;
    std::optional<history::Place> after;
    qint32 count = 0;
    if (request.ask == Ask::Timeline)
        decoder(key, interval);
    else if (request.ask == Ask::Activity)
        decoder(filter, after, count);
    else if (request.ask == Ask::Counts)
        decoder(filter);
    else if (request.ask == Ask::RemoveUser)
        decoder(key);
    if (!decoder.isWhole()) {
        return answer(request.id,
            core::failure(
                errorOf(core::ErrorKind::InvalidInput, QStringLiteral("the question is not whole"))));
    }
    switch (request.ask) {
    case Ask::Timeline:
        return answerLater(request.id, history.timeline(key, interval));
    case Ask::Activity:
        return answerLater(request.id, history.activity(filter, after, std::clamp(count, 1, 5000)));
    case Ask::Counts:
        return answerLater(request.id, history.counts(filter));
    case Ask::RemoveUser:
        return answerLater(request.id, history.removeUser(key));
    default:
        return answerLater(request.id, history.removeAll());
    }
}

template<typename T>
void Session::answerLater(quint64 id, core::Job<T> *job)
{
    ++m_questions;
    job->then(this, [this, id](const core::Result<T> &result) {
        --m_questions;
        if (result)
            answer(id, resultOf(result));
        else
            answer(id, core::failure(result.error()));
    });
}

void Session::answer(quint64 id, const core::Result<QByteArray> &result)
{
    if (m_transport->waiting() > mostUnread)
        return gone(); // it asks and does not read
    Answer answer;
    answer.id = id;
    if (result)
        answer.result = *result;
    else
        answer.error = result.error();
    send(frameOf(Message::Answer, answer));
}

// --- What it is shown --------------------------------------------------------------------------------------

void Session::watch()
{
    const board::Board &board = m_engine.board();
    connect(&board, &board::Board::rowsChanged, this, &Session::markRows);
    connect(&board, &board::Board::rowsInserted, this, &Session::rowsMove);
    connect(&board, &board::Board::rowsRemoved, this, &Session::rowsMove);
    connect(&board, &board::Board::reset, this, &Session::rowsMove);
    connect(&board, &board::Board::directoryRead, this, &Session::directoryRead);
    connect(&board, &board::Board::statusChanged, this, [this] { mark(m_status); });
    connect(&board, &board::Board::writesChanged, this, &Session::pump);
    connect(&m_engine.health(), &health::Watch::changed, this, [this] { mark(m_health); });
    connect(&m_engine.log(), &LogTail::grown, this, &Session::pump);
    const history::History &history = m_engine.history();
    connect(&history, &history::History::stateChanged, this, [this] { mark(m_historyState); });
    connect(&history, &history::History::stored, this, [this] { mark(m_stored); });
    connect(&history, &history::History::allRemoved, this, [this] { mark(m_allRemoved); });
    connect(&history, &history::History::userRemoved, this, [this](const QString &key) {
        if (m_removed.size() >= mostRemovals)
            return mark(m_allRemoved);
        m_removed.append(key);
        pump();
    });
    if (board.hasDirectory())
        directoryRead();
}

void Session::mark(bool &what)
{
    what = true;
    pump();
}

void Session::markRows(const QList<int> &rows)
{
    if (m_rowsMoved && m_nextRow < 0)
        return; // all of them are sent anew
    for (const int row : rows) {
        if (m_nextRow < 0 || row < m_nextRow)
            m_changed.insert(row);
    }
    pump();
}

/// The numbers of the rows do not hold any more.
void Session::rowsMove()
{
    m_rowsMoved = true;
    m_nextRow = -1;
    m_changed.clear();
}

void Session::directoryRead()
{
    if (!m_rowsMoved)
        return;
    m_rowsMoved = false;
    m_nextRow = 0;
    pump();
}

void Session::pump()
{
    while (m_isAttached && !m_isGone && m_transport->waiting() < mostWaiting && sendNext()) { }
}

bool Session::sendNext()
{
    if (std::exchange(m_profile, false)) {
        send(frame(Message::Profile, profile::toJson(m_engine.profile())));
    } else if (m_status && m_engine.board().hasStatus()) {
        m_status = false;
        send(frameOf(Message::Status, m_engine.board().status()));
    } else if (std::exchange(m_health, false)) {
        sendHealth();
    } else if (std::exchange(m_historyState, false)) {
        const history::History &history = m_engine.history();
        send(frameOf(Message::History, HistoryState{history.state(), history.problem(), history.days()}));
    } else if (std::exchange(m_stored, false)) {
        send(frameOf(Message::HistoryStored));
    } else {
        return sendRows() || sendChangedRows() || sendWrites() || sendRemovals() || sendLog();
    }
    return true;
}

bool Session::sendRows()
{
    if (m_nextRow < 0)
        return false;
    const board::Board &board = m_engine.board();
    RowsPortion portion;
    portion.first = m_nextRow;
    const int end = std::min(board.count(), m_nextRow + rowsPerFrame);
    for (int i = m_nextRow; i < end; ++i)
        portion.rows.append(board.row(i));
    portion.isLast = end == board.count();
    m_nextRow = portion.isLast ? -1 : end;
    send(frameOf(Message::Rows, portion));
    return true;
}

bool Session::sendChangedRows()
{
    if (m_changed.empty())
        return false;
    QList<board::Row> rows;
    while (!m_changed.empty() && rows.size() < rowsPerFrame) {
        rows.append(m_engine.board().row(*m_changed.begin()));
        m_changed.erase(m_changed.begin());
    }
    send(frameOf(Message::ChangedRows, rows));
    return true;
}

bool Session::sendWrites()
{
    const board::Board &board = m_engine.board();
    const QList<sync::WriteRecord> &writes = board.recentWrites();
    const qsizetype missing = qsizetype(std::min(board.writesTotal() - m_writesSent, qint64(writes.size())));
    if (missing <= 0)
        return false;
    const QList<sync::WriteRecord> next = writes.mid(writes.size() - missing, writesPerFrame);
    m_writesSent = board.writesTotal() - (missing - next.size());
    send(frameOf(Message::Written, next));
    return true;
}

void Session::sendHealth()
{
    const health::Facts &facts = m_engine.health().facts();
    send(frameOf(Message::Health,
        HealthPortion{listOf(facts.graph), listOf(facts.starface), facts.application, facts.reader,
            facts.dates, facts.failedWrites}));
}

bool Session::sendRemovals()
{
    if (std::exchange(m_allRemoved, false)) {
        m_removed.clear();
        send(frameOf(Message::AllRemoved));
        return true;
    }
    if (m_removed.isEmpty())
        return false;
    send(frameOf(Message::UserRemoved, m_removed.takeFirst()));
    return true;
}

/// Last of all: nobody waits for it.
bool Session::sendLog()
{
    const LogTail &log = m_engine.log();
    const LogTail::Portion next = log.from(m_nextLine, logPerFrame);
    if (next.lines.isEmpty())
        return false;
    m_nextLine = next.first + next.lines.size();
    send(frameOf(Message::Log, LogPortion{log.run(), next.first, next.lines}));
    return true;
}

void Session::tellEnded(const QStringList &notGivenBack)
{
    if (m_isAttached)
        send(frameOf(Message::Ended, notGivenBack));
    m_transport->close();
}

} // namespace pb::link
