// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/setupsecrets.h"

#include "support/await.h"
#include "support/fakeclock.h"
#include "support/fakesecretstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::setup;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Secret;
using pb::test::FakeSecretStore;
using secrets::SecretKind;

namespace {

const secrets::SecretId inUse{u"p"_s, SecretKind::ClientSecret};
const secrets::SecretId candidate{u"p.setup"_s, SecretKind::ClientSecret};
const secrets::SecretId phoneInUse{u"p"_s, SecretKind::StarfacePassword};

Secret secret(const char *text)
{
    return Secret(QByteArray(text));
}

struct Fixture {
    const std::shared_ptr<FakeSecretStore> store = std::make_shared<FakeSecretStore>();
    FakeSecretStore &keychain = *store;
    test::FakeClock clock;
    std::shared_ptr<OverlaySecretStore> overlay = std::make_shared<OverlaySecretStore>(store);
    SetupSecrets secrets{overlay, u"p"_s, SetupSecrets::Use::CandidatesFirst, clock};
    QObject context;

    QString read(SecretKind kind)
    {
        const auto map = test::await(secrets.read({kind}, &context));
        if (!map || !*map)
            return u"error"_s;
        const auto found = (*map)->find(kind);
        return found == (*map)->end() ? QString() : found->second.revealText();
    }
};

} // namespace

class TestSetupSecrets final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCandidateStandsBesideTheOneInUse();
    void promotingReplacesAndRemovingCandidatesLeavesNothing();
    void aFailureHalfWayBringsTheOldOnesBack();
    void aLockedKeychainIsToldAndNothingIsLost();
    void aSilentKeychainIsToldInTime();
    void laterValuesWin();
    void anEmptySecretIsNone();
    void whatAnEarlierVisitLeftIsFound();
    void theStoreBelowLivesAsLongAsItIsRead();
    void aLockedKeychainIsAskedOnce();
    void inUseOnlyLooksAtNoCandidate();
    void nothingGetsBelowInARunOfMemory();
};

void TestSetupSecrets::aCandidateStandsBesideTheOneInUse()
{
    Fixture f;
    f.keychain.put(inUse, secret("old"));
    QSignalSpy stored(&f.secrets, &SetupSecrets::stored);
    f.secrets.set(SecretKind::ClientSecret, secret("new"));
    QTRY_COMPARE(stored.count(), 1);
    QCOMPARE(f.keychain.at(inUse), u"old"_s);
    QCOMPARE(f.keychain.at(candidate), u"new"_s);
    QCOMPARE(f.read(SecretKind::ClientSecret), u"new"_s);
    QVERIFY(f.secrets.has(SecretKind::ClientSecret));
}

void TestSetupSecrets::promotingReplacesAndRemovingCandidatesLeavesNothing()
{
    Fixture f;
    f.keychain.put(inUse, secret("old"));
    f.secrets.set(SecretKind::ClientSecret, secret("new"));
    f.secrets.set(SecretKind::StarfacePassword, secret("phone"));
    QVERIFY(test::await(f.secrets.settled({}, &f.context))->has_value());
    QVERIFY(test::await(f.secrets.promote(&f.context))->has_value());
    QCOMPARE(f.keychain.at(inUse), u"new"_s);
    QCOMPARE(f.keychain.at(candidate), u"new"_s);
    QVERIFY(test::await(f.secrets.removeCandidates(&f.context))->has_value());
    QCOMPARE(f.keychain.keys().size(), 2);
    QCOMPARE(f.keychain.at(inUse), u"new"_s);
    QCOMPARE(f.keychain.at(phoneInUse), u"phone"_s);
    QVERIFY(f.secrets.has(SecretKind::ClientSecret));
    QVERIFY(!f.secrets.isReplaced(SecretKind::ClientSecret));
    QCOMPARE(f.read(SecretKind::ClientSecret), u"new"_s);
}

void TestSetupSecrets::aFailureHalfWayBringsTheOldOnesBack()
{
    Fixture f;
    f.keychain.put(inUse, secret("old"));
    f.keychain.put(phoneInUse, secret("old phone"));
    f.secrets.set(SecretKind::ClientSecret, secret("new"));
    f.secrets.set(SecretKind::StarfacePassword, secret("new phone"));
    QVERIFY(test::await(f.secrets.settled({}, &f.context))->has_value());
    for (const auto &locked : {inUse, phoneInUse}) {
        f.keychain.lockedKeys = {secrets::keyText(locked)};
        const auto promoted = test::await(f.secrets.promote(&f.context));
        QVERIFY(promoted && !*promoted);
        QCOMPARE(promoted->error().code, u"locked"_s);
        f.keychain.lockedKeys.clear();
        QCOMPARE(f.keychain.at(inUse), u"old"_s);
        QCOMPARE(f.keychain.at(phoneInUse), u"old phone"_s);
        QCOMPARE(f.read(SecretKind::ClientSecret), u"new"_s);
    }
    QVERIFY(test::await(f.secrets.promote(&f.context))->has_value());
    QVERIFY(test::await(f.secrets.takeBack(&f.context))->has_value());
    QCOMPARE(f.keychain.at(inUse), u"old"_s);
}

void TestSetupSecrets::aLockedKeychainIsToldAndNothingIsLost()
{
    Fixture f;
    f.keychain.mood = FakeSecretStore::Mood::Locked;
    QSignalSpy failed(&f.secrets, &SetupSecrets::failed);
    f.secrets.set(SecretKind::ClientSecret, secret("new"));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][1].value<core::Error>().code, u"locked"_s);
    const auto settled = test::await(f.secrets.settled({SecretKind::ClientSecret}, &f.context));
    QVERIFY(settled && !*settled);
    QVERIFY(test::await(f.secrets.settled({SecretKind::StarfacePassword}, &f.context))->has_value());
    QVERIFY(!f.secrets.has(SecretKind::ClientSecret));

    f.secrets.keepForThisRun();
    QVERIFY(test::await(f.secrets.settled({SecretKind::ClientSecret}, &f.context))->has_value());
    QVERIFY(f.secrets.has(SecretKind::ClientSecret));
    QCOMPARE(f.read(SecretKind::ClientSecret), u"new"_s);
    // what cannot be read counts as not there: a public client has no secret
    QCOMPARE(f.read(SecretKind::ReadClientSecret), QString());
    QVERIFY(test::await(f.secrets.promote(&f.context))->has_value());
    QCOMPARE(test::await(f.overlay->read(inUse, &f.context))->value().revealText(), u"new"_s);
    QVERIFY(!f.overlay->survivesRestart());
    QVERIFY(f.keychain.keys().isEmpty());
}

void TestSetupSecrets::aSilentKeychainIsToldInTime()
{
    Fixture f;
    f.keychain.mood = FakeSecretStore::Mood::Silent;
    QSignalSpy failed(&f.secrets, &SetupSecrets::failed);
    f.secrets.set(SecretKind::ClientSecret, secret("new"));
    f.clock.advance(std::chrono::seconds{39});
    QCoreApplication::processEvents();
    QCOMPARE(failed.count(), 0);
    f.clock.advance(std::chrono::seconds{2});
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][1].value<core::Error>().kind, ErrorKind::KeychainUnavailable);
    QCOMPARE(failed[0][1].value<core::Error>().code, u"no-answer"_s);
    const auto read = test::collect(f.secrets.read({SecretKind::ClientSecret}, &f.context), &f.context);
    f.clock.advance(std::chrono::seconds{41});
    QTRY_VERIFY(read->has_value());
    QVERIFY(!**read);
}

void TestSetupSecrets::laterValuesWin()
{
    Fixture f;
    QSignalSpy stored(&f.secrets, &SetupSecrets::stored);
    f.secrets.set(SecretKind::ClientSecret, secret("first"));
    f.secrets.set(SecretKind::ClientSecret, secret("second"));
    QVERIFY(test::await(f.secrets.settled({SecretKind::ClientSecret}, &f.context))->has_value());
    QCOMPARE(stored.count(), 1);
    QCOMPARE(f.read(SecretKind::ClientSecret), u"second"_s);
}

void TestSetupSecrets::anEmptySecretIsNone()
{
    Fixture f;
    f.keychain.put(inUse, secret("old"));
    f.secrets.discover();
    QTRY_VERIFY(f.secrets.has(SecretKind::ClientSecret));
    f.secrets.set(SecretKind::ClientSecret, Secret());
    QTRY_VERIFY(!f.secrets.has(SecretKind::ClientSecret));
    QCOMPARE(f.keychain.at(inUse), u"old"_s); // until it is put in force
    QCOMPARE(f.read(SecretKind::ClientSecret), QString());
    QVERIFY(f.secrets.isReplaced(SecretKind::ClientSecret));
    QVERIFY(test::await(f.secrets.promote(&f.context))->has_value());
    QVERIFY(test::await(f.secrets.removeCandidates(&f.context))->has_value());
    QVERIFY(f.keychain.keys().isEmpty());
}

void TestSetupSecrets::whatAnEarlierVisitLeftIsFound()
{
    Fixture f;
    f.keychain.put(candidate, secret("left"));
    f.keychain.put(phoneInUse, secret("phone"));
    QVERIFY(!f.secrets.has(SecretKind::ClientSecret));
    f.secrets.discover();
    QTRY_VERIFY(f.secrets.has(SecretKind::ClientSecret) && f.secrets.has(SecretKind::StarfacePassword));
    QVERIFY(f.secrets.isReplaced(SecretKind::ClientSecret));
    QVERIFY(!f.secrets.isReplaced(SecretKind::StarfacePassword));
    QCOMPARE(f.read(SecretKind::ClientSecret), u"left"_s);
}

void TestSetupSecrets::aLockedKeychainIsAskedOnce()
{
    Fixture f;
    f.keychain.mood = FakeSecretStore::Mood::Locked;
    f.secrets.discover();
    QVERIFY(test::await(f.secrets.settled({}, &f.context))->has_value());
    QCOMPARE(f.keychain.reads, 1);
}

void TestSetupSecrets::inUseOnlyLooksAtNoCandidate()
{
    Fixture f;
    SetupSecrets checked(f.overlay, u"p"_s, SetupSecrets::Use::InUseOnly, f.clock);
    f.keychain.put(candidate, secret("left"));
    f.keychain.put(inUse, secret("used"));
    checked.discover();
    QVERIFY(test::await(checked.settled({}, &f.context))->has_value());
    const auto read = test::await(checked.read({SecretKind::ClientSecret}, &f.context));
    QCOMPARE((*read)->at(SecretKind::ClientSecret).revealText(), u"used"_s);
}

void TestSetupSecrets::nothingGetsBelowInARunOfMemory()
{
    Fixture f;
    f.secrets.keepForThisRun();
    f.secrets.set(SecretKind::ClientSecret, secret("new"));
    QVERIFY(test::await(f.secrets.settled({}, &f.context))->has_value());
    QCOMPARE(f.keychain.writes, 0);
    OverlaySecretStore memoryOnly(nullptr);
    QVERIFY(test::await(memoryOnly.write(inUse, secret("x"), &f.context))->has_value());
    QCOMPARE(test::await(memoryOnly.read(inUse, &f.context))->value().revealText(), u"x"_s);
    QVERIFY(!memoryOnly.survivesRestart());
    QVERIFY(OverlaySecretStore(f.store).survivesRestart());
    QVERIFY(!OverlaySecretStore(std::make_shared<secrets::MemorySecretStore>()).survivesRestart());
}

void TestSetupSecrets::theStoreBelowLivesAsLongAsItIsRead()
{
    auto keychain = std::make_shared<FakeSecretStore>();
    const std::weak_ptr<FakeSecretStore> seen = keychain;
    keychain->put(inUse, secret("kept"));
    auto overlay = std::make_shared<OverlaySecretStore>(std::exchange(keychain, {}));
    QVERIFY(!seen.expired());
    QObject context;
    QCOMPARE(test::await(overlay->read(inUse, &context))->value().revealText(), u"kept"_s);
    overlay.reset();
    QVERIFY(seen.expired());
}

QTEST_GUILESS_MAIN(TestSetupSecrets)
#include "tst_setupsecrets.moc"
