// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/exclusions.h"

#include <QTest>

using namespace pb;
using namespace pb::directory;
using namespace Qt::StringLiterals;
using presence::MatchKind;
using profile::Exclusion;

namespace {

Person person(const QString &graphId, int starfaceId, const QStringList &addresses)
{
    Person one;
    one.graphId = graphId;
    one.starfaceId = starfaceId > 0 ? QString::number(starfaceId) : QString();
    one.addresses = addresses;
    one.email = addresses.value(0);
    one.key = addresses.value(0);
    if (graphId.isEmpty() || starfaceId == 0) {
        one.match = MatchKind::NoPartner;
        one.key = graphId.isEmpty() ? u"starface:"_s + one.starfaceId : u"teams:"_s + graphId;
    }
    return one;
}

Exclusion address(const QString &email)
{
    return {{}, 0, email};
}

} // namespace

class TestExclusions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAddressLeavesOutWhoeverHasIt();
    void anAddressBecomesIdsWhenThePersonIsSeen();
    void whoGetsANewAddressStaysOut();
    void aNewDomainForAllTakesNobodyIn();
    void anAccountMadeAnewOnOneSideStaysOut();
    void whoIsSeenOnOneSideFirstIsCompletedLater();
    void anAddressThatSeveralHaveWaits();
    void theMatchedOneIsMeant();
    void whoTakesThePhoneOverIsLeftOutToo();
    void leavingOutAndTakingIn();
    void whoNobodyKnowsIsByAddress();
    void aFurtherAddressMeansThePerson();
    void entriesOfNobody();
};

void TestExclusions::anAddressLeavesOutWhoeverHasIt()
{
    const Exclusions exclusions({address(u"LIFT@müller.example"_s)});
    QVERIFY(exclusions.contains(person(u"g1"_s, 1, {u"x@y"_s, u"lift@xn--mller-kva.example"_s})));
    QVERIFY(!exclusions.contains(person(u"g1"_s, 1, {u"x@y"_s})));
    QVERIFY(!exclusions.contains(person({}, 0, {})));
}

void TestExclusions::anAddressBecomesIdsWhenThePersonIsSeen()
{
    Exclusions exclusions({address(u"a@x"_s), address(u"b@x"_s)});
    QVERIFY(exclusions.learn({person(u"G1"_s, 1, {u"a@x"_s})}));
    QCOMPARE(exclusions.entries(), (QList<Exclusion>{{u"g1"_s, 1, u"a@x"_s}, address(u"b@x"_s)}));
    QVERIFY2(!exclusions.learn({person(u"G1"_s, 1, {u"a@x"_s})}), "nothing new is nothing to save");
    QVERIFY(!Exclusions().learn({person(u"g1"_s, 1, {u"a@x"_s})}));
}

void TestExclusions::whoGetsANewAddressStaysOut()
{
    Exclusions exclusions({address(u"a@x"_s)});
    exclusions.learn({person(u"g1"_s, 1, {u"a@x"_s})});
    const Person renamed = person(u"g1"_s, 1, {u"married@x"_s});
    QVERIFY(exclusions.contains(renamed));
    QVERIFY(exclusions.learn({renamed}));
    QCOMPARE(exclusions.entries(), (QList<Exclusion>{{u"g1"_s, 1, u"married@x"_s}}));
    QVERIFY2(!exclusions.contains(person(u"g2"_s, 2, {u"a@x"_s})), "the address is free for somebody else");
}

void TestExclusions::aNewDomainForAllTakesNobodyIn()
{
    Exclusions exclusions({address(u"a@old"_s), address(u"b@old"_s)});
    exclusions.learn({person(u"g1"_s, 1, {u"a@old"_s}), person(u"g2"_s, 2, {u"b@old"_s}),
        person(u"g3"_s, 3, {u"c@old"_s})});
    const QList<Person> now{
        person(u"g1"_s, 1, {u"a@new"_s}), person(u"g2"_s, 2, {u"b@new"_s}), person(u"g3"_s, 3, {u"c@new"_s})};
    QVERIFY(exclusions.contains(now[0]) && exclusions.contains(now[1]));
    QVERIFY(!exclusions.contains(now[2]));
    QVERIFY(exclusions.ofNobody(now).isEmpty());
}

void TestExclusions::anAccountMadeAnewOnOneSideStaysOut()
{
    Exclusions exclusions({{u"g1"_s, 1, u"a@x"_s}});
    QVERIFY(exclusions.contains(person(u"g1"_s, 9, {u"a@x"_s})));
    QVERIFY(exclusions.learn({person(u"g1"_s, 9, {u"a@x"_s})}));
    QCOMPARE(exclusions.entries(), (QList<Exclusion>{{u"g1"_s, 9, u"a@x"_s}}));
}

void TestExclusions::whoIsSeenOnOneSideFirstIsCompletedLater()
{
    Exclusions exclusions({address(u"a@x"_s)});
    QVERIFY(exclusions.learn({person({}, 1, {u"a@x"_s}), person(u"g1"_s, 0, {u"other@x"_s})}));
    QCOMPARE(exclusions.entries(), (QList<Exclusion>{{{}, 1, u"a@x"_s}}));
    // the address of the phone is put right
    const Person matched = person(u"g1"_s, 1, {u"other@x"_s});
    QVERIFY(exclusions.contains(matched));
    QVERIFY(exclusions.learn({matched}));
    QCOMPARE(exclusions.entries(), (QList<Exclusion>{{u"g1"_s, 1, u"other@x"_s}}));
}

void TestExclusions::anAddressThatSeveralHaveWaits()
{
    Exclusions exclusions({address(u"a@x"_s)});
    QVERIFY(!exclusions.learn({person({}, 1, {u"a@x"_s}), person({}, 2, {u"a@x"_s})}));
    QVERIFY(exclusions.ofNobody({person({}, 1, {u"a@x"_s})}).isEmpty());
}

void TestExclusions::theMatchedOneIsMeant()
{
    Exclusions exclusions({address(u"a@x"_s)});
    QVERIFY(exclusions.learn({person(u"g2"_s, 0, {u"a@x"_s}), person(u"g1"_s, 1, {u"a@x"_s})}));
    QCOMPARE(exclusions.entries(), (QList<Exclusion>{{u"g1"_s, 1, u"a@x"_s}}));
}

void TestExclusions::whoTakesThePhoneOverIsLeftOutToo()
{
    // which of the two was meant cannot be known: nobody is steered who was not to be
    Exclusions exclusions({{u"g1"_s, 1, u"a@x"_s}});
    const QList<Person> now{person(u"g1"_s, 2, {u"a@x"_s}), person(u"g5"_s, 1, {u"new@x"_s})};
    exclusions.learn(now);
    QVERIFY(exclusions.contains(now[0]) && exclusions.contains(now[1]));
}

void TestExclusions::leavingOutAndTakingIn()
{
    const QList<Person> people{person(u"G1"_s, 1, {u"a@x"_s}), person(u"g2"_s, 2, {u"b@x"_s})};
    Exclusions exclusions;
    QVERIFY(exclusions.set(u"a@x"_s, true, people));
    QVERIFY(!exclusions.set(u"a@x"_s, true, people));
    QCOMPARE(exclusions.entries(), (QList<Exclusion>{{u"g1"_s, 1, u"a@x"_s}}));
    QVERIFY(exclusions.contains(people[0]) && !exclusions.contains(people[1]));
    QVERIFY(!exclusions.set(u"b@x"_s, false, people));
    QVERIFY(exclusions.set(u"a@x"_s, false, people));
    QVERIFY(exclusions.entries().isEmpty());
    QVERIFY(!exclusions.contains(people[0]));

    Exclusions old({address(u"a@x"_s), address(u"b@x"_s)}); // not learnt yet
    QVERIFY(old.set(u"a@x"_s, false, people));
    QCOMPARE(old.entries(), (QList<Exclusion>{address(u"b@x"_s)}));
}

void TestExclusions::whoNobodyKnowsIsByAddress()
{
    Exclusions exclusions({{u"g9"_s, 9, u"gone@x"_s}});
    QVERIFY(exclusions.set(u" Lift@X "_s, true, {}));
    QVERIFY(!exclusions.set(u"lift@x"_s, true, {}));
    QCOMPARE(exclusions.entries().constLast(), address(u"lift@x"_s));
    QCOMPARE(Exclusions::label(exclusions.entries().constFirst()), u"teams:g9"_s);
    QCOMPARE(Exclusions::label({{}, 7, {}}), u"starface:7"_s);
    QVERIFY(exclusions.set(u"teams:g9"_s, false, {}));
    QVERIFY(exclusions.set(u"lift@x"_s, false, {}));
    QVERIFY(!exclusions.set(u"lift@x"_s, false, {}));
    QVERIFY(exclusions.entries().isEmpty());
}

void TestExclusions::aFurtherAddressMeansThePerson()
{
    Exclusions exclusions;
    QVERIFY(exclusions.set(u"alias@x"_s, true, {person(u"g1"_s, 1, {u"a@x"_s, u"alias@x"_s})}));
    QCOMPARE(exclusions.entries(), (QList<Exclusion>{{u"g1"_s, 1, u"a@x"_s}}));
}

void TestExclusions::entriesOfNobody()
{
    const QList<Person> people{person(u"g1"_s, 1, {u"a@x"_s}), person({}, 2, {u"b@x"_s})};
    const Exclusion gone{u"g9"_s, 9, u"gone@x"_s};
    const Exclusions exclusions(
        {address(u"a@x"_s), address(u"nobody@x"_s), gone, {u"g1"_s, 9, {}}, {{}, 2, {}}});
    QCOMPARE(exclusions.ofNobody(people), (QList<Exclusion>{address(u"nobody@x"_s), gone}));
    QCOMPARE(Exclusions().ofNobody(people), QList<Exclusion>());
}

QTEST_APPLESS_MAIN(TestExclusions)
#include "tst_exclusions.moc"
