// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/starface/otherway.h"
#include "setupworld.h"
#include "support/testcertificate.h"
#include "support/tunnelproxy.h"
#include "words/sentences.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

#include <memory>

using namespace pb;
using namespace pb::setup;
using namespace Qt::StringLiterals;
using Phase = TaskState::Phase;

namespace {

// reaches loopback, and is no address of it to those who decide what goes through a proxy
const QString pbxHost = u"0.0.0.0"_s;

constexpr int patience = 90'000; // a limit for conditions, not a wait: a check tries for a while

} // namespace

/// A STARFACE that answers only past the proxy, or only through it, set up in a company with one.
class TestOtherWay final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theSetUpTriesBothWays_data();
    void theSetUpTriesBothWays();
    void withoutAProxyThereIsNoOtherWay();

private:
    /// The PBX of the draft, by the port it is reached at past the proxy.
    void setUp(quint16 port, bool isExcepted);
    quint16 pbxPort() const { return static_cast<quint16>(QUrl(m_world->simulator.info().starface).port()); }
    void except(const QStringList &exceptions);

    core::SystemClock m_clock;
    QTemporaryDir m_folder;
    test::Identity m_identity;
    std::unique_ptr<test::SetupWorld> m_world;
    std::unique_ptr<test::TunnelProxy> m_proxy;
    quint16 m_closed = 0;
};

void TestOtherWay::initTestCase()
{
    m_identity = test::makeIdentity(u"pbx.example.com"_s);
    for (const auto &[name, pem] : {std::pair{u"cert.pem"_s, m_identity.certificate.toPem()},
             std::pair{u"key.pem"_s, m_identity.key.toPem()}}) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(pem), pem.size());
    }
}

void TestOtherWay::init()
{
    m_world = std::make_unique<test::SetupWorld>(
        m_clock, QStringList{u"--tls"_s, m_folder.filePath(u"cert.pem"_s), m_folder.filePath(u"key.pem"_s)});
    QVERIFY2(m_world->simulator.isReady(), qPrintable(m_world->simulator.error()));
    m_proxy = std::make_unique<test::TunnelProxy>();
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    m_closed = closed.serverPort();
    m_world->open();
    m_world->fill();
}

void TestOtherWay::cleanup()
{
    m_world.reset();
    m_proxy.reset();
}

void TestOtherWay::setUp(quint16 port, bool isExcepted)
{
    Draft draft = m_world->setup->draft();
    draft.profile.starface.url = QUrl(u"https://%1:%2"_s.arg(pbxHost).arg(port));
    draft.profile.proxy.kind = profile::Proxy::Kind::Manual;
    draft.profile.proxy.host = u"127.0.0.1"_s;
    draft.profile.proxy.port = m_proxy->serverPort();
    draft.profile.proxy.except = isExcepted ? QStringList{pbxHost} : profile::usualProxyExceptions();
    m_world->setup->setDraft(draft);
    m_world->setup->pinCertificate(m_identity.certificate.digest(QCryptographicHash::Sha256));
}

void TestOtherWay::except(const QStringList &exceptions)
{
    Draft draft = m_world->setup->draft();
    draft.profile.proxy.except = exceptions;
    m_world->setup->setDraft(draft);
}

void TestOtherWay::theSetUpTriesBothWays_data()
{
    QTest::addColumn<bool>("direct");
    QTest::addColumn<bool>("proxied");
    QTest::addColumn<bool>("excepted");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words"); // nothing: it works
    QTest::newRow("only past the proxy") << true << false << false << QString::fromLatin1(onlyDirectCode)
                                         << u"STARFACE answers without the proxy, but not through it."_s;
    QTest::newRow("only through the proxy") << false << true << true << QString::fromLatin1(onlyProxyCode)
                                            << u"STARFACE answers through the proxy, but not without it."_s;
    QTest::newRow("both, through the proxy") << true << true << false << QString() << QString();
    QTest::newRow("both, past the proxy") << true << true << true << QString() << QString();
    QTest::newRow("neither, through the proxy")
        << false << false << false << QString() << u"The server cannot be reached."_s;
    QTest::newRow("neither, past the proxy")
        << false << false << true << QString() << u"The server cannot be reached."_s;
}

void TestOtherWay::theSetUpTriesBothWays()
{
    QFETCH(bool, direct);
    QFETCH(bool, proxied);
    QFETCH(bool, excepted);
    QFETCH(QString, code);
    QFETCH(QString, words);
    setUp(direct ? pbxPort() : m_closed, excepted);
    m_proxy->leadsTo = proxied ? pbxPort() : 0;
    for (const Task task : {Task::Certificate, Task::StarfaceCheck}) {
        const TaskState state = m_world->run(task, patience);
        QCOMPARE(state.phase, words.isEmpty() ? Phase::Succeeded : Phase::Failed);
        if (words.isEmpty())
            continue;
        QCOMPARE(state.error->kind, core::ErrorKind::Offline);
        QCOMPARE(state.error->code, code);
        const QString told = ui::sentence(*state.error);
        QVERIFY2(told.contains(words), qPrintable(told));
    }
    if (direct == proxied)
        return;
    // what the sentence asks for is all that it takes
    except(direct ? profile::usualProxyExceptions() + QStringList{pbxHost} : profile::usualProxyExceptions());
    m_proxy->asked.clear();
    for (const Task task : {Task::Certificate, Task::StarfaceCheck})
        QCOMPARE(m_world->run(task, patience).phase, Phase::Succeeded);
    QCOMPARE(m_world->capability(Capability::SignIn).works, Answer::Yes);
    QCOMPARE(m_proxy->asked.isEmpty(), direct);
}

void TestOtherWay::withoutAProxyThereIsNoOtherWay()
{
    setUp(m_closed, true);
    Draft draft = m_world->setup->draft();
    draft.profile.proxy.kind = profile::Proxy::Kind::None;
    m_world->setup->setDraft(draft);
    m_proxy->leadsTo = pbxPort();
    const TaskState state = m_world->run(Task::Certificate, patience);
    QCOMPARE(state.error->kind, core::ErrorKind::Offline);
    QCOMPARE(state.error->code, QString());
    QCOMPARE(m_proxy->asked.size(), 0);
}

QTEST_GUILESS_MAIN(TestOtherWay)
#include "tst_otherway.moc"
