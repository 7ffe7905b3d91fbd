// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/labels.h"
#include "ui/rules/proofview.h"
#include "ui/rules/rulepicture.h"
#include "ui/rules/rulesdialog.h"
#include "ui/rules/rulesetlist.h"
#include "ui/rules/rulewords.h"
#include "ui/rules/whatifpanel.h"
#include "words/language.h"
#include "words/sentences.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::ui;
using presence::DndTarget;
using presence::ProofEvent;
using presence::StarfaceStatus;
using presence::TeamsStatus;
using presence::TeamsTarget;
using presence::Violation;

namespace {

constexpr int patience = 60'000; // a limit for conditions, not a wait
const QList<rules::ProofDepth> shallow{{0, 0, 2, 0}, {0, 0, 2, 1}};
const QList<rules::ProofDepth> endless{{4, 4, 4, 4}};

} // namespace

/// The rules view, with real keys and clicks.
class TestRulesDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void builtInSetsAreShownAsAPictureThatCannotBeEdited();
    void thePictureIsToldAsText();
    void aCopyIsNamedInTheListAndEditedRowByRow();
    void escapeLeavesTheNameOfTheCopy();
    void whatCannotBeSetIsGreyedOutWithTheReason();
    void unknownCannotBeMapped();
    void theWheelChangesNoRule();
    void whatGoesWrongIsShownAsStepsAndCannotGoLive();
    void whileTheProofRunsNothingGoesLive();
    void aStoppedProofCanBeAskedAgain();
    void whatIsProvenIsMadeLive();
    void theOptionsAreExplainedAndPartOfTheChoice();
    void deletingAsksFirst();
    void theLiveCopyCannotBeDeleted();
    void aBrokenImportIsToldWithItsPlace();
    void damagedFilesAreTold();
    void everythingHasANameForAssistiveTechnology();
    void everyRowIsReachedByTab();
    void nothingIsCutOnASmallScreen_data();
    void nothingIsCutOnASmallScreen();

    void everyViolationHasASentenceOfItsOwn();
    void everyEventHasASentenceOfItsOwn();
    void everyBarrierAndBarHasWords();
    void theWayToALoopEndsInWords();

    void whatIfSaysBothDirections();
    void whatIfFollowsTheRules();
    void whatIfHasWordsForEveryPair();

private:
    void make(const QList<rules::ProofDepth> &depths, const rules::RuleChoice &live = {});
    void copy(const QString &name);
    template<typename T>
    T *find(const char *name)
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    QComboBox *box(TeamsStatus status)
    {
        return find<QComboBox>(qPrintable(QStringLiteral("dnd-%1").arg(int(status))));
    }
    QComboBox *box(StarfaceStatus status)
    {
        return find<QComboBox>(qPrintable(QStringLiteral("teams-%1").arg(int(status))));
    }
    void click(const char *button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_editor->proof().state != rules::ProofReport::State::Running, patience);
    }
    QString title() { return find<QLabel>("proofTitle")->text(); }
    QString barrier() { return find<QLabel>("barrier")->text(); }
    bool canGoLive() { return find<QPushButton>("makeLive")->isEnabled(); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<rules::RuleEditor> m_editor;
    std::unique_ptr<RulesDialog> m_dialog;
};

void TestRulesDialog::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    make(shallow);
}

void TestRulesDialog::cleanup()
{
    m_dialog.reset();
    m_editor.reset();
}

void TestRulesDialog::make(const QList<rules::ProofDepth> &depths, const rules::RuleChoice &live)
{
    cleanup();
    m_editor =
        std::make_unique<rules::RuleEditor>(m_home->filePath(QStringLiteral("rulesets")), live, depths);
    m_dialog = std::make_unique<RulesDialog>(*m_editor);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

/// Presses "Copy" and types the name where it is asked for: in the list.
void TestRulesDialog::copy(const QString &name)
{
    click("copySet");
    auto *list = find<QListWidget>("ruleSets");
    auto *field = list->viewport()->findChild<QLineEdit *>();
    QVERIFY(field);
    QTest::keyClicks(field, name);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(m_editor->currentEntry().set.name, name);
}

void TestRulesDialog::builtInSetsAreShownAsAPictureThatCannotBeEdited()
{
    QVERIFY(m_dialog->findChild<RulePicture *>()->isVisible());
    QVERIFY(!box(TeamsStatus::Busy)->isVisible());
    for (const char *name : {"renameSet", "deleteSet", "exportSet"}) {
        QVERIFY(!find<QPushButton>(name)->isEnabled());
        QVERIFY(!find<QPushButton>(name)->toolTip().isEmpty());
    }
    auto *list = find<QListWidget>("ruleSets");
    QCOMPARE(list->count(), 2);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(m_editor->current(), 1);
    QCOMPARE(find<QLabel>("ruleSetName")->text(), list->item(1)->text());
    QCOMPARE(list->item(1)->text(), ruleSetText(QStringLiteral("every-busy")));
}

void TestRulesDialog::thePictureIsToldAsText()
{
    auto *picture = m_dialog->findChild<RulePicture *>();
    QVERIFY(picture->accessibleDescription().contains(QStringLiteral("In a call → DND on")));
    QVERIFY(picture->accessibleDescription().contains(QStringLiteral("In a meeting → nothing")));
    QTest::keyClick(find<QListWidget>("ruleSets"), Qt::Key_Down);
    QVERIFY(picture->accessibleDescription().contains(QStringLiteral("In a meeting → DND on")));
}

void TestRulesDialog::aCopyIsNamedInTheListAndEditedRowByRow()
{
    copy(QStringLiteral("Sales"));
    QCOMPARE(find<QLabel>("ruleSetName")->text(), QStringLiteral("Sales"));
    QVERIFY(!m_dialog->findChild<RulePicture *>()->isVisible());
    QComboBox *meeting = box(TeamsStatus::InMeeting);
    QVERIFY(meeting->isVisible());
    QCOMPARE(meeting->currentText(), QStringLiteral("No mapping"));
    meeting->setFocus();
    QTest::keyClick(meeting, Qt::Key_Home);
    QCOMPARE(m_editor->choice().rules.target(TeamsStatus::InMeeting), DndTarget::On);
    QComboBox *ringing = box(StarfaceStatus::Ringing);
    ringing->setFocus();
    QTest::keyClick(ringing, Qt::Key_Up);
    QCOMPARE(m_editor->choice().rules.target(StarfaceStatus::Ringing), TeamsTarget::DoNotDisturb);
    make(shallow);
    QCOMPARE(m_editor->entries().last().set.name, QStringLiteral("Sales"));
    QCOMPARE(m_editor->entries().last().set.rules.target(TeamsStatus::InMeeting), DndTarget::On);
}

void TestRulesDialog::escapeLeavesTheNameOfTheCopy()
{
    click("copySet");
    auto *field = find<QListWidget>("ruleSets")->viewport()->findChild<QLineEdit *>();
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("No"));
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(m_editor->currentEntry().set.name, QStringLiteral("Copy of Calls only"));
    QVERIFY(m_dialog->isVisible());
}

void TestRulesDialog::whatCannotBeSetIsGreyedOutWithTheReason()
{
    copy(QStringLiteral("Sales"));
    int barred = 0;
    for (QComboBox *each :
        {box(TeamsStatus::Busy), box(StarfaceStatus::InCall), box(StarfaceStatus::Available)}) {
        for (int i = 0; i < each->count(); ++i) {
            const bool enabled = each->model()->flags(each->model()->index(i, 0)) & Qt::ItemIsEnabled;
            if (enabled || each->itemText(i).isEmpty())
                continue;
            ++barred;
            QVERIFY2(!each->itemData(i, Qt::ToolTipRole).toString().isEmpty(), qPrintable(each->itemText(i)));
        }
    }
    QCOMPARE(barred, 2 + 3 + 3 + 2);
    // the keyboard passes over them
    QComboBox *busy = box(TeamsStatus::Busy);
    busy->setFocus();
    QTest::keyClick(busy, Qt::Key_End);
    QVERIFY(busy->currentData().toInt() >= 0);
    QCOMPARE(busy->currentText(), QStringLiteral("No mapping"));
}

void TestRulesDialog::unknownCannotBeMapped()
{
    copy(QStringLiteral("Sales"));
    QVERIFY(!box(TeamsStatus::Unknown)->isEnabled());
    QVERIFY(!box(StarfaceStatus::Unknown)->isEnabled());
    QVERIFY(!box(TeamsStatus::Unknown)->toolTip().isEmpty());
}

void TestRulesDialog::theWheelChangesNoRule()
{
    copy(QStringLiteral("Sales"));
    QComboBox *busy = box(TeamsStatus::Busy);
    const QPoint middle = busy->rect().center();
    QWheelEvent turn(middle, busy->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
        Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(busy, &turn);
    QCOMPARE(m_editor->choice().rules.target(TeamsStatus::Busy), DndTarget::None);
    QCOMPARE(busy->currentText(), QStringLiteral("No mapping"));
}

void TestRulesDialog::whatGoesWrongIsShownAsStepsAndCannotGoLive()
{
    copy(QStringLiteral("Sales"));
    QComboBox *call = box(StarfaceStatus::InCall);
    call->setFocus();
    QTest::keyClick(call, Qt::Key_Down);
    QCOMPARE(m_editor->choice().rules.target(StarfaceStatus::InCall), TeamsTarget::Available);
    settle();
    QCOMPARE(title(), violationText(Violation::Wrong));
    const auto *steps = find<QLabel>("proofSteps");
    QVERIFY(steps->isVisible());
    QVERIFY2(steps->text().contains(QStringLiteral("A phone call begins.")), qPrintable(steps->text()));
    QVERIFY(!canGoLive());
    QCOMPARE(barrier(), barrierText(rules::Barrier::ProofFailed));
    QSignalSpy wanted(m_dialog.get(), &RulesDialog::rulesWanted);
    click("makeLive");
    QCOMPARE(wanted.size(), 0);
    QTest::keyClick(call, Qt::Key_Up);
    settle();
    QVERIFY(!steps->isVisible());
    QVERIFY(canGoLive());
}

void TestRulesDialog::whileTheProofRunsNothingGoesLive()
{
    make(endless);
    QTest::keyClick(find<QListWidget>("ruleSets"), Qt::Key_Down);
    QVERIFY(!canGoLive());
    QCOMPARE(barrier(), barrierText(rules::Barrier::Proving));
    QVERIFY(find<QPushButton>("stopProof")->isVisible());
}

void TestRulesDialog::aStoppedProofCanBeAskedAgain()
{
    make(endless);
    QTest::keyClick(find<QListWidget>("ruleSets"), Qt::Key_Down);
    click("stopProof");
    QCOMPARE(barrier(), barrierText(rules::Barrier::ProofStopped));
    QVERIFY(!canGoLive());
    QVERIFY(!find<QPushButton>("stopProof")->isVisible());
    click("proveAgain");
    QCOMPARE(m_editor->proof().state, rules::ProofReport::State::Running);
}

void TestRulesDialog::whatIsProvenIsMadeLive()
{
    settle();
    QVERIFY(!canGoLive()); // live already
    QTest::keyClick(find<QListWidget>("ruleSets"), Qt::Key_Down);
    settle();
    QVERIFY2(title().contains(QStringLiteral("No loops")), qPrintable(title()));
    QVERIFY(canGoLive());
    QSignalSpy wanted(m_dialog.get(), &RulesDialog::rulesWanted);
    connect(m_dialog.get(), &RulesDialog::rulesWanted, m_dialog.get(), &RulesDialog::setLive);
    click("makeLive");
    QCOMPARE(wanted.size(), 1);
    QVERIFY(wanted.first().at(0).value<presence::RuleSet>() == presence::everyKindOfBusy());
    QCOMPARE(wanted.first().at(1).toBool(), true);
    QCOMPARE(wanted.first().at(2).toBool(), false);
    QVERIFY(!canGoLive());
    QCOMPARE(barrier(), barrierText(rules::Barrier::AlreadyLive));
    auto *list = find<QListWidget>("ruleSets");
    QVERIFY(list->item(1)->font().bold());
    QVERIFY(!list->item(0)->font().bold());
}

void TestRulesDialog::theOptionsAreExplainedAndPartOfTheChoice()
{
    settle();
    auto *clears = find<QCheckBox>("clearsAnyDnd");
    auto *after = find<QCheckBox>("availableAfterCall");
    QVERIFY(after->isChecked());
    QVERIFY(!clears->isChecked());
    for (QCheckBox *each : {clears, after})
        QVERIFY(!each->accessibleDescription().isEmpty());
    clears->setFocus();
    QTest::keyClick(clears, Qt::Key_Space);
    settle();
    QVERIFY(canGoLive());
    QSignalSpy wanted(m_dialog.get(), &RulesDialog::rulesWanted);
    click("makeLive");
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().at(2).toBool(), true);
}

void TestRulesDialog::deletingAsksFirst()
{
    copy(QStringLiteral("Sales"));
    click("deleteSet");
    auto *question = m_dialog->findChild<QDialog *>(QStringLiteral("deleteQuestion"));
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Escape);
    QCOMPARE(m_editor->entries().size(), 3);
    QTRY_VERIFY(!m_dialog->findChild<QDialog *>(QStringLiteral("deleteQuestion")));
    click("deleteSet");
    question = m_dialog->findChild<QDialog *>(QStringLiteral("deleteQuestion"));
    QVERIFY(question);
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("deleteYes")), Qt::LeftButton);
    QCOMPARE(m_editor->entries().size(), 2);
    QCOMPARE(find<QListWidget>("ruleSets")->count(), 2);
}

void TestRulesDialog::theLiveCopyCannotBeDeleted()
{
    copy(QStringLiteral("Sales"));
    QVERIFY(find<QPushButton>("deleteSet")->isEnabled());
    const auto choice = m_editor->choice();
    m_dialog->setLive(choice.rules, choice.availableAfterCall, choice.clearsAnyDnd);
    QVERIFY(!find<QPushButton>("deleteSet")->isEnabled());
}

void TestRulesDialog::aBrokenImportIsToldWithItsPlace()
{
    const QString path = m_home->filePath(QStringLiteral("in.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"id": "x", "toStarface": {"busy": "dnd-maybe"}, "toTeams": {}})");
    file.close();
    auto *banner = find<QWidget>("rulesFailure");
    QVERIFY(!banner->isVisible());
    m_dialog->list().importFrom(path);
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->accessibleDescription().contains(QStringLiteral("toStarface.busy")),
        qPrintable(banner->accessibleDescription()));
    QCOMPARE(m_editor->entries().size(), 2);
}

void TestRulesDialog::damagedFilesAreTold()
{
    copy(QStringLiteral("Sales"));
    QFile file(m_editor->folder() + QStringLiteral("/sales-copy.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    make(shallow);
    auto *banner = find<QWidget>("damagedSets");
    QVERIFY(banner->isVisible());
    QVERIFY(banner->accessibleDescription().contains(QStringLiteral("sales-copy.json")));
}

void TestRulesDialog::everythingHasANameForAssistiveTechnology()
{
    copy(QStringLiteral("Sales"));
    QSet<QString> names;
    for (const QComboBox *each : m_dialog->findChildren<QComboBox *>()) {
        QVERIFY2(!each->accessibleName().isEmpty(), qPrintable(each->objectName()));
        names.insert(each->accessibleName());
    }
    QCOMPARE(names.size(), 8 + 5);
    const auto *list = find<QListWidget>("ruleSets");
    QVERIFY(list->item(0)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("live")));
}

void TestRulesDialog::everyRowIsReachedByTab()
{
    copy(QStringLiteral("Sales"));
    m_dialog->activateWindow();
    find<QListWidget>("ruleSets")->setFocus();
    QSet<QWidget *> reached;
    for (int i = 0; i < 60 && !reached.contains(m_dialog->focusWidget()); ++i) {
        reached.insert(m_dialog->focusWidget());
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
    }
    for (const auto status : presence::allTeamsStatuses)
        QVERIFY(status == TeamsStatus::Unknown || reached.contains(box(status)));
    for (const auto status : presence::allStarfaceStatuses)
        QVERIFY(status == StarfaceStatus::Unknown || reached.contains(box(status)));
    QVERIFY(reached.contains(find<QCheckBox>("clearsAnyDnd")));
    QVERIFY(reached.contains(find<QPushButton>("closeRules")));
}

void TestRulesDialog::nothingIsCutOnASmallScreen_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages())
        QTest::newRow(qPrintable(language)) << language;
}

/// 1024 pixels at one and a half times the size, less the frame of a window.
void TestRulesDialog::nothingIsCutOnASmallScreen()
{
    QFETCH(QString, language);
    installLanguage(*qApp, language);
    make(shallow);
    const auto english = qScopeGuard([this] {
        cleanup();
        installLanguage(*qApp, QStringLiteral("en"));
    });
    constexpr int room = 670;
    const auto fits = [&] {
        m_dialog->resize(room, 440);
        QCoreApplication::processEvents();
        const auto *scroll = find<QScrollArea>("rulesScroll");
        return m_dialog->width() <= room && scroll->horizontalScrollBar()->maximum() == 0;
    };
    QVERIFY(fits());
    copy(QStringLiteral("Sales"));
    settle();
    QVERIFY(fits());
    // the fields of both directions one below the other
    const auto top = [&](const QComboBox *field) { return field->mapTo(m_dialog.get(), QPoint()).y(); };
    QVERIFY(top(box(presence::allStarfaceStatuses.front())) > top(box(presence::allTeamsStatuses.back())));
    m_dialog->resize(1400, 800);
    QTRY_COMPARE(
        top(box(presence::allStarfaceStatuses.front())), top(box(presence::allTeamsStatuses.front())));
}

void TestRulesDialog::everyViolationHasASentenceOfItsOwn()
{
    QVERIFY(violationText(Violation::None).isEmpty());
    QSet<QString> texts;
    for (std::size_t i = 1; i < presence::violationCount; ++i) {
        const QString text = violationText(static_cast<Violation>(i));
        QVERIFY2(text.endsWith(u'.'), qPrintable(QString::number(i)));
        texts.insert(text);
    }
    QCOMPARE(texts.size(), int(presence::violationCount) - 1);
}

void TestRulesDialog::everyEventHasASentenceOfItsOwn()
{
    QSet<QString> texts;
    for (std::size_t i = 0; i < ProofEvent::kindCount; ++i) {
        ProofEvent event;
        event.kind = static_cast<ProofEvent::Kind>(i);
        const QString text = eventText(event);
        QVERIFY2(text.endsWith(u'.'), qPrintable(QString::number(i)));
        texts.insert(text);
    }
    QCOMPARE(texts.size(), int(ProofEvent::kindCount));
    QSet<QString> details;
    for (const auto status : presence::allTeamsStatuses)
        details.insert(eventText({ProofEvent::Kind::TeamsStatus, status}));
    for (const auto line : {presence::Line::Idle, presence::Line::Ringing, presence::Line::InCall})
        details.insert(eventText({ProofEvent::Kind::Line, TeamsStatus::Unknown, line}));
    QCOMPARE(details.size(), int(presence::allTeamsStatuses.size()) + 3);
}

void TestRulesDialog::everyBarrierAndBarHasWords()
{
    using rules::Barred;
    using rules::Barrier;
    QVERIFY(barrierText(Barrier::None).isEmpty());
    QSet<QString> barriers;
    for (int i = int(Barrier::AlreadyLive); i <= int(Barrier::ProofTooLarge); ++i)
        barriers.insert(barrierText(Barrier(i)));
    QCOMPARE(barriers.size(), int(Barrier::ProofTooLarge));
    QVERIFY(!barriers.contains(QString()));
    QVERIFY(!barredText(Barred::NoInformation).isEmpty());
    QVERIFY(!barredText(Barred::IdleAssertsNothing).isEmpty());
    QSet<QString> names;
    for (int i = 0; i <= int(rules::Unwritable::TeamsOutOfOffice); ++i) {
        names.insert(unwritableName(rules::Unwritable(i)));
        QVERIFY(!unwritableReason(rules::Unwritable(i)).isEmpty());
    }
    QCOMPARE(names.size(), 5);
}

void TestRulesDialog::theWayToALoopEndsInWords()
{
    presence::ProofStep begin;
    begin.events.push_back({ProofEvent::Kind::Line, TeamsStatus::Unknown, presence::Line::InCall});
    begin.toTeams.action = presence::Action::SetBusyInACall;
    presence::ProofStep write;
    write.toStarface.action = presence::Action::SetDndOn;
    const QStringList texts = stepTexts({{}, begin, {}, {}, write}, Violation::NotQuiet);
    QCOMPARE(texts.size(), 3);
    QCOMPARE(texts.at(0), QStringLiteral("A phone call begins. Presence Bridge: Show “In a call” in Teams."));
    QVERIFY2(texts.at(1).startsWith(u'2'), qPrintable(texts.at(1)));
    QVERIFY(texts.at(2).startsWith(QStringLiteral("And so on")));
    QVERIFY(stepTexts({}, Violation::None).isEmpty());
}

void TestRulesDialog::whatIfSaysBothDirections()
{
    WhatIfPanel panel;
    panel.show();
    panel.setStatuses(TeamsStatus::InCall, StarfaceStatus::Available);
    QVERIFY2(panel.text().contains(QStringLiteral("In a call → DND on")), qPrintable(panel.text()));
    QVERIFY(panel.text().contains(QStringLiteral("Switch do not disturb on.")));
    QVERIFY(panel.text().contains(QStringLiteral("An idle phone by itself makes nobody available.")));
    auto *starface = panel.findChild<QComboBox *>(QStringLiteral("whatIfStarface"));
    starface->setFocus();
    QTest::keyClick(starface, Qt::Key_End);
    QTest::keyClick(starface, Qt::Key_Up);
    QVERIFY2(panel.text().contains(QStringLiteral("Teams shows “In a call”")), qPrintable(panel.text()));
}

void TestRulesDialog::whatIfFollowsTheRules()
{
    WhatIfPanel panel;
    panel.setStatuses(TeamsStatus::InMeeting, StarfaceStatus::Available);
    QVERIFY(panel.text().contains(QStringLiteral("In a meeting → No mapping")));
    panel.setRules({presence::everyKindOfBusy(), true, false});
    QVERIFY(panel.text().contains(QStringLiteral("In a meeting → DND on")));
}

void TestRulesDialog::whatIfHasWordsForEveryPair()
{
    WhatIfPanel panel;
    for (const auto teams : presence::allTeamsStatuses) {
        for (const auto starface : presence::allStarfaceStatuses) {
            panel.setStatuses(teams, starface);
            const QStringList lines = panel.text().split(u'\n');
            QCOMPARE(lines.size(), 6);
            for (const QString &line : lines)
                QVERIFY2(!line.trimmed().isEmpty(), qPrintable(panel.text()));
        }
    }
}

QTEST_MAIN(TestRulesDialog)
#include "tst_rulesdialog.moc"
