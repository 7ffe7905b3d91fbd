// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/windowworld.h"
#include "program/program.h"
#include "ui/control/exclusiondialog.h"
#include "ui/control/livepreviewdialog.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = WindowWorld::patience;

} // namespace

/// Steering from the window as the program wires it, against the simulator: what comes of it on phones, in
/// Teams, and in the profile.
class TestWindowSteering : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void goingLiveIsAskedByNameAndKept();
    void observeOnlyIsKept();
    void observeOnlyIsKeptWhereTheProgramEndsAtOnce();
    void observingForOneRunIsNotKept();
    void aPauseGivesBackAndIsNotKept();
    void whoIsPausedCanGoOnObservingOnly();
    void everythingIsGivenBack();
    void selectedUsersAreGivenBack();
    void thePanelGivesBackItsUser();
    void whoIsLeftOutStaysOutAndComesIn();
    void whoCouldNotBeGivenBackIsNamedAtTheEnd();
    void thatTheProfileCannotBeWrittenIsTold();
    void theBrakeNamesWhoAndIsReleased();
    void closingGivesEverythingBackAndEnds();

private:
    bool start() { return m_world->start(); }
    static ui::LivePreviewDialog *preview()
    {
        return WindowWorld::opened<ui::LivePreviewDialog>("livePreview");
    }
    /// Asks to go live; the dialog stays open where it names exactly these users.
    bool previewNames(const QStringList &users)
    {
        m_world->find<QAction>("observeOnly")->trigger();
        if (preview() && preview()->users() == users)
            return true;
        WindowWorld::press(preview(), "previewNo");
        return false;
    }

    std::unique_ptr<WindowWorld> m_world;
};

void TestWindowSteering::init()
{
    m_world = std::make_unique<WindowWorld>();
    QVERIFY2(m_world->isReady(), qPrintable(m_world->simulator.error()));
}

void TestWindowSteering::cleanup()
{
    m_world.reset();
    for (const QWidget *widget : QApplication::topLevelWidgets())
        QVERIFY2(!widget->isVisible(), qPrintable(widget->objectName()));
}

void TestWindowSteering::goingLiveIsAskedByNameAndKept()
{
    QVERIFY(m_world->startWith([](profile::Profile &profile) { profile.observeOnly = true; }));
    QVERIFY(m_world->callInTeams(m_world->anna));
    auto *observe = m_world->find<QAction>("observeOnly");
    QVERIFY(observe->isChecked());
    const QStringList anna{m_world->anna.toLower()};
    QVERIFY(QTest::qWaitFor([&] { return previewNames(anna); }, patience));
    QVERIFY(WindowWorld::press(preview(), "previewNo"));
    QVERIFY(observe->isChecked());
    QVERIFY(m_world->stored().observeOnly);
    QCOMPARE(m_world->simulator.world().value("dndWrites"_L1).toInt(), 0);

    observe->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(preview(), patience);
    QVERIFY(WindowWorld::press(preview(), "previewYes"));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->dnd(m_world->anna), patience);
    QTRY_VERIFY(!observe->isChecked());
    QTRY_VERIFY(!m_world->stored().observeOnly);

    QCOMPARE(m_world->end(), 0);
    QTRY_VERIFY(!m_world->dnd(m_world->anna));
    QVERIFY(!m_world->stored().observeOnly); // ending is no wish to observe
    QVERIFY(start());
    QTRY_VERIFY_WITH_TIMEOUT(m_world->dnd(m_world->anna), patience);
}

void TestWindowSteering::observeOnlyIsKept()
{
    QVERIFY(start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    QVERIFY(m_world->trigger("observeOnly"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_world->dnd(m_world->anna), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->stored().observeOnly, patience);
    QCOMPARE(m_world->end(), 0);

    const int writes = m_world->simulator.world().value("dndWrites"_L1).toInt();
    QVERIFY(start());
    auto *observe = m_world->find<QAction>("observeOnly");
    QTRY_VERIFY(observe->isChecked());
    // so it decides, and does not write
    QVERIFY(QTest::qWaitFor([&] { return previewNames(QStringList{m_world->anna.toLower()}); }, patience));
    QVERIFY(WindowWorld::press(preview(), "previewNo"));
    // and is not forgotten by a pause
    QVERIFY(m_world->trigger("pause"));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->modeShown().startsWith(u"Paused"_s), patience);
    QVERIFY(m_world->stored().observeOnly);
    QVERIFY(m_world->trigger("pause"));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->modeShown().startsWith(u"Observe only"_s), patience);
    QVERIFY(m_world->stored().observeOnly);
    QCOMPARE(m_world->simulator.world().value("dndWrites"_L1).toInt(), writes);
}

void TestWindowSteering::observeOnlyIsKeptWhereTheProgramEndsAtOnce()
{
    QVERIFY(start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    QVERIFY(m_world->trigger("observeOnly"));
    QVERIFY(!m_world->stored().observeOnly); // a crash now must not leave the phone as it is
    QCOMPARE(m_world->end(), 0);
    QVERIFY(!m_world->dnd(m_world->anna));
    QVERIFY(m_world->stored().observeOnly);
}

void TestWindowSteering::observingForOneRunIsNotKept()
{
    CommandLine options;
    options.observe = true;
    QVERIFY(m_world->start(options));
    QTRY_VERIFY(m_world->find<QAction>("observeOnly")->isChecked());
    QVERIFY(m_world->modeShown().startsWith(u"Observe only"_s));
    QCOMPARE(m_world->end(), 0);
    QVERIFY(!m_world->stored().observeOnly);
}

void TestWindowSteering::aPauseGivesBackAndIsNotKept()
{
    QVERIFY(start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    QVERIFY(m_world->trigger("pause"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_world->dnd(m_world->anna), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->modeShown().startsWith(u"Paused"_s), patience);
    QVERIFY(!m_world->find<QAction>("syncNow")->isEnabled());
    QVERIFY(!m_world->stored().observeOnly);

    QVERIFY(m_world->trigger("pause"));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->dnd(m_world->anna), patience);
    QVERIFY(m_world->modeShown().startsWith(u"Live"_s));
    QVERIFY(!m_world->stored().observeOnly);
}

void TestWindowSteering::whoIsPausedCanGoOnObservingOnly()
{
    QVERIFY(start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    QVERIFY(m_world->trigger("pause"));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->modeShown().startsWith(u"Paused"_s), patience);
    QVERIFY(m_world->trigger("observeOnly"));
    QVERIFY(m_world->modeShown().startsWith(u"Paused"_s));
    QTRY_VERIFY(m_world->stored().observeOnly);
    QVERIFY(!m_world->trigger("observeOnly")); // going live needs a preview, and that needs readings

    const int writes = m_world->simulator.world().value("dndWrites"_L1).toInt();
    QVERIFY(m_world->trigger("pause"));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->modeShown().startsWith(u"Observe only"_s), patience);
    QVERIFY(QTest::qWaitFor([&] { return previewNames(QStringList{m_world->anna.toLower()}); }, patience));
    QVERIFY(WindowWorld::press(preview(), "previewNo"));
    QCOMPARE(m_world->simulator.world().value("dndWrites"_L1).toInt(), writes);
}

void TestWindowSteering::everythingIsGivenBack()
{
    QVERIFY(start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    QVERIFY(m_world->simulator.setLine(m_world->ben, u"InCall"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->session(m_world->ben), u"InACall"_s, patience);

    QVERIFY(m_world->trigger("giveBackAll"));
    QVERIFY(WindowWorld::opened<QMessageBox>("giveBackQuestion"));
    QTest::keyClick(WindowWorld::opened<QMessageBox>("giveBackQuestion"), Qt::Key_Escape);
    QVERIFY(m_world->dnd(m_world->anna)); // asking changes nothing

    QVERIFY(m_world->trigger("giveBackAll"));
    QVERIFY(WindowWorld::press(WindowWorld::opened<QMessageBox>("giveBackQuestion"), "giveBackYes"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_world->dnd(m_world->anna), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->session(m_world->ben).isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->modeShown().startsWith(u"Observe only"_s), patience);
    QTRY_VERIFY(m_world->stored().observeOnly); // nothing is taken again by a restart
}

void TestWindowSteering::selectedUsersAreGivenBack()
{
    QVERIFY(start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    QVERIFY(m_world->silencedByACall(m_world->ben));
    QVERIFY(!m_world->trigger("giveBackUser")); // nobody is selected
    QVERIFY(m_world->select(m_world->anna));
    QVERIFY(QTest::qWaitFor([&] { return m_world->trigger("giveBackUser"); }, patience));
    QTRY_VERIFY_WITH_TIMEOUT(!m_world->dnd(m_world->anna), patience);
    QVERIFY(m_world->dnd(m_world->ben));
    QVERIFY(m_world->modeShown().startsWith(u"Live"_s));
}

void TestWindowSteering::thePanelGivesBackItsUser()
{
    QVERIFY(start());
    QVERIFY(m_world->simulator.setLine(m_world->ben, u"InCall"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->session(m_world->ben), u"InACall"_s, patience);
    m_world->window()->showWhy(m_world->ben.toLower());
    QVERIFY(QTest::qWaitFor([&] { return WindowWorld::press(m_world->window(), "whyGiveBack"); }, patience));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->session(m_world->ben).isEmpty(), patience);
}

void TestWindowSteering::whoIsLeftOutStaysOutAndComesIn()
{
    QVERIFY(start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    const QString key = m_world->anna.toLower();
    QVERIFY(m_world->select(m_world->anna));
    QVERIFY(m_world->trigger("excludeUser"));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->stored().excluded.size(), 1, patience);
    QCOMPARE(m_world->stored().excluded.constFirst().email, key);
    QVERIFY(m_world->stored().excluded.constFirst().hasIds());
    QTRY_VERIFY_WITH_TIMEOUT(!m_world->dnd(m_world->anna), patience);
    // out already, once the window has heard of it
    QVERIFY(QTest::qWaitFor([&] { return !m_world->trigger("excludeUser"); }, patience));
    QCOMPARE(m_world->end(), 0);

    // the next start leaves her out, too; the panel takes her in again
    QVERIFY(start());
    m_world->window()->showWhy(key);
    auto *button = m_world->find<QPushButton>("whyExclude");
    QTRY_COMPARE_WITH_TIMEOUT(button->text(), u"&Include again"_s, patience);
    QVERIFY(!m_world->dnd(m_world->anna));
    QVERIFY(WindowWorld::press(m_world->window(), "whyExclude"));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->stored().excluded.isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->dnd(m_world->anna), patience);

    // and the list does both at once
    QVERIFY(m_world->trigger("showExclusions"));
    QTRY_VERIFY_WITH_TIMEOUT(WindowWorld::opened<ui::ExclusionDialog>("exclusions"), patience);
    auto *list = WindowWorld::opened<ui::ExclusionDialog>("exclusions");
    auto *table = list->findChild<QTableView *>(u"exclusionTable"_s);
    QCOMPARE(table->model()->rowCount(), 6);
    QTest::keyClicks(list->findChild<QLineEdit *>(u"exclusionSearch"_s), m_world->ben);
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(table->model()->setData(table->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(WindowWorld::press(list, "saveExclusions"));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->stored().excluded.size(), 1, patience);
    QCOMPARE(m_world->stored().excluded.constFirst().email, m_world->ben.toLower());
}

void TestWindowSteering::whoCouldNotBeGivenBackIsNamedAtTheEnd()
{
    QVERIFY(start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    QVERIFY(m_world->simulator.addFault(
        {{u"match"_s, u"phoneconfig"_s}, {u"times"_s, 100'000}, {u"kind"_s, u"drop"_s}}));
    m_world->askToEnd();
    const auto told = [] { return WindowWorld::opened<QMessageBox>("notGivenBack"); };
    QTRY_VERIFY_WITH_TIMEOUT(told(), patience);
    QVERIFY(told()->text().contains(u"could not be given back in time"_s));
    QVERIFY(told()->informativeText().contains(m_world->anna.toLower()));
    QVERIFY(!m_world->exitCode()); // until it was read
    QTest::mouseClick(told()->button(QMessageBox::Close), Qt::LeftButton);
    QTRY_COMPARE(m_world->exitCode(), std::optional<int>(exitNotGivenBack));

    // what it says of the next start is true
    QVERIFY(m_world->dnd(m_world->anna));
    m_world->simulator.control("DELETE", u"fault"_s);
    QVERIFY(m_world->simulator.setTeams(m_world->anna, u"Available"_s, u"Available"_s));
    QVERIFY(start());
    QTRY_VERIFY_WITH_TIMEOUT(!m_world->dnd(m_world->anna), patience);
}

void TestWindowSteering::thatTheProfileCannotBeWrittenIsTold()
{
    QVERIFY(start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    QVERIFY(QFile::remove(m_world->profileFile()));
    QVERIFY(m_world->select(m_world->anna));
    QVERIFY(m_world->trigger("excludeUser"));
    QTRY_VERIFY_WITH_TIMEOUT(WindowWorld::opened<QMessageBox>("notKept"), patience);
    auto *box = WindowWorld::opened<QMessageBox>("notKept");
    QVERIFY(box->text().startsWith(u"It counts until the program ends"_s));
    QVERIFY(!box->informativeText().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!m_world->dnd(m_world->anna), patience); // it does count
}

void TestWindowSteering::theBrakeNamesWhoAndIsReleased()
{
    QVERIFY(m_world->startWith([](profile::Profile &profile) { profile.brake = {0.5, 2}; }));
    // so that one poll sees them all
    QVERIFY(m_world->trigger("pause"));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->modeShown().startsWith(u"Paused"_s), patience);
    const QStringList many = m_world->simulator.matchedEmails().mid(0, 5);
    for (const QString &email : many)
        QVERIFY(m_world->callInTeams(email));
    QVERIFY(m_world->trigger("pause"));
    auto *banner = m_world->find<QWidget>("brakeBanner");
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);

    QVERIFY(WindowWorld::press(banner, "brakeShowWho"));
    QTRY_VERIFY_WITH_TIMEOUT(preview(), patience);
    QCOMPARE(preview()->users().size(), many.size());
    for (const QString &email : many)
        QVERIFY(preview()->users().contains(email.toLower()));
    QVERIFY(WindowWorld::press(preview(), "previewNo"));
    QVERIFY(banner->isVisible());
    QCOMPARE(m_world->simulator.world().value("dndWrites"_L1).toInt(), 0);

    QVERIFY(WindowWorld::press(banner, "brakeShowWho"));
    QTRY_VERIFY_WITH_TIMEOUT(preview(), patience);
    QVERIFY(WindowWorld::press(preview(), "previewYes"));
    for (const QString &email : many)
        QTRY_VERIFY_WITH_TIMEOUT(m_world->dnd(email), patience);
    QTRY_VERIFY(!banner->isVisible());
}

void TestWindowSteering::closingGivesEverythingBackAndEnds()
{
    QVERIFY(start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    QVERIFY(m_world->simulator.setLine(m_world->ben, u"InCall"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->session(m_world->ben), u"InACall"_s, patience);
    QVERIFY(!m_world->window()->close());
    QVERIFY(m_world->window()); // with what it waits for
    QVERIFY(m_world->find<QWidget>("givingBackBanner")->isVisible());
    QVERIFY(!m_world->trigger("pause"));
    QVERIFY(!m_world->exitCode());
    QTRY_VERIFY_WITH_TIMEOUT(m_world->exitCode(), patience);
    QCOMPARE(*m_world->exitCode(), 0);
    QVERIFY(!m_world->dnd(m_world->anna));
    QVERIFY(m_world->session(m_world->ben).isEmpty());
    QVERIFY(m_world->window()->close());
}

QTEST_MAIN(TestWindowSteering)
#include "tst_windowsteering.moc"
