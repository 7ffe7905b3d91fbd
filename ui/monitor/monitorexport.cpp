// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MonitorWindow that writes the rows shown to a file.
#include "board/snapshot.h"
#include "core/background.h"
#include "core/isotime.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/monitor/search/monitorfilter.h"
#include "ui/monitor/table/rowexport.h"
#include "words/sentences.h"

#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QSaveFile>
#include <QStandardPaths>

namespace pb::ui {

namespace {

core::Done writeFile(const board::Snapshot &snapshot, const QString &fileName)
{
    QSaveFile file(fileName);
    const QByteArray bytes = exported(snapshot, exportFormat(fileName));
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return core::failure(core::ErrorKind::Storage, file.errorString());
}

} // namespace

core::Job<void> *MonitorWindow::exportTo(const QString &fileName)
{
    QList<int> rows;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        rows.append(m_filter->mapToSource(m_filter->index(row, 0)).row());
    return new core::BackgroundJob<void>(
        [snapshot = board::takeSnapshot(m_board, rows), fileName] { return writeFile(snapshot, fileName); },
        this);
}

void MonitorWindow::askForExportFile()
{
    const QString csv = tr("Table for a spreadsheet (*.csv)");
    const QString json = tr("Data for another program (*.json)");
    const QDateTime now = core::localTime(m_board.clock().wall());
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
        exportTo(fileName)->then(this, [this, fileName](const core::Done &done) {
            if (!done)
                tellExportFailure(fileName, done.error());
        });
    });
    dialog->open();
}

void MonitorWindow::tellExportFailure(const QString &fileName, const core::Error &error)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Export"),
        tr("The file could not be written: %1").arg(QDir::toNativeSeparators(fileName)), QMessageBox::Close,
        this);
    box->setObjectName(QStringLiteral("exportFailed"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(sentence(error));
    box->setDetailedText(error.detail);
    box->open();
}

} // namespace pb::ui
