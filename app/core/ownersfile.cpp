// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ownersfile.h"

#include <QFile>

namespace pb::core {

void reserveForOwner(const QString &databaseFile)
{
    QFile file(databaseFile);
    if (!file.exists() && file.open(QIODevice::WriteOnly))
        file.close();
    for (const char *end : {"", "-wal", "-shm", "-journal"})
        QFile::setPermissions(databaseFile + QLatin1String(end), QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace pb::core
