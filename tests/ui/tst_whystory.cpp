// SPDX-License-Identifier: GPL-3.0-or-later
#include "board/snapshot.h"
#include "core/isotime.h"
#include "support/fakeclock.h"
#include "ui/monitor/table/rowexport.h"
#include "words/pseudonyms.h"
#include "words/sentences.h"
#include "words/whystory.h"
#include "words/whyticket.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>

using namespace pb;
using namespace pb::presence;
using namespace std::chrono_literals;

/// What the Why? panel and a ticket say of one user.
class TestWhyStory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyReasonIsSaid_data();
    void everyReasonIsSaid();
    void claimsSayWhatWasBeforeAndUntilWhen();
    void aFailureSaysItsRemedyAndItsRequest();
    void everybodysTroubleIsNoted_data();
    void everybodysTroubleIsNoted();
    void whoIsUnmatchedLearnsWhatToDo_data();
    void whoIsUnmatchedLearnsWhatToDo();
    void aTicketHasVersionTimesAndRequests();
    void aPseudonymisedTicketNamesNobody();
    void standInsStayTheSame();
    void aCellCannotBeAFormula();
    void theTableHasOffsets();
};

namespace {

const QString requestId = QStringLiteral("0f7c6d2a-4b1e-4a58-9a53-1d0f6c2a7b11");

struct Case {
    test::FakeClock clock;
    board::Board board{clock};
    sync::Person person;
    sync::UserReport report;
    sync::EngineStatus status;

    Case()
    {
        person.name = QStringLiteral("Anna Müller-Abendroth");
        person.email = QStringLiteral("Anna.Mueller@example.com");
        person.key = person.email.toLower();
        person.graphId = QStringLiteral("5d3b8f10-1111-4222-8333-944455556666");
        person.starfaceId = QStringLiteral("17");
        report.key = person.key;
        report.availability = QStringLiteral("Busy");
        report.activity = QStringLiteral("InACall");
        report.telephony = QStringLiteral("AVAILABLE");
        report.teams = report.toStarface.status = TeamsStatus::InCall;
        report.starface = report.toTeams.status = StarfaceStatus::Available;
        report.observation.teams = {TeamsStatus::InCall, clock.now()};
        report.observation.line = {Line::Idle, clock.now()};
        report.observation.dnd = {Dnd::Off, clock.now()};
        report.toStarface.target = DndTarget::On;
        report.toStarface.reason = Reason::Mapped;
        report.toTeams.reason = Reason::IdleAssertsNothing;
        status.rules = callsOnly();
        status.graph = {sync::ConnectionHealth::State::Ok, clock.now(), 84ms, {}};
        status.starface = {sync::ConnectionHealth::State::Ok, clock.now(), 12ms, {}};
    }
    void show()
    {
        board.setPeople({person});
        if (person.match == MatchKind::Matched)
            board.applyReports({report});
        board.applyStatus(status);
        clock.advance(200ms);
    }
    ui::WhyStory story()
    {
        show();
        return ui::whyStory(board, 0, [this](core::Time time) { return iso(time); });
    }
    QString iso(core::Time time) const { return core::isoTime(clock.toWall(time)); }
    QString step(int direction, ui::WhyStep::Kind kind)
    {
        const auto told = story().directions.at(direction).steps;
        for (const auto &step : told) {
            if (step.kind == kind)
                return step.text;
        }
        return {};
    }
};

core::Error error()
{
    core::Error error;
    error.kind = core::ErrorKind::Throttled;
    error.httpStatus = 429;
    error.code = QStringLiteral("TooManyRequests");
    error.detail = QStringLiteral("user anna.mueller@example.com (Müller-Abendroth, Anna) at "
                                  "/users/5d3b8f10-1111-4222-8333-944455556666/presence, chef@example.com");
    error.requestId = requestId;
    return error;
}

} // namespace

void TestWhyStory::everyReasonIsSaid_data()
{
    QTest::addColumn<int>("reason");
    for (std::size_t i = 0; i < reasonCount; ++i)
        QTest::addRow("reason %zu", i) << static_cast<int>(i);
}

void TestWhyStory::everyReasonIsSaid()
{
    QFETCH(int, reason);
    Case c;
    c.report.toStarface.reason = c.report.toTeams.reason = static_cast<Reason>(reason);
    c.report.toTeams.withheld = Withheld::ObserveOnly;
    const QString phone = c.step(0, ui::WhyStep::Kind::Decision);
    const QString teams = c.step(1, ui::WhyStep::Kind::Decision);
    QVERIFY(phone.contains(ui::reasonText(static_cast<Reason>(reason), Side::Starface)));
    QVERIFY(teams.contains(ui::reasonText(static_cast<Reason>(reason), Side::Teams)));
    QVERIFY(teams.contains(ui::withheldText(Withheld::ObserveOnly)));
    for (const auto &direction : c.story().directions) {
        QCOMPARE(direction.steps.size(), 5);
        for (const auto &step : direction.steps) {
            QVERIFY(!step.text.isEmpty());
            QVERIFY2(
                !step.text.contains(QRegularExpression(QStringLiteral("%\\d|  "))), qPrintable(step.text));
        }
    }
}

void TestWhyStory::claimsSayWhatWasBeforeAndUntilWhen()
{
    Case c;
    const core::Time since = c.clock.now() - 200s;
    c.report.state.dnd = {ClaimPhase::Held, TeamsStatus::InCall, since, true};
    c.report.state.teams = {ClaimPhase::Held, TeamsTarget::BusyInACall, StarfaceStatus::InCall, since,
        c.clock.now() + 10min, true};
    c.report.state.lastTeams = TeamsStatus::Away;
    const QString phone = c.step(0, ui::WhyStep::Kind::Result);
    QVERIFY(phone.contains(c.iso(since)));
    QVERIFY(phone.contains(QStringLiteral("3 min 20 s")));
    QVERIFY(phone.contains(QStringLiteral("Before, it was off.")));
    QVERIFY(phone.contains(QStringLiteral("no longer “In a call”")));
    const QString teams = c.step(1, ui::WhyStep::Kind::Result);
    QVERIFY(teams.contains(QStringLiteral("“Away”")));
    QVERIFY(teams.contains(c.iso(c.report.state.teams.expiresAt)));
    QVERIFY(c.step(0, ui::WhyStep::Kind::Rule).contains(QStringLiteral("Calls only")));
    QVERIFY(c.step(0, ui::WhyStep::Kind::Read).contains(QStringLiteral("“InACall”")));
    QVERIFY(c.step(0, ui::WhyStep::Kind::Status).contains(QStringLiteral("“In a call”")));
}

void TestWhyStory::aFailureSaysItsRemedyAndItsRequest()
{
    Case c;
    c.report.teamsError = error();
    c.report.state.teamsWrite.retryAt = c.clock.now() + 20s;
    const auto story = c.story();
    QVERIFY(story.attention);
    const auto &result = story.directions[1].steps.last();
    QCOMPARE(result.tone, ui::WhyStep::Tone::Bad);
    const auto failure = ui::failureText(error(), ui::Service::MicrosoftGraph);
    for (const QString &part : {failure.why, failure.remedy, QStringLiteral("TooManyRequests"), requestId,
             c.iso(c.report.state.teamsWrite.retryAt)})
        QVERIFY2(result.text.contains(part), qPrintable(part + QStringLiteral(" | ") + result.text));
}

void TestWhyStory::everybodysTroubleIsNoted_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("words");
    QTest::addRow("another sync writes") << 0 << QStringLiteral("looks like another sync is writing");
    QTest::addRow("paused") << 1 << QStringLiteral("Paused");
    QTest::addRow("observe only") << 2 << QStringLiteral("nothing is written");
    QTest::addRow("the journal fails") << 3 << QStringLiteral("journal cannot be written");
    QTest::addRow("STARFACE fails") << 4 << QStringLiteral("connection to STARFACE");
    QTest::addRow("the brake holds") << 5 << QStringLiteral("wait for your answer");
}

void TestWhyStory::everybodysTroubleIsNoted()
{
    QFETCH(int, what);
    QFETCH(QString, words);
    Case c;
    QVERIFY(c.story().notes.isEmpty());
    c.status.foreignWriter = what == 0;
    c.status.mode = what == 1 ? sync::Mode::Paused : what == 2 ? sync::Mode::ObserveOnly : sync::Mode::Live;
    if (what == 3)
        c.status.journalError.emplace();
    if (what == 4)
        c.status.starface.state = sync::ConnectionHealth::State::Failing;
    if (what == 5)
        c.status.brake.emplace();
    const QStringList notes = c.story().notes;
    QCOMPARE(notes.size(), 1);
    QVERIFY2(notes.first().contains(words), qPrintable(notes.first()));
}

void TestWhyStory::whoIsUnmatchedLearnsWhatToDo_data()
{
    QTest::addColumn<int>("match");
    for (std::size_t i = 1; i < matchKindCount; ++i)
        QTest::addRow("match %zu", i) << static_cast<int>(i);
}

void TestWhyStory::whoIsUnmatchedLearnsWhatToDo()
{
    QFETCH(int, match);
    Case c;
    c.person.match = static_cast<MatchKind>(match);
    c.person.starfaceId.clear();
    const auto story = c.story();
    QVERIFY(story.directions.isEmpty());
    QVERIFY(story.headline.contains(ui::matchText(c.person.match)));
    QCOMPARE(story.notes.size(), 1);
    QCOMPARE(story.notes.first(), ui::matchRemedy(c.person.match));
    QVERIFY(!story.notes.first().isEmpty());
    c.person.nearest = QStringLiteral("Anne Müller <anne@x.example>");
    QVERIFY(c.story().headline.contains(c.person.nearest));
}

void TestWhyStory::aTicketHasVersionTimesAndRequests()
{
    QCoreApplication::setApplicationVersion(QStringLiteral("9.8.7"));
    Case c;
    c.report.teamsError = error();
    c.show();
    c.board.applyWrite({c.person.key, Side::Teams, Action::SetBusyInACall, Reason::Mapped, c.clock.now(),
        90ms, error(), false});
    const QString ticket = ui::whyTicket(c.board, 0, false);
    for (const QString &part : {QStringLiteral("Presence Bridge 9.8.7"), core::isoTime(c.clock.wall()),
             requestId, c.person.name, c.person.email, c.person.graphId, QStringLiteral("[calls-only]"),
             QStringLiteral("reason=idle-asserts-nothing"), QStringLiteral("Show “In a call” in Teams")})
        QVERIFY2(ticket.contains(part), qPrintable(part + QStringLiteral(" | ") + ticket));
    static const QRegularExpression iso(
        QStringLiteral("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)"));
    QVERIFY(iso.match(ticket).hasMatch());
    QVERIFY(!ticket.contains(QStringLiteral("  \n")));
}

void TestWhyStory::aPseudonymisedTicketNamesNobody()
{
    Case c;
    c.report.teamsError = error();
    c.show();
    const QString ticket = ui::whyTicket(c.board, 0, true);
    for (const char *part : {"anna", "müller", "mueller", "abendroth", "example.com", "5d3b8f10", "chef"})
        QVERIFY2(!ticket.contains(QString::fromUtf8(part), Qt::CaseInsensitive),
            qPrintable(QString::fromUtf8(part) + QStringLiteral(" | ") + ticket));
    QVERIFY(ticket.contains(requestId));
    QVERIFY(ticket.contains(QStringLiteral("User-1 <user-1@example.invalid>")));
    QVERIFY(ticket.contains(QStringLiteral("/users/graph-id-1/presence")));
}

void TestWhyStory::standInsStayTheSame()
{
    ui::Pseudonyms pseudonyms;
    QCOMPARE(pseudonyms.applied(QStringLiteral("a@b.de, c@d.de, A@B.de")),
        QStringLiteral("address-1, address-2, address-1"));
    sync::Person person;
    person.name = QStringLiteral("Eva Teams");
    person.email = person.key = QStringLiteral("eva@b.de");
    pseudonyms.add(person);
    // a surname that is a word of every ticket goes with the whole name only
    QCOMPARE(pseudonyms.applied(QStringLiteral("Eva Teams: Teams, evaluated, eva, a@b.de")),
        QStringLiteral("User-1: Teams, evaluated, User-1, address-1"));
}

void TestWhyStory::aCellCannotBeAFormula()
{
    Case c;
    c.person.name = QStringLiteral("=HYPERLINK(\"x\")");
    c.show();
    const QByteArray bytes = ui::exported(board::takeSnapshot(c.board, {0}), ui::ExportFormat::Csv);
    QVERIFY(bytes.startsWith("\xEF\xBB\xBF"));
    const QString csv = QString::fromUtf8(bytes);
    QVERIFY(csv.contains(QStringLiteral("'=HYPERLINK")));
    QVERIFY(!csv.contains(QStringLiteral("\n=")));
    QCOMPARE(
        ui::asTsv({{QStringLiteral("+1"), QStringLiteral("a\tb\nc")}, {QStringLiteral(" @x"), QString()}}),
        QStringLiteral("'+1\ta b c\n' @x\t\n"));
    QCOMPARE(ui::exportFormat(QStringLiteral("x.JSON")), ui::ExportFormat::Json);
    QCOMPARE(ui::exportFormat(QStringLiteral("x.txt")), ui::ExportFormat::Csv);
}

void TestWhyStory::theTableHasOffsets()
{
    qputenv("TZ", "Europe/Berlin");
    tzset();
    Case c;
    const auto table = [&] {
        c.show();
        return ui::rowsAsTable(board::takeSnapshot(c.board, {0}));
    }();
    QCOMPARE(table.size(), 2);
    QCOMPARE(table[0].size(), table[1].size());
    const qsizetype at = table[0].indexOf(QStringLiteral("Teams since"));
    QVERIFY2(
        table[1][at].endsWith(QStringLiteral("+01:00")) || table[1][at].endsWith(QStringLiteral("+02:00")),
        qPrintable(table[1][at]));
    QVERIFY(core::isoTime(core::Wall{}).isEmpty());
    qunsetenv("TZ");
    tzset();
}

QTEST_MAIN(TestWhyStory)
#include "tst_whystory.moc"
