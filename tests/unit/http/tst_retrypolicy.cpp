// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/retrypolicy.h"
#include "http/statuserror.h"

#include <QTest>
#include <QTimeZone>

using namespace pb;
using namespace pb::http;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(pb::http::Outcome)
Q_DECLARE_METATYPE(pb::http::Repeat)

/// A result as a column: expected itself compares, which a response cannot.
struct Ended {
    core::Result<Response> result;
};
Q_DECLARE_METATYPE(Ended)

namespace {

constexpr int giveUp = -1;

Response answer(int status, const QByteArray &retryAfter = {})
{
    Response response;
    response.status = status;
    if (!retryAfter.isNull())
        response.headers = {{"retry-after", retryAfter}};
    return response;
}

core::Result<Response> failed(core::ErrorKind kind, bool mayHaveActed, const char *code = "")
{
    core::Error error;
    error.kind = kind;
    error.mayHaveActed = mayHaveActed;
    error.code = QLatin1String(code);
    return core::failure(error);
}

} // namespace

class TestRetryPolicy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void repeating_data();
    void repeating();
    void jitterSpreadsByHalf();
    void outcomes_data();
    void outcomes();
    void retryAfterHeader_data();
    void retryAfterHeader();
    void aDateIsNotLocalTime();
};

void TestRetryPolicy::repeating_data()
{
    QTest::addColumn<Repeat>("repeat");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<int>("retryAfter"); // seconds, -1: none
    QTest::addColumn<int>("attempt");
    QTest::addColumn<int>("elapsed"); // seconds
    QTest::addColumn<int>("expected"); // milliseconds
    const auto row = [](const char *name, Repeat repeat, Outcome outcome, int retryAfter, int attempt,
                         int elapsed, int expected) {
        QTest::addRow("%s", name) << repeat << outcome << retryAfter << attempt << elapsed << expected;
    };
    using enum Outcome;
    row("a usable answer is never repeated", Repeat::Always, Answered, -1, 1, 0, giveUp);
    row("what is hopeless is never repeated", Repeat::Always, Hopeless, -1, 1, 0, giveUp);
    row("429 is obeyed by a read", Repeat::Always, Throttled, 7, 1, 0, 7000);
    row("429 is obeyed by a write that was refused", Repeat::WhenRefused, Throttled, 7, 1, 0, 7000);
    row("429 is not repeated where the caller decides", Repeat::Never, Throttled, 7, 1, 0, giveUp);
    row("429 without a pause waits a second first", Repeat::Always, Throttled, -1, 1, 0, 1000);
    row("429 with a pause of nothing waits a second all the same", Repeat::Always, Throttled, 0, 1, 0, 1000);
    row("503 with Retry-After is obeyed by a write", Repeat::WhenRefused, Turned, 3, 1, 0, 3000);
    row("503 with Retry-After is not repeated where the caller decides", Repeat::Never, Turned, 3, 1, 0,
        giveUp);
    row("another 5xx is repeated by a read", Repeat::Always, Failed, -1, 1, 0, 1000);
    row("a 504 with Retry-After is obeyed by a read", Repeat::Always, Failed, 9, 1, 0, 9000);
    row("another 5xx is not repeated by a write: it may have acted", Repeat::WhenRefused, Failed, -1, 1, 0,
        giveUp);
    row("a 504 with Retry-After is not repeated by a write", Repeat::WhenRefused, Failed, 1, 1, 0, giveUp);
    row("a refused connection is repeated by a read", Repeat::Always, NotReached, -1, 1, 0, 1000);
    row("a refused connection is repeated by a write", Repeat::WhenRefused, NotReached, -1, 1, 0, 1000);
    row("a refused connection is not repeated where the caller decides", Repeat::Never, NotReached, -1, 1, 0,
        giveUp);
    row("a lost answer is repeated by a read", Repeat::Always, Lost, -1, 1, 0, 1000);
    row("a lost answer is not repeated by a write", Repeat::WhenRefused, Lost, -1, 1, 0, giveUp);
    row("a lost answer is not repeated where the caller decides", Repeat::Never, Lost, -1, 1, 0, giveUp);
    row("the second pause is two seconds", Repeat::Always, Lost, -1, 2, 0, 2000);
    row("the third pause is four seconds", Repeat::Always, Lost, -1, 3, 0, 4000);
    row("the fifth pause is sixteen seconds", Repeat::Always, Lost, -1, 5, 0, 16000);
    row("the sixth pause stops growing", Repeat::Always, Lost, -1, 6, 0, 30000);
    row("the thousandth pause is no longer", Repeat::Always, Lost, -1, 1000, 0, 30000);
    row("a pause that ends within the limit is taken", Repeat::Always, Throttled, 9, 1, 50, 9000);
    row("a pause that ends at the limit is not", Repeat::Always, Throttled, 10, 1, 50, giveUp);
    row("a growing pause beyond the limit is not taken", Repeat::Always, Lost, -1, 5, 50, giveUp);
    row("nothing is repeated when the limit has passed", Repeat::Always, Lost, -1, 1, 61, giveUp);
}

void TestRetryPolicy::repeating()
{
    QFETCH(Repeat, repeat);
    QFETCH(Outcome, outcome);
    QFETCH(int, retryAfter);
    QFETCH(int, attempt);
    QFETCH(int, elapsed);
    QFETCH(int, expected);
    RetryQuestion question;
    question.repeat = repeat;
    question.outcome = outcome;
    if (retryAfter >= 0)
        question.retryAfter = std::chrono::seconds{retryAfter};
    question.attempt = attempt;
    question.elapsed = std::chrono::seconds{elapsed};
    question.totalLimit = 60s;
    const auto pause = repeatAfter(question);
    QCOMPARE(pause ? static_cast<int>(pause->count()) : giveUp, expected);
}

void TestRetryPolicy::jitterSpreadsByHalf()
{
    QCOMPARE(backoff(3, 0.0), core::Duration{2s});
    QCOMPARE(backoff(3, 0.5), core::Duration{4s});
    QCOMPARE(backoff(3, 0.9999), core::Duration{5999ms});
    QCOMPARE(backoff(9, 0.9999), core::Duration{30s});
    QCOMPARE(backoff(0, 0.5), core::Duration{1s});
}

void TestRetryPolicy::outcomes_data()
{
    QTest::addColumn<Ended>("ended");
    QTest::addColumn<Outcome>("expected");
    using enum Outcome;
    using core::ErrorKind;
    const auto row = [](const char *name, core::Result<Response> result, Outcome expected) {
        QTest::addRow("%s", name) << Ended{result} << expected;
    };
    row("200 answers", answer(200), Answered);
    row("302 answers", answer(302), Answered);
    row("400 answers", answer(400), Answered);
    row("401 answers", answer(401), Answered);
    row("404 answers", answer(404), Answered);
    row("408 answers", answer(408), Answered);
    row("429 throttles", answer(429), Throttled);
    row("500 failed", answer(500), Failed);
    row("501 answers: another attempt is not understood either", answer(501), Answered);
    row("502 failed", answer(502), Failed);
    row("503 failed", answer(503), Failed);
    row("503 with Retry-After turned the request away", answer(503, "5"), Turned);
    row("504 failed", answer(504), Failed);
    row("504 with Retry-After failed as well", answer(504, "5"), Failed);
    row("offline before the request left", failed(ErrorKind::Offline, false), NotReached);
    row("offline after the request left", failed(ErrorKind::Offline, true), Lost);
    row("a time-out while connecting", failed(ErrorKind::Timeout, false), NotReached);
    row("a time-out while waiting for the answer", failed(ErrorKind::Timeout, true), Lost);
    row("a truncated answer is lost", failed(ErrorKind::Protocol, true, truncatedCode), Lost);
    row("an answer that is too large stays so", failed(ErrorKind::Protocol, true, tooLargeCode), Hopeless);
    row("garbage stays garbage", failed(ErrorKind::Protocol, true), Hopeless);
    row("a wrong certificate stays wrong", failed(ErrorKind::Tls, false), Hopeless);
    row("cancelled is over", failed(ErrorKind::Cancelled, true), Hopeless);
}

void TestRetryPolicy::outcomes()
{
    QFETCH(Ended, ended);
    QFETCH(Outcome, expected);
    QCOMPARE(outcomeOf(ended.result), expected);
}

void TestRetryPolicy::retryAfterHeader_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("expected"); // milliseconds, -1: none
    const auto row = [](const char *name, const char *value, qint64 expected) {
        QTest::addRow("%s", name) << QByteArray(value) << expected;
    };
    // now is Sun, 06 Nov 1994 08:49:07 GMT
    row("seconds", "120", 120'000);
    row("seconds with blanks around", "  5 ", 5'000);
    row("no seconds", "0", 0);
    row("a date", "Sun, 06 Nov 1994 08:49:37 GMT", 30'000);
    row("a date with a year of two digits says nothing", "Sunday, 06-Nov-94 08:49:37 GMT", -1);
    row("a date as C writes it", "Sun Nov  6 08:49:37 1994", 30'000);
    row("a date that has passed asks for nothing", "Sun, 06 Nov 1994 08:00:00 GMT", 0);
    row("more than an hour becomes an hour", "86400", 3'600'000);
    row("a number beyond every type becomes an hour", "99999999999999999999999", 3'600'000);
    row("a negative number says nothing", "-5", -1);
    row("a fraction says nothing", "1.5", -1);
    row("a word says nothing", "soon", -1);
    row("an empty header says nothing", "", -1);
}

void TestRetryPolicy::retryAfterHeader()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, expected);
    const core::Wall now{std::chrono::milliseconds{784'111'747'000}};
    const auto pause = retryAfterOf(answer(429, value), now);
    QCOMPARE(pause ? static_cast<qint64>(pause->count()) : -1, expected);
    // what is told of a refusal goes by the same rule
    const bool isDate = value.contains("GMT") || value.contains(':');
    QCOMPARE(errorFromStatus(429, value).retryAfter, isDate ? std::nullopt : pause);
}

void TestRetryPolicy::aDateIsNotLocalTime()
{
    // half past two does not exist there on that day
    qputenv("TZ", "Europe/Berlin");
    const QDateTime now = QDateTime(QDate(2026, 3, 29), QTime(2, 29), QTimeZone::utc()).toUTC();
    const auto pause = retryAfterOf(answer(429, "Sun, 29 Mar 2026 02:30:00 GMT"),
        core::Wall{std::chrono::milliseconds{now.toMSecsSinceEpoch()}});
    QCOMPARE(pause.value_or(0s), core::Duration{1min});
}

QTEST_APPLESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
