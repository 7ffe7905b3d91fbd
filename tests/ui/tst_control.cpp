// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/control/changesmodel.h"
#include "ui/control/exclusiondialog.h"
#include "ui/control/livepreviewdialog.h"
#include "ui/control/peoplelistmodel.h"
#include "ui/healthscene.h"
#include "words/sentences.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using Question = ui::LivePreviewDialog::Question;

namespace {

template<typename T>
T *find(const QWidget &parent, const char *name)
{
    T *found = parent.findChild<T *>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

void open(QWidget &window)
{
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

} // namespace

class TestControl : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyChangeIsShownByName();
    void goingLiveNeedsAClearYes();
    void enterByHabitChangesNothing();
    void escapeClearsTheFilterFirst();
    void whereNothingWouldBeWrittenItSaysSo();
    void theBrakeAsksWithItsOwnWords();
    void theExportHasTheRowsShown();
    void anExportThatFailsIsTold();
    void whoIsTickedIsTold();
    void ticksAreSetByKeyboard();
    void anAddressOfNobodyCanBeAdded();
    void whoIsLeftOutWithoutAPartnerIsShownWithTheReason();
    void whoIsGoneCanStillBeTakenBack();
    void cancellingTellsNothing();
    void onlyThoseLeftOut();
    void modelsAreSound();
    void everyControlHasAName();
};

void TestControl::everyChangeIsShownByName()
{
    ui::LivePreviewDialog dialog(Question::GoLive, test::previewLines(8));
    open(dialog);
    const auto *table = find<QTableView>(dialog, "previewTable");
    QCOMPARE(table->model()->rowCount(), 8);
    QStringList first;
    for (int column = 0; column < ui::ChangesModel::ColumnCount; ++column)
        first << table->model()->index(0, column).data().toString();
    QCOMPARE(first,
        (QStringList{QStringLiteral("Anna Abendroth"), QStringLiteral("user0@example.com"),
            QStringLiteral("STARFACE"), QStringLiteral("Switch do not disturb on"),
            QStringLiteral("The Teams status asks for it by the rule.")}));
    QVERIFY(
        find<QLabel>(dialog, "previewIntroduction")->text().contains(QStringLiteral("8 user(s) would be")));
    QTest::keyClicks(find<QLineEdit>(dialog, "previewSearch"), QStringLiteral("anna switch"));
    QCOMPARE(table->model()->rowCount(), 1);
    find<QLineEdit>(dialog, "previewSearch")->clear();
    QTest::keyClicks(find<QLineEdit>(dialog, "previewSearch"), QStringLiteral("in a call"));
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(find<QLabel>(dialog, "previewCount")->text(), QStringLiteral("2 of 8"));
}

void TestControl::goingLiveNeedsAClearYes()
{
    ui::LivePreviewDialog dialog(Question::GoLive, test::previewLines(3));
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    open(dialog);
    QTest::mouseClick(find<QPushButton>(dialog, "previewYes"), Qt::LeftButton);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(dialog.users().size(), 3);
}

void TestControl::enterByHabitChangesNothing()
{
    ui::LivePreviewDialog dialog(Question::GoLive, test::previewLines(3));
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    open(dialog);
    auto *search = find<QLineEdit>(dialog, "previewSearch");
    search->setFocus();
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(accepted.size() + rejected.size(), 0);
    auto *table = find<QTableView>(dialog, "previewTable");
    QVERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(accepted.size(), 0);
    QCOMPARE(rejected.size(), 1);
}

void TestControl::escapeClearsTheFilterFirst()
{
    ui::LivePreviewDialog dialog(Question::GoLive, test::previewLines(3));
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    open(dialog);
    auto *search = find<QLineEdit>(dialog, "previewSearch");
    QTest::keyClicks(search, QStringLiteral("anna"));
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QCOMPARE(rejected.size(), 0);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(rejected.size(), 1);
}

void TestControl::whereNothingWouldBeWrittenItSaysSo()
{
    ui::LivePreviewDialog dialog(Question::GoLive, {});
    open(dialog);
    QVERIFY(find<QLabel>(dialog, "previewIntroduction")
                ->text()
                .contains(QStringLiteral("Nothing would be written at this moment.")));
    QVERIFY(!find<QTableView>(dialog, "previewTable")->isVisible());
    QVERIFY(!find<QPushButton>(dialog, "previewExport")->isEnabled());
    QVERIFY(find<QPushButton>(dialog, "previewYes")->isEnabled());
}

void TestControl::theBrakeAsksWithItsOwnWords()
{
    ui::LivePreviewDialog dialog(Question::Brake, test::previewLines(30));
    open(dialog);
    QCOMPARE(find<QPushButton>(dialog, "previewYes")->text(), QStringLiteral("&Carry out"));
    QCOMPARE(find<QPushButton>(dialog, "previewNo")->text(), QStringLiteral("&Keep waiting"));
    QVERIFY(find<QLabel>(dialog, "previewIntroduction")->text().contains(QStringLiteral("30 user(s)")));
}

void TestControl::theExportHasTheRowsShown()
{
    QList<sync::PreviewLine> lines = test::previewLines(4);
    lines[0].name = QStringLiteral("=cmd|' /C calc'!A0");
    ui::LivePreviewDialog dialog(Question::GoLive, lines);
    open(dialog);
    QTest::keyClicks(find<QLineEdit>(dialog, "previewSearch"), QStringLiteral("switch"));
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a.csv"));
    QVERIFY(dialog.saveTo(file));
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QByteArray bytes = saved.readAll();
    QVERIFY(bytes.startsWith("\xEF\xBB\xBFUser,E-mail,Where,What,Why\r\n"));
    QCOMPARE(bytes.count("\r\n"), 4);
    QVERIFY(bytes.contains("'=cmd|"));
    QVERIFY(find<QLabel>(dialog, "previewSaved")->text().contains(file));
}

void TestControl::anExportThatFailsIsTold()
{
    ui::LivePreviewDialog dialog(Question::GoLive, test::previewLines(1));
    open(dialog);
    QVERIFY(!dialog.saveTo(QStringLiteral("/nowhere/at/all.csv")));
    QVERIFY(find<QLabel>(dialog, "previewSaved")->isVisible());
    QVERIFY(find<QLabel>(dialog, "previewSaved")
                ->text()
                .startsWith(QStringLiteral("The file could not be written")));
}

void TestControl::whoIsTickedIsTold()
{
    ui::ExclusionDialog dialog(test::matchedPeople(5), {QStringLiteral("user4@example.com")});
    QSignalSpy wanted(&dialog, &ui::ExclusionDialog::exclusionWanted);
    open(dialog);
    auto *table = find<QTableView>(dialog, "exclusionTable");
    QTest::keyClicks(find<QLineEdit>(dialog, "exclusionSearch"), QStringLiteral("user1@"));
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(table->model()->setData(table->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(find<QLabel>(dialog, "exclusionCount")->text(), QStringLiteral("2 user(s) excluded"));
    QCOMPARE(wanted.size(), 0);
    QTest::mouseClick(find<QPushButton>(dialog, "saveExclusions"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first(), (QVariantList{QStringLiteral("user1@example.com"), true}));
}

void TestControl::ticksAreSetByKeyboard()
{
    ui::ExclusionDialog dialog(test::matchedPeople(5), {});
    QSignalSpy wanted(&dialog, &ui::ExclusionDialog::exclusionWanted);
    open(dialog);
    auto *table = find<QTableView>(dialog, "exclusionTable");
    table->setFocus();
    table->selectRow(1);
    QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(dialog.excluded(),
        (QSet<QString>{QStringLiteral("user1@example.com"), QStringLiteral("user2@example.com")}));
    QVERIFY(dialog.isVisible());
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(dialog.excluded().isEmpty());
}

void TestControl::anAddressOfNobodyCanBeAdded()
{
    ui::ExclusionDialog dialog(test::matchedPeople(3), {});
    QSignalSpy wanted(&dialog, &ui::ExclusionDialog::exclusionWanted);
    open(dialog);
    auto *search = find<QLineEdit>(dialog, "exclusionSearch");
    auto *add = find<QPushButton>(dialog, "addExclusion");
    QVERIFY(!add->isEnabled());
    QTest::keyClicks(search, QStringLiteral("user1@example.com"));
    QVERIFY(!add->isEnabled()); // it is in the list
    search->clear();
    QTest::keyClicks(search, QStringLiteral("Boss@Example.com "));
    QVERIFY(add->isEnabled());
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(search->text().isEmpty());
    QVERIFY(dialog.excluded().contains(QStringLiteral("boss@example.com")));
    dialog.accept();
    QCOMPARE(wanted.first(), (QVariantList{QStringLiteral("boss@example.com"), true}));
}

void TestControl::whoIsLeftOutWithoutAPartnerIsShownWithTheReason()
{
    QList<sync::Person> people = test::matchedPeople(2);
    people[0].match = presence::MatchKind::NoPartner;
    people[0].nearest = QStringLiteral("Anne <anne@x.example>");
    people[0].starfaceId = QStringLiteral("1");
    const ui::PeopleListModel model(people, {people[0].key});
    const QString tip = model.index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(ui::matchText(presence::MatchKind::NoPartner)), qPrintable(tip));
    QVERIFY2(tip.contains(people[0].nearest), qPrintable(tip));
    const QModelIndex matched = model.index(1, 0);
    QCOMPARE(matched.data(Qt::ToolTipRole), matched.data(Qt::DisplayRole)); // whole where it is shortened
    QVERIFY(matched.data(Qt::AccessibleDescriptionRole).toString().isEmpty());
}

void TestControl::whoIsGoneCanStillBeTakenBack()
{
    ui::ExclusionDialog dialog(test::matchedPeople(3), {QStringLiteral("gone@example.com")});
    QSignalSpy wanted(&dialog, &ui::ExclusionDialog::exclusionWanted);
    open(dialog);
    auto *model = find<QTableView>(dialog, "exclusionTable")->model();
    QCOMPARE(model->rowCount(), 4);
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("In no directory"));
    QVERIFY(model->setData(model->index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    dialog.accept();
    QCOMPARE(wanted.first(), (QVariantList{QStringLiteral("gone@example.com"), false}));
}

void TestControl::cancellingTellsNothing()
{
    ui::ExclusionDialog dialog(test::matchedPeople(3), {});
    QSignalSpy wanted(&dialog, &ui::ExclusionDialog::exclusionWanted);
    open(dialog);
    auto *model = find<QTableView>(dialog, "exclusionTable")->model();
    QVERIFY(model->setData(model->index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(wanted.size(), 0);
}

void TestControl::onlyThoseLeftOut()
{
    ui::ExclusionDialog dialog(test::matchedPeople(5), {QStringLiteral("user3@example.com")});
    open(dialog);
    auto *model = find<QTableView>(dialog, "exclusionTable")->model();
    find<QCheckBox>(dialog, "onlyExcluded")->click();
    QCOMPARE(model->rowCount(), 1);
    // taken back it stays where it is until the list is made anew
    QVERIFY(model->setData(model->index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(model->rowCount(), 1);
}

void TestControl::modelsAreSound()
{
    ui::PeopleListModel people(test::matchedPeople(5), {QStringLiteral("gone@example.com")});
    ui::ChangesModel changes(test::previewLines(5));
    const auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;
    const QAbstractItemModelTester first(&people, strict);
    const QAbstractItemModelTester second(&changes, strict);
    people.setExcluded(2, true);
    QVERIFY(people.add(QStringLiteral("new@example.com")));
    QVERIFY(!people.add(QStringLiteral("NEW@example.com")));
}

void TestControl::everyControlHasAName()
{
    ui::LivePreviewDialog preview(Question::GoLive, test::previewLines(3));
    ui::ExclusionDialog exclusions(test::matchedPeople(3), {});
    int seen = 0;
    for (QWidget *top : {static_cast<QWidget *>(&preview), static_cast<QWidget *>(&exclusions)}) {
        top->show();
        for (QWidget *widget : top->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
                continue;
            ++seen;
            const auto *interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(!interface->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
    }
    QVERIFY(seen >= 10);
}

QTEST_MAIN(TestControl)
#include "tst_control.moc"
