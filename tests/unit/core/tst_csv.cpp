// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csv.h"

#include <QLocale>
#include <QTest>

using namespace pb::core;

class TestCsv final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cells_data();
    void cells();
    void filesOpenWithADoubleClick();
    void separatorFollowsTheLocale();
};

void TestCsv::cells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    const auto row = [](const char *name, const char *text, const char *cell) {
        QTest::addRow("%s", name) << QString::fromUtf8(text) << QString::fromUtf8(cell);
    };
    row("a plain word stays", "Ada", "Ada");
    row("an empty cell stays empty", "", "");
    row("umlauts stay", "Jürgen Größe", "Jürgen Größe");
    row("a comma is quoted", "Lovelace, Ada", "\"Lovelace, Ada\"");
    row("a semicolon is quoted", "a;b", "\"a;b\"");
    row("a quote is doubled", "the \"boss\"", "\"the \"\"boss\"\"\"");
    row("a line break stays within its cell", "a\r\nb", "\"a\r\nb\"");
    row("blanks at the ends are kept", " a ", "\" a \"");
    row("a formula is told as text", "=1+1", "'=1+1");
    row("a formula with a comma is told as text and quoted", "=HYPERLINK(\"http://x\",\"y\")",
        "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    row("plus", "+49 721", "'+49 721");
    row("minus", "-2", "'-2");
    row("at", "@SUM(A1)", "'@SUM(A1)");
    row("a tab", "\t=1", "\"'\t=1\"");
    row("a carriage return", "\r=1", "\"'\r=1\"");
    row("a line feed", "\n=1", "\"'\n=1\"");
    row("a formula behind blanks", "  =1", "'  =1");
    row("a formula behind a non-breaking blank", "\u00A0=1", "'\u00A0=1");
    row("a full-width sign", "\uFF1D1", "'\uFF1D1");
    row("a minus within", "a-b", "a-b");
    row("an address", "ada@example.com", "ada@example.com");
    row("only a sign", "=", "'=");
}

void TestCsv::cells()
{
    QFETCH(QString, text);
    QFETCH(QString, cell);
    QCOMPARE(csvCell(text), cell);
}

void TestCsv::filesOpenWithADoubleClick()
{
    const QByteArray csv = toCsv({{QStringLiteral("Name"), QStringLiteral("Grüße")},
                                     {QStringLiteral("a;b"), QString(QChar(u'\0')) + QStringLiteral("=x")}},
        u';');
    QCOMPARE(csv,
        QByteArray("\xEF\xBB\xBFName;Gr\xC3\xBC\xC3\x9F"
                   "e\r\n\"a;b\";'=x\r\n"));
}

void TestCsv::separatorFollowsTheLocale()
{
    QCOMPARE(csvSeparator(QLocale(QLocale::German, QLocale::Germany)), QChar(u';'));
    QCOMPARE(csvSeparator(QLocale(QLocale::English, QLocale::UnitedStates)), QChar(u','));
    QCOMPARE(csvSeparator(QLocale::c()), QChar(u','));
}

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
