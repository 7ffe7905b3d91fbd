// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/flowlayout.h"
#include "ui/common/toolbuttons.h"

#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

using namespace pb;

namespace {

/// A row of plain boxes, 100 wide and 20 high, 10 apart.
struct Row {
    QWidget window;
    ui::FlowLayout *layout = new ui::FlowLayout(&window);
    QList<QWidget *> boxes;

    explicit Row(int count)
    {
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(10);
        for (int i = 0; i < count; ++i) {
            auto *box = new QWidget(&window);
            box->setFixedSize(100, 20);
            boxes.append(box);
            layout->addWidget(box);
        }
    }
    QList<QPoint> places() const
    {
        QList<QPoint> all;
        for (const QWidget *box : boxes)
            all.append(box->pos());
        return all;
    }
};

} // namespace

class TestFlowLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goesOnBelowWhereItIsTooWide();
    void whatGrowsGetsTheRest();
    void whatIsHiddenTakesNoRoom();
    void aLayoutAroundItLearnsTheHeight();
    void aWindowKeepsTheRoomThatItNeeds();
    void fromTheRightWhereOneReadsSo();
    void aFramedButtonIsSeenWithoutTheMouse();
};

void TestFlowLayout::goesOnBelowWhereItIsTooWide()
{
    Row row(3);
    row.layout->setGeometry({0, 0, 320, 20});
    QCOMPARE(row.places(), (QList<QPoint>{{0, 0}, {110, 0}, {220, 0}}));
    row.layout->setGeometry({0, 0, 319, 60});
    QCOMPARE(row.places(), (QList<QPoint>{{0, 0}, {110, 0}, {0, 30}}));
    QCOMPARE(row.layout->heightForWidth(320), 20);
    QCOMPARE(row.layout->heightForWidth(319), 50);
    QCOMPARE(row.layout->heightForWidth(100), 80);
    QCOMPARE(row.layout->heightForWidth(10), 80); // never less than one in a row
    QCOMPARE(row.layout->minimumSize().width(), 100);
    QCOMPARE(row.layout->sizeHint(), QSize(320, 20));
}

void TestFlowLayout::whatGrowsGetsTheRest()
{
    Row row(2);
    row.boxes[0]->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row.boxes[0]->setMaximumWidth(QWIDGETSIZE_MAX);
    row.layout->setGeometry({0, 0, 500, 20});
    QCOMPARE(row.boxes[0]->width(), 390);
    QCOMPARE(row.boxes[1]->x(), 400);
    row.boxes[0]->setMaximumWidth(150);
    row.layout->setGeometry({0, 0, 501, 20});
    QCOMPARE(row.boxes[0]->width(), 150);
    QCOMPARE(row.boxes[1]->x(), 160);
}

void TestFlowLayout::whatIsHiddenTakesNoRoom()
{
    Row row(3);
    row.boxes[1]->hide();
    row.layout->setGeometry({0, 0, 210, 20});
    QCOMPARE(row.boxes[2]->pos(), QPoint(110, 0));
    QCOMPARE(row.layout->heightForWidth(210), 20);
}

void TestFlowLayout::aLayoutAroundItLearnsTheHeight()
{
    QWidget outer;
    auto *column = new QVBoxLayout(&outer);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    Row row(3);
    auto *below = new QLabel(&outer);
    column->addWidget(&row.window);
    column->addWidget(below, 1);
    outer.resize(210, 200);
    outer.show();
    QTRY_COMPARE(row.window.height(), 50);
    QCOMPARE(below->y(), 50);
    outer.resize(400, 200);
    QTRY_COMPARE(row.window.height(), 20);
    row.window.setParent(nullptr);
}

/// Where nobody asks for the height that follows from a width: a dock, a main window.
void TestFlowLayout::aWindowKeepsTheRoomThatItNeeds()
{
    Row row(3);
    QCOMPARE(row.window.minimumSizeHint(), QSize(100, 20)); // nobody knows how wide it is going to be
    row.window.resize(210, 100);
    row.window.show();
    QTRY_COMPARE(row.window.minimumSizeHint(), QSize(100, 50));
    row.window.resize(400, 100);
    QTRY_COMPARE(row.window.minimumSizeHint(), QSize(100, 20));
    row.window.hide();
    row.window.resize(100, 100); // must not make anything grow
    QCOMPARE(row.window.minimumSizeHint(), QSize(100, 20));
}

void TestFlowLayout::fromTheRightWhereOneReadsSo()
{
    Row row(2);
    row.window.setLayoutDirection(Qt::RightToLeft);
    row.layout->setGeometry({0, 0, 300, 20});
    QCOMPARE(row.places(), (QList<QPoint>{{200, 0}, {90, 0}}));
}

void TestFlowLayout::aFramedButtonIsSeenWithoutTheMouse()
{
    const auto corners = [](QToolButton &button) {
        button.setFixedSize(80, 30);
        const QImage image = button.grab().toImage();
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); ++y)
            colours.insert(image.pixel(2, y));
        return colours;
    };
    ui::FramedButton framed({});
    QToolButton plain;
    plain.setAutoRaise(true);
    QCOMPARE(corners(plain).size(), 1);
    QVERIFY(corners(framed).size() > 1);
    framed.setCheckable(true);
    const auto off = framed.grab().toImage().pixelColor(40, 15);
    framed.setChecked(true);
    QVERIFY(framed.grab().toImage().pixelColor(40, 15) != off);
}

QTEST_MAIN(TestFlowLayout)
#include "tst_flowlayout.moc"
