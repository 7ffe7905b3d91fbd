// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/keywrites.h"
#include "starface/restdecoder.h"

#include <QTest>

using namespace pb;
using namespace pb::starface;

/// What is sent to make a busy-lamp key, in both forms, and what comes back.
class TestKeyWrites final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bodies_data();
    void bodies();
    void answers_data();
    void answers();
    void accounts();
    void everyKeyOfASetIsCounted();
};

void TestKeyWrites::bodies_data()
{
    QTest::addColumn<KeyForm>("form");
    QTest::addColumn<QByteArray>("body");
    QTest::addRow("the form for editing")
        << KeyForm::Edited
        << QByteArray(
               R"({"editFunctionKeyBusyLampField":{"blfAccountId":1042,)"
               R"("blfDisplayInformation":"Anna \"A\" Lind","name":"Anna \"A\" Lind","number":"12"}})");
    QTest::addRow("the published key")
        << KeyForm::Flat
        << QByteArray(R"({"accountId":"1001","blfAccountId":1042,"functionKeyType":"BUSYLAMPFIELD",)"
                      R"("name":"Anna \"A\" Lind","position":7})");
}

void TestKeyWrites::bodies()
{
    QFETCH(const KeyForm, form);
    const NewKey key{1042, QStringLiteral("Anna \"A\" Lind"), QStringLiteral("12"), 1001, 7};
    QTEST(encodeNewKey(key, form), "body");
}

void TestKeyWrites::answers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("account");
    QTest::addRow("as published") << QByteArray(R"({"id":"fk-1","blfAccountId":1042})")
                                  << QStringLiteral("fk-1") << 1042;
    QTest::addRow("an id that is a number") << QByteArray(R"({"id":17})") << QStringLiteral("17") << 0;
    QTest::addRow("nothing") << QByteArray() << QString() << 0;
    QTest::addRow("a page") << QByteArray("<html>") << QString() << 0;
}

void TestKeyWrites::answers()
{
    QFETCH(const QByteArray, body);
    const CreatedKey key = decodeCreatedKey(body);
    QTEST(key.id, "id");
    QTEST(key.accountId, "account");
}

void TestKeyWrites::accounts()
{
    const auto accounts = decodeKeyAccounts(R"({"editFunctionKeyBusyLampField":{"availableAccounts":[
        {"accountId":1042,"primaryInternalPhoneNumber":"12"},{"accountId":"x"},{"accountId":1043}]}})");
    QVERIFY(accounts);
    QCOMPARE(accounts->size(), 2);
    QCOMPARE(accounts->at(0).number, QStringLiteral("12"));
    QCOMPARE(accounts->at(1).accountId, 1043);
    QCOMPARE(decodeKeyAccounts("{}")->size(), 0);
    QVERIFY(!decodeKeyAccounts("<html>"));
}

/// Also one that is no busy-lamp key: what was made and is not what was meant has to be found.
void TestKeyWrites::everyKeyOfASetIsCounted()
{
    const auto keys = decodeKeySet(
        R"([{"id":"a","functionKeyType":"QUICKDIAL"},{"id":2,"functionKeyType":"BUSYLAMPFIELD","blfAccountId":7},{}])");
    QVERIFY(keys);
    QCOMPARE(keys->ids, QStringList({QStringLiteral("a"), QStringLiteral("2")}));
    QCOMPARE(keys->states.size(), 1);
}

QTEST_GUILESS_MAIN(TestKeyWrites)
#include "tst_keywrites.moc"
