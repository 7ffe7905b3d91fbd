// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httptypes.h"
#include "starface/starfacetypes.h"
#include "starface/xmlrpc.h"

/// Pure decoding of what the UCI interface answers.
namespace pb::starface {

/// What a telephony state says about the line. UNAVAILABLE is Unknown: a phone that is not registered is not
/// known to be idle. So is every string that is not known here. The state of a call is taken, too.
presence::Line lineOf(QStringView telephonyState);
/// Whether lineOf() knows the string, Unknown or not.
bool isKnownState(QStringView telephonyState);

/// What the calls of a busy-lamp key say about its line: none at all is Idle, and one in a state that nobody
/// knows is Unknown where no other says more.
core::Result<presence::Line> lineOfCalls(const QVariant &calls);

/// The busy-lamp keys in the answer to getFunctionKeys, in one pass. Other keys are counted and left out.
core::Result<FunctionKeys> decodeFunctionKeys(const QByteArray &document);

/// Notes a name of the PBX's in a survey's list: once, not too many, and only what is surely a name.
void noteName(QStringList &names, QStringView name);
/// Whether a type says that a key is a busy-lamp key.
bool isBusyLampType(QStringView type);

/// A fault as Error: Unauthorized for refused access, the exception's name as code.
core::Error decodeFault(const xmlrpc::Fault &fault);
/// True where the PBX does not know our session (any more): signing in again helps.
bool isSessionLost(const core::Error &error);

/// The failure that an answer with a status other than 200 tells.
core::Error decodeUciStatus(const http::Response &response);

} // namespace pb::starface
