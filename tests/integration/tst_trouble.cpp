// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"
#include "support/testcertificate.h"
#include "ui_words/tsfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace pb;
using namespace pb::test;

namespace {

constexpr int patience = 30'000; // a limit for conditions, not a wait

QJsonObject poll(const char *of, bool ok)
{
    return {{QStringLiteral("event"), QStringLiteral("poll")},
        {QStringLiteral("of"), QString::fromLatin1(of)}, {QStringLiteral("ok"), ok}};
}

/// The code or kind of the first error among the events; empty: none.
QString firstError(const QList<QJsonObject> &events, const QString &member)
{
    for (const QJsonObject &event : events) {
        const QString found = event.value(QStringLiteral("error")).toObject().value(member).toString();
        if (!found.isEmpty())
            return found;
    }
    return {};
}

QString writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
}

} // namespace

/// The program as it is started on a server, where something around it does not work.
class TestTrouble : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aPinnedCertificateIsTrusted();
    void aChangedCertificateIsRefusedAndTold();
    void anUnreachableHostIsTold_data();
    void anUnreachableHostIsTold();
    void theLogIsEnglishWhateverTheLanguage();
    void withAFullDiskNothingIsTakenAndEverythingGivenBack();
    void aDeadPbxDoesNotHoldTheEndUp();
    void anOutageAndItsEndAreTold_data();
    void anOutageAndItsEndAreTold();
    void bothSidesDieAtOnce();

private:
    void startOverTls(const QByteArray &pin);
    bool dnd(const QString &email) { return m_simulator->user(email).value(QStringLiteral("dnd")).toBool(); }
    int writes() { return m_simulator->world().value(QStringLiteral("dndWrites")).toInt(); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Bridge> m_bridge;
    QString m_anna;
};

void TestTrouble::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_bridge = std::make_unique<Bridge>(*m_home);
    m_simulator = std::make_unique<Simulator>(QStringList{QStringLiteral("--users"), QStringLiteral("6")});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_anna = m_simulator->matchedEmails().at(0);
}

void TestTrouble::cleanup()
{
    if (QTest::currentTestFailed() && m_bridge)
        qInfo().noquote() << m_bridge->everything().right(6000);
    m_bridge.reset();
    m_simulator.reset();
    m_home.reset();
}

/// The simulator with a certificate that an authority of one's own signed, which the profile trusts for
/// Microsoft's side; the PBX has to show the pinned one.
void TestTrouble::startOverTls(const QByteArray &pin)
{
    const Identity authority = makeIdentity(QStringLiteral("Test Authority"));
    const Identity server = makeIdentity(QStringLiteral("localhost"), &authority);
    const QString certificate =
        writeFile(m_home->filePath(QStringLiteral("server.pem")), server.certificate.toPem());
    const QString key = writeFile(m_home->filePath(QStringLiteral("server.key")), server.key.toPem());
    m_simulator = std::make_unique<Simulator>(QStringList{
        QStringLiteral("--users"), QStringLiteral("6"), QStringLiteral("--tls"), certificate, key});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_anna = m_simulator->matchedEmails().at(0);

    profile::Profile profile = profileFor(m_simulator->info());
    profile.extraCaFile =
        writeFile(m_home->filePath(QStringLiteral("authority.pem")), authority.certificate.toPem());
    profile.starface.pinnedCertificate =
        pin.isEmpty() ? server.certificate.digest(QCryptographicHash::Sha256) : pin;
    m_bridge->start(profile, secretsFor(m_simulator->info()));
}

void TestTrouble::aPinnedCertificateIsTrusted()
{
    startOverTls({});
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(poll("starface", true)), patience);
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
}

void TestTrouble::aChangedCertificateIsRefusedAndTold()
{
    startOverTls(QByteArray(32, 'x'));
    QTRY_COMPARE_WITH_TIMEOUT(firstError(m_bridge->events(), QStringLiteral("code")),
        QStringLiteral("certificate-changed"), patience);
    QCOMPARE(m_bridge->terminate(), 0);
    for (const QJsonValue &request : m_simulator->requests())
        QVERIFY(request.toObject().value(QStringLiteral("service")) != QStringLiteral("starface"));
}

void TestTrouble::anUnreachableHostIsTold_data()
{
    QTest::addColumn<bool>("isPbx");
    QTest::newRow("the PBX") << true;
    QTest::newRow("Microsoft Graph") << false;
}

void TestTrouble::anUnreachableHostIsTold()
{
    QFETCH(bool, isPbx);
    // no port that was free a moment ago: another program may take it
    const QUrl nobody(QStringLiteral("http://127.0.0.1:1"));

    profile::Profile profile = profileFor(m_simulator->info());
    (isPbx ? profile.starface.url : profile.customEndpoints.graph) = nobody;
    m_bridge->start(profile, secretsFor(m_simulator->info()));
    QTRY_COMPARE_WITH_TIMEOUT(
        firstError(m_bridge->events(), QStringLiteral("kind")), QStringLiteral("offline"), patience);
    QCOMPARE(m_bridge->terminate(), 0);
}

void TestTrouble::theLogIsEnglishWhateverTheLanguage()
{
    profile::Profile profile = profileFor(m_simulator->info());
    profile.starface.url = QUrl(QStringLiteral("http://127.0.0.1:1")); // nobody's
    profile.extraCaFile = m_home->filePath(QStringLiteral("authority.pem"));
    QVERIFY(!writeFile(profile.extraCaFile, "no certificate").isEmpty());
    m_bridge->start(profile, secretsFor(m_simulator->info()),
        {QStringLiteral("--language"), QStringLiteral("de"), QStringLiteral("--log-level"),
            QStringLiteral("debug")});
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->errorText().contains("Connection refused"), patience);
    QCOMPARE(m_bridge->terminate(), 0);

    const QString log = QString::fromUtf8(m_bridge->errorText());
    // that alone betrays every longer sentence
    for (const QChar c : log)
        QVERIFY2(c.unicode() < 0x80 || c == u'·', qPrintable(log));
    const auto words = readTs(QStringLiteral(PB_SOURCE_DIR "/translations/presence-bridge_de.ts"));
    QVERIFY(words.size() > 100);
    for (const auto &message : words) {
        for (const QString &form : message.forms) {
            if (form.contains(QLatin1Char(' ')) && form != message.source && !form.contains(QLatin1Char('%')))
                QVERIFY2(!log.contains(form), qPrintable(form));
        }
    }
}

void TestTrouble::withAFullDiskNothingIsTakenAndEverythingGivenBack()
{
    const profile::Profile profile = profileFor(m_simulator->info());
    m_bridge->limitFiles(1024 * 1024 * 1024);
    m_bridge->start(profile, secretsFor(m_simulator->info()));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(poll("starface", true)), patience);
    const QStringList everybody = m_simulator->matchedEmails();
    const QString &ben = everybody.at(1);
    const QString &carl = everybody.at(2);
    for (const QString &somebody : {m_anna, carl})
        QVERIFY(m_simulator->setTeams(somebody, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna) && dnd(carl), patience);
    QTRY_COMPARE_WITH_TIMEOUT(
        m_bridge->count({{QStringLiteral("event"), QStringLiteral("write")}, {QStringLiteral("ok"), true}}),
        2, patience);

    if (!m_bridge->fillDisk())
        QSKIP("there is no way to fill the disk here");
    QVERIFY(m_simulator->setTeams(ben, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has({{QStringLiteral("event"), QStringLiteral("error")},
                                 {QStringLiteral("what"), QStringLiteral("journal")}}),
        patience);
    // what is ours is given back all the same
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Available"), QStringLiteral("Available")));
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(m_anna), patience);
    const int polls = m_bridge->count(poll("teams", true));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->count(poll("teams", true)) >= polls + 3, patience);
    QVERIFY(!dnd(ben));
    QVERIFY(dnd(carl));
    QCOMPARE(m_bridge->terminate(), 0);
    QVERIFY(!dnd(carl));

    // with room again it goes on from what is so
    for (const QString &somebody : everybody)
        QVERIFY(m_simulator->setTeams(somebody, QStringLiteral("Available"), QStringLiteral("Available")));
    Bridge after(*m_home);
    profile::Profile again = profile;
    again.directoryAccess = profile::DirectoryAccess::Application; // the refresh token was used up
    m_simulator->control("POST", QStringLiteral("grant"),
        {{QStringLiteral("roles"),
            QJsonArray{QStringLiteral("Presence.ReadWrite.All"), QStringLiteral("Organization.ReadWrite.All"),
                QStringLiteral("User.Read.All")}}});
    after.start(again, secretsFor(m_simulator->info()));
    QTRY_VERIFY_WITH_TIMEOUT(after.has(poll("starface", true)), patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        after.has({{QStringLiteral("event"), QStringLiteral("poll")},
            {QStringLiteral("users"), static_cast<int>(everybody.size())}, {QStringLiteral("dndClaims"), 0}}),
        patience);
    QVERIFY(m_simulator->setTeams(ben, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(ben), patience);
}

void TestTrouble::aDeadPbxDoesNotHoldTheEndUp()
{
    m_bridge->start(profileFor(m_simulator->info()), secretsFor(m_simulator->info()));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(poll("starface", true)), patience);
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    // it takes connections and never answers
    QVERIFY(m_simulator->addFault(
        {{QStringLiteral("match"), QStringLiteral("/rest/")}, {QStringLiteral("times"), 100'000},
            {QStringLiteral("kind"), QStringLiteral("delay")}, {QStringLiteral("delaySeconds"), 3600}}));
    QCOMPARE(m_bridge->terminate(), 3);
    QVERIFY(m_bridge->has({{QStringLiteral("event"), QStringLiteral("stopped")},
        {QStringLiteral("notGivenBack"), QJsonArray{m_anna.toLower()}}}));
    m_simulator->control("DELETE", QStringLiteral("fault"));
    QVERIFY(dnd(m_anna));
}

void TestTrouble::anOutageAndItsEndAreTold_data()
{
    QTest::addColumn<QString>("match");
    QTest::addColumn<QString>("of");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *match, const char *of, const char *kind,
                         const char *error) {
        QTest::newRow(name) << QString::fromLatin1(match) << QString::fromLatin1(of)
                            << QString::fromLatin1(kind) << QString::fromLatin1(error);
    };
    // what is silent is told as soon as what refuses: its last attempt would take a minute to run out of time
    row("the PBX is silent", "/xml-rpc", "starface", "delay", "timeout");
    row("Teams is silent", "getPresencesByUserId", "teams", "delay", "timeout");
    row("the PBX fails", "/xml-rpc", "starface", "status", "");
    row("Teams forbids", "getPresencesByUserId", "teams", "status", "");
}

void TestTrouble::anOutageAndItsEndAreTold()
{
    QFETCH(QString, match);
    QFETCH(QString, of);
    QFETCH(QString, kind);
    QFETCH(QString, error);
    m_bridge->start(profileFor(m_simulator->info()), secretsFor(m_simulator->info()));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(poll("starface", true)), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(poll("teams", true)), patience);
    const QJsonObject out{{QStringLiteral("event"), QStringLiteral("connection")}, {QStringLiteral("of"), of},
        {QStringLiteral("ok"), false}};
    const QJsonObject back{{QStringLiteral("event"), QStringLiteral("connection")},
        {QStringLiteral("of"), of}, {QStringLiteral("ok"), true}};
    QVERIFY(!m_bridge->has(out));
    QVERIFY(m_simulator->addFault(
        {{QStringLiteral("match"), match}, {QStringLiteral("times"), 100'000}, {QStringLiteral("kind"), kind},
            {QStringLiteral("status"), 403}, {QStringLiteral("delaySeconds"), 3600}}));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(out), patience);
    const auto told = m_bridge->events();
    const auto first = std::find_if(told.begin(), told.end(), [&](const QJsonObject &event) {
        return event.value(QStringLiteral("of")) == of && event.value(QStringLiteral("ok")) == false;
    });
    QVERIFY(first != told.end());
    if (!error.isEmpty())
        QCOMPARE(
            first->value(QStringLiteral("error")).toObject().value(QStringLiteral("kind")).toString(), error);
    // when nothing is known any more, what it was is still said
    QTRY_VERIFY_WITH_TIMEOUT(std::any_of(m_bridge->events().begin(), m_bridge->events().end(),
                                 [](const QJsonObject &event) {
                                     return event.value(QStringLiteral("status")) == QStringLiteral("unknown")
                                         && event.value(QStringLiteral("lastKnown"))
                                         == QStringLiteral("available")
                                         && !event.value(QStringLiteral("readAt")).toString().isEmpty();
                                 }),
        patience);
    const int before = m_bridge->count(back);
    m_simulator->control("DELETE", QStringLiteral("fault"));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->count(back) > before, patience);
    QCOMPARE(m_bridge->terminate(), 0);
}

void TestTrouble::bothSidesDieAtOnce()
{
    m_bridge->start(profileFor(m_simulator->info()), secretsFor(m_simulator->info()));
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(poll("starface", true)), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(poll("teams", true)), patience);
    m_simulator->kill();
    for (const char *of : {"teams", "starface"}) {
        const QJsonObject out{{QStringLiteral("event"), QStringLiteral("connection")},
            {QStringLiteral("of"), QString::fromLatin1(of)}, {QStringLiteral("ok"), false}};
        QTRY_VERIFY_WITH_TIMEOUT(m_bridge->has(out), patience);
    }
    QCOMPARE(m_bridge->terminate(), 0);
}

QTEST_GUILESS_MAIN(TestTrouble)
#include "tst_trouble.moc"
