// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QUrl;

/// What the texts in a profile must look like. Pure. Internal to the module, except for isProfileId.
namespace pb::profile {

bool isProfileId(const QString &text);
/// Something to read, in one line.
bool isLine(const QString &text);
/// A line without a colon, which separates login and hash in what the PBX is sent (UCI).
bool isLogin(const QString &text);
/// SHA-256 in hexadecimal, with or without colons.
bool isFingerprint(const QString &text);
bool isHost(const QString &text);
bool isAbsolutePath(const QString &text);
bool isAddress(const QString &text);

/// Why a URL cannot be the address of a service; empty: it can.
QString whyNoOrigin(const QString &text, const QUrl &url);
/// Why a URL cannot be where a browser comes back to from outside; empty: it can.
QString whyNoCallback(const QString &text, const QUrl &url);
/// Why there is nothing to synchronise in the China cloud.
QString noPresenceInChina();

} // namespace pb::profile
