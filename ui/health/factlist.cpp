// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/factlist.h"

#include "ui/common/icons.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace pb::ui {

FactList::FactList(const QString &heading, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
    , m_heading(new QLabel(heading, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(8);
    m_layout->setVerticalSpacing(4);
    m_layout->addWidget(m_heading, 0, 0, 1, 3);
    m_layout->setColumnStretch(2, 1);
    fit();
}

void FactList::addRow(const QString &name, const QString &caption)
{
    Row row;
    row.name = name;
    row.caption = new QLabel(caption, this);
    row.picture = new QLabel(this);
    row.value = new QLabel(this);
    row.value->setObjectName(name);
    row.value->setWordWrap(true);
    row.value->setTextFormat(Qt::PlainText);
    row.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row.caption->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    const int at = m_layout->rowCount();
    m_layout->addWidget(row.caption, at, 0, Qt::AlignTop);
    m_layout->addWidget(row.picture, at, 1, Qt::AlignTop);
    m_layout->addWidget(row.value, at, 2);
    m_rows.append(row);
    fit();
}

void FactList::set(const QString &name, const QString &text, const QString &iconName)
{
    for (Row &row : m_rows) {
        if (row.name != name)
            continue;
        if (row.value->text() != text)
            row.value->setText(text);
        for (QLabel *label : {row.caption, row.value})
            label->setVisible(!text.isEmpty());
        row.picture->setVisible(!text.isEmpty() && !iconName.isEmpty());
        if (row.iconName != iconName) {
            row.iconName = iconName;
            fit();
        }
    }
}

QString FactList::text(const QString &name) const
{
    for (const Row &row : m_rows) {
        if (row.name == name)
            return row.value->text();
    }
    return {};
}

QString FactList::text() const
{
    QString all = m_heading->text();
    for (const Row &row : m_rows) {
        if (!row.value->text().isEmpty())
            all += QStringLiteral("\n  %1: %2").arg(row.caption->text(), row.value->text());
    }
    return all;
}

void FactList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        fit();
}

void FactList::fit()
{
    QFont bold = font();
    bold.setBold(true);
    m_heading->setFont(bold);
    const int side = fontMetrics().height();
    // captions stand back behind what they name, with a contrast that can still be read
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText,
        mixed(palette().color(QPalette::Window), palette().color(QPalette::WindowText), 0.72));
    for (const Row &row : m_rows) {
        row.caption->setPalette(quiet);
        row.caption->setMinimumWidth(fontMetrics().averageCharWidth() * 22);
        row.picture->setPixmap(icon(row.iconName).pixmap(QSize(side, side), devicePixelRatioF()));
    }
}

} // namespace pb::ui
