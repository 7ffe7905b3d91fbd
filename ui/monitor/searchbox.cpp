// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/searchbox.h"

#include "ui/monitor/icons.h"
#include "ui/monitor/searchquery.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace pb::ui {

namespace {
constexpr int wordRole = Qt::UserRole;
}

SearchBox::SearchBox(QWidget *parent)
    : QLineEdit(parent)
    , m_suggestions(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_suggestions, this))
{
    setObjectName(QStringLiteral("search"));
    setClearButtonEnabled(true);
    setPlaceholderText(tr("Filter: a name, teams:busy, is:claimed…"));
    setToolTip(
        tr("Shows the users that have every word in one of their columns. teams:, pbx:, is:, why:, name: and "
           "mail: look in one place, commas mean “or”, a minus in front means “without”. Esc clears."));
    setAccessibleName(tr("Filter"));
    setAccessibleDescription(toolTip());
    addAction(icon(QStringLiteral("action-search")), QLineEdit::LeadingPosition);

    // not setCompleter(): that would complete the whole text instead of the word at the cursor
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setCompletionRole(wordRole);
    m_completer->popup()->setAccessibleName(tr("Suggestions"));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
        [this](const QModelIndex &index) { take(index.data(wordRole).toString()); });
    connect(this, &QLineEdit::textEdited, this, &SearchBox::suggest);
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    // what was typed with the popup open: the popup hands on what it has no use for
    if (event->key() == Qt::Key_Down && !m_completer->popup()->isVisible() && !text().isEmpty()) {
        suggest();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchBox::suggest()
{
    const auto suggestions = SearchQuery(text()).suggestions(cursorPosition());
    if (suggestions.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_suggestions->clear();
    int widest = 0;
    for (const auto &suggestion : suggestions) {
        const QString shown =
            tr("%1  %2", "a word of the filter: what it means").arg(suggestion.word, suggestion.meaning);
        auto *item = new QStandardItem(shown);
        item->setData(suggestion.word, wordRole);
        item->setData(
            tr("%1: %2", "a word of the filter: what it means").arg(suggestion.word, suggestion.meaning),
            Qt::AccessibleTextRole);
        m_suggestions->appendRow(item);
        widest = qMax(widest, fontMetrics().horizontalAdvance(shown));
    }
    m_completer->setMaxVisibleItems(static_cast<int>(qMin<qsizetype>(suggestions.size(), 12)));
    QRect place = cursorRect();
    place.setWidth(qMin(widest + 8 * fontMetrics().averageCharWidth(), 4 * width()));
    m_completer->complete(place);
}

void SearchBox::take(const QString &word)
{
    const SearchTerm typed = SearchQuery(text()).wordAt(cursorPosition());
    // a field waits for its value, everything else is finished
    const bool open = word.endsWith(QLatin1Char(':'));
    const QString rest = text().mid(typed.end);
    const QString put = open || rest.startsWith(QLatin1Char(' ')) ? word : word + QLatin1Char(' ');
    setText(text().left(typed.begin) + put + rest);
    setCursorPosition(static_cast<int>(typed.begin + put.size()));
    if (open)
        suggest();
}

} // namespace pb::ui
