// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile/memberreader.h"
#include "profile/profile.h"

#include <QJsonArray>

/// What a profile says about single users, as JSON. Internal to the module.
namespace pb::profile {

void readExcluded(MemberReader &root, QList<Exclusion> &excluded, Problems &problems);
void readPairs(MemberReader &root, QList<UserPair> &pairs, Problems &problems);

QJsonArray excludedToJson(const QList<Exclusion> &excluded);
QJsonArray pairsToJson(const QList<UserPair> &pairs);

} // namespace pb::profile
