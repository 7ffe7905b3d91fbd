// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace pb::profile {

/// Words for a person about a profile, in the language installed; English where none is.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Profile)
};

} // namespace pb::profile
