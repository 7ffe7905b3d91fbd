// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulelibrary.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::rules;
using profile::Problem;

namespace {

NamedRuleSet sales()
{
    NamedRuleSet set{QStringLiteral("Büro Süd"), presence::everyKindOfBusy()};
    set.rules.id = "buero-sued";
    set.rules.toStarface[static_cast<std::size_t>(presence::TeamsStatus::Away)] = presence::DndTarget::Off;
    return set;
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Rule sets of one's own as files.
class TestRuleFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void aSetComesBackAsItWas();
    void aRuleSetOutOfAProfileCanBeImported();
    void whatIsWrongIsSaidWithItsPlace_data();
    void whatIsWrongIsSaidWithItsPlace();
    void anIdIsMadeOfTheName_data();
    void anIdIsMadeOfTheName();
    void aNameThatIsTakenGetsANumber();
    void namesAreTidied();
    void withoutAFolderThereIsNothing();
    void savedSetsAreLoadedInTheOrderOfTheirNames();
    void aDamagedFileIsToldAndLeftAlone();
    void aFileUnderAnotherNameIsNotTaken();
    void aFolderThatCannotBeMadeIsAProblem();
    void removingTakesTheFileAway();
    void aFolderThatEndsInJsonIsNoSet();

private:
    QString folder() const { return m_home->filePath(QStringLiteral("rulesets")); }
    std::unique_ptr<QTemporaryDir> m_home;
};

void TestRuleFiles::aSetComesBackAsItWas()
{
    const auto back = ruleSetFromFile(ruleSetToFile(sales()));
    QVERIFY(back);
    QCOMPARE(back->name, sales().name);
    QVERIFY(*back == sales());
}

void TestRuleFiles::aRuleSetOutOfAProfileCanBeImported()
{
    const auto set = ruleSetFromFile(
        R"({"id": "night-shift", "toStarface": {"busy": "dnd-on"}, "toTeams": {"in-call": "busy-in-a-call"}})");
    QVERIFY(set);
    QCOMPARE(set->name, QStringLiteral("night-shift"));
    QCOMPARE(set->rules.target(presence::TeamsStatus::Busy), presence::DndTarget::On);
}

void TestRuleFiles::whatIsWrongIsSaidWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("told");
    QTest::newRow("no JSON") << QByteArray("{\"id\":") << QStringLiteral("this is not JSON");
    QTest::newRow("a list") << QByteArray("[]") << QStringLiteral("expected an object with a rule set");
    QTest::newRow("no rules") << QByteArray(R"({"id": "x"})") << QStringLiteral("toStarface: is missing");
    QTest::newRow("an unknown target")
        << QByteArray(R"({"id": "x", "toStarface": {"busy": "dnd-no"}, "toTeams": {}})")
        << QStringLiteral("toStarface.busy: expected");
    QTest::newRow("an unknown member")
        << QByteArray(R"({"id": "x", "toStarface": {}, "toTeams": {}, "color": 1})")
        << QStringLiteral("color: there is no such member");
    QTest::newRow("the name of a built-in set")
        << QByteArray(R"({"id": "calls-only", "toStarface": {}, "toTeams": {}})")
        << QStringLiteral("id: expected");
    QTest::newRow("a path as id") << QByteArray(R"({"id": "../../evil", "toStarface": {}, "toTeams": {}})")
                                  << QStringLiteral("id: expected");
    QTest::newRow("a name that is no text")
        << QByteArray(R"({"id": "x", "name": 7, "toStarface": {}, "toTeams": {}})")
        << QStringLiteral("name: expected a text");
    QTest::newRow("a name without end") << QByteArray(R"({"id": "x", "name": ")") + QByteArray(200, 'n')
            + QByteArray(R"(", "toStarface": {}, "toTeams": {}})")
                                        << QStringLiteral("name: expected a text");
    QTest::newRow("too large") << QByteArray(largestRuleFile + 1, ' ')
                               << QStringLiteral("larger than 64 KiB");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("this is not JSON");
}

void TestRuleFiles::whatIsWrongIsSaidWithItsPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, told);
    const auto set = ruleSetFromFile(json);
    QVERIFY(!set);
    const QString text = profile::toText(set.error());
    QVERIFY2(text.contains(told), qPrintable(text));
}

void TestRuleFiles::anIdIsMadeOfTheName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::newRow("letters of other languages")
        << QStringLiteral("Büro Süd, Straße") << QStringLiteral("buero-sued-strasse");
    QTest::newRow("accents") << QStringLiteral("Équipe café") << QStringLiteral("equipe-cafe");
    QTest::newRow("nothing usable") << QStringLiteral("⚡⚡") << QStringLiteral("rules");
    QTest::newRow("one that is taken") << QStringLiteral("Sales") << QStringLiteral("sales-3");
    QTest::newRow("a built-in one") << QStringLiteral("Calls only") << QStringLiteral("calls-only-2");
    QTest::newRow("a long one") << QString(200, u'a') << QString(60, u'a');
}

void TestRuleFiles::anIdIsMadeOfTheName()
{
    QFETCH(QString, name);
    QTEST(idFor(name, {QStringLiteral("sales"), QStringLiteral("sales-2")}), "id");
}

void TestRuleFiles::aNameThatIsTakenGetsANumber()
{
    const QStringList taken{QStringLiteral("Sales"), QStringLiteral("sales (2)")};
    QCOMPARE(freeName(QStringLiteral("SALES"), taken), QStringLiteral("SALES (3)"));
    QCOMPARE(freeName(QStringLiteral("Other"), taken), QStringLiteral("Other"));
}

void TestRuleFiles::namesAreTidied()
{
    QCOMPARE(tidyName(QStringLiteral("  a\n\t b\u202e ")), QStringLiteral("a b"));
    QCOMPARE(tidyName(QString(300, u'x')).size(), longestName);
    QVERIFY(tidyName(QStringLiteral(" \n")).isEmpty());
}

void TestRuleFiles::withoutAFolderThereIsNothing()
{
    const auto contents = RuleLibrary(folder()).load();
    QVERIFY(contents.sets.isEmpty());
    QVERIFY(contents.damaged.isEmpty());
    QVERIFY(!QDir(folder()).exists());
}

void TestRuleFiles::savedSetsAreLoadedInTheOrderOfTheirNames()
{
    const RuleLibrary library(folder());
    for (const char *name : {"Gamma", "Beta", "Alpha"}) {
        NamedRuleSet set{QString::fromLatin1(name), presence::callsOnly()};
        set.rules.id = idFor(set.name, library.takenIds()).toStdString();
        QVERIFY(library.save(set));
    }
    QStringList names;
    for (const NamedRuleSet &set : library.load().sets)
        names << set.name;
    QCOMPARE(names, (QStringList{QStringLiteral("Alpha"), QStringLiteral("Beta"), QStringLiteral("Gamma")}));
}

void TestRuleFiles::aDamagedFileIsToldAndLeftAlone()
{
    const RuleLibrary library(folder());
    QVERIFY(library.save(sales()));
    const QString path = folder() + QStringLiteral("/buero-sued.json");
    const QByteArray half = read(path).left(40);
    write(path, half);

    const auto contents = library.load();
    QVERIFY(contents.sets.isEmpty());
    QCOMPARE(contents.damaged.size(), 1);
    QCOMPARE(contents.damaged.first().file, QStringLiteral("buero-sued.json"));
    QVERIFY(profile::toText(contents.damaged.first().problems).contains(u"not JSON"));
    QVERIFY(library.takenIds().contains(QStringLiteral("buero-sued")));
    QVERIFY(!library.save(sales()));
    QCOMPARE(read(path), half);
}

void TestRuleFiles::aFileUnderAnotherNameIsNotTaken()
{
    const RuleLibrary library(folder());
    QVERIFY(library.save(sales()));
    QVERIFY(QFile::copy(
        folder() + QStringLiteral("/buero-sued.json"), folder() + QStringLiteral("/backup.json")));
    const auto contents = library.load();
    QCOMPARE(contents.sets.size(), 1);
    QCOMPARE(contents.damaged.size(), 1);
    QCOMPARE(contents.damaged.first().file, QStringLiteral("backup.json"));
}

void TestRuleFiles::aFolderThatCannotBeMadeIsAProblem()
{
    write(folder(), "a file where the folder belongs");
    const auto saved = RuleLibrary(folder()).save(sales());
    QVERIFY(!saved);
    QCOMPARE(saved.error().first().kind, Problem::Kind::File);
    QVERIFY(!saveRuleFile(sales(), folder() + QStringLiteral("/below.json")));
}

void TestRuleFiles::removingTakesTheFileAway()
{
    const RuleLibrary library(folder());
    QVERIFY(library.save(sales()));
    QVERIFY(library.remove(QStringLiteral("buero-sued")));
    QVERIFY(library.load().sets.isEmpty());
    QVERIFY(library.remove(QStringLiteral("buero-sued")));
}

void TestRuleFiles::aFolderThatEndsInJsonIsNoSet()
{
    QVERIFY(QDir().mkpath(folder() + QStringLiteral("/folder.json")));
    QVERIFY(RuleLibrary(folder()).load().damaged.isEmpty());
    QVERIFY(!loadRuleFile(folder() + QStringLiteral("/folder.json")));
}

QTEST_GUILESS_MAIN(TestRuleFiles)
#include "tst_rulefiles.moc"
