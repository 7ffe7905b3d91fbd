// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/directory.h"

#include <QTest>

#include <algorithm>

using namespace pb;
using namespace pb::directory;
using namespace Qt::StringLiterals;
using presence::MatchedBy;
using presence::MatchKind;

namespace {

graph::User teams(const QString &id, const QString &mail, const QString &name = {})
{
    graph::User user;
    user.id = id;
    user.mail = mail;
    user.displayName = name;
    return user;
}

starface::DirectoryUser phone(
    int id, const QString &email, const QString &first = {}, const QString &family = {})
{
    starface::DirectoryUser user;
    user.user = {id, QString::number(1000 + id), email, first, family};
    user.hasBusyLampKey = true;
    return user;
}

Person find(const Directory &directory, const QString &key)
{
    const auto found = std::find_if(directory.people.begin(), directory.people.end(),
        [&key](const Person &person) { return person.key == key; });
    return found == directory.people.end() ? Person() : *found;
}

} // namespace

class TestDirectory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoHasTheSameAddressIsOnePerson();
    void theAddressMayBeAnyOfTheAccounts();
    void allAddressesOfAPersonAreKnown();
    void pairsByHandComeFirst();
    void aPairByHandNeverTakesAnothersKey();
    void aPairThatFitsNobodyIsTold_data();
    void aPairThatFitsNobodyIsTold();
    void whoHasTeamsWinsTheAddress();
    void noAnswerLeavesWhatWasKnown();
    void whoMayBeMeantIsNamed_data();
    void whoMayBeMeantIsNamed();
    void whoIsOutOfQuestionIsNobodysCandidate();
};

void TestDirectory::whoHasTheSameAddressIsOnePerson()
{
    const Directory read = joinDirectories(
        {teams(u"g1"_s, u"Anna@MÜLLER.example "_s, u"Anna"_s)}, {phone(5, u"anna@xn--mller-kva.example"_s)});
    QCOMPARE(read.people.size(), 1);
    const Person &anna = read.people.constFirst();
    QCOMPARE(anna.key, u"anna@xn--mller-kva.example"_s);
    QCOMPARE(anna.email, u"Anna@MÜLLER.example"_s);
    QCOMPARE(anna.graphId, u"g1"_s);
    QCOMPARE(anna.starfaceId, u"5"_s);
    QVERIFY(anna.isMatched());
    QCOMPARE(anna.matchedBy, MatchedBy::Mail);
}

void TestDirectory::theAddressMayBeAnyOfTheAccounts()
{
    graph::User ben = teams(u"g2"_s, u"ben@new.example"_s, u"Ben"_s);
    ben.userPrincipalName = u"ben@tenant.example"_s;
    ben.smtpAddresses = {u"ben@new.example"_s, u"ben@old.example"_s};
    const Directory byAlias = joinDirectories({ben}, {phone(6, u"Ben@old.example"_s)});
    QCOMPARE(byAlias.people.size(), 1);
    QCOMPARE(byAlias.people[0].key, u"ben@old.example"_s);
    QCOMPARE(byAlias.people[0].email, u"ben@new.example"_s);
    QCOMPARE(byAlias.people[0].matchedBy, MatchedBy::ProxyAddress);
    const Directory byName = joinDirectories({ben}, {phone(6, u"ben@TENANT.example"_s)});
    QCOMPARE(byName.people.size(), 1);
    QCOMPARE(byName.people[0].matchedBy, MatchedBy::PrincipalName);
}

void TestDirectory::allAddressesOfAPersonAreKnown()
{
    graph::User ben = teams(u"g2"_s, u"Ben@new.example"_s, u"Ben"_s);
    ben.userPrincipalName = u"ben@tenant.example"_s;
    ben.smtpAddresses = {u"ben@new.example"_s, u"ben@old.example"_s};
    const Directory read = joinDirectories({ben}, {phone(6, u"Ben@old.example"_s)});
    QCOMPARE(read.people[0].addresses,
        (QStringList{u"ben@new.example"_s, u"ben@tenant.example"_s, u"ben@old.example"_s}));
}

void TestDirectory::pairsByHandComeFirst()
{
    const MatchHints hints{{{u"g1"_s, 6}}, {}};
    const Directory read = joinDirectories({teams(u"G1"_s, u"anna@x.example"_s, u"Anna"_s)},
        {phone(5, u"anna@x.example"_s, u"Old"_s), phone(6, {})}, hints);
    const Person anna = find(read, u"anna@x.example"_s);
    QCOMPARE(anna.starfaceId, u"6"_s);
    QCOMPARE(anna.matchedBy, MatchedBy::Hand);
    QCOMPARE(find(read, u"starface:5"_s).match, MatchKind::PartnerTaken);
    QVERIFY(read.unusedPairs.isEmpty());
}

void TestDirectory::aPairByHandNeverTakesAnothersKey()
{
    // two phones share an address; one of them is paired by hand, the other matches by it
    const MatchHints hints{{{u"g2"_s, 6}}, {}};
    const Directory read = joinDirectories(
        {teams(u"g1"_s, u"a@x.example"_s, u"Anna"_s), teams(u"g2"_s, u"b@x.example"_s, u"Ben"_s)},
        {phone(5, u"a@x.example"_s), phone(6, u"a@x.example"_s)}, hints);
    QCOMPARE(read.people.size(), 2);
    QVERIFY(read.people[0].isMatched() && read.people[1].isMatched());
    QVERIFY2(read.people[0].key != read.people[1].key, qPrintable(read.people[0].key));

    // the same where the one who is paired by hand is listed first
    const MatchHints first{{{u"g2"_s, 6}}, {}};
    const Directory other = joinDirectories(
        {teams(u"g2"_s, u"b@x.example"_s, u"Ben"_s), teams(u"g1"_s, u"a@x.example"_s, u"Anna"_s)},
        {phone(5, u"a@x.example"_s), phone(6, u"a@x.example"_s)}, first);
    QCOMPARE(other.people.size(), 2);
    QCOMPARE(find(other, u"a@x.example"_s).graphId, u"g1"_s);
}

void TestDirectory::aPairThatFitsNobodyIsTold_data()
{
    QTest::addColumn<QString>("graphId");
    QTest::addColumn<int>("starfaceId");
    QTest::addColumn<bool>("enabled");
    QTest::newRow("no such Teams account") << u"g9"_s << 5 << true;
    QTest::newRow("no such phone") << u"g1"_s << 9 << true;
    QTest::newRow("a disabled Teams account") << u"g1"_s << 5 << false;
}

void TestDirectory::aPairThatFitsNobodyIsTold()
{
    QFETCH(QString, graphId);
    QFETCH(int, starfaceId);
    QFETCH(bool, enabled);
    graph::User anna = teams(u"g1"_s, u"anna@x.example"_s);
    anna.enabled = enabled;
    const QList<profile::UserPair> pairs{{graphId, starfaceId}};
    const Directory read = joinDirectories({anna}, {phone(5, u"other@x.example"_s)}, {pairs, {}});
    QCOMPARE(read.unusedPairs, pairs);
    QCOMPARE(read.people.size(), 2);
}

void TestDirectory::whoHasTeamsWinsTheAddress()
{
    const QList<graph::User> accounts{
        teams(u"g1"_s, u"a@x.example"_s, u"Anna"_s), teams(u"g2"_s, u"a@x.example"_s, u"Room"_s)};
    const QList<starface::DirectoryUser> phones{phone(5, u"a@x.example"_s)};
    MatchHints hints;
    const Directory before = joinDirectories(accounts, phones, hints);
    QCOMPARE(find(before, u"starface:5"_s).match, MatchKind::PartnerDuplicate);
    QCOMPARE(before.contests, (QList<QStringList>{{u"g1"_s, u"g2"_s}}));
    QCOMPARE(contestants({{u"g1"_s, u"g2"_s}, {u"g2"_s, u"g3"_s}}), (QStringList{u"g1"_s, u"g2"_s, u"g3"_s}));

    learnTeams(hints, before.contests,
        {{u"g1"_s, u"Offline"_s, u"Offline"_s}, {u"g2"_s, u"PresenceUnknown"_s, u"PresenceUnknown"_s}});
    const Directory after = joinDirectories(accounts, phones, hints);
    QCOMPARE(find(after, u"a@x.example"_s).graphId, u"g1"_s);
    QCOMPARE(find(after, u"teams:g2"_s).match, MatchKind::NoTeams);
}

void TestDirectory::noAnswerLeavesWhatWasKnown()
{
    const QList<QStringList> contests{{u"g1"_s, u"g2"_s}};
    MatchHints hints;
    learnTeams(hints, contests, {{u"g1"_s, u"Busy"_s, u"InACall"_s}}); // the other one is left out
    const QHash<QString, bool> known{{u"g1"_s, true}, {u"g2"_s, false}};
    QCOMPARE(hints.hasTeams, known);
    learnTeams(hints, contests, {});
    QCOMPARE(hints.hasTeams, known);
    learnTeams(hints, contests, {{u"g1"_s, u"presenceunknown"_s, {}}, {u"g2"_s, {}, {}}});
    QCOMPARE(hints.hasTeams, known);
    learnTeams(hints, contests, {{u"g2"_s, u"Away"_s, u"Away"_s}});
    QCOMPARE(hints.hasTeams, (QHash<QString, bool>{{u"g1"_s, false}, {u"g2"_s, true}}));
}

void TestDirectory::whoMayBeMeantIsNamed_data()
{
    QTest::addColumn<QString>("teamsAddress");
    QTest::addColumn<QString>("teamsName");
    QTest::addColumn<QString>("phoneAddress");
    QTest::addColumn<QString>("firstName");
    QTest::addColumn<QString>("familyName");
    QTest::addColumn<bool>("named");
    const auto row = [](const char *name, const QString &teamsAddress, const QString &teamsName,
                         const QString &phoneAddress, const QString &first, const QString &family,
                         bool named) {
        QTest::newRow(name) << teamsAddress << teamsName << phoneAddress << first << family << named;
    };
    row("another domain", u"anna.meier@new.example"_s, u"A."_s, u"anna.meier@old.example"_s, {}, {}, true);
    row("a slip in the address", u"anna.meier@x.example"_s, u"A."_s, u"anna.meir@x.example"_s, {}, {}, true);
    row("the name the other way round", u"am@x.example"_s, u"Meier, Anna"_s, {}, u"Anna"_s, u"Meier"_s, true);
    row("umlauts written out", u"j.mueller@x.example"_s, u"J."_s, u"j.müller@x.example"_s, {}, {}, true);
    row("accents left out", u"x1@x.example"_s, u"Zoë Lefèvre"_s, {}, u"Zoe"_s, u"Lefevre"_s, true);
    row("somebody else", u"anna.meier@x.example"_s, u"Anna Meier"_s, u"ben.rossi@x.example"_s, u"Ben"_s,
        u"Rossi"_s, false);
}

void TestDirectory::whoMayBeMeantIsNamed()
{
    QFETCH(QString, teamsAddress);
    QFETCH(QString, teamsName);
    QFETCH(QString, phoneAddress);
    QFETCH(QString, firstName);
    QFETCH(QString, familyName);
    QFETCH(bool, named);
    const Directory read = joinDirectories(
        {teams(u"g1"_s, teamsAddress, teamsName)}, {phone(5, phoneAddress, firstName, familyName)});
    const QString ofPhone = find(read, u"starface:5"_s).nearest;
    QCOMPARE(ofPhone, named ? u"%1 <%2>"_s.arg(teamsName, teamsAddress) : QString());
    QCOMPARE(!find(read, u"teams:g1"_s).nearest.isEmpty(), named);
}

void TestDirectory::whoIsOutOfQuestionIsNobodysCandidate()
{
    graph::User gone = teams(u"g1"_s, u"anna.meier@old.example"_s, u"Anna Meier"_s);
    gone.enabled = false;
    const Directory read = joinDirectories({gone, teams(u"g2"_s, u"b@x.example"_s, u"Ben"_s)},
        {phone(5, u"anna.meier@x.example"_s), phone(6, u"b@x.example"_s)});
    QCOMPARE(find(read, u"starface:5"_s).nearest, QString());
    QCOMPARE(find(read, u"teams:g1"_s).nearest, QString());
    QCOMPARE(find(read, u"b@x.example"_s).nearest, QString());
}

QTEST_APPLESS_MAIN(TestDirectory)
#include "tst_directory.moc"
