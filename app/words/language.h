// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace pb::ui {

/// The languages that are complete: codes as in "de".
QStringList languages();

/// The given code where it is one of ours, else the first of the system's languages that is, else "en".
QString chosenLanguage(const QString &wanted, const QStringList &systemLanguages);

/// The name of the file there that has Qt's own words: "qtbase_de", or "qt_de" as a package for Windows has
/// it; empty: none.
QString qtWordsIn(const QString &folder, const QString &code);

/// Installs our words and Qt's own, and sets the default locale. Call again to change; must be called before
/// windows are made. Returns the code in force. The translators belong to the application.
QString installLanguage(QCoreApplication &application, const QString &wanted = {});

} // namespace pb::ui
