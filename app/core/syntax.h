// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What a text is by its form alone. Pure; each of these rules stands here and nowhere else.
namespace pb::core {

/// 8-4-4-4-12 hexadecimal digits, without braces.
bool isGuid(const QString &text);
/// What names one tenant: its GUID, or a domain of it. Not "common" and the like.
bool isTenant(const QString &text);
/// "localhost", an address of 127.0.0.0/8 in four numbers, or ::1, as the host of an address (RFC 6761, 6.3).
bool isThisComputer(const QString &host);
/// What is reached without a proxy: "*", "<local>", "<private>", a name, also ".name" and "*.name", or an
/// address, each with or without a port, or a network as "address/bits".
bool isProxyException(const QString &text);

} // namespace pb::core
