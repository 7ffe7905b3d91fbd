// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/rulesetjson.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pb::presence;
using pb::profile::Problems;
using pb::profile::ruleSetFromJson;
using pb::profile::ruleSetToJson;

namespace {

QJsonValue parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson("{\"rules\":" + json + "}").object().value(QStringLiteral("rules"));
}

} // namespace

class TestRuleSetJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void builtInSetsGoByTheirName()
    {
        for (const RuleSet &rules : {callsOnly(), everyKindOfBusy()}) {
            const QJsonValue json = ruleSetToJson(rules);
            QCOMPARE(json, QJsonValue(QString::fromStdString(rules.id)));
            Problems problems;
            QVERIFY(ruleSetFromJson(json, QStringLiteral("rules"), problems) == rules);
            QVERIFY(problems.isEmpty());
        }
    }

    void everyTargetOfEveryStatusIsKept()
    {
        for (const TeamsStatus status : allTeamsStatuses) {
            for (const DndTarget target : {DndTarget::None, DndTarget::On, DndTarget::Off}) {
                RuleSet rules;
                rules.id = "own";
                rules.toStarface[static_cast<std::size_t>(status)] = target;
                checkKept(rules, status == TeamsStatus::Unknown && target != DndTarget::None);
            }
        }
        for (const StarfaceStatus status : allStarfaceStatuses) {
            for (const TeamsTarget target : {TeamsTarget::None, TeamsTarget::BusyInACall,
                     TeamsTarget::Available, TeamsTarget::DoNotDisturb}) {
                RuleSet rules;
                rules.id = "own";
                rules.toTeams[static_cast<std::size_t>(status)] = target;
                checkKept(rules, status == StarfaceStatus::Unknown && target != TeamsTarget::None);
            }
        }
    }

    void namesMeanWhatTheySay()
    {
        Problems problems;
        const RuleSet rules = ruleSetFromJson(parsed(R"({"id": "own",
            "toStarface": {"in-meeting": "dnd-on", "away": "dnd-off"},
            "toTeams": {"in-call": "busy-in-a-call", "do-not-disturb": "do-not-disturb", "available": "available"}})"),
            QStringLiteral("rules"), problems);
        QVERIFY2(problems.isEmpty(), qPrintable(toText(problems)));
        QCOMPARE(rules.target(TeamsStatus::InMeeting), DndTarget::On);
        QCOMPARE(rules.target(TeamsStatus::Away), DndTarget::Off);
        QCOMPARE(rules.target(TeamsStatus::InCall), DndTarget::None);
        QCOMPARE(rules.target(StarfaceStatus::InCall), TeamsTarget::BusyInACall);
        QCOMPARE(rules.target(StarfaceStatus::DoNotDisturb), TeamsTarget::DoNotDisturb);
        QCOMPARE(rules.target(StarfaceStatus::Available), TeamsTarget::Available);
        QCOMPARE(rules.target(StarfaceStatus::Ringing), TeamsTarget::None);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const char *json, const char *sentence) {
            QTest::addRow("%s", name) << QByteArray(json) << QString::fromUtf8(sentence);
        };
        row("a number", "5",
            "rules: expected \"calls-only\" or \"every-busy\", or an object with a rule set of your own, "
            "found 5");
        row("a set of one's own with a built-in name",
            R"({"id": "calls-only", "toStarface": {}, "toTeams": {}})",
            "rules.id: expected up to 64 small letters, digits and hyphens, and not the name of a built-in "
            "rule set, "
            "found \"calls-only\"");
        row("one direction only", R"({"id": "own", "toStarface": {}})",
            "rules.toTeams: is missing; expected an object of status: target");
        row("a status that there is not",
            R"({"id": "own", "toStarface": {"in-a-call": "dnd-on"}, "toTeams": {}})",
            "rules.toStarface.in-a-call: there is no such member; did you mean \"in-call\"?");
        row("a target of the other direction",
            R"({"id": "own", "toStarface": {"in-call": "busy-in-a-call"}, "toTeams": {}})",
            "rules.toStarface.in-call: expected \"dnd-on\", \"dnd-off\" or \"none\", found "
            "\"busy-in-a-call\"");
        row("something for no information",
            R"({"id": "own", "toStarface": {"unknown": "dnd-on"}, "toTeams": {}})",
            "rules.toStarface.unknown: expected \"none\", found \"dnd-on\"; having no information never "
            "changes "
            "anything");
        row("something for no information about the phone",
            R"({"id": "own", "toStarface": {}, "toTeams": {"unknown": "available"}})",
            "rules.toTeams.unknown: expected \"none\", found \"available\"; having no information never "
            "changes "
            "anything");
        row("a member too many", R"({"id": "own", "toStarface": {}, "toTeams": {}, "name": "x"})",
            "rules.name: there is no such member");
    }

    void refused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, sentence);
        Problems problems;
        ruleSetFromJson(parsed(json), QStringLiteral("rules"), problems);
        QCOMPARE(toText(problems), sentence);
    }

private:
    static void checkKept(const RuleSet &rules, bool refused)
    {
        Problems problems;
        const RuleSet again = ruleSetFromJson(ruleSetToJson(rules), QStringLiteral("rules"), problems);
        QCOMPARE(!problems.isEmpty(), refused);
        if (!refused)
            QVERIFY(again == rules);
    }
};

QTEST_APPLESS_MAIN(TestRuleSetJson)
#include "test_rulesetjson.moc"
