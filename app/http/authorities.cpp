// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/authorities.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSslCertificateExtension>
#include <QStringDecoder>
#include <QVariant>

#include <openssl/pkcs7.h>
#include <openssl/x509.h>

#include <memory>

namespace pb::http {

namespace {

constexpr qint64 largestFile = qint64{4} * 1024 * 1024; // the system's own bundle has a quarter of a MiB
constexpr int mostFiles = 1000;

template<auto free>
struct Free {
    template<typename T>
    void operator()(T *object) const
    {
        free(object);
    }
};

QByteArray derOf(X509 *certificate)
{
    unsigned char *bytes = nullptr;
    const int size = i2d_X509(certificate, &bytes);
    const std::unique_ptr<unsigned char, decltype([](unsigned char *p) { OPENSSL_free(p); })> owner(bytes);
    return size > 0 ? QByteArray(reinterpret_cast<const char *>(bytes), size) : QByteArray();
}

void append(QList<QSslCertificate> &to, const QByteArray &der)
{
    to += QSslCertificate::fromData(der, QSsl::Der);
}

void appendPkcs7(QList<QSslCertificate> &to, const QByteArray &der)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
    const std::unique_ptr<PKCS7, Free<PKCS7_free>> bag(
        d2i_PKCS7(nullptr, &bytes, static_cast<long>(der.size())));
    if (!bag || !PKCS7_type_is_signed(bag.get()) || !bag->d.sign)
        return;
    const STACK_OF(X509) *certificates = bag->d.sign->cert;
    for (int i = 0; i < sk_X509_num(certificates); ++i)
        append(to, derOf(sk_X509_value(certificates, i)));
}

/// OpenSSL's form with its own trust settings behind the certificate, which are left out.
void appendTrusted(QList<QSslCertificate> &to, const QByteArray &der)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
    const std::unique_ptr<X509, Free<X509_free>> certificate(
        d2i_X509_AUX(nullptr, &bytes, static_cast<long>(der.size())));
    if (certificate)
        append(to, derOf(certificate.get()));
}

QList<QSslCertificate> fromPem(const QByteArray &text)
{
    static const QRegularExpression block(
        QStringLiteral("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----"),
        QRegularExpression::DotMatchesEverythingOption);
    QList<QSslCertificate> found;
    auto blocks = block.globalMatch(QString::fromLatin1(text));
    while (blocks.hasNext()) {
        const auto match = blocks.next();
        const QString kind = match.captured(1);
        const QByteArray der = QByteArray::fromBase64(match.captured(2).toLatin1());
        if (kind == QLatin1String("CERTIFICATE") || kind == QLatin1String("X509 CERTIFICATE"))
            append(found, der);
        else if (kind == QLatin1String("TRUSTED CERTIFICATE"))
            appendTrusted(found, der);
        else if (kind == QLatin1String("PKCS7") || kind == QLatin1String("CMS"))
            appendPkcs7(found, der);
    }
    return found;
}

/// Windows writes text as UTF-16.
QByteArray asBytes(const QByteArray &bytes)
{
    if (!bytes.startsWith("\xFF\xFE") && !bytes.startsWith("\xFE\xFF"))
        return bytes;
    QStringDecoder decoder(QStringDecoder::Utf16);
    const QString text = decoder(bytes);
    return text.toLatin1();
}

QList<QSslCertificate> fromBytes(const QByteArray &file)
{
    const QByteArray bytes = asBytes(file);
    if (bytes.contains("-----BEGIN "))
        return fromPem(bytes);
    QList<QSslCertificate> found;
    append(found, bytes);
    if (found.isEmpty())
        appendPkcs7(found, bytes);
    if (found.isEmpty()) // base64 without the lines around it
        append(found, QByteArray::fromBase64(bytes.simplified().replace(' ', "")));
    return found;
}

/// An empty sentence: it can vouch for others, or is a server's own that is to be trusted as it is.
QString whyUnusable(const QSslCertificate &certificate)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (certificate.expiryDate() < now)
        return QStringLiteral("has expired");
    if (certificate.effectiveDate() > now)
        return QStringLiteral("is not valid yet");
    for (const QSslCertificateExtension &extension : certificate.extensions()) {
        if (extension.name() == QLatin1String("basicConstraints")
            && !extension.value().toMap().value(QStringLiteral("ca")).toBool() && !certificate.isSelfSigned())
            return QStringLiteral("is no authority");
    }
    return {};
}

void readFile(const QString &path, Authorities &into)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        into.unusable << QStringLiteral("%1: cannot be read").arg(name);
        return;
    }
    const QByteArray bytes = file.read(largestFile + 1);
    const QList<QSslCertificate> found =
        bytes.size() > largestFile ? QList<QSslCertificate>() : fromBytes(bytes);
    if (found.isEmpty())
        into.unusable << QStringLiteral("%1: holds no certificate").arg(name);
    for (const QSslCertificate &certificate : found) {
        if (const QString why = whyUnusable(certificate); !why.isEmpty())
            into.unusable << QStringLiteral("%1: %2 %3").arg(name, certificate.subjectDisplayName(), why);
        else if (!into.certificates.contains(certificate))
            into.certificates << certificate;
    }
}

} // namespace

Authorities readAuthorities(const QString &path)
{
    Authorities found;
    if (path.isEmpty())
        return found;
    if (!QFileInfo(path).isDir()) {
        readFile(path, found);
        return found;
    }
    const QStringList endings{QStringLiteral("*.pem"), QStringLiteral("*.crt"), QStringLiteral("*.cer"),
        QStringLiteral("*.der"), QStringLiteral("*.p7b"), QStringLiteral("*.p7c")};
    const QStringList names = QDir(path).entryList(endings, QDir::Files, QDir::Name).mid(0, mostFiles);
    for (const QString &name : names)
        readFile(QDir(path).filePath(name), found);
    if (names.isEmpty())
        found.unusable << QStringLiteral("%1: holds no file of certificates").arg(QFileInfo(path).fileName());
    return found;
}

} // namespace pb::http
