// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rulepicture.h"

#include "ui/common/icons.h"
#include "ui/rules/card.h"
#include "ui/rules/rulewords.h"
#include "words/sentences.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace pb::ui {

using presence::DndTarget;
using presence::StarfaceStatus;
using presence::TeamsStatus;
using presence::TeamsTarget;

RulePicture::RulePicture(const presence::RuleSet &rules, QWidget *parent)
    : QWidget(parent)
    , m_rules(rules)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Rules of both directions"));
    describe();
}

void RulePicture::setRules(const presence::RuleSet &rules)
{
    m_rules = rules;
    describe();
    updateGeometry();
    update();
}

QList<RulePicture::Row> RulePicture::toStarface() const
{
    QList<Row> rows;
    for (const auto status : presence::allTeamsStatuses) {
        const DndTarget target = m_rules.target(status);
        rows << Row{statusIcon(status), statusText(status),
            target == DndTarget::None ? tr("nothing", "a rule's effect") : targetText(target),
            target != DndTarget::None};
    }
    return rows;
}

QList<RulePicture::Row> RulePicture::toTeams() const
{
    QList<Row> rows;
    for (const auto status : presence::allStarfaceStatuses) {
        const TeamsTarget target = m_rules.target(status);
        rows << Row{statusIcon(status), statusText(status),
            target == TeamsTarget::None ? tr("nothing", "a rule's effect") : targetText(target),
            target != TeamsTarget::None};
    }
    return rows;
}

QString RulePicture::text() const
{
    QStringList lines{tr("From Teams to STARFACE")};
    for (const Row &row : toStarface())
        lines << tr("%1 → %2", "status, its effect").arg(row.status, row.target);
    lines << tr("From STARFACE to Teams");
    for (const Row &row : toTeams())
        lines << tr("%1 → %2", "status, its effect").arg(row.status, row.target);
    return lines.join(QLatin1Char('\n'));
}

void RulePicture::describe()
{
    setAccessibleDescription(text());
}

int RulePicture::lineHeight() const
{
    return fontMetrics().height() * 3 / 2;
}

int RulePicture::statusWidth() const
{
    int widest = 0;
    for (const auto &rows : {toStarface(), toTeams()}) {
        for (const Row &row : rows)
            widest = qMax(widest, fontMetrics().horizontalAdvance(row.status));
    }
    return widest + 2; // an advance is rounded, and what is elided is measured more exactly
}

int RulePicture::targetWidth() const
{
    int widest = 0;
    for (const auto &rows : {toStarface(), toTeams()}) {
        for (const Row &row : rows)
            widest = qMax(widest, fontMetrics().horizontalAdvance(row.target));
    }
    return widest + 2;
}

int RulePicture::halfWidth() const
{
    const int em = fontMetrics().height();
    return em + em / 2 + statusWidth() + 3 * em + targetWidth() + 2 * em;
}

QSize RulePicture::sizeHint() const
{
    const int em = fontMetrics().height();
    return {2 * halfWidth() + em, halfHeight(int(presence::allTeamsStatuses.size()))};
}

int RulePicture::halfHeight(int rows) const
{
    return (rows + 1) * lineHeight() + 2 * fontMetrics().height();
}

bool RulePicture::isStacked(int width) const
{
    return width < 2 * halfWidth() + fontMetrics().height();
}

int RulePicture::heightForWidth(int width) const
{
    const int first = halfHeight(int(presence::allTeamsStatuses.size()));
    if (!isStacked(width))
        return first;
    return first + fontMetrics().height() / 2 + halfHeight(int(presence::allStarfaceStatuses.size()));
}

QSize RulePicture::minimumSizeHint() const
{
    return {halfWidth(), sizeHint().height()};
}

void RulePicture::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void RulePicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int em = fontMetrics().height();
    const bool stacked = isStacked(width());
    const int half = qMin(halfWidth(), width());
    const int first = halfHeight(int(presence::allTeamsStatuses.size()));
    const QRect left(0, 0, half, first);
    const QRect right = stacked
        ? QRect(0, first + em / 2, half, halfHeight(int(presence::allStarfaceStatuses.size())))
        : QRect(half + em, 0, half, first);
    paintHalf(painter, QStyle::visualRect(layoutDirection(), rect(), left), tr("From Teams to STARFACE"),
        toStarface());
    paintHalf(painter, QStyle::visualRect(layoutDirection(), rect(), right), tr("From STARFACE to Teams"),
        toTeams());
}

void RulePicture::paintHalf(
    QPainter &painter, const QRect &area, const QString &title, const QList<Row> &rows) const
{
    const int em = fontMetrics().height();
    paintCard(painter, area, palette());
    const QRect inner = area.adjusted(em * 3 / 4, em / 2, -em * 3 / 4, -em / 2);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRect(inner.left(), inner.top(), inner.width(), lineHeight()),
        Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(bold).elidedText(title, Qt::ElideRight, inner.width()));
    painter.setFont(font());
    int y = inner.top() + lineHeight() + em / 4;
    for (const Row &row : rows) {
        paintRow(painter, QRect(inner.left(), y, inner.width(), lineHeight()), row);
        y += lineHeight();
    }
}

void RulePicture::paintRow(QPainter &painter, const QRect &line, const Row &row) const
{
    const int em = fontMetrics().height();
    const QColor base = palette().color(QPalette::Base);
    const QColor text = palette().color(QPalette::Text);
    const QColor pale = mixed(base, text, 0.62);
    const auto place = [&](int x, int width) {
        return QStyle::visualRect(
            layoutDirection(), line, QRect(line.left() + x, line.top(), width, line.height()));
    };
    QRect picture = place(0, em);
    picture = QRect(picture.left(), line.center().y() - em / 2, em, em);
    icon(row.iconName).paint(&painter, picture);
    const int arrowWidth = em * 2;
    const int room = line.width() - em * 3 / 2 - arrowWidth - em;
    const int wanted = statusWidth() + targetWidth();
    const int forStatus = wanted <= room ? statusWidth() : room * statusWidth() / qMax(1, wanted);
    const int forTarget = room - forStatus;
    painter.setPen(row.does ? text : pale);
    const auto words = [&](int x, int width, const QString &what) {
        painter.drawText(place(x, width), Qt::AlignVCenter | Qt::AlignLeft,
            fontMetrics().elidedText(what, Qt::ElideRight, width));
    };
    words(em * 3 / 2, forStatus, row.status);
    const QRect arrow = place(em * 2 + forStatus, arrowWidth);
    paintArrow(painter, QRect(arrow.left(), line.center().y() - em / 2, em * 3 / 2, em), palette(), row.does,
        layoutDirection() == Qt::RightToLeft);
    painter.setPen(row.does ? text : pale);
    words(em * 2 + forStatus + arrowWidth, forTarget, row.target);
}

} // namespace pb::ui
