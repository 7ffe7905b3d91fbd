// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/person.h"

#include <QList>

namespace pb::directory {

/// Names to everybody without a partner who in the other system may be meant, among those without a partner
/// there.
void nameCandidates(QList<Person> &people);

} // namespace pb::directory
