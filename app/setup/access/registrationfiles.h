// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setuptypes.h"

#include <QByteArray>

/// Files that register the application in Entra: ready scripts and a manifest. Pure; every value is quoted
/// for its shell, so that no name can run anything. None holds a secret: the scripts print the one they make.
namespace pb::setup {

/// What one app registration is for.
enum class AppPurpose {
    Both, ///< one app writes presences and reads the directory
    Write,
    Read
};

/// The app manifest (Microsoft Graph format) of one app.
QByteArray appManifest(const Registration &registration, AppPurpose purpose = AppPurpose::Both);

/// A script for bash and the Azure CLI: makes the app (or brings an app with the client id up to date),
/// grants admin consent, makes a client secret and prints what the wizard asks for. `separateReadApp`: a
/// second, public app for reading.
QByteArray azureCliScript(const Registration &registration, bool separateReadApp = false);

/// The same for PowerShell and the Microsoft Graph module. With a byte order mark, which Windows PowerShell
/// needs to read UTF-8.
QByteArray powerShellScript(const Registration &registration, bool separateReadApp = false);

/// One word of a command in bash: in single quotes. Control characters are left out.
QString quotedForBash(const QString &text);
/// One literal text in PowerShell, which takes typographic quotes for quotes as well.
QString quotedForPowerShell(const QString &text);

} // namespace pb::setup
