// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/bundle.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPlainTextEdit;

namespace pb::ui {

/// Shows every file of a support bundle, whole, before it is saved as one archive. Sends nothing.
/// Owns its parts.
class SupportDialog final : public QDialog {
    Q_OBJECT
public:
    SupportDialog(support::Bundle bundle, const QDateTime &now, QWidget *parent = nullptr);

    /// Writes the archive there; false, and the dialog says so, where that fails.
    bool saveTo(const QString &file);
    QString suggestedName() const;

private:
    void showFile(int row);
    void askFile();

    const support::Bundle m_bundle;
    const QDateTime m_now;
    QListWidget *m_list;
    QPlainTextEdit *m_text;
    QLabel *m_saved;
};

} // namespace pb::ui
