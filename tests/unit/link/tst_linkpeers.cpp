// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/client.h"
#include "link/server.h"
#include "support/fakeclock.h"
#include "unit/link/fakeengine.h"

#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

#include <grp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace pb;
using namespace pb::link;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 stranger = 4'711;
constexpr quint32 strangersGroup = 4'712;

} // namespace

/// Who may attach to the engine of a service: over real sockets, by who is at the other end.
class TestLinkPeers final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whoMayAttach_data();
    void whoMayAttach();
    void whatTheSystemSaysOfThePeer();
    void theSocketIsOpenToTheGroupOnly();
    void anotherUserOfTheGroupIsNamedWithIt();

private:
    QString name() const { return m_folder->filePath(u"engine"_s); }

    test::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLinkPeers::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestLinkPeers::whoMayAttach_data()
{
    QTest::addColumn<quint32>("user");
    QTest::addColumn<QList<quint32>>("groups");
    QTest::addColumn<std::optional<Role>>("group");
    QTest::addColumn<std::optional<Role>>("granted");
    const QList<quint32> member{strangersGroup, ::getegid()};
    const QList<quint32> none{strangersGroup};
    const std::optional<Role> nobody;
    const std::optional<Role> viewer = Role::Viewer;
    const std::optional<Role> steers = Role::Operator;
    const auto row = [](const char *what, quint32 user, const QList<quint32> &groups,
                         const std::optional<Role> &group, const std::optional<Role> &granted) {
        QTest::newRow(what) << user << groups << group << granted;
    };
    row("the user of the engine", ::geteuid(), none, nobody, steers);
    row("the user of the engine, whatever its group may", ::geteuid(), none, viewer, steers);
    row("root", 0, none, nobody, steers);
    row("a member who may steer", stranger, member, steers, steers);
    row("a member who may watch", stranger, member, viewer, viewer);
    row("a member where only the user may", stranger, member, nobody, nobody);
    row("who is no member", stranger, none, steers, nobody);
    row("who is in no group", stranger, {}, viewer, nobody);
}

void TestLinkPeers::whoMayAttach()
{
    QFETCH(quint32, user);
    QFETCH(QList<quint32>, groups);
    QFETCH(std::optional<Role>, group);
    QFETCH(std::optional<Role>, granted);
    test::FakeEngine engine(m_clock);
    Server server(Server::Settings{u"1.2.3"_s, true, false, group,
                      [&](const QLocalSocket &) {
                          return std::optional(Peer{user, groups});
                      }},
        engine, m_clock);
    QVERIFY(server.listen(name()));
    auto *socket = new QLocalSocket;
    socket->connectToServer(name());
    Client client(m_clock);
    QSignalSpy refused(&client, &Client::refused);
    client.attach(std::make_unique<SocketTransport>(socket), u"1.2.3"_s);
    QTRY_VERIFY(client.isAttached() || !refused.isEmpty());
    QCOMPARE(client.isAttached(), granted.has_value());
    if (granted) {
        QCOMPARE(client.canSteer(), *granted == Role::Operator);
        QVERIFY(client.engine().isService);
    } else {
        QCOMPARE(refused.first().first().value<Refused>().why, Refused::Why::NotAllowed);
        QCOMPARE(server.windows(), 0);
        QVERIFY(client.profile().id.isEmpty()); // nothing was shown
    }
}

void TestLinkPeers::whatTheSystemSaysOfThePeer()
{
    test::FakeEngine engine(m_clock);
    std::optional<Peer> seen;
    Server server(Server::Settings{u"1.2.3"_s, true, false, {},
                      [&seen](const QLocalSocket &socket) { return seen = peerOf(socket); }},
        engine, m_clock);
    QVERIFY(server.listen(name()));
    QLocalSocket socket;
    socket.connectToServer(name());
    QTRY_VERIFY(seen);
    QCOMPARE(seen->user, quint32{::geteuid()});
    QVERIFY(seen->groups.contains(::getegid()));
    QCOMPARE(standingOf(seen), Standing::Owner);
}

void TestLinkPeers::theSocketIsOpenToTheGroupOnly()
{
    test::FakeEngine engine(m_clock);
    Server server(Server::Settings{u"1.2.3"_s, true, false, Role::Viewer}, engine, m_clock);
    QVERIFY(server.listen(name()));
    struct stat info { };
    QCOMPARE(::stat(QFile::encodeName(name()).constData(), &info), 0);
    QCOMPARE(info.st_gid, ::getegid());
    QCOMPARE(info.st_mode & 0666U, 0660U);
    QCOMPARE(info.st_mode & 0007U, 0U);
}

/// As the kernel has it, by a user who has the group as one of several.
void TestLinkPeers::anotherUserOfTheGroupIsNamedWithIt()
{
    if (::geteuid() != 0)
        QSKIP("only root can be somebody else");
    test::FakeEngine engine(m_clock);
    std::optional<Peer> seen;
    Server server(Server::Settings{u"1.2.3"_s, true, false, Role::Operator,
                      [&seen](const QLocalSocket &socket) { return seen = peerOf(socket); }},
        engine, m_clock);
    QVERIFY(server.listen(name()));
    QVERIFY(QFile::setPermissions(m_folder->path(),
        QFile::permissions(m_folder->path()) | QFile::ExeGroup | QFile::ExeOther | QFile::ReadOther));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = QFile::encodeName(name());
    QVERIFY(path.size() < qsizetype(sizeof address.sun_path));
    std::copy(path.begin(), path.end(), address.sun_path);
    const auto connectAs = [&address](const gid_t *groups, std::size_t count) {
        const pid_t child = ::fork();
        if (child == 0) {
            const int one = ::socket(AF_UNIX, SOCK_STREAM, 0);
            const bool other =
                ::setgroups(count, groups) == 0 && ::setgid(strangersGroup) == 0 && ::setuid(stranger) == 0;
            if (!other)
                ::_exit(2);
            ::_exit(
                ::connect(one, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 ? 0 : 1);
        }
        int status = -1;
        return ::waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    };
    const gid_t own = ::getegid();
    QCOMPARE(connectAs(&own, 1), 0);
    QTRY_VERIFY(seen);
    QCOMPARE(seen->user, stranger);
    QCOMPARE(standingOf(seen), Standing::Member);
    QCOMPARE(connectAs(nullptr, 0), 1); // the rights of the socket keep others out before that
}

QTEST_GUILESS_MAIN(TestLinkPeers)
#include "tst_linkpeers.moc"
