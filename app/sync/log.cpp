// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/log.h"

namespace pb::sync {

Q_LOGGING_CATEGORY(logSync, "pb.sync", QtInfoMsg)

} // namespace pb::sync
