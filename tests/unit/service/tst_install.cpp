// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/profilestore.h"
#include "service/install.h"
#include "support/await.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using secrets::SecretKind;

/// Setting a service up and ending it, with programs of the test in the place of systemd's.
class TestInstall : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void everythingIsSetUp();
    void theServiceOfAUserHasNoFiles();
    void noSecretIsEverInTheClear();
    void whatFailsLeavesNothing_data();
    void whatFailsLeavesNothing();
    void whatFailsLeavesWhatWasThere();
    void aMissingProgramLeavesNothing();
    void rootFollowsNoLink();
    void whatCannotBeTakenBackIsTold();
    void removingLeavesTheProfile();
    void whatAProfileNeeds();
    void whatAServiceMayBeCalled_data();
    void whatAServiceMayBeCalled();

private:
    void program(const char *name, const QByteArray &script);
    service::StepsOutcome run(std::vector<service::Step> steps)
    {
        const auto outcome =
            test::await<service::StepsOutcome>(new service::Steps(std::move(steps), nullptr));
        return outcome && *outcome ? **outcome : service::StepsOutcome{};
    }
    QStringList files() const
    {
        QStringList found;
        QDirIterator walk(m_home->filePath(QStringLiteral("root")),
            QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext())
            found << QDir(m_home->path()).relativeFilePath(walk.next());
        found.sort();
        return found;
    }
    QStringList calls() const
    {
        QFile file(m_home->filePath(QStringLiteral("calls")));
        return file.open(QIODevice::ReadOnly)
            ? QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)
            : QStringList();
    }
    static profile::Profile aProfile()
    {
        profile::Profile profile;
        profile.id = QStringLiteral("main");
        profile.name = QStringLiteral("Main");
        profile.tenantId = QStringLiteral("contoso.example");
        profile.clientId = QStringLiteral("6ffbbdd5-2a0a-4d2f-8a0c-6d9b2a0e0c11");
        profile.readClientId = profile.clientId;
        profile.starface.url = QUrl(QStringLiteral("https://pbx.example"));
        profile.starface.login = QStringLiteral("0001");
        return profile;
    }
    static service::Secrets someSecrets()
    {
        service::Secrets secrets;
        secrets.insert_or_assign(SecretKind::ClientSecret, core::Secret(QByteArray("client-in-the-clear")));
        secrets.insert_or_assign(SecretKind::StarfacePassword, core::Secret(QByteArray("pbx-in-the-clear")));
        return secrets;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QByteArray m_path;
    service::Places m_places;
};

/// Records its name and arguments; fails where the file "fail" holds a pattern that fits them.
void TestInstall::program(const char *name, const QByteArray &script)
{
    QFile file(m_home->filePath(QStringLiteral("bin/") + QString::fromLatin1(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\nhome=$(dirname \"$0\")/..\ncall=\"$(basename \"$0\") $*\"\n"
               "echo \"$call\" >>\"$home/calls\"\n"
               "if [ -f \"$home/fail\" ] && echo \"$call\" | grep -q -- \"$(cat \"$home/fail\")\"; then\n"
               "  cat >/dev/null; echo 'no luck today' >&2; exit 5\nfi\n"
        + script + "\n");
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TestInstall::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_home->path()).mkpath(QStringLiteral("bin")));
    QVERIFY(QDir(m_home->path()).mkpath(QStringLiteral("root/etc")));
    m_path = qgetenv("PATH");
    qputenv("PATH", m_home->filePath(QStringLiteral("bin")).toLocal8Bit() + ":" + m_path);
    program("systemctl", "exit 0");
    program("systemd-sysusers", "exit 0");
    program("systemd-creds", "tr a-z b-za | rev"); // not in the clear any more
    m_places = {true, QStringLiteral("main"), m_home->filePath(QStringLiteral("root/etc/presence-bridge")),
        m_home->filePath(QStringLiteral("root/etc/credstore.encrypted")),
        m_home->filePath(QStringLiteral("root/var/lib/presence-bridge")), {}};
}

void TestInstall::cleanup()
{
    qputenv("PATH", m_path);
}

void TestInstall::everythingIsSetUp()
{
    const auto outcome = run(service::installSteps(m_places, aProfile(), someSecrets()));
    QVERIFY2(!outcome.failed, outcome.failed ? qPrintable(outcome.failed->error.detail) : "");
    QCOMPARE(calls(),
        (QStringList{QStringLiteral("systemd-creds encrypt --name=presence-bridge.clientSecret - -"),
            QStringLiteral("systemd-creds encrypt --name=presence-bridge.starfacePassword - -"),
            QStringLiteral("systemd-creds encrypt --name=presence-bridge.storeKey - -"),
            QStringLiteral("systemctl --system daemon-reload"),
            QStringLiteral("systemctl --system enable presence-bridge@main.service"),
            QStringLiteral("systemctl --system start presence-bridge@main.service")}));
    QCOMPARE(files(),
        (QStringList{QStringLiteral("root/etc"), QStringLiteral("root/etc/credstore.encrypted"),
            QStringLiteral("root/etc/credstore.encrypted/presence-bridge.main.clientSecret"),
            QStringLiteral("root/etc/credstore.encrypted/presence-bridge.main.starfacePassword"),
            QStringLiteral("root/etc/credstore.encrypted/presence-bridge.main.storeKey"),
            QStringLiteral("root/etc/presence-bridge"),
            QStringLiteral("root/etc/presence-bridge/main.json")}));
    const auto kept = profile::load(m_places.profileFile());
    QVERIFY(kept && *kept == aProfile());
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(m_places.profileFile()) & others));
    QVERIFY(!(QFile::permissions(m_places.credentialFile(QStringLiteral("storeKey"))) & others));
    QVERIFY(!(QFile::permissions(m_places.credentialFolder) & (others | QFile::ExeGroup | QFile::ExeOther)));
}

void TestInstall::theServiceOfAUserHasNoFiles()
{
    m_places.system = false;
    const auto outcome = run(service::installSteps(m_places, aProfile(), someSecrets()));
    QVERIFY(!outcome.failed);
    QCOMPARE(calls(),
        (QStringList{QStringLiteral("systemctl --user daemon-reload"),
            QStringLiteral("systemctl --user enable presence-bridge@main.service"),
            QStringLiteral("systemctl --user start presence-bridge@main.service")}));
    QCOMPARE(files(), QStringList{QStringLiteral("root/etc")});
}

void TestInstall::noSecretIsEverInTheClear()
{
    QVERIFY(!run(service::installSteps(m_places, aProfile(), someSecrets())).failed);
    int read = 0;
    QDirIterator walk(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next()); // "calls" among them: no argument holds a secret
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("in-the-clear"), qPrintable(file.fileName()));
        ++read;
    }
    QVERIFY(read >= 7);
    QFile sealed(m_places.credentialFile(QStringLiteral("clientSecret")));
    QVERIFY(sealed.open(QIODevice::ReadOnly));
    QCOMPARE(sealed.readAll().trimmed(), QByteArray("sbfmd-fiu-oj-uofjmd")); // the pipe's other end had it
}

void TestInstall::whatFailsLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("failing");
    QTest::addColumn<QString>("account");
    QTest::addColumn<QStringList>("taken");
    const QString disable = QStringLiteral("systemctl --system disable presence-bridge@main.service");
    const QString stop = QStringLiteral("systemctl --system stop presence-bridge@main.service");
    const auto row = [](const char *name, const char *failing, const QStringList &taken,
                         const char *account = "") {
        QTest::newRow(name) << QByteArray(failing) << QString::fromLatin1(account) << taken;
    };
    row("the account", "systemd-sysusers", {}, "presence-bridge-nobody-of-that-name");
    row("the owner of the profile", "nothing", {}, "presence-bridge-nobody-of-that-name");
    row("the first secret", "clientSecret", {});
    row("a later secret", "starfacePassword", {});
    row("the key", "storeKey", {});
    row("reading the units", "daemon-reload", {});
    row("switching on", "enable presence", {disable});
    row("starting", "start presence", {stop, disable});
}

void TestInstall::whatFailsLeavesNothing()
{
    QFETCH(QByteArray, failing);
    QFETCH(QString, account);
    QFETCH(QStringList, taken);
    QFile file(m_home->filePath(QStringLiteral("fail")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(failing);
    file.close();
    m_places.account = account;
    const auto outcome = run(service::installSteps(m_places, aProfile(), someSecrets()));
    QVERIFY(outcome.failed);
    QVERIFY(!outcome.failed->what.isEmpty());
    QVERIFY(account.isEmpty() ? outcome.failed->error.detail.contains(QStringLiteral("no luck today"))
                              : !outcome.failed->error.detail.isEmpty());
    QCOMPARE(outcome.notUndone, QStringList());
    QCOMPARE(files(), QStringList{QStringLiteral("root/etc")});
    const QStringList all = calls();
    QCOMPARE(all.mid(all.size() - taken.size()), taken);
    QCOMPARE(all.filter(QStringLiteral("disable")).size() + all.filter(QStringLiteral("stop")).size(),
        taken.size());
}

/// A service that is set up anew, and the new one does not start.
void TestInstall::whatFailsLeavesWhatWasThere()
{
    QVERIFY(!run(service::installSteps(m_places, aProfile(), someSecrets())).failed);
    const auto content = [](const QString &name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QString secret = m_places.credentialFile(QStringLiteral("clientSecret"));
    const QByteArray profileBefore = content(m_places.profileFile());
    QVERIFY(!profileBefore.isEmpty());
    QFile old(secret);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("the old one");
    old.close();
    QFile fails(m_home->filePath(QStringLiteral("fail")));
    QVERIFY(fails.open(QIODevice::WriteOnly));
    fails.write("start presence");
    fails.close();
    profile::Profile changed = aProfile();
    changed.observeOnly = true;
    QVERIFY(run(service::installSteps(m_places, changed, someSecrets())).failed);
    QCOMPARE(content(m_places.profileFile()), profileBefore);
    QCOMPARE(content(secret), QByteArray("the old one"));
}

void TestInstall::aMissingProgramLeavesNothing()
{
    qputenv("PATH", "/nowhere");
    const auto outcome = run(service::installSteps(m_places, aProfile(), someSecrets()));
    QVERIFY(outcome.failed);
    QCOMPARE(outcome.failed->error.detail, QStringLiteral("there is no program systemd-creds"));
    QCOMPARE(files(), QStringList{QStringLiteral("root/etc")});
}

void TestInstall::rootFollowsNoLink()
{
    QVERIFY(QDir().mkpath(m_places.configFolder));
    const QString target = m_home->filePath(QStringLiteral("target"));
    QVERIFY(QFile::link(target, m_places.profileFile()));
    const auto outcome = run(service::installSteps(m_places, aProfile(), someSecrets()));
    QVERIFY(outcome.failed);
    QVERIFY(!QFile::exists(target));
}

void TestInstall::whatCannotBeTakenBackIsTold()
{
    QFile file(m_home->filePath(QStringLiteral("fail")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("start presence\\|disable");
    file.close();
    const auto outcome = run(service::installSteps(m_places, aProfile(), someSecrets()));
    QVERIFY(outcome.failed);
    QCOMPARE(outcome.notUndone, QStringList{QStringLiteral("systemctl: no luck today")});
    QCOMPARE(files(), QStringList{QStringLiteral("root/etc")}); // the rest is taken back all the same
}

void TestInstall::removingLeavesTheProfile()
{
    QVERIFY(!run(service::installSteps(m_places, aProfile(), someSecrets())).failed);
    const QString state = m_places.stateFolder + QStringLiteral("/main/main");
    QVERIFY(QDir().mkpath(state));
    for (const char *name : {"refresh-token", "history.sqlite"}) {
        QFile file(state + QLatin1Char('/') + QString::fromLatin1(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QFile other(m_places.credentialFolder + QStringLiteral("/presence-bridge.other.storeKey"));
    QVERIFY(other.open(QIODevice::WriteOnly));
    const auto outcome = run(service::removeSteps(m_places));
    QVERIFY(!outcome.failed);
    QCOMPARE(calls().last(), QStringLiteral("systemctl --system disable presence-bridge@main.service"));
    QVERIFY(QFile::exists(m_places.profileFile()));
    QVERIFY(QFile::exists(state + QStringLiteral("/history.sqlite")));
    QVERIFY(!QFile::exists(state + QStringLiteral("/refresh-token")));
    QCOMPARE(QDir(m_places.credentialFolder).entryList(QDir::Files),
        QStringList{QStringLiteral("presence-bridge.other.storeKey")});
}

void TestInstall::whatAProfileNeeds()
{
    using Kinds = std::vector<SecretKind>;
    profile::Profile profile = aProfile();
    QVERIFY(service::neededSecrets(profile)
        == (Kinds{SecretKind::ClientSecret, SecretKind::StarfacePassword, SecretKind::RefreshToken}));
    profile.directoryAccess = profile::DirectoryAccess::Application;
    QVERIFY(
        service::neededSecrets(profile) == (Kinds{SecretKind::ClientSecret, SecretKind::StarfacePassword}));
    profile.proxy = {profile::Proxy::Kind::Manual, QStringLiteral("proxy"), 8080, QStringLiteral("me")};
    QVERIFY(service::neededSecrets(profile)
        == (Kinds{SecretKind::ClientSecret, SecretKind::StarfacePassword, SecretKind::ProxyPassword}));
}

void TestInstall::whatAServiceMayBeCalled_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("expected");
    QTest::newRow("a word") << QStringLiteral("default") << true;
    QTest::newRow("more") << QStringLiteral("Main_office-2.b") << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("a path") << QStringLiteral("../x") << false;
    QTest::newRow("a dot first") << QStringLiteral(".x") << false;
    QTest::newRow("an option") << QStringLiteral("-x") << false;
    QTest::newRow("a space") << QStringLiteral("a b") << false;
    QTest::newRow("a line break") << QStringLiteral("a\n") << false;
    QTest::newRow("what systemd expands") << QStringLiteral("a%h") << false;
    QTest::newRow("an umlaut") << QStringLiteral("büro") << false;
    QTest::newRow("the longest") << QString(60, QLatin1Char('a')) << true;
    QTest::newRow("too long for its socket") << QString(61, QLatin1Char('a')) << false;
}

void TestInstall::whatAServiceMayBeCalled()
{
    QFETCH(QString, name);
    QFETCH(bool, expected);
    QCOMPARE(service::isServiceName(name), expected);
}

QTEST_GUILESS_MAIN(TestInstall)
#include "tst_install.moc"
