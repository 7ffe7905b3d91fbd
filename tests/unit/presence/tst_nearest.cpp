// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/nearest.h"

#include <QTest>

using namespace pb::presence;

namespace {

using People = std::vector<Lookalike>;
using Places = std::vector<std::size_t>;

} // namespace

Q_DECLARE_METATYPE(People)
Q_DECLARE_METATYPE(Places)

class TestNearest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void howFarTwoTextsAreApart_data();
    void howFarTwoTextsAreApart();
    void whoMightBeMeant_data();
    void whoMightBeMeant();
    void manyAreComparedByWhatIsEqualOnly();
};

void TestNearest::howFarTwoTextsAreApart_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<int>("distance");
    QTest::newRow("the same") << QByteArray("mueller") << QByteArray("mueller") << 0;
    QTest::newRow("one more at the end") << QByteArray("anna") << QByteArray("annas") << 1;
    QTest::newRow("one less at the beginning") << QByteArray("mueller") << QByteArray("ueller") << 1;
    QTest::newRow("one replaced") << QByteArray("meier") << QByteArray("meyer") << 1;
    QTest::newRow("two neighbours swapped") << QByteArray("meier") << QByteArray("mieer") << 1;
    QTest::newRow("swapped at the end") << QByteArray("weiss") << QByteArray("wesis") << 1;
    QTest::newRow("two slips far apart") << QByteArray("xnna.meier") << QByteArray("anna.meiex") << 2;
    QTest::newRow("two swaps") << QByteArray("abcd") << QByteArray("badc") << 2;
    QTest::newRow("three slips are more than two") << QByteArray("abcdef") << QByteArray("xbcyez") << 3;
    QTest::newRow("much longer") << QByteArray("ab") << QByteArray("abcdefgh") << 3;
    QTest::newRow("nothing and something") << QByteArray() << QByteArray("ab") << 2;
    QTest::newRow("nothing at all") << QByteArray() << QByteArray() << 0;
}

void TestNearest::howFarTwoTextsAreApart()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(int, distance);
    QCOMPARE(static_cast<int>(editDistance(a.toStdString(), b.toStdString(), 2)), distance);
    QCOMPARE(static_cast<int>(editDistance(b.toStdString(), a.toStdString(), 2)), distance);
}

void TestNearest::whoMightBeMeant_data()
{
    QTest::addColumn<People>("left");
    QTest::addColumn<People>("right");
    QTest::addColumn<Places>("ofLeft");
    QTest::addColumn<Places>("ofRight");
    const auto row = [](const char *sentence, const People &left, const People &right, const Places &ofLeft,
                         const Places &ofRight) {
        QTest::newRow(sentence) << left << right << ofLeft << ofRight;
    };

    row("the same local part in another domain", {{"anna.meier", "anna meier"}},
        {{"a.b", ""}, {"anna.meier", ""}}, {1}, {noLookalike, 0});
    row("the same name under another address", {{"ameier", "anna meier"}}, {{"meier1", "anna meier"}}, {0},
        {0});
    row("a slip in the local part", {{"anna.meier", ""}}, {{"anna.meyer", ""}}, {0}, {0});
    row("a slip in the name", {{"am", "anna meier"}}, {{"ame", "anna meyer"}}, {0}, {0});
    row("the local part counts for more than the name", {{"anna.meier", "anna meier"}},
        {{"x", "anna meier"}, {"anna.meier", "info"}}, {1}, {0, 0});
    row("what is equal counts for more than what is similar", {{"anna.meier", "anna meier"}},
        {{"anna.meyer", "a"}, {"x", "anna meier"}}, {1}, {0, 0});
    row("a slip in the local part is nearer than one in the name", {{"anna.meier", "anna meier"}},
        {{"x", "anna meyer"}, {"anna.meyer", "b"}}, {1}, {0, 0});
    row("one slip in the name is nearer than two in the local part", {{"anna.meier", "anna meier"}},
        {{"anna.mejjr", ""}, {"x", "anna meyer"}}, {1}, {0, 0});
    row("fewer slips are nearer", {{"anna.meier", ""}}, {{"anna.mejjr", ""}, {"anna.meyer", ""}}, {1},
        {0, 0});
    row("short words have to be equal", {{"anna", ""}}, {{"anne", ""}}, {noLookalike}, {noLookalike});
    row("three slips are somebody else", {{"anna.meier", ""}}, {{"anne.mayer", ""}}, {noLookalike},
        {noLookalike});
    row("who has neither address nor name is nobody", {{"", ""}}, {{"", ""}}, {noLookalike}, {noLookalike});
    row("there is nobody on the other side", {{"anna", "anna"}}, {}, {noLookalike}, {});
}

void TestNearest::whoMightBeMeant()
{
    QFETCH(People, left);
    QFETCH(People, right);
    QFETCH(Places, ofLeft);
    QFETCH(Places, ofRight);
    const Nearest found = nearest(left, right);
    QCOMPARE(found.left, ofLeft);
    QCOMPARE(found.right, ofRight);
}

void TestNearest::manyAreComparedByWhatIsEqualOnly()
{
    constexpr std::size_t many = 5000;
    static_assert(many * many > mostCompared);
    People left(many, {"somebody.else", ""});
    People right(many, {"another.one", ""});
    left[7] = {"anna.meier", ""};
    right[9] = {"anna.meyer", ""};
    QCOMPARE(nearest(left, right).left[7], noLookalike);
    right[9] = {"anna.meier", ""};
    QCOMPARE(nearest(left, right).left[7], std::size_t{9});
    left.resize(100);
    right[9] = {"anna.meyer", ""};
    QCOMPARE(nearest(left, right).left[7], std::size_t{9});
}

QTEST_APPLESS_MAIN(TestNearest)
#include "tst_nearest.moc"
