// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainsecretstore.h"
#include "support/awaitjob.h"
#include "support/fakeclock.h"

#include <QTest>

using namespace pb;
using namespace pb::secrets;
using test::await;

/// A machine without a session bus, e.g. a service or a bare container.
class NoBusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    }

    // the clock of these stands still: no time limit is involved
    void reading_says_that_there_is_no_service() { check(await(m_store.read(m_id, this))); }
    void writing_says_that_there_is_no_service()
    {
        check(await(m_store.write(m_id, core::Secret(QByteArray("hidden-value")), this)));
    }
    void removing_says_that_there_is_no_service() { check(await(m_store.remove(m_id, this))); }

    void nothing_waits_for_the_clock_afterwards() { QCOMPARE(m_clock.waiting(), 0); }

private:
    template<typename T>
    void check(const core::Result<T> &result)
    {
        QVERIFY(!result);
        QCOMPARE(result.error().kind, core::ErrorKind::KeychainUnavailable);
        QCOMPARE(result.error().code, QStringLiteral("no-service"));
        QVERIFY2(result.error().detail.contains(QStringLiteral("D-Bus")), qPrintable(result.error().detail));
        QVERIFY(!result.error().detail.contains(QStringLiteral("hidden-value")));
    }

    test::FakeClock m_clock;
    KeychainSecretStore m_store{m_clock};
    const SecretId m_id{QStringLiteral("p"), SecretKind::ClientSecret};
};

QTEST_GUILESS_MAIN(NoBusTest)
#include "tst_keychain_nobus.moc"
