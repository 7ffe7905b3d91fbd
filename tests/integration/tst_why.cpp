// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"
#include "profile/profilestore.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace pb;
using namespace pb::test;

/// `presence-bridge why ADDRESS`, the real program beside a real engine.
class TestWhy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void itSaysWhyAPhoneDoesNotRing();
    void germanIsSpokenWhereItIsWanted();
    void nobodyAndSeveralAreSaid();
    void withoutAnEngineItSaysSo();
    void withoutAProfileItSaysSo();
    void anEngineThatHangsIsSaid();
    void withoutAnAddressItSaysWhatItTakes();

private:
    static constexpr int patience = 60'000;
    int why(const QStringList &arguments);
    void startEngine();

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Bridge> m_engine;
    std::unique_ptr<Bridge> m_asking;
    QString m_anna;
};

void TestWhy::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_simulator = std::make_unique<Simulator>(QStringList{QStringLiteral("--users"), QStringLiteral("6")});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_anna = m_simulator->matchedEmails().value(0);
    m_engine = std::make_unique<Bridge>(*m_home);
}

void TestWhy::cleanup()
{
    if (QTest::currentTestFailed() && m_engine)
        qInfo().noquote() << m_engine->everything().right(4000);
    m_asking.reset();
    m_engine.reset();
    m_simulator.reset();
    m_home.reset();
}

void TestWhy::startEngine()
{
    m_engine->start(profileFor(m_simulator->info()), secretsFor(m_simulator->info()));
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->has({{QStringLiteral("event"), QStringLiteral("write")},
                                 {QStringLiteral("action"), QStringLiteral("set-dnd-on")}}),
        patience);
}

int TestWhy::why(const QStringList &arguments)
{
    m_asking = std::make_unique<Bridge>(*m_home);
    const QString file = m_home->filePath(QStringLiteral("profile.json"));
    if (!profile::save(profileFor(m_simulator->info()), file))
        return -2;
    m_asking->startWith(QStringList{QStringLiteral("why"), QStringLiteral("--profile"), file} + arguments);
    return m_asking->waitForEnd();
}

void TestWhy::itSaysWhyAPhoneDoesNotRing()
{
    startEngine();
    QCOMPARE(why({m_anna.toUpper()}), 0);
    const QString told = QString::fromUtf8(m_asking->output());
    QVERIFY2(told.contains(m_anna), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("Do not disturb is on because of Presence Bridge"))
            || told.contains(QStringLiteral("Do not disturb is being switched on by Presence Bridge")),
        qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("InACall")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("Last changes")), qPrintable(told));
    // it only asked
    QCOMPARE(m_engine->count({{QStringLiteral("event"), QStringLiteral("write")}}), 1);
}

void TestWhy::germanIsSpokenWhereItIsWanted()
{
    startEngine();
    QCOMPARE(why({m_anna, QStringLiteral("--language"), QStringLiteral("de")}), 0);
    QVERIFY(QString::fromUtf8(m_asking->output()).contains(QStringLiteral("gemeldet.")));
}

void TestWhy::nobodyAndSeveralAreSaid()
{
    startEngine();
    QCOMPARE(why({QStringLiteral("nobody@nowhere.example")}), 1);
    QVERIFY(m_asking->errorText().contains("Neither Teams nor STARFACE"));
    QCOMPARE(why({QStringLiteral("@")}), 1);
    QVERIFY(m_asking->errorText().contains("fits several users"));
    QVERIFY(m_asking->errorText().contains(m_anna.toUtf8()));
    QCOMPARE(m_asking->output(), QByteArray());
}

void TestWhy::withoutAnEngineItSaysSo()
{
    QCOMPARE(why({m_anna}), 2);
    QVERIFY2(m_asking->errorText().contains("Nothing synchronises this profile"),
        m_asking->errorText().constData());
}

void TestWhy::withoutAProfileItSaysSo()
{
    m_asking = std::make_unique<Bridge>(*m_home);
    m_asking->startWith({QStringLiteral("why"), m_anna});
    QCOMPARE(m_asking->waitForEnd(), 2);
    QVERIFY2(m_asking->errorText().contains("There is no profile yet"), m_asking->errorText().constData());
}

void TestWhy::anEngineThatHangsIsSaid()
{
#ifdef Q_OS_UNIX
    startEngine();
    ::kill(static_cast<pid_t>(m_engine->processId()), SIGSTOP);
    const int code = why({m_anna});
    ::kill(static_cast<pid_t>(m_engine->processId()), SIGCONT);
    QCOMPARE(code, 2);
    QVERIFY2(m_asking->errorText().contains("has told of no users"), m_asking->errorText().constData());
#else
    QSKIP("processes are stopped on Unix only");
#endif
}

void TestWhy::withoutAnAddressItSaysWhatItTakes()
{
    QCOMPARE(why({}), 2);
    QVERIFY(m_asking->errorText().contains("takes the address or the name of one user"));
}

QTEST_GUILESS_MAIN(TestWhy)
#include "tst_why.moc"
