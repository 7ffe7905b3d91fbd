// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/names.h"
#include "presence/ruleset.h"
#include "presence/teamswords.h"
#include "presence/types.h"

#include <QTest>

#include <set>
#include <utility>
#include <vector>

using namespace pb::presence;

class TestStatuses : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void teams_data();
    void teams();
    void everyWord_data();
    void everyWord();
    void theStrongerWordCountsInEitherMember();
    void newWordsAreNoticed_data();
    void newWordsAreNoticed();
    void starface_data();
    void starface();
    void builtInRules_data();
    void builtInRules();
    void namesAreThereAndDiffer();
};

void TestStatuses::teams_data()
{
    QTest::addColumn<QByteArray>("availability");
    QTest::addColumn<QByteArray>("activity");
    QTest::addColumn<TeamsStatus>("expected");
    const auto row = [](const char *sentence, const char *availability, const char *activity,
                         TeamsStatus expected) {
        QTest::addRow("%s", sentence) << QByteArray(availability) << QByteArray(activity) << expected;
    };
    row("Available is available", "Available", "Available", TeamsStatus::Available);
    row("idle but available is available", "AvailableIdle", "Inactive", TeamsStatus::Available);
    row("a call is a call", "Busy", "InACall", TeamsStatus::InCall);
    row("a conference call is a call", "Busy", "InAConferenceCall", TeamsStatus::InCall);
    row("a meeting is a meeting", "Busy", "InAMeeting", TeamsStatus::InMeeting);
    row("busy by hand is busy", "Busy", "Busy", TeamsStatus::Busy);
    row("busy and idle is busy", "BusyIdle", "Busy", TeamsStatus::Busy);
    row("presenting is do not disturb", "DoNotDisturb", "Presenting", TeamsStatus::DoNotDisturb);
    row("focusing is do not disturb", "DoNotDisturb", "Focusing", TeamsStatus::DoNotDisturb);
    row("urgent interruptions only is do not disturb", "DoNotDisturb", "UrgentInterruptionsOnly",
        TeamsStatus::DoNotDisturb);
    row("away is away", "Away", "Away", TeamsStatus::Away);
    row("be right back is away", "BeRightBack", "BeRightBack", TeamsStatus::Away);
    row("offline is offline", "Offline", "Offline", TeamsStatus::Offline);
    row("off work is offline", "Offline", "OffWork", TeamsStatus::Offline);
    row("a call may stand in availability", "inACall", "busy", TeamsStatus::InCall);
    row("and a conference call", "InAConferenceCall", "", TeamsStatus::InCall);
    row("and a meeting", "inAMeeting", "busy", TeamsStatus::InMeeting);
    row("and presenting", "presenting", "doNotDisturb", TeamsStatus::DoNotDisturb);
    row("and focusing", "focusing", "focusing", TeamsStatus::DoNotDisturb);
    row("do not disturb outranks the call in it", "DoNotDisturb", "InACall", TeamsStatus::DoNotDisturb);
    row("presenting outranks busy", "Busy", "Presenting", TeamsStatus::DoNotDisturb);
    row("a call outranks away", "Away", "InACall", TeamsStatus::InCall);
    row("available and inactive is available", "AvailableInactive", "Inactive", TeamsStatus::Available);
    row("inactive alone is away", "Inactive", "", TeamsStatus::Away);
    row("inactive as activity says nothing", "", "Inactive", TeamsStatus::Unknown);
    row("out of office is away", "OutOfOffice", "OutOfOffice", TeamsStatus::Away);
    row("out of office does not weaken available", "Available", "OutOfOffice", TeamsStatus::Available);
    row("out of office does not weaken busy", "Busy", "OutOfOffice", TeamsStatus::Busy);
    row("nor do the words of the office", "Busy", "OffWork", TeamsStatus::Busy);
    row("off work alone is offline", "OffWork", "", TeamsStatus::Offline);
    row("be right back as activity is away", "Away", "BeRightBack", TeamsStatus::Away);
    row("a new word beside a known one does not hide it", "Levitating", "InACall", TeamsStatus::InCall);
    row("unknown presence is no information", "PresenceUnknown", "PresenceUnknown", TeamsStatus::Unknown);
    row("a new word is no information", "Levitating", "Levitating", TeamsStatus::Unknown);
    row("nothing is no information", "", "", TeamsStatus::Unknown);
    row("case does not matter", "bUSY", "INACALL", TeamsStatus::InCall);
}

void TestStatuses::teams()
{
    QFETCH(QByteArray, availability);
    QFETCH(QByteArray, activity);
    QFETCH(TeamsStatus, expected);
    QCOMPARE(teamsStatus(availability.toStdString(), activity.toStdString()), expected);
}

namespace {

/// The table of README.md, row by row; Inactive and OutOfOffice as they stand in availability.
const std::vector<std::pair<TeamsStatus, std::vector<const char *>>> vocabulary{
    {TeamsStatus::DoNotDisturb, {"DoNotDisturb", "Presenting", "Focusing", "UrgentInterruptionsOnly"}},
    {TeamsStatus::InCall, {"InACall", "InAConferenceCall"}},
    {TeamsStatus::InMeeting, {"InAMeeting"}},
    {TeamsStatus::Busy, {"Busy", "BusyIdle"}},
    {TeamsStatus::Away, {"Away", "BeRightBack"}},
    {TeamsStatus::Available, {"Available", "AvailableIdle", "AvailableInactive"}},
    {TeamsStatus::Offline, {"Offline", "OffWork"}},
};

} // namespace

void TestStatuses::everyWord_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<TeamsStatus>("expected");
    for (const auto &[status, words] : vocabulary) {
        for (const char *word : words)
            QTest::addRow("%s", word) << QByteArray(word) << status;
    }
}

void TestStatuses::everyWord()
{
    QFETCH(QByteArray, word);
    QFETCH(TeamsStatus, expected);
    for (const QByteArray &spelt : {word, word.toUpper(), word.toLower()}) {
        QCOMPARE(teamsStatus(spelt.toStdString(), ""), expected);
        QCOMPARE(teamsStatus("", spelt.toStdString()), expected);
        QCOMPARE(teamsStatus("Levitating", spelt.toStdString()), expected);
        QVERIFY(areKnownWords(spelt.toStdString(), spelt.toStdString()));
        QCOMPARE(
            teamsStatus(spelt.toStdString() + "x", spelt.chopped(1).toStdString()), TeamsStatus::Unknown);
    }
}

void TestStatuses::theStrongerWordCountsInEitherMember()
{
    for (auto strong = vocabulary.begin(); strong != vocabulary.end(); ++strong) {
        for (auto weak = strong + 1; weak != vocabulary.end(); ++weak) {
            for (const char *a : strong->second) {
                for (const char *b : weak->second) {
                    QCOMPARE(teamsStatus(a, b), strong->first);
                    QCOMPARE(teamsStatus(b, a), strong->first);
                }
            }
        }
    }
    // as availability away, as activity nothing that weakens another word
    for (const char *word : {"Inactive", "OutOfOffice"}) {
        QCOMPARE(teamsStatus(word, "Available"), TeamsStatus::Away);
        QCOMPARE(teamsStatus("Available", word), TeamsStatus::Available);
        QCOMPARE(teamsStatus(word, "Busy"), TeamsStatus::Busy);
    }
    QCOMPARE(teamsStatus("", "OutOfOffice"), TeamsStatus::Away);
    QCOMPARE(teamsStatus("Offline", "OutOfOffice"), TeamsStatus::Away);
}

void TestStatuses::newWordsAreNoticed_data()
{
    QTest::addColumn<QByteArray>("availability");
    QTest::addColumn<QByteArray>("activity");
    QTest::addColumn<bool>("known");
    QTest::newRow("both known") << QByteArray("Busy") << QByteArray("InACall") << true;
    QTest::newRow("without case") << QByteArray("aVAILABLEiDLE") << QByteArray("inactive") << true;
    QTest::newRow("the word for no information")
        << QByteArray("PresenceUnknown") << QByteArray("PresenceUnknown") << true;
    QTest::newRow("nothing said") << QByteArray() << QByteArray() << true;
    QTest::newRow("a new availability") << QByteArray("Levitating") << QByteArray("InACall") << false;
    QTest::newRow("a new activity") << QByteArray("Busy") << QByteArray("InAHologram") << false;
    QTest::newRow("the beginning of a word is none") << QByteArray("Avail") << QByteArray() << false;
}

void TestStatuses::newWordsAreNoticed()
{
    QFETCH(QByteArray, availability);
    QFETCH(QByteArray, activity);
    QFETCH(bool, known);
    QCOMPARE(areKnownWords(availability.toStdString(), activity.toStdString()), known);
}

void TestStatuses::starface_data()
{
    QTest::addColumn<Line>("line");
    QTest::addColumn<Dnd>("dnd");
    QTest::addColumn<StarfaceStatus>("expected");
    QTest::newRow("a call outranks everything") << Line::InCall << Dnd::On << StarfaceStatus::InCall;
    QTest::newRow("a call is known even where DND is not")
        << Line::InCall << Dnd::Unknown << StarfaceStatus::InCall;
    QTest::newRow("DND outranks ringing") << Line::Ringing << Dnd::On << StarfaceStatus::DoNotDisturb;
    QTest::newRow("ringing") << Line::Ringing << Dnd::Off << StarfaceStatus::Ringing;
    QTest::newRow("idle and not silenced is available")
        << Line::Idle << Dnd::Off << StarfaceStatus::Available;
    QTest::newRow("an unknown line is unknown") << Line::Unknown << Dnd::Off << StarfaceStatus::Unknown;
    QTest::newRow("an unknown DND is unknown on an idle line")
        << Line::Idle << Dnd::Unknown << StarfaceStatus::Unknown;
    QTest::newRow("ringing with unknown DND is unknown")
        << Line::Ringing << Dnd::Unknown << StarfaceStatus::Unknown;
}

void TestStatuses::starface()
{
    QFETCH(Line, line);
    QFETCH(Dnd, dnd);
    QFETCH(StarfaceStatus, expected);
    QCOMPARE(starfaceStatus(line, dnd), expected);
}

void TestStatuses::builtInRules_data()
{
    QTest::addColumn<TeamsStatus>("status");
    QTest::addColumn<DndTarget>("callsOnlyTarget");
    QTest::addColumn<DndTarget>("everyBusyTarget");
    QTest::newRow("available") << TeamsStatus::Available << DndTarget::Off << DndTarget::Off;
    QTest::newRow("in a call") << TeamsStatus::InCall << DndTarget::On << DndTarget::On;
    QTest::newRow("in a meeting") << TeamsStatus::InMeeting << DndTarget::None << DndTarget::On;
    QTest::newRow("busy") << TeamsStatus::Busy << DndTarget::None << DndTarget::On;
    QTest::newRow("do not disturb") << TeamsStatus::DoNotDisturb << DndTarget::On << DndTarget::On;
    QTest::newRow("away") << TeamsStatus::Away << DndTarget::None << DndTarget::None;
    QTest::newRow("offline") << TeamsStatus::Offline << DndTarget::None << DndTarget::None;
    QTest::newRow("unknown") << TeamsStatus::Unknown << DndTarget::None << DndTarget::None;
}

void TestStatuses::builtInRules()
{
    QFETCH(TeamsStatus, status);
    QFETCH(DndTarget, callsOnlyTarget);
    QFETCH(DndTarget, everyBusyTarget);
    QCOMPARE(callsOnly().target(status), callsOnlyTarget);
    QCOMPARE(everyKindOfBusy().target(status), everyBusyTarget);
    for (const RuleSet &rules : {callsOnly(), everyKindOfBusy()}) {
        QCOMPARE(rules.target(StarfaceStatus::InCall), TeamsTarget::BusyInACall);
        QCOMPARE(rules.target(StarfaceStatus::Available), TeamsTarget::Available);
        QCOMPARE(rules.target(StarfaceStatus::DoNotDisturb), TeamsTarget::None);
        QCOMPARE(rules.target(StarfaceStatus::Ringing), TeamsTarget::None);
        QCOMPARE(rules.target(StarfaceStatus::Unknown), TeamsTarget::None);
    }
}

void TestStatuses::namesAreThereAndDiffer()
{
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < reasonCount; ++i)
        names.insert(name(static_cast<Reason>(i)));
    QCOMPARE(names.size(), reasonCount);
    QVERIFY(!names.contains(""));
    QCOMPARE(name(Reason::GivingBack), std::string_view("giving-back"));
    QCOMPARE(name(Action::ClearSession), std::string_view("clear-session"));
    QCOMPARE(name(MatchKind::Disabled), std::string_view("disabled"));
}

QTEST_APPLESS_MAIN(TestStatuses)
#include "tst_statuses.moc"
