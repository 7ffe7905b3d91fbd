// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/secretfield.h"

#include "setup/inputrepair.h"
#include "ui/common/labels.h"
#include "ui/common/messagerow.h"
#include "words/repairwords.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace pb::ui {

SecretField::SecretField(
    setup::Setup &setup, secrets::SecretKind kind, const QString &label, const QString &name, QWidget *parent)
    : Field(label, new QLineEdit, name, parent)
    , m_setup(setup)
    , m_kind(kind)
    , m_eye(new QToolButton(this))
    , m_remove(new QPushButton(tr("Remove"), this))
    , m_failure(new MessageRow(name + QStringLiteral("Failure"), this))
{
    // neither remembered by an input method nor offered again
    edit()->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    const QString plain = withoutMnemonic(label);
    m_eye->setObjectName(name + QStringLiteral("Show"));
    m_eye->setCheckable(true);
    m_eye->setText(tr("Show"));
    m_eye->setFocusPolicy(Qt::StrongFocus);
    m_eye->setAccessibleName(tr("Show what is typed: %1").arg(plain));
    m_eye->setToolTip(tr("Shows what is typed. What is stored is never shown."));
    addBeside(m_eye);
    m_remove->setObjectName(name + QStringLiteral("Remove"));
    m_remove->setAccessibleName(tr("Remove: %1").arg(plain));
    addBeside(m_remove);
    auto *keep = m_failure->addButton(tr("Keep for this run only"), name + QStringLiteral("Keep"));
    keep->setToolTip(
        tr("Without the keychain, it is forgotten when the program ends. It is never written to a file."));
    keep->setAccessibleDescription(keep->toolTip());
    layout()->addWidget(m_failure);

    connect(m_eye, &QToolButton::toggled, this, &SecretField::showClear);
    connect(m_remove, &QPushButton::clicked, this, &SecretField::remove);
    connect(keep, &QPushButton::clicked, &setup, &setup::Setup::keepForThisRun);
    connect(edit(), &QLineEdit::textEdited, this, &SecretField::typed);
    connect(edit(), &QLineEdit::editingFinished, this, &SecretField::commit);
    connect(&setup, &setup::Setup::secretStored, this, &SecretField::stored);
    connect(&setup, &setup::Setup::secretFailed, this, &SecretField::failed);
    connect(&setup, &setup::Setup::secretsChanged, this, &SecretField::showState);
    showClear(false);
    showState();
}

QLineEdit *SecretField::edit() const
{
    return static_cast<QLineEdit *>(input());
}

void SecretField::showClear(bool clear)
{
    edit()->setEchoMode(clear ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setText(clear ? tr("Hide") : tr("Show"));
}

void SecretField::setOptional(bool optional)
{
    m_optional = optional;
    showState();
}

bool SecretField::isFilled() const
{
    const QString text = edit()->text();
    return text.isEmpty() ? m_setup.hasSecret(m_kind) : !mended(text).isRefused();
}

setup::Repaired SecretField::mended(const QString &text) const
{
    if (text.isEmpty())
        return {};
    // a password may be almost anything; Entra's secrets have a shape
    if (m_kind == secrets::SecretKind::ClientSecret || m_kind == secrets::SecretKind::ReadClientSecret)
        return setup::repairClientSecret(text);
    return setup::repairPassword(text);
}

void SecretField::typed(const QString &text)
{
    const setup::Repaired repaired = mended(text);
    if (repaired.text != text)
        edit()->setText(repaired.text);
    if (repaired.isRefused())
        setNote(Tone::Error, faultText(*repaired.fault));
    else if (!repaired.repairs.isEmpty())
        setNote(Tone::Info, repairsText(repaired.repairs));
    else
        clearNote();
    m_failure->clear();
    if (text.isEmpty())
        showState();
    Q_EMIT edited();
}

void SecretField::commit()
{
    const QString text = edit()->text();
    // what was just refused is kept nowhere
    if (text.isEmpty() || (m_pending && text == m_handedOver) || mended(text).isRefused())
        return;
    m_handedOver = text;
    m_pending = true;
    m_setup.setSecret(m_kind, core::Secret(text));
}

void SecretField::stored(secrets::SecretKind kind)
{
    if (kind != m_kind)
        return;
    if (!m_handedOver.isEmpty() && edit()->text() == m_handedOver) {
        edit()->clear();
        m_eye->setChecked(false);
    }
    m_handedOver.clear();
    m_pending = false;
    m_failure->clear();
    showState();
    Q_EMIT edited();
}

void SecretField::failed(secrets::SecretKind kind, const core::Error &error)
{
    if (kind != m_kind)
        return;
    m_pending = false;
    m_failure->showFailure(error, Service::Keychain, tr("The secret could not be stored in the keychain."));
    auto *keep = m_failure->findChild<QPushButton *>(input()->objectName() + QStringLiteral("Keep"));
    keep->setVisible(!m_setup.isKeptForThisRun());
    showState();
}

void SecretField::showState()
{
    const bool stored = m_setup.hasSecret(m_kind);
    m_remove->setVisible(m_optional && stored);
    edit()->setPlaceholderText(stored ? tr("Type or paste to replace it") : QString());
    edit()->setToolTip(edit()->placeholderText());
    if (!edit()->text().isEmpty())
        return;
    if (!stored)
        clearNote();
    else if (m_setup.isKeptForThisRun())
        setNote(
            Tone::Warning, tr("Kept for this run only: it has to be entered again after the program ended."));
    else
        setNote(Tone::Success, tr("Stored in the keychain of this computer."));
}

void SecretField::remove()
{
    edit()->clear();
    m_handedOver.clear();
    m_setup.setSecret(m_kind, core::Secret());
    edit()->setFocus(Qt::OtherFocusReason);
}

} // namespace pb::ui
