// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "http/httptypes.h"
#include "starface/starfacetypes.h"

/// Pure decoding of what STARFACE REST (published description, 6.7) answers, and encoding of what it is told.
/// Tolerant of unknown and missing optional members; a missing id or doNotDisturb is a Protocol error.
namespace pb::starface {

core::Result<QList<User>> decodeUsers(const QByteArray &body);
core::Result<QList<Account>> decodeAccounts(const QByteArray &body);
/// The ids of the sets of function keys.
core::Result<QStringList> decodeKeySets(const QByteArray &body);
/// The busy-lamp keys of one set, as they are configured: without a state.
core::Result<FunctionKeys> decodeKeySet(const QByteArray &body);
core::Result<PhoneConfig> decodePhoneConfig(const QByteArray &body);

/// Everything that was read, with do-not-disturb as given.
QByteArray encodePhoneConfig(const PhoneConfig &before, bool doNotDisturb);

/// The failure that an answer with an unwanted status tells.
core::Error decodeRestError(const http::Response &response);

} // namespace pb::starface
