// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/log.h"

namespace pb::identity {

Q_LOGGING_CATEGORY(logIdentity, "pb.identity", QtInfoMsg)

} // namespace pb::identity
