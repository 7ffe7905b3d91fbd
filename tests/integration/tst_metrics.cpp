// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

/// The figures of the real program, read by Prometheus itself.
class TestMetrics final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void promtoolHasNothingToSay();
    void prometheusScrapesIt();
    void aFileHoldsTheSame();
    void aBusyPortDoesNotKeepItFromSynchronising();

private:
    QByteArray get(quint16 port, const QByteArray &path);
    void startBridge(const QString &place);

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Bridge> m_bridge;
};

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16{0};
}

/// Ends with the test; only the process that it started.
class Server {
public:
    Server(const QString &program, const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program, arguments);
    }
    ~Server()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    QByteArray said() { return m_process.readAll(); }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

private:
    QProcess m_process;
};

} // namespace

void TestMetrics::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_bridge = std::make_unique<Bridge>(*m_home);
    m_simulator = std::make_unique<Simulator>(QStringList{u"--users"_s, u"6"_s});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
}

void TestMetrics::cleanup()
{
    if (QTest::currentTestFailed() && m_bridge)
        qInfo().noquote() << m_bridge->everything().right(3000);
    m_bridge.reset();
    m_simulator.reset();
    m_home.reset();
}

/// The body; empty where there is none yet.
QByteArray TestMetrics::get(quint16 port, const QByteArray &path)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.write("GET " + path + " HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n");
    if (!QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, 30'000))
        return {};
    const QByteArray answer = socket.readAll();
    const qsizetype body = answer.indexOf("\r\n\r\n");
    return body < 0 ? QByteArray() : answer.mid(body + 4);
}

void TestMetrics::startBridge(const QString &place)
{
    const profile::Profile profile = profileFor(m_simulator->info());
    m_bridge->start(profile, secretsFor(m_simulator->info()), {u"--metrics"_s, place});
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has({{u"event"_s, u"poll"_s}, {u"of"_s, u"starface"_s}}), 30000);
}

void TestMetrics::promtoolHasNothingToSay()
{
    const quint16 port = freePort();
    startBridge(QString::number(port));
    const QByteArray text = get(port, "/metrics");
    QVERIFY2(text.contains("presence_bridge_matched_users "), text.constData());
    QProcess promtool;
    promtool.setProcessChannelMode(QProcess::MergedChannels);
    promtool.start(u"promtool"_s, {u"check"_s, u"metrics"_s});
    QVERIFY(promtool.waitForStarted());
    promtool.write(text);
    promtool.closeWriteChannel();
    QVERIFY(promtool.waitForFinished());
    const QByteArray said = promtool.readAll();
    QVERIFY2(promtool.exitCode() == 0 && said.isEmpty(), said.constData());
}

void TestMetrics::prometheusScrapesIt()
{
    const quint16 port = freePort();
    const quint16 web = freePort();
    QFile config(m_home->filePath(u"prometheus.yml"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("global: {scrape_interval: 1s, scrape_timeout: 1s}\nscrape_configs:\n- job_name: bridge\n"
                 "  static_configs: [{targets: ['127.0.0.1:"
        + QByteArray::number(port) + "']}]\n");
    config.close();
    startBridge(QString::number(port));
    Server prometheus(u"prometheus"_s,
        {u"--config.file="_s + config.fileName(), u"--storage.tsdb.path="_s + m_home->filePath(u"tsdb"_s),
            u"--web.listen-address=127.0.0.1:"_s + QString::number(web)});
    const auto value = [&](const QByteArray &query) {
        const QJsonObject answer = QJsonDocument::fromJson(get(web, "/api/v1/query?query=" + query)).object();
        const QJsonArray result = answer.value(u"data"_s).toObject().value(u"result"_s).toArray();
        return result.isEmpty() ? QString()
                                : result.at(0).toObject().value(u"value"_s).toArray().at(1).toString();
    };
    QVERIFY2(QTest::qWaitFor([&] { return value("presence_bridge_matched_users") != QString(); }, 60'000),
        prometheus.said().constData());
    QCOMPARE(value("presence_bridge_matched_users"), QString::number(m_simulator->matchedEmails().size()));
    QCOMPARE(value("up"), u"1"_s);
    QVERIFY(prometheus.isRunning());
}

void TestMetrics::aFileHoldsTheSame()
{
    const QString place = m_home->filePath(u"bridge.prom"_s);
    startBridge(place);
    QFile file(place);
    QTRY_VERIFY_WITH_TIMEOUT(file.exists(), 30000);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("presence_bridge_build_info{version=\""));
}

void TestMetrics::aBusyPortDoesNotKeepItFromSynchronising()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    startBridge(QString::number(other.serverPort()));
    QVERIFY2(m_bridge->errorText().contains(QByteArray("the port " + QByteArray::number(other.serverPort()))),
        m_bridge->errorText().constData());
    QCOMPARE(m_bridge->terminate(), 0);
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
