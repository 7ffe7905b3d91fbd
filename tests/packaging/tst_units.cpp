// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

/// The units of the service say what the program relies on.
class TestUnits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatBothHave_data();
    void whatBothHave();
    void theSystemsUnitHas_data();
    void theSystemsUnitHas();
    void theTimesFitTheProgram();
    void everySecretCanBeHandedOver();
    void theAccountIsThePackages();
    void purgingRemovesEveryFolder();
    void removingSaysWhatIsNotGivenBack_data();
    void removingSaysWhatIsNotGivenBack();
    void theDocumentsNameEveryId();
};

namespace {

QString contents(const char *path)
{
    QFile file(QStringLiteral(PB_SOURCE_DIR "/") + QString::fromLatin1(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

constexpr char systemUnit[] = "packaging/linux/presence-bridge@.service";
constexpr char userUnit[] = "packaging/linux/presence-bridge-user@.service";

/// Every value of one directive, in order.
QStringList values(const char *unit, const QString &directive)
{
    QStringList found;
    for (const QString &line : contents(unit).split(u'\n')) {
        if (line.startsWith(directive + u'='))
            found << line.mid(directive.size() + 1);
    }
    return found;
}

int seconds(const char *unit, const char *directive)
{
    return values(unit, QString::fromLatin1(directive)).value(0).toInt();
}

} // namespace

void TestUnits::whatBothHave_data()
{
    QTest::addColumn<QString>("directive");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *directive, const char *value) {
        QTest::newRow(directive) << QString::fromLatin1(directive) << QString::fromLatin1(value);
    };
    row("Type", "notify");
    row("NotifyAccess", "main");
    row("Restart", "always");
    row("RestartPreventExitStatus", "2");
    row("ExecReload", "/bin/kill -HUP $MAINPID");
    row("StartLimitIntervalSec", "0"); // it never gives up
    row("StandardOutput", "null"); // a line for each poll is for pipes
    row("NoNewPrivileges", "yes");
}

void TestUnits::whatBothHave()
{
    QFETCH(QString, directive);
    QFETCH(QString, value);
    QCOMPARE(values(systemUnit, directive), QStringList{value});
    QCOMPARE(values(userUnit, directive), QStringList{value});
}

void TestUnits::theSystemsUnitHas_data()
{
    QTest::addColumn<QString>("directive");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *directive, const char *value) {
        QTest::newRow(directive) << QString::fromLatin1(directive) << QString::fromLatin1(value);
    };
    row("User", "presence-bridge");
    row("ConfigurationDirectory", "presence-bridge");
    row("StateDirectory", "presence-bridge/%i");
    row("LogsDirectory", "presence-bridge/%i");
    row("Group", "presence-bridge"); // whose members can attach windows
    row("RuntimeDirectory", "presence-bridge/%i");
    row("RuntimeDirectoryMode", "0755");
    row("RuntimeDirectoryPreserve", "restart");
    row("UMask", "0077");
    row("StateDirectoryMode", "0700");
    row("LogsDirectoryMode", "0700");
    row("ProtectSystem", "strict");
    row("ProtectHome", "yes");
    row("CapabilityBoundingSet", "");
    row("MemoryDenyWriteExecute", "yes");
    row("RestrictAddressFamilies", "AF_UNIX AF_INET AF_INET6 AF_NETLINK");
    row("WantedBy", "multi-user.target");
}

void TestUnits::theSystemsUnitHas()
{
    QFETCH(QString, directive);
    QFETCH(QString, value);
    QCOMPARE(values(systemUnit, directive), QStringList{value});
}

void TestUnits::theTimesFitTheProgram()
{
    for (const char *unit : {systemUnit, userUnit}) {
        QVERIFY(seconds(unit, "RestartSec") >= 1 && seconds(unit, "RestartSec") <= 5);
        QVERIFY(seconds(unit, "TimeoutStopSec") > 10); // it gives back for up to ten seconds
        QVERIFY(seconds(unit, "WatchdogSec") >= 10 && seconds(unit, "WatchdogSec") <= 60);
        QVERIFY(seconds(unit, "TimeoutStartSec") >= 90);
    }
    QCOMPARE(values(systemUnit, QStringLiteral("ExecStart")).value(0),
        QStringLiteral("presence-bridge --engine --group operator --profile %E/presence-bridge/%i.json"));
    QCOMPARE(values(userUnit, QStringLiteral("ExecStart")).value(0),
        QStringLiteral("presence-bridge --engine --profile "
                       "%E/presence-bridge/profiles/%i.json"));
}

void TestUnits::everySecretCanBeHandedOver()
{
    QStringList encrypted;
    QStringList plain;
    for (const char *member : {"clientSecret", "readClientSecret", "refreshToken", "starfacePassword",
             "starfaceClientSecret", "proxyPassword", "storeKey"}) {
        const QString name = QString::fromLatin1(member);
        encrypted
            << QStringLiteral("presence-bridge.%1:presence-bridge.%i.%1").replace(QStringLiteral("%1"), name);
        plain << QStringLiteral("%1:presence-bridge.%i.%1").replace(QStringLiteral("%1"), name);
    }
    QCOMPARE(values(systemUnit, QStringLiteral("LoadCredentialEncrypted")), encrypted);
    QCOMPARE(values(systemUnit, QStringLiteral("LoadCredential")), plain);
}

void TestUnits::theAccountIsThePackages()
{
    static const QRegularExpression line(
        QStringLiteral("^u presence-bridge - .* /usr/sbin/nologin$"), QRegularExpression::MultilineOption);
    QVERIFY(line.match(contents("packaging/linux/presence-bridge.sysusers")).hasMatch());
    QVERIFY(contents("packaging/debian/postinst")
                .contains(QStringLiteral("systemd-sysusers presence-bridge.conf")));
}

void TestUnits::purgingRemovesEveryFolder()
{
    const QString script = contents("packaging/debian/postrm");
    for (const char *path : {"/etc/presence-bridge ", "/var/lib/presence-bridge ",
             "/var/log/presence-bridge\n", "/etc/credstore.encrypted/presence-bridge.*"})
        QVERIFY2(script.contains(QString::fromLatin1(path)), path);
    // a service is stopped, and gives back, before its program goes
    QVERIFY(contents("packaging/debian/prerm").contains(QStringLiteral("stop 'presence-bridge@*.service'")));
}

void TestUnits::removingSaysWhatIsNotGivenBack_data()
{
    QTest::addColumn<QByteArray>("systemctl");
    QTest::addColumn<QByteArrayList>("named");
    const QByteArray two =
        "case $* in *list-units*) echo 'presence-bridge@a.service loaded active running A';"
        " echo 'presence-bridge@b.service loaded active running B';;";
    QTest::newRow("nothing is left") << QByteArray(two + " *) echo ExecMainStatus=0;; esac")
                                     << QByteArrayList();
    QTest::newRow("one of two could not")
        << QByteArray(two + " *@b.service) echo ExecMainStatus=3;; *) echo ExecMainStatus=0;; esac")
        << QByteArrayList{"presence-bridge@b.service"};
    QTest::newRow("it has failed in another way")
        << QByteArray(two + " *) echo ExecMainStatus=2;; esac") << QByteArrayList();
    QTest::newRow("there is no service") << QByteArray("exit 0") << QByteArrayList();
    QTest::newRow("systemd does not answer") << QByteArray("exit 1") << QByteArrayList();
}

/// The script itself, with programs of the test in the place of systemd's.
void TestUnits::removingSaysWhatIsNotGivenBack()
{
    QFETCH(QByteArray, systemctl);
    QFETCH(QByteArrayList, named);
    const QTemporaryDir home;
    for (const auto &[name, script] :
        {std::pair<const char *, QByteArray>{"systemctl", systemctl},
            {"deb-systemd-invoke", "echo \"$*\" >>'" + QFile::encodeName(home.path()) + "/calls'; exit 1"}}) {
        QFile file(home.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script + '\n');
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    QString script = contents("packaging/debian/prerm");
    QVERIFY(script.contains(QStringLiteral("/run/systemd/system")));
    script.replace(QStringLiteral("/run/systemd/system"), home.path());
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(
        QStringLiteral("PATH"), home.path() + QLatin1Char(':') + environment.value(QStringLiteral("PATH")));
    shell.setProcessEnvironment(environment);
    shell.start(QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"), script, QStringLiteral("prerm"), QStringLiteral("remove")});
    QVERIFY(shell.waitForFinished());
    const QByteArray said = shell.readAllStandardError();
    QCOMPARE(shell.exitStatus(), QProcess::NormalExit);
    QCOMPARE(shell.exitCode(), 0); // whatever systemd says
    for (const QByteArray &unit : named)
        QVERIFY2(said.contains(QByteArray(unit + " could not give everything back")), said.constData());
    QCOMPARE(said.count("could not give everything back"), named.size());
    QFile calls(home.filePath(QStringLiteral("calls")));
    QVERIFY(calls.open(QIODevice::ReadOnly)); // they were stopped all the same
    QCOMPARE(calls.readAll(), QByteArray("stop presence-bridge@*.service\n"));
}

void TestUnits::theDocumentsNameEveryId()
{
    static const QRegularExpression id(QStringLiteral("\"([0-9a-f]{32})\""));
    const QString document = contents("docs/operation.md");
    int ids = 0;
    for (auto it = id.globalMatch(contents("app/service/events.cpp")); it.hasNext(); ++ids) {
        const QString one = it.next().captured(1);
        QVERIFY2(document.contains(one), qPrintable(one));
    }
    QCOMPARE(ids, 9);
}

QTEST_GUILESS_MAIN(TestUnits)
#include "tst_units.moc"
