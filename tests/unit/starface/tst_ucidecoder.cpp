// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/ucidecoder.h"
#include "support/mutate.h"
#include "support/turn.h"

#include <QTest>

using namespace pb;
using namespace pb::starface;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using presence::Line;

namespace {

QByteArray manyKeys(int count)
{
    QByteArray document =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodResponse><params><param><value><array><data>";
    const auto member = [&document](const char *name, const QByteArray &value) {
        document += "<member><name>" + QByteArray(name) + "</name><value>" + value + "</value></member>";
    };
    for (int i = 0; i < count; ++i) {
        const auto number = QByteArray::number(i + 1);
        document += "<value><struct>";
        member("functionKeyId", "<string>key-" + number + "</string>");
        member("functionKeyType", "<string>BUSY_LAMP_FIELD</string>");
        member("name", "<string>Anna Beispiel " + number + "</string>");
        member("number", "<string>" + number + "</string>");
        member("blfAccountId", "<i4>" + number + "</i4>");
        member("telephonyState", "<string>AVAILABLE</string>");
        document += "</struct></value>";
    }
    return document + "</data></array></value></param></params></methodResponse>";
}

} // namespace

class TestUciDecoder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatAStateSaysAboutTheLine_data();
    void whatAStateSaysAboutTheLine();
    void whatCallsSayAboutTheLine();
    void functionKeys();
    void oneBadKeyCostsThatOneOnly();
    void functionKeysOfAnotherShape_data();
    void functionKeysOfAnotherShape();
    void everyTruncationIsAnError();
    void faults_data();
    void faults();
    void aFaultNeverSaysTooMuch();
    void aStatusThatEndsTheSession();
    void damageNeverCrashes();
    void tenThousandKeysAreDecodedQuickly();
};

void TestUciDecoder::whatAStateSaysAboutTheLine_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<Line>("line");
    QTest::addRow("available") << u"AVAILABLE"_s << Line::Idle;
    QTest::addRow("case does not matter") << u"aVailable"_s << Line::Idle;
    QTest::addRow("a pause of queue calls only") << u"QUEUE_PAUSE"_s << Line::Idle;
    QTest::addRow("ringing") << u"RINGING"_s << Line::Ringing;
    QTest::addRow("active") << u"Active"_s << Line::InCall;
    QTest::addRow("a phone that is not registered is not known to be idle")
        << u"UNAVAILABLE"_s << Line::Unknown;
    QTest::addRow("a word nobody knows") << u"LEVITATING"_s << Line::Unknown;
    QTest::addRow("nothing") << QString() << Line::Unknown;
}

void TestUciDecoder::whatAStateSaysAboutTheLine()
{
    QFETCH(const QString, state);
    QTEST(lineOf(state), "line");
}

void TestUciDecoder::whatCallsSayAboutTheLine()
{
    const auto calls = [](const QStringList &states) {
        QVariantList list;
        for (const auto &state : states)
            list << QVariantMap{{u"state"_s, state}, {u"callId"_s, u"c"_s}};
        return lineOfCalls(list);
    };
    QCOMPARE(*calls({}), Line::Idle);
    QCOMPARE(*calls({u"Ringing"_s}), Line::Ringing);
    QCOMPARE(*calls({u"RINGING"_s, u"CONNECTED"_s}), Line::InCall);
    QCOMPARE(*calls({u"whatever"_s}), Line::Unknown);
    QCOMPARE(*calls({u"whatever"_s, u"RINGING"_s}), Line::Ringing);
    QCOMPARE(*calls({u"HANGUP"_s}), Line::Idle);
    QVERIFY(!lineOfCalls(u"x"_s));
    QVERIFY(!lineOfCalls({}));
}

void TestUciDecoder::functionKeys()
{
    const auto keys = decodeFunctionKeys(test::dataFile(u"starface/functionkeys.xml"_s));
    QVERIFY2(keys, keys ? "" : qPrintable(keys.error().detail));
    const QList<LineState> expected{
        {1001, u"key-1"_s, u"Anna & Bär"_s, Line::InCall, u"ACTIVE"_s},
        {1002, u"2"_s, {}, Line::Idle, u"Available"_s},
        {1004, u"key-4"_s, {}, Line::Unknown, {}},
        {1005, u"key-5"_s, {}, Line::Unknown, u"UNAVAILABLE"_s},
    };
    QCOMPARE(keys->states.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QVERIFY2(keys->states.at(i) == expected[i], qPrintable(keys->states.at(i).keyId));
}

void TestUciDecoder::oneBadKeyCostsThatOneOnly()
{
    for (const char *bad :
        {"<value>x</value>", "<value><array/></value>", "<value/>", "<value><nil/></value>"}) {
        QByteArray document = manyKeys(2);
        const QByteArray between = QByteArray("</struct></value>") + bad + "<value>";
        document.replace("</struct></value><value>", between);
        const auto keys = decodeFunctionKeys(document);
        QVERIFY2(keys && keys->states.size() == 2, bad);
        QCOMPARE(keys->states.last().accountId, 2);
    }
}

void TestUciDecoder::functionKeysOfAnotherShape_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("fine");
    QTest::addRow("no keys") << QByteArray("<array><data/></array>") << true;
    QTest::addRow("a list without data") << QByteArray("<array/>") << false;
    QTest::addRow("text") << QByteArray("none") << false;
    QTest::addRow("a struct") << QByteArray("<struct/>") << false;
    QTest::addRow("nil") << QByteArray("<nil/>") << false;
    // R5: costs that key only
    QTest::addRow("a key that is text") << QByteArray("<array><data><value>x</value></data></array>") << true;
    QTest::addRow("a key that is a list")
        << QByteArray("<array><data><value><array/></value></data></array>") << true;
    QTest::addRow("a key without members")
        << QByteArray("<array><data><value><struct/></value></data></array>") << true;
    QTest::addRow("two lists") << QByteArray("<array><data/></array><array><data/></array>") << false;
}

void TestUciDecoder::functionKeysOfAnotherShape()
{
    QFETCH(const QByteArray, value);
    const auto keys = decodeFunctionKeys(
        "<methodResponse><params><param><value>" + value + "</value></param></params></methodResponse>");
    QTEST(keys.has_value(), "fine");
    if (keys)
        QVERIFY(keys->states.isEmpty());
    else
        QCOMPARE(keys.error().kind, ErrorKind::Protocol);
}

void TestUciDecoder::everyTruncationIsAnError()
{
    const auto whole = test::dataFile(u"starface/functionkeys.xml"_s).trimmed();
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY2(!decodeFunctionKeys(whole.left(length)), qPrintable(QString::number(length)));
}

void TestUciDecoder::faults_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("isLost");
    QTest::addRow("no session") << u"x.UcpNotConnectedException: y"_s << ErrorKind::Unauthorized << true;
    QTest::addRow("refused") << u"x.UciIllegalAccessException: y"_s << ErrorKind::Unauthorized << false;
    QTest::addRow("broken") << u"x.UcpCommunicationException"_s << ErrorKind::Server << false;
    QTest::addRow("something else") << u"java.lang.NullPointerException"_s << ErrorKind::Server << false;
}

void TestUciDecoder::faults()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isLost);
    const auto error = decodeFault({3, text});
    QTEST(error.kind, "kind");
    QCOMPARE(isSessionLost(error), isLost);
    QVERIFY(error.detail.startsWith(text.section(u':', 0, 0)));
    // what nobody knows keeps its number, for whoever asks the vendor
    QCOMPARE(error.code, text.startsWith(u"java") ? u"3"_s : text.mid(2).section(u':', 0, 0));
    const auto document = test::dataFile(u"starface/fault-notconnected.xml"_s);
    const auto keys = decodeFunctionKeys(document);
    QVERIFY(!keys);
    QVERIFY(isSessionLost(keys.error()));
}

void TestUciDecoder::aFaultNeverSaysTooMuch()
{
    QVERIFY(!decodeFault({}).detail.isEmpty());
    QCOMPARE(decodeFault({1, QString(1000, u'x')}).detail.size(), 300);
    QVERIFY(!decodeFault({1, u"at /xml-rpc?de.vertico.starface.auth=123:abcdef0123456789"_s})
                 .detail.contains(u"abcdef"));
}

void TestUciDecoder::aStatusThatEndsTheSession()
{
    http::Response response;
    response.body = "<html>sign in</html>";
    for (const int status : {401, 403, 500}) {
        response.status = status;
        const auto error = decodeUciStatus(response);
        QCOMPARE(error.httpStatus, status);
        QVERIFY(error.detail.contains(u"sign in"));
        QCOMPARE(isSessionLost(error), status == 401);
    }
}

void TestUciDecoder::damageNeverCrashes()
{
    QRandomGenerator random(20260105);
    const QList<QByteArray> pieces{"<", ">", "</", "/>", "&", "&#65;", "<![CDATA[", "]]>", "<!--", "<?", "?>",
        "<!DOCTYPE a [", "<value>", "</value>", "<struct>", "</struct>", "<member>", "</member>", "<name>",
        "<i4>", "\xff\xfe", "<array><data>", "<nil/>", "blfAccountId", "telephonyState"};
    const QList<QByteArray> documents{test::dataFile(u"starface/functionkeys.xml"_s),
        test::dataFile(u"starface/fault-notconnected.xml"_s),
        test::dataFile(u"starface/callinfo-ringing.xml"_s)};
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        const auto keys = decodeFunctionKeys(test::mutated(documents[i % documents.size()], pieces, random));
        accepted += keys.has_value();
        QVERIFY(keys || !keys.error().detail.isEmpty());
    }
    QVERIFY(accepted > 100);
}

void TestUciDecoder::tenThousandKeysAreDecodedQuickly()
{
    const auto document = manyKeys(10'000);
    QBENCHMARK
    {
        const auto keys = decodeFunctionKeys(document);
        QVERIFY(keys);
        QCOMPARE(keys->states.size(), 10'000);
    }
}

QTEST_GUILESS_MAIN(TestUciDecoder)
#include "tst_ucidecoder.moc"
