// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keptsecretstore.h"
#include "support/await.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::secrets;

/// The newest refresh token of a service, from one run to the next.
class TestKeptSecretStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theNewestTokenOutlivesTheRun();
    void theOtherSecretsAreThoseHandedOver();
    void aTokenHandedOverAnewWins();
    void nothingIsInTheClear();
    void onlyTheOwnerMayReadIt();
    void whatIsDamagedIsToldAndNotUsed_data();
    void whatIsDamagedIsToldAndNotUsed();
    void anotherProfileCannotUseIt();
    void withoutAKeyNothingIsKept();
    void aFailedWriteLeavesTheOldOneWhole();
    void aRemovedTokenIsGone();

private:
    static constexpr char given[] = "handed-over";
    GivenSecrets secretsWith(const char *token, const char *key = "a random key")
    {
        GivenSecrets secrets;
        secrets.secrets.insert_or_assign(SecretKind::RefreshToken, core::Secret(QByteArray(token)));
        secrets.secrets.insert_or_assign(SecretKind::ClientSecret, core::Secret(QByteArray("client")));
        secrets.storeKey = core::Secret(QByteArray(key));
        return secrets;
    }
    KeptSecretStore open(const GivenSecrets &secrets, const char *profile = "main")
    {
        return {secrets, QString::fromLatin1(profile), m_file};
    }
    static QByteArray token(KeptSecretStore &store, const char *profile = "main")
    {
        const auto read =
            test::await(store.read({QString::fromLatin1(profile), SecretKind::RefreshToken}, nullptr));
        return read && *read ? (*read)->reveal() : QByteArray("none");
    }
    static bool write(KeptSecretStore &store, const QByteArray &value)
    {
        const auto done = test::await(
            store.write({QStringLiteral("main"), SecretKind::RefreshToken}, core::Secret(value), nullptr));
        return done && done->has_value();
    }
    QByteArray contents() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QString m_file;
};

void TestKeptSecretStore::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_file = m_home->filePath(QStringLiteral("state/refresh-token"));
}

void TestKeptSecretStore::theNewestTokenOutlivesTheRun()
{
    {
        KeptSecretStore store = open(secretsWith(given));
        QCOMPARE(token(store), QByteArray(given));
        QVERIFY(write(store, "second"));
        QVERIFY(write(store, "third"));
        QCOMPARE(token(store), QByteArray("third"));
        QVERIFY(store.survivesRestart());
    }
    KeptSecretStore next = open(secretsWith(given));
    QVERIFY2(next.problem().isEmpty(), qPrintable(next.problem()));
    QCOMPARE(token(next), QByteArray("third"));
    QCOMPARE(
        QDir(QFileInfo(m_file).path()).entryList(QDir::Files).size(), 1); // no half-written one beside it
}

void TestKeptSecretStore::theOtherSecretsAreThoseHandedOver()
{
    KeptSecretStore store = open(secretsWith(given));
    const SecretId id{QStringLiteral("main"), SecretKind::ClientSecret};
    const auto read = test::await(store.read(id, nullptr));
    QCOMPARE((*read)->reveal(), QByteArray("client"));
    QVERIFY(test::await(store.write(id, core::Secret(QByteArray("other")), nullptr))->has_value());
    QVERIFY(!QFile::exists(m_file));
}

void TestKeptSecretStore::aTokenHandedOverAnewWins()
{
    {
        KeptSecretStore store = open(secretsWith(given));
        QVERIFY(write(store, "second"));
    }
    KeptSecretStore next = open(secretsWith("signed in anew"));
    QCOMPARE(token(next), QByteArray("signed in anew"));
    QVERIFY(next.problem().isEmpty());
    QVERIFY(write(next, "after that"));
    KeptSecretStore last = open(secretsWith("signed in anew"));
    QCOMPARE(token(last), QByteArray("after that"));
}

void TestKeptSecretStore::nothingIsInTheClear()
{
    KeptSecretStore store = open(secretsWith(given));
    QVERIFY(write(store, "a token that is long enough to be found"));
    const QByteArray first = contents();
    QVERIFY(!first.isEmpty());
    for (const char *part : {"a token", "found", given, "a random key"})
        QVERIFY(!first.contains(part));
    QVERIFY(write(store, "a token that is long enough to be found"));
    QVERIFY(contents() != first); // never the same nonce twice
}

void TestKeptSecretStore::onlyTheOwnerMayReadIt()
{
    KeptSecretStore store = open(secretsWith(given));
    QVERIFY(write(store, "second"));
    const auto rights = QFile::permissions(m_file);
    QVERIFY(rights & QFile::ReadOwner);
    QVERIFY(!(rights
        & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
            | QFile::ExeOther)));
}

void TestKeptSecretStore::whatIsDamagedIsToldAndNotUsed_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("one bit of the token") << 0;
    QTest::newRow("one bit of the nonce") << 1;
    QTest::newRow("one bit of the tag") << 2;
    QTest::newRow("cut off") << 3;
    QTest::newRow("empty") << 4;
    QTest::newRow("something else") << 5;
    QTest::newRow("sealed with another key") << 6;
    QTest::newRow("no file but a folder") << 7;
}

void TestKeptSecretStore::whatIsDamagedIsToldAndNotUsed()
{
    QFETCH(int, kind);
    {
        KeptSecretStore store = open(secretsWith(given));
        QVERIFY(write(store, "second"));
    }
    QByteArray bytes = contents();
    const auto flip = [&bytes](qsizetype at) { bytes[at] = static_cast<char>(bytes[at] ^ 1); };
    if (kind == 0)
        flip(bytes.size() - 20);
    else if (kind == 1)
        flip(bytes.indexOf('\n') + 1);
    else if (kind == 2)
        flip(bytes.size() - 1);
    else if (kind == 3)
        bytes.truncate(bytes.indexOf('\n') + 10);
    else if (kind == 4)
        bytes.clear();
    else if (kind == 5)
        bytes = "{}";
    QVERIFY(QFile::remove(m_file));
    QFile file(m_file);
    if (kind == 7) {
        QVERIFY(QDir().mkpath(m_file));
    } else {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
    }
    KeptSecretStore next = open(kind == 6 ? secretsWith(given, "another key") : secretsWith(given));
    QVERIFY(!next.problem().isEmpty());
    QCOMPARE(token(next), QByteArray(given));
    if (kind == 7)
        return;
    // and the next one is kept as ever
    QVERIFY(write(next, "third"));
    KeptSecretStore last = open(kind == 6 ? secretsWith(given, "another key") : secretsWith(given));
    QVERIFY(last.problem().isEmpty());
    QCOMPARE(token(last), QByteArray("third"));
}

void TestKeptSecretStore::anotherProfileCannotUseIt()
{
    {
        KeptSecretStore store = open(secretsWith(given));
        QVERIFY(write(store, "second"));
    }
    KeptSecretStore other = open(secretsWith(given), "other");
    QVERIFY(!other.problem().isEmpty());
    QCOMPARE(token(other, "other"), QByteArray(given));
}

void TestKeptSecretStore::withoutAKeyNothingIsKept()
{
    GivenSecrets secrets = secretsWith(given);
    secrets.storeKey.clear();
    KeptSecretStore store = open(secrets);
    QVERIFY(write(store, "second"));
    QCOMPARE(token(store), QByteArray("second"));
    QVERIFY(!store.survivesRestart());
    QVERIFY(!QFile::exists(m_file));
}

void TestKeptSecretStore::aFailedWriteLeavesTheOldOneWhole()
{
    KeptSecretStore store = open(secretsWith(given));
    QVERIFY(write(store, "second"));
    const QByteArray before = contents();
    // a folder in its place cannot be replaced by a file
    const QString aside = m_file + QStringLiteral(".aside");
    QVERIFY(QFile::rename(m_file, aside));
    QVERIFY(QDir().mkpath(m_file + QStringLiteral("/x")));
    QVERIFY(!write(store, "third")); // told
    QCOMPARE(token(store), QByteArray("third")); // and used for this run
    QVERIFY(QDir(m_file).removeRecursively());
    QVERIFY(QFile::rename(aside, m_file));
    QCOMPARE(contents(), before);
    KeptSecretStore next = open(secretsWith(given));
    QCOMPARE(token(next), QByteArray("second"));
}

void TestKeptSecretStore::aRemovedTokenIsGone()
{
    KeptSecretStore store = open(secretsWith(given));
    QVERIFY(write(store, "second"));
    const SecretId id{QStringLiteral("main"), SecretKind::RefreshToken};
    QVERIFY(test::await(store.remove(id, nullptr))->has_value());
    QVERIFY(!QFile::exists(m_file));
    QCOMPARE(token(store), QByteArray("none"));
    QVERIFY(test::await(store.remove(id, nullptr))->has_value()); // twice is no failure
}

QTEST_GUILESS_MAIN(TestKeptSecretStore)
#include "tst_keptsecretstore.moc"
