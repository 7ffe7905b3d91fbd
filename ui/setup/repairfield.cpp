// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/repairfield.h"

#include "words/repairwords.h"

#include <QLineEdit>

namespace pb::ui {

RepairField::RepairField(const QString &label, const QString &name, Mend mend, QWidget *parent)
    : Field(label, new QLineEdit, name, parent)
    , m_mend(std::move(mend))
{
    connect(edit(), &QLineEdit::textEdited, this, &RepairField::typed);
    connect(edit(), &QLineEdit::editingFinished, this, &RepairField::settle);
}

QLineEdit *RepairField::edit() const
{
    return static_cast<QLineEdit *>(input());
}

void RepairField::setValue(const QString &value)
{
    const setup::Repaired shown = m_mend(edit()->text());
    if (edit()->text() == value || shown.text == value || (value.isEmpty() && shown.isRefused()))
        return;
    edit()->setText(value);
    m_length = value.size();
    m_repairs.clear();
    tell(m_mend(value), false);
}

bool RepairField::isFine() const
{
    const auto fault = m_mend(edit()->text()).fault;
    return !fault || *fault == setup::Fault::Empty;
}

void RepairField::typed(const QString &text)
{
    const bool pasted = text.size() > m_length + 1;
    const setup::Repaired repaired = m_mend(text);
    m_repairs.clear();
    if (pasted && repaired.text != text) {
        edit()->setText(repaired.text);
        m_repairs = repaired.repairs;
    }
    m_length = edit()->text().size();
    tell(repaired, !pasted);
    Q_EMIT edited(repaired.isRefused() ? QString() : repaired.text, text);
}

void RepairField::settle()
{
    const setup::Repaired repaired = m_mend(edit()->text());
    if (repaired.text != edit()->text()) {
        edit()->setText(repaired.text);
        m_length = repaired.text.size();
        m_repairs = repaired.repairs;
    }
    tell(repaired, false);
}

void RepairField::tell(const setup::Repaired &repaired, bool whileTyping)
{
    if (repaired.fault && *repaired.fault != setup::Fault::Empty) {
        const bool patient = whileTyping && mayBeUnfinished(*repaired.fault);
        setNote(patient ? Tone::Info : Tone::Error, faultText(*repaired.fault));
        return;
    }
    const QString repairs = repairsText(m_repairs);
    if (repairs.isEmpty())
        clearNote();
    else
        setNote(Tone::Info, repairs);
}

} // namespace pb::ui
