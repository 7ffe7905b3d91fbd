// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/enginesocket.h"

#include "program/onewriter.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>

namespace pb {

/// Short, because the path of a socket may have about 100 characters only, and another one for each folder.
QString engineSocketName(const QString &stateFolder)
{
    const QString clean = QDir(stateFolder).canonicalPath();
    const QString path = clean.isEmpty() ? QDir::cleanPath(stateFolder) : clean;
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256);
    const QString name =
        QStringLiteral("presence-bridge-engine-") + QString::fromLatin1(hash.toHex().left(16));
#ifdef Q_OS_UNIX
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    // never where everybody can make files
    if (folder.isEmpty())
        return path + QStringLiteral("/engine");
    return folder + QLatin1Char('/') + name;
#else
    return name;
#endif
}

QString serviceSocketName(const QString &folder, const profile::Profile &profile)
{
    const QByteArray connection = OneWriter::connectionId(profile.starface.url, profile.tenantId);
    return folder + QStringLiteral("/engine-") + QString::fromLatin1(connection.left(16));
}

QString anyServiceSocket(const QString &folder)
{
    const QDir services(folder);
    const QStringList found =
        services.entryList({QStringLiteral("engine-????????????????")}, QDir::System | QDir::Files);
    return found.isEmpty() ? QString() : services.filePath(found.constFirst());
}

} // namespace pb
