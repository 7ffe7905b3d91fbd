// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layout/layoutcheck.h"

#include "ui/layout/paintrecorder.h"
#include "ui/layout/shortened.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QScreen>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTest>
#include <QTextEdit>

namespace pb::test {

namespace {

constexpr int tolerance = 1; ///< rounding
constexpr double narrow =
    2.5; ///< no letter is as narrow; what is empty at the ends of a text counts as text here
constexpr QChar ellipsis(0x2026);

/// Where a widget stands, in words: its own name and the nearest ones above it.
QString pathOf(const QWidget &widget)
{
    QStringList names;
    for (const QWidget *w = &widget; w && names.size() < 4; w = w->parentWidget()) {
        const QString name = w->objectName();
        const QString type =
            QString::fromLatin1(w->metaObject()->className()).section(QLatin1String("::"), -1);
        if (w == &widget || (!name.isEmpty() && !name.startsWith(QLatin1String("qt_"))))
            names.prepend(name.isEmpty() ? type : type + QLatin1Char('#') + name);
    }
    return names.join(QLatin1String(" > "));
}

QString text(const QSize &size)
{
    return QStringLiteral("%1×%2").arg(size.width()).arg(size.height());
}

QAbstractScrollArea *areaOf(const QWidget *viewport)
{
    auto *area = viewport ? qobject_cast<QAbstractScrollArea *>(viewport->parentWidget()) : nullptr;
    return area && area->viewport() == viewport ? area : nullptr;
}

/// One can look at it or use it: not merely a box that holds others.
bool hasContent(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return !label->text().isEmpty() || !label->pixmap(Qt::ReturnByValue).isNull();
    return widget.focusPolicy() != Qt::NoFocus || qobject_cast<const QAbstractButton *>(&widget);
}

/// What of it can be seen now, in its own coordinates.
QRect seen(const QWidget &widget)
{
    QRect part = widget.rect();
    QPoint offset;
    for (const QWidget *w = &widget; !w->isWindow() && w->parentWidget(); w = w->parentWidget()) {
        offset += w->pos();
        part &= w->parentWidget()->rect().translated(-offset);
    }
    return part;
}

/// Qt puts these into place by hand, and smaller than they would like to be.
bool isSizedByOwner(const QWidget &widget)
{
    return qobject_cast<const QHeaderView *>(&widget) || widget.inherits("QLineEditIconButton")
        || widget.inherits("QDockWidgetTitleButton") || widget.objectName() == u"qt_spinbox_lineedit";
}

/// A main window keeps the panels that are behind others, and tab bars that it does not need, far above
/// itself.
bool isPutAway(const QWidget &widget)
{
    for (const QWidget *w = &widget; !w->isWindow(); w = w->parentWidget()) {
        if (qobject_cast<const QMainWindow *>(w->parentWidget()) && w->geometry().bottom() < 0)
            return true;
    }
    return false;
}

int heightNeeded(const QWidget &widget)
{
    const QLayout *layout = widget.layout();
    // wants what would be best; what can be scrolled makes do with less
    if (qobject_cast<const QStackedLayout *>(layout) || (layout && widget.findChild<QAbstractScrollArea *>()))
        return -1;
    if (layout)
        return layout->hasHeightForWidth() ? layout->totalMinimumHeightForWidth(widget.width()) : -1;
    return widget.hasHeightForWidth() ? widget.heightForWidth(widget.width()) : -1;
}

} // namespace

void settle()
{
    for (int i = 0; i < 8; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

void LayoutCheck::tell(const char *what, QWidget &widget, const QString &details)
{
    findings.append(QStringLiteral("%1: %2: %3").arg(QLatin1String(what), pathOf(widget), details));
}

void LayoutCheck::look(QWidget &window)
{
    ++windows;
    checkWindow(window);
    if (qobject_cast<QFileDialog *>(&window)) // what is in there is Qt's
        return;
    QList<QWidget *> widgets = window.findChildren<QWidget *>();
    widgets.prepend(&window);
    for (QWidget *widget : std::as_const(widgets)) {
        if (!widget->isVisible() || widget->window() != &window || isPutAway(*widget))
            continue;
        ++controls;
        if (widget != &window) {
            checkSize(*widget);
            checkPlace(*widget);
        }
        checkScrolling(*widget);
        checkTexts(*widget);
    }
}

void LayoutCheck::checkWindow(QWidget &window)
{
    const QSize screen = window.screen()->availableSize();
    if (window.width() > screen.width() || window.height() > screen.height())
        tell("larger than the screen", window, text(window.size()));
    const QSize least = window.minimumSizeHint().expandedTo(window.minimumSize());
    if (least.width() > screen.width() || least.height() > screen.height())
        tell("never fits the screen", window, text(least));
    const bool hangs = qobject_cast<QMenu *>(&window) != nullptr;
    if (hangs && !screen.isEmpty() && !window.screen()->geometry().contains(window.geometry()))
        tell("outside the screen", window, text(window.size()));
}

void LayoutCheck::checkSize(QWidget &widget)
{
    if (isSizedByOwner(widget))
        return;
    if (hasContent(widget) && (widget.width() < 4 || widget.height() < 4))
        return tell("empty", widget, text(widget.size()));
    QSize least = widget.minimumSizeHint().expandedTo(widget.minimumSize());
    const int forItsWidth = heightNeeded(widget); // the other one is for the least width
    if (forItsWidth >= 0 || (widget.layout() && widget.layout()->hasHeightForWidth()))
        least.setHeight(qMax(forItsWidth, widget.minimumHeight()));
    const QSizePolicy policy = widget.sizePolicy();
    if (policy.horizontalPolicy() == QSizePolicy::Ignored)
        least.setWidth(0);
    if (policy.verticalPolicy() == QSizePolicy::Ignored)
        least.setHeight(0);
    least = least.boundedTo(widget.maximumSize());
    if (widget.width() + tolerance < least.width() || widget.height() + tolerance < least.height())
        tell("too small", widget, QStringLiteral("%1 of %2").arg(text(widget.size()), text(least)));
}

void LayoutCheck::checkPlace(QWidget &widget)
{
    QWidget &parent = *widget.parentWidget();
    const QRect outside = parent.rect().adjusted(-tolerance, -tolerance, tolerance, tolerance);
    if (!areaOf(&parent) && !outside.contains(widget.geometry()))
        tell("outside its parent", widget,
            QStringLiteral("%1 at %2,%3 in %4")
                .arg(text(widget.size()))
                .arg(widget.x())
                .arg(widget.y())
                .arg(text(parent.size())));
    const QRect part = seen(widget);
    if (!hasContent(widget) || part.isEmpty())
        return;
    const QPoint middle = part.center();
    const QWidget *hit = widget.window()->childAt(widget.mapTo(widget.window(), middle));
    if (hit && hit != &widget && !widget.isAncestorOf(hit) && !hit->isAncestorOf(&widget))
        tell("covered", widget, QStringLiteral("by ") + pathOf(*hit));
    for (QObject *object : parent.children()) {
        auto *other = qobject_cast<QWidget *>(object);
        if (!other || other == &widget || other->isWindow() || !other->isVisible() || !hasContent(*other))
            continue;
        const QRect shared = other->geometry() & widget.geometry();
        if (shared.width() > 2 && shared.height() > 2)
            tell("covered", widget, QStringLiteral("partly by ") + pathOf(*other));
    }
}

void LayoutCheck::checkScrolling(QWidget &widget)
{
    auto *area = qobject_cast<QAbstractScrollArea *>(&widget);
    if (!area || qobject_cast<QHeaderView *>(area))
        return;
    const QSize view = area->viewport()->size();
    const QFontMetrics metrics = area->fontMetrics();
    for (const QScrollBar *bar : {area->horizontalScrollBar(), area->verticalScrollBar()}) {
        const bool sideways = bar->orientation() == Qt::Horizontal;
        if (bar->maximum() <= bar->minimum())
            continue;
        if (!bar->isVisible())
            tell("cannot be scrolled to", widget,
                QStringLiteral("%1, %2 more").arg(sideways ? u"sideways" : u"down").arg(bar->maximum()));
        const int room =
            sideways ? view.width() / metrics.averageCharWidth() : view.height() / metrics.height();
        if (room < (sideways ? 20 : 3))
            tell("hardly anything to be seen", widget, text(view));
    }
    if (const auto *items = qobject_cast<QAbstractItemView *>(area)) {
        const bool some = items->model() && items->model()->rowCount(items->rootIndex()) > 0;
        if (some && view.height() < metrics.height())
            tell("no row to be seen", widget, text(view));
    }
}

void LayoutCheck::checkTexts(QWidget &widget)
{
    const QList<PaintedText> all = paintedTexts(widget);
    for (PaintedText text : all) {
        if (text.text.trimmed().isEmpty())
            continue;
        ++texts;
        checkText(widget, text);
    }
}

void LayoutCheck::checkText(QWidget &widget, const PaintedText &text)
{
    const QString line = text.text.trimmed();
    const QRectF shown = text.box & text.room;
    const QPointF middle = shown.isEmpty() ? text.box.center() : shown.center();
    if (line.endsWith(ellipsis)) {
        const QString rest = line.chopped(1).trimmed();
        const QStringList words = wordsOf(widget, middle);
        const bool whole = std::any_of(words.begin(), words.end(),
            [&line](const QString &w) { return w.simplified().contains(line.simplified()); });
        if (!whole && !toolTipAt(widget, middle).contains(rest))
            tell("shortened without a tooltip", widget,
                QStringLiteral("“%1”, the tooltip says “%2”").arg(line, toolTipAt(widget, middle)));
    }
    // text in these is moved to and fro
    const QAbstractScrollArea *area = areaOf(&widget);
    if (qobject_cast<QLineEdit *>(&widget) || qobject_cast<const QTextEdit *>(area)
        || (area && area->inherits("QPlainTextEdit")))
        return;
    const auto scrolls = [](const QScrollBar *bar) { return bar->maximum() > bar->minimum(); };
    const auto *header = qobject_cast<const QHeaderView *>(area);
    const auto *owner = header ? qobject_cast<const QAbstractScrollArea *>(header->parentWidget()) : area;
    const QRectF room = text.room & QRectF(widget.rect());
    const double high = text.box.height() * 0.2;
    const bool sideways = text.box.left() < room.left() - narrow || text.box.right() > room.right() + narrow;
    const bool upright = text.box.top() < room.top() - high || text.box.bottom() > room.bottom() + high;
    if ((sideways && !(owner && scrolls(owner->horizontalScrollBar())))
        || (upright && !(owner && scrolls(owner->verticalScrollBar()))))
        tell("cut", widget,
            QStringLiteral("“%1” needs %2, has %3")
                .arg(line, test::text(text.box.size().toSize()), test::text(room.size().toSize())));
}

} // namespace pb::test
