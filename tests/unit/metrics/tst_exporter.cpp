// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/exporter.h"
#include "support/fakeclock.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

using namespace pb;

/// Where Prometheus finds the figures: over a loopback port and in a file.
class TestExporter final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();

    void requests_data();
    void requests();
    void aHeadHasNoBody();
    void whoSaysNothingIsPutOut();
    void aBusyPortIsTriedAgain();
    void theFileIsReplacedEachTime();
    void theFileGoesWithTheProgram();
    void aFolderThatIsNotThereIsTold();

private:
    QByteArray ask(const QByteArray &request);

    test::FakeClock m_clock;
    int m_asked = 0;
};

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16{0};
}

} // namespace

void TestExporter::init()
{
    m_asked = 0;
}

QByteArray TestExporter::ask(const QByteArray &request)
{
    const quint16 port = freePort();
    metrics::Exporter exporter(
        QString::number(port),
        [this]() -> QByteArray { return "figure " + QByteArray::number(++m_asked) + '\n'; }, m_clock);
    exporter.start();
    if (exporter.port() != port)
        return "it does not listen";
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.write(request);
    if (!QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }))
        return "it is not closed";
    return socket.readAll();
}

void TestExporter::requests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("asked");
    const QByteArray host = "\r\nHost: 127.0.0.1:9464\r\n\r\n";
    QTest::addRow("the figures") << "GET /metrics HTTP/1.1" + host << QByteArray("200") << 1;
    QTest::addRow("with a query") << "GET /metrics?x=1 HTTP/1.1" + host << QByteArray("200") << 1;
    QTest::addRow("by name") << QByteArray("GET /metrics HTTP/1.1\r\nhost: localhost\r\n\r\n")
                             << QByteArray("200") << 1;
    QTest::addRow("another path") << "GET / HTTP/1.1" + host << QByteArray("404") << 0;
    QTest::addRow("another method") << "POST /metrics HTTP/1.1" + host << QByteArray("405") << 0;
    QTest::addRow("a page of the web, under a name that leads here")
        << QByteArray("GET /metrics HTTP/1.1\r\nHost: evil.example\r\n\r\n") << QByteArray("403") << 0;
    QTest::addRow("no host") << QByteArray("GET /metrics HTTP/1.0\r\n\r\n") << QByteArray("403") << 0;
    QTest::addRow("too long") << QByteArray("GET /metrics HTTP/1.1\r\nX: ") + QByteArray(9000, 'x')
                              << QByteArray("431") << 0;
    QTest::addRow("nonsense") << QByteArray("\r\n\r\n") << QByteArray("405") << 0;
}

void TestExporter::requests()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    const QByteArray answer = ask(request);
    QVERIFY2(answer.startsWith(QByteArray("HTTP/1.1 " + status + ' ')), answer.constData());
    QTEST(m_asked, "asked");
    QCOMPARE(answer.endsWith("\r\n\r\nfigure 1\n"), m_asked == 1);
    if (m_asked == 1)
        QVERIFY(answer.contains("Content-Type: text/plain; version=0.0.4"));
}

void TestExporter::aHeadHasNoBody()
{
    const QByteArray answer = ask("HEAD /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(answer.contains("Content-Length: 9\r\n"));
    QVERIFY(answer.endsWith("\r\n\r\n"));
}

void TestExporter::whoSaysNothingIsPutOut()
{
    const quint16 port = freePort();
    metrics::Exporter exporter(
        QString::number(port), [] { return QByteArray("x\n"); }, m_clock);
    exporter.start();
    std::vector<std::unique_ptr<QTcpSocket>> silent;
    const auto connected = [&] {
        return std::count_if(silent.begin(), silent.end(),
            [](const auto &socket) { return socket->state() == QAbstractSocket::ConnectedState; });
    };
    for (int i = 0; i < 8; ++i) {
        silent.push_back(std::make_unique<QTcpSocket>());
        silent.back()->connectToHost(QHostAddress::LocalHost, port);
        silent.back()->write("GET /met");
    }
    QTRY_COMPARE(connected(), 8);
    // one more is not taken, so that nobody can use up what this process may open
    QTcpSocket another;
    another.connectToHost(QHostAddress::LocalHost, port);
    QSignalSpy gone(&another, &QTcpSocket::disconnected);
    QTRY_COMPARE(gone.size(), 1);
    m_clock.advance(metrics::Exporter::patience);
    QTRY_COMPARE(connected(), 0);
}

void TestExporter::aBusyPortIsTriedAgain()
{
    std::optional<QTcpServer> other;
    other.emplace();
    QVERIFY(other->listen(QHostAddress::LocalHost));
    metrics::Exporter exporter(
        QString::number(other->serverPort()), [] { return QByteArray("x\n"); }, m_clock);
    QSignalSpy failed(&exporter, &metrics::Exporter::failed);
    QSignalSpy works(&exporter, &metrics::Exporter::worksAgain);
    exporter.start();
    m_clock.advance(metrics::Exporter::again); // and is not told again
    QCOMPARE(failed.size(), 1);
    QCOMPARE(exporter.port(), quint16{0});
    other.reset();
    m_clock.advance(metrics::Exporter::again);
    QCOMPARE(works.size(), 1);
    QVERIFY(exporter.port() != 0);
}

void TestExporter::theFileIsReplacedEachTime()
{
    const QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("bridge.prom"));
    metrics::Exporter exporter(
        place, [this]() -> QByteArray { return QByteArray::number(++m_asked) + '\n'; }, m_clock);
    const auto content = [&place] {
        QFile file(place);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    exporter.start();
    QCOMPARE(content(), QByteArray("1\n"));
    m_clock.advance(metrics::Exporter::fileInterval);
    QCOMPARE(content(), QByteArray("2\n"));
    QVERIFY(QFile::permissions(place).testFlag(QFile::ReadOther)); // the collector runs as somebody else
}

void TestExporter::theFileGoesWithTheProgram()
{
    const QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("bridge.prom"));
    auto exporter = std::make_unique<metrics::Exporter>(
        place, [] { return QByteArray("1\n"); }, m_clock);
    exporter->start();
    QVERIFY(QFile::exists(place));
    exporter.reset();
    QVERIFY(!QFile::exists(place)); // nobody takes its figures for those of now
}

void TestExporter::aFolderThatIsNotThereIsTold()
{
    const QTemporaryDir folder;
    metrics::Exporter exporter(
        folder.filePath(QStringLiteral("none/bridge.prom")), [] { return QByteArray("x\n"); }, m_clock);
    QSignalSpy failed(&exporter, &metrics::Exporter::failed);
    exporter.start();
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().value<core::Error>().detail.contains(folder.path()));
}

QTEST_GUILESS_MAIN(TestExporter)
#include "tst_exporter.moc"
