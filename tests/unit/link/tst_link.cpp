// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/client.h"
#include "link/server.h"
#include "link/session.h"
#include "profile/profilejson.h"
#include "support/fakeclock.h"
#include "unit/link/fakeengine.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace pb;
using namespace pb::link;
using namespace Qt::StringLiterals;

/// The conversation between an engine and its windows.
class TestLink final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aWindowIsShownWhatIsSo();
    void sinceWhenSomethingIsSoIsTheEnginesWord();
    void changesArrive();
    void whoComesAndGoesArrives();
    void anEngineWithoutADirectoryYetIsShownLater();
    void tenThousandUsersArriveWhole();
    void aWindowThatDoesNotReadCostsNothing();
    void twoWindowsSeeTheSame();
    void ordersArrive_data();
    void ordersArrive();
    void rulesArriveWhole();
    void whatCannotBeKeptIsTold();
    void questionsAreAnswered();
    void theHistoryIsAsked();
    void aHistoryIsNotAskedWithoutLimit();
    void aViewerGivesNoOrders();
    void anotherVersionIsRefusedWithItsOwn();
    void whoSaysNothingIsPutOut();
    void nonsenseIsPutOut_data();
    void nonsenseIsPutOut();
    void tooManyWindowsAreRefused();
    void anEngineThatEndsSaysSo();
    void anEngineThatDiesIsLostAndFoundAgain();
    void withoutAnEngineQuestionsFail();
    void anEngineThatTalksNonsenseIsLost();
    void overASocketOfThisUserOnly();

private:
    struct Window {
        explicit Window(core::Clock &clock)
            : client(clock)
        {
        }
        Client client;
        PipeTransport *engineEnd = nullptr; ///< the server's
        QPointer<PipeTransport> ownEnd;
    };

    std::unique_ptr<Window> openWindow(Role wanted = Role::Operator, Role most = Role::Operator);
    /// Attached, and shown everything.
    std::unique_ptr<Window> attach(Role wanted = Role::Operator, Role most = Role::Operator);
    void connectPipe(Window &window, Role wanted, Role most);
    bool showsTheSame(Client &client);
    /// Runs the event loop, the clock turning, until it is so.
    template<typename Condition>
    bool becomes(Condition &&condition)
    {
        return QTest::qWaitFor(
            [&] {
                m_clock.advance(core::Duration{20});
                return condition();
            },
            20'000);
    }
    template<typename T>
    core::Result<T> result(core::Job<T> *job)
    {
        std::optional<core::Result<T>> result;
        job->then(this, [&result](const core::Result<T> &value) { result = value; });
        if (!becomes([&] { return result.has_value(); }))
            return core::failure(core::ErrorKind::Internal, u"no answer"_s);
        return *result;
    }

    test::FakeClock m_clock;
    std::unique_ptr<test::FakeEngine> m_engine;
    std::unique_ptr<Server> m_server;
};

void TestLink::init()
{
    m_engine = std::make_unique<test::FakeEngine>(m_clock);
    QVERIFY(profile::validate(m_engine->current).isEmpty());
    m_server = std::make_unique<Server>(Server::Settings{u"1.2.3"_s, false, false, {}}, *m_engine, m_clock);
}

void TestLink::cleanup()
{
    m_server.reset();
    m_engine.reset();
}

void TestLink::connectPipe(Window &window, Role wanted, Role most)
{
    auto [engineEnd, ownEnd] = PipeTransport::make();
    window.engineEnd = engineEnd.get();
    window.ownEnd = ownEnd.get();
    m_server->attach(std::move(engineEnd), most);
    window.client.attach(std::move(ownEnd), u"1.2.3"_s, wanted);
}

std::unique_ptr<TestLink::Window> TestLink::openWindow(Role wanted, Role most)
{
    auto window = std::make_unique<Window>(m_clock);
    connectPipe(*window, wanted, most);
    return window;
}

std::unique_ptr<TestLink::Window> TestLink::attach(Role wanted, Role most)
{
    auto window = openWindow(wanted, most);
    if (!becomes([&] { return showsTheSame(window->client); }))
        return nullptr;
    return window;
}

bool TestLink::showsTheSame(Client &client)
{
    const board::Board &there = m_engine->board();
    const board::Board &here = client.board();
    if (!client.isAttached() || here.count() != there.count())
        return false;
    for (int i = 0; i < there.count(); ++i) {
        if (encode(here.row(i)) != encode(there.row(i)))
            return false;
    }
    return true;
}

void TestLink::aWindowIsShownWhatIsSo()
{
    m_engine->addPeople(3);
    sync::EngineStatus status;
    status.matched = 3;
    status.settle = core::Duration{61'000};
    m_engine->board().applyStatus(status);
    m_engine->health().noteStatus(status);
    m_engine->health().setTokens({true, m_clock.now(), {}, {}}, {});
    sync::WriteRecord write;
    write.key = u"user1@example.com"_s;
    m_engine->board().applyWrite(write);
    m_clock.advance(core::Duration{200});
    const auto window = attach();
    QVERIFY(window);
    QVERIFY(becomes([&] { return window->client.board().hasStatus(); }));
    QCOMPARE(encode(window->client.board().status()), encode(m_engine->board().status()));
    QVERIFY(becomes([&] { return window->client.health().facts().application.isUsed; }));
    QVERIFY(becomes([&] { return window->client.board().recentWrites().size() == 1; }));
    QCOMPARE(window->client.board().recentWrites().first().key, write.key);
    QCOMPARE(window->client.profile().id, u"default"_s);
    QCOMPARE(window->client.engine().version, u"1.2.3"_s);
    QVERIFY(becomes([&] { return window->client.history().isRecording(); }));
    QCOMPARE(window->client.history().days(), 7);
}

void TestLink::sinceWhenSomethingIsSoIsTheEnginesWord()
{
    m_engine->addPeople(1);
    const core::Time since = m_engine->board().row(0).teamsSince;
    m_clock.advance(std::chrono::hours{2});
    const auto window = attach();
    QVERIFY(window);
    QCOMPARE(window->client.board().row(0).teamsSince, since);
}

void TestLink::changesArrive()
{
    m_engine->addPeople(5);
    const auto window = attach();
    QVERIFY(window);
    QSignalSpy resets(&window->client.board(), &board::Board::reset);
    QSignalSpy changes(&window->client.board(), &board::Board::rowsChanged);
    m_engine->changeEverybody();
    QVERIFY(becomes([&] { return showsTheSame(window->client); }));
    QVERIFY(becomes([&] { return changes.size() == 1; }));
    QCOMPARE(resets.size(), 0);
    QCOMPARE(window->client.board().row(0).report.teams, presence::TeamsStatus::Available);
    sync::EngineStatus status;
    status.mode = sync::Mode::Paused;
    m_engine->board().applyStatus(status);
    QVERIFY(becomes([&] { return window->client.board().status().mode == sync::Mode::Paused; }));
    for (int i = 0; i < 3; ++i)
        m_engine->board().applyWrite({});
    QVERIFY(becomes([&] { return window->client.board().recentWrites().size() == 3; }));
}

void TestLink::whoComesAndGoesArrives()
{
    m_engine->addPeople(5);
    const auto window = attach();
    QVERIFY(window);
    QSignalSpy resets(&window->client.board(), &board::Board::reset);
    m_engine->addPeople(2);
    QVERIFY(becomes([&] { return showsTheSame(window->client); }));
    QCOMPARE(window->client.board().count(), 7);
    QList<sync::Person> people;
    for (const int row : {0, 2, 6})
        people.append(m_engine->board().row(row).person);
    m_engine->board().setPeople(people);
    QVERIFY(becomes([&] { return showsTheSame(window->client); }));
    QCOMPARE(window->client.board().count(), 3);
    QCOMPARE(resets.size(), 0); // a selection survives it
}

void TestLink::anEngineWithoutADirectoryYetIsShownLater()
{
    const auto window = openWindow();
    QVERIFY(becomes([&] { return window->client.isAttached(); }));
    QVERIFY(!window->client.board().hasDirectory());
    m_engine->addPeople(2);
    QVERIFY(becomes([&] { return showsTheSame(window->client); }));
    QVERIFY(window->client.board().hasDirectory());
}

void TestLink::tenThousandUsersArriveWhole()
{
    m_engine->addPeople(10'000);
    QVERIFY(becomes([&] { return m_engine->board().count() == 10'000; }));
    const auto window = attach();
    QVERIFY(window);
    QCOMPARE(window->client.board().count(), 10'000);
    m_engine->changeEverybody();
    QVERIFY(becomes([&] { return showsTheSame(window->client); }));
}

void TestLink::aWindowThatDoesNotReadCostsNothing()
{
    m_engine->addPeople(2'000);
    QVERIFY(becomes([&] { return m_engine->board().count() == 2'000; }));
    const auto window = attach();
    QVERIFY(window);
    window->ownEnd->setReading(false);
    for (int round = 0; round < 50; ++round) {
        m_engine->changeEverybody();
        m_engine->board().applyWrite({});
        QVERIFY(becomes([&] { return true; }));
        m_clock.advance(core::Duration{200});
        // one frame more than what it is waited with
        QVERIFY(window->engineEnd->waiting() < Session::mostWaiting + 1024 * 1024);
    }
    QVERIFY(window->engineEnd->waiting() > 0);
    QVERIFY(!showsTheSame(window->client));
    window->ownEnd->setReading(true);
    QVERIFY(becomes([&] { return showsTheSame(window->client); }));
}

void TestLink::twoWindowsSeeTheSame()
{
    m_engine->addPeople(3);
    QSignalSpy windows(m_server.get(), &Server::windowsChanged);
    const auto one = attach();
    auto two = attach();
    QVERIFY(one && two);
    QCOMPARE(m_server->windows(), 2);
    m_engine->changeEverybody();
    QVERIFY(becomes([&] { return showsTheSame(one->client) && showsTheSame(two->client); }));
    two.reset();
    QVERIFY(becomes([&] { return m_server->windows() == 1; }));
    QCOMPARE(windows.size(), 3);
}

void TestLink::ordersArrive_data()
{
    QTest::addColumn<int>("order");
    QTest::addColumn<QString>("noted");
    QTest::addRow("sync now") << int(Ask::SyncNow) << u"syncNow"_s;
    QTest::addRow("pause") << int(Ask::SetPaused) << u"setPaused yes"_s;
    QTest::addRow("observe") << int(Ask::SetObserveOnly) << u"setObserveOnly yes"_s;
    QTest::addRow("go live") << int(Ask::GoLive) << u"goLive anna,ben"_s;
    QTest::addRow("give back one") << int(Ask::GiveBackUser) << u"giveBackUser anna"_s;
    QTest::addRow("give back all") << int(Ask::GiveBackAll) << u"giveBackAll"_s;
    QTest::addRow("release the brake") << int(Ask::ReleaseBrake) << u"releaseBrake"_s;
    QTest::addRow("retry") << int(Ask::RetryNow) << u"retryNow"_s;
    QTest::addRow("exclude") << int(Ask::SetExcluded) << u"setExcluded anna yes"_s;
    QTest::addRow("end") << int(Ask::End) << u"end"_s;
}

void TestLink::ordersArrive()
{
    QFETCH(int, order);
    m_engine->addPeople(1);
    const auto window = attach();
    QVERIFY(window);
    Client &client = window->client;
    const auto given = [&]() -> core::Job<void> * {
        switch (static_cast<Ask>(order)) {
        case Ask::SetPaused:
        case Ask::SetObserveOnly:
            return client.order(static_cast<Ask>(order), true);
        case Ask::GoLive:
            return client.goLive({u"anna"_s, u"ben"_s});
        case Ask::GiveBackUser:
            return client.giveBackUser(u"anna"_s);
        case Ask::SetExcluded:
            return client.setExcluded(u"anna"_s, true);
        default:
            return client.order(static_cast<Ask>(order));
        }
    };
    QVERIFY(result(given()));
    QFETCH(QString, noted);
    QCOMPARE(m_engine->orders, QStringList{noted});
}

void TestLink::rulesArriveWhole()
{
    m_engine->addPeople(1);
    const auto window = attach();
    QVERIFY(window);
    const rules::RuleChoice choice{presence::everyKindOfBusy(), false, true};
    QVERIFY(result(window->client.setRules(choice)));
    QVERIFY(m_engine->rules == choice);
    m_engine->current.rules = choice.rules;
    m_server->profileChanged();
    QVERIFY(becomes([&] { return window->client.profile().rules == choice.rules; }));
}

void TestLink::whatCannotBeKeptIsTold()
{
    m_engine->addPeople(1);
    const auto window = attach();
    QVERIFY(window);
    m_engine->keeping = core::Error{core::ErrorKind::Storage, 0, u"full"_s, u"the disk is full"_s, {}, {}};
    const auto done = result(window->client.setExcluded(u"anna"_s, true));
    QVERIFY(!done);
    QCOMPARE(done.error().kind, core::ErrorKind::Storage);
    QCOMPARE(done.error().detail, u"the disk is full"_s);
}

void TestLink::questionsAreAnswered()
{
    m_engine->preview = {sync::PreviewLine{u"anna"_s, u"Anna"_s, u"anna@example.com"_s}};
    m_engine->held = m_engine->preview + m_engine->preview;
    m_engine->excluded = {profile::Exclusion{u"id-1"_s, 7, u"anna@example.com"_s}};
    const auto window = openWindow(Role::Viewer);
    QVERIFY(becomes([&] { return window->client.isAttached(); }));
    QVERIFY(result(window->client.livePreview()) == m_engine->preview);
    QCOMPARE(result(window->client.heldBack())->size(), 2);
    QVERIFY(result(window->client.exclusions()) == m_engine->excluded);
}

void TestLink::theHistoryIsAsked()
{
    m_engine->addPeople(1);
    const auto window = attach();
    QVERIFY(window);
    history::History &history = window->client.history();
    const history::Interval interval{core::Wall{core::Duration{1}}, core::Wall{core::Duration{2}}};
    const auto timeline = result(history.timeline(u"anna"_s, interval));
    QVERIFY(timeline && timeline->key == u"anna" && timeline->interval == interval);
    history::ActivityFilter filter;
    filter.user = u"anna"_s;
    filter.groups = history::Group::Writes;
    const auto page = result(history.activity(filter, {}, 500));
    QVERIFY(page && page->events.size() == 500 && page->more);
    QVERIFY(m_engine->past.asked == filter);
    QCOMPARE(result(history.counts({}))->problems, 3);
    QSignalSpy removed(&history, &history::History::userRemoved);
    QVERIFY(result(history.removeUser(u"anna"_s)));
    QVERIFY(becomes([&] { return removed.size() == 1; }));
    QCOMPARE(removed.first().first().toString(), u"anna"_s);
    QSignalSpy all(&history, &history::History::allRemoved);
    QVERIFY(!result(history.removeAll())); // the error arrives
    QVERIFY(becomes([&] { return all.size() == 1; }));
    QSignalSpy states(&history, &history::History::stateChanged);
    m_engine->past.now = history::State::Stopped;
    m_engine->past.trouble = core::Error{core::ErrorKind::Storage, 0, u"full"_s, {}, {}, {}};
    Q_EMIT m_engine->past.stateChanged();
    QVERIFY(becomes([&] { return states.size() == 1; }));
    QCOMPARE(history.state(), history::State::Stopped);
    QCOMPARE(history.problem()->code, u"full"_s);
    QSignalSpy stored(&history, &history::History::stored);
    Q_EMIT m_engine->past.stored();
    QVERIFY(becomes([&] { return stored.size() == 1; }));
}

void TestLink::aHistoryIsNotAskedWithoutLimit()
{
    m_engine->past.isSlow = true;
    const auto window = openWindow();
    QVERIFY(becomes([&] { return window->client.isAttached(); }));
    for (int i = 0; i < Session::mostQuestions; ++i)
        window->client.history().activity({}, {}, 10);
    const auto more = result(window->client.history().activity({}, {}, 10));
    QVERIFY(!more);
    QCOMPARE(more.error().kind, core::ErrorKind::Throttled);
}

void TestLink::aViewerGivesNoOrders()
{
    m_engine->addPeople(1);
    const auto granted = attach(Role::Operator, Role::Viewer); // wants more than it gets
    QVERIFY(granted);
    QVERIFY(!granted->client.canSteer());
    const auto done = result(granted->client.order(Ask::GiveBackAll));
    QVERIFY(!done);
    QCOMPARE(done.error().kind, core::ErrorKind::Forbidden);
    QVERIFY(!result(granted->client.history().removeAll()));
    const auto modest = attach(Role::Viewer, Role::Operator); // wants less
    QVERIFY(modest);
    QVERIFY(!result(modest->client.order(Ask::End)));
    QVERIFY(m_engine->orders.isEmpty());
}

void TestLink::anotherVersionIsRefusedWithItsOwn()
{
    auto [engineEnd, ownEnd] = PipeTransport::make();
    m_server->attach(std::move(engineEnd), Role::Operator);
    QByteArray said;
    connect(ownEnd.get(), &Transport::received, this, [&said](const QByteArray &bytes) { said += bytes; });
    QSignalSpy closed(ownEnd.get(), &Transport::closed);
    // a later one may say more
    ownEnd->send(frame(Message::Hello, encode(quint16{protocolVersion + 1}, u"9.9"_s, quint64{77})));
    QVERIFY(becomes([&] { return closed.size() == 1; }));
    FrameReader reader;
    reader.add(said);
    const auto answer = reader.next();
    QVERIFY(answer && answer->message == Message::Refused);
    Refused refusal;
    Decoder decoder(answer->payload);
    QVERIFY(decoder(refusal).isWhole());
    QCOMPARE(refusal.why, Refused::Why::OtherVersion);
    QCOMPARE(refusal.version, u"1.2.3"_s);
    QCOMPARE(m_server->windows(), 0);
}

void TestLink::whoSaysNothingIsPutOut()
{
    auto [engineEnd, ownEnd] = PipeTransport::make();
    m_server->attach(std::move(engineEnd), Role::Operator);
    QSignalSpy closed(ownEnd.get(), &Transport::closed);
    m_clock.advance(Server::patience);
    QVERIFY(becomes([&] { return closed.size() == 1; }));
}

void TestLink::nonsenseIsPutOut_data()
{
    QTest::addColumn<bool>("afterHello");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray hello = frameOf(Message::Hello, Hello{protocolVersion, u"1.2.3"_s, Role::Operator});
    QTest::addRow("no frames") << false << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::addRow("an order before the greeting") << false << frameOf(Message::Request, Request{});
    QTest::addRow("an empty greeting") << false << frame(Message::Hello, {});
    QTest::addRow("half a greeting") << false << frame(Message::Hello, encode(protocolVersion));
    QTest::addRow("a greeting that is too long")
        << false << frame(Message::Hello, encode(protocolVersion) + QByteArray(2'000, 'x'));
    QTest::addRow("a second greeting") << true << hello;
    QTest::addRow("an engine's message") << true << frameOf(Message::Status, sync::EngineStatus{});
    QTest::addRow("an unknown message") << true << frame(static_cast<Message>(200), {});
    QTest::addRow("half a request") << true << frame(Message::Request, encode(quint64{1}));
    QTest::addRow("an unknown request")
        << true << frame(Message::Request, encode(quint64{1}) + char(99) + encode(QByteArray()));
    QTest::addRow("a frame that is too long") << true << QByteArray("\x40\0\0\0\1", 5);
}

void TestLink::nonsenseIsPutOut()
{
    QFETCH(bool, afterHello);
    QFETCH(QByteArray, bytes);
    auto [engineEnd, ownEnd] = PipeTransport::make();
    m_server->attach(std::move(engineEnd), Role::Operator);
    QSignalSpy closed(ownEnd.get(), &Transport::closed);
    if (afterHello) {
        ownEnd->send(frameOf(Message::Hello, Hello{protocolVersion, u"1.2.3"_s, Role::Operator}));
        QVERIFY(becomes([&] { return m_server->windows() == 1; }));
    }
    ownEnd->send(bytes);
    QVERIFY(becomes([&] { return closed.size() == 1; }));
    QCOMPARE(m_server->windows(), 0);
    QVERIFY(m_engine->orders.isEmpty());
}

void TestLink::tooManyWindowsAreRefused()
{
    std::vector<std::unique_ptr<Window>> windows;
    for (std::size_t i = 0; i < Server::mostWindows; ++i)
        windows.push_back(openWindow());
    QVERIFY(becomes([&] { return m_server->windows() == int(Server::mostWindows); }));
    auto more = std::make_unique<Window>(m_clock);
    QSignalSpy refused(&more->client, &Client::refused);
    connectPipe(*more, Role::Operator, Role::Operator);
    QVERIFY(becomes([&] { return refused.size() == 1; }));
    QCOMPARE(refused.first().first().value<Refused>().why, Refused::Why::TooMany);
}

void TestLink::anEngineThatEndsSaysSo()
{
    m_engine->addPeople(1);
    const auto window = attach();
    QVERIFY(window);
    QSignalSpy ended(&window->client, &Client::ended);
    QSignalSpy lost(&window->client, &Client::lost);
    m_server->tellEnded({u"anna@example.com"_s});
    QVERIFY(becomes([&] { return ended.size() == 1 && !window->client.isAttached(); }));
    QCOMPARE(ended.first().first().toStringList(), QStringList{u"anna@example.com"_s});
    QCOMPARE(lost.size(), 0);
}

void TestLink::anEngineThatDiesIsLostAndFoundAgain()
{
    m_engine->addPeople(4);
    const auto window = attach();
    QVERIFY(window);
    QSignalSpy lost(&window->client, &Client::lost);
    m_server.reset();
    QVERIFY(becomes([&] { return lost.size() == 1; }));
    QCOMPARE(window->client.board().count(), 4); // what was last known stands
    init();
    m_engine->addPeople(6);
    QSignalSpy resets(&window->client.board(), &board::Board::reset);
    connectPipe(*window, Role::Operator, Role::Operator);
    QTRY_VERIFY(window->client.isAttached());
    QVERIFY(becomes([&] { return showsTheSame(window->client); }));
    QCOMPARE(resets.size(), 0);
}

void TestLink::withoutAnEngineQuestionsFail()
{
    Client client(m_clock);
    const auto never = result(client.livePreview());
    QVERIFY(!never);
    QCOMPARE(never.error().kind, core::ErrorKind::Offline);
    m_engine->past.isSlow = true;
    const auto window = openWindow();
    QVERIFY(becomes([&] { return window->client.isAttached(); }));
    auto *job = window->client.history().activity({}, {}, 10);
    QVERIFY(becomes([&] { return m_engine->past.asked == history::ActivityFilter{}; }));
    std::optional<core::Result<history::ActivityPage>> answer;
    job->then(this, [&answer](const core::Result<history::ActivityPage> &value) { answer = value; });
    m_server.reset(); // while it is being answered
    QVERIFY(becomes([&] { return answer.has_value(); }));
    QCOMPARE(answer->error().kind, core::ErrorKind::Offline);
}

void TestLink::anEngineThatTalksNonsenseIsLost()
{
    const QByteArray welcome = frameOf(Message::Welcome, Welcome{});
    const QByteArrayList nonsense{"HTTP/1.1 400\r\n", frame(Message::Welcome, "x"),
        frame(Message::Status, {}), welcome + frame(Message::Status, "x"),
        welcome + frame(Message::Rows, "x"), welcome + frame(Message::Profile, "{}"),
        welcome + frameOf(Message::Answer, Answer{77, {}, {}}),
        welcome + frameOf(Message::Rows, RowsPortion{5, true, {}})};
    for (const QByteArray &bytes : nonsense) {
        auto [engineEnd, ownEnd] = PipeTransport::make();
        Client client(m_clock);
        QSignalSpy lost(&client, &Client::lost);
        client.attach(std::move(ownEnd), u"1.2.3"_s);
        engineEnd->send(bytes);
        QVERIFY2(becomes([&] { return lost.size() == 1; }), bytes.constData());
        QVERIFY(!client.isAttached());
    }
}

void TestLink::overASocketOfThisUserOnly()
{
    m_engine->addPeople(300);
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"engine"_s);
    QVERIFY(m_server->listen(name));
    QCOMPARE(QFile::permissions(name)
            & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
        QFile::Permissions());
    auto *socket = new QLocalSocket;
    socket->connectToServer(name);
    QVERIFY(becomes([&] { return socket->state() == QLocalSocket::ConnectedState; }));
    Client client(m_clock);
    client.attach(std::make_unique<SocketTransport>(socket), u"1.2.3"_s);
    QTRY_VERIFY(client.isAttached());
    QVERIFY(becomes([&] { return showsTheSame(client); }));
    QVERIFY(client.canSteer());
    QSignalSpy lost(&client, &Client::lost);
    m_server.reset();
    QVERIFY(becomes([&] { return lost.size() == 1; }));
    const Server::Settings broken{u"1"_s, false, false, {}};
    Server elsewhere(broken, *m_engine, m_clock);
    const auto done = elsewhere.listen(folder.filePath(u"none/engine"_s));
    QVERIFY(!done);
    QCOMPARE(done.error().kind, core::ErrorKind::Storage);
}

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
