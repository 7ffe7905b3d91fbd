// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/control/livepreviewdialog.h"

#include "core/csv.h"
#include "core/systemwords.h"
#include "ui/common/icons.h"
#include "ui/common/screenfit.h"
#include "ui/common/searchfield.h"
#include "ui/control/anycolumnfilter.h"
#include "ui/control/changesmodel.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSaveFile>
#include <QSet>
#include <QTableView>

namespace pb::ui {

LivePreviewDialog::LivePreviewDialog(Question question, QList<sync::PreviewLine> lines, QWidget *parent)
    : QDialog(parent)
    , m_question(question)
    , m_model(new ChangesModel(std::move(lines), this))
    , m_filter(new AnyColumnFilter(this))
    , m_table(new QTableView(this))
    , m_search(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_saved(new QLabel(this))
{
    initResources();
    const bool live = question == Question::GoLive;
    setObjectName(QStringLiteral("livePreview"));
    setWindowTitle(live ? tr("Go live") : tr("Who would be changed"));
    m_filter->setSourceModel(m_model);

    auto *title = new QLabel(introduction(), this);
    title->setObjectName(QStringLiteral("previewIntroduction"));
    title->setWordWrap(true);
    title->setTextFormat(Qt::RichText);
    m_search->setObjectName(QStringLiteral("previewSearch"));
    m_search->setPlaceholderText(tr("Filter: a name, an address, a change…"));
    m_search->setAccessibleName(tr("Filter"));
    makeSearchField(*m_search);
    m_count->setObjectName(QStringLiteral("previewCount"));
    m_saved->setObjectName(QStringLiteral("previewSaved"));
    m_saved->setWordWrap(true);
    m_saved->hide();
    makeTable();

    auto *buttons = new QDialogButtonBox(this);
    auto *yes = buttons->addButton(live ? tr("Go &live") : tr("&Carry out"), QDialogButtonBox::AcceptRole);
    auto *no = buttons->addButton(
        live ? tr("Stay &observe-only") : tr("&Keep waiting"), QDialogButtonBox::RejectRole);
    auto *save = buttons->addButton(tr("&Export as CSV…"), QDialogButtonBox::ActionRole);
    yes->setObjectName(QStringLiteral("previewYes"));
    no->setObjectName(QStringLiteral("previewNo"));
    save->setObjectName(QStringLiteral("previewExport"));
    yes->setAutoDefault(false);
    save->setAutoDefault(false);
    no->setDefault(true); // Enter by habit changes nothing
    save->setEnabled(m_model->rowCount() > 0);

    auto *row = new QHBoxLayout;
    row->addWidget(m_search, 1);
    row->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(title);
    layout->addLayout(row);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_saved);
    layout->addWidget(buttons);
    for (QWidget *part :
        {static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_table)})
        part->setVisible(m_model->rowCount() > 0);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &LivePreviewDialog::askFile);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setWords(text);
        showCount();
    });
    showCount();
    if (m_model->rowCount() > 0)
        resizeOnScreen(*this, {fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 30});
    no->setFocus();
}

QString LivePreviewDialog::introduction() const
{
    const int users = static_cast<int>(this->users().size());
    const int changes = m_model->rowCount();
    QString bold;
    QString more;
    if (m_question == Question::Brake) {
        bold = tr("%n user(s) would be changed at once.", nullptr, users);
        more = tr("That is unusual, so nothing is written until you decide or the number is small again.");
    } else if (changes == 0) {
        bold = tr("Nothing would be written at this moment.");
        more = tr("From then on every change of a status is carried out. You can go back to observe-only at "
                  "any time; everything is given back then.");
    } else {
        bold = tr("%n user(s) would be changed at once.", nullptr, users);
        more = tr("From then on every further change is carried out, too. You can go back to observe-only at "
                  "any time; everything is given back then.");
    }
    return QStringLiteral("<b>%1</b> %2").arg(bold.toHtmlEscaped(), more.toHtmlEscaped());
}

void LivePreviewDialog::makeTable()
{
    m_table->setObjectName(QStringLiteral("previewTable"));
    m_table->setAccessibleName(tr("Changes"));
    m_table->setModel(m_filter);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ChangesModel::User, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    // as wide as what stands there, up to what a long name may take
    m_table->resizeColumnsToContents();
    const int widest = fontMetrics().averageCharWidth() * 34;
    for (int column = 0; column < ChangesModel::Why; ++column)
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column) + 8, widest));
}

QStringList LivePreviewDialog::users() const
{
    QStringList keys;
    QSet<QString> seen;
    for (const sync::PreviewLine &line : m_model->lines()) {
        if (!seen.contains(line.key))
            keys.append(line.key);
        seen.insert(line.key);
    }
    return keys;
}

void LivePreviewDialog::showCount()
{
    const QLocale locale;
    const int shown = m_filter->rowCount();
    const int all = m_model->rowCount();
    m_count->setText(shown == all
            ? tr("%n change(s)", nullptr, all)
            : tr("%1 of %2", "shown of all changes").arg(locale.toString(shown), locale.toString(all)));
}

QByteArray LivePreviewDialog::csv() const
{
    QList<QStringList> rows;
    QStringList header;
    for (int column = 0; column < ChangesModel::ColumnCount; ++column)
        header << m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    rows << header;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ChangesModel::ColumnCount; ++column)
            cells << m_filter->index(row, column).data().toString();
        rows << cells;
    }
    return core::toCsv(rows, core::csvSeparator(QLocale()));
}

bool LivePreviewDialog::saveTo(const QString &file)
{
    QSaveFile target(file);
    const QByteArray bytes = csv();
    const bool saved =
        target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit();
    m_saved->setText(saved
            ? tr("Saved as %1.").arg(file)
            : tr("The file could not be written: %1").arg(core::systemWords(target.errorString())));
    m_saved->show();
    return saved;
}

void LivePreviewDialog::askFile()
{
    auto *dialog = new QFileDialog(this, tr("Export as CSV"));
    dialog->setObjectName(QStringLiteral("previewFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV files (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("presence-bridge-preview.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) { saveTo(file); });
    dialog->open();
}

void LivePreviewDialog::keyPressEvent(QKeyEvent *event)
{
    // the first Esc clears what was typed, the second one decides
    if (event->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_search->hasFocus()) {
        m_table->setFocus(); // it ends the typing, and answers nothing
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace pb::ui
