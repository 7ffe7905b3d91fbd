// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/messages.h"
#include "unit/link/filler.h"

#include <QRandomGenerator>
#include <QTest>

using namespace pb;
using namespace pb::link;
using namespace Qt::StringLiterals;

namespace {

template<typename... T>
struct Types {
};

/// Everything that is sent by itself.
using Sent = Types<Hello, Welcome, Refused, RowsPortion, QList<board::Row>, sync::EngineStatus, HealthPortion,
    LogPortion, QList<sync::WriteRecord>, HistoryState, QList<sync::PreviewLine>, QList<profile::Exclusion>,
    Request, Answer, rules::RuleChoice, history::Timeline, history::ActivityPage, history::ActivityCounts,
    history::ActivityFilter, std::optional<history::Place>, QStringList>;

template<typename T>
bool canRead(const QByteArray &bytes)
{
    T value{};
    Decoder decoder(bytes);
    decoder(value);
    return decoder.isWhole();
}

template<typename T>
QByteArray sample()
{
    return encode(test::Filler().make<T>());
}

template<typename Check, typename... T>
void forEach(Types<T...>, Check &&check)
{
    (check(static_cast<T *>(nullptr)), ...);
}

} // namespace

/// Values as bytes: whole there and back, and nothing breaks where somebody sends something else.
class TestCodec final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMemberArrives();
    void everyKindOfEventArrives();
    void whatIsCutShortIsFound();
    void whatIsTooLongIsFound();
    void damageNeverBreaksAnything();
    void aListCannotBeLongerThanItsBytes();
    void unknownValuesAreFound();
    void framesComeOutAsTheyWentIn();
    void aFrameThatIsTooLongEndsTheConversation();
    void bytesThatAreNoFramesEndIt();
};

void TestCodec::everyMemberArrives()
{
    int types = 0;
    forEach(Sent{}, [&types]<typename T>(T *) {
        const QByteArray bytes = sample<T>();
        T value{};
        QVERIFY(encode(value) != bytes);
        Decoder decoder(bytes);
        decoder(value);
        QVERIFY2(decoder.isWhole(), typeid(T).name());
        QCOMPARE(encode(value), bytes);
        ++types;
    });
    QCOMPARE(types, 21);
}

void TestCodec::everyKindOfEventArrives()
{
    test::Filler filler;
    const QList<history::Payload> payloads{filler.make<history::Change>(), filler.make<history::Write>(),
        filler.make<history::Connection>(), filler.make<history::ModeChange>(), filler.make<history::Brake>(),
        filler.make<history::Directory>(), filler.make<history::Program>()};
    QCOMPARE(payloads.size(), qsizetype(history::allKinds.size()));
    for (const history::Payload &payload : payloads) {
        history::Event event;
        event.payload = payload;
        const QByteArray bytes = encode(event);
        history::Event read;
        Decoder decoder(bytes);
        decoder(read);
        QVERIFY(decoder.isWhole());
        QCOMPARE(read.payload.index(), payload.index());
        QCOMPARE(encode(read), bytes);
    }
}

void TestCodec::whatIsCutShortIsFound()
{
    forEach(Sent{}, []<typename T>(T *) {
        const QByteArray bytes = sample<T>();
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY2(!canRead<T>(bytes.left(length)), typeid(T).name());
    });
}

void TestCodec::whatIsTooLongIsFound()
{
    forEach(Sent{}, []<typename T>(T *) { QVERIFY2(!canRead<T>(sample<T>() + '\0'), typeid(T).name()); });
}

/// The sanitizers look on.
void TestCodec::damageNeverBreaksAnything()
{
    QRandomGenerator random(20'261'127);
    int refused = 0;
    forEach(Sent{}, [&]<typename T>(T *) {
        const QByteArray whole = sample<T>();
        for (int round = 0; round < 2'000; ++round) {
            QByteArray bytes = whole;
            for (int i = random.bounded(4); i >= 0; --i)
                bytes[random.bounded(int(bytes.size()))] = static_cast<char>(random.bounded(256));
            refused += canRead<T>(bytes) ? 0 : 1;
        }
    });
    QVERIFY(refused > 1'000);
}

void TestCodec::aListCannotBeLongerThanItsBytes()
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << quint32{0xFFFFFFF0};
    bytes += "abc";
    QVERIFY(!canRead<QList<board::Row>>(bytes));
    QVERIFY(!canRead<QStringList>(bytes));
    QVERIFY(!canRead<QString>(bytes));
}

void TestCodec::unknownValuesAreFound()
{
    QVERIFY(canRead<presence::TeamsStatus>(QByteArray(1, char(presence::TeamsStatus::Unknown))));
    QVERIFY(!canRead<presence::TeamsStatus>(QByteArray(1, char(presence::TeamsStatus::Unknown) + 1)));
    QVERIFY(!canRead<bool>(QByteArray(1, 2)));
    QVERIFY(!canRead<history::Payload>(QByteArray(1, 7)));
    QVERIFY(!canRead<history::Groups>(encode(quint16{0}, quint16{32})));
    QVERIFY(canRead<history::Groups>(encode(quint16{0}, quint16{31})));
    // a time with which nothing could be reckoned any more
    QVERIFY(!canRead<core::Time>(encode(qint64{std::numeric_limits<qint64>::max()})));
    QVERIFY(!canRead<core::Duration>(encode(qint64{std::numeric_limits<qint64>::min()})));
}

void TestCodec::framesComeOutAsTheyWentIn()
{
    const QByteArray stream =
        frame(Message::Hello, "one") + frame(Message::Status, {}) + frame(Message::Rows, "three");
    for (const int step : {1, 2, 7, int(stream.size())}) {
        FrameReader reader;
        QByteArrayList payloads;
        for (qsizetype i = 0; i < stream.size(); i += step) {
            reader.add(stream.mid(i, step));
            while (const auto frame = reader.next())
                payloads << frame->payload;
        }
        QCOMPARE(payloads, (QByteArrayList{"one", "", "three"}));
        QVERIFY(!reader.failed());
    }
}

void TestCodec::aFrameThatIsTooLongEndsTheConversation()
{
    FrameReader reader;
    reader.add(frame(Message::Hello, QByteArray(longestHello, 'x')).left(5));
    QVERIFY(!reader.next());
    QVERIFY(reader.failed());
    reader.add(frame(Message::Hello, "one"));
    QVERIFY(!reader.next());
}

void TestCodec::bytesThatAreNoFramesEndIt()
{
    FrameReader reader;
    reader.add("GET / HTTP/1.1\r\n\r\n");
    QVERIFY(!reader.next());
    QVERIFY(reader.failed());
    FrameReader tooShort;
    tooShort.add(QByteArray("\0\0\0\4\1", 5)); // shorter than its head
    QVERIFY(!tooShort.next());
    QVERIFY(tooShort.failed());
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
