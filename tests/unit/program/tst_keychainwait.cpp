// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/composition.h"
#include "support/fakeclock.h"
#include "support/fakesecretstore.h"
#include "sync/claimjournal.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace pb;
using namespace Qt::StringLiterals;
using secrets::SecretKind;

/// A keychain that stays locked, as after an automatic login, while an earlier run has left a phone silent.
class TestKeychainWait final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void itIsWaitedForAsLongAsItTakes();
    void itIsNotAskedTooOften();
    void withoutAnybodyHeldItIsNotWaitedFor();

private:
    void hold();
    void start();
    void turn(core::Duration by)
    {
        m_clock.advance(by);
        QTest::qWait(0); // jobs end in the event loop
    }

    test::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<test::FakeSecretStore> m_keychain;
    std::unique_ptr<Composition> m_composition;
    std::unique_ptr<QSignalSpy> m_started;
    std::unique_ptr<QSignalSpy> m_waiting;
    std::unique_ptr<QSignalSpy> m_failed;
};

void TestKeychainWait::init()
{
    m_composition.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_keychain = std::make_shared<test::FakeSecretStore>();
    m_keychain->mood = test::FakeSecretStore::Mood::Locked;
    m_keychain->put({u"wait"_s, SecretKind::StarfacePassword}, core::Secret(u"secret"_s));
    m_keychain->put({u"wait"_s, SecretKind::ClientSecret}, core::Secret(u"secret"_s));
}

/// As a run that was killed leaves it.
void TestKeychainWait::hold()
{
    auto journal = sync::ClaimJournal::open(m_folder->filePath(u"claims.sqlite"_s), m_clock);
    QVERIFY(journal);
    sync::JournalEntry entry;
    entry.key = u"anna@example.com"_s;
    entry.graphId = u"g1"_s;
    entry.starfaceId = u"1"_s;
    entry.state.dnd.phase = presence::ClaimPhase::Held;
    QVERIFY(sync::holdsSomething(entry.state));
    QVERIFY((*journal)->store({entry}));
}

void TestKeychainWait::start()
{
    profile::Profile profile;
    profile.id = u"wait"_s;
    profile.name = u"Wait"_s;
    profile.tenantId = u"11111111-2222-4333-8444-555555555555"_s;
    profile.clientId = profile.readClientId = u"66666666-7777-4888-9999-aaaaaaaaaaaa"_s;
    profile.directoryAccess = profile::DirectoryAccess::Application;
    profile.cloud = profile::Cloud::Custom;
    profile.customEndpoints = {QUrl(u"http://127.0.0.1:1"_s), QUrl(u"http://127.0.0.1:1"_s)};
    profile.starface.url = QUrl(u"https://127.0.0.1:1"_s);
    profile.starface.login = u"0001"_s;
    m_composition = std::make_unique<Composition>(
        Composition::Settings{profile, m_folder->filePath(u"claims.sqlite"_s), false, false}, m_keychain,
        m_clock);
    m_started = std::make_unique<QSignalSpy>(m_composition.get(), &Composition::started);
    m_waiting = std::make_unique<QSignalSpy>(m_composition.get(), &Composition::waiting);
    m_failed = std::make_unique<QSignalSpy>(m_composition.get(), &Composition::failed);
    m_composition->start();
}

void TestKeychainWait::itIsWaitedForAsLongAsItTakes()
{
    hold();
    start();
    QTRY_COMPARE(m_waiting->size(), 1);
    QCOMPARE(m_waiting->first().at(1).value<core::Error>().kind, core::ErrorKind::KeychainUnavailable);
    QCOMPARE(m_composition->leftByEarlierRun(), QStringList{u"anna@example.com"_s});
    for (int minute = 0; minute < 3 * 60; ++minute)
        turn(std::chrono::minutes{1});
    QCOMPARE(m_failed->size(), 0); // hours later
    QCOMPARE(m_started->size(), 0);
    QCOMPARE(m_waiting->size(), 1); // told once
    // somebody comes and unlocks it: nothing else is needed
    m_keychain->mood = test::FakeSecretStore::Mood::Open;
    turn(std::chrono::seconds{59});
    turn(std::chrono::seconds{1});
    QTRY_COMPARE(m_started->size(), 1);
    QVERIFY(m_composition->engine());
    QCOMPARE(m_failed->size(), 0);
}

/// Each try may open a prompt.
void TestKeychainWait::itIsNotAskedTooOften()
{
    hold();
    start();
    QTRY_COMPARE(m_waiting->size(), 1);
    QCOMPARE(m_keychain->reads, 1);
    turn(std::chrono::seconds{31});
    QCOMPARE(m_keychain->reads, 1);
    turn(std::chrono::milliseconds{28'999});
    QCOMPARE(m_keychain->reads, 1);
    turn(std::chrono::milliseconds{1});
    QCOMPARE(m_keychain->reads, 2);
    QTest::qWait(0);
    turn(std::chrono::seconds{60});
    QCOMPARE(m_keychain->reads, 3);
}

void TestKeychainWait::withoutAnybodyHeldItIsNotWaitedFor()
{
    start();
    QTRY_COMPARE(m_failed->size(), 1);
    QCOMPARE(m_failed->first().first().toString(), u"secrets"_s);
    QCOMPARE(m_waiting->size(), 0);
}

QTEST_GUILESS_MAIN(TestKeychainWait)
#include "tst_keychainwait.moc"
