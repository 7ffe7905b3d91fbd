// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httptypes.h"
#include "starface/starfacetypes.h"
#include "starface/xmlrpc.h"

/// Pure decoding of what the UCI interface answers.
namespace pb::starface {

/// What a telephony state says about the line. UNAVAILABLE is Unknown: a phone that is not registered is not
/// known to be idle. So is every string that is not known here.
presence::Line lineOf(QStringView telephonyState);

/// What the calls of a busy-lamp key say about its line: none at all is Idle.
core::Result<presence::Line> lineOfCalls(const QVariant &calls);

/// The busy-lamp keys in the answer to getFunctionKeys, in one pass. Other keys are left out.
core::Result<QList<LineState>> decodeFunctionKeys(const QByteArray &document);

/// A fault as Error: Unauthorized for refused access, the exception's name as code.
core::Error decodeFault(const xmlrpc::Fault &fault);
/// True where the PBX does not know our session (any more): signing in again helps.
bool isSessionLost(const core::Error &error);

/// The failure that an answer with a status other than 200 tells.
core::Error decodeUciStatus(const http::Response &response);

} // namespace pb::starface
