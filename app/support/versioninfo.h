// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace pb::support {

/// What it is and which one, in the order to be shown.
using VersionInfo = QList<std::pair<QString, QString>>;

/// Versions of the program and of everything beneath it that a bug may hang on; the names are English, for
/// tickets. `platform` and `style` are the window system's and the widgets', empty without a window.
VersionInfo versionInfo(const QString &platform, const QString &style);

QString toText(const VersionInfo &info);

} // namespace pb::support
