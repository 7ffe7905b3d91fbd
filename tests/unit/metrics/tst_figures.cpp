// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/watch.h"
#include "metrics/collector.h"
#include "support/fakeclock.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <memory>

using namespace pb;
using namespace Qt::StringLiterals;

/// What Prometheus is told: that it is counted rightly, that the text is well-formed, and that nobody is
/// named.
class TestFigures final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world = std::make_unique<World>(); }

    void pollsAreCountedByResultAndKind();
    void directoriesAreSourcesOfTheirOwn();
    void writesAreCountedByResultAndKind();
    void theLastSuccessIsATimeOfTheWallClock();
    void classesOfAHistogramAreCumulative();
    void theModeInForceIsOne();
    void nothingIsSaidOfTheStateBeforeThereIsOne();
    void needsAndExpiriesAreTold();
    void everySampleFollowsItsHelpAndType();
    void nobodyIsNamed();

private:
    QByteArray text() { return metrics::toPrometheus(m_world->collector.figures()); }
    bool has(const QByteArray &line)
    {
        return QByteArray('\n' + text()).contains(QByteArray('\n' + line + '\n'));
    }

    struct World {
        test::FakeClock clock;
        health::Watch watch{{}, clock};
        metrics::Collector collector{watch, clock};
    };
    std::unique_ptr<World> m_world;
};

namespace {

core::Error errorOf(core::ErrorKind kind)
{
    core::Error error;
    error.kind = kind;
    error.detail = u"anna@example.com does not answer"_s;
    return error;
}

sync::WriteRecord recordOf(presence::Side side, std::optional<core::Error> error = {}, bool alreadySo = false)
{
    sync::WriteRecord record;
    record.key = u"anna@example.com"_s;
    record.side = side;
    record.duration = core::Duration{120};
    record.error = std::move(error);
    record.alreadySo = alreadySo;
    return record;
}

} // namespace

void TestFigures::pollsAreCountedByResultAndKind()
{
    sync::EngineStatus status;
    status.graph.latency = core::Duration{461};
    m_world->collector.notePoll(sync::Polled::Teams, status);
    m_world->collector.notePoll(sync::Polled::Teams, status);
    status.graph.error = errorOf(core::ErrorKind::Timeout);
    m_world->collector.notePoll(sync::Polled::Teams, status);
    QVERIFY(has(R"(presence_bridge_polls_total{source="teams",result="ok"} 2)"));
    QVERIFY(has(R"(presence_bridge_polls_total{source="teams",result="failed"} 1)"));
    QVERIFY(has(R"(presence_bridge_polls_total{source="starface",result="ok"} 0)"));
    const QByteArray kind = core::kindName(core::ErrorKind::Timeout).toLatin1();
    QVERIFY(has(R"(presence_bridge_poll_errors_total{source="teams",kind=")" + kind + R"("} 1)"));
    QVERIFY(has(R"(presence_bridge_poll_duration_seconds_sum{source="teams"} 0.922)"));
}

void TestFigures::directoriesAreSourcesOfTheirOwn()
{
    sync::EngineStatus status;
    status.starface.directoryError = errorOf(core::ErrorKind::Forbidden);
    m_world->collector.notePoll(sync::Polled::Directories, status);
    QVERIFY(has(R"(presence_bridge_polls_total{source="teams_directory",result="ok"} 1)"));
    QVERIFY(has(R"(presence_bridge_polls_total{source="starface_directory",result="failed"} 1)"));
}

void TestFigures::writesAreCountedByResultAndKind()
{
    m_world->collector.noteWrite(recordOf(presence::Side::Starface));
    m_world->collector.noteWrite(recordOf(presence::Side::Starface, {}, true));
    m_world->collector.noteWrite(recordOf(presence::Side::Starface, errorOf(core::ErrorKind::Forbidden)));
    m_world->collector.noteWrite(recordOf(presence::Side::Teams));
    QVERIFY(has(R"(presence_bridge_writes_total{side="starface",result="done"} 1)"));
    QVERIFY(has(R"(presence_bridge_writes_total{side="starface",result="unchanged"} 1)"));
    QVERIFY(has(R"(presence_bridge_writes_total{side="starface",result="failed"} 1)"));
    QVERIFY(has(R"(presence_bridge_writes_total{side="teams",result="done"} 1)"));
    const QByteArray kind = core::kindName(core::ErrorKind::Forbidden).toLatin1();
    QVERIFY(has(R"(presence_bridge_write_errors_total{side="starface",kind=")" + kind + R"("} 1)"));
}

void TestFigures::theLastSuccessIsATimeOfTheWallClock()
{
    m_world->clock.setWall(std::chrono::hours{-24});
    m_world->collector.notePoll(sync::Polled::Starface, {});
    const double wall = double(m_world->clock.wall().time_since_epoch().count()) / 1000;
    QVERIFY(has(R"(presence_bridge_last_success_timestamp_seconds{source="starface"} )"
        + QByteArray::number(wall, 'g', 15)));
    QVERIFY(!text().contains(R"(last_success_timestamp_seconds{source="teams"})"));
}

void TestFigures::classesOfAHistogramAreCumulative()
{
    metrics::Histogram histogram;
    for (const int milliseconds : {50, 51, 700, 40'000})
        histogram.add(core::Duration{milliseconds});
    QCOMPARE(histogram.upTo(0), quint64{1}); // a bound belongs to its class
    QCOMPARE(histogram.upTo(1), quint64{2});
    QCOMPARE(histogram.upTo(4), quint64{3});
    QCOMPARE(histogram.upTo(metrics::Histogram::bounds.size() - 1), quint64{3});
    QCOMPARE(histogram.count(), quint64{4});
    QCOMPARE(histogram.sum(), 40.801);
}

void TestFigures::theModeInForceIsOne()
{
    sync::EngineStatus status;
    status.mode = sync::Mode::ObserveOnly;
    status.dndClaims = 3;
    status.brake = sync::BrakeQuestion{};
    m_world->watch.noteStatus(status);
    QVERIFY(has(R"(presence_bridge_mode{mode="live"} 0)"));
    QVERIFY(has(R"(presence_bridge_mode{mode="observe"} 1)"));
    QVERIFY(has(R"(presence_bridge_mode{mode="paused"} 0)"));
    QVERIFY(has(R"(presence_bridge_claims{side="starface"} 3)"));
    QVERIFY(has("presence_bridge_brake 1"));
}

void TestFigures::nothingIsSaidOfTheStateBeforeThereIsOne()
{
    const QByteArray before = text();
    QVERIFY(!before.contains("presence_bridge_mode"));
    QVERIFY(before.contains("presence_bridge_build_info{version=\"" PB_VERSION "\"} 1\n"));
}

void TestFigures::needsAndExpiriesAreTold()
{
    const QDate soon =
        QDateTime::fromMSecsSinceEpoch(m_world->clock.wall().time_since_epoch().count()).date().addDays(3);
    m_world->watch.setDates({soon, {}});
    QVERIFY(has(R"(presence_bridge_credential_expiry_timestamp_seconds{credential="client_secret"} )"
        + QByteArray::number(soon.startOfDay().toSecsSinceEpoch())));
    QVERIFY(!text().contains("read_client_secret"));
    const QRegularExpression some(u"presence_bridge_needs\\{severity=.(error|warning).\\} [1-9]"_s);
    QVERIFY2(QString::fromLatin1(text()).contains(some), text().constData());
}

/// As the format wants it: help and type once, before the first sample, and the samples of a metric together.
void TestFigures::everySampleFollowsItsHelpAndType()
{
    m_world->watch.noteStatus({});
    m_world->collector.notePoll(sync::Polled::Teams, {});
    m_world->collector.noteWrite(recordOf(presence::Side::Teams, errorOf(core::ErrorKind::Server)));
    static const QRegularExpression sample(
        uR"re(\A([a-z_]+?)(_bucket|_sum|_count)?(\{[a-z_]+="[^"\\]*"(,[a-z_]+="[^"\\]*")*\})? -?[0-9.e+]+\z)re"_s);
    QSet<QString> known;
    QString current;
    QString type;
    int samples = 0;
    const QStringList lines = QString::fromLatin1(text()).split(u'\n', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].startsWith(u"# HELP ")) {
            current = lines[i].section(u' ', 2, 2);
            QVERIFY2(!known.contains(current), qPrintable(current));
            known.insert(current);
            QVERIFY(lines[++i].startsWith(u"# TYPE "_s + current + u' '));
            type = lines[i].section(u' ', 3);
            QCOMPARE(current.endsWith(u"_total"), type == u"counter");
            continue;
        }
        const auto match = sample.match(lines[i]);
        QVERIFY2(match.hasMatch(), qPrintable(lines[i]));
        const bool isPart = type == u"histogram" && !match.captured(2).isEmpty();
        QCOMPARE(isPart ? match.captured(1) : match.captured(1) + match.captured(2), current);
        ++samples;
    }
    QVERIFY(samples > 60);
}

void TestFigures::nobodyIsNamed()
{
    sync::EngineStatus status;
    status.settingsOfNobody = {u"bert@example.com"_s};
    status.graph.error = errorOf(core::ErrorKind::Server);
    status.setAside = {u"bert@example.com"_s};
    m_world->watch.noteStatus(status);
    sync::FailedWrite failed;
    failed.key = failed.email = u"anna@example.com"_s;
    failed.name = u"Anna Beispiel"_s;
    m_world->watch.setFailedWrites({failed});
    m_world->collector.notePoll(sync::Polled::Teams, status);
    m_world->collector.noteWrite(recordOf(presence::Side::Teams, errorOf(core::ErrorKind::Server)));
    QVERIFY(!text().contains('@'));
    QVERIFY(!text().contains("Anna"));
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
