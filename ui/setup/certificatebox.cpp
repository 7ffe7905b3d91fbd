// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/certificatebox.h"

#include "ui/common/copybutton.h"
#include "ui/common/labels.h"
#include "ui/common/messagerow.h"
#include "words/times.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLocale>

namespace pb::ui {

QString fingerprintText(const QByteArray &sha256)
{
    constexpr int bytesPerLine = 8;
    QStringList lines;
    for (qsizetype at = 0; at < sha256.size(); at += bytesPerLine)
        lines << QString::fromLatin1(sha256.mid(at, bytesPerLine).toHex(' ').toUpper());
    return lines.join(QLatin1Char('\n'));
}

CertificateBox::CertificateBox(QWidget *parent)
    : QWidget(parent)
    , m_message(new MessageRow(QStringLiteral("certificateMessage"), this))
{
    setObjectName(QStringLiteral("certificate"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_message);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(6);
    form->setLabelAlignment(Qt::AlignLeft);
    form->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_subject = addLine(form, tr("Issued to"));
    m_issuer = addLine(form, tr("Issued by"));
    m_validity = addLine(form, tr("Valid"));
    m_print = new QLabel(this);
    m_print->setObjectName(QStringLiteral("fingerprint"));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    m_print->setFont(fixed);
    m_print->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_print->setAccessibleName(tr("SHA-256 fingerprint"));
    m_copy = new CopyButton(
        tr("Copy the fingerprint"), [this] { return QString::fromLatin1(m_sha256.toHex(':').toUpper()); },
        this);
    auto *row = new QHBoxLayout;
    row->addWidget(m_print);
    row->addStretch(1);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    form->addRow(quietLabel(tr("SHA-256"), this), row);
    layout->addLayout(form);
    m_consent = new QCheckBox(tr("Fingerprint compare&d: trust this certificate"), this);
    m_consent->setObjectName(QStringLiteral("pin"));
    layout->addWidget(m_consent);
    connect(m_consent, &QCheckBox::toggled, this,
        [this](bool on) { Q_EMIT consented(on ? m_sha256 : QByteArray()); });
    hide();
}

QLabel *CertificateBox::addLine(QFormLayout *form, const QString &what)
{
    auto *title = quietLabel(what, this);
    title->setWordWrap(false);
    auto *label = wrappedLabel({}, this);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(title, label);
    return label;
}

void CertificateBox::show(const setup::CertificateInfo &certificate, const QByteArray &pinned)
{
    m_sha256 = certificate.sha256;
    m_subject->setText(certificate.subject);
    m_issuer->setText(certificate.selfSigned ? tr("Itself (self-signed)") : certificate.issuer);
    const QString format = dateFormat(locale());
    m_validity->setText(tr("%1 to %2", "dates")
                            .arg(certificate.validFrom.date().toString(format),
                                certificate.validUntil.date().toString(format)));
    m_print->setText(fingerprintText(certificate.sha256));
    {
        const QSignalBlocker quiet(m_consent);
        m_consent->setChecked(!pinned.isEmpty() && pinned == certificate.sha256);
    }
    m_consent->setVisible(!certificate.trusted || m_consent->isChecked());
    tell(certificate, pinned);
    setVisible(true);
}

void CertificateBox::tell(const setup::CertificateInfo &certificate, const QByteArray &pinned)
{
    const bool expired =
        certificate.validUntil.isValid() && certificate.validUntil < QDateTime::currentDateTime();
    if (!pinned.isEmpty() && pinned == certificate.sha256)
        m_message->show(Tone::Success, tr("You trust this certificate, and no other from now on."));
    else if (!pinned.isEmpty())
        m_message->show(Tone::Error, tr("This is another certificate than the one you trusted before."),
            tr("If STARFACE was not set up anew, somebody may be listening in."),
            tr("Ask whoever runs it, and compare the fingerprint before you trust this one."));
    else if (expired)
        m_message->show(Tone::Warning, tr("This certificate has expired."),
            tr("Renew it on STARFACE, or compare its fingerprint and trust it all the same."));
    else if (certificate.trusted)
        m_message->show(Tone::Success, tr("A known authority vouches for this certificate."));
    else
        m_message->show(Tone::Warning, tr("No known authority vouches for this certificate."),
            tr("That is usual for a telephone system. Compare the fingerprint with the one that STARFACE "
               "itself "
               "shows. Then nobody can step in between."));
}

} // namespace pb::ui
