// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/qtoptions.h"

#include <QTest>

using namespace pb;
using namespace Qt::Literals::StringLiterals;

class TestQtOptions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsQtsIsTakenOut_data();
    void whatIsQtsIsTakenOut();
};

void TestQtOptions::whatIsQtsIsTakenOut_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QString>("incomplete");
    const auto row = [](const char *name, const QString &given, const QString &rest,
                         const QString &incomplete = {}) {
        QTest::newRow(name) << given << rest << incomplete;
    };
    row("nothing", u""_s, u""_s);
    row("ours alone", u"--demo --users 3"_s, u"--demo --users 3"_s);
    row("a switch", u"-reverse --demo"_s, u"--demo"_s);
    row("with two dashes", u"--reverse --demo"_s, u"--demo"_s);
    row("with a value", u"-platform offscreen --demo"_s, u"--demo"_s);
    row("with a value that looks like an option", u"-style --demo --setup"_s, u"--setup"_s);
    row("with a value behind =", u"-style=fusion --demo"_s, u"--demo"_s);
    row("= where Qt takes none", u"-platform=offscreen"_s, u"-platform=offscreen"_s);
    row("as a session manager starts it", u"-session 10a8f4 --profile x.json"_s, u"--profile x.json"_s);
    row("a word that is no option", u"reverse"_s, u"reverse"_s);
    row("a longer word", u"--profile a --reversed"_s, u"--profile a --reversed"_s);
    row("the value is missing", u"--demo -platform"_s, u"--demo"_s, u"-platform"_s);
}

void TestQtOptions::whatIsQtsIsTakenOut()
{
    QFETCH(QString, given);
    QFETCH(QString, rest);
    QFETCH(QString, incomplete);
    const QtOptions found =
        withoutQtOptions(QStringList{u"presence-bridge"_s} + given.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(found.rest.first(), u"presence-bridge"_s);
    QCOMPARE(found.rest.mid(1).join(u' '), rest);
    QCOMPARE(found.incomplete, incomplete);
}

QTEST_APPLESS_MAIN(TestQtOptions)
#include "tst_qtoptions.moc"
