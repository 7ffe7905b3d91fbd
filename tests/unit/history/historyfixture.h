// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historytypes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace pb::test {

inline constexpr core::Wall noon{std::chrono::hours{490'000}};

inline history::Change change(presence::TeamsStatus teams, history::Whats what = history::What::Status)
{
    history::Change c;
    c.what = what;
    c.availability = QStringLiteral("Busy");
    c.activity = QStringLiteral("InACall");
    c.telephony = QStringLiteral("IDLE");
    c.toStarface.status = teams;
    c.toTeams.status = presence::StarfaceStatus::Available;
    return c;
}

inline history::Event happened(core::Wall at, history::Payload payload, const QString &key = {})
{
    return {0, at, key, {}, std::move(payload)};
}

inline history::Event changeOf(
    const QString &key, core::Wall at, presence::TeamsStatus teams = presence::TeamsStatus::Busy)
{
    return happened(at, change(teams), key);
}

/// All bytes of all files that belong to the history.
inline QByteArray historyBytes(const QString &file)
{
    const QFileInfo info(file);
    QByteArray all;
    for (const QString &name : info.dir().entryList({info.fileName() + QLatin1Char('*')}, QDir::Files)) {
        QFile part(info.dir().filePath(name));
        if (part.open(QIODevice::ReadOnly))
            all += part.readAll();
    }
    return all;
}

} // namespace pb::test
