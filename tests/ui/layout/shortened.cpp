// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layout/shortened.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTextDocumentFragment>
#include <QToolTip>

namespace pb::test {

namespace {

QString withoutMnemonics(QString text)
{
    text.replace(QLatin1String("&&"), QLatin1String("\1"));
    text.remove(QLatin1Char('&'));
    return text.replace(QLatin1Char('\1'), QLatin1Char('&'));
}

const QAbstractItemView *viewOf(const QWidget &viewport)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(viewport.parentWidget());
    return view && view->viewport() == &viewport ? view : nullptr;
}

QVariant itemData(const QAbstractItemView &view, const QPoint &at, int role)
{
    if (const auto *header = qobject_cast<const QHeaderView *>(&view)) {
        const int section = header->logicalIndexAt(at);
        return section < 0 || !header->model()
            ? QVariant()
            : header->model()->headerData(section, header->orientation(), role);
    }
    return view.indexAt(at).data(role);
}

} // namespace

QStringList wordsOf(const QWidget &widget, const QPointF &at)
{
    QStringList words{widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription()};
    for (const char *property : {"text", "placeholderText", "title", "currentText"})
        words << widget.property(property).toString();
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        words << QTextDocumentFragment::fromHtml(label->text()).toPlainText();
    for (const QAction *action : widget.actions())
        words << action->text();
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            words << tabs->tabText(i);
    }
    if (const QAbstractItemView *view = viewOf(widget))
        words << itemData(*view, at.toPoint(), Qt::DisplayRole).toString();
    for (QString &text : words)
        text = withoutMnemonics(text);
    return words;
}

QString toolTipAt(QWidget &widget, const QPointF &at)
{
    if (const QAbstractItemView *view = viewOf(widget))
        return itemData(*view, at.toPoint(), Qt::ToolTipRole).toString();
    const auto gone = [] {
        const auto all = QApplication::topLevelWidgets();
        for (QWidget *window : all) {
            if (window->inherits("QTipLabel"))
                delete window;
        }
    };
    gone();
    QHelpEvent event(QEvent::ToolTip, at.toPoint(), widget.mapToGlobal(at.toPoint()));
    QApplication::sendEvent(&widget, &event);
    const QString text = QToolTip::text();
    gone();
    return text;
}

} // namespace pb::test
