// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace pb::support {

/// What a bug may hang on.
enum class Part { Program, Qt, QtAtBuild, System, Kernel, WindowSystem, Style, Language, Sqlite, Tls };

struct Version {
    Part part = Part::Program;
    QString value; ///< the part's own words; empty: it is not there
};

/// In the order to be shown.
using VersionInfo = QList<Version>;

/// Versions of the program and of everything beneath it. `platform` and `style` are the window system's and
/// the widgets', empty without a window.
VersionInfo versionInfo(const QString &platform, const QString &style);

/// One line for each, in English, for a ticket.
QString toText(const VersionInfo &info);

} // namespace pb::support
