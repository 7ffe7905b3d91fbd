// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakepbx.h"
#include "starface/starfaceclient.h"
#include "support/turn.h"

#include <QTest>

using namespace pb;
using namespace pb::starface;
using namespace Qt::StringLiterals;
using test::FakePbx;
using test::Step;
using State = presence::Line;

namespace {

using Members = QList<QPair<QByteArray, QByteArray>>;

QByteArray structure(const Members &members)
{
    QByteArray xml = "<value><struct>";
    for (const auto &[name, value] : members)
        xml += "<member><name>" + name + "</name><value>" + value + "</value></member>";
    return xml + "</struct></value>";
}

Step json(const QByteArray &body)
{
    return {Step::Answer, 200, {{"Content-Type", "application/json"}}, body};
}

/// What a PBX of another spelling says, and what a client of it shows of user 1001.
struct World {
    FakePbx pbx;
    test::Line line;
    StarfaceClient starface{
        line.http, line.clock, pbx.server.url(u"/"_s), Credentials{u"123"_s, core::Secret(u"Pass123"_s)}};

    template<typename T>
    std::optional<core::Result<T>> wait(core::Job<T> *job)
    {
        return test::awaitTurning(job, line.clock);
    }

    std::optional<UserLine> poll()
    {
        const auto lines = wait(starface.lineStates());
        if (!lines || !*lines)
            return std::nullopt;
        for (const UserLine &user : **lines) {
            if (user.userId == 1001)
                return user;
        }
        return std::nullopt;
    }
};

constexpr int unseen = -1;

} // namespace

/// Nothing of the UCI structs is published: each spelling that is known or likely gives the right line.
class TestVariants : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keys_data();
    void keys();
    void calls_data();
    void calls();
    void configuredKeys_data();
    void configuredKeys();
    void theSurveyNamesWhatIsThere();
    void theSurveyHoldsNoValues();
    void configuredKeysAreBelievedForAWhile();
    void withoutAnyKeysNothingIsInvented();
};

void TestVariants::keys_data()
{
    QTest::addColumn<Members>("members");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const Members &members, int line) {
        QTest::addRow("%s", name) << members << line;
    };
    const auto with = [](const QByteArray &type, const QByteArray &account, const QByteArray &state) {
        return Members{{"functionKeyId", "k"}, {"functionKeyType", type}, {"blfAccountId", account},
            {"telephonyState", state}};
    };
    const int idle = int(State::Idle);
    const int inCall = int(State::InCall);
    const int ringing = int(State::Ringing);
    const int unknown = int(State::Unknown);

    row("type as in the published REST enum", with("BUSYLAMPFIELD", "<i4>1001</i4>", "ACTIVE"), inCall);
    row("type as in a comment of UCI code", with("BUSY_LAMP_FIELD", "<i4>1001</i4>", "ACTIVE"), inCall);
    row("type in lower case", with("busylampfield", "<i4>1001</i4>", "ACTIVE"), inCall);
    row("type in camel case", with("busyLampField", "<i4>1001</i4>", "ACTIVE"), inCall);
    row("type with dashes", with("busy-lamp-field", "<i4>1001</i4>", "ACTIVE"), inCall);
    row("type with blanks", with(" Busy Lamp Field ", "<i4>1001</i4>", "ACTIVE"), inCall);
    row("another type", with("SPEED_DIAL", "<i4>1001</i4>", "ACTIVE"), unseen);
    row("a type that only begins alike", with("BUSYLAMPFIELDGROUP", "<i4>1001</i4>", "ACTIVE"), unseen);
    row("an empty type", with("", "<i4>1001</i4>", "ACTIVE"), inCall);

    row("account as int", with("BUSYLAMPFIELD", "<int>1001</int>", "ACTIVE"), inCall);
    row("account as i8", with("BUSYLAMPFIELD", "<i8>1001</i8>", "ACTIVE"), inCall);
    row("account as string", with("BUSYLAMPFIELD", "<string> 1001 </string>", "ACTIVE"), inCall);
    row("account without a type", with("BUSYLAMPFIELD", "1001", "ACTIVE"), inCall);
    row("account as double", with("BUSYLAMPFIELD", "<double>1001.0</double>", "ACTIVE"), inCall);
    row("account as nil", with("BUSYLAMPFIELD", "<nil/>", "ACTIVE"), unseen);
    row("account as text", with("BUSYLAMPFIELD", "Anna", "ACTIVE"), unseen);
    row("account below zero", with("BUSYLAMPFIELD", "<i4>-1001</i4>", "ACTIVE"), unseen);

    row("members as in REST",
        {{"id", "k"}, {"functionKeyType", "BUSYLAMPFIELD"}, {"blfAccountId", "1001"}, {"state", "RINGING"}},
        ringing);
    row("short members",
        {{"id", "<i4>7</i4>"}, {"type", "BUSYLAMPFIELD"}, {"accountId", "<i4>1001</i4>"},
            {"state", "ACTIVE"}},
        inCall);
    row("members in another case",
        {{"FunctionKeyID", "k"}, {"FUNCTION_KEY_TYPE", "BUSYLAMPFIELD"}, {"blf_account_id", "1001"},
            {"TelephonyState", "AVAILABLE"}},
        idle);
    row("the longer name counts, whatever its place",
        {{"accountId", "<i4>5</i4>"}, {"blfAccountId", "<i4>1001</i4>"}, {"state", "AVAILABLE"},
            {"telephonyState", "ACTIVE"}, {"type", "SPEEDDIAL"}, {"functionKeyType", "BUSYLAMPFIELD"}},
        inCall);
    row("the shorter name after the longer one",
        {{"blfAccountId", "<i4>1001</i4>"}, {"accountId", "<i4>5</i4>"}, {"telephonyState", "ACTIVE"},
            {"state", "AVAILABLE"}},
        inCall);
    row("no type", {{"functionKeyId", "k"}, {"blfAccountId", "1001"}, {"telephonyState", "ACTIVE"}}, inCall);
    row("no id",
        {{"functionKeyType", "BUSYLAMPFIELD"}, {"blfAccountId", "1001"}, {"telephonyState", "ACTIVE"}},
        inCall);
    row("no account", {{"functionKeyType", "BUSYLAMPFIELD"}, {"telephonyState", "ACTIVE"}}, unseen);
    row("no id and no state", {{"functionKeyType", "BUSYLAMPFIELD"}, {"blfAccountId", "1001"}}, unknown);
    row("unknown members beside the known ones",
        {{"sequence", "<array><data><value><nil/></value></data></array>"}, {"blfAccountId", "1001"},
            {"image", "<base64>AAAA</base64>"}, {"telephonyState", "ACTIVE"}},
        inCall);

    for (const auto &[state, line] : {std::pair("AVAILABLE", idle), std::pair("available", idle),
             std::pair("QUEUE_PAUSE", idle), std::pair("QueuePause", idle), std::pair("RINGING", ringing),
             std::pair("ACTIVE", inCall), std::pair("UNAVAILABLE", unknown), std::pair(" Active ", inCall),
             std::pair("INCOMING", ringing), std::pair("CONNECTED", inCall), std::pair("HANGUP", idle)})
        QTest::addRow("state '%s'", state) << with("BUSYLAMPFIELD", "1001", state) << line;
    row("a state as CDATA", with("BUSYLAMPFIELD", "1001", "<![CDATA[ACTIVE]]>"), inCall);
}

void TestVariants::keys()
{
    QFETCH(const Members, members);
    QFETCH(const int, line);
    World world;
    world.pbx.keys = structure(members);
    const auto shown = world.poll();
    QCOMPARE(shown ? int(shown->line) : unseen, line);
    QCOMPARE(world.pbx.count("getCallInfoForKey"), 0);
}

void TestVariants::calls_data()
{
    QTest::addColumn<QByteArray>("calls");
    QTest::addColumn<State>("line");
    const auto one = [](const QByteArray &state) { return structure({{"callId", "c"}, {"state", state}}); };
    const auto row = [](const QByteArray &name, const QByteArray &calls, State line) {
        QTest::addRow("%s", name.constData()) << calls << line;
    };
    row("none", {}, State::Idle);
    for (const char *state : {"REQUESTED", "PROCEEDING", "RINGBACK", "CONNECTED", "PARKED", "VOICEMAIL_PLAY",
             "MUSIC_ON_HOLD_TEST", "CALL_BACK_ON_BUSY", "LOGIN_LOGOUT", "connected", "Ring-Back"})
        row(state, one(state), State::InCall);
    for (const char *state : {"INCOMING", "RINGING", "incoming"})
        row(state, one(state), State::Ringing);
    row("HANGUP", one("HANGUP"), State::Idle);
    row("a word that nobody knows", one("LEVITATING"), State::Unknown);
    row("no state", structure({{"callId", "c"}}), State::Unknown);
    row("another name of the state", structure({{"callState", "CONNECTED"}}), State::InCall);
    row("the state alone", "<value>RINGING</value>", State::Ringing);
    row("ringing beside a call", one("RINGING") + one("CONNECTED"), State::InCall);
    row("ringing beside one that nobody knows", one("LEVITATING") + one("INCOMING"), State::Ringing);
    row("over, and one that nobody knows", one("HANGUP") + one("LEVITATING"), State::Unknown);
}

void TestVariants::calls()
{
    QFETCH(const QByteArray, calls);
    World world;
    // a state that nobody knows is asked for as one that is not there
    for (const char *state : {"", "SOMETHING_NEW"}) {
        world.pbx.keys = FakePbx::key("k1", 1001, state);
        world.pbx.calls[u"k1"_s] = calls;
        const auto shown = world.poll();
        QVERIFY(shown);
        QTEST(shown->line, "line");
    }
    QCOMPARE(world.pbx.count("getCallInfoForKey"), 2);
}

void TestVariants::configuredKeys_data()
{
    QTest::addColumn<QByteArray>("set");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, const QByteArray &set, bool found) {
        QTest::addRow("%s", name) << set << found;
    };
    row("as published", R"([{"id":"k1","functionKeyType":"BUSYLAMPFIELD","blfAccountId":1001,"position":1}])",
        true);
    row("the other spelling", R"([{"id":"k1","functionKeyType":"BUSY_LAMP_FIELD","blfAccountId":"1001"}])",
        true);
    row("a list within the set",
        R"({"id":"1","functionKeys":[{"id":"k1","functionKeyType":"BUSYLAMPFIELD","blfAccountId":1001}]})",
        true);
    row("no account beside its owner",
        R"([{"id":"k1","functionKeyType":"BUSYLAMPFIELD","blfAccountId":null,"accountId":1001}])", true);
    row("another type", R"([{"id":"k1","functionKeyType":"SPEEDDIAL","blfAccountId":1001}])", false);
    row("without an id", R"([{"functionKeyType":"BUSYLAMPFIELD","blfAccountId":1001}])", false);
    row("no keys", "[]", false);
    row("not JSON", "<html>", false);
}

void TestVariants::configuredKeys()
{
    QFETCH(const QByteArray, set);
    QFETCH(const bool, found);
    World world;
    world.pbx.keys = structure({{"whatever", "1"}});
    world.pbx.instead["GET /rest/functionkeysets"] = {json(R"([{"id":"set 1","name":"Standard"}])")};
    world.pbx.instead["GET /rest/functionkeysets/set%201"] = {json(set)};
    world.pbx.calls[u"k1"_s] = structure({{"state", "CONNECTED"}});
    const auto shown = world.poll();
    QCOMPARE(shown ? int(shown->line) : unseen, found ? int(State::InCall) : unseen);
    QCOMPARE(world.starface.keySurvey()->overRest, found);
    QCOMPARE(world.starface.keySurvey()->recognised, found ? 1 : 0);
}

void TestVariants::theSurveyNamesWhatIsThere()
{
    World world;
    world.pbx.keys = FakePbx::key("k1", 1001, "ACTIVE") + structure({{"functionKeyType", "SPEEDDIAL"}})
        + FakePbx::key("k2", 0, "ACTIVE");
    QVERIFY(world.poll());
    const KeySurvey &survey = *world.starface.keySurvey();
    QCOMPARE(survey.received, 3);
    QCOMPARE(survey.recognised, 1);
    QCOMPARE(survey.types, (QStringList{u"BUSY_LAMP_FIELD"_s, u"SPEEDDIAL"_s}));
    QCOMPARE(survey.members,
        (QStringList{u"functionKeyId"_s, u"functionKeyType"_s, u"blfAccountId"_s, u"telephonyState"_s}));
    QVERIFY(toLogLine(survey).startsWith(u"3 function keys received, 1 recognised as busy-lamp keys; "_s));
}

void TestVariants::theSurveyHoldsNoValues()
{
    World world;
    world.pbx.keys = structure({{"functionKeyType", "Anna Beispiel"}, {"anna@example.com", "x"},
        {"name", "Anna"}, {"number", "4711"}, {"blfAccountId", "1001"}});
    (void)world.poll();
    const QString said = toLogLine(*world.starface.keySurvey());
    for (const char *value : {"Anna", "anna@", "4711", "1001"})
        QVERIFY2(!said.contains(QLatin1String(value)), qPrintable(said));
}

void TestVariants::configuredKeysAreBelievedForAWhile()
{
    World world;
    world.pbx.instead["GET /rest/functionkeysets"] = {json(R"([{"id":1}])"), json(R"([{"id":1}])")};
    const Step set = json(R"([{"id":"k1","functionKeyType":"BUSYLAMPFIELD","blfAccountId":1001}])");
    world.pbx.instead["GET /rest/functionkeysets/1"] = {set, set};
    world.pbx.calls[u"k1"_s] = {};
    QCOMPARE(world.poll()->line, State::Idle);
    QCOMPARE(world.poll()->line, State::Idle);
    QCOMPARE(world.pbx.count("GET /rest/functionkeysets"), 1);
    world.line.clock.advance(std::chrono::minutes{6});
    QCOMPARE(world.poll()->line, State::Idle);
    QCOMPARE(world.pbx.count("GET /rest/functionkeysets"), 2);
    // who has such a key is told as having one
    const auto users = world.wait(world.starface.users());
    QVERIFY(users && *users);
    QCOMPARE((*users)->at(1).hasBusyLampKey, std::optional(true));
}

void TestVariants::withoutAnyKeysNothingIsInvented()
{
    World world;
    QVERIFY(!world.poll());
    QCOMPARE(world.starface.keySurvey()->received, 0);
    QVERIFY(!world.starface.keySurvey()->overRest);
}

QTEST_GUILESS_MAIN(TestVariants)
#include "tst_variants.moc"
