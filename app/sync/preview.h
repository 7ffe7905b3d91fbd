// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/usertable.h"

#include <QList>

namespace pb::sync {

/// Every change that the last decisions want and that is withheld for this cause, in the order of the table.
QList<PreviewLine> withheldChanges(const UserTable &users, presence::Withheld cause);

/// Every write that failed and waits, the next to be tried first.
QList<FailedWrite> failedWrites(const UserTable &users);

/// Writes into `status` how many users are matched, held, failing, and who cannot be synchronised and why.
void countUsers(const UserTable &users, EngineStatus &status);

} // namespace pb::sync
