// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace pb::setup {

/// What a file or folder of additional authorities is good for.
struct AuthorityCheck {
    int count = 0; ///< of certificates that are trusted because of it
    QStringList unusable; ///< by name and why
};

/// Reads the file or folder anew.
AuthorityCheck checkAuthorities(const QString &path);

} // namespace pb::setup
