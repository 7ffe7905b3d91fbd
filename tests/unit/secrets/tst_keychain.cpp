// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "secrets/keychainsecretstore.h"
#include "support/awaitjob.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QTest>

using namespace pb;
using namespace pb::secrets;
using core::ErrorKind;
using core::Secret;
using test::await;

namespace {

/// A plain call: QDBusInterface reads the whole introspection first and leaks some of it (Qt 6.4).
QDBusMessage callService(const QString &method, const QVariant &argument)
{
    QDBusMessage message = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"),
        QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"), method);
    message << argument;
    return QDBusConnection::sessionBus().call(message);
}

QString defaultRing()
{
    const QDBusReply<QDBusObjectPath> ring =
        callService(QStringLiteral("ReadAlias"), QStringLiteral("default"));
    return ring.isValid() ? ring.value().path() : QString();
}

bool lockDefaultRing()
{
    const QList<QDBusObjectPath> rings{QDBusObjectPath(defaultRing())};
    return callService(QStringLiteral("Lock"), QVariant::fromValue(rings)).type()
        == QDBusMessage::ReplyMessage;
}

Secret secret(const char *text)
{
    return Secret(QByteArray(text));
}

} // namespace

/// Runs under with-keyring.sh: a real gnome-keyring on a bus of its own.
class KeychainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(defaultRing().size() > 1, "no keyring: run this test through tests/support/with-keyring.sh");
    }

    void what_is_written_is_read_back_and_removed_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addRow("a client secret with signs of its own") << QByteArray("aB3~+/%&=?#'\" x");
        QTest::addRow("a password that is not ASCII") << QByteArray("Gr\xC3\xBC\xC3\x9F Gott \xE2\x82\xAC");
        QTest::addRow("a refresh token of 2,000 bytes") << QByteArray(2000, 'r');
    }
    void what_is_written_is_read_back_and_removed()
    {
        QFETCH(QByteArray, value);
        const SecretId id{QStringLiteral("p1"), SecretKind::ClientSecret};
        QVERIFY(await(m_store.write(id, Secret(value), this)));
        const auto read = await(m_store.read(id, this));
        QVERIFY2(read, qPrintable(read ? QString() : toLogLine(read.error())));
        QCOMPARE(read->reveal(), value);
        QVERIFY(await(m_store.remove(id, this)));
        const auto gone = await(m_store.read(id, this));
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
        QCOMPARE(gone.error().code, QStringLiteral("no-entry"));
        QCOMPARE(gone.error().detail, kindName(id.kind)); // for people: which one it is
    }

    void writing_again_replaces()
    {
        const SecretId id{QStringLiteral("p1"), SecretKind::RefreshToken};
        QVERIFY(await(m_store.write(id, secret("old"), this)));
        QVERIFY(await(m_store.write(id, secret("new"), this)));
        QCOMPARE(await(m_store.read(id, this))->reveal(), QByteArray("new"));
    }

    void profiles_and_kinds_do_not_mix()
    {
        const QString one = QStringLiteral("one");
        const QString two = QStringLiteral("two");
        QVERIFY(await(m_store.write({one, SecretKind::ClientSecret}, secret("1c"), this)));
        QVERIFY(await(m_store.write({two, SecretKind::ClientSecret}, secret("2c"), this)));
        QVERIFY(await(m_store.write({one, SecretKind::StarfacePassword}, secret("1s"), this)));
        QVERIFY(await(m_store.remove({one, SecretKind::ClientSecret}, this)));
        QCOMPARE(
            await(m_store.read({one, SecretKind::ClientSecret}, this)).error().kind, ErrorKind::NotFound);
        QCOMPARE(await(m_store.read({two, SecretKind::ClientSecret}, this))->reveal(), QByteArray("2c"));
        QCOMPARE(await(m_store.read({one, SecretKind::StarfacePassword}, this))->reveal(), QByteArray("1s"));
    }

    void removing_what_is_not_there_is_success()
    {
        QVERIFY(await(m_store.remove({QStringLiteral("nobody"), SecretKind::ProxyPassword}, this)));
    }

    void an_entry_that_is_too_long_is_refused_before_anything_is_written()
    {
        KeychainSecretStore windows(m_clock, std::chrono::seconds{20}, 2560);
        const SecretId id{QStringLiteral("long"), SecretKind::RefreshToken};
        QVERIFY(await(windows.write(id, Secret(QByteArray(2560, 'x')), this)));
        const auto refused = await(windows.write(id, Secret(QByteArray(2561, 'y')), this));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(refused.error().code, QStringLiteral("too-long"));
        QVERIFY2(refused.error().detail.contains(QStringLiteral("2561")), qPrintable(refused.error().detail));
        QVERIFY(!refused.error().detail.contains(QStringLiteral("yyyy")));
        QCOMPARE(await(m_store.read(id, this))->reveal(), QByteArray(2560, 'x'));
    }

    void a_deleted_job_answers_nobody()
    {
        int answers = 0;
        const SecretId id{QStringLiteral("p1"), SecretKind::RefreshToken};
        auto *job = m_store.read(id, this);
        job->then(this, [&](const auto &) { ++answers; });
        delete job;
        QVERIFY(
            await(m_store.read(id, this))); // the keychain works in order: the deleted one is over as well
        QCOMPARE(answers, 0);
    }

    // the last one: nobody is there to unlock the keyring again
    void a_locked_keyring_is_not_taken_for_a_missing_entry()
    {
        const SecretId id{QStringLiteral("locked"), SecretKind::ClientSecret};
        QVERIFY(await(m_store.write(id, secret("behind the lock"), this)));
        QVERIFY(lockDefaultRing());

        const auto read = await(m_store.read(id, this));
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::KeychainUnavailable);
        QCOMPARE(read.error().code, QStringLiteral("locked"));
        QVERIFY2(
            read.error().detail.contains(QStringLiteral("Secret Service")), qPrintable(read.error().detail));

        const auto write = await(m_store.write(id, secret("never stored"), this));
        QVERIFY(!write);
        QCOMPARE(write.error().code, QStringLiteral("locked"));
        QVERIFY(!write.error().detail.contains(QStringLiteral("never stored")));

        const auto removed = await(m_store.remove(id, this));
        QVERIFY(!removed);
        QCOMPARE(removed.error().code, QStringLiteral("locked"));

        // an entry that is nowhere is told apart even now
        const auto missing = await(m_store.read({QStringLiteral("nobody"), SecretKind::ClientSecret}, this));
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    }

private:
    core::SystemClock m_clock;
    KeychainSecretStore m_store{m_clock};
};

QTEST_GUILESS_MAIN(KeychainTest)
#include "tst_keychain.moc"
