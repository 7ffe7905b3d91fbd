// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/inputrepair.h"
#include "ui/common/field.h"

#include <functional>

class QLineEdit;

namespace pb::ui {

/// A field that forgives pasting. What was pasted is put right at once, what is typed when the field is left,
/// so that nothing changes under the cursor; either way it says what it changed. A fault that more typing may
/// mend is a hint until then; what is refused stays in the field and is handed on as nothing.
class RepairField final : public Field {
    Q_OBJECT
public:
    using Mend = std::function<setup::Repaired(const QString &)>;

    RepairField(const QString &label, const QString &name, Mend mend, QWidget *parent = nullptr);

    QLineEdit *edit() const;
    /// What the draft holds; a text that already means this, or that was refused, stays as it is.
    void setValue(const QString &value);
    /// What is wrong, apart from being empty.
    bool isFine() const;

Q_SIGNALS:
    /// The repaired value (empty where it is refused), and what was typed.
    void edited(const QString &value, const QString &typed);

private:
    void typed(const QString &text);
    void settle();
    void tell(const setup::Repaired &repaired, bool whileTyping);

    Mend m_mend;
    qsizetype m_length = 0; ///< before the last edit: a paste adds more than one character
    QList<setup::Repair> m_repairs;
};

} // namespace pb::ui
