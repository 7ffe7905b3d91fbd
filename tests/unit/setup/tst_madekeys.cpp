// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/keys/madekeys.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::setup;

class TestMadeKeys final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theListIsKeptForItsOwnerAlone();
    void whatCannotBeReadIsSaid_data();
    void whatCannotBeReadIsSaid();
    void withoutAFileNothingIsKept();

private:
    QTemporaryDir m_folder;
};

void TestMadeKeys::theListIsKeptForItsOwnerAlone()
{
    const QString file = m_folder.filePath(QStringLiteral("a/b/keys.json"));
    QCOMPARE(readMadeKeys(file)->size(), 0);
    const QList<MadeKey> keys{{QStringLiteral("1"), QStringLiteral("fk-2"), 2},
        {QStringLiteral("x/y"), QStringLiteral("\"3\""), 2'000'000'000}};
    QVERIFY(writeMadeKeys(file, keys));
    QCOMPARE(*readMadeKeys(file), keys);
    QCOMPARE(QFile::permissions(file) & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
        QFileDevice::Permissions());
    QVERIFY(writeMadeKeys(file, {}));
    QVERIFY(!QFile::exists(file));
    QVERIFY(writeMadeKeys(file, {}));
}

void TestMadeKeys::whatCannotBeReadIsSaid_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addRow("nothing in it") << QByteArray();
    QTest::addRow("cut") << QByteArray(R"({"keys":[{"set":"1","key":"fk)");
    QTest::addRow("no list") << QByteArray(R"({"keys":{}})");
    QTest::addRow("an entry without a user") << QByteArray(R"({"keys":[{"set":"1","key":"fk-1"}]})");
    QTest::addRow("an entry that is none") << QByteArray(R"({"keys":[17]})");
}

void TestMadeKeys::whatCannotBeReadIsSaid()
{
    QFETCH(const QByteArray, content);
    QFile file(m_folder.filePath(QStringLiteral("damaged.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const auto read = readMadeKeys(file.fileName());
    QVERIFY(!read);
    QCOMPARE(read.error().kind, core::ErrorKind::Storage);
    QCOMPARE(read.error().code, QStringLiteral("damaged"));
}

void TestMadeKeys::withoutAFileNothingIsKept()
{
    QVERIFY(writeMadeKeys({}, {{QStringLiteral("1"), QStringLiteral("2"), 3}}));
    QCOMPARE(readMadeKeys({})->size(), 0);
}

QTEST_GUILESS_MAIN(TestMadeKeys)
#include "tst_madekeys.moc"
