// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/supportdialog.h"

#include "core/systemwords.h"
#include "ui/common/screenfit.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QVBoxLayout>

namespace pb::ui {

SupportDialog::SupportDialog(support::Bundle bundle, const QDateTime &now, QWidget *parent)
    : QDialog(parent)
    , m_bundle(std::move(bundle))
    , m_now(now)
    , m_list(new QListWidget(this))
    , m_text(new QPlainTextEdit(this))
    , m_saved(new QLabel(this))
{
    setObjectName(QStringLiteral("supportDialog"));
    setWindowTitle(tr("Support bundle"));
    auto *title =
        new QLabel(QStringLiteral("<b>%1</b> %2")
                       .arg(tr("Exactly this will be saved, and nothing is sent.").toHtmlEscaped(),
                           tr("Users, addresses, hosts and ids are replaced; passwords, secrets and "
                              "tokens are not in it. Look through it before you pass it on.")
                               .toHtmlEscaped()),
            this);
    title->setWordWrap(true);
    title->setTextFormat(Qt::RichText);
    m_list->setObjectName(QStringLiteral("supportFiles"));
    m_list->setAccessibleName(tr("Files"));
    m_text->setObjectName(QStringLiteral("supportText"));
    m_text->setAccessibleName(tr("Content of the file"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    m_text->setFont(fixed);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    m_saved->setObjectName(QStringLiteral("supportSaved"));
    m_saved->setWordWrap(true);
    m_saved->hide();
    for (const support::ZipEntry &entry : m_bundle.files) {
        m_list->addItem(tr("%1 (%2)", "a file and its size")
                            .arg(entry.name, QLocale().formattedDataSize(entry.content.size(), 1)));
    }

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *save = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    save->setObjectName(QStringLiteral("supportSave"));
    save->setDefault(true);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(m_list);
    split->addWidget(m_text);
    split->setChildrenCollapsible(false);
    split->setStretchFactor(1, 1);
    const int em = fontMetrics().averageCharWidth();
    split->setSizes({em * 28, em * 90});
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(title);
    layout->addWidget(split, 1);
    layout->addWidget(m_saved);
    layout->addWidget(buttons);

    connect(m_list, &QListWidget::currentRowChanged, this, &SupportDialog::showFile);
    connect(save, &QPushButton::clicked, this, &SupportDialog::askFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_list->setCurrentRow(0);
    resizeOnScreen(*this, {em * 125, fontMetrics().height() * 34});
    m_list->setFocus();
}

void SupportDialog::showFile(int row)
{
    m_text->setPlainText(row < 0 ? QString() : QString::fromUtf8(m_bundle.files.at(row).content));
}

QString SupportDialog::suggestedName() const
{
    return QStringLiteral("presence-bridge-support-%1.zip")
        .arg(m_now.toString(QStringLiteral("yyyyMMdd-HHmm")));
}

bool SupportDialog::saveTo(const QString &file)
{
    QSaveFile target(file);
    const QByteArray bytes = m_bundle.zip(m_now);
    const bool saved =
        target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit();
    m_saved->setText(saved
            ? tr("Saved as %1.").arg(file)
            : tr("The file could not be written: %1").arg(core::systemWords(target.errorString())));
    m_saved->show();
    return saved;
}

void SupportDialog::askFile()
{
    auto *dialog = new QFileDialog(this, tr("Save support bundle"));
    dialog->setObjectName(QStringLiteral("supportFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("ZIP archives (*.zip)"));
    dialog->setDefaultSuffix(QStringLiteral("zip"));
    dialog->selectFile(suggestedName());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) { saveTo(file); });
    dialog->open();
}

} // namespace pb::ui
