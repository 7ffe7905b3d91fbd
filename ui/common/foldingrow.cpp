// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/foldingrow.h"

#include "ui/monitor/table/statusitem.h"

#include <QEvent>
#include <QStyle>

#include <algorithm>

namespace pb::ui {

namespace {
constexpr int gap = 6;
constexpr int edge = 4;
} // namespace

FoldingRow::FoldingRow(QWidget *parent)
    : QWidget(parent)
    , m_rest(new StatusItem(QStringLiteral("moreStatus"), this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_rest->hide();
}

void FoldingRow::add(QWidget *item, int importance, End end)
{
    item->setParent(this);
    m_places.append({item, importance, end, true, Form::Whole});
}

void FoldingRow::setWanted(QWidget *item, bool wanted)
{
    for (Place &place : m_places) {
        if (place.widget != item || place.wanted == wanted)
            continue;
        place.wanted = wanted;
        arrange();
    }
}

bool FoldingRow::isWanted(const QWidget *item) const
{
    return std::any_of(m_places.begin(), m_places.end(),
        [item](const Place &place) { return place.widget == item && place.wanted; });
}

int FoldingRow::widthOf(const Place &place) const
{
    if (!place.wanted || place.form == Form::Gone)
        return 0;
    const auto *item = qobject_cast<const StatusItem *>(place.widget);
    return gap + (item ? item->widthOf(place.form == Form::Short) : place.widget->sizeHint().width());
}

int FoldingRow::neededWidth() const
{
    int width = 2 * edge - gap;
    for (const Place &place : m_places)
        width += widthOf(place);
    return width + (m_anyGone ? gap + m_rest->sizeHint().width() : 0);
}

void FoldingRow::fold()
{
    m_anyGone = false;
    QList<Place *> weakest;
    for (Place &place : m_places) {
        place.form = Form::Whole;
        weakest.append(&place);
    }
    std::stable_sort(weakest.begin(), weakest.end(),
        [](const Place *a, const Place *b) { return a->importance < b->importance; });
    for (const Form form : {Form::Short, Form::Gone}) {
        for (Place *place : std::as_const(weakest)) {
            if (neededWidth() <= width())
                return;
            place->form = form;
            m_anyGone = m_anyGone || (form == Form::Gone && place->wanted);
        }
    }
}

void FoldingRow::tellGone()
{
    QStringList gone;
    for (const Place &place : std::as_const(m_places)) {
        const auto *item = qobject_cast<const StatusItem *>(place.widget);
        if (item && place.wanted && place.form == Form::Gone)
            gone << (item->toolTip().startsWith(item->text())
                    ? item->toolTip()
                    : item->text() + QLatin1Char('\n') + item->toolTip());
    }
    m_rest->set({}, QStringLiteral("…"), gone.join(QStringLiteral("\n\n")));
}

void FoldingRow::arrange()
{
    if (m_rest->text().isEmpty())
        tellGone();
    fold();
    tellGone();
    int left = edge;
    int right = width() - edge;
    const auto put = [this](QWidget *widget, int x, int w) {
        widget->setGeometry(QStyle::visualRect(layoutDirection(), rect(),
            QRect(x, (height() - widget->sizeHint().height()) / 2, w, widget->sizeHint().height())));
    };
    for (auto place = m_places.rbegin(); place != m_places.rend(); ++place) {
        const int w = widthOf(*place) - gap;
        if (place->end != End::Trailing || w <= 0)
            continue;
        put(place->widget, right - w, w);
        right -= w + gap;
    }
    for (Place &place : m_places) {
        if (auto *item = qobject_cast<StatusItem *>(place.widget))
            item->setShortened(place.form == Form::Short);
        const int w = widthOf(place) - gap;
        place.widget->setVisible(w > 0);
        if (place.end != End::Leading || w <= 0)
            continue;
        put(place.widget, left, w);
        left += w + gap;
    }
    m_rest->setVisible(m_anyGone);
    put(m_rest, left, m_rest->sizeHint().width());
}

bool FoldingRow::event(QEvent *event)
{
    // an item has another width
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::event(event);
}

void FoldingRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

QSize FoldingRow::sizeHint() const
{
    int width = 2 * edge;
    int height = 0;
    for (const Place &place : m_places) {
        height = std::max(height, place.widget->sizeHint().height());
        width += place.wanted ? place.widget->sizeHint().width() + gap : 0;
    }
    return {width, height + 2};
}

QSize FoldingRow::minimumSizeHint() const
{
    return {m_rest->sizeHint().width() + 2 * edge, sizeHint().height()};
}

} // namespace pb::ui
