// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rulesetlist.h"

#include "ui/common/icons.h"
#include "ui/rules/rulewords.h"

#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace pb::ui {

namespace {

QPushButton *addButton(QGridLayout *grid, int row, int column, const QString &text, const QString &name)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setAutoDefault(false);
    // a style's own margin is thin around a long word
    button->setMinimumWidth(button->fontMetrics().horizontalAdvance(text) + button->fontMetrics().height());
    grid->addWidget(button, row, column);
    return button;
}

} // namespace

RuleSetList::RuleSetList(rules::RuleEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_list(new QListWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *heading = new QLabel(tr("&Rule sets"), this);
    heading->setBuddy(m_list);
    layout->addWidget(heading);
    layout->addWidget(m_list, 1);
    m_list->setObjectName(QStringLiteral("ruleSets"));
    m_list->setAccessibleName(tr("Rule sets"));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fitIcons();
    // two side by side: three would take the room of the rules on a small screen
    auto *buttons = new QGridLayout;
    layout->addLayout(buttons);
    m_copy = addButton(buttons, 0, 0, tr("&Copy"), QStringLiteral("copySet"));
    m_rename = addButton(buttons, 0, 1, tr("Re&name"), QStringLiteral("renameSet"));
    m_delete = addButton(buttons, 1, 0, tr("&Delete"), QStringLiteral("deleteSet"));
    m_import = addButton(buttons, 2, 0, tr("&Import…"), QStringLiteral("importSet"));
    m_export = addButton(buttons, 2, 1, tr("&Export…"), QStringLiteral("exportSet"));
    m_copy->setToolTip(tr("Makes a copy that can be edited"));
    m_import->setToolTip(tr("Reads a rule set from a JSON file"));
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!m_filling)
            m_editor.setCurrent(row);
    });
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        // after this: the list is filled anew, and the item is gone
        if (!m_filling && m_list->row(item) == m_editor.current())
            QMetaObject::invokeMethod(this, &RuleSetList::rename, Qt::QueuedConnection);
    });
    connect(m_copy, &QPushButton::clicked, this, &RuleSetList::copy);
    connect(m_rename, &QPushButton::clicked, this, [this] { m_list->editItem(m_list->currentItem()); });
    connect(m_delete, &QPushButton::clicked, this, &RuleSetList::askToDelete);
    connect(m_import, &QPushButton::clicked, this, &RuleSetList::chooseImport);
    connect(m_export, &QPushButton::clicked, this, &RuleSetList::chooseExport);
    connect(&m_editor, &rules::RuleEditor::entriesChanged, this, &RuleSetList::fill);
    connect(&m_editor, &rules::RuleEditor::choiceChanged, this, &RuleSetList::update);
    fill();
}

void RuleSetList::fitIcons()
{
    const int side = m_list->fontMetrics().height();
    m_list->setIconSize({side, side});
    m_noMark = QPixmap(side, side);
    m_noMark.fill(Qt::transparent);
}

void RuleSetList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    fitIcons();
    fill();
}

void RuleSetList::fill()
{
    m_filling = true;
    m_list->clear();
    for (int i = 0; i < m_editor.entries().size(); ++i) {
        const auto &entry = m_editor.entries().at(i);
        const bool live = i == m_editor.liveEntry();
        const QString name = ruleSetName(entry);
        auto *item = new QListWidgetItem(name, m_list);
        QFont font = m_list->font();
        font.setBold(live);
        item->setFont(font);
        if (!entry.builtIn)
            item->setFlags(item->flags() | Qt::ItemIsEditable);
        const QString kind = entry.builtIn ? tr("built in") : tr("your own");
        item->setToolTip(live ? tr("%1: live, %2", "rule set: what it is").arg(name, kind)
                              : tr("%1: %2", "rule set: what it is").arg(name, kind));
        item->setData(Qt::AccessibleTextRole, item->toolTip());
        // a place for the mark in every row, so that the names stand in one line
        item->setIcon(live ? icon(QStringLiteral("connection-ok")) : QIcon(m_noMark));
        item->setSizeHint({0, m_list->fontMetrics().height() * 7 / 4});
    }
    m_filling = false;
    update();
}

void RuleSetList::update()
{
    m_filling = true;
    m_list->setCurrentRow(m_editor.current());
    m_filling = false;
    const auto &entry = m_editor.currentEntry();
    const QString builtIn = tr("Built-in rule sets stay as they are: make a copy.");
    m_rename->setEnabled(!entry.builtIn);
    m_rename->setToolTip(entry.builtIn ? builtIn : QString());
    m_delete->setEnabled(m_editor.canRemove());
    m_delete->setToolTip(entry.builtIn ? builtIn
            : m_editor.canRemove()     ? QString()
                                       : tr("The live rules cannot be deleted."));
    m_export->setEnabled(!entry.builtIn);
    m_export->setToolTip(entry.builtIn ? tr("Every Presence Bridge has the built-in rule sets.")
                                       : tr("Writes the rule set to a JSON file"));
    for (QPushButton *button : {m_rename, m_delete, m_export})
        button->setAccessibleDescription(button->toolTip());
}

void RuleSetList::report(const QString &what, const profile::Problems &problems)
{
    if (!problems.isEmpty())
        Q_EMIT failed(what, problems);
}

void RuleSetList::copy()
{
    const QString name = tr("Copy of %1").arg(ruleSetName(m_editor.currentEntry()));
    const auto problems = m_editor.copyCurrent(name);
    report(tr("The copy cannot be kept."), problems);
    if (problems.isEmpty()) {
        m_list->setFocus();
        m_list->editItem(m_list->currentItem());
    }
}

void RuleSetList::rename()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || item->text() == m_editor.currentEntry().set.name)
        return;
    report(tr("The name cannot be kept."), m_editor.renameCurrent(item->text()));
    fill(); // as it is now called, also where that is not what was typed
}

void RuleSetList::askToDelete()
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Delete the rule set"),
        tr("Delete the rule set “%1”? This cannot be undone.").arg(ruleSetName(m_editor.currentEntry())),
        QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("deleteQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = question->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("deleteYes"));
    question->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this,
        [this] { report(tr("The rule set cannot be deleted."), m_editor.removeCurrent()); });
    question->open();
}

void RuleSetList::importFrom(const QString &path)
{
    report(tr("The file cannot be imported."), m_editor.importFile(path));
}

void RuleSetList::exportTo(const QString &path)
{
    report(tr("The rule set cannot be exported."), m_editor.exportCurrent(path));
}

void RuleSetList::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Import a rule set"), {}, tr("Rule sets (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RuleSetList::importFrom);
    dialog->open();
}

void RuleSetList::chooseExport()
{
    auto *dialog = new QFileDialog(this, tr("Export the rule set"), {}, tr("Rule sets (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(
        QString::fromStdString(m_editor.currentEntry().set.rules.id) + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, &RuleSetList::exportTo);
    dialog->open();
}

} // namespace pb::ui
