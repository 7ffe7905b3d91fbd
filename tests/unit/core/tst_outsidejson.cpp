// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outsidejson.h"

#include <QTest>

using namespace pb;

class TestOutsideJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theShapeIsBounded_data();
    void theShapeIsBounded();
    void theErrorSaysOfWhat();
};

void TestOutsideJson::theShapeIsBounded_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isRead");
    const auto row = [](const char *name, const QByteArray &text, bool isRead) {
        QTest::newRow(name) << text << isRead;
    };
    row("an object", R"({"a":[1,2,{"b":null}]})", true);
    row("as deep as it may be", QByteArray("[").repeated(64) + QByteArray("]").repeated(64), true);
    row("a level deeper", QByteArray("[").repeated(65) + QByteArray("]").repeated(65), false);
    row("brackets in a string do not count", "[\"" + QByteArray("[").repeated(1000) + "\"]", true);
    row("nor behind a quote that is escaped", R"(["\")" + QByteArray("[").repeated(1000) + "\"]", true);
    row("a million numbers", '[' + QByteArray("1,").repeated(1'000'000) + "1]", true);
    row("two million numbers", '[' + QByteArray("1,").repeated(2'000'000) + "1]", false);
    row("a quarter of a million lists", '[' + QByteArray("[],").repeated(250'000) + "1]", false);
    row("a string that does not end", "[\"abc", false);
    row("a backslash at the end", "[\"abc\\", false);
    row("nothing", "", false);
}

void TestOutsideJson::theShapeIsBounded()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isRead);
    QCOMPARE(core::parseJson(text, {}).has_value(), isRead);
}

void TestOutsideJson::theErrorSaysOfWhat()
{
    const auto result = core::parseJson("{", QStringLiteral("users"));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, core::ErrorKind::Protocol);
    QVERIFY(result.error().detail.startsWith(QStringLiteral("users: not JSON")));
    QVERIFY(core::objectIn("[1]").isEmpty());
    QCOMPARE(core::objectIn(R"({"a":1})").size(), 1);
}

QTEST_GUILESS_MAIN(TestOutsideJson)
#include "tst_outsidejson.moc"
