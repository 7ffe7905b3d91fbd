// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/users/usercsv.h"
#include "setup/users/usersjob.h"

#include <QTest>

using namespace pb::setup;
using namespace Qt::StringLiterals;
using pb::presence::MatchedBy;
using pb::presence::MatchKind;

class TestUserCsv final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRowForEachUser();
    void everyMatchHasAWord();
    void peopleBecomeRows();
};

void TestUserCsv::aRowForEachUser()
{
    const QList<UserLine> users{{UserLine::Side::Both, u"Lovelace, Ada"_s, u"ada@example.com"_s,
                                    MatchKind::Matched, false, MatchedBy::Mail, {}, u"g1"_s, u"7"_s},
        {UserLine::Side::Teams, u"=cmd|'/c calc'!A0"_s, u"@x"_s, MatchKind::NoPartner, false},
        {UserLine::Side::Starface, u"Zoë"_s, {}, MatchKind::NoAddress, true, MatchedBy::Mail,
            u"Zoe <zoe@x>"_s}};
    QCOMPARE(usersCsv(users, {}, u','),
        QByteArray("\xEF\xBB\xBFname,email,side,match,busyLampKey,nearest,teamsId,starfaceId\r\n"
                   "\"Lovelace, Ada\",ada@example.com,both,matched,no,,g1,7\r\n"
                   "'=cmd|'/c calc'!A0,'@x,teams,no-partner,,,,\r\n"
                   "Zo\xC3\xAB,,starface,no-address,yes,Zoe <zoe@x>,,\r\n"));
}

void TestUserCsv::everyMatchHasAWord()
{
    const UserCsvWords words;
    for (const QString &word : words.matches)
        QVERIFY(!word.isEmpty());
    QCOMPARE(words.matches.back(), u"ambiguous"_s);
}

void TestUserCsv::peopleBecomeRows()
{
    using pb::directory::Person;
    const auto lines =
        userLines({Person{u"a@x"_s, u"A"_s, u"a@x"_s, u"g"_s, u"1"_s, MatchKind::Matched, false},
            Person{u"teams:h"_s, u"B"_s, u"b@x"_s, u"h"_s, {}, MatchKind::NoPartner, false},
            Person{u"starface:2"_s, u"C"_s, {}, {}, u"2"_s, MatchKind::NoAddress, true, MatchedBy::Mail, {},
                u"B <b@x>"_s}});
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0].side, UserLine::Side::Both);
    QVERIFY(!lines[0].hasBusyLampKey);
    QCOMPARE(lines[1].side, UserLine::Side::Teams);
    QCOMPARE(lines[2].side, UserLine::Side::Starface);
    QCOMPARE(lines[2].match, MatchKind::NoAddress);
    QCOMPARE(lines[2].nearest, u"B <b@x>"_s);
    QCOMPARE(lines[2].starfaceId, u"2"_s);
    QCOMPARE(lines[0].graphId, u"g"_s);
}

QTEST_APPLESS_MAIN(TestUserCsv)
#include "tst_usercsv.moc"
