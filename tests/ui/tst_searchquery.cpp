// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeclock.h"
#include "ui/monitor/search/monitorfilter.h"
#include "ui/monitor/search/searchwords.h"
#include "ui/monitor/table/monitormodel.h"
#include "words/language.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace pb;
using namespace std::chrono_literals;
using Field = ui::SearchTerm::Field;
using ui::RowFlag;
using ui::SearchQuery;

/// What the filter box understands, and which rows it takes.
class TestSearchQuery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsAreTaken_data();
    void rowsAreTaken();
    void aValueIsToggled_data();
    void aValueIsToggled();
    void wordsAreSuggested_data();
    void wordsAreSuggested();
    void everyValueHasAWordThatFindsIt();
    void whatBecomesOldComesByItself();
    void placesAreThoseOfTheText();
};

namespace {

constexpr quint32 flag(RowFlag value)
{
    return static_cast<quint32>(value);
}

struct Cast {
    test::FakeClock clock;
    board::Board board{clock};
    ui::MonitorModel model{board};
    ui::MonitorFilter filter{model};

    Cast()
    {
        using namespace presence;
        QList<sync::Person> people;
        QList<sync::UserReport> reports;
        const auto add = [&](const char *name, TeamsStatus teams,
                             StarfaceStatus starface) -> sync::UserReport & {
            sync::Person person;
            person.name = QString::fromUtf8(name);
            person.email = person.name.toLower() + QStringLiteral("@example.com");
            person.key = person.email;
            people.append(person);
            sync::UserReport report;
            report.key = person.key;
            report.teams = teams;
            report.starface = starface;
            report.observation.teams.at = report.observation.line.at = clock.now();
            report.toStarface.reason = Reason::NoMapping;
            report.toTeams.reason = Reason::IdleAssertsNothing;
            reports.append(report);
            return reports.last();
        };
        add("Anna", TeamsStatus::Available, StarfaceStatus::Available);
        auto &berta = add("Berta", TeamsStatus::InCall, StarfaceStatus::DoNotDisturb);
        berta.state.dnd.phase = ClaimPhase::Held;
        berta.toStarface.reason = Reason::Holding;
        auto &cara = add("Cara", TeamsStatus::Busy, StarfaceStatus::InCall);
        cara.toTeams.reason = Reason::Masked;
        auto &dora = add("Dora", TeamsStatus::InCall, StarfaceStatus::Available);
        dora.state.overridden = true;
        dora.toStarface.reason = Reason::Overridden;
        auto &emil = add("Emil", TeamsStatus::DoNotDisturb, StarfaceStatus::Available);
        emil.starfaceError.emplace();
        emil.toStarface.action = Action::SetDndOn;
        auto &fred = add("Fred", TeamsStatus::Away, StarfaceStatus::Ringing);
        fred.toStarface.reason = fred.toTeams.reason = Reason::Excluded;
        sync::Person gast;
        gast.name = QStringLiteral("Gast");
        gast.key = QStringLiteral("teams:7");
        gast.match = MatchKind::NoPartner;
        gast.graphId = QStringLiteral("7");
        people.append(gast);
        board.setPeople(people);
        board.applyReports(reports);
        sync::EngineStatus status;
        status.graph.state = status.starface.state = sync::ConnectionHealth::State::Ok;
        status.graph.lastSuccess = status.starface.lastSuccess = clock.now();
        board.applyStatus(status);
        clock.advance(200ms);
    }
    QString shown() const
    {
        QString initials;
        for (int row = 0; row < filter.rowCount(); ++row)
            initials += filter.index(row, 0).data().toString().at(0);
        return initials;
    }
};

} // namespace

void TestSearchQuery::rowsAreTaken_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const char *text, const char *shown) {
        QTest::addRow("%s", name) << QString::fromUtf8(text) << QString::fromUtf8(shown);
    };
    row("no text takes all who are matched", "", "ABCDEF");
    row("a plain word is looked for in every column", "do not", "BDE");
    row("a Teams status", "teams:busy", "C");
    row("a Teams status of two words", "teams:\"in a call\"", "BD");
    row("by its stable name", "teams:do-not-disturb", "E");
    row("one of two statuses", "teams:busy,dnd", "CE");
    row("a status that is only begun", "teams:aw", "F");
    row("a STARFACE status", "pbx:dnd", "B");
    row("the PBX by its other names", "starface:call", "C");
    row("German words in an English window", "telefon:klingelt", "F");
    row("a German status in an English window", "teams:beschäftigt", "C");
    row("a status that does not exist takes nobody", "teams:asleep", "");
    row("a field without a value yet takes all", "teams:", "ABCDEF");
    row("both sides at once", "teams:call pbx:available", "D");
    row("what is claimed", "is:claimed", "B");
    row("what the user overrode", "is:override", "D");
    row("what is a problem", "is:problem", "E");
    row("what is masked", "is:masked", "C");
    row("what is excluded", "is:excluded", "F");
    row("what is planned", "is:planned", "E");
    row("nothing is stale yet", "is:stale", "");
    row("who is unmatched is shown though hidden otherwise", "is:unmatched", "G");
    row("German: what is claimed", "ist:gesetzt", "B");
    row("German: what was claimed in earlier versions", "ist:gehalten", "B");
    row("a minus turns a word round", "-teams:call", "ACEF");
    row("a minus turns a plain word round", "-anna example", "BCDEF");
    row("a minus alone is a beginning", "-", "ABCDEF");
    row("a reason by its stable name", "why:holding", "B");
    row("a reason of the direction that is not in the column", "why:\"idle phone\"", "ABDE");
    row("German: a reason", "warum:masked", "C");
    row("a name only", "name:a", "ABCD");
    row("an address only", "mail:dora@", "D");
    row("a name is not looked for in the address", "name:example", "");
    row("capitals do not matter", "TEAMS:Busy", "C");
    row("a field that is not known is a plain word", "colour:red", "");
    row("blanks do not matter", "  teams:busy   cara ", "C");
}

void TestSearchQuery::rowsAreTaken()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    Cast cast;
    QAbstractItemModelTester tester(&cast.filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    cast.filter.setFilterText(text);
    QString sorted = cast.shown();
    std::sort(sorted.begin(), sorted.end());
    std::sort(shown.begin(), shown.end());
    QCOMPARE(sorted, shown);
}

void TestSearchQuery::aValueIsToggled_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("field");
    QTest::addColumn<quint32>("bit");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *before, Field field, quint32 bit, const char *after) {
        QTest::addRow("%s", name) << QString::fromUtf8(before) << static_cast<int>(field) << bit
                                  << QString::fromUtf8(after);
    };
    constexpr quint32 busy = 1U << static_cast<unsigned>(presence::TeamsStatus::Busy);
    constexpr quint32 away = 1U << static_cast<unsigned>(presence::TeamsStatus::Away);
    row("into an empty text", "", Field::Teams, busy, "teams:busy ");
    row("behind other words", "anna", Field::Teams, busy, "anna teams:busy ");
    row("beside another value", "teams:busy anna", Field::Teams, away, "teams:busy,away anna ");
    row("out of several", "teams:busy,away anna", Field::Teams, busy, "teams:away anna ");
    row("the last value takes the word with it", "anna teams:busy", Field::Teams, busy, "anna ");
    row("the last word leaves nothing", "teams:busy", Field::Teams, busy, "");
    row("a value that was only begun is taken out", "teams:bus", Field::Teams, busy, "");
    row("an excluding word stays", "-teams:busy", Field::Teams, busy, "-teams:busy teams:busy ");
    row("a mark", "", Field::Is, flag(RowFlag::Unmatched), "is:unmatched ");
}

void TestSearchQuery::aValueIsToggled()
{
    QFETCH(QString, before);
    QFETCH(int, field);
    QFETCH(quint32, bit);
    QFETCH(QString, after);
    QCOMPARE(SearchQuery(before).toggled(static_cast<Field>(field), bit), after);
}

void TestSearchQuery::wordsAreSuggested_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const char *text, const QStringList &words) {
        QTest::addRow("%s", name) << QString::fromUtf8(text) << words;
    };
    const auto list = [](std::initializer_list<const char *> words) {
        QStringList all;
        for (const char *word : words)
            all << QString::fromUtf8(word);
        return all;
    };
    row("nothing for nothing", "", {});
    row("nothing after a blank", "teams:busy ", {});
    row("fields while a word begins", "te", list({"teams:"}));
    row("a value by its own name", "cla", list({"is:claimed"}));
    row("a value on both sides", "ring", list({"pbx:ringing"}));
    row("all values of a field",
        "pbx:", list({"pbx:available", "pbx:ringing", "pbx:dnd", "pbx:call", "pbx:unknown"}));
    row("the values that begin so", "is:ma", list({"is:masked"}));
    row("a second value after a comma", "anna is:claimed,ma", list({"is:claimed,masked"}));
    row("a minus stays", "-is:ma", list({"-is:masked"}));
    row("nothing for what is whole", "is:masked", {});
    row("nothing for a name", "anna", {});
}

void TestSearchQuery::wordsAreSuggested()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QStringList found;
    for (const auto &suggestion : SearchQuery(text).suggestions(text.size())) {
        QVERIFY(!suggestion.meaning.isEmpty());
        found << suggestion.word;
    }
    QCOMPARE(found, words);
}

void TestSearchQuery::everyValueHasAWordThatFindsIt()
{
    for (const char *code : {"en", "de"}) {
        ui::installLanguage(*QCoreApplication::instance(), QString::fromLatin1(code));
        for (const Field field : {Field::Teams, Field::Starface, Field::Is}) {
            for (const quint32 bit : ui::searchwords::bits(field)) {
                const QString word = ui::searchwords::valueWord(field, bit).toLower();
                QVERIFY2(ui::searchwords::bitsOf(field, word) == bit, qPrintable(word));
                QVERIFY(!ui::searchwords::valueMeaning(field, bit).isEmpty());
            }
            const QString name = ui::searchwords::fieldWord(field).chopped(1);
            QVERIFY2(ui::searchwords::fieldOf(name) == field, qPrintable(name));
        }
    }
    ui::installLanguage(*QCoreApplication::instance(), QStringLiteral("en"));
    QCOMPARE(ui::searchwords::bits(Field::Teams).size(), qsizetype(presence::allTeamsStatuses.size()));
    QCOMPARE(ui::searchwords::bits(Field::Starface).size(), qsizetype(presence::allStarfaceStatuses.size()));
}

void TestSearchQuery::whatBecomesOldComesByItself()
{
    Cast cast;
    cast.filter.setFilterText(QStringLiteral("is:stale"));
    QCOMPARE(cast.shown(), QString());
    cast.clock.advance(31s);
    cast.filter.refreshAges();
    QCOMPARE(cast.filter.rowCount(), 6);
    cast.filter.setHeld(true);
    sync::EngineStatus status;
    status.graph.state = status.starface.state = sync::ConnectionHealth::State::Ok;
    status.graph.lastSuccess = status.starface.lastSuccess = cast.clock.now();
    cast.board.applyStatus(status);
    cast.filter.refreshAges();
    QCOMPARE(cast.filter.rowCount(), 6);
    QVERIFY(cast.filter.isOutdated());
}

void TestSearchQuery::placesAreThoseOfTheText()
{
    const QString text = QStringLiteral(" anna  teams:\"in a call\" -x");
    const SearchQuery query(text);
    QStringList words;
    for (const auto &term : query.terms())
        words << text.mid(term.begin, term.end - term.begin);
    QCOMPARE(words,
        QStringList({QStringLiteral("anna"), QStringLiteral("teams:\"in a call\""), QStringLiteral("-x")}));
    QCOMPARE(query.wordAt(3).text, QStringLiteral("anna"));
    QVERIFY(query.wordAt(6).text.isEmpty());
}

QTEST_MAIN(TestSearchQuery)
#include "tst_searchquery.moc"
