// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeclock.h"
#include "ui/health/failedwritesmodel.h"
#include "ui/health/healthpage.h"
#include "ui/health/healthwords.h"
#include "ui/health/needbanners.h"
#include "ui/health/sparkline.h"
#include "ui/healthscene.h"
#include "ui/monitor/banners/banner.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <iterator>
#include <tuple>

using namespace pb;
using namespace std::chrono_literals;
using health::Action;
using State = sync::ConnectionHealth::State;

namespace {

/// A watch on a clock that stands still.
struct Stage {
    test::FakeClock clock;
    health::Watch watch{{}, clock};

    void fill(const QString &scene)
    {
        test::fillWatch(watch, scene);
        clock.advance(0ms);
    }
    void fail(core::ErrorKind kind, const char *code = "")
    {
        sync::EngineStatus status = watch.facts().status;
        status.starface.state = State::Failing;
        status.starface.error = core::Error{};
        status.starface.error->kind = kind;
        status.starface.error->code = QString::fromLatin1(code);
        watch.noteStatus(status);
        clock.advance(0ms);
    }
};

template<typename T>
T *find(const QWidget &parent, const char *name)
{
    T *found = parent.findChild<T *>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

QString label(const QWidget &page, const char *name)
{
    return find<QLabel>(page, name)->text();
}

} // namespace

class TestHealthUi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePictureIsToldInWords_data();
    void thePictureIsToldInWords();
    void aFailureIsAnotherShape();
    void thePageTellsHowItIs();
    void theAgeGrowsWhileSomebodyLooks();
    void aHiddenPageDoesNotCountSeconds();
    void aFailureHasItsRemedyAndItsButton();
    void failedWritesAreListedByUser();
    void theSelectionStaysWhileTheSameWritesWait();
    void theTextForATicketNamesNobody();
    void aSecretIsWarnedOf_data();
    void aSecretIsWarnedOf();
    void eachBannerAsksForItsOwn_data();
    void eachBannerAsksForItsOwn();
    void aBannerKeepsItsFocusWhileItsWordsChange();
    void whoCannotBeSynchronisedIsNamed();
    void bannersGoWithTheirCause();
    void theWorstBannerIsOnTop();
    void aSecretThatStillLastsMayWaitUntilItsNextStep();
    void everyEnumHasWords();
    void everyControlHasAName();
};

void TestHealthUi::thePictureIsToldInWords_data()
{
    QTest::addColumn<QList<int>>("times");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing yet") << QList<int>{} << QStringLiteral("Nothing has been read yet.");
    QTest::newRow("all worked") << QList<int>{
        20, 30, 10} << QStringLiteral("The last 3 reading(s): half within 20 ms, the slowest 30 ms.");
    QTest::newRow("one failed") << QList<int>{
        20, -1} << QStringLiteral("The last 2 reading(s): half within 20 ms, the slowest 20 ms. 1 failed.");
    QTest::newRow("all failed") << QList<int>{-1, -1} << QStringLiteral("The last 2 reading(s): all failed.");
}

void TestHealthUi::thePictureIsToldInWords()
{
    QFETCH(QList<int>, times);
    QFETCH(QString, expected);
    health::Samples samples;
    for (const int ms : times)
        samples.add({{}, core::Duration{std::max(0, ms)}, ms >= 0});
    ui::Sparkline picture(QStringLiteral("picture"));
    picture.setSamples(samples, {});
    QCOMPARE(picture.text(), expected);
    const auto *interface = QAccessible::queryAccessibleInterface(&picture);
    QCOMPARE(interface->text(QAccessible::Description), expected);
}

void TestHealthUi::aFailureIsAnotherShape()
{
    const auto drawn = [](bool ok) {
        health::Samples samples;
        for (int i = 0; i < 20; ++i)
            samples.add({{}, 50ms, ok || i != 10});
        ui::Sparkline picture(QStringLiteral("picture"));
        picture.resize(300, 60);
        picture.setSamples(samples, {});
        return picture.grab().toImage();
    };
    QVERIFY(drawn(true) != drawn(false));
}

void TestHealthUi::thePageTellsHowItIs()
{
    Stage stage;
    stage.fill(QStringLiteral("working"));
    ui::HealthPage page(stage.watch);
    page.show();
    QVERIFY(label(page, "graphCardState").startsWith(QStringLiteral("Connected, ")));
    QVERIFY(label(page, "graphCardTimes").startsWith(QStringLiteral("Last success 1 s ago. The last 120")));
    QCOMPARE(label(page, "healthMode"), QStringLiteral("Live"));
    QCOMPARE(label(page, "healthLate"), QStringLiteral("On time"));
    QVERIFY(label(page, "healthSettle").startsWith(QStringLiteral("1 min 0 s")));
    QVERIFY(label(page, "healthRoundTrip").startsWith(QStringLiteral("4 s")));
    QVERIFY(label(page, "healthBudget").startsWith(QStringLiteral("126 of 1,500")));
    QCOMPARE(label(page, "healthUnmatched"), QStringLiteral("7 in Microsoft 365, 3 in STARFACE"));
    QVERIFY(label(page, "healthClaims").contains(QStringLiteral("on 5 phone(s), presence of 9")));
    QCOMPARE(label(page, "healthForeign"), QStringLiteral("None noticed"));
    QVERIFY(label(page, "healthApplication").startsWith(QStringLiteral("Valid until")));
    QVERIFY(label(page, "healthClientSecret").startsWith(QStringLiteral("expires in 463 day(s)")));
    QVERIFY(!find<QLabel>(page, "healthReadClientSecret")->isVisible());
    QVERIFY(!find<QTableView>(page, "failedTable")->isVisible());
    QVERIFY(!find<QPushButton>(page, "graphCardButton")->isVisible());
}

void TestHealthUi::theAgeGrowsWhileSomebodyLooks()
{
    Stage stage;
    stage.fill(QStringLiteral("working"));
    ui::HealthPage page(stage.watch);
    page.show();
    stage.clock.advance(7s);
    QVERIFY(label(page, "graphCardTimes").startsWith(QStringLiteral("Last success 7 s ago.")));
}

void TestHealthUi::aHiddenPageDoesNotCountSeconds()
{
    Stage stage;
    stage.fill(QStringLiteral("working"));
    ui::HealthPage page(stage.watch);
    const qsizetype before = stage.clock.waiting();
    page.show();
    QCOMPARE(stage.clock.waiting(), before + 1);
    page.hide();
    stage.clock.advance(2s);
    QCOMPARE(stage.clock.waiting(), before);
}

void TestHealthUi::aFailureHasItsRemedyAndItsButton()
{
    Stage stage;
    stage.fill(QStringLiteral("failing"));
    ui::HealthPage page(stage.watch);
    page.resize(page.sizeHint());
    page.show();
    QSignalSpy wanted(&page, &ui::HealthPage::actionWanted);
    QCOMPARE(label(page, "starfaceCardState"), QStringLiteral("Failing"));
    QVERIFY(label(page, "graphCardFailure").contains(QStringLiteral("The client secret has expired.")));
    QCOMPARE(find<QPushButton>(page, "graphCardButton")->text(), QStringLiteral("Replace secret…"));
    QTest::mouseClick(find<QPushButton>(page, "starfaceCardButton"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<Action>(), Action::TrustCertificate);
    QVERIFY(label(page, "healthLate").startsWith(QStringLiteral("2 s late")));
    QVERIFY(label(page, "healthApplication").contains(QStringLiteral("None in hand")));
    QVERIFY(label(page, "healthApplication").contains(QStringLiteral("Tried again at")));
    QVERIFY(label(page, "healthClientSecret").startsWith(QStringLiteral("has expired on")));
}

void TestHealthUi::failedWritesAreListedByUser()
{
    Stage stage;
    stage.fill(QStringLiteral("failing"));
    ui::HealthPage page(stage.watch);
    page.resize(page.sizeHint());
    page.show();
    auto *table = find<QTableView>(page, "failedTable");
    QVERIFY(table->isVisible());
    const auto text = [table](int row, int column) {
        return table->model()->index(row, column).data().toString();
    };
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(text(0, ui::FailedWritesModel::User), QStringLiteral("Anna Abendroth"));
    QCOMPARE(text(0, ui::FailedWritesModel::NextTry), QStringLiteral("In 20 s"));
    QCOMPARE(text(1, ui::FailedWritesModel::Tries), QStringLiteral("4"));
    QCOMPARE(text(2, ui::FailedWritesModel::NextTry), QStringLiteral("At the next reading"));
    stage.clock.advance(5s);
    QCOMPARE(text(0, ui::FailedWritesModel::NextTry), QStringLiteral("In 15 s"));

    QSignalSpy wanted(&page, &ui::HealthPage::actionWanted);
    page.ensureWidgetVisible(find<QPushButton>(page, "retryFailed"));
    QTest::mouseClick(find<QPushButton>(page, "retryFailed"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<Action>(), Action::RetryNow);
}

void TestHealthUi::theSelectionStaysWhileTheSameWritesWait()
{
    Stage stage;
    stage.fill(QStringLiteral("failing"));
    ui::FailedWritesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QList<sync::FailedWrite> failed = stage.watch.facts().failedWrites;
    model.show(failed, stage.clock.now());
    QCOMPARE(reset.size(), 1);
    failed[0].failures = 9;
    model.show(failed, stage.clock.now());
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.index(0, ui::FailedWritesModel::Tries).data().toString(), QStringLiteral("9"));
    failed.removeFirst();
    model.show(failed, stage.clock.now());
    QCOMPARE(reset.size(), 2);
}

void TestHealthUi::theTextForATicketNamesNobody()
{
    Stage stage;
    stage.fill(QStringLiteral("failing"));
    ui::HealthPage page(stage.watch);
    page.resize(page.sizeHint());
    page.show();
    auto *copy = find<QPushButton>(page, "copyHealth");
    page.ensureWidgetVisible(copy);
    QTest::mouseClick(copy, Qt::LeftButton);
    const QString text = QApplication::clipboard()->text();
    for (const char *part : {"Microsoft Teams: Failing", "AADSTS7000222", "STARFACE: Failing",
             "Settle time: ", "3 write(s) to try again"})
        QVERIFY2(text.contains(QString::fromLatin1(part)), part);
    for (const char16_t *name : {u"Abendroth", u"Brinkmann", u"Öztürk", u"@example.com"})
        QVERIFY(!text.contains(QString::fromUtf16(name)));
}

void TestHealthUi::aSecretIsWarnedOf_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("expected");
    QTest::newRow("in a year nothing is said") << 365 << QString();
    QTest::newRow("in 60 days") << 60
                                << QStringLiteral(
                                       "The client secret for write access expires in 60 day(s), on");
    QTest::newRow("in 30 days") << 30 << QStringLiteral("expires in 30 day(s)");
    QTest::newRow("in 7 days") << 7 << QStringLiteral("expires in 7 day(s)");
    QTest::newRow("today") << 0 << QStringLiteral("expires today.");
    QTest::newRow("over") << -3 << QStringLiteral("has expired on");
}

void TestHealthUi::aSecretIsWarnedOf()
{
    QFETCH(int, days);
    QFETCH(QString, expected);
    Stage stage;
    stage.fill(QStringLiteral("working"));
    stage.watch.setDates({health::dayOf(stage.clock.wall()).addDays(days), {}});
    stage.clock.advance(0ms);
    ui::NeedBanners banners(stage.watch);
    QCOMPARE(banners.shown(), expected.isEmpty() ? 0 : 1);
    if (expected.isEmpty())
        return;
    const auto *banner = find<ui::Banner>(banners, "needClientSecret");
    QVERIFY2(banner->title().contains(expected), qPrintable(banner->title()));
}

void TestHealthUi::eachBannerAsksForItsOwn_data()
{
    using core::ErrorKind;
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Action>("expected");
    QTest::newRow("another certificate")
        << ErrorKind::Tls << QStringLiteral("Look at the certificate…") << Action::TrustCertificate;
    QTest::newRow("a wrong password")
        << ErrorKind::Unauthorized << QStringLiteral("Change password…") << Action::ReplacePassword;
    QTest::newRow("no network") << ErrorKind::Offline << QStringLiteral("Retry now") << Action::RetryNow;
}

void TestHealthUi::eachBannerAsksForItsOwn()
{
    QFETCH(core::ErrorKind, kind);
    QFETCH(QString, text);
    QFETCH(Action, expected);
    Stage stage;
    stage.fill(QStringLiteral("working"));
    ui::NeedBanners banners(stage.watch);
    banners.show();
    QSignalSpy wanted(&banners, &ui::NeedBanners::actionWanted);
    stage.fail(kind);
    auto *button = find<QPushButton>(banners, "needStarfaceButton");
    QCOMPARE(button->text(), text);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<Action>(), expected);
}

void TestHealthUi::aBannerKeepsItsFocusWhileItsWordsChange()
{
    Stage stage;
    stage.fill(QStringLiteral("working"));
    ui::NeedBanners banners(stage.watch);
    banners.resize(900, 200);
    stage.fail(core::ErrorKind::Offline);
    banners.show();
    banners.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&banners));
    auto *button = find<QPushButton>(banners, "needStarfaceButton");
    button->setFocus();
    stage.fail(core::ErrorKind::Tls);
    QCOMPARE(find<QPushButton>(banners, "needStarfaceButton"), button);
    QVERIFY(button->hasFocus());
    // the secret comes on top of it
    stage.watch.setDates({health::dayOf(stage.clock.wall()).addDays(-1), {}});
    stage.clock.advance(0ms);
    QCOMPARE(banners.shown(), 2);
    QVERIFY(button->hasFocus());
    QSignalSpy wanted(&banners, &ui::NeedBanners::actionWanted);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(wanted.value(0).value(0).value<Action>(), Action::TrustCertificate);
}

void TestHealthUi::whoCannotBeSynchronisedIsNamed()
{
    Stage stage;
    stage.fill(QStringLiteral("odd"));
    ui::NeedBanners banners(stage.watch);
    const std::tuple<const char *, QString, QString> expected[]{
        {"needJournalDamage", QStringLiteral("was damaged"), QStringLiteral("friederike.falk@example.com")},
        {"needSetAside", QStringLiteral("1 user"), QStringLiteral("guelay.oeztuerk@example.com")},
        {"needUnknownStatus", QStringLiteral("Available/InAHologram, Focusing2/Focusing2 for 4 user"),
            QStringLiteral("newer version")},
        {"needPhonesWithoutEffect", QStringLiteral("2 user"), QStringLiteral("bjoern.brinkmann@example.com")},
        {"needTeamsWithoutEffect", QStringLiteral("4 user"),
            QStringLiteral("ines.imhof@example.com and 1 more.")}}; // not all of them
    QCOMPARE(banners.shown(), static_cast<int>(std::size(expected)));
    for (const auto &[name, title, more] : expected) {
        const auto *banner = find<ui::Banner>(banners, name);
        QVERIFY2(banner->title().contains(title), qPrintable(banner->title()));
        QVERIFY2(banner->more().contains(more), qPrintable(banner->more()));
    }
    // what nobody can do anything about here can be put aside
    for (const char *name : {"needJournalDamageLater", "needUnknownStatusLater"})
        QVERIFY(banners.findChild<QPushButton *>(QLatin1String(name)));
    QVERIFY(!banners.findChild<QPushButton *>(QStringLiteral("needSetAsideLater")));
    ui::HealthPage page(stage.watch);
    QVERIFY(label(page, "healthSetAside").startsWith(QStringLiteral("1 user")));
    QVERIFY(label(page, "healthJournal").contains(QStringLiteral("was damaged")));
}

void TestHealthUi::bannersGoWithTheirCause()
{
    Stage stage;
    stage.fill(QStringLiteral("failing"));
    ui::NeedBanners banners(stage.watch);
    banners.show();
    QVERIFY(banners.shown() >= 5);
    stage.watch.setFailedWrites({});
    stage.fill(QStringLiteral("working"));
    QCOMPARE(banners.shown(), 0);
    QVERIFY(!banners.isVisible());
    QVERIFY(banners.findChildren<ui::Banner *>().isEmpty());
}

void TestHealthUi::theWorstBannerIsOnTop()
{
    Stage stage;
    stage.fill(QStringLiteral("working"));
    ui::NeedBanners banners(stage.watch);
    banners.resize(900, 300);
    banners.show();
    stage.watch.setDates({health::dayOf(stage.clock.wall()).addDays(20), {}});
    stage.clock.advance(0ms);
    stage.fail(core::ErrorKind::Offline);
    // the other one is a click away
    QVERIFY(find<ui::Banner>(banners, "needStarface")->isVisible());
    QVERIFY(!find<ui::Banner>(banners, "needClientSecret")->isVisible());
    QTest::mouseClick(find<QToolButton>(banners, "moreBanners"), Qt::LeftButton);
    QVERIFY(find<ui::Banner>(banners, "needClientSecret")->isVisible());
}

void TestHealthUi::aSecretThatStillLastsMayWaitUntilItsNextStep()
{
    Stage stage;
    stage.fill(QStringLiteral("working"));
    const auto daysLeft = [&stage](int days) {
        stage.watch.setDates({health::dayOf(stage.clock.wall()).addDays(days), {}});
        stage.clock.advance(0ms);
    };
    ui::NeedBanners banners(stage.watch);
    banners.resize(900, 200);
    daysLeft(50);
    banners.show();
    QTest::mouseClick(find<QPushButton>(banners, "needClientSecretLater"), Qt::LeftButton);
    QTRY_COMPARE(banners.shown(), 0);
    daysLeft(40);
    QCOMPARE(banners.shown(), 0);
    daysLeft(30);
    QCOMPARE(banners.shown(), 1);
    // what ends tomorrow cannot wait
    daysLeft(1);
    QVERIFY(!banners.findChild<QPushButton *>(QStringLiteral("needClientSecretLater")));
}

void TestHealthUi::everyEnumHasWords()
{
    QSet<QString> seen;
    for (int i = 1; i <= static_cast<int>(Action::TrustCertificate); ++i) {
        QVERIFY(!ui::actionText(static_cast<Action>(i)).isEmpty());
        QVERIFY(ui::actionDescription(static_cast<Action>(i)).endsWith(QLatin1Char('.')));
        seen.insert(ui::actionDescription(static_cast<Action>(i)));
    }
    QCOMPARE(seen.size(), static_cast<int>(Action::TrustCertificate));
    seen.clear();
    for (int i = 0; i <= static_cast<int>(health::Condition::Failing); ++i)
        seen.insert(ui::conditionText(static_cast<health::Condition>(i)));
    QCOMPARE(seen.size(), static_cast<int>(health::Condition::Failing) + 1);
    for (int topic = 0; topic <= static_cast<int>(health::Topic::SettingsOfNobody); ++topic) {
        health::Need need;
        need.topic = static_cast<health::Topic>(topic);
        need.count = 2;
        QVERIFY(ui::needText(need).title.endsWith(QLatin1Char('.')));
        QVERIFY(!ui::needText(need).more.isEmpty());
    }
}

void TestHealthUi::everyControlHasAName()
{
    Stage stage;
    stage.fill(QStringLiteral("failing"));
    ui::HealthPage page(stage.watch);
    ui::NeedBanners banners(stage.watch);
    page.show();
    banners.show();
    int seen = 0;
    for (const QWidget *top : {static_cast<QWidget *>(&page), static_cast<QWidget *>(&banners)}) {
        for (QWidget *widget : top->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
                continue;
            ++seen;
            const auto *interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(!interface->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
    }
    QVERIFY(seen >= 8);
}

QTEST_MAIN(TestHealthUi)
#include "tst_healthui.moc"
