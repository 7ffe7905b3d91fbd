// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

#include <QTest>

using namespace pb::core;

Q_DECLARE_METATYPE(pb::core::ErrorKind)

class TestError : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasItsStableName_data();
    void everyKindHasItsStableName();
    void theLogLineSaysWhatIsKnown();
};

void TestError::everyKindHasItsStableName_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("name");
    const auto row = [](ErrorKind kind, const char *name) {
        QTest::addRow("%s", name) << kind << QString::fromLatin1(name);
    };
    using enum ErrorKind;
    row(Offline, "offline");
    row(Timeout, "timeout");
    row(Tls, "tls");
    row(Unauthorized, "unauthorized");
    row(Forbidden, "forbidden");
    row(NotFound, "not-found");
    row(Conflict, "conflict");
    row(Throttled, "throttled");
    row(Server, "server");
    row(Protocol, "protocol");
    row(InvalidInput, "invalid-input");
    row(Cancelled, "cancelled");
    row(KeychainUnavailable, "keychain-unavailable");
    row(Storage, "storage");
    row(Internal, "internal");
}

void TestError::everyKindHasItsStableName()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, name);
    QCOMPARE(kindName(kind), name);
}

void TestError::theLogLineSaysWhatIsKnown()
{
    Error error;
    error.kind = ErrorKind::Throttled;
    QCOMPARE(toLogLine(error), QStringLiteral("throttled"));
    error.httpStatus = 429;
    error.code = QStringLiteral("TooManyRequests");
    error.detail = QStringLiteral("slow down");
    error.requestId = QStringLiteral("7-8");
    const QString line = toLogLine(error);
    for (const char *part : {"throttled", "HTTP 429", "TooManyRequests", "slow down", "request-id 7-8"})
        QVERIFY2(line.contains(QLatin1String(part)), part);
    QVERIFY(!line.contains(u'\n'));
}

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
