// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace pb::history {

/// "pb.history".
Q_DECLARE_LOGGING_CATEGORY(logHistory)

} // namespace pb::history
