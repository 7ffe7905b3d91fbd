// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/person.h"
#include "graph/graphtypes.h"
#include "starface/starfaceclient.h"

#include <QList>

namespace pb::directory {

/// Both directories brought together: matched people first, then everybody without a partner. Pure.
QList<Person> joinDirectories(
    const QList<graph::User> &teams, const QList<starface::DirectoryUser> &starface);

} // namespace pb::directory
