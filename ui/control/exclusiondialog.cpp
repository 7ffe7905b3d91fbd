// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/control/exclusiondialog.h"

#include "ui/common/icons.h"
#include "ui/common/screenfit.h"
#include "ui/common/searchfield.h"
#include "ui/control/peoplefilter.h"
#include "ui/control/peoplelistmodel.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>

namespace pb::ui {

namespace {

/// What the profile takes for an address; looked at again when it is saved.
bool looksLikeAddress(const QString &text)
{
    const QString trimmed = text.trimmed();
    const qsizetype at = trimmed.indexOf(QLatin1Char('@'));
    return at > 0 && at == trimmed.lastIndexOf(QLatin1Char('@')) && at < trimmed.size() - 1
        && !trimmed.contains(QLatin1Char(' '));
}

} // namespace

ExclusionDialog::ExclusionDialog(
    const QList<sync::Person> &matched, const QSet<QString> &excluded, QWidget *parent)
    : QDialog(parent)
    , m_before(excluded)
    , m_model(new PeopleListModel(matched, excluded, this))
    , m_filter(new PeopleFilter(*m_model, this))
    , m_search(new QLineEdit(this))
    , m_onlyExcluded(new QCheckBox(tr("&Only those excluded"), this))
    , m_table(new QTableView(this))
    , m_count(new QLabel(this))
    , m_add(new QPushButton(tr("&Add address"), this))
{
    initResources();
    setObjectName(QStringLiteral("exclusions"));
    setWindowTitle(tr("Excluded users"));
    auto *title = new QLabel(
        tr("Who is ticked is left alone in both systems. What stands because of this program is given back."),
        this);
    title->setWordWrap(true);
    m_search->setObjectName(QStringLiteral("exclusionSearch"));
    m_search->setPlaceholderText(tr("A name or an address…"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setAccessibleDescription(tr(
        "Shows whose name or address has the text. A whole address that is not in the list can be added."));
    makeSearchField(*m_search);
    m_onlyExcluded->setObjectName(QStringLiteral("onlyExcluded"));
    m_add->setObjectName(QStringLiteral("addExclusion"));
    m_add->setAutoDefault(false);
    m_add->setToolTip(tr("Leaves out an address that is in no directory yet."));
    m_add->setAccessibleDescription(m_add->toolTip());
    m_count->setObjectName(QStringLiteral("exclusionCount"));
    makeTable();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Save)->setObjectName(QStringLiteral("saveExclusions"));
    buttons->button(QDialogButtonBox::Save)->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_search, 1);
    row->addWidget(m_add);
    auto *below = new QHBoxLayout;
    below->addWidget(m_onlyExcluded);
    below->addStretch(1);
    below->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(title);
    layout->addLayout(row);
    layout->addWidget(m_table, 1);
    layout->addLayout(below);
    layout->addWidget(buttons);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        showCount();
    });
    connect(m_onlyExcluded, &QCheckBox::toggled, m_filter, &PeopleFilter::setOnlyExcluded);
    connect(m_add, &QPushButton::clicked, this, &ExclusionDialog::addAddress);
    connect(m_model, &PeopleListModel::excludedChanged, this, &ExclusionDialog::showCount);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExclusionDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showCount();
    resizeOnScreen(*this, {fontMetrics().averageCharWidth() * 78, fontMetrics().height() * 30});
    m_search->setFocus();
}

void ExclusionDialog::makeTable()
{
    m_table->setObjectName(QStringLiteral("exclusionTable"));
    m_table->setAccessibleName(tr("Users"));
    m_table->setModel(m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
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
    m_table->setColumnWidth(PeopleListModel::User, fontMetrics().averageCharWidth() * 36);
}

QSet<QString> ExclusionDialog::excluded() const
{
    return m_model->excluded();
}

void ExclusionDialog::addAddress()
{
    if (!looksLikeAddress(m_search->text()))
        return;
    m_model->add(m_search->text());
    m_search->clear();
    m_search->setFocus();
}

void ExclusionDialog::toggleSelected()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    // one key for all: they become what the first one is not
    const bool to = !m_model->isExcluded(m_filter->mapToSource(rows.constFirst()).row());
    QList<int> chosen;
    for (const QModelIndex &index : rows)
        chosen.append(m_filter->mapToSource(index).row());
    for (const int row : std::as_const(chosen))
        m_model->setExcluded(row, to);
}

void ExclusionDialog::showCount()
{
    m_add->setEnabled(looksLikeAddress(m_search->text()) && m_filter->rowCount() == 0);
    m_count->setText(tr("%n user(s) excluded", nullptr, static_cast<int>(m_model->excluded().size())));
}

void ExclusionDialog::accept()
{
    const QSet<QString> now = m_model->excluded();
    for (const QString &key : now - m_before)
        Q_EMIT exclusionWanted(key, true);
    for (const QString &key : m_before - now)
        Q_EMIT exclusionWanted(key, false);
    QDialog::accept();
}

void ExclusionDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_search->hasFocus()) {
        if (m_add->isEnabled())
            addAddress();
        return;
    }
    if (enter && m_table->hasFocus()) {
        toggleSelected();
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace pb::ui
