// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/codec.h"

/// What goes over the link. A frame is its size (32 bits, big-endian), a byte that says which message it is,
/// and the message as codec.h writes it. A window says Hello and is answered by Welcome or Refused, whatever
/// their versions are: these three never change. README.md here has the whole conversation.
namespace pb::link {

/// Both ends have to have the same one.
inline constexpr quint16 protocolVersion = 2;
/// Of a frame, with its head. Every list that can be longer is sent in portions.
inline constexpr qsizetype longestFrame = 8 * 1024 * 1024;
/// Until somebody has said Hello.
inline constexpr qsizetype longestHello = 1024;
inline constexpr qsizetype frameHead = 5;

enum class Message : quint8 {
    // for every version
    Hello = 1,
    Welcome,
    Refused,
    // the engine's
    Profile = 16, ///< the profile in force, as its file has it
    Rows, ///< a portion of all rows
    ChangedRows,
    Status,
    Health,
    Written, ///< writes that were tried
    History, ///< the state of the history
    HistoryStored, ///< something new can be read
    UserRemoved, ///< from the history
    AllRemoved,
    Answer,
    Ended, ///< nothing runs any more; who could not be given back
    Log, ///< lines of the engine's log, as they are redacted there
    // the window's
    Request = 64
};

enum class Role { Viewer, Operator };
constexpr auto last(Role)
{
    return Role::Operator;
}

struct Hello {
    quint16 protocol = protocolVersion;
    QString version;
    Role role = Role::Operator; ///< what is wanted
};
auto members(Is<Hello> auto &v)
{
    return std::tie(v.protocol, v.version, v.role);
}

struct Welcome {
    QString version;
    Role role = Role::Viewer; ///< what is granted
    bool isService = false; ///< goes on without a window
    bool isDemo = false;
};
auto members(Is<Welcome> auto &v)
{
    return std::tie(v.version, v.role, v.isService, v.isDemo);
}

struct Refused {
    enum class Why { OtherVersion, NotAllowed, TooMany };
    Why why = Why::OtherVersion;
    QString version; ///< the engine's
};
constexpr auto last(Refused::Why)
{
    return Refused::Why::TooMany;
}
auto members(Is<Refused> auto &v)
{
    return std::tie(v.why, v.version);
}

/// Rows from a number on; the first portion begins anew, the last one makes all of them count.
struct RowsPortion {
    qint32 first = 0;
    bool isLast = false;
    QList<board::Row> rows;
};
auto members(Is<RowsPortion> auto &v)
{
    return std::tie(v.first, v.isLast, v.rows);
}

/// health::Facts without the status, which is a message of its own.
struct HealthPortion {
    QList<health::Sample> graph;
    QList<health::Sample> starface;
    health::TokenState application;
    health::TokenState reader;
    health::ExpiryDates dates;
    QList<sync::FailedWrite> failedWrites;
};
auto members(Is<HealthPortion> auto &v)
{
    return std::tie(v.graph, v.starface, v.application, v.reader, v.dates, v.failedWrites);
}

/// Lines from a number on. Those below zero stood in the log before this run of the engine.
struct LogPortion {
    quint64 run = 0; ///< another one: another run, which begins to count anew
    qint64 first = 0;
    QList<QByteArray> lines;
};
auto members(Is<LogPortion> auto &v)
{
    return std::tie(v.run, v.first, v.lines);
}

struct HistoryState {
    history::State state = history::State::Off;
    std::optional<core::Error> problem;
    qint32 days = 0;
};
auto members(Is<HistoryState> auto &v)
{
    return std::tie(v.state, v.problem, v.days);
}

/// What a window may ask and order.
enum class Ask : quint8 {
    // questions, for every window
    LivePreview,
    HeldBack,
    Exclusions,
    Timeline,
    Activity,
    Counts,
    // orders, for operators
    SyncNow,
    SetPaused,
    SetObserveOnly,
    GoLive,
    GiveBackUser,
    GiveBackAll,
    ReleaseBrake,
    RetryNow,
    SetExcluded,
    SetRules,
    RemoveUser, ///< from the history
    RemoveAll,
    Reload, ///< the profile was written, and maybe secrets
    End
};
constexpr auto last(Ask)
{
    return Ask::End;
}
constexpr bool isOrder(Ask ask)
{
    return ask >= Ask::SyncNow;
}

struct Request {
    quint64 id = 0; ///< the window's own
    Ask ask = Ask::SyncNow;
    QByteArray arguments;
};
auto members(Is<Request> auto &v)
{
    return std::tie(v.id, v.ask, v.arguments);
}

struct Answer {
    quint64 id = 0;
    std::optional<core::Error> error;
    QByteArray result;
};
auto members(Is<Answer> auto &v)
{
    return std::tie(v.id, v.error, v.result);
}

QByteArray frame(Message message, const QByteArray &payload);

template<typename... T>
QByteArray frameOf(Message message, const T &...values)
{
    return frame(message, encode(values...));
}

/// Takes frames out of a stream of bytes. Keeps no more than one frame that is not whole.
class FrameReader {
public:
    struct Frame {
        Message message{};
        QByteArray payload;
    };

    /// Longer frames are an error from now on.
    void setLongest(qsizetype longest) { m_longest = longest; }
    void add(const QByteArray &bytes) { m_bytes += bytes; }
    /// Nothing: there is no whole one yet, or the stream is not one of frames.
    std::optional<Frame> next();
    bool failed() const { return m_failed; }

private:
    QByteArray m_bytes;
    qsizetype m_longest = longestHello;
    bool m_failed = false;
};

} // namespace pb::link

Q_DECLARE_METATYPE(pb::link::Refused)
