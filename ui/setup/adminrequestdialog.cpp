// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/adminrequestdialog.h"

#include "ui/common/messagerow.h"
#include "ui/common/screenfit.h"
#include "ui/setup/adminrequest.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMimeData>
#include <QPageLayout>
#include <QPdfWriter>
#include <QPushButton>
#include <QSaveFile>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

namespace pb::ui {

AdminRequestDialog::AdminRequestDialog(
    const setup::Registration &registration, profile::Cloud cloud, QWidget *parent)
    : QDialog(parent)
    , m_html(adminRequest(registration, cloud))
    , m_preview(new QTextBrowser(this))
    , m_saved(new MessageRow(QStringLiteral("requestSaved"), this))
{
    setObjectName(QStringLiteral("adminRequest"));
    setWindowTitle(tr("Request for the Global Admin"));
    m_preview->setHtml(m_html);
    m_preview->setOpenLinks(false);
    m_preview->setAccessibleName(tr("Preview of the request"));
    m_preview->document()->setDocumentMargin(16);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(m_preview, 1);
    layout->addWidget(m_saved);
    auto *buttons = new QDialogButtonBox(this);
    auto *pdf = buttons->addButton(tr("Save as &PDF…"), QDialogButtonBox::ActionRole);
    pdf->setObjectName(QStringLiteral("savePdf"));
    auto *html = buttons->addButton(tr("Save as &HTML…"), QDialogButtonBox::ActionRole);
    html->setObjectName(QStringLiteral("saveHtml"));
    auto *copyButton = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copyButton->setObjectName(QStringLiteral("copyRequest"));
    buttons->addButton(QDialogButtonBox::Close);
    layout->addWidget(buttons);
    connect(pdf, &QPushButton::clicked, this, [this] { save(QStringLiteral("pdf"), tr("PDF (*.pdf)")); });
    connect(html, &QPushButton::clicked, this, [this] { save(QStringLiteral("html"), tr("HTML (*.html)")); });
    connect(copyButton, &QPushButton::clicked, this, &AdminRequestDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resizeOnScreen(*this, {fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 38});
}

void AdminRequestDialog::copy()
{
    auto *mime = new QMimeData;
    mime->setHtml(m_html);
    mime->setText(m_preview->toPlainText());
    QGuiApplication::clipboard()->setMimeData(mime);
    m_saved->show(Tone::Success, tr("Copied: paste it into a message."));
}

void AdminRequestDialog::save(const QString &suffix, const QString &filter)
{
    auto *dialog = new QFileDialog(this, windowTitle(), {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QStringLiteral("presence-bridge-request.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &AdminRequestDialog::saveAs);
    dialog->open();
}

void AdminRequestDialog::saveAs(const QString &path)
{
    const bool pdf = path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
    if (pdf ? writePdf(path) : writeHtml(path))
        m_saved->show(Tone::Success, tr("Saved: %1").arg(path));
    else
        m_saved->show(
            Tone::Error, tr("The file could not be written."), tr("Choose another folder, or another name."));
}

bool AdminRequestDialog::writePdf(const QString &path) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QPdfWriter writer(&file);
    writer.setTitle(windowTitle());
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout::Millimeter);
    QTextDocument document;
    // a document takes its colours from the palette otherwise: white on white from a dark desktop
    document.setDefaultStyleSheet(
        QStringLiteral("body, td, th, h1, h2, li { color: black } a { color: #0a58ca }"));
    document.setHtml(m_html);
    document.print(&writer);
    return file.commit();
}

bool AdminRequestDialog::writeHtml(const QString &path) const
{
    QSaveFile file(path);
    const QByteArray bytes = m_html.toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace pb::ui
