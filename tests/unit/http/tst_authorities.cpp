// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/authorities.h"
#include "support/testcertificate.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/pkcs7.h>
#include <openssl/x509.h>

#include <functional>
#include <memory>

using namespace pb::http;
using pb::test::Identity;
using pb::test::makeIdentity;

namespace {

struct X509Free {
    void operator()(X509 *certificate) const { X509_free(certificate); }
};

std::unique_ptr<X509, X509Free> x509Of(const QSslCertificate &certificate)
{
    const QByteArray der = certificate.toDer();
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
    return std::unique_ptr<X509, X509Free>(d2i_X509(nullptr, &bytes, static_cast<long>(der.size())));
}

QByteArray pkcs7Of(const QList<QSslCertificate> &certificates)
{
    const std::unique_ptr<PKCS7, decltype([](PKCS7 *bag) { PKCS7_free(bag); })> bag(PKCS7_new());
    PKCS7_set_type(bag.get(), NID_pkcs7_signed);
    PKCS7_content_new(bag.get(), NID_pkcs7_data);
    for (const QSslCertificate &certificate : certificates)
        PKCS7_add_certificate(bag.get(), x509Of(certificate).get());
    unsigned char *bytes = nullptr;
    const int size = i2d_PKCS7(bag.get(), &bytes);
    const QByteArray der(reinterpret_cast<const char *>(bytes), size);
    OPENSSL_free(bytes);
    return der;
}

/// OpenSSL's own form: the certificate and behind it what it is trusted for.
QByteArray trustedOf(const QSslCertificate &certificate)
{
    const auto x509 = x509Of(certificate);
    X509_alias_set1(x509.get(), reinterpret_cast<const unsigned char *>("alias"), 5);
    unsigned char *bytes = nullptr;
    const int size = i2d_X509_AUX(x509.get(), &bytes);
    const QByteArray der(reinterpret_cast<const char *>(bytes), size);
    OPENSSL_free(bytes);
    return der;
}

QByteArray block(const QByteArray &kind, const QByteArray &der)
{
    return "-----BEGIN " + kind + "-----\n" + der.toBase64() + "\n-----END " + kind + "-----\n";
}

QByteArray utf16(const QByteArray &text)
{
    QByteArray wide("\xFF\xFE");
    for (const char c : text) {
        wide += c;
        wide += '\0';
    }
    return wide;
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class AuthoritiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_one = makeIdentity(QStringLiteral("Authority One"));
        m_two = makeIdentity(QStringLiteral("Authority Two"));
        m_server = makeIdentity(QStringLiteral("A Server"), &m_one);
    }
    void what_people_have_is_read_data();
    void what_people_have_is_read();
    void a_folder_is_read_file_by_file();
    void a_server_of_an_authority_is_none_and_told_by_name();
    void a_file_that_is_not_there_is_told();

private:
    Identity m_one;
    Identity m_two;
    Identity m_server;
};

void AuthoritiesTest::what_people_have_is_read_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("count");
    const QByteArray one = m_one.certificate.toPem();
    const QByteArray two = m_two.certificate.toPem();
    const QByteArray der = m_one.certificate.toDer();
    const QByteArray bag = pkcs7Of({m_one.certificate, m_two.certificate});
    QTest::addRow("PEM") << one << 1;
    QTest::addRow("two in one file") << one + two << 2;
    QTest::addRow("the same twice counts once") << one + one << 1;
    QTest::addRow("text around, as openssl x509 -text writes it") << "Certificate:\n    Data:\n" + one
            + "# and a comment\n" << 1;
    QTest::addRow("line ends of Windows") << QByteArray(one).replace("\n", "\r\n") << 1;
    QTest::addRow("a byte order mark") << "\xEF\xBB\xBF" + one << 1;
    QTest::addRow("UTF-16, as PowerShell writes it") << utf16(one) << 1;
    QTest::addRow("a key beside it") << m_one.key.toPem() + one << 1;
    QTest::addRow("an older label") << block("X509 CERTIFICATE", der) << 1;
    QTest::addRow("trusted, as openssl x509 -trustout writes it")
        << block("TRUSTED CERTIFICATE", trustedOf(m_one.certificate)) << 1;
    QTest::addRow("DER") << der << 1;
    QTest::addRow("base64 without the lines around it") << der.toBase64() << 1;
    QTest::addRow("PKCS#7") << bag << 2;
    QTest::addRow("PKCS#7 as PEM") << block("PKCS7", bag) << 2;
    QTest::addRow("a key only") << m_one.key.toPem() << 0;
    QTest::addRow("cut off") << one.left(one.size() / 2) << 0;
    QTest::addRow("a page of a web server") << QByteArray("<html>Not found</html>") << 0;
    QTest::addRow("nothing") << QByteArray() << 0;
}

void AuthoritiesTest::what_people_have_is_read()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, count);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("root.crt"));
    put(path, bytes);
    const Authorities found = readAuthorities(path);
    QCOMPARE(found.certificates.size(), count);
    if (count > 0) {
        QVERIFY(found.certificates.contains(m_one.certificate));
        QCOMPARE(found.unusable, QStringList());
    } else {
        QCOMPARE(found.unusable, QStringList(QStringLiteral("root.crt: holds no certificate")));
    }
}

void AuthoritiesTest::a_folder_is_read_file_by_file()
{
    QTemporaryDir folder;
    put(folder.filePath(QStringLiteral("a.pem")), m_one.certificate.toPem());
    put(folder.filePath(QStringLiteral("b.cer")), m_two.certificate.toDer());
    put(folder.filePath(QStringLiteral("c.crt")), "nothing of use");
    put(folder.filePath(QStringLiteral("README")), "not looked at");
    const Authorities found = readAuthorities(folder.path());
    QCOMPARE(found.certificates, (QList<QSslCertificate>{m_one.certificate, m_two.certificate}));
    QCOMPARE(found.unusable, QStringList(QStringLiteral("c.crt: holds no certificate")));

    QTemporaryDir empty;
    QVERIFY(readAuthorities(empty.path()).certificates.isEmpty());
    QCOMPARE(readAuthorities(empty.path()).unusable.size(), 1);
}

void AuthoritiesTest::a_server_of_an_authority_is_none_and_told_by_name()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("chain.pem"));
    put(path, m_server.certificate.toPem() + m_one.certificate.toPem());
    const Authorities found = readAuthorities(path);
    QCOMPARE(found.certificates, QList<QSslCertificate>{m_one.certificate});
    QCOMPARE(found.unusable, QStringList(QStringLiteral("chain.pem: A Server is no authority")));
}

void AuthoritiesTest::a_file_that_is_not_there_is_told()
{
    QVERIFY(readAuthorities({}).unusable.isEmpty());
    QCOMPARE(readAuthorities(QStringLiteral("/nonexistent/root.pem")).unusable,
        QStringList(QStringLiteral("root.pem: cannot be read")));
}

QTEST_GUILESS_MAIN(AuthoritiesTest)
#include "tst_authorities.moc"
