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
    return version;
}

QString nameOf(Part part)
{
    switch (part) {
    case Part::Program:
        return QStringLiteral("Presence Bridge");
    case Part::Qt:
        return QStringLiteral("Qt");
    case Part::QtAtBuild:
        return QStringLiteral("Qt when built");
    case Part::System:
        return QStringLiteral("Operating system");
    case Part::Kernel:
        return QStringLiteral("Kernel");
    case Part::WindowSystem:
        return QStringLiteral("Window system");
    case Part::Style:
        return QStringLiteral("Style");
    case Part::Language:
        return QStringLiteral("Language");
    case Part::Sqlite:
        return QStringLiteral("SQLite");
    case Part::Tls:
        break;
    }
    return QStringLiteral("TLS");
}

} // namespace

VersionInfo versionInfo(const QString &platform, const QString &style)
{
    VersionInfo info{
        {Part::Program, QCoreApplication::applicationVersion()},
        {Part::Qt, QLatin1String(qVersion())},
        {Part::QtAtBuild, QLatin1String(QT_VERSION_STR)},
        {Part::System,
            QStringLiteral("%1, %2").arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture())},
        {Part::Kernel, QStringLiteral("%1 %2").arg(QSysInfo::kernelType(), QSysInfo::kernelVersion())},
    };
    if (!platform.isEmpty())
        info.append({Part::WindowSystem, platform});
    if (!style.isEmpty())
        info.append({Part::Style, style});
    info.append({Part::Language, QLocale().name()});
    info.append({Part::Sqlite, sqliteVersion()});
    info.append({Part::Tls, QSslSocket::sslLibraryVersionString()});
    return info;
}

QString toText(const VersionInfo &info)
{
    QString text;
    for (const auto &[part, value] : info) {
        text += QStringLiteral("%1: %2\n")
                    .arg(nameOf(part), value.isEmpty() ? QStringLiteral("not available") : value);
    }
    return text;
}

} // namespace pb::support
