// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/starfaceaccount.h"
#include "profile/profilestore.h"
#include "setupworld.h"
#include "starface/starfaceclient.h"
#include "support/turn.h"
#include "words/sentences.h"

#include <QTest>

using namespace pb;
using namespace pb::setup;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::Secret;
using secrets::SecretKind;
using test::SetupWorld;
using Phase = TaskState::Phase;

namespace {

using Orders = QList<QPair<QString, bool>>;

bool order(test::Simulator &simulator, const Orders &orders)
{
    QJsonObject body;
    for (const auto &[name, on] : orders)
        body.insert(name, on);
    return !simulator.control("POST", u"starface"_s, body).toObject().contains("error"_L1);
}

int grants(test::Simulator &simulator, const QString &kind)
{
    return simulator.control("GET", u"starface"_s).toObject().value(kind).toInt(-1);
}

/// The engine's end of it: a client with a pinned sign-in and a clock of its own.
struct Engine {
    test::FakeClock clock;
    http::HttpClient http;
    starface::StarfaceClient client;

    explicit Engine(const test::SimulatorInfo &info)
        : http(
            [] {
                http::NetworkSettings settings;
                settings.proxy = http::NetworkSettings::Proxy::None;
                return settings;
            }(),
            clock)
        , client(http, clock, QUrl(info.starface),
              {info.starfaceLogin, Secret(info.starfacePassword), Secret(info.starfaceClientSecret),
                  starface::SignInKind::OAuth})
    {
    }

    template<typename T>
    core::Result<T> wait(core::Job<T> *job)
    {
        const auto result = test::awaitTurning(job, clock);
        return result ? *result : core::failure(core::ErrorKind::Timeout, u"the job does not end"_s);
    }
};

} // namespace

/// Signing in to a STARFACE 10 over real HTTP: what the set-up finds, a day, and what ends it.
class TestStarface10 final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theSetUpFindsTheRealm();
    void withoutAnIdentityProviderTheOlderSignInStays();
    void refusals_data();
    void refusals();
    void anotherSecretIsFoundOutAnew();
    void aDayNeedsFewPasswordLogins();
    void whatEndsIt_data();
    void whatEndsIt();

private:
    core::SystemClock m_clock;
    std::unique_ptr<SetupWorld> m_world;
};

void TestStarface10::init()
{
    m_world = std::make_unique<SetupWorld>(m_clock, QStringList{u"--users"_s, u"6"_s});
    QVERIFY2(m_world->simulator.isReady(), qPrintable(m_world->simulator.error()));
    QVERIFY(order(m_world->simulator, {{u"version10"_s, true}}));
    m_world->open();
    m_world->fill();
}

void TestStarface10::cleanup()
{
    m_world.reset();
}

void TestStarface10::theSetUpFindsTheRealm()
{
    SetupWorld &w = *m_world;
    QVERIFY(order(w.simulator, {{u"externalIdentity"_s, true}}));
    TaskState state = w.run(Task::StarfaceCheck);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->code, QLatin1String(starface::externalIdentityCode));
    QCOMPARE(w.capability(Capability::SignIn).works, Answer::No);

    w.setup->setSecret(SecretKind::StarfaceClientSecret, Secret(w.simulator.info().starfaceClientSecret));
    QVERIFY(w.runAll());
    QCOMPARE(w.capability(Capability::SignIn).signIn, profile::StarfaceSignIn::OAuth);
    QVERIFY(w.capability(Capability::ReadLines).count > 0);
    QCOMPARE(w.setup->draft().profile.starface.signIn, profile::StarfaceSignIn::OAuth);
    QCOMPARE(w.run(Task::Finish).phase, Phase::Succeeded);
    const auto saved = profile::load(w.profileFile());
    QVERIFY(saved);
    QCOMPARE(saved->starface.signIn, profile::StarfaceSignIn::OAuth);
    QCOMPARE(
        w.keychain.at(w.idOf(SecretKind::StarfaceClientSecret)), w.simulator.info().starfaceClientSecret);
    QVERIFY(w.filesWithSecrets().isEmpty());
    // and the check of what was saved goes the same way
    const auto lines = w.setup->report().lines;
    const auto signIn = std::find_if(
        lines.begin(), lines.end(), [](const CheckLine &line) { return line.id == u"starface.signIn"; });
    QVERIFY(signIn != lines.end());
    QCOMPARE(signIn->subject, u"oauth"_s);
}

void TestStarface10::withoutAnIdentityProviderTheOlderSignInStays()
{
    SetupWorld &w = *m_world;
    QCOMPARE(w.run(Task::StarfaceCheck).phase, Phase::Succeeded);
    QCOMPARE(w.setup->draft().profile.starface.signIn, profile::StarfaceSignIn::Nonce);
    QCOMPARE(grants(w.simulator, u"passwordGrants"_s), 0);
}

void TestStarface10::refusals_data()
{
    QTest::addColumn<Orders>("orders");
    QTest::addColumn<bool>("withSecret");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const Orders &orders, bool withSecret, const char *code,
                         const QString &words) {
        QTest::addRow("%s", name) << orders << withSecret << QString::fromLatin1(code) << words;
    };
    row("the right is missing", {{u"passwordGrantRight"_s, false}}, true, starface::rightMissingCode,
        u"API access with OAuth password grant"_s);
    row("an external identity provider", {{u"externalIdentity"_s, true}}, false,
        starface::externalIdentityCode, u"external identity provider"_s);
    row("bearer only", {{u"bearerOnly"_s, true}}, false, starface::clientSecretNeededCode, u"OAuth only"_s);
    row("the client secret is wrong", {{u"newClientSecret"_s, true}}, true, starface::clientSecretRefusedCode,
        u"refuses the client secret"_s);
    row("the password was reset", {{u"passwordReset"_s, true}}, true, starface::passwordResetCode,
        u"Cloud Services"_s);
    row("bearer only, and no realm", {{u"bearerOnly"_s, true}, {u"version10"_s, false}}, false,
        starface::bearerOnlyCode, u"does not say where"_s);
}

void TestStarface10::refusals()
{
    QFETCH(const Orders, orders);
    QFETCH(const bool, withSecret);
    QFETCH(const QString, code);
    QFETCH(const QString, words);
    SetupWorld &w = *m_world;
    QVERIFY(order(w.simulator, orders));
    if (withSecret)
        w.setup->setSecret(SecretKind::StarfaceClientSecret, Secret(w.simulator.info().starfaceClientSecret));
    const TaskState state = w.run(Task::StarfaceCheck);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->code, code);
    const ui::Failure failure = ui::failureText(*state.error, ui::Service::Starface);
    QVERIFY2(QString(failure.why + failure.remedy).contains(words), qPrintable(failure.why));
    // it is the sign-in that does not work; nothing else was tried
    QCOMPARE(w.capability(Capability::SignIn).works, Answer::No);
    QCOMPARE(w.capability(Capability::ReadUsers).works, Answer::Unknown);
    QCOMPARE(w.setup->draft().profile.starface.signIn, profile::StarfaceSignIn::Unknown);
}

void TestStarface10::anotherSecretIsFoundOutAnew()
{
    SetupWorld &w = *m_world;
    QCOMPARE(w.run(Task::StarfaceCheck).phase, Phase::Succeeded);
    QCOMPARE(w.setup->draft().profile.starface.signIn, profile::StarfaceSignIn::Nonce);
    w.setup->setSecret(SecretKind::StarfaceClientSecret, Secret(w.simulator.info().starfaceClientSecret));
    QCOMPARE(w.setup->draft().profile.starface.signIn, profile::StarfaceSignIn::Unknown);
    QCOMPARE(w.setup->state(Task::StarfaceCheck).phase, Phase::NotStarted);
    QCOMPARE(w.run(Task::StarfaceCheck).phase, Phase::Succeeded);
    QCOMPARE(w.setup->draft().profile.starface.signIn, profile::StarfaceSignIn::OAuth);
}

/// 24 hours, in steps within which every token runs out somewhere.
void TestStarface10::aDayNeedsFewPasswordLogins()
{
    test::Simulator &simulator = m_world->simulator;
    QVERIFY(order(simulator, {{u"externalIdentity"_s, true}}));
    const QString anna = simulator.matchedEmails().value(0);
    const int id = simulator.user(anna).value("starfaceId"_L1).toInt();
    simulator.clearRequests();
    Engine engine(simulator.info());
    constexpr int seconds = 280;
    constexpr int steps = 24 * 3600 / seconds;
    for (int i = 0; i < steps; ++i) {
        QVERIFY(simulator.advanceClock(seconds));
        engine.clock.advance(std::chrono::seconds{seconds});
        const auto lines = engine.wait(engine.client.lineStates());
        QVERIFY2(lines, lines ? "" : qPrintable(core::toLogLine(lines.error())));
        const auto written = engine.wait(engine.client.setDoNotDisturb(id, i % 2 == 0, {}));
        QVERIFY2(written, written ? "" : qPrintable(core::toLogLine(written.error())));
    }
    const int passwords = grants(simulator, u"passwordGrants"_s);
    QVERIFY2(passwords >= 1 && passwords <= 5, qPrintable(QString::number(passwords)));
    QVERIFY(grants(simulator, u"refreshGrants"_s) > 200);
    int puts = 0;
    for (const QJsonValue &request : simulator.requests()) {
        if (request["method"_L1] != u"PUT"_s)
            continue;
        ++puts;
        QCOMPARE(request["status"_L1].toInt(), 204);
    }
    QCOMPARE(puts, steps);
}

void TestStarface10::whatEndsIt_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    QTest::addRow("the password is reset")
        << u"passwordReset"_s << QString::fromLatin1(starface::passwordResetCode);
    QTest::addRow("the client secret is revoked")
        << u"newClientSecret"_s << QString::fromLatin1(starface::clientSecretRefusedCode);
    QTest::addRow("the right is taken away")
        << u"passwordGrantRight"_s << QString::fromLatin1(starface::rightMissingCode);
}

void TestStarface10::whatEndsIt()
{
    QFETCH(const QString, what);
    test::Simulator &simulator = m_world->simulator;
    Engine engine(simulator.info());
    QVERIFY(engine.wait(engine.client.lineStates()));
    const bool isRight = what == u"passwordGrantRight";
    QVERIFY(order(simulator, {{what, !isRight}, {u"endSessions"_s, isRight}}));
    engine.clock.advance(300s);
    QVERIFY(simulator.advanceClock(300));
    const auto users = engine.wait(engine.client.rest().users());
    QVERIFY(!users);
    QTEST(users.error().code, "code");
    // UCI says the same and tries nothing of its own
    const auto lines = engine.wait(engine.client.lineStates());
    QVERIFY(!lines);
    QTEST(lines.error().code, "code");
    // and it is not tried at every poll, which would lock the account
    simulator.clearRequests();
    QVERIFY(!engine.wait(engine.client.rest().users()));
    QCOMPARE(simulator.requests().size(), 0);
}

QTEST_GUILESS_MAIN(TestStarface10)
#include "tst_starface10.moc"
