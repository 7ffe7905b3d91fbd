// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineworld.h"
#include "http/hostgate.h"
#include "starface/logingate.h"

#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;
using core::ErrorKind;

namespace {

/// The services behind the two gates that hold requests up: the pause that Graph asked for with 429, and the
/// one after a login that the PBX refused.
class GatedServices final : public sync::Reads, public sync::Writes {
public:
    GatedServices(FakeServices &services, core::Clock &clock)
        : graph({}, clock, nullptr)
        , pbx(clock)
        , m_services(services)
        , m_clock(clock)
    {
    }

    core::Job<QList<graph::User>> *teamsUsers() override { return m_services.teamsUsers(); }
    core::Job<QList<starface::DirectoryUser>> *phoneUsers() override { return m_services.phoneUsers(); }
    core::Job<graph::PresenceBatch> *presences(const QStringList &graphIds) override
    {
        auto *job = new core::PromiseJob<graph::PresenceBatch>(&m_parent);
        const auto ask = [this, job, graphIds] {
            m_services.presences(graphIds)->then(
                job, [job](const core::Result<graph::PresenceBatch> &batch) { job->resolve(batch); });
        };
        graph.enter(m_clock.now() + 1h, ask, {}, job); // leaves with the job
        return job;
    }
    core::Job<QList<starface::UserLine>> *lineStates() override
    {
        auto *job = refused<QList<starface::UserLine>>();
        return job ? job : m_services.lineStates();
    }
    core::Job<starface::DndBatch> *doNotDisturb(const QList<int> &phoneIds) override
    {
        auto *job = refused<starface::DndBatch>();
        return job ? job : m_services.doNotDisturb(phoneIds);
    }
    core::Job<graph::WriteResults> *writePresences(const QList<graph::PresenceWrite> &writes) override
    {
        return m_services.writePresences(writes);
    }
    core::Job<starface::DndWritten> *setDoNotDisturb(int phoneId, bool on, starface::BeforeWrite beforeWrite,
        starface::WhenAlreadySo whenAlreadySo) override
    {
        if (auto *job = refused<starface::DndWritten>())
            return job;
        return m_services.setDoNotDisturb(phoneId, on, std::move(beforeWrite), whenAlreadySo);
    }

    http::HostGate graph;
    starface::LoginGate pbx;

private:
    /// Nothing where the PBX may be asked.
    template<typename T>
    core::Job<T> *refused()
    {
        const auto refusal = pbx.refusal();
        return refusal ? new core::PromiseJob<T>(&m_parent, core::failure(*refusal)) : nullptr;
    }

    FakeServices &m_services;
    core::Clock &m_clock;
    QObject m_parent;
};

enum class Pending { RefusedWrite, LostAnswer, ThrottledReading, LoginPause, PollUnderWay };

/// What happens to Ben, whose phone is silent already, and to Anna, whose call begins while something is
/// pending; then somebody sets the wall clock.
class Story {
public:
    explicit Story(Pending pending)
        : m_pending(pending)
    {
        m_world.services.add(QStringLiteral("anna"));
        m_world.services.add(QStringLiteral("ben"));
        m_world.engine = std::make_unique<sync::SyncEngine>(
            m_world.options, m_gated, m_gated, m_world.journal, m_world.clock);
        // as the composition does
        QObject::connect(
            m_world.engine.get(), &sync::SyncEngine::givingBackWaits, m_world.engine.get(), [this] {
                m_gated.graph.endPause();
                m_gated.pbx.retryNow();
            });
        QVERIFY(m_world.engine->start());
        m_world.settle();
    }

    void begin()
    {
        show("ben", "Busy", "InACall");
        watch(20s);
        FakeServices &services = m_world.services;
        switch (m_pending) {
        case Pending::RefusedWrite:
        case Pending::LostAnswer:
            services.phoneWriting = failureOf(ErrorKind::Server, m_pending == Pending::LostAnswer);
            break;
        case Pending::ThrottledReading:
            m_gated.graph.pauseUntil(m_world.clock.now() + 70s);
            break;
        case Pending::LoginPause:
            m_gated.pbx.refused(failureOf(ErrorKind::Unauthorized));
            break;
        case Pending::PollUnderWay:
            services.keepsTeamsWaiting = true;
            break;
        }
        show("anna", "Busy", "InACall");
        watch(14s);
    }
    void setClock(core::Duration by) { m_world.clock.setWall(by); }
    /// What was pending goes on as it would have.
    void goOn()
    {
        watch(6s);
        m_world.services.phoneWriting.reset();
        m_world.services.keepsTeamsWaiting = false;
        m_world.services.answerWaiting();
        watch(2min);
    }
    void endCalls()
    {
        show("anna", "Available", "Available");
        show("ben", "Available", "Available");
        watch(40s);
    }
    QStringList stop()
    {
        QSignalSpy stopped(m_world.engine.get(), &sync::SyncEngine::stopped);
        m_world.engine->stop();
        watch(10s);
        return stopped.size() == 1 ? stopped.first().first().toStringList()
                                   : QStringList{QStringLiteral("never")};
    }

    bool dnd(const char *name) { return m_world.services.of(QString::fromLatin1(name)).dnd; }
    QStringList trace() const { return m_trace; }

private:
    void show(const char *name, const char *availability, const char *activity)
    {
        FakeServices::Somebody &one = m_world.services.of(QString::fromLatin1(name));
        one.availability = QString::fromLatin1(availability);
        one.activity = QString::fromLatin1(activity);
    }
    /// Notes each second what was asked and what is planned.
    void watch(core::Duration time)
    {
        const core::Time end = m_world.clock.now() + time;
        while (m_world.clock.now() < end) {
            m_world.run(1s);
            const FakeServices &services = m_world.services;
            const sync::EngineStatus &status = m_world.engine->status();
            m_trace << QStringLiteral("polls %1, readings %2/%3, writes %4 %5, claims %6, next in %7 ms")
                           .arg(status.polls)
                           .arg(services.teamsReadings)
                           .arg(services.phoneReadings)
                           .arg(services.phoneWritesAsked)
                           .arg(services.presenceWrites.size())
                           .arg(status.dndClaims)
                           .arg((status.nextPoll - m_world.clock.now()).count());
        }
    }

    const Pending m_pending;
    EngineWorld m_world;
    GatedServices m_gated{m_world.services, m_world.clock};
    QStringList m_trace;
};

} // namespace

Q_DECLARE_METATYPE(Pending)

/// Somebody sets the wall clock while something is pending: nothing changes, not by a second.
class TestEngineClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void settingTheClockChangesNothing_data() { rows(); }
    void settingTheClockChangesNothing();
    void settingTheClockHoldsTheEndUpByNothing_data() { rows(); }
    void settingTheClockHoldsTheEndUpByNothing();

private:
    static void rows()
    {
        QTest::addColumn<Pending>("pending");
        QTest::addColumn<core::Duration>("set");
        const std::pair<Pending, const char *> kinds[]{{Pending::RefusedWrite, "a refused write"},
            {Pending::LostAnswer, "a lost answer"},
            {Pending::ThrottledReading, "a reading that was throttled"},
            {Pending::LoginPause, "a pause after a refused login"},
            {Pending::PollUnderWay, "a poll under way"}};
        for (const auto &[pending, name] : kinds) {
            for (const int hours : {-24, -1, 1, 24})
                QTest::addRow("%s, %d h", name, hours)
                    << pending << core::Duration{std::chrono::hours{hours}};
        }
    }
};

void TestEngineClock::settingTheClockChangesNothing()
{
    QFETCH(Pending, pending);
    QFETCH(core::Duration, set);
    const auto tell = [pending](core::Duration by) {
        Story story(pending);
        story.begin();
        [&story] { QVERIFY(story.dnd("ben") && !story.dnd("anna")); }();
        story.setClock(by);
        story.goOn();
        [&story] { QVERIFY(story.dnd("ben") && story.dnd("anna")); }();
        story.endCalls();
        [&story] { QVERIFY(!story.dnd("ben") && !story.dnd("anna")); }();
        return story.trace();
    };
    const QStringList without = tell({});
    QCOMPARE(tell(set), without);
}

void TestEngineClock::settingTheClockHoldsTheEndUpByNothing()
{
    QFETCH(Pending, pending);
    QFETCH(core::Duration, set);
    Story story(pending);
    story.begin();
    story.setClock(set);
    QCOMPARE(story.stop().contains(QStringLiteral("never")), false);
    const bool canWrite = pending != Pending::RefusedWrite && pending != Pending::LostAnswer;
    QCOMPARE(story.dnd("ben"), !canWrite);
}

QTEST_GUILESS_MAIN(TestEngineClock)
#include "tst_engineclock.moc"
