// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/dependencies.h"

#include <QTest>

using namespace pb::setup;
using namespace Qt::StringLiterals;
using pb::profile::DirectoryAccess;
using pb::profile::Profile;

using Tasks = QSet<Task>;

Q_DECLARE_METATYPE(pb::setup::Task)

namespace {

Draft completeDraft()
{
    Draft draft;
    draft.sameApp = false;
    draft.profile.id = u"x"_s;
    draft.profile.tenantId = u"contoso.com"_s;
    draft.profile.clientId = u"0c6e4f1a-58b3-4d27-8e90-a2b7c5d8e9f0"_s;
    draft.profile.readClientId = u"5b1d7c3e-9f42-4e68-b0a5-3c8d6e7f1a29"_s;
    draft.profile.starface = {QUrl(u"https://pbx.example.com"_s), u"0001"_s, {}};
    return draft;
}

} // namespace

class TestDependencies final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void changes_data();
    void changes();
    void secretsHaveDependents();
    void everyEntryHasDependents();
    void missingEntries_data();
    void missingEntries();
};

using Change = void (*)(Draft &);
Q_DECLARE_METATYPE(Change)

void TestDependencies::changes_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Tasks>("undone");
    const auto row = [](const char *name, Change change, const Tasks &undone) {
        QTest::addRow("%s", name) << change << undone;
    };
    const Tasks entra{Task::WriteAccess, Task::ReadAccess, Task::Users};
    const Tasks phones{Task::StarfaceCheck, Task::Users};
    Tasks everything = entra + phones;
    everything << Task::Certificate;
    row(
        "the cloud undoes what Entra said", [](Draft &d) { d.profile.cloud = pb::profile::Cloud::UsGovL4; },
        entra);
    row(
        "endpoints of one's own, too",
        [](Draft &d) { d.profile.customEndpoints.graph = QUrl(u"https://g.example"_s); }, entra);
    row(
        "a proxy undoes everything", [](Draft &d) { d.profile.proxy.kind = pb::profile::Proxy::Kind::None; },
        everything);
    row(
        "an authority undoes everything", [](Draft &d) { d.profile.extraCaFile = u"/x.pem"_s; }, everything);
    row(
        "another tenant", [](Draft &d) { d.profile.tenantId = u"fabrikam.com"_s; }, entra);
    row("another client id leaves the reader alone",
        [](Draft &d) { d.profile.clientId = u"1c6e4f1a-58b3-4d27-8e90-a2b7c5d8e9f0"_s; },
        {Task::WriteAccess});
    row(
        "another client id of the one app",
        [](Draft &d) {
            d.sameApp = true;
            d.profile.clientId = u"1c6e4f1a-58b3-4d27-8e90-a2b7c5d8e9f0"_s;
        },
        entra);
    row("another client id of the reader",
        [](Draft &d) { d.profile.readClientId = u"1c6e4f1a-58b3-4d27-8e90-a2b7c5d8e9f0"_s; },
        {Task::ReadAccess, Task::Users});
    row("one app instead of two", [](Draft &d) { d.sameApp = true; }, {Task::ReadAccess, Task::Users});
    row(
        "another way to list the users",
        [](Draft &d) { d.profile.directoryAccess = DirectoryAccess::Application; }, entra);
    row(
        "another PBX", [](Draft &d) { d.profile.starface.url = QUrl(u"https://other.example.com"_s); },
        phones + Tasks{Task::Certificate});
    row(
        "another PBX account", [](Draft &d) { d.profile.starface.login = u"0002"_s; }, phones);
    row(
        "another pin", [](Draft &d) { d.profile.starface.pinnedCertificate = QByteArray(32, 'x'); }, phones);
    row("rules change nothing", [](Draft &d) { d.profile.rules = pb::presence::everyKindOfBusy(); }, {});
    row("a name changes nothing", [](Draft &d) { d.profile.name = u"y"_s; }, {});
    row("an expiry date changes nothing", [](Draft &d) { d.profile.clientSecretExpires = QDate(2027, 1, 1); },
        {});
    row("a callback changes nothing", [](Draft &d) { d.profile.callback.port = 8400; }, {});
    row("observing changes nothing", [](Draft &d) { d.profile.observeOnly = true; }, {});
    row("the page reached changes nothing", [](Draft &d) { d.reached = Step::Rules; }, {});
}

void TestDependencies::changes()
{
    QFETCH(Change, change);
    Draft after = completeDraft();
    change(after);
    Tasks undone;
    for (const Entry entry : changedEntries(effectiveProfile(completeDraft()), effectiveProfile(after)))
        undone += dependents(entry, after.profile.directoryAccess);
    QTEST(undone, "undone");
}

void TestDependencies::secretsHaveDependents()
{
    using pb::secrets::SecretKind;
    const auto of = [](SecretKind kind, DirectoryAccess access) { return dependents(entryOf(kind), access); };
    QCOMPARE(of(SecretKind::ClientSecret, DirectoryAccess::Delegated), Tasks{Task::WriteAccess});
    QCOMPARE(of(SecretKind::ClientSecret, DirectoryAccess::Application),
        (Tasks{Task::WriteAccess, Task::ReadAccess, Task::Users}));
    QCOMPARE(
        of(SecretKind::ReadClientSecret, DirectoryAccess::Delegated), (Tasks{Task::ReadAccess, Task::Users}));
    QCOMPARE(of(SecretKind::ReadClientSecret, DirectoryAccess::Application), Tasks{});
    QCOMPARE(of(SecretKind::StarfacePassword, DirectoryAccess::Delegated),
        (Tasks{Task::StarfaceCheck, Task::Users}));
    QCOMPARE(of(SecretKind::ProxyPassword, DirectoryAccess::Delegated).size(), 5);
}

void TestDependencies::everyEntryHasDependents()
{
    for (int i = 0; i < entryCount; ++i) {
        const auto entry = static_cast<Entry>(i);
        QVERIFY(!dependents(entry, DirectoryAccess::Delegated).isEmpty());
        QVERIFY(!dependents(entry, DirectoryAccess::Delegated).contains(Task::Finish));
    }
}

void TestDependencies::missingEntries_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Task>("task");
    QTest::addColumn<QString>("missing");
    const auto row = [](const char *name, Change change, Task task, const char *missing) {
        QTest::addRow("%s", name) << change << task << QString::fromLatin1(missing);
    };
    const Change none = [](Draft &) {};
    for (const Task task :
        {Task::WriteAccess, Task::ReadAccess, Task::Certificate, Task::StarfaceCheck, Task::Users})
        row(qPrintable(u"complete for task %1"_s.arg(static_cast<int>(task))), none, task, "");
    const Change noTenant = [](Draft &d) { d.profile.tenantId = u"common"_s; };
    row("no tenant for writing", noTenant, Task::WriteAccess, "tenantId");
    row("no tenant for reading", noTenant, Task::ReadAccess, "tenantId");
    row("no tenant is no matter for the PBX", noTenant, Task::StarfaceCheck, "");
    row(
        "no client id", [](Draft &d) { d.profile.clientId.clear(); }, Task::WriteAccess, "clientId");
    row(
        "no client id is no matter for the reader", [](Draft &d) { d.profile.clientId.clear(); },
        Task::ReadAccess, "");
    row(
        "no client id of the reader", [](Draft &d) { d.profile.readClientId = u"x"_s; }, Task::ReadAccess,
        "readClientId");
    row(
        "no PBX", [](Draft &d) { d.profile.starface.url = QUrl(); }, Task::Certificate, "starface.url");
    row(
        "a PBX over plain http", [](Draft &d) { d.profile.starface.url = QUrl(u"http://pbx.example.com"_s); },
        Task::StarfaceCheck, "starface.url");
    row(
        "no login", [](Draft &d) { d.profile.starface.login.clear(); }, Task::StarfaceCheck,
        "starface.login");
    row(
        "no login is no matter for the certificate", [](Draft &d) { d.profile.starface.login.clear(); },
        Task::Certificate, "");
    row(
        "a proxy without a name", [](Draft &d) { d.profile.proxy.kind = pb::profile::Proxy::Kind::Manual; },
        Task::WriteAccess, "proxy.host");
    row(
        "a proxy without a port",
        [](Draft &d) {
            d.profile.proxy.kind = pb::profile::Proxy::Kind::Manual;
            d.profile.proxy.host = u"proxy"_s;
        },
        Task::Users, "proxy.port");
    row(
        "endpoints without an address", [](Draft &d) { d.profile.cloud = pb::profile::Cloud::Custom; },
        Task::WriteAccess, "endpoints");
}

void TestDependencies::missingEntries()
{
    QFETCH(Change, change);
    QFETCH(Task, task);
    Draft draft = completeDraft();
    change(draft);
    QTEST(missingEntry(task, effectiveProfile(draft)), "missing");
}

QTEST_APPLESS_MAIN(TestDependencies)
#include "tst_dependencies.moc"
