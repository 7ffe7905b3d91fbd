// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"
#include "profile/profilestore.h"
#include "support/testcertificate.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace pb;
using namespace pb::test;

/// `presence-bridge --check`, the real program against the simulator.
class TestCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void everythingGoodIsExitCode0();
    void aMissingPermissionIsExitCode1AndNamed();
    void whatOnlyTheReferenceAsksForIsNotNeeded();
    void anUnreachablePbxIsExitCode2();
    void aSecretThatCannotBeOneIsNamed();
    void writingIsTriedOnTheTestUserAndPutBack();
    void peopleReadSentencesAndNoSecret();
    void withoutAProfileItSaysWhatToDo();
    void nagiosReadsItsStateFromTheExitCode();
    void checkmkReadsALineForEachService();
    void theTranscriptNamesWhatIsThereAndHoldsNoValue_data();
    void theTranscriptNamesWhatIsThereAndHoldsNoValue();
    void aTranscriptThatCannotBeWrittenIsTold();
    void additionalAuthoritiesAreCountedAndTheUselessNamed();

private:
    int check(const QStringList &arguments = {});
    QJsonObject report() { return QJsonDocument::fromJson(m_bridge->everything()).object(); }
    /// The status of a line; of several the one about that subject.
    QString statusOf(const QString &id, const QString &subject = {});

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Bridge> m_bridge;
    profile::Profile m_profile;
};

void TestCheck::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_bridge = std::make_unique<Bridge>(*m_home);
    m_simulator = std::make_unique<Simulator>(QStringList{QStringLiteral("--users"), QStringLiteral("6")});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_profile = profileFor(m_simulator->info());
}

void TestCheck::cleanup()
{
    if (QTest::currentTestFailed() && m_bridge)
        qInfo().noquote() << m_bridge->everything().right(6000);
    m_bridge.reset();
    m_simulator.reset();
    m_home.reset();
}

int TestCheck::check(const QStringList &arguments)
{
    const QString file = m_home->filePath(QStringLiteral("profile.json"));
    if (!profile::save(m_profile, file))
        return -2;
    QJsonObject secrets = secretsFor(m_simulator->info());
    if (m_profile.starface.signIn == profile::StarfaceSignIn::OAuth)
        secrets.insert(QStringLiteral("starfaceClientSecret"), m_simulator->info().starfaceClientSecret);
    m_bridge->startWith(
        QStringList{QStringLiteral("--check"), QStringLiteral("--profile"), file,
            QStringLiteral("--secrets-stdin"), QStringLiteral("--log-level"), QStringLiteral("error")}
            + arguments,
        QJsonDocument(secrets).toJson());
    return m_bridge->waitForEnd();
}

QString TestCheck::statusOf(const QString &id, const QString &subject)
{
    const QJsonArray checks = report().value(QStringLiteral("checks")).toArray();
    for (const QJsonValue &value : checks) {
        const QJsonObject line = value.toObject();
        if (line.value(QStringLiteral("id")) == id
            && (subject.isEmpty() || line.value(QStringLiteral("subject")) == subject))
            return line.value(QStringLiteral("status")).toString();
    }
    return QStringLiteral("no such line");
}

void TestCheck::everythingGoodIsExitCode0()
{
    QCOMPARE(check({QStringLiteral("--json")}), 0);
    QCOMPARE(report().value(QStringLiteral("exitCode")).toInt(-1), 0);
    // granted, and writing was not tried
    QCOMPARE(statusOf(QStringLiteral("writeAccess.permission"), QStringLiteral("Presence.ReadWrite.All")),
        QStringLiteral("notRun"));
    QCOMPARE(statusOf(QStringLiteral("readAccess.permission"), QStringLiteral("User.Read.All")),
        QStringLiteral("ok"));
    QCOMPARE(statusOf(QStringLiteral("starface.readLines")), QStringLiteral("ok"));
    QCOMPARE(statusOf(QStringLiteral("users.matched")), QStringLiteral("ok"));
    // nobody was named to try it on
    QCOMPARE(statusOf(QStringLiteral("starface.writeDnd")), QStringLiteral("notRun"));
    QCOMPARE(m_simulator->world().value(QStringLiteral("dndWrites")).toInt(), 0);
}

void TestCheck::aMissingPermissionIsExitCode1AndNamed()
{
    m_simulator->control("POST", QStringLiteral("grant"),
        {{QStringLiteral("roles"), QJsonArray{QStringLiteral("Organization.ReadWrite.All")}}});
    QCOMPARE(check({QStringLiteral("--json")}), 1);
    QCOMPARE(statusOf(QStringLiteral("writeAccess.permission"), QStringLiteral("Presence.ReadWrite.All")),
        QStringLiteral("missing"));
    QCOMPARE(
        statusOf(QStringLiteral("writeAccess.probe"), QStringLiteral("organization")), QStringLiteral("ok"));
}

void TestCheck::whatOnlyTheReferenceAsksForIsNotNeeded()
{
    m_simulator->control("POST", QStringLiteral("grant"),
        {{QStringLiteral("roles"), QJsonArray{QStringLiteral("Presence.ReadWrite.All")}}});
    QCOMPARE(check({QStringLiteral("--json")}), 0);
    QCOMPARE(statusOf(QStringLiteral("writeAccess.permission"), QStringLiteral("Organization.ReadWrite.All")),
        QStringLiteral("notRun"));
    QCOMPARE(
        statusOf(QStringLiteral("writeAccess.probe"), QStringLiteral("readPresence")), QStringLiteral("ok"));
}

void TestCheck::anUnreachablePbxIsExitCode2()
{
    m_profile.starface.url = QUrl(QStringLiteral("http://127.0.0.1:1")); // nobody's
    QCOMPARE(check({QStringLiteral("--json")}), 2);
    QCOMPARE(statusOf(QStringLiteral("starface.signIn")), QStringLiteral("failed"));
    QCOMPARE(
        statusOf(QStringLiteral("writeAccess.probe"), QStringLiteral("readPresence")), QStringLiteral("ok"));
}

void TestCheck::aSecretThatCannotBeOneIsNamed()
{
    const QString file = m_home->filePath(QStringLiteral("profile.json"));
    QVERIFY(profile::save(m_profile, file));
    QJsonObject secrets = secretsFor(m_simulator->info());
    secrets.insert(QStringLiteral("clientSecret"), QStringLiteral("first\tsecond"));
    m_bridge->startWith(
        {QStringLiteral("--check"), QStringLiteral("--profile"), file, QStringLiteral("--secrets-stdin")},
        QJsonDocument(secrets).toJson());
    QCOMPARE(m_bridge->waitForEnd(), 2);
    QVERIFY2(m_bridge->errorText().contains(
                 "\"clientSecret\" of the secrets contains the control character U+0009"),
        m_bridge->errorText().constData());
    QVERIFY(!m_bridge->errorText().contains("second"));
}

void TestCheck::writingIsTriedOnTheTestUserAndPutBack()
{
    const QString anna = m_simulator->matchedEmails().at(0);
    QCOMPARE(check({QStringLiteral("--json"), QStringLiteral("--test-user"), anna}), 0);
    QCOMPARE(statusOf(QStringLiteral("starface.writeDnd")), QStringLiteral("ok"));
    QCOMPARE(statusOf(QStringLiteral("writeAccess.probe"), QStringLiteral("setAndClearPresence")),
        QStringLiteral("ok"));
    QVERIFY(m_simulator->world().value(QStringLiteral("dndWrites")).toInt() >= 2);
    QVERIFY(!m_simulator->user(anna).value(QStringLiteral("dnd")).toBool());
    QVERIFY(m_simulator->user(anna).value(QStringLiteral("ours")).isNull());
}

void TestCheck::peopleReadSentencesAndNoSecret()
{
    m_simulator->control("POST", QStringLiteral("entra"), {{QStringLiteral("secretExpired"), true}});
    QCOMPARE(check({QStringLiteral("--language"), QStringLiteral("en")}), 2);
    const QByteArray said = m_bridge->everything();
    QVERIFY2(said.contains("The client secret has expired."), said.constData());
    QVERIFY(said.contains("STARFACE: "));
    QVERIFY(!said.contains(m_simulator->info().clientSecret.toUtf8()));
    QVERIFY(!said.contains(m_simulator->info().starfacePassword.toUtf8()));
    QVERIFY(!said.contains("eyJ")); // no JSON web token
}

void TestCheck::withoutAProfileItSaysWhatToDo()
{
    m_bridge->startWith({QStringLiteral("--check"), QStringLiteral("--language"), QStringLiteral("en")});
    QCOMPARE(m_bridge->waitForEnd(), 2);
    QVERIFY2(m_bridge->errorText().contains("There is no profile yet."), m_bridge->errorText().constData());
    QVERIFY(m_bridge->errorText().contains("--setup"));
}

void TestCheck::nagiosReadsItsStateFromTheExitCode()
{
    const QStringList nagios{QStringLiteral("--format"), QStringLiteral("nagios"),
        QStringLiteral("--language"), QStringLiteral("en")};
    const int good = check(nagios);
    const QByteArray said = m_bridge->output();
    QVERIFY2(good == 0 || good == 1, said.constData()); // the simulator's secret may be near its end
    QVERIFY2(said.startsWith(good == 0 ? "PRESENCE BRIDGE OK - " : "PRESENCE BRIDGE WARNING - "),
        said.constData());
    QVERIFY2(said.contains("| matched_users="), said.constData());
    m_simulator->control("POST", QStringLiteral("entra"), {{QStringLiteral("secretExpired"), true}});
    m_bridge = std::make_unique<Bridge>(*m_home);
    QCOMPARE(check(nagios), 2);
    QVERIFY2(m_bridge->output().startsWith("PRESENCE BRIDGE CRITICAL - "), m_bridge->output().constData());
    QVERIFY(m_bridge->output().contains("The client secret has expired."));
    m_bridge = std::make_unique<Bridge>(*m_home);
    m_bridge->startWith(QStringList{QStringLiteral("--check"), QStringLiteral("--profile"),
                            m_home->filePath(QStringLiteral("none.json"))}
        + nagios);
    QCOMPARE(m_bridge->waitForEnd(), 3);
    QVERIFY2(m_bridge->output().startsWith("PRESENCE BRIDGE UNKNOWN - "), m_bridge->output().constData());
}

void TestCheck::checkmkReadsALineForEachService()
{
    m_simulator->control("POST", QStringLiteral("entra"), {{QStringLiteral("secretExpired"), true}});
    QCOMPARE(check({QStringLiteral("--format"), QStringLiteral("checkmk"), QStringLiteral("--language"),
                 QStringLiteral("en")}),
        0);
    const QByteArrayList lines = m_bridge->output().split('\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY2(lines[0].startsWith("2 \"Presence Bridge write access\" "), lines[0].constData());
    QVERIFY2(lines[2].startsWith("0 \"Presence Bridge STARFACE\" lines="), lines[2].constData());
}

void TestCheck::theTranscriptNamesWhatIsThereAndHoldsNoValue_data()
{
    QTest::addColumn<bool>("version10");
    QTest::addRow("nonce") << false;
    QTest::addRow("OAuth") << true;
}

void TestCheck::theTranscriptNamesWhatIsThereAndHoldsNoValue()
{
    QFETCH(const bool, version10);
    const SimulatorInfo &info = m_simulator->info();
    if (version10) {
        m_profile.starface.signIn = profile::StarfaceSignIn::OAuth;
        m_simulator->control("POST", QStringLiteral("starface"), {{QStringLiteral("version10"), true}});
    }
    const QString file = m_home->filePath(QStringLiteral("wire.txt"));
    QCOMPARE(check({QStringLiteral("--json"), QStringLiteral("--transcript"), file}), 0);
    QFile transcript(file);
    QVERIFY(transcript.open(QIODevice::ReadOnly));
    QCOMPARE(transcript.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
        QFileDevice::Permissions());
    const QString text = QString::fromUtf8(transcript.readAll());

    QStringList names{QStringLiteral("GET /v1.0/users?"), QStringLiteral("GET /rest/users\n"),
        QStringLiteral("phoneconfig"), QStringLiteral("doNotDisturb: boolean"),
        QStringLiteral("functionKeyType: string"), QStringLiteral("blfAccountId: i"),
        QStringLiteral("telephonyState: string"), QStringLiteral("client_secret(")};
    if (version10)
        names << QStringLiteral("POST /auth/realms/pbx/oauth2/token") << QStringLiteral("starface.jwt(")
              << QStringLiteral("refresh_expires_in: number(");
    else
        names << QStringLiteral("nonce: string(26)") << QStringLiteral("starface.auth(");
    for (const QString &name : std::as_const(names))
        QVERIFY2(text.contains(name), qPrintable(name + QLatin1Char('\n') + text));

    QStringList values{info.clientSecret, info.refreshToken, info.starfacePassword, info.starfaceClientSecret,
        info.tenant, info.clientId, info.readClientId, QStringLiteral("eyJ"), QStringLiteral("127.0.0.1"),
        QStringLiteral("BUSY_LAMP_FIELD"), QStringLiteral("AVAILABLE"), QStringLiteral("@example"),
        QStringLiteral("Available")};
    QStringList people;
    const QJsonArray users = m_simulator->world().value(QStringLiteral("users")).toArray();
    for (const QJsonValue &user : users) {
        values << user[QLatin1String("email")].toString() << user[QLatin1String("graphId")].toString();
        people << user[QLatin1String("name")].toString().split(QLatin1Char(' '));
    }
    for (const QString &person : std::as_const(people)) {
        const QRegularExpression word(QStringLiteral("\\b%1\\b").arg(QRegularExpression::escape(person)));
        QVERIFY2(!text.contains(word), qPrintable(person + QLatin1Char('\n') + text));
    }
    for (const QString &value : std::as_const(values))
        QVERIFY2(value.size() < 3 || !text.contains(value), qPrintable(value + QLatin1Char('\n') + text));
}

void TestCheck::aTranscriptThatCannotBeWrittenIsTold()
{
    const QString file = m_home->filePath(QStringLiteral("none/wire.txt"));
    QCOMPARE(check({QStringLiteral("--json"), QStringLiteral("--transcript"), file}), 0);
    QVERIFY2(m_bridge->errorText().contains(file.toUtf8()), m_bridge->errorText().constData());
    QVERIFY(!QFile::exists(file));
}

void TestCheck::additionalAuthoritiesAreCountedAndTheUselessNamed()
{
    const QString folder = m_home->filePath(QStringLiteral("authorities"));
    QVERIFY(QDir().mkpath(folder));
    const auto put = [&folder](const QString &name, const QByteArray &bytes) {
        QFile file(folder + u'/' + name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    const auto line = [this] {
        for (const QJsonValue &value : report().value(QStringLiteral("checks")).toArray()) {
            if (value.toObject().value(QStringLiteral("id")) == QStringLiteral("network.authorities"))
                return value.toObject();
        }
        return QJsonObject();
    };
    const Identity company = makeIdentity(QStringLiteral("Company Root"));
    QVERIFY(put(QStringLiteral("one.pem"), company.certificate.toPem()));
    QVERIFY(put(QStringLiteral("two.der"), makeIdentity(QStringLiteral("Branch Root")).certificate.toDer()));
    m_profile.extraCaFile = folder;
    QCOMPARE(check({QStringLiteral("--json")}), 0);
    QCOMPARE(line().value(QStringLiteral("status")).toString(), QStringLiteral("ok"));
    QCOMPARE(line().value(QStringLiteral("count")).toInt(), 2);

    // a server's certificate that others signed vouches for nobody, and neither does a note
    QVERIFY(put(QStringLiteral("server.crt"),
        makeIdentity(QStringLiteral("proxy.example.com"), &company).certificate.toPem()));
    QVERIFY(put(QStringLiteral("note.pem"), "ask the network people"));
    m_bridge = std::make_unique<Bridge>(*m_home);
    QCOMPARE(check({QStringLiteral("--language"), QStringLiteral("en")}), 0);
    const QString told = QString::fromUtf8(m_bridge->output());
    QVERIFY2(told.contains(QStringLiteral("2 certificates trusted.")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("note.pem: holds no certificate")), qPrintable(told));
    QVERIFY2(
        told.contains(QStringLiteral("server.crt: proxy.example.com is no authority")), qPrintable(told));

    // nothing usable at all is a fault
    m_profile.extraCaFile = folder + QStringLiteral("/note.pem");
    m_bridge = std::make_unique<Bridge>(*m_home);
    QCOMPARE(check({QStringLiteral("--json")}), 1);
    QCOMPARE(line().value(QStringLiteral("status")).toString(), QStringLiteral("missing"));
}

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
