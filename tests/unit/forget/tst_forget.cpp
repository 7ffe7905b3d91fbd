// SPDX-License-Identifier: GPL-3.0-or-later
#include "belongings.h"
#include "program/forget.h"
#include "support/awaitjob.h"
#include "support/fakesecretstore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::test;

/// What --forget finds, what it refuses, and what it removes in which order.
class TestForget : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_home;
    const std::shared_ptr<FakeSecretStore> m_keychain = std::make_shared<FakeSecretStore>();
    FakeSecretStore &m_store = *m_keychain;

    QString at(const char *path) const { return m_home->filePath(QString::fromLatin1(path)); }
    OwnFolders folders() const { return {at("config"), at("state"), at("cache")}; }
    Forgotten forget();

private Q_SLOTS:
    void init();
    void whereNothingIsThereNothingIsFound();
    void everyProfileIsFound_data();
    void everyProfileIsFound();
    void whatIsHeldSpeaksAgainstIt_data();
    void whatIsHeldSpeaksAgainstIt();
    void aJournalInUseSpeaksAgainstIt();
    void aDamagedJournalSpeaksAgainstIt();
    void everythingOfOursGoesAndNothingElse();
    void whileTheKeychainIsLockedTheFilesStay();
    void withoutAKeychainTheFilesGo();
    void whatALinkLeadsToStays();
};

void TestForget::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_store.mood = FakeSecretStore::Mood::Open;
}

Forgotten TestForget::forget()
{
    QObject owner;
    const auto result = await<Forgotten>(new ForgetJob(findBelongings(folders()), m_keychain, &owner));
    return result.value_or(Forgotten());
}

void TestForget::whereNothingIsThereNothingIsFound()
{
    const Belongings found = findBelongings(folders());
    QVERIFY(found.isEmpty());
    QVERIFY(found.held.isEmpty());
    QVERIFY(forget().failures.isEmpty());
}

void TestForget::everyProfileIsFound_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("ids");
    const auto row = [](const char *name, const char *file, const char *text, const QStringList &ids) {
        QTest::newRow(name) << QString::fromLatin1(file) << QByteArray(text) << ids;
    };
    const QString acme = QStringLiteral("acme");
    const QString standard = QStringLiteral("default");
    row("a profile by its id and by the name of its file", "config/profiles/default.json",
        R"({"version":1,"id":"acme"})", {acme, standard});
    row("a profile that cannot be read as JSON by the name of its file", "config/profiles/default.json",
        "{\"id\":", {standard});
    row("the draft of a set-up", "state/setup/draft.json", R"({"version":1,"profile":{"id":"acme"}})",
        {acme});
    row("a draft that was set aside", "state/draft.json.damaged", R"({"profile":{"id":"acme"}})", {acme});
    row("no profile behind window settings", "config/monitor.ini", "[monitor]\n", {});
    row("no profile behind a log", "state/presence-bridge.log", "id", {});
}

void TestForget::everyProfileIsFound()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(QStringList, ids);
    QVERIFY(writeFile(m_home->filePath(file), text));
    const Belongings found = findBelongings(folders());
    QCOMPARE(found.profiles, ids);
    QCOMPARE(found.folders.size(), 1);
    QVERIFY(found.held.isEmpty());
}

void TestForget::whatIsHeldSpeaksAgainstIt_data()
{
    using namespace presence;
    QTest::addColumn<UserState>("state");
    QTest::addColumn<int>("users");
    QTest::newRow("a phone on do-not-disturb") << dndHeld() << 1;
    UserState taking = dndHeld();
    taking.dnd.phase = ClaimPhase::Taking;
    QTest::newRow("a do-not-disturb that may have been set") << taking << 1;
    UserState teams;
    teams.teams.phase = ClaimPhase::Releasing;
    teams.teams.shows = TeamsTarget::BusyInACall;
    QTest::newRow("a session in Teams that is being ended") << teams << 1;
    UserState writing;
    writing.dndWrite.inFlight = true;
    QTest::newRow("a write without an answer") << writing << 1;
    UserState overridden;
    overridden.overridden = true;
    QTest::newRow("not what is only remembered") << overridden << 0;
}

void TestForget::whatIsHeldSpeaksAgainstIt()
{
    QFETCH(presence::UserState, state);
    QFETCH(int, users);
    QVERIFY(writeJournal(at("state/acme/claims.sqlite"), {state}));
    const Belongings found = findBelongings(folders());
    QCOMPARE(found.profiles, QStringList{QStringLiteral("acme")});
    QCOMPARE(found.held.size(), users > 0 ? 1 : 0);
    if (users > 0) {
        QCOMPARE(found.held.first().users, users);
        QVERIFY(!found.held.first().error);
    }
}

void TestForget::aJournalInUseSpeaksAgainstIt()
{
    const core::SystemClock clock;
    const auto running = sync::ClaimJournal::open(at("state/acme/claims.sqlite"), clock);
    QVERIFY(running.has_value());
    const Belongings found = findBelongings(folders());
    QCOMPARE(found.held.size(), 1);
    QVERIFY(found.held.first().error.has_value());
}

void TestForget::aDamagedJournalSpeaksAgainstIt()
{
    QVERIFY(writeFile(at("state/acme/claims.sqlite"), QByteArray(4096, 'x')));
    const Belongings found = findBelongings(folders());
    QCOMPARE(found.held.size(), 1);
    QCOMPARE(found.held.first().error->kind, core::ErrorKind::Storage);
}

void TestForget::everythingOfOursGoesAndNothingElse()
{
    QVERIFY(writeFile(at("config/profiles/default.json"), R"({"id":"acme"})"));
    QVERIFY(writeFile(at("config/monitor.ini"), "[monitor]\n"));
    QVERIFY(writeFile(at("cache/x/y"), "z"));
    QVERIFY(writeFile(at("somebody/else"), "kept"));
    QVERIFY(writeJournal(at("state/acme/claims.sqlite"), {}));
    const core::Secret secret(QStringLiteral("s"));
    for (const auto kind : secrets::allSecretKinds) {
        for (const char *profile : {"acme", "acme.setup", "default", "default.setup", "other"})
            m_store.put({QString::fromLatin1(profile), kind}, secret);
    }
    const Forgotten forgotten = forget();
    QVERIFY(forgotten.failures.isEmpty());
    QCOMPARE(forgotten.profiles, (QStringList{QStringLiteral("acme"), QStringLiteral("default")}));
    QCOMPARE(forgotten.folders.size(), 3);
    QCOMPARE(QDir(m_home->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList{QStringLiteral("somebody")});
    QCOMPARE(m_store.keys().size(), static_cast<qsizetype>(secrets::allSecretKinds.size()));
    for (const QString &key : m_store.keys())
        QVERIFY(key.contains(QStringLiteral("/other/")));
    QVERIFY(findBelongings(folders()).isEmpty());
}

void TestForget::whileTheKeychainIsLockedTheFilesStay()
{
    QVERIFY(writeFile(at("config/profiles/default.json"), R"({"id":"acme"})"));
    m_store.mood = FakeSecretStore::Mood::Locked;
    Forgotten forgotten = forget();
    QCOMPARE(forgotten.failures.size(), 3); // two ids and the folder
    QVERIFY(QFile::exists(at("config/profiles/default.json")));
    m_store.mood = FakeSecretStore::Mood::Open;
    QVERIFY(forget().failures.isEmpty());
    QVERIFY(!QFile::exists(at("config")));
}

namespace {

/// As on a server without a desktop.
class NoKeychain final : public secrets::SecretStore {
public:
    core::Job<core::Secret> *read(const secrets::SecretId &, QObject *parent) override
    {
        return new core::PromiseJob<core::Secret>(parent, core::failure(error()));
    }
    core::Job<void> *write(const secrets::SecretId &, const core::Secret &, QObject *parent) override
    {
        return new core::PromiseJob<void>(parent, core::failure(error()));
    }
    core::Job<void> *remove(const secrets::SecretId &, QObject *parent) override
    {
        ++calls;
        return new core::PromiseJob<void>(parent, core::failure(error()));
    }
    bool survivesRestart() const override { return false; }

    int calls = 0;

private:
    static core::Error error()
    {
        core::Error error;
        error.kind = core::ErrorKind::KeychainUnavailable;
        error.code = QStringLiteral("no-service");
        return error;
    }
};

} // namespace

void TestForget::withoutAKeychainTheFilesGo()
{
    QVERIFY(writeFile(at("config/profiles/default.json"), R"({"id":"acme"})"));
    const auto none = std::make_shared<NoKeychain>();
    QObject owner;
    const auto forgotten = await<Forgotten>(new ForgetJob(findBelongings(folders()), none, &owner));
    QCOMPARE(none->calls, 1); // the first answer holds for all
    QCOMPARE(forgotten->failures.size(), 2);
    QVERIFY(forgotten->failures.first().isKeychain);
    QCOMPARE(forgotten->folders, QStringList{at("config")});
    QVERIFY(!QFile::exists(at("config")));
}

void TestForget::whatALinkLeadsToStays()
{
    QVERIFY(writeFile(at("elsewhere/file"), "kept"));
    QVERIFY(QFile::link(at("elsewhere"), at("config")));
    QVERIFY(writeFile(at("state/presence-bridge.log"), "log"));
    QVERIFY(QFile::link(at("elsewhere"), at("state/inner")));
    const Forgotten forgotten = forget();
    QCOMPARE(forgotten.failures.size(), 1);
    QCOMPARE(forgotten.failures.first().what, at("config"));
    QCOMPARE(forgotten.folders, QStringList{at("state")});
    QVERIFY(QFile::exists(at("elsewhere/file")));
}

QTEST_GUILESS_MAIN(TestForget)
#include "tst_forget.moc"
