// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/inputrepair.h"
#include "setup/setup.h"
#include "ui/common/field.h"

class QLineEdit;
class QPushButton;
class QToolButton;

namespace pb::ui {

class MessageRow;

/// One secret. Never shows the stored value: it says that there is one. What is typed goes to the set-up when
/// the field is left or commit() is called, and is wiped from the field once it is stored. The set-up
/// outlives it.
class SecretField final : public Field {
    Q_OBJECT
public:
    SecretField(setup::Setup &setup, secrets::SecretKind kind, const QString &label, const QString &name,
        QWidget *parent = nullptr);

    /// Hands over what was typed.
    void commit();
    /// Something was typed, or is stored.
    bool isFilled() const;
    /// Offers to remove a stored one, for a secret that may be absent.
    void setOptional(bool optional);

Q_SIGNALS:
    void edited();

private:
    QLineEdit *edit() const;
    setup::Repaired mended(const QString &text) const;
    void typed(const QString &text);
    void stored(secrets::SecretKind kind);
    void failed(secrets::SecretKind kind, const core::Error &error);
    void showState();
    void showClear(bool clear);
    void remove();

    setup::Setup &m_setup;
    secrets::SecretKind m_kind;
    QString m_handedOver; ///< until it is stored, to be told from what is typed meanwhile
    bool m_pending = false; ///< neither stored nor failed yet
    bool m_optional = false;
    QToolButton *m_eye;
    QPushButton *m_remove;
    MessageRow *m_failure;
};

} // namespace pb::ui
