// SPDX-License-Identifier: GPL-3.0-or-later
// The engine against the simulator, over real HTTP: what a poll costs, how much memory it takes, and how long
// a single event keeps it from answering a window.
//   bench_process [--users N] [--polls N] [--period SECONDS] [--dnd-reads N]
#include "integration/bridge.h"
#include "integration/simulatedsecrets.h"
#include "program/composition.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QLoggingCategory>
#include <QThread>
#include <QTimer>

#include <sys/resource.h>

#include <cstdio>
#include <ctime>

using namespace pb;
using namespace std::chrono_literals;

namespace {

/// Times each event: while one is handled, the engine answers nobody.
class TimedApplication final : public QCoreApplication {
public:
    using QCoreApplication::QCoreApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        // the history has a thread of its own, which holds nobody up
        if (QThread::currentThread() != thread() || m_depth > 0)
            return QCoreApplication::notify(receiver, event);
        const int type = event->type();
        const QByteArray whose = receiver->metaObject()->className();
        QElapsedTimer timer;
        timer.start();
        const double cpuBefore = threadCpu();
        ++m_depth;
        const bool taken = QCoreApplication::notify(receiver, event);
        --m_depth;
        const double took = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        const double cpu = threadCpu() - cpuBefore;
        if (took > longest) {
            longest = took;
            longestEvent = whose + " event " + QByteArray::number(type);
        }
        if (cpu > dearest) {
            dearest = cpu;
            dearestEvent = whose + " event " + QByteArray::number(type);
        }
        return taken;
    }

    void forget()
    {
        longest = dearest = 0;
        longestEvent.clear();
        dearestEvent.clear();
    }

    double longest = 0; ///< ms
    double dearest = 0; ///< ms of CPU of this thread within one event: a busy machine spoils it less
    QByteArray longestEvent;
    QByteArray dearestEvent;

private:
    static double threadCpu()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    }

    int m_depth = 0;
};

double processCpu()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

/// MB; of "VmRSS" or "VmHWM".
long memory(const char *which)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(which))
            return line.simplified().split(' ').value(1).toLong() / 1024;
    }
    return -1;
}

struct Settings {
    int users = 10'000;
    int polls = 6;
    std::chrono::seconds period = 5s;
    int dndReads = 0; ///< 0: the profile's own
};

class Run {
public:
    Run(TimedApplication &application, const Settings &settings)
        : m_application(application)
        , m_settings(settings)
        , m_simulator({QStringLiteral("--users"), QString::number(settings.users)})
    {
    }

    bool start()
    {
        if (!m_simulator.isReady())
            return false;
        const test::SimulatorInfo &info = m_simulator.info();
        profile::Profile profile = test::profileFor(info);
        profile.times.period = m_settings.period;
        profile.times.directory = std::chrono::minutes{60};
        if (m_settings.dndReads > 0)
            profile.dndReads.perPoll = m_settings.dndReads;
        test::putSecrets(*m_store, profile.id, info);
        m_composition = std::make_unique<Composition>(
            Composition::Settings{profile, m_folder.filePath(QStringLiteral("claims.sqlite")), false, true},
            m_store, m_clock);
        m_composition->start();
        return runUntil([this] { return m_composition->engine() != nullptr; });
    }

    bool measure()
    {
        const bool began =
            phase("first reading", [this] { return polls() >= 1 && m_composition->board().count() > 0; });
        return began && steady() && changes() && directory() && calls() && givingBack();
    }

    int writes() { return m_simulator.world().value(QStringLiteral("dndWrites")).toInt(); }

private:
    int polls() const { return m_composition->engine()->status().polls; }

    /// Runs the event loop until the condition holds; false: it does not within ten minutes.
    static bool runUntil(const std::function<bool()> &condition)
    {
        QEventLoop loop;
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, &loop, [&] {
            if (condition())
                loop.exit(0);
        });
        look.start(50);
        QTimer::singleShot(600'000, &loop, [&loop] { loop.exit(1); });
        return loop.exec() == 0;
    }

    /// Runs until the condition holds and tells the longest event meanwhile.
    template<typename Condition>
    bool phase(const char *name, Condition condition)
    {
        m_application.forget();
        const bool reached = runUntil(condition);
        std::printf("%-32s longest event %7.1f ms %s, dearest %.1f ms CPU %s%s\n", name,
            m_application.longest, m_application.longestEvent.constData(), m_application.dearest,
            m_application.dearestEvent.constData(), reached ? "" : "  NOT REACHED");
        return reached;
    }

    bool steady()
    {
        const int settled = polls() + 2;
        phase("settling", [&] { return polls() >= settled; });
        m_simulator.clearRequests();
        const int from = polls();
        const double cpuBefore = processCpu();
        const int until = from + m_settings.polls;
        if (!phase("nothing changes", [&] { return polls() >= until; }))
            return false;
        const double cpu = (processCpu() - cpuBefore) / m_settings.polls;
        const auto requests = m_simulator.requests().size() / m_settings.polls;
        std::printf("%-32s %.1f ms CPU a poll, %lld requests a poll, RSS %ld MB, highest %ld MB\n", "", cpu,
            static_cast<long long>(requests), memory("VmRSS"), memory("VmHWM"));
        return true;
    }

    bool changes()
    {
        const QStringList people = m_simulator.matchedEmails().mid(0, m_settings.users / 10);
        for (const QString &email : people)
            m_simulator.setTeams(email, QStringLiteral("Busy"), QStringLiteral("Busy"));
        const int until = polls() + 3;
        return phase("every tenth status changed", [&] { return polls() >= until; });
    }

    bool directory()
    {
        const QStringList people = m_simulator.matchedEmails().mid(100, 20);
        for (const QString &email : people)
            m_simulator.control("POST", QStringLiteral("email/") + email,
                {{QStringLiteral("email"), QString(QStringLiteral("new-") + email)}});
        const int matched = m_composition->engine()->status().matched;
        m_composition->engine()->syncNow();
        return phase("twenty people left the match",
            [&] { return m_composition->engine()->status().matched < matched; });
    }

    /// Every tenth of those in no other phase begins a phone call: as many presences are written.
    bool calls()
    {
        const QStringList people =
            m_simulator.matchedEmails().mid(m_settings.users / 5, m_settings.users / 10);
        for (const QString &email : people)
            m_simulator.setLine(email, QStringLiteral("InCall"));
        return phase("every tenth begins a call",
            [&] { return m_composition->engine()->status().teamsClaims >= people.size() * 9 / 10; });
    }

    bool givingBack()
    {
        m_composition->engine()->setPaused(true);
        return phase("a pause gives all back",
            [&] { return m_composition->engine()->status().mode == sync::Mode::Paused; });
    }

    TimedApplication &m_application;
    const Settings m_settings;
    core::SystemClock m_clock;
    const std::shared_ptr<secrets::MemorySecretStore> m_store =
        std::make_shared<secrets::MemorySecretStore>();
    QTemporaryDir m_folder;
    test::Simulator m_simulator;
    std::unique_ptr<Composition> m_composition;
};

Settings settingsFrom(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("users"), QString(), QStringLiteral("n"), QStringLiteral("10000")},
        {QStringLiteral("polls"), QString(), QStringLiteral("n"), QStringLiteral("6")},
        {QStringLiteral("period"), QString(), QStringLiteral("seconds"), QStringLiteral("5")},
        {QStringLiteral("dnd-reads"), QString(), QStringLiteral("n"), QStringLiteral("0")}});
    parser.process(arguments);
    const auto number = [&parser](
                            const char *name) { return parser.value(QString::fromLatin1(name)).toInt(); };
    return {number("users"), number("polls"), std::chrono::seconds{number("period")}, number("dnd-reads")};
}

} // namespace

int main(int argc, char **argv)
{
    TimedApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("pb.*.debug=false\npb.*.info=false"));
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const Settings settings = settingsFrom(QCoreApplication::arguments());
    std::printf("%d users, period %d s\n", settings.users, static_cast<int>(settings.period.count()));
    Run run(application, settings);
    if (!run.start() || !run.measure()) {
        std::printf("the run did not get to its end\n");
        return 1;
    }
    std::printf("writes of do-not-disturb: %d\n", run.writes());
    return 0;
}
