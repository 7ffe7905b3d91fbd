// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>

namespace pb::setup {

/// A busy-lamp key that was made here.
struct MadeKey {
    QString set;
    QString keyId;
    int userId = 0; ///< whose phone it shows

    friend bool operator==(const MadeKey &, const MadeKey &) = default;
};

/// The list of the keys that were made here and not removed again, in a file of its owner alone. No file: an
/// empty list; a damaged one is a Storage error "damaged".
core::Result<QList<MadeKey>> readMadeKeys(const QString &file);
/// An empty list removes the file; without a name nothing is kept.
core::Done writeMadeKeys(const QString &file, const QList<MadeKey> &keys);

} // namespace pb::setup
