// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/why/whycard.h"

#include "ui/common/accessible.h"
#include "ui/common/icons.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

#include <array>

namespace pb::ui {

namespace {

constexpr int edge = 10;
constexpr int rail = 20; ///< room for the line and its dots

QColor toneColor(WhyStep::Tone tone, const QPalette &palette)
{
    switch (tone) {
    case WhyStep::Tone::Active:
        return QColor(0x2f, 0x7f, 0xd6);
    case WhyStep::Tone::Bad:
        return QColor(0xd8, 0x3b, 0x4a);
    case WhyStep::Tone::Old:
    case WhyStep::Tone::Plain:
        break;
    }
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.45);
}

} // namespace

WhyCard::WhyCard(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_grid(new QGridLayout(this))
{
    setObjectName(name);
    setAccessibleRole(this, QAccessible::Grouping);
    m_grid->setContentsMargins(edge + rail, edge, edge, edge);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    m_grid->addWidget(m_title, 0, 0, 1, 2);
    m_title->setTextFormat(Qt::PlainText);
    dress();
}

void WhyCard::addLine()
{
    Line line{new QLabel(this), new QLabel(this), {}};
    line.title->setTextFormat(Qt::PlainText);
    line.text->setTextFormat(Qt::PlainText);
    line.text->setWordWrap(true);
    line.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line.text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::MinimumExpanding);
    const int row = static_cast<int>(m_lines.size()) + 1;
    m_grid->addWidget(line.title, row, 0, Qt::AlignTop | Qt::AlignLeading);
    m_grid->addWidget(line.text, row, 1, Qt::AlignTop);
    line.title->show();
    line.text->show();
    m_lines.push_back(line);
}

void WhyCard::show(const WhyDirection &direction)
{
    if (m_title->text() != direction.title) {
        m_title->setText(direction.title);
        setAccessibleName(direction.title);
    }
    const auto count = static_cast<std::size_t>(direction.steps.size());
    const bool grown = m_lines.size() < count;
    while (m_lines.size() < count)
        addLine();
    if (grown)
        dress();
    for (std::size_t i = 0; i < count; ++i)
        fill(m_lines[i], direction.steps[static_cast<qsizetype>(i)]);
}

void WhyCard::fill(Line &line, const WhyStep &step)
{
    if (line.step == step && !line.text->text().isEmpty())
        return;
    const bool sameTone = line.step.tone == step.tone;
    line.step = step;
    line.title->setText(stepTitle(step.kind));
    line.text->setText(step.text);
    // read as one by assistive technology
    line.text->setAccessibleName(stepTitle(step.kind) + QStringLiteral(": ") + step.text);
    if (!sameTone)
        dress();
    update();
}

void WhyCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        dress();
}

void WhyCard::dress()
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    QPalette quiet = palette();
    quiet.setColor(
        QPalette::WindowText, mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.68));
    for (const Line &line : m_lines) {
        line.title->setPalette(quiet);
        QFont slanted = font();
        slanted.setItalic(line.step.tone == WhyStep::Tone::Old);
        line.text->setFont(slanted);
        line.text->setPalette(line.step.tone == WhyStep::Tone::Old ? quiet : palette());
    }
    update();
}

void WhyCard::paintDot(QPainter &painter, const Line &line, bool first, bool last) const
{
    const int height = fontMetrics().height();
    const int x = edge + rail / 2 - 4;
    const int y = line.title->y() + height / 2;
    const QColor thread = mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.25);
    painter.setPen(QPen(thread, 1.5));
    if (!first)
        painter.drawLine(QPointF(x, y), QPointF(x, line.title->y() - m_grid->verticalSpacing()));
    if (!last)
        painter.drawLine(QPointF(x, y), QPointF(x, line.text->geometry().bottom() + 1));
    if (!line.step.iconName.isEmpty()) {
        const QRect at(x - height / 2, y - height / 2, height, height);
        painter.fillRect(at, palette().color(QPalette::Base));
        icon(line.step.iconName).paint(&painter, at);
        return;
    }
    const QColor color = toneColor(line.step.tone, palette());
    const bool strong = line.step.tone == WhyStep::Tone::Active || line.step.tone == WhyStep::Tone::Bad;
    painter.setPen(QPen(color, 1.6));
    painter.setBrush(strong ? color : palette().color(QPalette::Base));
    painter.drawEllipse(QPointF(x, y), 4.2, 4.2);
}

void WhyCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.18));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        paintDot(painter, m_lines[i], i == 0, i + 1 == m_lines.size());
}

} // namespace pb::ui
