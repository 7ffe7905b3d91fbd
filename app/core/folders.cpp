// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folders.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryFile>

namespace pb::core {

namespace {

/// What a service manager hands over: absolute paths, the first is the program's own; empty: nothing.
QString handedOver(const char *variable)
{
    const QString first = qEnvironmentVariable(variable).section(QLatin1Char(':'), 0, 0);
    return QDir::isAbsolutePath(first) ? QDir::cleanPath(first) : QString();
}

/// The folder itself, or what would have to be writable to make it.
QString nearestExisting(const QString &folder)
{
    QString place = QDir::cleanPath(folder);
    while (!QFileInfo::exists(place) && place.contains(QLatin1Char('/')) && place.size() > 1)
        place = QFileInfo(place).path();
    return place;
}

} // namespace

QString configFolder()
{
    const QString given = handedOver("CONFIGURATION_DIRECTORY");
    return given.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) : given;
}

QString stateFolder()
{
    const QString given = handedOver("STATE_DIRECTORY");
    if (!given.isEmpty())
        return given;
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    QString root = qEnvironmentVariable("XDG_STATE_HOME");
    if (root.isEmpty() || QDir::isRelativePath(root)) // the XDG rules tell to ignore a relative one
        root = QDir::homePath() + QStringLiteral("/.local/state");
    return root + QStringLiteral("/presence-bridge");
#else
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
#endif
}

QString logFolder()
{
    const QString given = handedOver("LOGS_DIRECTORY");
    return given.isEmpty() ? stateFolder() : given;
}

QString serviceRuntimeFolder()
{
    return handedOver("RUNTIME_DIRECTORY");
}

Done makeWritable(const QString &folder)
{
    const bool isThere = QDir().mkpath(folder);
    // a full disk is seen only by writing, and more than fits beside the name of a file
    QTemporaryFile probe(nearestExisting(folder) + QStringLiteral("/.presence-bridge.XXXXXX"));
    const QByteArray block(4096, ' ');
    const bool written = probe.open() && probe.write(block) == block.size() && probe.flush();
    if (isThere && written)
        return {};
    Error error;
    error.kind = ErrorKind::Storage;
    error.code = QStringLiteral("folder");
    error.detail = written ? QStringLiteral("Unknown error") : probe.errorString();
    return failure(error);
}

} // namespace pb::core
