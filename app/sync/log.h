// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace pb::sync {

/// "pb.sync".
Q_DECLARE_LOGGING_CATEGORY(logSync)

} // namespace pb::sync
