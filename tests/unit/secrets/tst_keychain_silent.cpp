// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "secrets/keychainsecretstore.h"
#include "support/awaitjob.h"
#include "support/fakeclock.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QTest>

using namespace pb;
using namespace pb::secrets;
using test::await;

namespace {

/// A Secret Service that takes every call and keeps the answer to itself, as behind a prompt, until told.
class SilentService final : public QDBusVirtualObject {
public:
    using QDBusVirtualObject::QDBusVirtualObject;
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        if (message.interface() == QStringLiteral("org.freedesktop.DBus.Properties"))
            return connection.send(message.createReply(QVariantList{QVariantMap()}));
        message.setDelayedReply(true);
        m_waiting << message;
        return true;
    }
    qsizetype waiting() const { return m_waiting.size(); }
    void answerAll(const QDBusConnection &connection)
    {
        for (const QDBusMessage &message : std::as_const(m_waiting))
            connection.send(message.createErrorReply(QDBusError::Failed, QStringLiteral("too late")));
        m_waiting.clear();
    }

private:
    QList<QDBusMessage> m_waiting;
};

} // namespace

/// Runs under "with-keyring.sh --none": a bus on which nothing provides secrets.
class SilentKeychainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_bus_without_a_provider_says_so()
    {
        test::FakeClock clock;
        KeychainSecretStore store(clock);
        const auto read = await(store.read(m_id, this));
        QVERIFY(!read);
        QCOMPARE(read.error().kind, core::ErrorKind::KeychainUnavailable);
        QCOMPARE(read.error().code, QStringLiteral("no-service"));
        QVERIFY2(read.error().detail.contains(QStringLiteral("org.freedesktop.secrets")),
            qPrintable(read.error().detail));
        QCOMPARE(await(store.write(m_id, core::Secret(QByteArray("x")), this)).error().code,
            QStringLiteral("no-service"));
        QCOMPARE(await(store.remove(m_id, this)).error().code, QStringLiteral("no-service"));
    }

    void a_service_that_never_answers_ends_with_the_time_limit()
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        SilentService service;
        QVERIFY(bus.registerVirtualObject(
            QStringLiteral("/org/freedesktop/secrets"), &service, QDBusConnection::SubPath));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.secrets")));

        test::FakeClock clock;
        KeychainSecretStore store(clock, std::chrono::seconds{20});
        std::vector<core::Done> answers;
        auto *job = store.write(m_id, core::Secret(QByteArray("hidden-value")), this);
        job->then(this, [&](const core::Done &done) { answers.push_back(done); });
        QTRY_VERIFY_WITH_TIMEOUT(service.waiting() > 0, 30000);

        clock.advance(std::chrono::milliseconds{19999});
        QCoreApplication::processEvents();
        QVERIFY(answers.empty());
        clock.advance(std::chrono::milliseconds{1});
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), std::size_t{1}, 30000);
        QVERIFY(!answers[0]);
        QCOMPARE(answers[0].error().kind, core::ErrorKind::KeychainUnavailable);
        QCOMPARE(answers[0].error().code, QStringLiteral("no-answer"));
        QVERIFY(answers[0].error().mayHaveActed);
        QVERIFY2(answers[0].error().detail.contains(QStringLiteral("20 s")),
            qPrintable(answers[0].error().detail));

        // nobody waits behind that prompt, and none is opened beside it
        const auto waiting = service.waiting();
        for (int poll = 0; poll < 5; ++poll) {
            const auto held = await(store.read(m_id, this));
            QVERIFY(!held);
            QCOMPARE(held.error().code, QStringLiteral("no-answer"));
        }
        QCOMPARE(await(store.remove(m_id, this)).error().code, QStringLiteral("no-answer"));
        QCOMPARE(service.waiting(), waiting);

        // the late answer reaches nobody, and the keychain serves again
        service.answerAll(bus);
        QVERIFY(bus.unregisterService(QStringLiteral("org.freedesktop.secrets")));
        bus.unregisterObject(QStringLiteral("/org/freedesktop/secrets"), QDBusConnection::UnregisterTree);
        QTRY_COMPARE_WITH_TIMEOUT(
            await(store.read(m_id, this)).error().code, QStringLiteral("no-service"), 30000);
        QCOMPARE(answers.size(), std::size_t{1});
    }

private:
    const SecretId m_id{QStringLiteral("p"), SecretKind::ClientSecret};
};

QTEST_GUILESS_MAIN(SilentKeychainTest)
#include "tst_keychain_silent.moc"
