// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/onewriter.h"

#include <QTest>

#ifdef Q_OS_LINUX
#include <pwd.h>
#include <unistd.h>
#endif

using namespace pb;

class TestOneWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSecondIsKeptOutAndToldWhoTheFirstIs();
    void onlyTheSamePbxAndTenantCount_data();
    void onlyTheSamePbxAndTenantCount();
};

void TestOneWriter::theSecondIsKeptOutAndToldWhoTheFirstIs()
{
#ifndef Q_OS_LINUX
    QSKIP("nobody is kept out here");
#else
    const QUrl pbx(QStringLiteral("https://pbx-%1.example").arg(getpid()));
    auto first = OneWriter::claim(pbx, QStringLiteral("tenant"));
    QVERIFY(first.has_value());
    const auto second = OneWriter::claim(pbx, QStringLiteral("tenant"));
    QVERIFY(!second.has_value());
    QCOMPARE(second.error().code, QLatin1String(OneWriter::takenCode));
    const passwd *account = getpwuid(getuid());
    QCOMPARE(second.error().detail,
        account ? QString::fromLocal8Bit(account->pw_name) : QString::number(getuid()));
    first->reset();
    QVERIFY(OneWriter::claim(pbx, QStringLiteral("tenant")).has_value());
#endif
}

void TestOneWriter::onlyTheSamePbxAndTenantCount_data()
{
    QTest::addColumn<QString>("pbx");
    QTest::addColumn<QString>("tenant");
    QTest::addColumn<bool>("same");
    QTest::newRow("written in another way")
        << QStringLiteral("https://PBX.Example:443/") << QStringLiteral("TENANT") << true;
    QTest::newRow("another tenant") << QStringLiteral("https://pbx.example") << QStringLiteral("other")
                                    << false;
    QTest::newRow("another PBX") << QStringLiteral("https://pbx2.example") << QStringLiteral("tenant")
                                 << false;
    QTest::newRow("another port") << QStringLiteral("https://pbx.example:8443") << QStringLiteral("tenant")
                                  << false;
}

void TestOneWriter::onlyTheSamePbxAndTenantCount()
{
    QFETCH(QString, pbx);
    QFETCH(QString, tenant);
    QFETCH(bool, same);
#ifdef Q_OS_LINUX
    // no other run of this test may be in the way
    const QString own = QString::number(getpid());
    const auto first =
        OneWriter::claim(QUrl(QStringLiteral("https://pbx.example")), QStringLiteral("tenant") + own);
    QVERIFY(first.has_value());
    QCOMPARE(!OneWriter::claim(QUrl(pbx), tenant + own).has_value(), same);
#else
    Q_UNUSED(same)
    QVERIFY(OneWriter::claim(QUrl(pbx), tenant).has_value());
#endif
}

QTEST_GUILESS_MAIN(TestOneWriter)
#include "tst_onewriter.moc"
