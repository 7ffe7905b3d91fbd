// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/bundle.h"
#include "support/bundlejson.h"
#include "support/pseudonyms.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace pb;
using namespace pb::support;

namespace {

sync::Person person(const char16_t *name, const char16_t *email, const char *graphId, const char *phone)
{
    sync::Person one;
    one.name = QString::fromUtf16(name);
    one.email = QString::fromUtf16(email);
    one.key = one.email.toLower();
    one.graphId = QString::fromLatin1(graphId);
    one.starfaceId = QString::fromLatin1(phone);
    return one;
}

QList<sync::Person> people()
{
    return {person(u"Anna Müller", u"Anna.Mueller@contoso.example", "7c9e6679-7425-40de-944b-e07fc1f90ae7",
                "4711"),
        person(u"Bernd von Öztürk-Long", u"b.oeztuerk@contoso.example",
            "11111111-2222-4333-8444-555555555555", "12"),
        person(u"Clara Müller", u"clara@contoso.example", "99999999-2222-4333-8444-555555555555", "13")};
}

Pseudonyms pseudonyms()
{
    return {people(), {QStringLiteral("pbx.contoso.example"), QStringLiteral("technician")}, "salt"};
}

profile::Profile theProfile()
{
    profile::Profile profile;
    profile.id = QStringLiteral("contoso-berlin");
    profile.name = QStringLiteral("Contoso Berlin");
    profile.tenantId = QStringLiteral("aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb");
    profile.clientId = QStringLiteral("cccccccc-1111-4222-8333-bbbbbbbbbbbb");
    profile.readClientId = QStringLiteral("dddddddd-1111-4222-8333-bbbbbbbbbbbb");
    profile.starface.url = QUrl(QStringLiteral("https://pbx.contoso.example"));
    profile.starface.login = QStringLiteral("technician");
    profile.starface.pinnedCertificate = QByteArray(32, '\x5a');
    profile.proxy.kind = profile::Proxy::Kind::Manual;
    profile.proxy.host = QStringLiteral("proxy.contoso.example");
    profile.proxy.port = 3128;
    profile.proxy.user = QStringLiteral("proxyuser");
    profile.extraCaFile = QStringLiteral("/home/anna/ca.pem");
    profile.excluded = {{{}, 0, QStringLiteral("boss@contoso.example")}};
    profile.clientSecretExpires = QDate(2027, 5, 1);
    return profile;
}

} // namespace

class TestSupport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingPersonalStays_data();
    void nothingPersonalStays();
    void whatIsNotPersonalStays_data();
    void whatIsNotPersonalStays();
    void theSamePersonIsTheSameStandIn();
    void theNumbersSayNothingAboutTheAlphabet();
    void aLongLogIsCleanedInTime();
    void theProfileKeepsNumbersAndClosedWordsOnly();
    void theWholeBundleNamesNobody();
    void onlyWholeLinesOfALongLogAreTaken();
    void theArchiveOpensElsewhere();
    void versionsAreNamed();
};

void TestSupport::nothingPersonalStays_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("gone");
    const auto row = [](const char *name, const char *line, const char *gone) {
        QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(gone);
    };
    row("an address", "anna.mueller@contoso.example write failed", "mueller");
    row("an address in other letters", "for ANNA.Mueller@Contoso.Example:", "Mueller");
    row("an address of a stranger", "mail to stranger@elsewhere.example now", "stranger@");
    row("a name", "user Anna Müller was read", "Müller");
    row("a name turned round", "user Müller, Anna was read", "Anna");
    row("a part of a name with a hyphen", "Öztürk-Long is busy", "Öztürk");
    row("a Graph id", "GET /users/7c9e6679-7425-40de-944b-e07fc1f90ae7/presence", "7c9e6679");
    row("any id", "tenant aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb not found", "aaaaaaaa");
    row("a phone's number in a path", "PUT /rest/users/4711/phoneconfig 403", "4711");
    row("a host in an address", "GET https://pbx.contoso.example/rest/users", "contoso");
    row("a host by itself", "pbx.contoso.example refused the connection", "contoso");
    row("a host with its port", "https://10.1.2.3:8443/rest", "10.1.2.3");
    row("an IP address", "connected to 192.168.178.20", "192.168");
    row("the login", "login technician refused", "technician");
    row("a fingerprint", "presented 5A:5A:5A:5A:5A:5A:5A:5A:5A:5A:5A:5A:5A:5A:5A:5A", "5A:5A");
    row("a hash", "pin 5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a", "5a5a");
    row("a token", "Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "eyJ");
    row("a secret in a form", "client_secret=abc~Q8xyz&grant_type=client_credentials", "abc~Q8xyz");
    row("a password", "password: hunter2", "hunter2");
}

void TestSupport::nothingPersonalStays()
{
    QFETCH(QString, line);
    QFETCH(QString, gone);
    QVERIFY(line.contains(gone));
    Pseudonyms names = pseudonyms();
    const QString clean = names.clean(line);
    QVERIFY2(!clean.contains(gone, Qt::CaseInsensitive), qPrintable(clean));
}

void TestSupport::whatIsNotPersonalStays_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"2026-11-24T06:19:26.123Z warning pb.sync: Teams: timeout · HTTP 504",
             "the token was renewed, valid for 3599 s", "a long wait, then a try",
             "AADSTS7000215 invalid_client", "12 users could not be given back"})
        QTest::newRow(line) << QString::fromUtf8(line);
}

void TestSupport::whatIsNotPersonalStays()
{
    QFETCH(QString, line);
    Pseudonyms names = pseudonyms();
    QCOMPARE(names.clean(line), line);
}

void TestSupport::theSamePersonIsTheSameStandIn()
{
    Pseudonyms names = pseudonyms();
    const QString anna = names.user(QStringLiteral("anna.mueller@contoso.example"));
    QVERIFY2(anna.startsWith(QStringLiteral("user-000")), qPrintable(anna));
    QCOMPARE(names.clean(QStringLiteral("Anna.Mueller@CONTOSO.example")), anna);
    QCOMPARE(names.clean(QStringLiteral("7c9e6679-7425-40de-944b-e07fc1f90ae7")), anna);
    // "Müller" are two
    QCOMPARE(names.clean(QStringLiteral("Anna Müller")), anna + QStringLiteral(" name"));
    QCOMPARE(names.clean(QStringLiteral("a@b.example and c@d.example and a@b.example")),
        QStringLiteral("address-1 and address-2 and address-1"));
}

void TestSupport::theNumbersSayNothingAboutTheAlphabet()
{
    QSet<QString> seen;
    for (int i = 0; i < 20; ++i) {
        Pseudonyms names(people(), {}, QByteArray::number(i));
        seen.insert(names.user(QStringLiteral("clara@contoso.example")));
    }
    QCOMPARE(seen.size(), 3);
}

void TestSupport::aLongLogIsCleanedInTime()
{
    QList<sync::Person> many;
    for (int i = 0; i < 10'000; ++i) {
        const QString text = QString::number(i);
        sync::Person one;
        one.name = QStringLiteral("Given%1 Family%1").arg(i);
        one.email = one.key = QStringLiteral("u%1@contoso.example").arg(i);
        many.append(one);
    }
    QString log;
    while (log.size() < 2 * 1024 * 1024)
        log += QStringLiteral(
            "2026-11-24T06:19:26Z warning pb.sync: u%1@contoso.example write failed: Family%1\n")
                   .arg(log.size() % 10'000);
    Pseudonyms names(many, {}, "salt");
    QElapsedTimer timer;
    timer.start();
    const QString clean = names.clean(log);
    QVERIFY(!clean.contains(QStringLiteral("Family")));
    QVERIFY(!clean.contains(QStringLiteral("contoso")));
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

void TestSupport::theProfileKeepsNumbersAndClosedWordsOnly()
{
    const QByteArray json = profileJson(theProfile());
    for (const char *gone : {"contoso", "technician", "proxyuser", "aaaaaaaa", "cccccccc", "dddddddd", "5a5a",
             "5A", "/home", "boss"})
        QVERIFY2(!json.contains(gone), gone);
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    QCOMPARE(object.value(QStringLiteral("cloud")).toString(), QStringLiteral("global"));
    QCOMPARE(object.value(QStringLiteral("directoryAccess")).toString(), QStringLiteral("delegated"));
    QCOMPARE(object.value(QStringLiteral("clientSecretExpires")).toString(), QStringLiteral("2027-05-01"));
    QCOMPARE(object.value(QStringLiteral("excluded")).toString(), QStringLiteral("(1 entries, left out)"));
    QCOMPARE(object.value(QStringLiteral("proxy")).toObject().value(QStringLiteral("port")).toInt(), 3128);
    QVERIFY(object.value(QStringLiteral("times")).toObject().contains(QStringLiteral("periodSeconds")));
}

void TestSupport::theWholeBundleNamesNobody()
{
    BundleInput input;
    input.versions = {{Part::Program, QStringLiteral("1.2.3")}};
    input.profile = theProfile();
    input.people = people();
    input.places = {QStringLiteral("/home/anna")};
    input.salt = "salt";
    for (const sync::Person &one : people()) {
        sync::UserReport report;
        report.key = one.key;
        report.availability = QStringLiteral("Busy");
        report.starfaceError = core::Error{};
        report.starfaceError->detail = QStringLiteral("https://pbx.contoso.example refused for ") + one.name;
        input.reports.append(report);
        sync::WriteRecord write;
        write.key = one.key;
        input.writes.append(write);
        sync::FailedWrite failed;
        failed.key = one.key;
        failed.name = one.name;
        failed.email = one.email;
        input.facts.failedWrites.append(failed);
        input.log +=
            one.email.toUtf8() + " " + one.name.toUtf8() + " /home/anna/log " + one.graphId.toUtf8() + "\n";
    }
    for (const sync::Person &one : people()) {
        for (auto list : {&sync::EngineStatus::setAside, &sync::EngineStatus::phonesWithoutEffect,
                 &sync::EngineStatus::teamsWithoutEffect})
            (input.facts.status.*list).append(one.key);
        input.facts.status.journalDamage.users.append(one.key);
    }
    input.facts.status.journalDamage.file = QStringLiteral("/home/anna/claims.sqlite");
    input.facts.status.unknownStatuses = {{QStringLiteral("Hovering"), QStringLiteral("InAHologram"), 3}};
    input.facts.status.graph.error = core::Error{};
    input.facts.status.graph.error->detail = QStringLiteral("tenant aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb");
    const Bundle bundle = makeBundle(input);
    QCOMPARE(bundle.files.size(), 7);
    const auto health = std::find_if(bundle.files.begin(), bundle.files.end(),
        [](const ZipEntry &file) { return file.name == QLatin1String("health.json"); });
    for (const char *told : {"Hovering", "InAHologram", "\"journalDamaged\": true", "\"setAside\": ["})
        QVERIFY2(health->content.contains(told), told);
    for (const ZipEntry &file : bundle.files) {
        const QString text = QString::fromUtf8(file.content);
        QVERIFY2(!text.isEmpty(), qPrintable(file.name));
        for (const char *gone : {"anna", "müller", "mueller", "öztürk", "clara", "contoso", "7c9e6679",
                 "aaaaaaaa", "technician", "proxyuser", "/home", "boss", "4711"})
            QVERIFY2(!text.contains(QString::fromUtf8(gone), Qt::CaseInsensitive),
                qPrintable(file.name + QLatin1Char(' ') + QString::fromUtf8(gone)));
        if (file.name.endsWith(QStringLiteral(".json")))
            QVERIFY2(!QJsonDocument::fromJson(file.content).isNull(), qPrintable(file.name));
    }
}

void TestSupport::onlyWholeLinesOfALongLogAreTaken()
{
    QCOMPARE(endOfLog("one\ntwo\nthree\n", 100), QByteArray("one\ntwo\nthree\n"));
    QCOMPARE(endOfLog("one\ntwo\nthree\n", 8), QByteArray("three\n"));
    QCOMPARE(endOfLog("endless", 3), QByteArray());
}

void TestSupport::theArchiveOpensElsewhere()
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        QSKIP("no python3 to open it with");
    QTemporaryDir folder;
    QByteArray large;
    for (int i = 0; i < 100'000; ++i)
        large += QByteArray::number(i) + '\n';
    const QList<ZipEntry> entries{{QStringLiteral("kürze.txt"), QByteArray("kurz\n")},
        {QStringLiteral("empty.txt"), QByteArray()}, {QStringLiteral("large.txt"), large}};
    const QByteArray archive = toZip(entries, QDateTime(QDate(2026, 11, 24), QTime(6, 30, 2)));
    QVERIFY(archive.size() < large.size() / 2);
    QFile file(folder.filePath(QStringLiteral("a.zip")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(archive);
    file.close();
    QProcess process;
    process.start(python,
        {QStringLiteral("-c"),
            QStringLiteral("import sys,zipfile,hashlib\n"
                           "z=zipfile.ZipFile(sys.argv[1])\n"
                           "assert z.testzip() is None\n"
                           "for i in z.infolist():\n"
                           " print(ascii(i.filename),i.date_time,hashlib.sha256(z.read(i)).hexdigest())\n"),
            file.fileName()});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
    const QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith("'k\\xfcrze.txt' (2026, 11, 24, 6, 30, 2)"));
    for (int i = 0; i < 3; ++i) {
        const QByteArray hash =
            QCryptographicHash::hash(entries[i].content, QCryptographicHash::Sha256).toHex();
        QVERIFY2(lines[i].endsWith(hash), lines[i].constData());
    }
}

void TestSupport::versionsAreNamed()
{
    QCoreApplication::setApplicationVersion(QStringLiteral("9.8.7"));
    const QString text = toText(versionInfo(QStringLiteral("xcb"), QStringLiteral("fusion")));
    for (const char *part :
        {"Presence Bridge: 9.8.7\n", "Qt: 6.", "SQLite: 3.", "TLS: OpenSSL", "xcb", "fusion"})
        QVERIFY2(text.contains(QString::fromLatin1(part)), part);
    QVERIFY(!toText(versionInfo({}, {})).contains(QStringLiteral("Style")));
}

QTEST_GUILESS_MAIN(TestSupport)
#include "tst_support.moc"
