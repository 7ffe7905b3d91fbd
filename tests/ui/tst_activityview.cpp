// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/historystage.h"
#include "ui/monitor/activity/activitymodel.h"
#include "ui/monitor/activity/activityview.h"
#include "words/eventwords.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;
using presence::TeamsStatus;
using ui::ActivityModel;

class TestActivityView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasWords();
    void pagesAreReadAsOneScrolls();
    void typingAUserFiltersAndEscapeClears();
    void theKindButtonsFilterAndCount();
    void problemsAlone();
    void theIntervalFilters();
    void newEventsDisturbNobody();
    void enterShowsTheUser();
    void copyGivesAHarmlessTable();
    void theExportHoldsEverythingTheFilterLeaves();
    void anExportThatCannotBeWrittenFails();
    void deletingAllAsksFirst();
    void offSaysSo();
};

namespace {

struct Log {
    HistoryStage stage;
    mutable ui::ActivityView view;
    QAbstractItemModelTester tester;

    explicit Log(int days = 7)
        : stage(days)
        , view(*stage.store, stage.clock)
        , tester(&view.model(), QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        view.resize(1000, 400);
    }
    void show()
    {
        QSignalSpy loaded(&view, &ui::ActivityView::loaded);
        view.show();
        QVERIFY(loaded.count() > 0 || loaded.wait());
    }
    /// Lets the pause after typing go by and waits for the answer.
    void settle()
    {
        QSignalSpy loaded(&view, &ui::ActivityView::loaded);
        stage.clock.advance(300ms);
        QVERIFY(loaded.count() > 0 || loaded.wait());
    }
    int rows() const { return view.table().model()->rowCount(); }
    QString cell(int row, int column) const
    {
        return view.table().model()->index(row, column).data().toString();
    }
    template<typename T>
    T *find(const char *name) const
    {
        T *found = view.findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }

    void recordVariety()
    {
        history::Connection failing;
        failing.state = history::Connection::State::Failing;
        failing.error.emplace();
        failing.error->kind = core::ErrorKind::Unauthorized;
        failing.error->code = QStringLiteral("AADSTS7000222");
        failing.error->requestId = QStringLiteral("req-77");
        stage.record({stage.status(1, TeamsStatus::Busy, TeamsStatus::Available),
            HistoryStage::write(noon + 2min, stage.anna, false),
            HistoryStage::write(noon + 3min, QStringLiteral("=cmd|'/c calc'!A1"), true),
            happened(noon + 4min, failing),
            happened(noon + 5min, history::ModeChange{sync::Mode::Paused, sync::Mode::Live})});
    }
};

} // namespace

void TestActivityView::everyKindHasWords()
{
    using namespace history;
    QList<Payload> all;
    for (const auto what : {What::Status, What::Decision, What::Claim})
        all << Payload(change(TeamsStatus::Busy, what));
    all << Payload(Write{}) << Payload(history::Brake{3, 9}) << Payload(history::Brake{});
    for (int state = 0; state <= int(Connection::State::OnTime); ++state) {
        for (int service = 0; service <= int(Service::Journal); ++service)
            all << Payload(Connection{Service(service), Connection::State(state), 2s, {}});
    }
    for (int what = 0; what <= int(Directory::What::Unmatched); ++what)
        all << Payload(Directory{Directory::What(what), {}, 1, 2, 3});
    for (int what = 0; what <= int(Program::What::ForeignWriter); ++what)
        all << Payload(Program{Program::What(what), 1});
    all << Payload(ModeChange{sync::Mode::Paused, sync::Mode::Live}) << Payload(ModeChange{});
    QSet<QString> texts;
    for (const Payload &payload : all) {
        const QString text = ui::eventText(payload);
        QVERIFY(text.size() > 5);
        QVERIFY2(!text.contains(QLatin1Char('%')), qPrintable(text));
        texts.insert(text);
    }
    QVERIFY(texts.size() > 20);
    QVERIFY(ui::eventText(change(TeamsStatus::InCall)).contains(QStringLiteral("→ In a call")));
}

void TestActivityView::pagesAreReadAsOneScrolls()
{
    Log log;
    QList<history::Event> many;
    for (int i = 0; i < 500; ++i)
        many << HistoryStage::write(noon + std::chrono::seconds{i}, QStringLiteral("u%1@x").arg(i), false);
    log.stage.record(many);
    log.show();
    QCOMPARE(log.rows(), ui::ActivityView::pageSize);
    QCOMPARE(log.cell(0, ActivityModel::User), QStringLiteral("u499@x"));
    for (int pages = 0; pages < 5 && log.rows() < 500; ++pages) {
        const int before = log.rows();
        log.view.table().verticalScrollBar()->setValue(log.view.table().verticalScrollBar()->maximum());
        QTRY_VERIFY(log.rows() > before);
    }
    QCOMPARE(log.rows(), 500);
    QCOMPARE(log.cell(499, ActivityModel::User), QStringLiteral("u0@x"));
}

void TestActivityView::typingAUserFiltersAndEscapeClears()
{
    Log log;
    log.recordVariety();
    log.show();
    QCOMPARE(log.rows(), 5);
    auto *user = log.find<QLineEdit>("activityUser");
    user->setFocus();
    QTest::keyClicks(user, QStringLiteral("ABEND"));
    log.settle();
    QCOMPARE(log.rows(), 2);
    QCOMPARE(log.cell(0, ActivityModel::User), QStringLiteral("Anna Abendroth"));
    QTest::keyClick(user, Qt::Key_Escape);
    QVERIFY(user->text().isEmpty());
    log.settle();
    QCOMPARE(log.rows(), 5);
    QTest::keyClicks(user, QStringLiteral("zzz"));
    log.settle();
    QCOMPARE(log.rows(), 0);
    QVERIFY(log.find<QLabel>("activityNote")->isVisible());
}

void TestActivityView::theKindButtonsFilterAndCount()
{
    Log log;
    log.recordVariety();
    log.show();
    QTRY_COMPARE(log.find<QToolButton>("activityGroup2")->text(), QStringLiteral("Write 2"));
    QTest::mouseClick(log.find<QToolButton>("activityGroup2"), Qt::LeftButton);
    log.settle();
    QCOMPARE(log.rows(), 2);
    auto *connections = log.find<QToolButton>("activityGroup3");
    connections->setFocus();
    QTest::keyClick(connections, Qt::Key_Space);
    log.settle();
    QCOMPARE(log.rows(), 3);
}

void TestActivityView::problemsAlone()
{
    Log log;
    log.recordVariety();
    log.show();
    QTest::mouseClick(log.find<QToolButton>("activityProblems"), Qt::LeftButton);
    log.settle();
    QCOMPARE(log.rows(), 2);
    const QModelIndex kind = log.view.table().model()->index(0, ActivityModel::Kind);
    QVERIFY(!kind.data(Qt::DecorationRole).value<QIcon>().isNull()); // not by colour alone
    QVERIFY(kind.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("problem")));
}

void TestActivityView::theIntervalFilters()
{
    Log log;
    log.recordVariety();
    log.stage.clock.advance(2h);
    log.show();
    QCOMPARE(log.rows(), 5);
    auto *interval = log.find<QComboBox>("activityInterval");
    interval->setFocus();
    QTest::keyClick(interval, Qt::Key_Up);
    log.settle();
    QCOMPARE(log.rows(), 0);
}

void TestActivityView::newEventsDisturbNobody()
{
    Log log;
    log.recordVariety();
    log.show();
    const auto happens = [&] {
        QSignalSpy stored(log.stage.store.get(), &history::HistoryStore::stored);
        log.stage.store->append({HistoryStage::write(log.stage.clock.wall(), log.stage.anna, false)});
        QTRY_COMPARE(stored.count(), 1);
    };
    happens();
    QSignalSpy loaded(&log.view, &ui::ActivityView::loaded);
    log.stage.clock.advance(1s);
    QTRY_COMPARE(loaded.count(), 1);
    QCOMPARE(log.rows(), 6);
    log.view.table().selectRow(2);
    happens();
    log.stage.clock.advance(5s);
    QCOMPARE(log.rows(), 6);
    auto *newer = log.find<QPushButton>("activityNewer");
    QVERIFY(newer->isVisible());
    QTest::mouseClick(newer, Qt::LeftButton);
    QTRY_COMPARE(log.rows(), 7);
    QVERIFY(!newer->isVisible());
}

void TestActivityView::enterShowsTheUser()
{
    Log log;
    log.recordVariety();
    log.show();
    QSignalSpy activated(&log.view, &ui::ActivityView::userActivated);
    auto &table = log.view.table();
    table.setCurrentIndex(table.model()->index(3, 0));
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().toString(), log.stage.anna);
    table.setCurrentIndex(table.model()->index(0, 0)); // about nobody
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    // and by the menu
    const QPoint at = table.visualRect(table.model()->index(3, 1)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, table.viewport()->mapToGlobal(at));
    QApplication::sendEvent(table.viewport(), &event);
    auto *menu = log.view.findChild<QMenu *>(QStringLiteral("activityMenu"));
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_S);
    QTRY_COMPARE(activated.count(), 2);
}

void TestActivityView::copyGivesAHarmlessTable()
{
    Log log;
    log.recordVariety();
    log.show();
    log.view.table().selectAll();
    log.view.table().setFocus();
    QTest::keySequence(&log.view.table(), QKeySequence::Copy);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 7); // heading, five, and the end
    QVERIFY2(lines[3].contains(QStringLiteral("\t'=cmd")), qPrintable(lines[3]));
    const QString time = lines[1].section(QLatin1Char('\t'), 0, 0);
    const QDateTime read = QDateTime::fromString(time, Qt::ISODateWithMs);
    QVERIFY2(read.isValid(), qPrintable(time));
    QCOMPARE(read.toMSecsSinceEpoch(), (noon + 5min).time_since_epoch().count());
}

void TestActivityView::theExportHoldsEverythingTheFilterLeaves()
{
    Log log;
    QList<history::Event> many;
    for (int i = 0; i < 4500; ++i)
        many << HistoryStage::write(
            noon + std::chrono::milliseconds{i}, QStringLiteral("=u%1").arg(i), false);
    log.stage.record(many);
    log.show();
    const QString file = log.stage.folder.filePath(QStringLiteral("out.csv"));
    const auto written = await(log.view.exportTo(file));
    QVERIFY(written && *written);
    QCOMPARE(**written, 4500);
    QFile out(file);
    QVERIFY(out.open(QIODevice::ReadOnly));
    const QByteArray bytes = out.readAll();
    QVERIFY(bytes.startsWith("\xef\xbb\xbf"));
    QCOMPARE(bytes.count("\xef\xbb\xbf"), 1);
    QCOMPARE(bytes.count("\r\n"), 4501);
    QVERIFY(bytes.contains(",'=u17,"));
    QVERIFY(!bytes.contains(",=u17,"));
    // of a filter
    log.find<QLineEdit>("activityUser")->setText(QStringLiteral("=u44"));
    log.settle();
    QCOMPARE(**await(log.view.exportTo(file)), 111);
}

void TestActivityView::anExportThatCannotBeWrittenFails()
{
    Log log;
    log.recordVariety();
    log.show();
    const auto written = await(log.view.exportTo(log.stage.folder.filePath(QStringLiteral("no/where.csv"))));
    QVERIFY(written.has_value());
    QVERIFY(!written->has_value());
    QCOMPARE(written->error().kind, core::ErrorKind::Storage);
}

void TestActivityView::deletingAllAsksFirst()
{
    Log log;
    log.recordVariety();
    log.show();
    QTest::mouseClick(log.find<QToolButton>("activityDelete"), Qt::LeftButton);
    QVERIFY(log.find<QMessageBox>("deleteHistoryQuestion")->isVisible());
    QCOMPARE(log.rows(), 5);
    QTest::mouseClick(log.find<QPushButton>("deleteHistoryYes"), Qt::LeftButton);
    QTRY_COMPARE(log.rows(), 0);
    QVERIFY(!historyBytes(log.stage.file).contains("anna"));
}

void TestActivityView::offSaysSo()
{
    Log log(0);
    log.view.show();
    QVERIFY(log.find<QLabel>("activityNote")->isVisible());
    QVERIFY(log.find<QLabel>("activityNote")->text().contains(QStringLiteral("switched off")));
    QCOMPARE(log.rows(), 0);
}

QTEST_MAIN(TestActivityView)
#include "tst_activityview.moc"
