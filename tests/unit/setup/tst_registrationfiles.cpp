// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/access/permissiontable.h"
#include "setup/access/registrationfiles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace pb::setup;
using namespace Qt::StringLiterals;

namespace {

Registration registration()
{
    Registration registration;
    registration.tenantId = u"7d9b2f5e-31c4-4a86-9c57-1f0e8d2b6a43"_s;
    registration.callback = QUrl(u"http://localhost/callback"_s);
    return registration;
}

/// "Role 292d…" for every permission of a manifest.
QSet<QString> permissionsIn(const QJsonObject &manifest)
{
    QSet<QString> permissions;
    const QJsonArray resources = manifest["requiredResourceAccess"_L1].toArray();
    for (const QJsonValue &resource : resources) {
        if (resource["resourceAppId"_L1].toString() != u"00000003-0000-0000-c000-000000000000")
            permissions << u"another resource"_s;
        const QJsonArray access = resource["resourceAccess"_L1].toArray();
        for (const QJsonValue &one : access)
            permissions << one["type"_L1].toString() + u' ' + one["id"_L1].toString();
    }
    return permissions;
}

struct Run {
    int exitCode = -1;
    QByteArray output;
};

Run bash(const QStringList &arguments, const QByteArray &input = {}, const QString &path = {})
{
    QProcess process;
    if (!path.isEmpty()) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, path + u":/usr/bin:/bin"_s);
        process.setProcessEnvironment(environment);
    }
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"bash"_s, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished();
    return {process.exitCode(), process.readAll()};
}

} // namespace

class TestRegistrationFiles final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theManifestSaysWhatMicrosoftPublishes();
    void twoAppsShareThePermissions();
    void bashUnderstandsTheScript_data();
    void bashUnderstandsTheScript();
    void theScriptRunsAgainstAPlayedAzureCli();
    void noNameRunsAnything_data();
    void noNameRunsAnything();
    void powerShellQuotesCannotBeLeft();
    void noScriptHoldsAnOpenPlace();
};

void TestRegistrationFiles::theManifestSaysWhatMicrosoftPublishes()
{
    const QJsonObject manifest = QJsonDocument::fromJson(appManifest(registration())).object();
    QCOMPARE(manifest["displayName"_L1].toString(), u"Presence Bridge"_s);
    QCOMPARE(manifest["signInAudience"_L1].toString(), u"AzureADMyOrg"_s);
    QCOMPARE(
        manifest["publicClient"_L1]["redirectUris"_L1].toArray(), QJsonArray{u"http://localhost/callback"_s});
    // Microsoft Graph permissions reference, typed in from there and not from the table
    QCOMPARE(permissionsIn(manifest),
        (QSet<QString>{u"Role 292d869f-3427-49a8-9dab-8c70152b74e9"_s, // Organization.ReadWrite.All
            u"Role 83cded22-8297-4ff6-a7fa-e97e9545a259"_s, // Presence.ReadWrite.All
            u"Scope a154be20-db9c-4678-8ab7-66f6cc099a59"_s, // User.Read.All
            u"Scope 7427e0e9-2fba-42fe-b0c0-848c9e6a8182"_s})); // offline_access
}

void TestRegistrationFiles::twoAppsShareThePermissions()
{
    const QJsonObject both = QJsonDocument::fromJson(appManifest(registration())).object();
    const QJsonObject write =
        QJsonDocument::fromJson(appManifest(registration(), AppPurpose::Write)).object();
    const QJsonObject read = QJsonDocument::fromJson(appManifest(registration(), AppPurpose::Read)).object();
    QCOMPARE(permissionsIn(write) + permissionsIn(read), permissionsIn(both));
    QVERIFY(!permissionsIn(write).intersects(permissionsIn(read)));
    QVERIFY(read["displayName"_L1] != write["displayName"_L1]);
}

void TestRegistrationFiles::bashUnderstandsTheScript_data()
{
    QTest::addColumn<bool>("separate");
    QTest::addColumn<QString>("name");
    QTest::addRow("one app") << false << u"Presence Bridge"_s;
    QTest::addRow("two apps") << true << u"Presence Bridge"_s;
    QTest::addRow("a name that would run something") << true << u"x'; touch /tmp/x; '$(id)`id`\"\\"_s;
    QTest::addRow("a name of two lines") << false << u"a\nb"_s;
}

void TestRegistrationFiles::bashUnderstandsTheScript()
{
    QFETCH(bool, separate);
    QFETCH(QString, name);
    Registration given = registration();
    given.appName = name;
    const Run run = bash({u"-n"_s}, azureCliScript(given, separate));
    QVERIFY2(run.exitCode == 0, run.output);
}

/// A played `az` writes down what it was told: the names arrive as they are, and the secret is printed once.
void TestRegistrationFiles::theScriptRunsAgainstAPlayedAzureCli()
{
    QTemporaryDir folder;
    QFile az(folder.filePath(u"az"_s));
    QVERIFY(az.open(QIODevice::WriteOnly));
    az.write("#!/usr/bin/env bash\n"
             "printf '%s\\n' \"$#\" \"$@\" >> \"${0%/*}/log\"\n"
             "case \"$*\" in\n"
             "  *'credential reset'*) echo s3cr3t~Value ;;\n"
             "  *'ad app create'*) echo 0c6e4f1a-58b3-4d27-8e90-a2b7c5d8e9f0 ;;\n"
             "  *'account show'*) echo 7d9b2f5e-31c4-4a86-9c57-1f0e8d2b6a43 ;;\n"
             "  *'ad sp show'*) exit 3 ;;\n"
             "esac\n");
    az.close();
    QVERIFY(az.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    Registration given = registration();
    given.appName = u"Präsenz 'Brücke' $(id) \"x\" <<CLIENT>>"_s;
    const Run run = bash({}, azureCliScript(given, true), folder.path());
    QVERIFY2(run.exitCode == 0, run.output);
    QCOMPARE(run.output.count("s3cr3t~Value"), 1);
    QVERIFY(run.output.contains("Read access, client id:   0c6e4f1a-58b3-4d27-8e90-a2b7c5d8e9f0"));
    QFile log(folder.filePath(u"log"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QString told = QString::fromUtf8(log.readAll());
    QVERIFY2(
        told.contains(u"\n"_s + given.appName + u"\n--sign-in-audience\nAzureADMyOrg\n"_s), qPrintable(told));
    QVERIFY(told.contains(u"\nadmin-consent\n"_s));
    QVERIFY(told.contains(u"83cded22-8297-4ff6-a7fa-e97e9545a259"_s));
    QVERIFY(!told.contains(u"\nlogin\n"_s)); // signed in to that tenant already
    // nothing but the played az wrote a file
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), (QStringList{u"az"_s, u"log"_s}));
}

void TestRegistrationFiles::noNameRunsAnything_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("a quote") << u"it's"_s;
    QTest::addRow("a command") << u"$(touch x)`touch x`"_s;
    QTest::addRow("a quote that leaves the quotes") << u"'; touch x; '"_s;
    QTest::addRow("a backslash at the end") << u"x\\"_s;
    QTest::addRow("only quotes") << u"''''"_s;
    QTest::addRow("umlauts") << u"Größe"_s;
    QTest::addRow("nothing") << u""_s;
}

void TestRegistrationFiles::noNameRunsAnything()
{
    QFETCH(QString, text);
    const Run run = bash({u"-c"_s, u"printf %s "_s + quotedForBash(text)});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(QString::fromUtf8(run.output), text);
}

void TestRegistrationFiles::powerShellQuotesCannotBeLeft()
{
    QCOMPARE(quotedForPowerShell(u"it's $(id) `n"_s), u"'it''s $(id) `n'"_s);
    QCOMPARE(quotedForPowerShell(u"a\u2019; Remove-Item x; \u2018b"_s),
        u"'a\u2019\u2019; Remove-Item x; \u2018\u2018b'"_s);
    QCOMPARE(quotedForPowerShell(u"a\u201Ab\u201Bc"_s), u"'a\u201A\u201Ab\u201B\u201Bc'"_s);
    QCOMPARE(quotedForPowerShell(u"a\r\nb\u2028c"_s), u"'abc'"_s);
    Registration given = registration();
    given.appName = u"x'; Remove-Item x; '"_s;
    const QByteArray script = powerShellScript(given);
    QVERIFY(script.startsWith("\xEF\xBB\xBF"));
    QVERIFY(script.contains("-Name 'x''; Remove-Item x; ''' -ClientId ''"));
    QVERIFY(script.contains("292d869f-3427-49a8-9dab-8c70152b74e9"));
}

void TestRegistrationFiles::noScriptHoldsAnOpenPlace()
{
    for (const bool separate : {false, true}) {
        QVERIFY(!azureCliScript(registration(), separate).contains("<<"));
        QVERIFY(!powerShellScript(registration(), separate).contains("<<"));
        QCOMPARE(azureCliScript(registration(), separate).contains("read_client_id"), separate);
        QCOMPARE(powerShellScript(registration(), separate).contains("$readApp"), separate);
    }
}

QTEST_GUILESS_MAIN(TestRegistrationFiles)
#include "tst_registrationfiles.moc"
