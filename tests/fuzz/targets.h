// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace pb::fuzz {

/// A decoder of bytes from outside. `run` ends the process where a promise of it is broken; what is wrong
/// with memory or undefined, the sanitizers find.
struct Target {
    const char *name; ///< of its folder in seeds/
    void (*run)(const QByteArray &bytes);
};

const QList<Target> &targets();

} // namespace pb::fuzz
