// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/client.h"
#include "link/server.h"
#include "support/fakeclock.h"
#include "unit/link/fakeengine.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

using namespace pb;
using namespace pb::link;
using namespace Qt::StringLiterals;

/// The end over real sockets, and windows of another version.
class TestLinkSockets final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void severalWindowsAreToldOfTheEndOverSockets();
    void aWindowOfAnotherProgramVersionIsRefused();
};

/// A socket with nothing left to write says at once that it is closed.
void TestLinkSockets::severalWindowsAreToldOfTheEndOverSockets()
{
    test::FakeClock clock;
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"engine"_s);
    test::FakeEngine engine(clock);
    Server server(Server::Settings{u"1.2.3"_s, false, false, {}}, engine, clock);
    QVERIFY(server.listen(name));
    std::vector<std::unique_ptr<Client>> windows;
    std::vector<std::unique_ptr<QSignalSpy>> ended;
    for (int i = 0; i < 3; ++i) {
        auto *socket = new QLocalSocket;
        socket->connectToServer(name);
        windows.push_back(std::make_unique<Client>(clock));
        ended.push_back(std::make_unique<QSignalSpy>(windows.back().get(), &Client::ended));
        windows.back()->attach(std::make_unique<SocketTransport>(socket), u"1.2.3"_s);
        QTRY_VERIFY(windows.back()->isAttached());
    }
    QTRY_COMPARE(server.windows(), 3);
    server.tellEnded({u"anna@example.com"_s});
    for (const auto &spy : ended)
        QTRY_COMPARE(spy->size(), 1);
}

/// What is shown has the form of one version only.
void TestLinkSockets::aWindowOfAnotherProgramVersionIsRefused()
{
    test::FakeClock clock;
    test::FakeEngine engine(clock);
    Server server(Server::Settings{u"1.2.3"_s, false, false, {}}, engine, clock);
    auto [engineEnd, ownEnd] = PipeTransport::make();
    server.attach(std::move(engineEnd), Role::Operator);
    Client client(clock);
    QSignalSpy refused(&client, &Client::refused);
    client.attach(std::move(ownEnd), u"1.2.4"_s);
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused.first().first().value<Refused>().why, Refused::Why::OtherVersion);
    QCOMPARE(refused.first().first().value<Refused>().version, u"1.2.3"_s);
    QVERIFY(!client.isAttached());
}

QTEST_GUILESS_MAIN(TestLinkSockets)
#include "tst_linksockets.moc"
