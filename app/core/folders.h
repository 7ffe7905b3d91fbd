// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

/// Where this program keeps what is its own: the folders that a service manager hands over
/// ($CONFIGURATION_DIRECTORY, $STATE_DIRECTORY, $LOGS_DIRECTORY, $RUNTIME_DIRECTORY), else those of the
/// platform's rules (XDG on Linux). Nothing else decides it.
namespace pb::core {

/// Profiles, rule sets, the windows' settings.
QString configFolder();
/// Journals and histories, one folder per profile.
QString stateFolder();
QString logFolder();
/// Of a service, where others find it while it runs; empty: nobody has handed one over.
QString serviceRuntimeFolder();

/// Makes the folder where it is missing, and tries whether files in it can be made and filled. Storage error
/// whose detail is the system's reason.
Done makeWritable(const QString &folder);

} // namespace pb::core
