// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/eventcodec.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace pb::history {

namespace {

using presence::Action;
using presence::ClaimPhase;
using presence::Dnd;
using presence::DndTarget;
using presence::MatchKind;
using presence::Reason;
using presence::Side;
using presence::StarfaceStatus;
using presence::TeamsStatus;
using presence::TeamsTarget;
using presence::Withheld;

constexpr QLatin1Char separator('\n');
/// Longer words of a service are cut: nobody sends such, and a row has to stay small.
constexpr qsizetype longestWord = 64;
constexpr qsizetype longestDetail = 500;

class Packer {
public:
    template<typename E>
    Packer &put(E value, int bits)
    {
        m_value |= static_cast<qint64>(value) << m_shift;
        m_shift += bits;
        return *this;
    }
    qint64 value() const { return m_value; }

private:
    qint64 m_value = 0;
    int m_shift = 0;
};

class Unpacker {
public:
    explicit Unpacker(qint64 value)
        : m_value(static_cast<quint64>(value))
    {
    }
    /// Whatever lies beyond `last` makes the whole row unreadable.
    template<typename E>
    E take(int bits, E last)
    {
        const quint64 found = m_value & ((quint64(1) << bits) - 1);
        m_value >>= bits;
        m_right = m_right && found <= static_cast<quint64>(last);
        return m_right ? static_cast<E>(found) : E{};
    }
    bool right() const { return m_right && m_value == 0; }

private:
    quint64 m_value;
    bool m_right = true;
};

QString errorToJson(const core::Error &error)
{
    QJsonObject json{{QStringLiteral("kind"), core::kindName(error.kind)}};
    if (error.httpStatus != 0)
        json.insert(QStringLiteral("http"), error.httpStatus);
    if (!error.code.isEmpty())
        json.insert(QStringLiteral("code"), error.code);
    if (!error.detail.isEmpty())
        json.insert(QStringLiteral("detail"), error.detail.left(longestDetail));
    if (!error.requestId.isEmpty())
        json.insert(QStringLiteral("request"), error.requestId);
    if (error.mayHaveActed)
        json.insert(QStringLiteral("mayHaveActed"), true);
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<core::Error> errorFromJson(const QString &text)
{
    if (text.isEmpty())
        return {};
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    core::Error error;
    const QString kind = json.value(QStringLiteral("kind")).toString();
    for (int i = 0; i <= static_cast<int>(core::ErrorKind::Internal); ++i) {
        if (core::kindName(static_cast<core::ErrorKind>(i)) == kind)
            error.kind = static_cast<core::ErrorKind>(i);
    }
    error.httpStatus = json.value(QStringLiteral("http")).toInt();
    error.code = json.value(QStringLiteral("code")).toString();
    error.detail = json.value(QStringLiteral("detail")).toString();
    error.requestId = json.value(QStringLiteral("request")).toString();
    error.mayHaveActed = json.value(QStringLiteral("mayHaveActed")).toBool();
    return error;
}

QString optionalError(const std::optional<core::Error> &error)
{
    return error ? errorToJson(*error) : QString();
}

QString word(QString text)
{
    return text.left(longestWord).replace(separator, QLatin1Char(' '));
}

template<typename Decision>
Packer packed(const Decision &decision, ClaimPhase claim)
{
    return Packer()
        .put(decision.target, 4)
        .put(decision.action, 4)
        .put(decision.reason, 8)
        .put(decision.withheld, 4)
        .put(claim, 4);
}

template<typename Decision, typename Target>
void unpack(Unpacker &from, Decision &decision, ClaimPhase &claim, Target last)
{
    decision.target = from.take(4, last);
    decision.action = from.take(4, Action::ClearSession);
    decision.reason = from.take(8, presence::lastReason);
    decision.withheld = from.take(4, Withheld::Brake);
    claim = from.take(4, ClaimPhase::Releasing);
}

Record encoded(const Change &c)
{
    Record r;
    r.what = c.what.toInt();
    r.a = Packer()
              .put(c.toStarface.status, 4)
              .put(c.teamsBefore, 4)
              .put(c.toTeams.status, 4)
              .put(c.starfaceBefore, 4)
              .put(c.dnd, 4)
              .value();
    r.b = packed(c.toStarface, c.dndClaim).put(c.dndBecause, 4).value();
    r.c = packed(c.toTeams, c.teamsClaim).put(c.teamsBecause, 4).put(c.shows, 4).value();
    r.raw = word(c.availability) + separator + word(c.activity) + separator + word(c.telephony);
    return r;
}

std::optional<Payload> decodedChange(const Record &r)
{
    Change c;
    c.what = Whats::fromInt(r.what & 7);
    Unpacker a(r.a);
    c.toStarface.status = a.take(4, TeamsStatus::Unknown);
    c.teamsBefore = a.take(4, TeamsStatus::Unknown);
    c.toTeams.status = a.take(4, StarfaceStatus::Unknown);
    c.starfaceBefore = a.take(4, StarfaceStatus::Unknown);
    c.dnd = a.take(4, Dnd::Unknown);
    Unpacker b(r.b);
    unpack(b, c.toStarface, c.dndClaim, DndTarget::Off);
    c.dndBecause = b.take(4, TeamsStatus::Unknown);
    Unpacker d(r.c);
    unpack(d, c.toTeams, c.teamsClaim, TeamsTarget::DoNotDisturb);
    c.teamsBecause = d.take(4, StarfaceStatus::Unknown);
    c.shows = d.take(4, TeamsTarget::DoNotDisturb);
    const QStringList words = r.raw.split(separator);
    c.availability = words.value(0);
    c.activity = words.value(1);
    c.telephony = words.value(2);
    if (!a.right() || !b.right() || !d.right())
        return {};
    return c;
}

Record encoded(const Write &w)
{
    Record r;
    r.a = Packer().put(w.side, 1).put(w.alreadySo, 1).put(w.action, 4).put(w.reason, 8).value();
    r.b = w.duration.count();
    r.error = optionalError(w.error);
    return r;
}

std::optional<Payload> decodedWrite(const Record &r)
{
    Write w;
    Unpacker a(r.a);
    w.side = a.take(1, Side::Teams);
    w.alreadySo = a.take(1, true);
    w.action = a.take(4, Action::ClearSession);
    w.reason = a.take(8, presence::lastReason);
    w.duration = core::Duration(r.b);
    w.error = errorFromJson(r.error);
    if (!a.right())
        return {};
    return w;
}

Record encoded(const Connection &c)
{
    Record r;
    r.a = Packer().put(c.service, 4).put(c.state, 4).value();
    r.b = c.lateBy.count();
    r.error = optionalError(c.error);
    return r;
}

std::optional<Payload> decodedConnection(const Record &r)
{
    Connection c;
    Unpacker a(r.a);
    c.service = a.take(4, Service::Journal);
    c.state = a.take(4, Connection::State::OnTime);
    c.lateBy = core::Duration(r.b);
    c.error = errorFromJson(r.error);
    if (!a.right())
        return {};
    return c;
}

Record encoded(const ModeChange &m)
{
    Record r;
    r.a = Packer().put(m.mode, 4).put(m.before, 4).value();
    return r;
}

std::optional<Payload> decodedMode(const Record &r)
{
    Unpacker a(r.a);
    ModeChange m;
    m.mode = a.take(4, sync::Mode::Paused);
    m.before = a.take(4, sync::Mode::Paused);
    if (!a.right())
        return {};
    return m;
}

Record encoded(const Brake &b)
{
    Record r;
    r.a = b.users;
    r.b = b.matched;
    return r;
}

Record encoded(const Directory &d)
{
    Record r;
    r.a = Packer().put(d.what, 4).put(d.match, 4).value();
    r.b = d.matched;
    r.c = Packer().put(d.unmatchedTeams, 31).put(d.unmatchedStarface, 31).value();
    return r;
}

std::optional<Payload> decodedDirectory(const Record &r)
{
    Unpacker a(r.a);
    Directory d;
    d.what = a.take(4, Directory::What::Unmatched);
    d.match = a.take(4, MatchKind::Ambiguous);
    d.matched = static_cast<int>(r.b);
    d.unmatchedTeams = static_cast<int>(r.c & 0x7fffffff);
    d.unmatchedStarface = static_cast<int>(r.c >> 31 & 0x7fffffff);
    if (!a.right())
        return {};
    return d;
}

Record encoded(const Program &p)
{
    Record r;
    r.a = static_cast<qint64>(p.what);
    r.b = p.notGivenBack;
    return r;
}

std::optional<Payload> decodedProgram(const Record &r)
{
    Unpacker a(r.a);
    Program p;
    p.what = a.take(4, Program::What::ForeignWriter);
    p.notGivenBack = static_cast<int>(r.b);
    if (!a.right())
        return {};
    return p;
}

} // namespace

bool isProblem(const Payload &payload)
{
    if (const auto *write = std::get_if<Write>(&payload))
        return write->error.has_value();
    if (const auto *connection = std::get_if<Connection>(&payload))
        return connection->state == Connection::State::Failing
            || connection->state == Connection::State::Late;
    if (const auto *change = std::get_if<Change>(&payload)) {
        return change->what.testFlag(What::Decision)
            && (change->toStarface.reason == Reason::WriteFailed
                || change->toTeams.reason == Reason::WriteFailed);
    }
    if (const auto *brake = std::get_if<Brake>(&payload))
        return brake->users > 0;
    if (const auto *program = std::get_if<Program>(&payload))
        return program->what == Program::What::ForeignWriter || program->notGivenBack > 0;
    return false;
}

Record encode(const Payload &payload)
{
    Record record = std::visit([](const auto &value) { return encoded(value); }, payload);
    record.kind = static_cast<int>(payload.index());
    return record;
}

std::optional<Payload> decode(const Record &record)
{
    switch (static_cast<Kind>(record.kind)) {
    case Kind::Change:
        return decodedChange(record);
    case Kind::Write:
        return decodedWrite(record);
    case Kind::Connection:
        return decodedConnection(record);
    case Kind::Mode:
        return decodedMode(record);
    case Kind::Brake:
        return Brake{static_cast<int>(record.a), static_cast<int>(record.b)};
    case Kind::Directory:
        return decodedDirectory(record);
    case Kind::Program:
        return decodedProgram(record);
    }
    return {};
}

} // namespace pb::history
