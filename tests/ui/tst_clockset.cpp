// SPDX-License-Identifier: GPL-3.0-or-later
#include "board/boardjson.h"
#include "board/snapshot.h"
#include "core/isotime.h"
#include "headless/jsonreporter.h"
#include "health/watch.h"
#include "support/bundle.h"
#include "support/fakeclock.h"
#include "terminal/terminaltable.h"
#include "ui/health/healthpage.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/rowexport.h"
#include "ui/monitor/why/whypanel.h"
#include "words/whyticket.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLocale>
#include <QTest>

using namespace pb;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr core::Duration age = 100s;

/// A call that began in Teams `age` ago, seen by everything that shows it, and then somebody sets the clock.
struct Stage {
    test::FakeClock clock;
    board::Board board{clock};
    ui::MonitorModel model{board};
    health::Watch watch{{}, clock};
    QList<QJsonObject> told;
    headless::JsonReporter reporter{
        [this](const QByteArray &line) { told << QJsonDocument::fromJson(line).object(); }, clock};
    sync::EngineStatus status;

    explicit Stage(core::Duration set)
    {
        sync::Person anna;
        anna.key = anna.email = u"anna@example.com"_s;
        anna.name = u"Anna"_s;
        board.setPeople({anna});
        sync::UserReport report;
        report.key = anna.key;
        report.decidedAt = clock.now();
        board.applyReports({report});
        clock.advance(1h);
        report.teams = presence::TeamsStatus::InCall;
        report.decidedAt = clock.now();
        report.observation.teams = {presence::TeamsStatus::InCall, clock.now()};
        report.state.dnd = {presence::ClaimPhase::Held, presence::TeamsStatus::InCall, clock.now(), true};
        board.applyReports({report});
        sync::WriteRecord write;
        write.key = anna.key;
        write.side = presence::Side::Starface;
        write.action = presence::Action::SetDndOn;
        write.at = clock.now();
        board.applyWrite(write);
        status.graph = {sync::ConnectionHealth::State::Ok, clock.now(), 80ms, {}};
        tell();
        clock.advance(age);
        model.refreshAges(); // as each second: nothing but the clock changes from here on
        clock.setWall(set);
        model.refreshAges();
    }
    void tell()
    {
        board.applyStatus(status);
        watch.noteStatus(status);
        reporter.statusChanged(status);
    }
    /// When the call began, by the clock as it is now.
    core::Wall began() const { return clock.wall() - age; }
    QString beganAt() const { return core::localTime(began()).toString(u"HH:mm:ss"_s); }
};

QStringList words(const QWidget &widget)
{
    QStringList all;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        all << label->text();
    return all;
}

} // namespace

/// Somebody sets the wall clock while the program runs: what is shown afterwards is told by the clock as it
/// is now, and nothing has become older or younger.
class TestClockSet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMonitorShowsTheNewTime_data() { rows(); }
    void theMonitorShowsTheNewTime();
    void thePanelTellsTheNewTime_data() { rows(); }
    void thePanelTellsTheNewTime();
    void theFilesHoldTheNewTime_data() { rows(); }
    void theFilesHoldTheNewTime();
    void theHealthPageTellsTheNewTime_data() { rows(); }
    void theHealthPageTellsTheNewTime();
    void theTerminalShowsTheNewTime_data() { rows(); }
    void theTerminalShowsTheNewTime();
    void theJsonTellsTheNewTime_data() { rows(); }
    void theJsonTellsTheNewTime();
    void theBundleHoldsTheNewTime_data() { rows(); }
    void theBundleHoldsTheNewTime();

private:
    static void rows()
    {
        QTest::addColumn<core::Duration>("set");
        QTest::newRow("a day back") << core::Duration{-24h};
        QTest::newRow("an hour back") << core::Duration{-1h};
        QTest::newRow("a second forward") << core::Duration{1s};
        QTest::newRow("an hour forward") << core::Duration{1h};
        QTest::newRow("a day forward") << core::Duration{24h};
    }
};

void TestClockSet::theMonitorShowsTheNewTime()
{
    QFETCH(core::Duration, set);
    Stage stage(set);
    QCOMPARE(stage.model.text(0, ui::MonitorModel::Since), stage.beganAt());
    const QString tip = stage.model.index(0, ui::MonitorModel::Teams).data(Qt::ToolTipRole).toString();
    const QString day = QLocale().toString(core::localTime(stage.began()).date(), QLocale::ShortFormat);
    QVERIFY2(tip.contains(day + u' ' + stage.beganAt()), qPrintable(tip));
    QVERIFY2(tip.contains(u"Read 1 min 40 s ago"_s), qPrintable(tip));
}

void TestClockSet::thePanelTellsTheNewTime()
{
    QFETCH(core::Duration, set);
    Stage stage(set);
    ui::WhyPanel panel(stage.board);
    panel.setUser(u"anna@example.com"_s);
    panel.show();
    panel.refresh();
    const QString text = words(panel).join(u'\n');
    QVERIFY2(text.contains(stage.beganAt() + u" (1 min 40 s)"_s), qPrintable(text));
    const QString ticket = ui::whyTicket(stage.board, 0, false);
    QVERIFY2(ticket.contains(u"Written at "_s + core::isoTime(stage.clock.wall())), qPrintable(ticket));
    QVERIFY2(
        ticket.contains(u"since "_s + core::isoTime(stage.began()) + u" (1 min 40 s)"_s), qPrintable(ticket));
    QVERIFY2(ticket.contains(core::isoTime(stage.began()) + u"  "_s), qPrintable(ticket)); // the write
}

void TestClockSet::theFilesHoldTheNewTime()
{
    QFETCH(core::Duration, set);
    Stage stage(set);
    const auto snapshot = board::takeSnapshot(stage.board, {0});
    const auto table = ui::rowsAsTable(snapshot);
    for (const QString &column : {u"Teams since"_s, u"Teams read at"_s})
        QCOMPARE(table[1][table[0].indexOf(column)], core::isoTime(stage.began()));
    const auto json = QJsonDocument::fromJson(board::rowsToJson(snapshot)).object();
    QCOMPARE(json[u"exportedAt"].toString(), core::isoTime(stage.clock.wall()));
    const auto user = json[u"users"][0];
    QCOMPARE(user[u"teams"][u"since"].toString(), core::isoTime(stage.began()));
    QCOMPARE(user[u"teams"][u"readAt"].toString(), core::isoTime(stage.began()));
    QCOMPARE(user[u"starface"][u"claim"][u"since"].toString(), core::isoTime(stage.began()));
    QCOMPARE(user[u"decidedAt"].toString(), core::isoTime(stage.began()));
}

void TestClockSet::theHealthPageTellsTheNewTime()
{
    QFETCH(core::Duration, set);
    Stage stage(set);
    const core::Time runsOut = stage.clock.now() + 47min;
    core::Error error;
    error.kind = core::ErrorKind::Server;
    stage.watch.setTokens({true, runsOut, error, runsOut - 20min}, {});
    stage.clock.advance(0ms);
    ui::HealthPage page(stage.watch);
    page.show();
    const QString text = words(page).join(u'\n');
    for (const core::Duration ahead : {47min, 27min}) {
        const QTime time = core::localTime(stage.clock.wall() + ahead).time();
        QVERIFY2(text.contains(QLocale().toString(time, QLocale::ShortFormat)), qPrintable(text));
    }
    QVERIFY2(text.contains(u"Last success 1 min 40 s ago."_s), qPrintable(text));
    // the day of the wall clock counts for the end of a secret
    stage.watch.setDates({core::localTime(stage.clock.wall()).date().addDays(6), {}});
    QCOMPARE(stage.watch.expiries().constFirst().daysLeft, 6);
}

void TestClockSet::theTerminalShowsTheNewTime()
{
    QFETCH(core::Duration, set);
    Stage stage(set);
    const ui::TerminalTable table(stage.board, {}, [](const QByteArray &) {});
    const QString text = table.render();
    QVERIFY2(text.contains(stage.beganAt()), qPrintable(text));
    QVERIFY2(text.contains(u"read 1 min ago"_s), qPrintable(text));
}

void TestClockSet::theJsonTellsTheNewTime()
{
    QFETCH(core::Duration, set);
    Stage stage(set);
    stage.told.clear();
    stage.status.graph.state = sync::ConnectionHealth::State::Failing;
    stage.status.graph.error.emplace();
    stage.tell();
    sync::UserReport report = stage.board.row(0).report;
    report.teams = presence::TeamsStatus::Unknown;
    stage.reporter.reported({report});
    const auto find = [&stage](const QString &event) {
        for (const QJsonObject &one : std::as_const(stage.told)) {
            if (one[u"event"].toString() == event)
                return one;
        }
        return QJsonObject();
    };
    const QString began = core::isoTimeUtc(stage.began());
    QCOMPARE(find(u"connection"_s)[u"lastSuccess"].toString(), began);
    QCOMPARE(find(u"decision"_s)[u"readAt"].toString(), began);
    QCOMPARE(find(u"decision"_s)[u"at"].toString(), core::isoTimeUtc(stage.clock.wall()));
}

void TestClockSet::theBundleHoldsTheNewTime()
{
    QFETCH(core::Duration, set);
    Stage stage(set);
    stage.clock.advance(0ms);
    support::BundleInput input;
    input.facts = stage.watch.facts();
    input.now = stage.clock.read();
    input.reports = {stage.board.row(0).report};
    input.writes = stage.board.recentWrites();
    input.salt = "salt";
    int found = 0;
    const support::Bundle bundle = support::makeBundle(input);
    for (const support::ZipEntry &file : bundle.files) {
        if (file.name == u"health.json" || file.name == u"decisions.json" || file.name == u"writes.json") {
            ++found;
            QVERIFY2(
                file.content.contains(core::isoTimeUtc(stage.began()).toUtf8()), file.content.constData());
        }
    }
    QCOMPARE(found, 3);
}

QTEST_MAIN(TestClockSet)
#include "tst_clockset.moc"
