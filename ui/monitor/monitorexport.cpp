// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MonitorWindow that writes the rows shown to a file.
#include "ui/common/sentences.h"
#include "ui/monitor/monitorfilter.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/monitor/rowexport.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QSaveFile>
#include <QStandardPaths>

namespace pb::ui {

core::Done MonitorWindow::exportTo(const QString &fileName)
{
    QList<int> rows;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        rows.append(m_filter->mapToSource(m_filter->index(row, 0)).row());
    QSaveFile file(fileName);
    const QByteArray bytes = exported(m_board, rows, exportFormat(fileName));
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.detail = file.errorString();
    return core::failure(error);
}

void MonitorWindow::askForExportFile()
{
    const QString csv = tr("Table for a spreadsheet (*.csv)");
    const QString json = tr("Data for another program (*.json)");
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_board.clock().now().time_since_epoch().count());
    auto *dialog = new QFileDialog(this, tr("Export the rows shown"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({csv, json});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(
        tr("presence-bridge-%1", "file name: time").arg(now.toString(QStringLiteral("yyyy-MM-dd-HHmm"))));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, json](const QString &filter) {
        dialog->setDefaultSuffix(filter == json ? QStringLiteral("json") : QStringLiteral("csv"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &fileName) {
        const core::Done done = exportTo(fileName);
        if (done)
            return;
        auto *box = new QMessageBox(QMessageBox::Warning, tr("Export"),
            tr("The file could not be written: %1").arg(QDir::toNativeSeparators(fileName)),
            QMessageBox::Close, this);
        box->setObjectName(QStringLiteral("exportFailed"));
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setInformativeText(sentence(done.error()));
        box->setDetailedText(done.error().detail);
        box->open();
    });
    dialog->open();
}

} // namespace pb::ui
