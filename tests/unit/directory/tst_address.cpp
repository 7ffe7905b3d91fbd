// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/address.h"

#include <QTest>

using namespace pb::directory;
using namespace Qt::StringLiterals;

class TestAddress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void spellingsOfOneAddress_data();
    void spellingsOfOneAddress();
    void twoAddresses_data();
    void twoAddresses();
};

void TestAddress::spellingsOfOneAddress_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &written, const QString &expected) {
        QTest::newRow(name) << written << expected;
    };
    row("as it is", u"anna@x.example"_s, u"anna@x.example"_s);
    row("blanks around", u" \tanna@x.example\r\n"_s, u"anna@x.example"_s);
    row("a blank that does not break", u"\u00a0anna@x.example"_s, u"anna@x.example"_s);
    row("capitals", u"Anna@X.EXAMPLE"_s, u"anna@x.example"_s);
    row("an umlaut in capitals", u"MÜLLER@x.example"_s, u"müller@x.example"_s);
    row("an umlaut of two characters", u"mu\u0308ller@x.example"_s, u"m\u00fcller@x.example"_s);
    row("a domain with an umlaut", u"anna@müller.example"_s, u"anna@xn--mller-kva.example"_s);
    row("the same in ASCII", u"anna@XN--MLLER-KVA.example"_s, u"anna@xn--mller-kva.example"_s);
    row("the same in capitals", u"anna@MÜLLER.example"_s, u"anna@xn--mller-kva.example"_s);
    row("the same of two characters", u"anna@mu\u0308ller.example"_s, u"anna@xn--mller-kva.example"_s);
    row("a domain that is none", u"anna@Fir_ma intern"_s, u"anna@fir_ma intern"_s);
    row("a domain beyond ASCII that is none", u"anna@Fir_mä intern"_s, u"anna@fir_mä intern"_s);
    row("two signs", u"\"a@b\"@X.example"_s, u"\"a@b\"@x.example"_s);
    row("no domain", u"Anna"_s, u"anna"_s);
    row("blanks only", u" \t\n"_s, QString());
    row("nothing", QString(), QString());
}

void TestAddress::spellingsOfOneAddress()
{
    QFETCH(QString, written);
    QFETCH(QString, expected);
    QCOMPARE(normalisedAddress(written), expected);
    QCOMPARE(normalisedAddress(expected), expected);
    AddressNormaliser again;
    again(written);
    QCOMPARE(again(written), expected);
}

void TestAddress::twoAddresses_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::newRow("with and without an accent") << u"zoe@x.example"_s << u"zoë@x.example"_s;
    QTest::newRow("in two domains") << u"a@x.example"_s << u"a@y.example"_s;
    QTest::newRow("with and without a subdomain") << u"a@x.example"_s << u"a@m.x.example"_s;
}

void TestAddress::twoAddresses()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QVERIFY(normalisedAddress(a) != normalisedAddress(b));
}

QTEST_APPLESS_MAIN(TestAddress)
#include "tst_address.moc"
