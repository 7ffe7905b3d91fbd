// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorclient.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>
#include <QSet>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace pb::test;
using namespace Qt::StringLiterals;

class TestSimulatorControl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theReadyLineIsComplete();
    void theSameSeedMakesTheSameWorld();
    void theWorldIsAsLargeAsOrdered_data();
    void theWorldIsAsLargeAsOrdered();
    void badOrdersAreRefused_data();
    void badOrdersAreRefused();
    void addressesChange();
    void usersComeAndGo();
    void aStatusFault();
    void aDroppedRequestDidNothing();
    void aDroppedAnswerDidSomething();
    void aDelayEndsWhenTheFaultIsRemoved();
    void garbage();
    void aTruncatedAnswer();
    void faultsEndAfterTheirTimes();
    void theLogCanBeReadFromAPoint();
    void aConnectionIsKept();
    void aSecondAddressOfLoopback();
    void aDayIsLively();
    void wrongArguments_data();
    void wrongArguments();
    void itEndsWithItsParent_data();
    void itEndsWithItsParent();
    void httpsWithACertificate();

private:
    QString presencePath() const;

    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<SimulatorClient> m_client;
    QString m_email;
    QString m_id;
};

void TestSimulatorControl::init()
{
    m_simulator = std::make_unique<Simulator>(QStringList{u"--users"_s, u"6"_s});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_client = std::make_unique<SimulatorClient>(*m_simulator);
    m_email = m_simulator->matchedEmails().first();
    m_id = m_simulator->user(m_email)[u"graphId"_s].toString();
}

void TestSimulatorControl::cleanup()
{
    m_client.reset();
    m_simulator.reset();
}

QString TestSimulatorControl::presencePath() const
{
    return u"/users/"_s + m_id + u"/presence"_s;
}

void TestSimulatorControl::theReadyLineIsComplete()
{
    const QJsonObject line = m_simulator->info().line;
    QCOMPARE(line.size(), 12);
    for (const auto &value : line)
        QVERIFY(!value.toString().isEmpty());
    for (const auto &service : {u"entra"_s, u"graph"_s, u"starface"_s, u"control"_s})
        QCOMPARE(QUrl(line[service].toString()).host(), u"127.0.0.1"_s);
}

void TestSimulatorControl::theSameSeedMakesTheSameWorld()
{
    Simulator same({u"--users"_s, u"6"_s});
    Simulator other({u"--users"_s, u"6"_s, u"--seed"_s, u"2"_s});
    QCOMPARE(same.world()[u"users"_s], m_simulator->world()[u"users"_s]);
    QVERIFY(other.matchedEmails() != m_simulator->matchedEmails());
}

void TestSimulatorControl::theWorldIsAsLargeAsOrdered_data()
{
    QTest::addColumn<int>("users");
    QTest::addColumn<bool>("strangers");
    QTest::addRow("one") << 1 << false;
    QTest::addRow("nine") << 9 << false;
    QTest::addRow("ten, and a few whom nothing matches") << 10 << true;
    QTest::addRow("a thousand") << 1000 << true;
}

void TestSimulatorControl::theWorldIsAsLargeAsOrdered()
{
    QFETCH(int, users);
    QFETCH(bool, strangers);
    Simulator simulator({u"--users"_s, QString::number(users)});
    QCOMPARE(simulator.matchedEmails().size(), users);
    const QJsonArray all = simulator.world()[u"users"_s].toArray();
    QCOMPARE(all.size() > users, strangers);
    int unlicensed = 0;
    int withoutKey = 0;
    for (const QJsonValue &user : all) {
        unlicensed += user[u"licensed"_s].isBool() && !user[u"licensed"_s].toBool() ? 1 : 0;
        withoutKey += user[u"hasKey"_s].isBool() && !user[u"hasKey"_s].toBool() ? 1 : 0;
    }
    QCOMPARE(unlicensed > 0, users > 300);
    QCOMPARE(withoutKey > 0, users > 40);
}

void TestSimulatorControl::badOrdersAreRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<int>("status");
    QTest::addRow("a user nobody knows") << u"teams/nobody@contoso.example"_s << QJsonObject() << 404;
    QTest::addRow("an unknown line state") << u"line/EMAIL"_s << QJsonObject{{u"state"_s, u"Busy"_s}} << 400;
    QTest::addRow("dnd as text") << u"dnd/EMAIL"_s << QJsonObject{{u"on"_s, u"true"_s}} << 400;
    QTest::addRow("an availability that is none")
        << u"teams/EMAIL"_s << QJsonObject{{u"availability"_s, u"Asleep"_s}, {u"activity"_s, u"x"_s}} << 400;
    QTest::addRow("turning the clock back") << u"clock"_s << QJsonObject{{u"advanceSeconds"_s, -1}} << 400;
    QTest::addRow("an unknown kind of fault")
        << u"fault"_s << QJsonObject{{u"match"_s, u"x"_s}, {u"kind"_s, u"explode"_s}} << 400;
    QTest::addRow("no AADSTS number") << u"entra"_s << QJsonObject{{u"nextAuthorizeError"_s, 0}} << 400;
    QTest::addRow("no AADSTS code") << u"entra"_s << QJsonObject{{u"nextTokenError"_s, 0}} << 400;
    QTest::addRow("roles as text") << u"grant"_s << QJsonObject{{u"roles"_s, u"x"_s}} << 400;
    QTest::addRow("redirects that are numbers")
        << u"entra"_s << QJsonObject{{u"redirectUris"_s, QJsonArray{1}}} << 400;
    QTest::addRow("something unheard of") << u"weather"_s << QJsonObject() << 501;
}

void TestSimulatorControl::badOrdersAreRefused()
{
    QFETCH(QString, path);
    QFETCH(QJsonObject, body);
    QFETCH(int, status);
    const HttpAnswer answer = httpRequest("POST",
        QUrl(m_simulator->info().control + u"/control/"_s + path.replace(u"EMAIL"_s, m_email)), {}, body);
    QCOMPARE(answer.status, status);
    QVERIFY(!answer.object()[u"error"_s].toString().isEmpty());
}

void TestSimulatorControl::addressesChange()
{
    m_simulator->control("POST", u"email/"_s + m_id, {{u"email"_s, u"other@contoso.example"_s}});
    QCOMPARE(m_simulator->matchedEmails().size(), 5);
    const int phone = m_simulator->user(m_email)[u"starfaceId"_s].toInt();
    m_simulator->control("POST", u"email/pbx:%1"_s.arg(phone), {{u"email"_s, u"Other@Contoso.example"_s}});
    QCOMPARE(m_simulator->matchedEmails().size(), 6);
    QCOMPARE(m_simulator->user(u"other@contoso.example"_s)[u"starfaceId"_s].toInt(), phone);
}

void TestSimulatorControl::usersComeAndGo()
{
    const QJsonValue added = m_simulator->control(
        "POST", u"users"_s, {{u"email"_s, u"neu@contoso.example"_s}, {u"name"_s, u"Änne Neu"_s}});
    QCOMPARE(m_simulator->user(u"neu@contoso.example"_s)[u"graphId"_s], added[u"graphId"_s]);
    QCOMPARE(m_simulator->matchedEmails().size(), 7);
    QCOMPARE(m_client->presence(added[u"graphId"_s].toString(), m_client->applicationToken()),
        u"Available/Available"_s);
    m_simulator->control("DELETE", u"users/neu@contoso.example"_s);
    QCOMPARE(m_simulator->matchedEmails().size(), 6);
    QVERIFY(m_simulator->control("DELETE", u"users/neu@contoso.example"_s).toObject().contains(u"error"_s));
}

void TestSimulatorControl::aStatusFault()
{
    const QByteArray token = m_client->applicationToken();
    QVERIFY(m_simulator->addFault({{u"match"_s, u"GET /v1.0/users"_s}, {u"times"_s, 2},
        {u"kind"_s, u"status"_s}, {u"status"_s, 429}, {u"retryAfterSeconds"_s, 3}}));
    for (int i = 0; i < 2; ++i) {
        const HttpAnswer answer = m_client->graph("GET", presencePath(), token);
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.headers.value("retry-after"), QByteArray("3"));
        QCOMPARE(answer.object()[u"error"_s][u"code"_s].toString(), u"TooManyRequests"_s);
    }
    QCOMPARE(m_client->graph("GET", presencePath(), token).status, 200);
}

void TestSimulatorControl::aDroppedRequestDidNothing()
{
    const QByteArray token = m_client->applicationToken();
    QVERIFY(m_simulator->addFault({{u"match"_s, u"setPresence"_s}, {u"kind"_s, u"drop"_s}}));
    const HttpAnswer answer = m_client->graph(
        "POST", presencePath() + u"/setPresence"_s, token, m_client->presenceBody("Busy", "InACall"));
    QCOMPARE(answer.status, 0);
    QCOMPARE(m_client->presence(m_id, token), u"Available/Available"_s);
    QCOMPARE(m_simulator->requests().at(1)[u"status"_s].toInt(), 0);
}

void TestSimulatorControl::aDroppedAnswerDidSomething()
{
    const QByteArray token = m_client->applicationToken();
    QVERIFY(m_simulator->addFault({{u"match"_s, u"setPresence"_s}, {u"kind"_s, u"dropAfter"_s}}));
    const HttpAnswer answer = m_client->graph(
        "POST", presencePath() + u"/setPresence"_s, token, m_client->presenceBody("Busy", "InACall"));
    QCOMPARE(answer.status, 0);
    QCOMPARE(m_client->presence(m_id, token), u"Busy/InACall"_s);
    QCOMPARE(m_simulator->requests().at(1)[u"written"_s][u"activity"_s].toString(), u"InACall"_s);
}

void TestSimulatorControl::aDelayEndsWhenTheFaultIsRemoved()
{
    const QByteArray token = m_client->applicationToken();
    QVERIFY(m_simulator->addFault(
        {{u"match"_s, u"/presence"_s}, {u"kind"_s, u"delay"_s}, {u"delaySeconds"_s, 600}}));
    HttpExchange waiting("GET", QUrl(m_simulator->info().graph + u"/v1.0"_s + presencePath()),
        {{"Authorization", "Bearer " + token}});
    // Taken, so under way, and not answered while others are.
    QTRY_COMPARE(m_simulator->world()[u"faultsLeft"_s].toInt(), 0);
    QCOMPARE(m_client->graph("GET", presencePath(), token).status, 200);
    QCOMPARE(m_simulator->requests().size(), 2);
    m_simulator->control("DELETE", u"fault"_s);
    QCOMPARE(waiting.answer().status, 200);
}

void TestSimulatorControl::garbage()
{
    const QByteArray token = m_client->applicationToken();
    QVERIFY(m_simulator->addFault({{u"match"_s, u"/presence"_s}, {u"kind"_s, u"garbage"_s}}));
    const HttpAnswer answer = m_client->graph("GET", presencePath(), token);
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.body.isEmpty() && answer.object().isEmpty());
}

void TestSimulatorControl::aTruncatedAnswer()
{
    const QByteArray token = m_client->applicationToken();
    QVERIFY(m_simulator->addFault({{u"match"_s, u"/presence"_s}, {u"kind"_s, u"truncate"_s}}));
    const HttpAnswer answer = m_client->graph("GET", presencePath(), token);
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.complete);
    QVERIFY(!answer.body.isEmpty());
}

void TestSimulatorControl::faultsEndAfterTheirTimes()
{
    QVERIFY(m_simulator->addFault(
        {{u"match"_s, u"nothing matches this"_s}, {u"kind"_s, u"drop"_s}, {u"times"_s, 5}}));
    QCOMPARE(m_client->token(m_client->secretForm()).status, 200);
    QCOMPARE(m_simulator->world()[u"faultsLeft"_s].toInt(), 5);
    m_simulator->control("DELETE", u"fault"_s);
    QCOMPARE(m_simulator->world()[u"faultsLeft"_s].toInt(), 0);
}

void TestSimulatorControl::theLogCanBeReadFromAPoint()
{
    m_client->applicationToken();
    m_client->applicationToken();
    const QJsonArray all = m_simulator->requests();
    QCOMPARE(all.size(), 2);
    const QJsonArray later =
        m_simulator->control("GET", u"requests?after=%1"_s.arg(all.first()[u"index"_s].toInt())).toArray();
    QCOMPARE(later.size(), 1);
    m_simulator->clearRequests();
    QVERIFY(m_simulator->requests().isEmpty());
    m_client->applicationToken();
    QVERIFY(m_simulator->requests().first()[u"index"_s].toInt() > all.last()[u"index"_s].toInt());
}

void TestSimulatorControl::aConnectionIsKept()
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(QUrl(m_simulator->info().control).port()));
    QVERIFY(socket.waitForConnected());
    for (int i = 0; i < 50; ++i) {
        socket.write("GET /control/entra HTTP/1.1\r\nHost: x\r\n\r\n");
        QByteArray answer;
        while (!answer.endsWith('}') && socket.waitForReadyRead(10'000))
            answer += socket.readAll();
        QVERIFY(answer.startsWith("HTTP/1.1 200"));
    }
    QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
}

void TestSimulatorControl::aSecondAddressOfLoopback()
{
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHostIPv6))
        QSKIP("this machine has no IPv6 loopback");
    QUrl url(m_simulator->info().control + u"/control/world"_s);
    url.setHost(u"::1"_s);
    QCOMPARE(httpRequest("GET", url, {}, QByteArray()).status, 200);
}

void TestSimulatorControl::aDayIsLively()
{
    Simulator day({u"--users"_s, u"40"_s, u"--scenario"_s, u"day"_s});
    QSet<QString> seen;
    const auto look = [&] {
        int moved = 0;
        const QJsonArray users = day.world()[u"users"_s].toArray();
        for (const QJsonValue &user : users) {
            if (!user[u"matched"_s].toBool())
                continue;
            const QString line = user[u"line"_s].toString();
            const QString activity = user[u"teams"_s][u"activity"_s].toString();
            seen << line << activity;
            if (user[u"dnd"_s].toBool())
                seen << u"dnd"_s;
            moved += line != u"Idle"_s || activity != u"Available"_s || user[u"dnd"_s].toBool() ? 1 : 0;
        }
        return moved;
    };
    // A quarter of an hour in steps of five seconds: the day moves with the simulated clock.
    const auto everythingSeen = [&] {
        day.advanceClock(5);
        const int moved = look();
        return moved <= 40 / 2 && seen.contains(u"InCall"_s) && seen.contains(u"InACall"_s)
            && seen.contains(u"dnd"_s) && seen.contains(u"InAMeeting"_s) && seen.contains(u"Ringing"_s);
    };
    QTRY_VERIFY_WITH_TIMEOUT(everythingSeen(), 60'000);
}

void TestSimulatorControl::wrongArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("says");
    QTest::addRow("an unknown option")
        << QStringList{u"--color"_s} << 2 << QByteArray("unknown option --color");
    QTest::addRow("no users") << QStringList{u"--users"_s, u"0"_s} << 2 << QByteArray("--users expects");
    QTest::addRow("a number with letters")
        << QStringList{u"--users"_s, u"4x"_s} << 2 << QByteArray("--users expects");
    QTest::addRow("another scenario")
        << QStringList{u"--scenario"_s, u"night"_s} << 2 << QByteArray("day or still");
    QTest::addRow("a value missing") << QStringList{u"--seed"_s} << 2 << QByteArray("--seed expects a value");
    QTest::addRow("a certificate that is not there")
        << QStringList{u"--tls"_s, u"/no/cert"_s, u"/no/key"_s} << 1 << QByteArray("certificate is unusable");
    QTest::addRow("help") << QStringList{u"--help"_s} << 0 << QByteArray("Usage:");
    QTest::addRow("version") << QStringList{u"--version"_s} << 0 << QByteArray("presence-simulator 0.");
}

void TestSimulatorControl::wrongArguments()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, says);
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(PB_BIN_DIR "/presence-simulator"), arguments);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), exitCode);
    const QByteArray output = process.readAll();
    QVERIFY2(output.contains(says), output.constData());
}

void TestSimulatorControl::itEndsWithItsParent_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addRow("its input is closed") << QByteArray("eof");
    QTest::addRow("SIGTERM") << QByteArray("term");
    QTest::addRow("SIGINT") << QByteArray("int");
}

void TestSimulatorControl::itEndsWithItsParent()
{
    QFETCH(QByteArray, how);
    QProcess process;
    process.start(
        QStringLiteral(PB_BIN_DIR "/presence-simulator"), {u"--watch-stdin"_s, u"--users"_s, u"3"_s});
    QVERIFY(process.waitForReadyRead());
    const QUrl control(QJsonDocument::fromJson(process.readLine()).object()[u"control"_s].toString());
    // A client that keeps its connection must not hold it up.
    QTcpSocket idle;
    idle.connectToHost(control.host(), static_cast<quint16>(control.port()));
    QVERIFY(idle.waitForConnected());
    if (how == "eof")
        process.closeWriteChannel();
    else
        ::kill(static_cast<pid_t>(process.processId()), how == "term" ? SIGTERM : SIGINT);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void TestSimulatorControl::httpsWithACertificate()
{
    QTemporaryDir folder;
    const QString certificate = folder.filePath(u"cert.pem"_s);
    const QString key = folder.filePath(u"key.pem"_s);
    QCOMPARE(QProcess::execute(u"openssl"_s,
                 {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s,
                     u"-subj"_s, u"/CN=localhost"_s, u"-keyout"_s, key, u"-out"_s, certificate}),
        0);
    Simulator simulator({u"--tls"_s, certificate, key});
    QVERIFY2(simulator.isReady(), qPrintable(simulator.error()));
    QVERIFY(simulator.info().starface.startsWith(u"https://"_s));
    QVERIFY(simulator.info().control.startsWith(u"http://"_s));
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    const QUrl url(simulator.info().starface);
    socket.connectToHostEncrypted(url.host(), static_cast<quint16>(url.port()));
    QVERIFY(socket.waitForEncrypted());
    socket.write("GET /rest/login HTTP/1.1\r\nHost: x\r\nX-Version: 2\r\n\r\n");
    QByteArray answer;
    while (!answer.endsWith('}') && socket.waitForReadyRead(10'000))
        answer += socket.readAll();
    QVERIFY(answer.startsWith("HTTP/1.1 200") && answer.contains("nonce"));
}

QTEST_GUILESS_MAIN(TestSimulatorControl)
#include "test_simulator_control.moc"
