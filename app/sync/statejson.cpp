// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/statejson.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace pb::sync {

namespace {

using presence::Time;
using presence::UserState;
using presence::WriteState;

/// Older than anything that may still matter.
constexpr presence::Duration longest = std::chrono::hours{24 * 365};
/// Neither a clock that is wrong nor a damaged number may lead beyond.
constexpr presence::Duration farthest = std::chrono::hours{24};

/// Turns points of steady time into those of the wall clock, and back. Epoch stays epoch: "never".
struct Shift {
    const core::Clock &clock;

    double out(Time time) const
    {
        if (time == Time{})
            return 0;
        return static_cast<double>(clock.toWall(time).time_since_epoch().count());
    }

    /// Nothing: no time at all.
    std::optional<Time> in(double number) const
    {
        constexpr double end = 32'503'680'000'000; // the year 3000
        if (!(number >= 0 && number < end))
            return std::nullopt;
        if (number == 0)
            return Time{};
        const core::Wall wall{presence::Duration{static_cast<qint64>(number)}};
        return std::clamp(clock.toSteady(wall), clock.now() - longest, clock.now() + farthest);
    }
};

/// Reads members and remembers whether one of them was wrong.
class Reader {
public:
    Reader(QJsonObject object, const Shift &shift)
        : m_object(std::move(object))
        , m_shift(shift)
    {
    }

    template<typename Enum>
    void read(const char *name, Enum &value, Enum last)
    {
        const double number = m_object.value(QLatin1String(name)).toDouble(-1);
        const bool fine = number >= 0 && number <= static_cast<double>(last);
        m_fine = m_fine && fine;
        if (fine)
            value = static_cast<Enum>(static_cast<int>(number));
    }

    void read(const char *name, Time &value)
    {
        const QJsonValue found = m_object.value(QLatin1String(name));
        const auto time = m_shift.in(found.toDouble(-1));
        m_fine = m_fine && time;
        value = time.value_or(Time{});
    }

    void read(const char *name, bool &value)
    {
        const QJsonValue found = m_object.value(QLatin1String(name));
        m_fine = m_fine && found.isBool();
        value = found.toBool();
    }

    void read(const char *name, int &value)
    {
        const QJsonValue found = m_object.value(QLatin1String(name));
        m_fine = m_fine && found.isDouble();
        value = found.toInt();
    }

    /// For what the journal of an earlier version does not have.
    bool has(const char *name) const { return m_object.contains(QLatin1String(name)); }
    template<typename T>
    void readIfThere(const char *name, T &value)
    {
        if (has(name))
            read(name, value);
    }

    Reader child(const char *name)
    {
        const QJsonValue found = m_object.value(QLatin1String(name));
        m_fine = m_fine && found.isObject();
        return Reader(found.toObject(), m_shift);
    }

    bool isFine() const { return m_fine; }

private:
    QJsonObject m_object;
    const Shift &m_shift;
    bool m_fine = true;
};

QJsonObject writeObject(const WriteState &write, const Shift &shift)
{
    return {{QStringLiteral("inFlight"), write.inFlight},
        {QStringLiteral("startedAt"), shift.out(write.startedAt)},
        {QStringLiteral("mayActUntil"), shift.out(write.mayActUntil)},
        {QStringLiteral("mayAssert"), write.mayAssert}, {QStringLiteral("repeats"), write.repeats}};
}

bool readWrite(Reader reader, WriteState &write)
{
    reader.read("inFlight", write.inFlight);
    reader.read("startedAt", write.startedAt);
    reader.read("mayActUntil", write.mayActUntil);
    write.mayAssert = write.mayActUntil != Time{}; // for an earlier version's
    reader.readIfThere("mayAssert", write.mayAssert);
    reader.read("repeats", write.repeats);
    return reader.isFine();
}

} // namespace

QByteArray toJournalJson(const UserState &state, const core::Clock &clock)
{
    const Shift shift{clock};
    const QJsonObject dnd{{QStringLiteral("phase"), static_cast<int>(state.dnd.phase)},
        {QStringLiteral("because"), static_cast<int>(state.dnd.because)},
        {QStringLiteral("since"), shift.out(state.dnd.since)}, {QStringLiteral("seen"), state.dnd.seen},
        {QStringLiteral("showsBy"), shift.out(state.dnd.showsBy)}};
    const QJsonObject teams{{QStringLiteral("phase"), static_cast<int>(state.teams.phase)},
        {QStringLiteral("shows"), static_cast<int>(state.teams.shows)},
        {QStringLiteral("because"), static_cast<int>(state.teams.because)},
        {QStringLiteral("since"), shift.out(state.teams.since)},
        {QStringLiteral("expiresAt"), shift.out(state.teams.expiresAt)},
        {QStringLiteral("before"), static_cast<int>(state.teams.before)},
        {QStringLiteral("seen"), state.teams.seen}, {QStringLiteral("shortLived"), state.teams.shortLived}};
    const QJsonObject root{{QStringLiteral("dnd"), dnd}, {QStringLiteral("teams"), teams},
        {QStringLiteral("dndWrite"), writeObject(state.dndWrite, shift)},
        {QStringLiteral("teamsWrite"), writeObject(state.teamsWrite, shift)},
        {QStringLiteral("overridden"), state.overridden},
        {QStringLiteral("dndEchoUntil"), shift.out(state.dndEchoUntil)},
        {QStringLiteral("echoOfBusy"), shift.out(state.echo(presence::TeamsTarget::BusyInACall))},
        {QStringLiteral("echoOfAvailable"), shift.out(state.echo(presence::TeamsTarget::Available))},
        {QStringLiteral("echoOfDnd"), shift.out(state.echo(presence::TeamsTarget::DoNotDisturb))}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

core::Result<UserState> fromJournalJson(const QByteArray &json, const core::Clock &clock)
{
    using namespace presence;
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const Shift shift{clock};
    Reader root(document.object(), shift);
    UserState state;

    Reader dnd = root.child("dnd");
    dnd.read("phase", state.dnd.phase, ClaimPhase::Releasing);
    dnd.read("because", state.dnd.because, TeamsStatus::Unknown);
    dnd.read("since", state.dnd.since);
    dnd.read("seen", state.dnd.seen);
    // of an earlier version's nobody knows it: as late as it can be
    if (state.dnd.exists())
        state.dnd.showsBy = clock.now() + farthest;
    dnd.readIfThere("showsBy", state.dnd.showsBy);

    Reader teams = root.child("teams");
    teams.read("phase", state.teams.phase, ClaimPhase::Releasing);
    teams.read("shows", state.teams.shows, TeamsTarget::DoNotDisturb);
    teams.read("because", state.teams.because, StarfaceStatus::Unknown);
    teams.read("since", state.teams.since);
    teams.read("expiresAt", state.teams.expiresAt);
    teams.read("seen", state.teams.seen);
    if (teams.has("before"))
        teams.read("before", state.teams.before, TeamsStatus::Unknown);
    teams.readIfThere("shortLived", state.teams.shortLived);

    const bool writes = readWrite(root.child("dndWrite"), state.dndWrite)
        && readWrite(root.child("teamsWrite"), state.teamsWrite);
    root.read("overridden", state.overridden);
    root.read("dndEchoUntil", state.dndEchoUntil);
    root.readIfThere("echoOfBusy", state.echo(TeamsTarget::BusyInACall));
    root.readIfThere("echoOfAvailable", state.echo(TeamsTarget::Available));
    root.readIfThere("echoOfDnd", state.echo(TeamsTarget::DoNotDisturb));

    if (!root.isFine() || !dnd.isFine() || !teams.isFine() || !writes)
        return core::failure(core::ErrorKind::Storage, QStringLiteral("a journal entry cannot be read"));
    return state;
}

} // namespace pb::sync
