// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/versioninfo.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslSocket>
#include <QSysInfo>

namespace pb::support {

namespace {

QString sqliteVersion()
{
    const QString name = QStringLiteral("pb-version");
    QString version;
    {
        QSqlDatabase memory = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        memory.setDatabaseName(QStringLiteral(":memory:"));
        if (memory.open()) {
            QSqlQuery query(memory);
            if (query.exec(QStringLiteral("select sqlite_version()")) && query.next())
                version = query.value(0).toString();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return version.isEmpty() ? QStringLiteral("not available") : version;
}

} // namespace

VersionInfo versionInfo(const QString &platform, const QString &style)
{
    VersionInfo info{
        {QStringLiteral("Presence Bridge"), QCoreApplication::applicationVersion()},
        {QStringLiteral("Qt"),
            QStringLiteral("%1 (built with %2)")
                .arg(QLatin1String(qVersion()), QLatin1String(QT_VERSION_STR))},
        {QStringLiteral("Operating system"),
            QStringLiteral("%1, %2").arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture())},
        {QStringLiteral("Kernel"),
            QStringLiteral("%1 %2").arg(QSysInfo::kernelType(), QSysInfo::kernelVersion())},
    };
    if (!platform.isEmpty())
        info.append({QStringLiteral("Window system"), platform});
    if (!style.isEmpty())
        info.append({QStringLiteral("Style"), style});
    info.append({QStringLiteral("Language"), QLocale().name()});
    info.append({QStringLiteral("SQLite"), sqliteVersion()});
    info.append({QStringLiteral("TLS"), QSslSocket::sslLibraryVersionString()});
    return info;
}

QString toText(const VersionInfo &info)
{
    QString text;
    for (const auto &[name, value] : info)
        text += QStringLiteral("%1: %2\n").arg(name, value);
    return text;
}

} // namespace pb::support
