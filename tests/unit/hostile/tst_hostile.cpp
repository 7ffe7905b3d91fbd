// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphclient.h"
#include "hostilerows.h"
#include "identity/clientcredentialstokensource.h"
#include "starface/restclient.h"
#include "starface/uciclient.h"
#include "support/turn.h"

#include <QFile>

#include <memory>

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;

Q_DECLARE_METATYPE(pb::test::HostileRow)

namespace {

Flood good(const QByteArray &body, const QByteArray &status = "200 OK")
{
    return {"HTTP/1.1 " + status
        + "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body};
}

Flood value(const QByteArray &xml)
{
    return good(
        "<methodResponse><params><param><value>" + xml + "</value></param></params></methodResponse>");
}

constexpr int writes = 10;

QByteArray batchAnswer()
{
    QByteArray items;
    for (int i = 0; i < writes; ++i)
        items += (i > 0 ? ",{\"id\":\"" : "{\"id\":\"") + QByteArray::number(i + 1) + R"(","status":200})";
    return "{\"responses\":[" + items + "]}";
}

/// Which call a request belongs to, and what a sane server says to it.
std::pair<Call, Flood> sane(const QByteArray &head, const QByteArray &body)
{
    if (head.startsWith("POST /tenant/oauth2/v2.0/token"))
        return {Call::Token, good(R"({"access_token":"a.b.c","token_type":"Bearer","expires_in":3600})")};
    if (head.startsWith("GET /v1.0/users"))
        return {Call::Users, good(R"({"value":[{"id":"u","mail":"u@example.com"}]})")};
    if (head.startsWith("POST /v1.0/communications"))
        return {Call::Presences, good(R"({"value":[{"id":"u","availability":"Busy","activity":"Busy"}]})")};
    if (head.startsWith("POST /v1.0/$batch"))
        return {Call::Write, good(batchAnswer())};
    if (head.startsWith("GET /rest/login"))
        return {Call::PbxLogin, good(R"({"loginType":"Internal","nonce":"n"})")};
    if (head.startsWith("POST /rest/login"))
        return {Call::PbxLogin, good(R"({"token":"t"})")};
    if (head.startsWith("GET /rest/users/1/phoneconfig"))
        return {Call::PbxPhone, good(R"({"doNotDisturb":false})")};
    if (head.startsWith("GET /rest/users"))
        return {Call::PbxUsers, good(R"([{"id":1,"email":"u@example.com"}])")};
    if (body.contains("getFunctionKeys"))
        return {Call::UciKeys, value("<array><data></data></array>")};
    if (body.contains("getCallInfoForKey"))
        return {Call::UciCalls, value("<array><data></data></array>")};
    return {Call::UciLogin, value("<boolean>1</boolean>")};
}

class Bearer final : public http::Authorizer {
public:
    core::Job<core::Secret> *token(QObject *parent) override
    {
        return new core::PromiseJob<core::Secret>(parent, core::Secret("t"_ba));
    }
    void reject(const core::Secret &) override { }
};

/// How much memory the process has had at most, in MiB; 0 where that is not known or means nothing.
qint64 peakMemory()
{
#if defined(__SANITIZE_ADDRESS__)
    return 0;
#else
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const auto &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toLongLong() / 1024;
    }
    return 0;
#endif
}

/// The clock stands; a slow machine may take its time.
template<typename T>
std::optional<core::Result<T>> awaitFlood(core::Job<T> *job)
{
    QObject context;
    const auto result = collect(job, &context);
    (void)QTest::qWaitFor([&] { return result->has_value(); }, 120'000);
    return *result;
}

/// Every client of the program, and the one server that plays all services.
struct Hostilities {
    std::optional<HostileRow> row; ///< none: everything is well
    FloodServer server{[this](const QByteArray &head, const QByteArray &body) {
        const auto [call, answer] = sane(head, body);
        return row && row->call == call ? row->flood : answer;
    }};
    FakeClock clock;
    http::HttpClient http{[] {
                              http::NetworkSettings settings;
                              settings.proxy = http::NetworkSettings::Proxy::None;
                              return settings;
                          }(),
        clock};
    Bearer bearer;
    graph::GraphClient graph{http, server.url(), bearer, bearer};
    starface::RestClient rest{http, clock, server.url(), {u"login"_s, core::Secret("p"_ba)}};
    starface::UciClient uci{http, clock, server.url(),
        {[](QObject *parent) {
             using Proof = starface::UciSession::Proof;
             const auto token =
                 starface::uciToken(starface::LoginType::Internal, u"login"_s, core::Secret("p"_ba));
             return new core::PromiseJob<Proof>(
                 parent, Proof{QLatin1StringView("de.vertico.starface.auth"), token});
         },
            [](const starface::UciSession::Proof &) {}}};

    template<typename T>
    core::Done wait(core::Job<T> *job)
    {
        const auto result = row && row->isFlood ? awaitFlood(job) : awaitTurning(job, clock);
        if (!result)
            return core::failure(ErrorKind::Internal, u"the call has not ended"_s);
        return *result ? core::Done() : core::failure(result->error());
    }

    core::Done waitForWrite()
    {
        QList<graph::PresenceWrite> list;
        for (int i = 0; i < writes; ++i)
            list << graph::PresenceWrite{graph::PresenceWrite::Verb::Set, u"user-%1"_s.arg(i), u"app"_s,
                u"Busy"_s, u"InACall"_s, 15min};
        auto *job = graph.writePresences(list);
        const auto result = row && row->isFlood ? awaitFlood(job) : awaitTurning(job, clock);
        if (!result || !*result)
            return core::failure(ErrorKind::Internal, u"the call has not ended"_s);
        for (const auto &each : **result) {
            if (!each)
                return core::failure(each.error());
        }
        return {};
    }

    core::Done run(Call call)
    {
        switch (call) {
        case Call::Token: {
            const identity::EntraEndpoints endpoints{server.url(), server.url()};
            return wait(identity::requestClientCredentialsToken(
                http, clock, endpoints, u"tenant"_s, u"app"_s, core::Secret("s"_ba), &http));
        }
        case Call::Users:
            return wait(graph.listUsers());
        case Call::Presences:
            return wait(graph.presences({u"u"_s}));
        case Call::Write:
            return waitForWrite();
        case Call::PbxLogin:
        case Call::PbxUsers:
            return wait(rest.users());
        case Call::PbxPhone:
            return wait(rest.doNotDisturb(1));
        case Call::UciLogin:
        case Call::UciKeys:
            return wait(uci.functionKeys());
        case Call::UciCalls:
            return wait(uci.callInfo(u"1"_s));
        }
        return {};
    }
};

} // namespace

class TestHostile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAnswerIsBoundedAndTheNextOneWorks_data();
    void anAnswerIsBoundedAndTheNextOneWorks();
    void pagesThatNeverEndAreGivenUp_data();
    void pagesThatNeverEndAreGivenUp();
    void theMemoryStayedSmall();
};

void TestHostile::anAnswerIsBoundedAndTheNextOneWorks_data()
{
    QTest::addColumn<HostileRow>("row");
    const auto rows = hostileRows();
    QVERIFY(rows.size() >= 100);
    for (const auto &row : rows)
        QTest::newRow(row.name.constData()) << row;
}

void TestHostile::anAnswerIsBoundedAndTheNextOneWorks()
{
    QFETCH(HostileRow, row);
    // the clock is turned where nothing moves: on a slow machine also where an answer is on its way
    auto world = std::make_unique<Hostilities>();
    world->row = row;
    auto outcome = world->run(row.call);
    for (int again = 0; again < 3 && !outcome && outcome.error().kind == ErrorKind::Timeout
         && row.kind != ErrorKind::Timeout;
         ++again) {
        world = std::make_unique<Hostilities>();
        world->row = row;
        outcome = world->run(row.call);
    }
    QVERIFY(!outcome);
    const core::Error &error = outcome.error();
    QVERIFY2(error.kind == row.kind, qPrintable(core::toLogLine(error)));
    QVERIFY2(!error.detail.isEmpty() || error.httpStatus != 0, "the failure says nothing");
    QVERIFY2(core::toLogLine(error).size() < 1000, "the failure says too much");
    // what the kernel and Qt have taken ahead of the reader
    constexpr qint64 onTheWay = 16LL * 1024 * 1024;
    QVERIFY2(world->server.sent <= row.most + onTheWay, qPrintable(QString::number(world->server.sent)));

    world->row.reset();
    world->clock.advance(1h + 1min); // the longest pause that a service can ask for
    const auto next = world->run(row.call);
    QVERIFY2(next, next ? "" : qPrintable(core::toLogLine(next.error())));
}

void TestHostile::pagesThatNeverEndAreGivenUp_data()
{
    QTest::addColumn<QByteArray>("users");
    QTest::addColumn<int>("mostPages");
    QTest::addRow("empty pages") << QByteArray() << 500;
    // 4 MB each
    QTest::addRow("full pages") << QByteArray(R"({"id":"u","displayName":")" + QByteArray(4'000'000, 'x')
        + "\"}") << 14;
}

void TestHostile::pagesThatNeverEndAreGivenUp()
{
    QFETCH(QByteArray, users);
    QFETCH(int, mostPages);
    FakeClock clock;
    FloodServer server([&server, &users](const QByteArray &, const QByteArray &) {
        const QByteArray next =
            server.url().toEncoded() + "/v1.0/users?page=" + QByteArray::number(server.requests);
        return good(R"({"value":[)" + users + R"(],"@odata.nextLink":")" + next + "\"}");
    });
    http::NetworkSettings direct;
    direct.proxy = http::NetworkSettings::Proxy::None;
    http::HttpClient http(direct, clock);
    http.setBudget(http::hostKey(server.url()), {100'000, 30s});
    Bearer bearer;
    graph::GraphClient graph(http, server.url(), bearer, bearer);
    const auto result = awaitFlood(graph.listUsers());
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ErrorKind::Protocol);
    QVERIFY2(server.requests <= mostPages, qPrintable(QString::number(server.requests)));
}

void TestHostile::theMemoryStayedSmall()
{
    const qint64 peak = peakMemory();
    if (peak == 0)
        QSKIP("what this process takes is not what the program takes");
    qInfo("%lld MiB at most, the server and its answers included", static_cast<long long>(peak));
    QVERIFY(peak < 150);
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
