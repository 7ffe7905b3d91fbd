// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/client.h"
#include "link/server.h"
#include "link/session.h"
#include "support/fakeclock.h"
#include "unit/link/fakeengine.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <thread>

using namespace pb;
using namespace pb::link;
using namespace Qt::StringLiterals;

/// The end of the engine's log as its windows have it.
class TestLinkLog final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void onlyTheEndIsKept();
    void aPortionHasWhatIsStillThere();
    void linesOfOtherThreadsCount();
    void aWindowHasWhatWasLogged();
    void whoComesBackReadsNothingTwice();
    void anotherRunBeginsAnew();
    void aWindowThatDoesNotReadCostsNothing();
    void aReloadArrives();
    void aViewerReloadsNothing();

private:
    void connectPipe(Client &client, Role wanted = Role::Operator);
    QList<QByteArray> logged(const QSignalSpy &spy) const;

    test::FakeClock m_clock;
    std::unique_ptr<test::FakeEngine> m_engine;
    std::unique_ptr<Server> m_server;
    QPointer<PipeTransport> m_engineEnd;
    QPointer<PipeTransport> m_ownEnd;
};

void TestLinkLog::init()
{
    m_server.reset();
    m_engine = std::make_unique<test::FakeEngine>(m_clock);
    m_server = std::make_unique<Server>(Server::Settings{u"1.2.3"_s, false, false, {}}, *m_engine, m_clock);
}

void TestLinkLog::connectPipe(Client &client, Role wanted)
{
    auto [engineEnd, ownEnd] = PipeTransport::make();
    m_engineEnd = engineEnd.get();
    m_ownEnd = ownEnd.get();
    m_server->attach(std::move(engineEnd), Role::Operator);
    client.attach(std::move(ownEnd), u"1.2.3"_s, wanted);
}

QList<QByteArray> TestLinkLog::logged(const QSignalSpy &spy) const
{
    QList<QByteArray> lines;
    for (const QList<QVariant> &call : spy)
        lines += call.first().value<QList<QByteArray>>();
    return lines;
}

void TestLinkLog::onlyTheEndIsKept()
{
    LogTail tail;
    for (int i = 0; i < 10'000; ++i)
        tail.add("line " + QByteArray::number(i) + ' ' + QByteArray(90, 'x') + '\n');
    tail.add(QByteArray(3 * LogTail::longestLine, 'y'));
    QVERIFY(tail.text().size() <= LogTail::most + 10'000); // with the ends of the lines
    QVERIFY(tail.text().startsWith("line "));
    QVERIFY(tail.text().endsWith("xy\n") || tail.text().endsWith("yy\n"));
    QVERIFY(!tail.text().contains("line 0 "));
    QVERIFY(tail.text().contains("line 9999 "));
    QCOMPARE(tail.end(), 10'001);
    QCOMPARE(tail.from(10'000, 1).lines, QList<QByteArray>{QByteArray(LogTail::longestLine, 'y')});
}

void TestLinkLog::aPortionHasWhatIsStillThere()
{
    LogTail tail;
    QCOMPARE(tail.from(-5, 100).lines, QList<QByteArray>());
    tail.addEarlier("one\n\ntwo\n");
    tail.add("three\n");
    QCOMPARE(tail.from(-100, 1'000).first, -2);
    QCOMPARE(tail.from(-100, 1'000).lines, (QList<QByteArray>{"one", "two", "three"}));
    QCOMPARE(tail.from(-1, 5).lines, QList<QByteArray>{"two"}); // the next one is too much
    QCOMPARE(tail.from(0, 1).lines, QList<QByteArray>{"three"}); // one at least
    QCOMPARE(tail.from(1, 100).lines, QList<QByteArray>());
    QCOMPARE(tail.from(77, 100).first, 1);
}

void TestLinkLog::linesOfOtherThreadsCount()
{
    LogTail tail;
    QSignalSpy grown(&tail, &LogTail::grown);
    std::thread other([&tail] {
        for (int i = 0; i < 500; ++i)
            tail.add("there");
    });
    for (int i = 0; i < 500; ++i)
        tail.add("here");
    other.join();
    QTRY_VERIFY(!grown.isEmpty());
    QCOMPARE(tail.end(), 1'000);
    QVERIFY(grown.size() < 10); // once for many
}

void TestLinkLog::aWindowHasWhatWasLogged()
{
    m_engine->lines.addEarlier("before\n");
    m_engine->lines.add("first\n");
    Client client(m_clock);
    QSignalSpy spy(&client, &Client::logged);
    connectPipe(client);
    QTRY_COMPARE(client.log().text(), QByteArray("before\nfirst\n"));
    m_engine->lines.add("second\n");
    QTRY_COMPARE(client.log().text(), QByteArray("before\nfirst\nsecond\n"));
    QCOMPARE(logged(spy), (QList<QByteArray>{"first", "second"})); // what an earlier run said is no news
}

void TestLinkLog::whoComesBackReadsNothingTwice()
{
    m_engine->lines.add("one\n");
    Client client(m_clock);
    QSignalSpy spy(&client, &Client::logged);
    connectPipe(client);
    QTRY_COMPARE(logged(spy).size(), 1);
    client.detach();
    m_engine->lines.add("two\n");
    connectPipe(client);
    QTRY_COMPARE(logged(spy), (QList<QByteArray>{"one", "two"}));
    QCOMPARE(client.log().text(), QByteArray("one\ntwo\n"));
}

void TestLinkLog::anotherRunBeginsAnew()
{
    m_engine->lines.add("it dies\n");
    Client client(m_clock);
    connectPipe(client);
    QTRY_COMPARE(client.log().text(), QByteArray("it dies\n"));
    QSignalSpy lost(&client, &Client::lost);
    m_server.reset();
    QTRY_COMPARE(lost.size(), 1);
    QCOMPARE(client.log().text(), QByteArray("it dies\n")); // what is wanted most then
    init();
    m_engine->lines.addEarlier("it dies\n");
    m_engine->lines.add("another\n");
    connectPipe(client);
    QTRY_COMPARE(client.log().text(), QByteArray("it dies\nanother\n"));
}

void TestLinkLog::aWindowThatDoesNotReadCostsNothing()
{
    Client client(m_clock);
    connectPipe(client);
    QTRY_VERIFY(client.isAttached());
    m_ownEnd->setReading(false);
    for (int i = 0; i < 50'000; ++i)
        m_engine->lines.add(QByteArray(100, 'x'));
    m_engine->lines.add("the last one");
    QSignalSpy grown(&m_engine->lines, &LogTail::grown);
    QTRY_VERIFY(!grown.isEmpty());
    QVERIFY(m_engineEnd->waiting() > 0);
    QVERIFY(m_engineEnd->waiting() < Session::mostWaiting + 1024 * 1024);
    m_ownEnd->setReading(true);
    QTRY_VERIFY(client.log().text().endsWith("the last one\n"));
}

void TestLinkLog::aReloadArrives()
{
    Client client(m_clock);
    connectPipe(client);
    QTRY_VERIFY(client.isAttached());
    std::optional<core::Done> done;
    client.reload(u"/home/anna/default.json"_s)->then(this, [&done](const core::Done &value) {
        done = value;
    });
    QTRY_VERIFY(done);
    QVERIFY(*done);
    QCOMPARE(m_engine->orders, QStringList{u"reload /home/anna/default.json"_s});
    m_engine->keeping = core::Error{core::ErrorKind::Conflict, 0, u"other-profile"_s, {}, {}, {}};
    done.reset();
    client.reload(u"/x"_s)->then(this, [&done](const core::Done &value) { done = value; });
    QTRY_VERIFY(done);
    QVERIFY(!*done);
    QCOMPARE(done->error().code, u"other-profile"_s);
}

void TestLinkLog::aViewerReloadsNothing()
{
    Client client(m_clock);
    connectPipe(client, Role::Viewer);
    QTRY_VERIFY(client.isAttached());
    std::optional<core::Done> done;
    client.reload(u"/x"_s)->then(this, [&done](const core::Done &value) { done = value; });
    QTRY_VERIFY(done);
    QVERIFY(!*done);
    QCOMPARE(done->error().kind, core::ErrorKind::Forbidden);
    QVERIFY(m_engine->orders.isEmpty());
}

QTEST_GUILESS_MAIN(TestLinkLog)
#include "tst_linklog.moc"
