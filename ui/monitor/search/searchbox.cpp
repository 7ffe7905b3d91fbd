// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/search/searchbox.h"

#include "ui/common/icons.h"
#include "ui/common/searchfield.h"
#include "ui/monitor/search/searchquery.h"

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
    makeSearchField(*this);
    setPlaceholderText(tr("Filter: a name, teams:busy, is:claimed…"));
    setAccessibleDescription(
        tr("Shows the users that have every word in one of their columns. teams:, pbx:, is:, why:, name: and "
           "mail: look in one place, commas mean “or”, a minus in front means “without”. Esc clears."));
    // what stands in the box is shortened where it is narrow
    setToolTip(placeholderText() + QLatin1Char('\n') + accessibleDescription());
    setAccessibleName(tr("Filter"));

    // not setCompleter(): that would complete the whole text instead of the word at the cursor
    m_completer->setWidget(this);
    // nothing is chosen before somebody chooses it, as it would be in an unfiltered list
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setCompletionRole(wordRole);
    m_completer->popup()->setAccessibleName(tr("Suggestions"));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
        [this](const QModelIndex &index) { take(index.data(wordRole).toString()); });
    connect(this, &QLineEdit::textEdited, this, &SearchBox::suggest);
}

bool SearchBox::closeSuggestions()
{
    const bool open = m_completer->popup()->isVisible();
    m_completer->popup()->hide();
    return open;
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    // the popup hands on every key first; this one chooses, and is no end of typing
    const bool chooses = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (chooses && m_completer->popup()->isVisible() && m_completer->popup()->currentIndex().isValid()) {
        event->ignore();
        return;
    }
    // as in any box with suggestions
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
        closeSuggestions();
        return;
    }
    m_suggestions->clear();
    int widest = 0;
    for (const auto &suggestion : suggestions) {
        const QString shown = QStringLiteral("%1  %2").arg(suggestion.word, suggestion.meaning);
        auto *item = new QStandardItem(shown);
        item->setData(suggestion.word, wordRole);
        item->setData(
            tr("%1: %2", "a word of the filter: what it means").arg(suggestion.word, suggestion.meaning),
            Qt::AccessibleTextRole);
        m_suggestions->appendRow(item);
        widest = qMax(widest, fontMetrics().horizontalAdvance(shown));
    }
    m_completer->setMaxVisibleItems(static_cast<int>(qMin<qsizetype>(suggestions.size(), 12)));
    // under the box, where the word begins
    const QRect place(cursorRect().left(), 0,
        qMin(widest + 8 * fontMetrics().averageCharWidth(), window()->width()), height());
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
