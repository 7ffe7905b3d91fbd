// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "sync/synctypes.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <functional>

namespace pb::headless {

/// Tells what the engine does as JSON, one object a line, every one with "event" and "at" (ISO 8601, UTC):
/// polls, decisions with their reason, writes, errors, people, mode, the end. Its words are stable English
/// names (presence/names.h). Holds no secret, because what it is told holds none.
class JsonReporter final : public QObject {
    Q_OBJECT
public:
    using Sink = std::function<void(const QByteArray &line)>;
    JsonReporter(Sink sink, core::Clock &clock, QObject *parent = nullptr);

    /// Any event of the program itself; "event" and "at" are added.
    void tell(const QString &event, QJsonObject members = {});
    void tellError(const QString &what, const core::Error &error);

public Q_SLOTS:
    void directoryChanged(const QList<pb::sync::Person> &people);
    void reported(const QList<pb::sync::UserReport> &reports);
    void wrote(const pb::sync::WriteRecord &record);
    void polled(pb::sync::Polled side, const pb::sync::EngineStatus &status);
    void statusChanged(const pb::sync::EngineStatus &status);
    void stopped(const QStringList &notGivenBack);

private:
    struct Told {
        presence::ToStarface toStarface;
        presence::ToTeams toTeams;
    };

    void tellUsers(const QString &event, const QStringList &users, const QStringList &before);
    void tellConnection(const QString &of, const std::optional<core::Error> &error,
        const std::optional<core::Error> &before, core::Time lastSuccess);

    Sink m_sink;
    core::Clock &m_clock;
    QHash<QString, Told> m_told;
    std::optional<sync::EngineStatus> m_status;
};

QJsonObject errorObject(const core::Error &error);

} // namespace pb::headless
