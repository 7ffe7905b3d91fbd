// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setuptypes.h"

#include <QDialog>

class QTextBrowser;

namespace pb::ui {

class MessageRow;

/// Shows the request for the Global Admin as it will be printed, and saves it as PDF or HTML. Owns its parts.
class AdminRequestDialog final : public QDialog {
    Q_OBJECT
public:
    AdminRequestDialog(
        const setup::Registration &registration, profile::Cloud cloud, QWidget *parent = nullptr);

    /// By the name's ending; what came of it is shown in the window.
    void saveAs(const QString &path);

private:
    void save(const QString &suffix, const QString &filter);
    bool writePdf(const QString &path) const;
    bool writeHtml(const QString &path) const;
    void copy();

    QString m_html;
    QTextBrowser *m_preview;
    MessageRow *m_saved;
};

} // namespace pb::ui
