// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QStringList>

class QMessageBox;
class QWidget;

/// What the program says in a message box of its own, whichever of its parts has to say it. Each is made
/// here, so that each can be looked at. Owned by its parent, or by the caller where it has none.
namespace pb::ui {

/// What was changed counts until the program ends only: `what` says what of it.
QMessageBox *notKeptBox(const QString &title, const QString &what, const core::Error &error, QWidget *parent);
/// What the set-up has saved does not count in the synchronisation that runs.
QMessageBox *notReloadedBox(const core::Error &error, QWidget *parent);
/// The desktop opens no folder: this is where it is.
QMessageBox *logFolderBox(const QString &folder, QWidget *parent);
/// It is that of a service, whose unit this is, and closed to this user.
QMessageBox *serviceLogBox(const QString &folder, const QString &unit, QWidget *parent);
QMessageBox *noSimulatorBox(const core::Error &error, QWidget *parent);
/// Whose phones and presences are left as the program set them.
QMessageBox *notGivenBackBox(const QStringList &names, QWidget *parent);
QMessageBox *waitingBox(const QString &sentence, const QString &why, const QString &logLine);
QMessageBox *cannotStartBox(const QString &sentence, const QString &logLine);
/// The simulator that the windows show is gone.
QMessageBox *demoEndedBox(const QString &logLine);

} // namespace pb::ui
