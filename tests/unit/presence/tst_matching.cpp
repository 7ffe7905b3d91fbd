// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/matching.h"
#include "presence/names.h"

#include <QTest>

using namespace pb::presence;

namespace {

using Entries = std::vector<DirectoryEntry>;
using Hands = std::vector<HandPair>;

DirectoryEntry phone(std::string address)
{
    DirectoryEntry entry;
    entry.address = std::move(address);
    return entry;
}

DirectoryEntry teams(std::string mail, std::string principalName = {}, std::vector<std::string> proxies = {})
{
    DirectoryEntry entry;
    entry.address = std::move(mail);
    entry.principalName = std::move(principalName);
    entry.proxyAddresses = std::move(proxies);
    return entry;
}

DirectoryEntry disabled(DirectoryEntry entry)
{
    entry.enabled = false;
    return entry;
}

DirectoryEntry with(bool hasTeams, DirectoryEntry entry)
{
    entry.hasTeams = hasTeams;
    return entry;
}

/// "0-1 by mail" for each pair, then the kinds of both sides.
QString told(const MatchResult &result)
{
    static const char *const by[] = {"hand", "mail", "principal name", "proxy address"};
    QStringList text;
    for (const auto &pair : result.pairs)
        text << QStringLiteral("%1-%2 by %3")
                    .arg(pair.teams)
                    .arg(pair.starface)
                    .arg(QLatin1String(by[static_cast<int>(pair.by)]));
    QStringList kinds;
    for (const auto *side : {&result.teams, &result.starface}) {
        QStringList names;
        for (const MatchKind kind : *side) {
            const auto word = name(kind);
            names << QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
        }
        kinds << names.join(QLatin1Char(' '));
    }
    return text.join(QStringLiteral(", ")) + QStringLiteral(" | ") + kinds.join(QStringLiteral(" | "));
}

} // namespace

Q_DECLARE_METATYPE(Entries)
Q_DECLARE_METATYPE(Hands)

class TestMatching : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoIsTheSamePerson_data();
    void whoIsTheSamePerson();
    void pairsByHand_data();
    void pairsByHand();
    void whoseTeamsHasToBeKnown();
};

void TestMatching::whoIsTheSamePerson_data()
{
    QTest::addColumn<Entries>("left");
    QTest::addColumn<Entries>("right");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *sentence, const Entries &left, const Entries &right,
                         const char *expected) {
        QTest::newRow(sentence) << left << right << QString::fromLatin1(expected);
    };

    // M1
    row("the PBX has the mail address", {teams("a@x", "u@x"), teams("b@x")}, {phone("b@x"), phone("a@x")},
        "0-1 by mail, 1-0 by mail | matched matched | matched matched");
    row("the PBX has the principal name", {teams("a@x", "u@x")}, {phone("u@x")},
        "0-0 by principal name | matched | matched");
    row("there is no mail address, so the principal name counts", {teams("", "u@x")}, {phone("u@x")},
        "0-0 by principal name | matched | matched");
    row("the PBX has a further address", {teams("a@x", "u@x", {"p@x", "q@x"})}, {phone("q@x")},
        "0-0 by proxy address | matched | matched");
    row("the mail address counts for more than another's principal name",
        {teams("b@x", "a@x"), teams("a@x", "c@x")}, {phone("a@x")},
        "1-0 by mail | partner-taken matched | matched");
    row("the principal name counts for more than another's further address",
        {teams("b@x", "b@x", {"a@x"}), teams("c@x", "a@x")}, {phone("a@x")},
        "1-0 by principal name | partner-taken matched | matched");
    row("one account repeats its address in every member", {teams("a@x", "a@x", {"a@x"})}, {phone("a@x")},
        "0-0 by mail | matched | matched");
    row("nobody has the address", {teams("only@teams")}, {phone("only@phone")}, " | no-partner | no-partner");
    row("there is no address", {teams("")}, {phone("")}, " | no-address | no-address");
    row("nobody has any of the further addresses", {teams("", "", {"p@x"})}, {phone("z@x")},
        " | no-partner | no-partner");

    // M2
    row("the address stands twice in Teams", {teams("a@x"), teams("a@x")}, {phone("a@x")},
        " | duplicate-address duplicate-address | partner-duplicate");
    row("the address stands twice in Teams and on no phone", {teams("a@x"), teams("a@x")}, {phone("b@x")},
        " | duplicate-address duplicate-address | no-partner");
    row("the principal name stands twice", {teams("a@x", "u@x"), teams("b@x", "u@x")}, {phone("u@x")},
        " | duplicate-address duplicate-address | partner-duplicate");
    row("the address stands on two phones", {teams("a@x")}, {phone("a@x"), phone("a@x")},
        " | partner-duplicate | duplicate-address duplicate-address");
    row("of two one is disabled", {disabled(teams("a@x")), teams("a@x")}, {phone("a@x")},
        "1-0 by mail | disabled matched | matched");
    row("of three two are disabled", {disabled(teams("a@x")), teams("a@x"), disabled(teams("a@x"))},
        {phone("a@x")}, "1-0 by mail | disabled matched disabled | matched");
    row("all are disabled", {disabled(teams("a@x"))}, {phone("a@x")}, " | disabled | no-partner");
    row("of two phones one is disabled", {teams("a@x")}, {disabled(phone("a@x")), phone("a@x")},
        "0-1 by mail | matched | disabled matched");
    row("of two one has no Teams", {with(false, teams("a@x")), with(true, teams("a@x"))}, {phone("a@x")},
        "1-0 by mail | no-teams matched | matched");
    row("of two one has no Teams, of the other it is not known", {with(false, teams("a@x")), teams("a@x")},
        {phone("a@x")}, "1-0 by mail | no-teams matched | matched");
    row("of two none has Teams", {with(false, teams("a@x")), with(false, teams("a@x"))}, {phone("a@x")},
        " | duplicate-address duplicate-address | partner-duplicate");
    row("of two both have Teams", {with(true, teams("a@x")), with(true, teams("a@x"))}, {phone("a@x")},
        " | duplicate-address duplicate-address | partner-duplicate");
    row("who alone has the address needs no Teams", {with(false, teams("a@x"))}, {phone("a@x")},
        "0-0 by mail | matched | matched");
    row("Teams counts for more than the mail address",
        {with(false, teams("a@x")), with(true, teams("b@x", "a@x"))}, {phone("a@x")},
        "1-0 by principal name | no-teams matched | matched");

    // one phone for one account
    row("a second phone has the principal name", {teams("a@x", "u@x")}, {phone("u@x"), phone("a@x")},
        "0-1 by mail | matched | partner-taken matched");
    row("two phones have two further addresses of one account", {teams("a@x", "u@x", {"p@x", "q@x"})},
        {phone("p@x"), phone("q@x")}, " | ambiguous | ambiguous ambiguous");
}

void TestMatching::whoIsTheSamePerson()
{
    QFETCH(Entries, left);
    QFETCH(Entries, right);
    QFETCH(QString, expected);
    QCOMPARE(told(match(left, right)), expected);
}

void TestMatching::pairsByHand_data()
{
    QTest::addColumn<Entries>("left");
    QTest::addColumn<Entries>("right");
    QTest::addColumn<Hands>("hands");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *sentence, const Entries &left, const Entries &right, const Hands &hands,
                         const char *expected) {
        QTest::newRow(sentence) << left << right << hands << QString::fromLatin1(expected);
    };

    row("a pair needs no address", {teams("a@x")}, {phone("")}, {{0, 0}}, "0-0 by hand | matched | matched");
    row("a pair goes before the address", {teams("a@x"), teams("b@x")}, {phone("a@x"), phone("b@x")},
        {{0, 1}}, "0-1 by hand | matched no-partner | partner-taken matched");
    row("a pair ends a duplicate in Teams", {teams("a@x"), teams("a@x")}, {phone("a@x")}, {{1, 0}},
        "1-0 by hand | no-partner matched | matched");
    row("what a pair leaves over matches by address", {teams("a@x"), teams("a@x")},
        {phone("a@x"), phone("z@x")}, {{1, 1}},
        "0-0 by mail, 1-1 by hand | matched matched | matched matched");
    row("a pair ends a duplicate on the phones", {teams("a@x")}, {phone("a@x"), phone("a@x")}, {{0, 1}},
        "0-1 by hand | matched | partner-taken matched");
    row("a pair with a disabled account does not count", {disabled(teams("a@x")), teams("b@x")},
        {phone("b@x")}, {{0, 0}}, "1-0 by mail | disabled matched | matched");
    row("the second pair of one account does not count", {teams("a@x")}, {phone("p@x"), phone("q@x")},
        {{0, 0}, {0, 1}}, "0-0 by hand | matched | matched no-partner");
    row("the second pair of one phone does not count", {teams("a@x"), teams("b@x")}, {phone("p@x")},
        {{1, 0}, {0, 0}}, "1-0 by hand | no-partner matched | matched");
    row("a pair of nobody does not count", {teams("a@x")}, {phone("a@x")}, {{7, 0}, {0, 7}},
        "0-0 by mail | matched | matched");
}

void TestMatching::pairsByHand()
{
    QFETCH(Entries, left);
    QFETCH(Entries, right);
    QFETCH(Hands, hands);
    QFETCH(QString, expected);
    QCOMPARE(told(match(left, right, hands)), expected);
}

void TestMatching::whoseTeamsHasToBeKnown()
{
    const auto result = match({teams("a@x"), teams("a@x"), teams("b@x"), disabled(teams("b@x")), teams("c@x"),
                                  teams("c@x"), teams("d@x", "a@x")},
        {phone("a@x"), phone("b@x")});
    using Contests = std::vector<std::vector<std::size_t>>;
    QCOMPARE(result.contests, (Contests{{0, 1, 6}}));
}

QTEST_APPLESS_MAIN(TestMatching)
#include "tst_matching.moc"
