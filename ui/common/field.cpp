// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/field.h"

#include "ui/common/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace pb::ui {

Field::Field(const QString &label, QWidget *input, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_row(new QHBoxLayout)
    , m_picture(new PictureLabel(this))
    , m_line(quietLabel({}, this))
{
    setObjectName(name + QStringLiteral("Field"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    auto *title = new QLabel(label, this);
    title->setBuddy(input);
    layout->addWidget(title);
    input->setParent(this);
    input->setObjectName(name);
    input->setAccessibleName(withoutMnemonic(label));
    m_row->setSpacing(8);
    m_row->addWidget(input, 1);
    layout->addLayout(m_row);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_picture, 0, Qt::AlignTop);
    line->addWidget(m_line, 1);
    layout->addLayout(line);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    showLine();
}

void Field::setHint(const QString &hint)
{
    m_hint = hint;
    showLine();
}

void Field::setNote(Tone tone, const QString &text)
{
    m_tone = tone;
    m_note = text;
    showLine();
}

void Field::clearNote()
{
    setNote(Tone::Info, {});
}

QString Field::note() const
{
    return m_note;
}

void Field::addBeside(QWidget *widget)
{
    m_row->addWidget(widget);
}

void Field::showLine()
{
    const QString &text = m_note.isEmpty() ? m_hint : m_note;
    m_line->setText(text);
    m_line->setVisible(!text.isEmpty());
    m_picture->setVisible(!m_note.isEmpty());
    m_picture->setTone(m_tone);
    m_input->setAccessibleDescription(text);
}

TextField::TextField(const QString &label, const QString &name, QWidget *parent)
    : Field(label, new QLineEdit, name, parent)
{
    connect(edit(), &QLineEdit::textEdited, this, &TextField::edited);
}

QLineEdit *TextField::edit() const
{
    return static_cast<QLineEdit *>(input());
}

QString TextField::text() const
{
    return edit()->text();
}

void TextField::setText(const QString &text)
{
    if (text != edit()->text())
        edit()->setText(text);
}

} // namespace pb::ui
