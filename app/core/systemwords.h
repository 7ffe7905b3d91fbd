// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pb::core {

/// What the system or Qt says of a failure (QFile::errorString() and the like), for a person: in the language
/// installed where it is a known one, else as it is. The other way round there is nothing to do: Qt's own
/// words for failures stay English whatever the language, because they end in the log.
QString systemWords(const QString &english);

} // namespace pb::core
