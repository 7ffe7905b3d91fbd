// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace pb {

/// The command line without the options that Qt takes itself, because it is looked at before there is an
/// application. They count wherever there are windows, and with one dash or two, as Qt has it.
struct QtOptions {
    QStringList rest; ///< the arguments of our own, the program's name first
    QString incomplete; ///< an option of Qt that lacks its value; empty: none does
};
QtOptions withoutQtOptions(const QStringList &arguments);

} // namespace pb
