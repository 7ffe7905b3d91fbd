// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/matching.h"

#include <QTest>

using namespace pb::presence;

class TestMatching : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameAddressMatches();
    void blanksAndCaseDoNotMatter();
    void anAddressThatStandsTwiceMatchesNobody();
    void whoHasNoPartnerIsTold();
    void aDisabledAccountIsNoSecondOne();
};

void TestMatching::sameAddressMatches()
{
    const auto result = match({{"a@x.example"}, {"b@x.example"}}, {{"b@x.example"}, {"a@x.example"}});
    QCOMPARE(result.pairs.size(), std::size_t{2});
    QCOMPARE(result.pairs[0].teams, std::size_t{0});
    QCOMPARE(result.pairs[0].starface, std::size_t{1});
    QCOMPARE(result.pairs[0].key, std::string("a@x.example"));
    QCOMPARE(result.teams[1], MatchKind::Matched);
    QCOMPARE(result.starface[0], MatchKind::Matched);
}

void TestMatching::blanksAndCaseDoNotMatter()
{
    const auto result = match({{" Anna@X.example\r\n"}}, {{"anna@x.EXAMPLE\t"}});
    QCOMPARE(result.pairs.size(), std::size_t{1});
    QCOMPARE(result.pairs[0].key, std::string("anna@x.example"));
    QCOMPARE(normalisedAddress(" \t\n"), std::string());
}

void TestMatching::anAddressThatStandsTwiceMatchesNobody()
{
    const auto twiceLeft = match({{"a@x"}, {"A@x"}}, {{"a@x"}});
    QVERIFY(twiceLeft.pairs.empty());
    QCOMPARE(twiceLeft.teams[0], MatchKind::DuplicateAddress);
    QCOMPARE(twiceLeft.teams[1], MatchKind::DuplicateAddress);
    QCOMPARE(twiceLeft.starface[0], MatchKind::PartnerDuplicate);

    const auto twiceRight = match({{"a@x"}}, {{"a@x"}, {" a@x"}, {"a@X"}});
    QVERIFY(twiceRight.pairs.empty());
    QCOMPARE(twiceRight.teams[0], MatchKind::PartnerDuplicate);
    QCOMPARE(twiceRight.starface[2], MatchKind::DuplicateAddress);
}

void TestMatching::whoHasNoPartnerIsTold()
{
    const auto result = match({{"only@teams"}, {""}}, {{"only@phone"}, {"  "}});
    QVERIFY(result.pairs.empty());
    QCOMPARE(result.teams[0], MatchKind::NoPartner);
    QCOMPARE(result.teams[1], MatchKind::NoAddress);
    QCOMPARE(result.starface[0], MatchKind::NoPartner);
    QCOMPARE(result.starface[1], MatchKind::NoAddress);
}

void TestMatching::aDisabledAccountIsNoSecondOne()
{
    const auto result = match({{"a@x", false}, {"a@x", true}}, {{"a@x"}});
    QCOMPARE(result.pairs.size(), std::size_t{1});
    QCOMPARE(result.pairs[0].teams, std::size_t{1});
    QCOMPARE(result.teams[0], MatchKind::Disabled);
}

QTEST_APPLESS_MAIN(TestMatching)
#include "tst_matching.moc"
