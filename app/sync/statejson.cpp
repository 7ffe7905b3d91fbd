// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/statejson.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace pb::sync {

namespace {

using presence::Time;
using presence::UserState;
using presence::WriteState;

double milliseconds(Time time)
{
    return static_cast<double>(time.time_since_epoch().count());
}

/// Reads members and remembers whether one of them was wrong.
class Reader {
public:
    explicit Reader(QJsonObject object)
        : m_object(std::move(object))
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
        m_fine = m_fine && found.isDouble();
        value = Time{presence::Duration{static_cast<qint64>(found.toDouble())}};
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
    template<typename T>
    void readIfThere(const char *name, T &value)
    {
        if (m_object.contains(QLatin1String(name)))
            read(name, value);
    }

    Reader child(const char *name)
    {
        const QJsonValue found = m_object.value(QLatin1String(name));
        m_fine = m_fine && found.isObject();
        return Reader(found.toObject());
    }

    bool isFine() const { return m_fine; }

private:
    QJsonObject m_object;
    bool m_fine = true;
};

QJsonObject writeObject(const WriteState &write)
{
    return {{QStringLiteral("inFlight"), write.inFlight},
        {QStringLiteral("startedAt"), milliseconds(write.startedAt)},
        {QStringLiteral("mayActUntil"), milliseconds(write.mayActUntil)},
        {QStringLiteral("repeats"), write.repeats}};
}

bool readWrite(Reader reader, WriteState &write)
{
    reader.read("inFlight", write.inFlight);
    reader.read("startedAt", write.startedAt);
    reader.read("mayActUntil", write.mayActUntil);
    reader.read("repeats", write.repeats);
    return reader.isFine();
}

} // namespace

QByteArray toJournalJson(const UserState &state)
{
    const QJsonObject dnd{{QStringLiteral("phase"), static_cast<int>(state.dnd.phase)},
        {QStringLiteral("because"), static_cast<int>(state.dnd.because)},
        {QStringLiteral("since"), milliseconds(state.dnd.since)}, {QStringLiteral("seen"), state.dnd.seen}};
    const QJsonObject teams{{QStringLiteral("phase"), static_cast<int>(state.teams.phase)},
        {QStringLiteral("shows"), static_cast<int>(state.teams.shows)},
        {QStringLiteral("because"), static_cast<int>(state.teams.because)},
        {QStringLiteral("since"), milliseconds(state.teams.since)},
        {QStringLiteral("expiresAt"), milliseconds(state.teams.expiresAt)},
        {QStringLiteral("seen"), state.teams.seen}};
    const QJsonObject root{{QStringLiteral("dnd"), dnd}, {QStringLiteral("teams"), teams},
        {QStringLiteral("dndWrite"), writeObject(state.dndWrite)},
        {QStringLiteral("teamsWrite"), writeObject(state.teamsWrite)},
        {QStringLiteral("overridden"), state.overridden},
        {QStringLiteral("dndEchoUntil"), milliseconds(state.dndEchoUntil)},
        {QStringLiteral("echoOfBusy"), milliseconds(state.echo(presence::TeamsTarget::BusyInACall))},
        {QStringLiteral("echoOfAvailable"), milliseconds(state.echo(presence::TeamsTarget::Available))},
        {QStringLiteral("echoOfDnd"), milliseconds(state.echo(presence::TeamsTarget::DoNotDisturb))}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

core::Result<UserState> fromJournalJson(const QByteArray &json)
{
    using namespace presence;
    const QJsonDocument document = QJsonDocument::fromJson(json);
    Reader root(document.object());
    UserState state;

    Reader dnd = root.child("dnd");
    dnd.read("phase", state.dnd.phase, ClaimPhase::Releasing);
    dnd.read("because", state.dnd.because, TeamsStatus::Unknown);
    dnd.read("since", state.dnd.since);
    dnd.read("seen", state.dnd.seen);

    Reader teams = root.child("teams");
    teams.read("phase", state.teams.phase, ClaimPhase::Releasing);
    teams.read("shows", state.teams.shows, TeamsTarget::DoNotDisturb);
    teams.read("because", state.teams.because, StarfaceStatus::Unknown);
    teams.read("since", state.teams.since);
    teams.read("expiresAt", state.teams.expiresAt);
    teams.read("seen", state.teams.seen);

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
