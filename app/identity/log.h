// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace pb::identity {

/// "pb.identity". No token, secret or authorization code is ever given to it.
Q_DECLARE_LOGGING_CATEGORY(logIdentity)

} // namespace pb::identity
