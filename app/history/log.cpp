// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/log.h"

namespace pb::history {

Q_LOGGING_CATEGORY(logHistory, "pb.history", QtInfoMsg)

} // namespace pb::history
