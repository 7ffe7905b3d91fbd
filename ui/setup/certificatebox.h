// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setuptypes.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLabel;

namespace pb::ui {

class CopyButton;
class MessageRow;

/// The certificate that STARFACE shows, and the consent to it where nobody else vouches for it.
/// Owns its parts.
class CertificateBox final : public QWidget {
    Q_OBJECT
public:
    explicit CertificateBox(QWidget *parent = nullptr);

    /// `pinned` is what was consented to before; empty: nothing.
    void show(const setup::CertificateInfo &certificate, const QByteArray &pinned);

Q_SIGNALS:
    /// Empty: the consent was taken back.
    void consented(const QByteArray &sha256);

private:
    QLabel *addLine(QFormLayout *form, const QString &what);
    void tell(const setup::CertificateInfo &certificate, const QByteArray &pinned);

    QByteArray m_sha256;
    QLabel *m_subject;
    QLabel *m_issuer;
    QLabel *m_validity;
    QLabel *m_print;
    CopyButton *m_copy;
    QCheckBox *m_consent;
    MessageRow *m_message;
};

/// Two digits by two, eight pairs to a line: short enough to be compared by eye.
QString fingerprintText(const QByteArray &sha256);

} // namespace pb::ui
