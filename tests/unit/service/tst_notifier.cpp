// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/notifier.h"
#include "support/fakeclock.h"

#include <QTest>

using namespace pb;
using namespace std::chrono_literals;
using service::Event;
using State = sync::ConnectionHealth::State;

/// What a service manager and the system's journal are told, and when.
class TestNotifier : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void itIsReadyOnceBothSidesWereRead();
    void itIsReadyWhereAReadingFailed();
    void withoutADirectoryItIsReadyToo();
    void waitingForASecretIsReadyAndSaysSo();
    void theStatusIsToldOnceAndInOneLine();
    void anOutageBeginsAndEnds();
    void aChangeOfTheModeIsTold();
    void theEndIsTold();
    void whatIsNotGivenBackIsTold();
    void aReload();
    void afterAReplacementItIsNotReadyAnew();
    void aHungEngineIsNotCoveredUp();

private:
    service::Notifier *make(std::optional<core::Duration> watchdog = {})
    {
        m_notifier = std::make_unique<service::Notifier>(
            service::Notifier::Settings{[this](const QByteArray &lines) { m_lines << lines; },
                [this](const service::Entry &entry) { m_entries << entry; }, watchdog,
                [](const core::Error &error) { return core::kindName(error.kind); }},
            m_clock);
        return m_notifier.get();
    }
    sync::EngineStatus status(State teams = State::Ok, State starface = State::Ok)
    {
        sync::EngineStatus status;
        status.matched = 3;
        status.graph.state = teams;
        status.starface.state = starface;
        core::Error error;
        error.kind = core::ErrorKind::Offline;
        if (teams == State::Failing)
            status.graph.error = error;
        if (starface == State::Failing)
            status.starface.error = error;
        return status;
    }
    QList<Event> events() const
    {
        QList<Event> list;
        for (const service::Entry &entry : m_entries)
            list << entry.event;
        return list;
    }

    test::FakeClock m_clock;
    std::unique_ptr<service::Notifier> m_notifier;
    QList<QByteArray> m_lines;
    QList<service::Entry> m_entries;
};

void TestNotifier::init()
{
    m_notifier.reset();
    m_lines.clear();
    m_entries.clear();
}

void TestNotifier::itIsReadyOnceBothSidesWereRead()
{
    service::Notifier *notifier = make();
    notifier->polled(sync::Polled::Directories, status(State::NotYet, State::NotYet));
    notifier->polled(sync::Polled::Teams, status(State::Ok, State::NotYet));
    QVERIFY(!m_lines.contains("READY=1"));
    notifier->polled(sync::Polled::Starface, status());
    QCOMPARE(m_lines.count("READY=1"), 1);
    QCOMPARE(events(), QList<Event>{Event::Started});
    notifier->polled(sync::Polled::Teams, status());
    notifier->polled(sync::Polled::Starface, status());
    QCOMPARE(m_lines.count("READY=1"), 1);
    QCOMPARE(events(), QList<Event>{Event::Started});
}

void TestNotifier::itIsReadyWhereAReadingFailed()
{
    service::Notifier *notifier = make();
    notifier->polled(sync::Polled::Teams, status(State::Failing, State::NotYet));
    notifier->polled(sync::Polled::Starface, status(State::Failing, State::Ok));
    QCOMPARE(m_lines.count("READY=1"), 1);
}

void TestNotifier::withoutADirectoryItIsReadyToo()
{
    service::Notifier *notifier = make();
    sync::EngineStatus failing = status(State::NotYet, State::NotYet);
    failing.graph.directoryError = core::Error{};
    notifier->polled(sync::Polled::Directories, failing);
    QCOMPARE(m_lines.count("READY=1"), 1);
}

void TestNotifier::waitingForASecretIsReadyAndSaysSo()
{
    service::Notifier *notifier = make();
    notifier->waits(QStringLiteral("The password of STARFACE is missing."));
    QCOMPARE(m_lines, (QList<QByteArray>{"STATUS=The password of STARFACE is missing.", "READY=1"}));
    QCOMPARE(events(), QList<Event>{Event::SecretNeeded});
}

void TestNotifier::theStatusIsToldOnceAndInOneLine()
{
    service::Notifier *notifier = make();
    notifier->statusChanged(status());
    notifier->statusChanged(status());
    QCOMPARE(m_lines, QList<QByteArray>{"STATUS=Synchronises. 3 user(s) matched."});
    notifier->failed(QStringLiteral("One.\nREADY=1"));
    QCOMPARE(m_lines.last(), QByteArray("STATUS=One. READY=1"));
}

void TestNotifier::anOutageBeginsAndEnds()
{
    service::Notifier *notifier = make();
    notifier->statusChanged(status());
    notifier->statusChanged(status(State::Ok, State::Failing));
    notifier->statusChanged(status(State::Ok, State::Failing));
    QCOMPARE(events(), QList<Event>{Event::OutageBegins});
    QCOMPARE(m_entries.last().more,
        (QList<QByteArray>{"PRESENCE_BRIDGE_SIDE=starface",
            "PRESENCE_BRIDGE_ERROR=" + core::kindName(core::ErrorKind::Offline).toUtf8()}));
    QVERIFY(m_lines.last().contains("STARFACE cannot be read: "));
    notifier->statusChanged(status(State::Failing, State::Ok));
    QCOMPARE(events(), (QList<Event>{Event::OutageBegins, Event::OutageBegins, Event::OutageEnds}));
    QCOMPARE(m_entries.at(1).more.first(), QByteArray("PRESENCE_BRIDGE_SIDE=teams"));
    QCOMPARE(m_entries.at(2).more, QList<QByteArray>{"PRESENCE_BRIDGE_SIDE=starface"});
}

void TestNotifier::aChangeOfTheModeIsTold()
{
    service::Notifier *notifier = make();
    notifier->statusChanged(status());
    QVERIFY(m_entries.isEmpty());
    sync::EngineStatus observing = status();
    observing.mode = sync::Mode::ObserveOnly;
    notifier->statusChanged(observing);
    QCOMPARE(events(), QList<Event>{Event::ModeChanged});
    QCOMPARE(m_entries.last().more, QList<QByteArray>{"PRESENCE_BRIDGE_MODE=observe-only"});
    QVERIFY(m_lines.last().startsWith("STATUS=Observes only"));
}

void TestNotifier::theEndIsTold()
{
    service::Notifier *notifier = make();
    notifier->statusChanged(status());
    notifier->stopping();
    notifier->stopping();
    QCOMPARE(m_lines.last(), QByteArray("STOPPING=1\nSTATUS=Gives everything back, then ends."));
    const qsizetype before = m_lines.size();
    notifier->statusChanged(status()); // does not cover that up
    QCOMPARE(m_lines.size(), before);
    notifier->stopped({});
    QCOMPARE(events(), QList<Event>{Event::Stopped});
}

void TestNotifier::whatIsNotGivenBackIsTold()
{
    service::Notifier *notifier = make();
    notifier->stopping();
    notifier->stopped({QStringLiteral("anna@example.org"), QStringLiteral("ben@example.org")});
    QCOMPARE(events(), (QList<Event>{Event::NotGivenBack, Event::Stopped}));
    QCOMPARE(m_entries.first().more, QList<QByteArray>{"PRESENCE_BRIDGE_USERS=2"});
    for (const service::Entry &entry : m_entries)
        QVERIFY(!entry.sentence.contains(QStringLiteral("anna"))); // the journal names nobody
}

void TestNotifier::aReload()
{
    service::Notifier *notifier = make();
    notifier->reloading();
    QVERIFY(m_lines.last().startsWith("RELOADING=1\nMONOTONIC_USEC="));
    notifier->reloaded(QStringLiteral("Done."), true);
    QCOMPARE(m_lines.last(), QByteArray("READY=1"));
    notifier->reloading();
    notifier->reloaded(QStringLiteral("No."), false);
    QCOMPARE(m_lines.last(), QByteArray("READY=1")); // goes on as it was
    QCOMPARE(events(), (QList<Event>{Event::ProfileReloaded, Event::ProfileRefused}));
}

void TestNotifier::afterAReplacementItIsNotReadyAnew()
{
    service::Notifier *notifier = make();
    notifier->polled(sync::Polled::Teams, status());
    notifier->polled(sync::Polled::Starface, status());
    notifier->statusChanged(status(State::Failing));
    notifier->forget();
    notifier->polled(sync::Polled::Teams, status());
    notifier->polled(sync::Polled::Starface, status());
    QCOMPARE(m_lines.count("READY=1"), 1);
    // what was out before is another connection's business
    notifier->statusChanged(status());
    QCOMPARE(events(), (QList<Event>{Event::Started, Event::OutageBegins}));
}

void TestNotifier::aHungEngineIsNotCoveredUp()
{
    service::Notifier *notifier = make(30s);
    QCOMPARE(m_lines, QList<QByteArray>{"WATCHDOG=1"});
    notifier->beat(1s);
    m_clock.advance(60s);
    QCOMPARE(m_lines.count("WATCHDOG=1"), 1);
    notifier->forget();
    m_clock.advance(30s);
    QCOMPARE(m_lines.count("WATCHDOG=1"), 4);
}

QTEST_GUILESS_MAIN(TestNotifier)
#include "tst_notifier.moc"
