// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httpclient.h"
#include "http/transport.h"
#include "support/await.h"
#include "support/fakeclock.h"
#include "support/testcertificate.h"
#include "support/tinyserver.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryFile>

using namespace pb;
using namespace pb::http;
using namespace pb::test;
using namespace std::chrono_literals;
using core::ErrorKind;

namespace {

const QString loopback = QStringLiteral("127.0.0.1");

QByteArray digestOf(const Identity &identity)
{
    return identity.certificate.digest(QCryptographicHash::Sha256);
}

Request writeTo(const QUrl &url)
{
    Request request;
    request.method = "PUT";
    request.url = url;
    request.headers = {{"Authorization", "Bearer secret"}};
    request.body = "secret";
    return request;
}

} // namespace

class TestHttpTls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aSelfSignedCertificateIsRefused();
    void thePinnedOneIsAccepted();
    void anotherThanThePinnedOneIsRefused();
    void aTrustedOneIsRefusedWhereAnotherIsPinned();
    void aNewPinCountsForConnectionsThatAreOpen();
    void anAuthorityFromTheFileIsTrusted();
    void whatOthersSendIsPreparedAlike();
    void aDroppedWriteIsSeenOnce();
    void aHandshakeThatHangsDidNotAct();
    void theCertificateIsRead();
    void theCertificateOfATrustedServerIsRead();
    void aHangingServerShowsNoCertificate();
    void noCertificateWithoutTls_data();
    void noCertificateWithoutTls();

private:
    NetworkSettings settingsTrusting(const Identity &authority);

    Identity m_one;
    Identity m_two;
    Identity m_signed; ///< by m_one
    std::unique_ptr<QTemporaryFile> m_caFile;
};

void TestHttpTls::initTestCase()
{
    m_one = makeIdentity(QStringLiteral("one"));
    m_two = makeIdentity(QStringLiteral("two"));
    m_signed = makeIdentity(QStringLiteral("signed"), &m_one);
    QVERIFY(!m_one.certificate.isNull() && !m_one.key.isNull() && !m_signed.certificate.isNull());
}

NetworkSettings TestHttpTls::settingsTrusting(const Identity &authority)
{
    m_caFile = std::make_unique<QTemporaryFile>();
    NetworkSettings settings;
    if (m_caFile->open() && m_caFile->write(authority.certificate.toPem()) > 0 && m_caFile->flush())
        settings.extraCaFile = m_caFile->fileName();
    return settings;
}

void TestHttpTls::aSelfSignedCertificateIsRefused()
{
    TinyServer server(m_one.certificate, m_one.key);
    FakeClock clock;
    HttpClient client({}, clock);
    const auto result = await(client.send(writeTo(server.url()), this));
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ErrorKind::Tls);
    QCOMPARE(result->error().code, QString::fromLatin1(certificateUntrustedCode));
    QVERIFY(!result->error().mayHaveActed);
    QCOMPARE(server.bytesReceived, 0);
}

void TestHttpTls::thePinnedOneIsAccepted()
{
    TinyServer server(m_one.certificate, m_one.key);
    FakeClock clock;
    HttpClient client({}, clock);
    client.pinCertificate(loopback, digestOf(m_one));
    for (int i = 0; i < 2; ++i) {
        const auto result = await(client.send(writeTo(server.url()), this));
        QVERIFY(result && *result);
        QCOMPARE((*result)->status, 200);
    }
    QCOMPARE(server.seen.size(), 2);
    QCOMPARE(server.connections, 1);
}

void TestHttpTls::anotherThanThePinnedOneIsRefused()
{
    TinyServer server(m_two.certificate, m_two.key);
    FakeClock clock;
    HttpClient client({}, clock);
    client.pinCertificate(loopback, digestOf(m_one));
    const auto result = await(client.send(writeTo(server.url()), this));
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ErrorKind::Tls);
    QCOMPARE(result->error().code, QString::fromLatin1(certificateChangedCode));
    QVERIFY(!result->error().mayHaveActed);
    QTRY_COMPARE(server.openConnections, 0);
    QCOMPARE(server.bytesReceived, 0);
}

void TestHttpTls::aTrustedOneIsRefusedWhereAnotherIsPinned()
{
    // no complaint of the TLS layer here: only the comparison after the handshake stands in the way
    TinyServer server(m_signed.certificate, m_signed.key);
    FakeClock clock;
    HttpClient client(settingsTrusting(m_one), clock);
    client.pinCertificate(loopback, digestOf(m_two));
    const auto result = await(client.send(writeTo(server.url()), this));
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ErrorKind::Tls);
    QCOMPARE(result->error().code, QString::fromLatin1(certificateChangedCode));
    QVERIFY(!result->error().mayHaveActed);
    QTRY_COMPARE(server.openConnections, 0);
    QCOMPARE(server.bytesReceived, 0);
}

void TestHttpTls::aNewPinCountsForConnectionsThatAreOpen()
{
    TinyServer server(m_one.certificate, m_one.key);
    FakeClock clock;
    HttpClient client({}, clock);
    client.pinCertificate(loopback, digestOf(m_one));
    const auto before = await(client.send(writeTo(server.url()), this));
    QVERIFY(before && *before);
    client.pinCertificate(loopback, digestOf(m_two));
    const auto after = await(client.send(writeTo(server.url()), this));
    QVERIFY(after && !*after);
    QCOMPARE(after->error().code, QString::fromLatin1(certificateChangedCode));
    QCOMPARE(server.seen.size(), 1);
    QTRY_COMPARE(server.openConnections, 0); // the old connections are let go of
}

void TestHttpTls::anAuthorityFromTheFileIsTrusted()
{
    TinyServer server(m_signed.certificate, m_signed.key);
    FakeClock clock;
    HttpClient client(settingsTrusting(m_one), clock);
    const auto result = await(client.send(writeTo(server.url()), this));
    QVERIFY(result && *result);
    QCOMPARE((*result)->status, 200);
}

/// Of requests that Qt's OAuth makes by itself.
void TestHttpTls::whatOthersSendIsPreparedAlike()
{
    TinyServer server(m_signed.certificate, m_signed.key);
    server.script = {{Step::Answer, 302, {{"Location", "/elsewhere"}}, {}}, {Step::Drop, 0, {}, {}}};
    const std::unique_ptr<QNetworkAccessManager> manager(
        makeNetworkAccessManager(settingsTrusting(m_one), nullptr));
    QNetworkRequest careless(server.url());
    careless.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    QNetworkReply *moved = manager->post(careless, QByteArray("a=b"));
    QTRY_VERIFY(moved->isFinished());
    QCOMPARE(moved->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 302);
    QCOMPARE(moved->sslConfiguration().protocol(), QSsl::TlsV1_2OrLater);
    QCOMPARE(server.seen.size(), 1);
    QCOMPARE(server.seen[0].body, QByteArray("a=b"));
    QVERIFY(server.seen[0].headers.value("user-agent").startsWith("PresenceBridge/"));
    QNetworkReply *dropped = manager->post(careless, QByteArray("a=b"));
    QTRY_VERIFY(dropped->isFinished());
    QVERIFY(dropped->error() != QNetworkReply::NoError);
    QCOMPARE(server.seen.size(), 2); // on a connection that was kept, where Qt would try once more
    server.present(m_two.certificate, m_two.key);
    server.closeIdle();
    QNetworkReply *untrusted = manager->get(careless);
    QTRY_VERIFY(untrusted->isFinished());
    QCOMPARE(untrusted->error(), QNetworkReply::SslHandshakeFailedError);
    QCOMPARE(untrusted->property(tlsCodeProperty).toString(), QLatin1String(certificateUntrustedCode));
}

void TestHttpTls::aDroppedWriteIsSeenOnce()
{
    for (const char *body : {"", "{}"}) {
        TinyServer server(m_one.certificate, m_one.key);
        server.script = {{Step::Drop, 0, {}, {}}};
        FakeClock clock;
        HttpClient client({}, clock);
        client.pinCertificate(loopback, digestOf(m_one));
        Request request = writeTo(server.url());
        request.body = body;
        const auto result = await(client.send(request, this));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().kind, ErrorKind::Offline);
        QVERIFY(result->error().mayHaveActed);
        const auto after = await(client.send(writeTo(server.url(QStringLiteral("/after"))), this));
        QVERIFY(after && *after);
        QCOMPARE(server.seen.size(), 2);
        QCOMPARE(server.seen.last().target, QByteArray("/after"));
    }
}

void TestHttpTls::aHandshakeThatHangsDidNotAct()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    QList<QTcpSocket *> peers;
    connect(&silent, &QTcpServer::newConnection, this, [&] { peers << silent.nextPendingConnection(); });
    FakeClock clock;
    HttpClient client({}, clock);
    const QUrl url(QStringLiteral("https://127.0.0.1:%1/").arg(silent.serverPort()));
    for (const char *body : {"", "{}"}) {
        peers.clear();
        Request request = writeTo(url);
        request.body = body;
        const auto result = collect(client.send(request, this), this);
        QTRY_VERIFY(
            !peers.isEmpty() && peers.last()->bytesAvailable() > 0); // the first word of the handshake
        clock.advance(20s);
        QTRY_VERIFY(result->has_value());
        QCOMPARE((*result)->error().kind, ErrorKind::Timeout);
        QVERIFY(!(*result)->error().mayHaveActed);
    }
}

void TestHttpTls::theCertificateIsRead()
{
    TinyServer server(m_one.certificate, m_one.key);
    FakeClock clock;
    const auto result = await(fetchPeerCertificate(server.url(), {}, clock, this));
    QVERIFY(result && *result);
    QCOMPARE((*result)->sha256, digestOf(m_one));
    QCOMPARE((*result)->sha256.size(), 32);
    QCOMPARE((*result)->subject, QStringLiteral("one"));
    QCOMPARE((*result)->issuer, QStringLiteral("one"));
    QCOMPARE((*result)->validFrom, m_one.certificate.effectiveDate());
    QCOMPARE((*result)->validUntil, m_one.certificate.expiryDate());
    QVERIFY((*result)->selfSigned);
    QVERIFY(!(*result)->trusted);
    QTRY_COMPARE(server.openConnections, 0);
    QCOMPARE(server.bytesReceived, 0);
}

void TestHttpTls::theCertificateOfATrustedServerIsRead()
{
    TinyServer server(m_signed.certificate, m_signed.key);
    FakeClock clock;
    const auto result = await(fetchPeerCertificate(server.url(), settingsTrusting(m_one), clock, this));
    QVERIFY(result && *result);
    QCOMPARE((*result)->sha256, digestOf(m_signed));
    QCOMPARE((*result)->issuer, QStringLiteral("one"));
    QVERIFY(!(*result)->selfSigned);
    QVERIFY((*result)->trusted);
}

void TestHttpTls::aHangingServerShowsNoCertificate()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    FakeClock clock;
    const QUrl url(QStringLiteral("https://127.0.0.1:%1/").arg(silent.serverPort()));
    const auto result = collect(fetchPeerCertificate(url, {}, clock, this), this);
    QTRY_VERIFY(silent.hasPendingConnections());
    clock.advance(14'999ms);
    QCoreApplication::processEvents();
    QVERIFY(!result->has_value());
    clock.advance(1ms);
    QTRY_VERIFY(result->has_value());
    QCOMPARE((*result)->error().kind, ErrorKind::Timeout);
}

void TestHttpTls::noCertificateWithoutTls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("kind");
    TinyServer gone;
    QTest::addRow("an http address") << QStringLiteral("http://127.0.0.1/") << int(ErrorKind::InvalidInput);
    QTest::addRow("no address") << QString() << int(ErrorKind::InvalidInput);
    QTest::addRow("nobody listens") << QStringLiteral("https://127.0.0.1:%1/").arg(gone.serverPort())
                                    << int(ErrorKind::Offline);
}

void TestHttpTls::noCertificateWithoutTls()
{
    QFETCH(QString, url);
    QFETCH(int, kind);
    FakeClock clock;
    const auto result = await(fetchPeerCertificate(QUrl(url), {}, clock, this));
    QVERIFY(result && !*result);
    QCOMPARE(int(result->error().kind), kind);
}

QTEST_GUILESS_MAIN(TestHttpTls)
#include "tst_httptls.moc"
