// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/historystage.h"
#include "ui/monitor/timeline/timelinelegend.h"
#include "ui/monitor/timeline/timelinepanel.h"
#include "ui/monitor/timeline/timelinetext.h"
#include "ui/monitor/timeline/timelineview.h"
#include "words/eventwords.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;
using presence::TeamsStatus;
using ui::TimelineView;

class TestTimelineView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePictureShowsItsSegments();
    void gapsAreHatched();
    void theTooltipTellsTimesAndRawValues();
    void aWriteHasATooltipOfItsOwn();
    void theWheelZoomsAroundTheMouse();
    void theWheelAloneScrollsThePanel();
    void theKeyboardZoomsAndMoves();
    void theMouseMoves();
    void nothingLiesBeyondTheLimits();
    void itScalesWithTheFont();
    void thePanelReadsAndFollows();
    void theListSaysTheSame();
    void assistiveTechnologyIsTold();
    void anotherUserReplacesTheFirst();
    void zoomingInThePanelAsksAnew();
    void deletingAsksFirst();
    void aHistoryThatIsOffOrStoppedSaysSo();
};

static history::Timeline sample()
{
    history::Timeline t;
    t.key = QStringLiteral("anna@x");
    t.interval = {noon, noon + 60min};
    const QString busy = QStringLiteral("Busy");
    t.teams = {{noon + 10min, noon + 20min, {TeamsStatus::InCall, busy, QStringLiteral("InACall")}},
        {noon + 20min, noon + 60min, {TeamsStatus::Available, QStringLiteral("Available"), {}}}};
    t.starface = {{noon + 10min, noon + 60min,
        {presence::StarfaceStatus::DoNotDisturb, QStringLiteral("IDLE"), presence::Dnd::On}}};
    t.ourDnd = {{noon + 11min, noon + 20min, {TeamsStatus::InCall}}};
    t.gaps = {{noon, noon + 10min, history::Gap::Why::NotRunning}};
    t.writes = {{noon + 11min, {}}};
    t.writes[0].write.action = presence::Action::SetDndOn;
    return t;
}

namespace {

struct View {
    TimelineView view;

    View()
    {
        view.resize(900, 260);
        view.setLimits({noon - 24h, noon + 60min});
        view.setShown({noon, noon + 60min});
        view.setTimeline(sample(), noon + 60min);
        view.show();
    }
    /// A place in a band (0 to 2) at a share of the width.
    QPoint at(double share, int band) const
    {
        const QRect plot = view.plot();
        return {plot.left() + int(share * plot.width()), plot.top() + int(plot.height() * (band + 0.5) / 3)};
    }
    core::Duration length() const { return view.shown().to - view.shown().from; }
};

} // namespace

void TestTimelineView::thePictureShowsItsSegments()
{
    View v;
    const QImage image = v.view.grab().toImage();
    const auto colorAt = [&](double share, int band, int up) {
        QPoint place = v.at(share, band);
        place.setY(v.view.plot().top() + int(v.view.plot().height() * (band + 1) / 3.0) - up);
        return image.pixelColor(place);
    };
    // low in the first band: red in the call, green afterwards
    const QColor call = colorAt(0.32, 0, 25);
    const QColor free = colorAt(0.9, 0, 25);
    QVERIFY2(call.red() > call.green() + 60, qPrintable(call.name()));
    QVERIFY2(free.green() > free.red() + 40, qPrintable(free.name()));
    QCOMPARE(v.view.shapes().size(), 4);
    // told apart without colour as well
    QVERIFY(v.view.shapes()[0].height > v.view.shapes()[1].height + 0.2);
}

void TestTimelineView::gapsAreHatched()
{
    View v;
    const QImage image = v.view.grab().toImage();
    QSet<QRgb> colors;
    const QPoint place = v.at(0.08, 0);
    for (int dx = -8; dx < 8; ++dx)
        colors.insert(image.pixel(place + QPoint(dx, 0)));
    QVERIFY2(colors.size() >= 2, "stripes change along a line");
    QSet<QRgb> plain;
    const QPoint empty = v.at(0.75, 2); // nothing of ours
    for (int dx = -8; dx < 8; ++dx)
        plain.insert(image.pixel(empty + QPoint(dx, 0)));
    QVERIFY(plain.size() < colors.size());
}

void TestTimelineView::theTooltipTellsTimesAndRawValues()
{
    View v;
    const QPoint place = v.at(0.25, 0);
    QHelpEvent help(QEvent::ToolTip, place, v.view.mapToGlobal(place));
    QApplication::sendEvent(&v.view, &help);
    QTRY_VERIFY(QToolTip::isVisible());
    const QString text = QToolTip::text();
    QVERIFY2(text.contains(QStringLiteral("In a call")), qPrintable(text));
    QVERIFY2(
        text.contains(QStringLiteral("Busy")) && text.contains(QStringLiteral("InACall")), qPrintable(text));
    QVERIFY2(text.contains(ui::intervalText(noon + 10min, noon + 20min, noon + 60min)), qPrintable(text));
    QVERIFY(v.view.textAt(v.at(0.08, 1)).contains(QStringLiteral("not running")));
    QVERIFY(v.view.textAt(v.at(0.75, 1)).contains(QStringLiteral("IDLE")));
    QVERIFY(v.view.textAt({2, 2}).isEmpty());
}

void TestTimelineView::aWriteHasATooltipOfItsOwn()
{
    View v;
    const int x = v.at(11.0 / 60, 2).x();
    const int y = v.view.plot().bottom() - v.view.plot().height() / 3 + v.view.fontMetrics().height() / 4;
    QVERIFY2(v.view.textAt({x, y}).contains(QStringLiteral("Switch do not disturb on")),
        qPrintable(v.view.textAt({x, y})));
}

/// Whether it is used: else it goes to what the widget stands in.
static bool wheel(QWidget &widget, const QPoint &at, int delta, Qt::KeyboardModifiers keys = {})
{
    QWheelEvent event(
        at, widget.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, keys, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
    return event.isAccepted();
}

void TestTimelineView::theWheelZoomsAroundTheMouse()
{
    View v;
    QSignalSpy changed(&v.view, &TimelineView::shownChanged);
    wheel(v.view, v.at(0.5, 1), 120, Qt::ControlModifier);
    QCOMPARE(v.length(), core::Duration(40min));
    QCOMPARE(changed.count(), 1);
    // what is under the mouse stays under it
    const auto middle = v.view.shown().from + v.length() / 2;
    QVERIFY(std::chrono::abs(middle - (noon + 30min)) < 10s);
    wheel(v.view, v.at(0.5, 1), -120, Qt::ControlModifier);
    QCOMPARE(v.length(), core::Duration(60min));
    wheel(v.view, v.at(0.5, 1), 120, Qt::ControlModifier);
    const auto before = v.view.shown();
    wheel(v.view, v.at(0.5, 1), 120, Qt::ShiftModifier); // moves
    QCOMPARE(v.length(), core::Duration(40min));
    QVERIFY(v.view.shown().from < before.from);
}

void TestTimelineView::theWheelAloneScrollsThePanel()
{
    View v;
    const auto before = v.view.shown();
    QVERIFY(!wheel(v.view, v.at(0.5, 1), -120));
    QVERIFY(!wheel(v.view, v.at(0.5, 1), 120));
    QCOMPARE(v.view.shown(), before);
    QVERIFY(wheel(v.view, v.at(0.5, 1), 120, Qt::ControlModifier));
}

void TestTimelineView::theKeyboardZoomsAndMoves()
{
    View v;
    QCOMPARE(v.view.focusPolicy(), Qt::StrongFocus);
    QTest::keyClick(&v.view, Qt::Key_Plus);
    QCOMPARE(v.length(), core::Duration(40min));
    QTest::keyClick(&v.view, Qt::Key_Minus);
    QCOMPARE(v.length(), core::Duration(60min));
    QTest::keyClick(&v.view, Qt::Key_Left);
    QCOMPARE(v.view.shown().from, noon - 7min - 30s);
    QTest::keyClick(&v.view, Qt::Key_Right);
    QCOMPARE(v.view.shown().from, noon);
    QTest::keyClick(&v.view, Qt::Key_Home);
    QCOMPARE(v.view.shown().from, noon - 24h);
    QTest::keyClick(&v.view, Qt::Key_End);
    QCOMPARE(v.view.shown().to, noon + 60min);
    QSignalSpy reset(&v.view, &TimelineView::resetWanted);
    QTest::keyClick(&v.view, Qt::Key_0);
    QCOMPARE(reset.count(), 1);
}

void TestTimelineView::theMouseMoves()
{
    View v;
    const QPoint from = v.at(0.25, 1);
    const QPoint to = v.at(0.5, 1);
    QTest::mousePress(&v.view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&v.view, to);
    QTest::mouseRelease(&v.view, Qt::LeftButton, {}, to);
    QVERIFY(std::chrono::abs(v.view.shown().from - (noon - 15min)) < 10s);
    QCOMPARE(v.length(), core::Duration(60min));
}

void TestTimelineView::nothingLiesBeyondTheLimits()
{
    View v;
    for (int i = 0; i < 30; ++i)
        QTest::keyClick(&v.view, Qt::Key_Minus);
    QCOMPARE(v.length(), core::Duration(25h));
    QTest::keyClick(&v.view, Qt::Key_Right);
    QCOMPARE(v.view.shown().to, noon + 60min);
    for (int i = 0; i < 30; ++i)
        QTest::keyClick(&v.view, Qt::Key_Plus);
    QCOMPARE(v.length(), TimelineView::shortest);
}

void TestTimelineView::itScalesWithTheFont()
{
    View v;
    const QSize small = v.view.minimumSizeHint();
    const int plotLeft = v.view.plot().left();
    QFont font = v.view.font();
    font.setPointSize(font.pointSize() * 2);
    v.view.setFont(font);
    QVERIFY(v.view.minimumSizeHint().height() > small.height() * 3 / 2);
    QVERIFY(v.view.plot().left() > plotLeft * 3 / 2);
}

namespace {

struct Panel {
    HistoryStage stage;
    std::unique_ptr<ui::TimelinePanel> panel;

    explicit Panel(int days = 7)
        : stage(days)
        , panel(std::make_unique<ui::TimelinePanel>(*stage.store, stage.clock))
    {
        panel->resize(900, 420);
        panel->show();
    }
    void recordSome()
    {
        stage.record({stage.status(10, TeamsStatus::Busy, TeamsStatus::Available),
            stage.status(30, TeamsStatus::Away, TeamsStatus::Busy),
            HistoryStage::write(noon + 31min, stage.anna, true)});
    }
    void setUser()
    {
        panel->setUser(stage.anna, QStringLiteral("Anna Abendroth"));
        waitForPage();
    }
    void waitForPage() const
    {
        QSignalSpy loaded(panel.get(), &ui::TimelinePanel::loaded);
        QVERIFY(loaded.wait());
    }
    template<typename T>
    T *find(const char *name) const
    {
        return panel->findChild<T *>(QLatin1String(name));
    }
};

} // namespace

void TestTimelineView::thePanelReadsAndFollows()
{
    Panel p;
    p.recordSome();
    p.setUser();
    // the Why? panel names the user above it; who does not see where is told here
    QCOMPARE(p.find<QLabel>("timelineTitle")->text(), QStringLiteral("Timeline"));
    QVERIFY(p.panel->view().accessibleName().contains(QStringLiteral("Anna Abendroth")));
    QCOMPARE(p.panel->view().timeline().teams.size(), 2);
    QCOMPARE(p.panel->view().shown().to, noon + 1h);
    p.stage.clock.advance(5min);
    QSignalSpy stored(p.stage.store.get(), &history::HistoryStore::stored);
    p.stage.store->append({p.stage.status(64, TeamsStatus::InCall, TeamsStatus::Away)});
    QTRY_COMPARE(stored.count(), 1);
    QSignalSpy loaded(p.panel.get(), &ui::TimelinePanel::loaded);
    p.stage.clock.advance(1s);
    QTRY_COMPARE(loaded.count(), 1);
    QCOMPARE(p.panel->view().timeline().teams.size(), 3);
    QCOMPARE(p.panel->view().shown().to, p.stage.clock.wall());
    QTest::mouseClick(p.find<QToolButton>("timelineSpan2"), Qt::LeftButton);
    p.waitForPage();
    QCOMPARE(p.panel->view().shown().to - p.panel->view().shown().from, core::Duration(7 * 24h));
}

void TestTimelineView::theListSaysTheSame()
{
    Panel p;
    p.recordSome();
    p.setUser();
    auto *list = p.find<QListWidget>("timelineList");
    QVERIFY(!list->isVisible());
    auto *button = p.find<QToolButton>("timelineAsText");
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), ui::timelineLines(p.panel->view().timeline(), p.stage.clock.wall()).size());
    QStringList lines;
    for (int i = 0; i < list->count(); ++i)
        lines << list->item(i)->text();
    const QString all = lines.join(QLatin1Char('\n'));
    QVERIFY2(
        all.contains(QStringLiteral("Teams: Busy (Availability: Busy, activity: InACall)")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("failed")), qPrintable(all));
}

void TestTimelineView::assistiveTechnologyIsTold()
{
    Panel p;
    p.recordSome();
    p.setUser();
    auto *view = QAccessible::queryAccessibleInterface(&p.panel->view());
    QVERIFY(view);
    QCOMPARE(view->text(QAccessible::Name), QStringLiteral("Timeline of Anna Abendroth"));
    const QString description = view->text(QAccessible::Description);
    QVERIFY2(description.contains(QStringLiteral("Teams: Away")), qPrintable(description));
    QVERIFY2(description.contains(QStringLiteral("failed")), qPrintable(description));
    const QString legend = p.panel->findChild<ui::TimelineLegend *>()->accessibleDescription();
    QVERIFY2(legend.contains(QStringLiteral("Busy")) && legend.contains(QStringLiteral("Write failed")),
        qPrintable(legend));
}

void TestTimelineView::anotherUserReplacesTheFirst()
{
    Panel p;
    p.recordSome();
    p.setUser();
    QVERIFY(!p.panel->view().timeline().teams.isEmpty());
    p.panel->setUser(QStringLiteral("nobody@example.com"), {});
    QVERIFY(p.panel->view().timeline().teams.isEmpty()); // at once, before the answer
    p.waitForPage();
    QVERIFY(p.panel->view().timeline().teams.isEmpty());
    // two in a row: the answer for the first is not shown
    QSignalSpy loaded(p.panel.get(), &ui::TimelinePanel::loaded);
    p.panel->setUser(p.stage.anna, {});
    p.panel->setUser(QStringLiteral("nobody@example.com"), {});
    QTRY_COMPARE(loaded.count(), 1);
    QVERIFY(p.panel->view().timeline().teams.isEmpty());
    QTest::mouseMove(p.panel.get(), QPoint(1, 1));
    p.panel->setUser({}, {});
    QVERIFY(!p.find<QToolButton>("timelineDelete")->isEnabled());
}

void TestTimelineView::zoomingInThePanelAsksAnew()
{
    Panel p;
    p.recordSome();
    p.setUser();
    QTest::keyClick(&p.panel->view(), Qt::Key_Plus);
    QSignalSpy loaded(p.panel.get(), &ui::TimelinePanel::loaded);
    p.stage.clock.advance(1s);
    QTRY_COMPARE(loaded.count(), 1);
    QCOMPARE(p.panel->view().timeline().interval, p.panel->view().shown());
    QVERIFY(!p.find<QToolButton>("timelineSpan0")->isChecked());
    QTest::keyClick(&p.panel->view(), Qt::Key_0);
    QVERIFY(p.find<QToolButton>("timelineSpan0")->isChecked());
    QCOMPARE(p.panel->view().shown().to - p.panel->view().shown().from, core::Duration(1h));
}

void TestTimelineView::deletingAsksFirst()
{
    Panel p;
    p.recordSome();
    p.setUser();
    QTest::mouseClick(p.find<QToolButton>("timelineDelete"), Qt::LeftButton);
    auto *box = p.find<QMessageBox>("deleteHistoryQuestion");
    QVERIFY(box);
    QVERIFY(box->text().contains(QStringLiteral("Anna Abendroth")));
    QTest::keyClick(box, Qt::Key_Return); // the default keeps it
    QTRY_VERIFY(!p.find<QMessageBox>("deleteHistoryQuestion"));
    QVERIFY(historyBytes(p.stage.file).contains("anna@example.com"));
    QTest::mouseClick(p.find<QToolButton>("timelineDelete"), Qt::LeftButton);
    QTest::mouseClick(p.panel->findChild<QPushButton *>(QStringLiteral("deleteHistoryYes")), Qt::LeftButton);
    QTRY_VERIFY(!historyBytes(p.stage.file).contains("anna@example.com"));
    QSignalSpy loaded(p.panel.get(), &ui::TimelinePanel::loaded);
    QTRY_VERIFY((p.stage.clock.advance(1s), loaded.count() > 0));
    QVERIFY(p.panel->view().timeline().teams.isEmpty());
}

void TestTimelineView::aHistoryThatIsOffOrStoppedSaysSo()
{
    Panel off(0);
    off.panel->setUser(off.stage.anna, {});
    QVERIFY(off.find<QLabel>("timelineNote")->isVisible());
    QVERIFY(off.find<QLabel>("timelineNote")->text().contains(QStringLiteral("switched off")));

    Panel p;
    QVERIFY(!p.find<QLabel>("timelineNote")->isVisible());
    p.stage.store.reset(); // lets go of the file; the panel is made anew below
    p.panel.reset();
    const auto holder = std::make_unique<history::HistoryStore>(
        history::HistoryStore::Settings{p.stage.file, 7, 500}, p.stage.clock);
    QTRY_VERIFY(holder->isRecording());
    p.stage.store = std::make_unique<history::HistoryStore>(
        history::HistoryStore::Settings{p.stage.file, 7, 500}, p.stage.clock);
    QTRY_VERIFY(p.stage.store->state() == history::State::Stopped);
    p.panel = std::make_unique<ui::TimelinePanel>(*p.stage.store, p.stage.clock);
    p.panel->show();
    p.setUser();
    const QString note = p.find<QLabel>("timelineNote")->text();
    QVERIFY2(note.contains(QStringLiteral("Another instance")), qPrintable(note));
}

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
