// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pb::core {

/// Before SQLite opens a file: makes it if it is missing, and leaves it and what an earlier run left beside
/// it to its owner alone. What SQLite writes beside it later takes over these rights.
void reserveForOwner(const QString &databaseFile);

} // namespace pb::core
