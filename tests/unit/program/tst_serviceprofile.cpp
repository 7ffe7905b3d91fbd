// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/profilestore.h"
#include "program/serviceprofile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <functional>

using namespace pb;

namespace {

using Change = std::function<void(profile::Profile &)>;

profile::Profile own()
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

} // namespace

/// A service that is set up again has a profile that somebody may have edited.
class TestServiceProfile final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whereThereIsNoneYoursCounts();
    void oneOfTheSameConnectionIsKept_data();
    void oneOfTheSameConnectionIsKept();
    void oneOfAnotherConnectionIsInTheWay_data();
    void oneOfAnotherConnectionIsInTheWay();
    void oneThatCannotBeUsedIsInTheWay();

private:
    QString file() const { return m_folder.filePath(QStringLiteral("main.json")); }
    const QTemporaryDir m_folder;
};

void TestServiceProfile::whereThereIsNoneYoursCounts()
{
    QFile::remove(file());
    const ServiceProfile chosen = serviceProfile(file(), own(), false);
    QVERIFY(chosen.refusal.isEmpty() && !chosen.isKept && chosen.profile == own());
    QVERIFY(profile::save(own(), file()));
    const ServiceProfile same = serviceProfile(file(), own(), false);
    QVERIFY(same.refusal.isEmpty() && !same.isKept && same.profile == own()); // there is nothing to say
}

void TestServiceProfile::oneOfTheSameConnectionIsKept_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("rules", [](profile::Profile &p) { p.rules = presence::everyKindOfBusy(); });
    row("who is left out", [](profile::Profile &p) {
        p.excluded.append({{}, 7, QStringLiteral("anna@example.com")});
    });
    row("times", [](profile::Profile &p) { p.times.settle = std::chrono::seconds{30}; });
    row("observing", [](profile::Profile &p) { p.observeOnly = !p.observeOnly; });
    row("a file of the computer",
        [](profile::Profile &p) { p.extraCaFile = QStringLiteral("/etc/presence-bridge/ca.pem"); });
}

void TestServiceProfile::oneOfTheSameConnectionIsKept()
{
    QFETCH(Change, change);
    profile::Profile edited = own();
    change(edited);
    QVERIFY(profile::save(edited, file()));
    const ServiceProfile chosen = serviceProfile(file(), own(), false);
    QVERIFY2(chosen.refusal.isEmpty(), qPrintable(chosen.refusal));
    QVERIFY(chosen.isKept);
    QVERIFY(chosen.profile == edited);
    const ServiceProfile replaced = serviceProfile(file(), own(), true);
    QVERIFY(replaced.refusal.isEmpty() && !replaced.isKept && replaced.profile == own());
}

void TestServiceProfile::oneOfAnotherConnectionIsInTheWay_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("the tenant", [](profile::Profile &p) { p.tenantId = QStringLiteral("fabrikam.example"); });
    row("the application",
        [](profile::Profile &p) { p.clientId = QStringLiteral("11111111-2222-4333-8444-555555555555"); });
    row("STARFACE", [](profile::Profile &p) { p.starface.url.setHost(QStringLiteral("other.example")); });
    row("its login", [](profile::Profile &p) { p.starface.login = QStringLiteral("0002"); });
    row("how users are read",
        [](profile::Profile &p) { p.directoryAccess = profile::DirectoryAccess::Application; });
}

void TestServiceProfile::oneOfAnotherConnectionIsInTheWay()
{
    QFETCH(Change, change);
    profile::Profile other = own();
    change(other);
    QVERIFY(other != own());
    QVERIFY(profile::save(other, file()));
    const ServiceProfile chosen = serviceProfile(file(), own(), false);
    QVERIFY(chosen.refusal.contains(file()));
    QVERIFY(chosen.refusal.contains(QStringLiteral("--replace")));
    QVERIFY(serviceProfile(file(), own(), true).refusal.isEmpty());
}

void TestServiceProfile::oneThatCannotBeUsedIsInTheWay()
{
    QFile broken(file());
    QVERIFY(broken.open(QIODevice::WriteOnly | QIODevice::Truncate));
    broken.write("{ \"version\": 1, ");
    broken.close();
    QVERIFY(serviceProfile(file(), own(), false).refusal.contains(QStringLiteral("cannot be used")));
    QVERIFY(serviceProfile(file(), own(), true).refusal.isEmpty());
}

QTEST_GUILESS_MAIN(TestServiceProfile)
#include "tst_serviceprofile.moc"
