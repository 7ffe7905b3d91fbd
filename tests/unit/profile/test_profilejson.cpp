// SPDX-License-Identifier: GPL-3.0-or-later
#include "exampleprofile.h"
#include "profile/profilejson.h"

#include <QJsonArray>
#include <QTest>

using namespace pb::profile;
using pb::test::exampleProfile;
using pb::test::withMember;

namespace {

QJsonObject example()
{
    return QJsonDocument::fromJson(exampleProfile(0)).object();
}

QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

QString refusal(const QByteArray &json)
{
    const auto read = fromJson(json);
    return read ? QStringLiteral("accepted") : toText(read.error());
}

/// The full example without what only fits a proxy of kind "manual" and the China rows.
QJsonObject changed(const QString &path, const QJsonValue &value)
{
    return withMember(example(), path.split(QLatin1Char('.')), value);
}

/// "a.b" for every member of the object that is not an object itself.
QStringList leaves(const QJsonObject &object, const QString &prefix = {})
{
    QStringList all;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().isObject())
            all << leaves(it.value().toObject(), prefix + it.key() + QLatin1Char('.'));
        else
            all << prefix + it.key();
    }
    return all;
}

} // namespace

class TestProfileJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFullExampleIsRead();
    void theShortestExampleLeavesEveryDefault();
    void everyMemberIsInTheDocumentation();
    void whatIsWrittenIsReadAgain();
    void accepted_data();
    void accepted();
    void refused_data();
    void refused();
    void secretsAreRefused_data();
    void secretsAreRefused();
    void whatMayBeASecretIsNotRepeated_data();
    void whatMayBeASecretIsNotRepeated();
    void allProblemsAreToldAtOnce();
    void aNewerVersionIsToldAlone();
    void whatIsNotJsonIsLocated();
    void endpointsFollowTheCloud_data();
    void endpointsFollowTheCloud();
    void aProfileMadeInTheProgramIsValidatedLikeAFile();
    void problemsBecomeOneError();
};

void TestProfileJson::theFullExampleIsRead()
{
    const auto read = fromJson(exampleProfile(0));
    QVERIFY2(read.has_value(), qPrintable(refusal(exampleProfile(0))));
    QCOMPARE(read->id, QStringLiteral("example"));
    QCOMPARE(read->name, QStringLiteral("Example Ltd."));
    QCOMPARE(read->clientId, QStringLiteral("0c6e4f1a-58b3-4d27-8e90-a2b7c5d8e9f0"));
    QCOMPARE(read->readClientId, QStringLiteral("5b1d7c3e-9f42-4e68-b0a5-3c8d6e7f1a29"));
    QCOMPARE(read->starface.url, QUrl(QStringLiteral("https://pbx.example.com")));
    QCOMPARE(read->starface.pinnedCertificate.size(), 32);
    QCOMPARE(read->starface.pinnedCertificate.left(3).toHex(), QByteArray("3a7f0c"));
    QCOMPARE(read->rules.id, std::string("meetings-too"));
    QCOMPARE(read->rules.target(pb::presence::TeamsStatus::InMeeting), pb::presence::DndTarget::On);
    QCOMPARE(read->proxy.kind, Proxy::Kind::Manual);
    QCOMPARE(read->proxy.port, 8080);
    QCOMPARE(read->proxy.except,
        (QStringList{
            QStringLiteral(".example.com"), QStringLiteral("<local>"), QStringLiteral("<private>")}));
    const QList<Exclusion> excluded{{QStringLiteral("1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e5f"), 1017,
                                        QStringLiteral("reception@example.com")},
        {{}, 0, QStringLiteral("lift@example.com")}};
    QCOMPARE(read->excluded, excluded);
    const QList<UserPair> pairs{{QStringLiteral("9f8e7d6c-5b4a-4938-a726-154c3b2a1908"), 1042}};
    QCOMPARE(read->pairs, pairs);
    QCOMPARE(read->extraCaFile, QStringLiteral("/etc/ssl/certs/example-root.pem"));
}

void TestProfileJson::theShortestExampleLeavesEveryDefault()
{
    const auto read = fromJson(exampleProfile(1));
    QVERIFY2(read.has_value(), qPrintable(refusal(exampleProfile(1))));
    Profile expected;
    expected.id = expected.name = QStringLiteral("example");
    expected.tenantId = QStringLiteral("example.onmicrosoft.com");
    expected.clientId = expected.readClientId = QStringLiteral("0c6e4f1a-58b3-4d27-8e90-a2b7c5d8e9f0");
    expected.starface = {QUrl(QStringLiteral("https://pbx.example.com")), QStringLiteral("0001"), {}};
    QVERIFY(*read == expected);

    // The documented defaults.
    QCOMPARE(read->times.period, std::chrono::seconds(10));
    QCOMPARE(read->times.settle, std::chrono::seconds(60));
    QCOMPARE(read->times.session, std::chrono::minutes(15));
    QCOMPARE(read->times.noInformation, std::chrono::minutes(15));
    QCOMPARE(read->times.directory, std::chrono::minutes(5));
    QVERIFY(read->availableAfterCall);
    QVERIFY(!read->clearsAnyDnd);
    QVERIFY(!read->observeOnly);
    QCOMPARE(read->brake.share, 0.5);
    QCOMPARE(read->brake.minimum, 20);
    QCOMPARE(read->dndReads.everyPollUpTo, 50);
    QCOMPARE(read->dndReads.perPoll, 100);
    QCOMPARE(read->requestBudget.requests, 1500);
    QCOMPARE(read->requestBudget.window, std::chrono::seconds(30));
    QCOMPARE(read->history.days, 7);
    QCOMPARE(read->history.megabytes, 500);
    QVERIFY(read->rules == pb::presence::callsOnly());
}

void TestProfileJson::everyMemberIsInTheDocumentation()
{
    const auto read = fromJson(exampleProfile(0));
    QVERIFY(read.has_value());
    const QString table =
        QString::fromUtf8(pb::test::profileReadme()).section(QStringLiteral("## Members"), 1);
    const QStringList members = leaves(QJsonDocument::fromJson(toJson(*read)).object());
    QVERIFY(members.size() > 30);
    for (const QString &member : members) {
        if (!member.startsWith(QLatin1String("rules.")))
            QVERIFY2(table.contains(QLatin1Char('`') + member + QLatin1Char('`')), qPrintable(member));
    }
    // The other way round: the full example shows every member that is written.
    QCOMPARE(leaves(example()), members);
}

void TestProfileJson::whatIsWrittenIsReadAgain()
{
    for (int i : {0, 1}) {
        const auto read = fromJson(exampleProfile(i));
        QVERIFY(read.has_value());
        const auto again = fromJson(toJson(*read));
        QVERIFY2(again.has_value(), qPrintable(refusal(toJson(*read))));
        QVERIFY(*again == *read);
    }
}

void TestProfileJson::accepted_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const char *path, const QJsonValue &value) {
        QTest::addRow("%s", name) << QString::fromLatin1(path) << value;
    };
    row("the shortest period", "times.periodSeconds", 1);
    row("the longest period", "times.periodSeconds", 60);
    row("the longest session", "times.sessionMinutes", 240);
    row("a number written as 10.0", "times.periodSeconds", 10.0);
    row("a tenant by its domain name", "tenantId", QStringLiteral("contoso.onmicrosoft.com"));
    row("a tenant id in capitals", "tenantId", QStringLiteral("7D9B2F5E-31C4-4A86-9C57-1F0E8D2B6A43"));
    row("a fingerprint without colons", "starface.pinnedCertificate", QString(64, QLatin1Char('a')));
    row("a PBX on a port of its own", "starface.url", QStringLiteral("https://pbx.example.com:8443"));
    row("a PBX with a slash at the end", "starface.url", QStringLiteral("https://pbx.example.com/"));
    row("a PBX by its IPv6 address", "starface.url", QStringLiteral("https://[2001:db8::1]"));
    row("a login with a domain", "starface.login", QStringLiteral("FIRMA\\müller"));
    row("no proxy", "proxy", QJsonObject{{QStringLiteral("kind"), QStringLiteral("none")}});
    row("the whole of the users as the brake's share", "brake.share", 1);
    row("no floor under the brake", "brake.minimum", 0);
    row("nobody excluded", "excluded", QJsonArray{});
    row("an address in the old manner", "excluded", QJsonArray{QStringLiteral(" Lift@Example.com ")});
    row("somebody excluded who has no Teams", "excluded",
        QJsonArray{QJsonObject{{QStringLiteral("starfaceId"), 7}}});
    row("no pairs", "pairs", QJsonArray{});
    row("the second built-in rule set", "rules", QStringLiteral("every-busy"));
    row("DoD", "cloud", QStringLiteral("usgov-l5"));
    row("users listed with the application's permission", "directoryAccess", QStringLiteral("application"));
    row("a leap day on which a secret expires", "clientSecretExpires", QStringLiteral("2028-02-29"));
    row("no history", "history.days", 0);
    row("the longest history", "history.days", 90);
    row("a history with a size only", "history", QJsonObject{{QStringLiteral("megabytes"), 1}});
    row("a callback with a port only", "callback", QJsonObject{{QStringLiteral("port"), 8400}});
    row("a callback on any free port", "callback.port", 0);
    row("a callback without a path", "callback.url", QStringLiteral("https://bridge.example.com"));
}

void TestProfileJson::accepted()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    const QByteArray json = bytes(changed(path, value));
    const auto read = fromJson(json);
    QVERIFY2(read.has_value(), qPrintable(refusal(json)));
    const auto again = fromJson(toJson(*read));
    QVERIFY(again.has_value());
    QVERIFY(*again == *read);
    if (path == QLatin1String("tenantId"))
        QCOMPARE(read->tenantId, value.toString().toLower());
    if (path == QLatin1String("starface.url"))
        QVERIFY(!read->starface.url.toString().endsWith(QLatin1Char('/')));
}

void TestProfileJson::refused_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *path, const QJsonValue &value, const char *sentence) {
        QTest::addRow("%s", name) << QString::fromLatin1(path) << value << QString::fromUtf8(sentence);
    };
    const QJsonValue none(QJsonValue::Undefined);
    const auto text = [](const char *s) { return QJsonValue(QString::fromUtf8(s)); };
    row("a period of nothing", "times.periodSeconds", 0,
        "times.periodSeconds: expected a whole number from 1 to 60, found 0");
    row("a period of a minute and one second", "times.periodSeconds", 61,
        "times.periodSeconds: expected a whole number from 1 to 60, found 61");
    row("half a second", "times.periodSeconds", 0.5,
        "times.periodSeconds: expected a whole number from 1 to 60, found 0.5");
    row("a number as a text", "times.settleSeconds", text("60"),
        "times.settleSeconds: expected a whole number from 1 to 600, found \"60\"");
    row("a number beyond every integer", "brake.minimum", 1e300,
        "brake.minimum: expected a whole number from 0 to 1000000, found 1e+300");
    row("a session shorter than Graph takes", "times.sessionMinutes", 4,
        "times.sessionMinutes: expected a whole number from 5 to 240, found 4");
    row("a history of a quarter and a day", "history.days", 91,
        "history.days: expected a whole number from 0 to 90, found 91");
    row("a history without room", "history.megabytes", 0,
        "history.megabytes: expected a whole number from 1 to 100000, found 0");
    row("yes instead of true", "observeOnly", text("yes"),
        "observeOnly: expected true or false, found \"yes\"");
    row("null", "clearsAnyDnd", QJsonValue(QJsonValue::Null),
        "clearsAnyDnd: expected true or false, found null");
    row("a brake at nobody", "brake.share", 0, "brake.share: expected a number above 0 and up to 1, found 0");
    row("a share in percent", "brake.share", 50,
        "brake.share: expected a number above 0 and up to 1, found 50");
    row("a group that is a list", "times", QJsonArray{1}, "times: expected an object, found a list of 1");
    row("no version", "version", none, "version: is missing; expected 1");
    row("version as a text", "version", text("1"), "version: expected 1, found \"1\"");
    row("version 0", "version", 0, "version: expected 1, found 0");
    row("no tenant", "tenantId", none,
        "tenantId: is missing; expected the directory (tenant) id, a GUID, or a domain name of the tenant "
        "such as "
        "example.onmicrosoft.com");
    row("the tenant \"common\"", "tenantId", text("common"),
        "tenantId: expected the directory (tenant) id, a GUID, or a domain name of the tenant such as "
        "example.onmicrosoft.com, found a text of 6 characters");
    row("no PBX", "starface", none, "starface: is missing; expected an object with the PBX's url and login");
    row("a PBX without a scheme", "starface.url", text("pbx.example.com"),
        "starface.url: expected an address such as https://host.example.com, found \"pbx.example.com\"; it "
        "begins "
        "with https:// and a host name");
    row("http to another computer", "starface.url", text("http://pbx.example.com"),
        "starface.url: expected an address such as https://host.example.com, found "
        "\"http://pbx.example.com\"; http "
        "is allowed for this computer only (127.0.0.1, ::1, localhost)");
    row("http to a name that only begins like this computer", "starface.url",
        text("http://127.0.0.1.example.com"),
        "starface.url: expected an address such as https://host.example.com, found "
        "\"http://127.0.0.1.example.com\"; http is allowed for this computer only (127.0.0.1, ::1, "
        "localhost)");
    row("another scheme", "starface.url", text("ftp://pbx.example.com"),
        "starface.url: expected an address such as https://host.example.com, found "
        "\"ftp://pbx.example.com\"; it "
        "begins with https:// and a host name");
    row("an address with a path", "starface.url", text("https://pbx.example.com/rest"),
        "starface.url: expected an address such as https://host.example.com, found "
        "\"https://pbx.example.com/rest\"; without a path, which the program adds itself");
    row("a login with a colon", "starface.login", text("0001:x"),
        "starface.login: expected the login of the PBX account, without a colon, found a text of 6 "
        "characters");
    row("a fingerprint that is too short", "starface.pinnedCertificate", text("3A:7F"),
        "starface.pinnedCertificate: expected the certificate's SHA-256 fingerprint: 64 hexadecimal digits, "
        "with or "
        "without colons, found \"3A:7F\"");
    row("China", "cloud", text("china"),
        "cloud: expected \"global\", \"usgov-l4\" or \"usgov-l5\", found \"china\"; in the China cloud "
        "(21Vianet) "
        "Microsoft Graph has no presence API, so there is nothing that could be synchronised");
    row("a cloud mistyped", "cloud", text("usgov-4"),
        "cloud: expected \"global\", \"usgov-l4\" or \"usgov-l5\", found \"usgov-4\"; did you mean "
        "\"usgov-l4\"?");
    row("a cloud and endpoints", "endpoints",
        QJsonObject{{QStringLiteral("signIn"), QStringLiteral("https://a.example")},
            {QStringLiteral("graph"), QStringLiteral("https://b.example")}},
        "endpoints: give either cloud or endpoints, not both");
    row("a rule set that there is not", "rules", text("call-only"),
        "rules: expected \"calls-only\" or \"every-busy\", or an object with a rule set of your own, found "
        "\"call-only\"; did you mean \"calls-only\"?");
    row("an address mistyped in the list", "excluded",
        QJsonArray{QStringLiteral("a@b.example"), QStringLiteral("lift")},
        "excluded[1]: expected an e-mail address, found \"lift\"");
    row("one address instead of a list", "excluded", text("lift@example.com"),
        "excluded: expected a list of e-mail addresses, found \"lift@example.com\"");
    row("a member mistyped", "starface.adress", text("x"), "starface.adress: there is no such member");
    const QString id = QStringLiteral("1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e5f");
    row("somebody without an id", "excluded",
        QJsonArray{QJsonObject{{QStringLiteral("email"), QStringLiteral("a@b.example")}}},
        "excluded[0].teamsId: is missing; expected the id of the user, here or in \"starfaceId\"");
    row("an id that is an address", "excluded",
        QJsonArray{QJsonObject{{QStringLiteral("teamsId"), QStringLiteral("a")}}},
        "excluded[0].teamsId: expected the object id of a user in Entra ID, such as "
        "7d9b2f5e-31c4-4a86-9c57-1f0e8d2b6a43, found \"a\"");
    row("a phone without a number", "excluded",
        QJsonArray{QJsonObject{{QStringLiteral("starfaceId"), QStringLiteral("7")}}},
        "excluded[0].starfaceId: expected a whole number from 1 to 2147483647, found \"7\"");
    row("a pair that is no list", "pairs", QJsonObject{},
        "pairs: expected a list of pairs of users, found an object");
    row("half a pair", "pairs", QJsonArray{QJsonObject{{QStringLiteral("teamsId"), id}}},
        "pairs[0].starfaceId: is missing; expected a whole number from 1 to 2147483647");
    row("one user in two pairs", "pairs",
        QJsonArray{QJsonObject{{QStringLiteral("teamsId"), id}, {QStringLiteral("starfaceId"), 1}},
            QJsonObject{{QStringLiteral("teamsId"), id.toUpper()}, {QStringLiteral("starfaceId"), 2}}},
        "pairs[1]: one of the two users stands in another pair already");
    row("a pair with a name", "pairs",
        QJsonArray{QJsonObject{{QStringLiteral("teamsId"), id}, {QStringLiteral("starfaceId"), 1},
            {QStringLiteral("name"), QStringLiteral("Anna")}}},
        "pairs[0].name: there is no such member");
    row("a member mistyped, the right one missing", "times", QJsonObject{{QStringLiteral("periodSecond"), 5}},
        "times.periodSecond: there is no such member; did you mean \"periodSeconds\"?");
    row("a member that is like nothing", "colour", text("red"), "colour: there is no such member");
    row("a proxy without a kind", "proxy", QJsonObject{},
        "proxy.kind: is missing; expected \"system\", \"none\" or \"manual\"");
    row("an exception of the proxy that is an address of a page", "proxy.except",
        QJsonArray{QStringLiteral("https://pbx.example.com")},
        "proxy.except: expected a list of names, addresses, networks such as 10.0.0.0/8, <local> and "
        "<private>, found \"https://pbx.example.com\"");
    row("exceptions that are no list", "proxy.except", text("pbx.example.com"),
        "proxy.except: expected a list of names, addresses, networks such as 10.0.0.0/8, <local> and "
        "<private>, found \"pbx.example.com\"");
    row("a manual proxy without a port", "proxy.port", none,
        "proxy.port: is missing; expected a whole number from 1 to 65535");
    row("a relative path of authorities", "extraCaFile", text("root.pem"),
        "extraCaFile: expected the absolute path of a file or folder of certificates, found \"root.pem\"");
    row("a day that there is not", "clientSecretExpires", text("2027-02-29"),
        "clientSecretExpires: expected a day such as 2026-05-31, found a text of 10 characters");
    row("a callback over http", "callback.url", text("http://bridge.example.com/callback"),
        "callback.url: expected an address such as https://bridge.example.com/callback, found "
        "\"http://bridge.example.com/callback\"; it begins with https:// and a host name");
    row("a callback beyond the last port", "callback.port", 65536,
        "callback.port: expected a whole number from 0 to 65535, found 65536");
    const QByteArray anId =
        "id: expected up to 64 letters, digits, dots, hyphens and underscores, without a dot "
        "at the end, and no device of Windows such as con";
    const auto ofId = [&row, &text, &anId](const QByteArray &name, const QByteArray &found) {
        const QByteArray sentence = anId + ", found \"" + found + '"';
        row(name.constData(), "id", text(found.constData()), sentence.constData());
    };
    ofId("an id that is no file name", "../x");
    for (const char *device : {"con", "NUL", "nul.json", "COM1", "lpt9.x", "a.", "aux"})
        ofId(QByteArray("no file of Windows: ") + device, device);
    row("a name of two lines", "name", text("a\nb"),
        "name: expected a name of one line, up to 255 characters, found \"a?b\"");
}

void TestProfileJson::refused()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, sentence);
    QCOMPARE(refusal(bytes(changed(path, value))), sentence);
}

void TestProfileJson::secretsAreRefused_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path :
        {"clientSecret", "readClientSecret", "refreshToken", "starfacePassword", "password",
            "starface.password", "starface.Passwort", "proxy.password", "api_key", "access-token"})
        QTest::addRow("%s", path) << QString::fromLatin1(path);
}

void TestProfileJson::secretsAreRefused()
{
    QFETCH(QString, path);
    const QString text = refusal(bytes(changed(path, QStringLiteral("hush-hush"))));
    QVERIFY2(text.startsWith(path + QStringLiteral(": secrets are not kept in the profile; use ")),
        qPrintable(text));
    QVERIFY(!text.contains(QLatin1String("hush-hush")));
}

void TestProfileJson::whatMayBeASecretIsNotRepeated_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("value");
    QTest::addRow("a client secret pasted where the client id belongs")
        << QStringLiteral("clientId") << QStringLiteral("hush8Q~hush");
    QTest::addRow("a client secret pasted where the tenant belongs")
        << QStringLiteral("tenantId") << QStringLiteral("hush8Q~hush");
    QTest::addRow("a password in an address")
        << QStringLiteral("starface.url") << QStringLiteral("https://admin:hush@pbx.example.com");
    QTest::addRow("a password in an address without a scheme")
        << QStringLiteral("starface.url") << QStringLiteral("admin:hush@pbx.example.com");
    QTest::addRow("login and password in one")
        << QStringLiteral("starface.login") << QStringLiteral("0001:hush");
    QTest::addRow("an address with a password where a name belongs")
        << QStringLiteral("id") << QStringLiteral("https://admin:hush@pbx.example.com");
    QTest::addRow("a token in a query")
        << QStringLiteral("starface.url") << QStringLiteral("https://pbx.example.com/?auth=hush");
    QTest::addRow("a client secret pasted where its day belongs")
        << QStringLiteral("clientSecretExpires") << QStringLiteral("hush8Q~hush");
    QTest::addRow("a code in the callback")
        << QStringLiteral("callback.url") << QStringLiteral("https://bridge.example.com/?code=hush");
    QTest::addRow("a token in a fragment")
        << QStringLiteral("starface.url") << QStringLiteral("https://pbx.example.com/#hush");
}

void TestProfileJson::whatMayBeASecretIsNotRepeated()
{
    QFETCH(QString, path);
    QFETCH(QString, value);
    const QString text = refusal(bytes(changed(path, value)));
    QVERIFY2(text.startsWith(path + QStringLiteral(": expected ")), qPrintable(text));
    QVERIFY2(!text.contains(QLatin1String("hush")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("a text of %1 characters").arg(value.size())), qPrintable(text));
}

void TestProfileJson::allProblemsAreToldAtOnce()
{
    QJsonObject wrong = changed(QStringLiteral("times.periodSeconds"), 0);
    wrong = withMember(wrong, {QStringLiteral("starface"), QStringLiteral("url")}, 5);
    wrong = withMember(wrong, {QStringLiteral("tenantId")}, QJsonValue::Undefined);
    wrong = withMember(wrong, {QStringLiteral("extra")}, true);
    const auto read = fromJson(bytes(wrong));
    QVERIFY(!read.has_value());
    QStringList paths;
    for (const Problem &problem : read.error())
        paths << problem.path;
    paths.sort();
    QCOMPARE(paths,
        (QStringList{QStringLiteral("extra"), QStringLiteral("starface.url"), QStringLiteral("tenantId"),
            QStringLiteral("times.periodSeconds")}));
}

void TestProfileJson::aNewerVersionIsToldAlone()
{
    QJsonObject newer = changed(QStringLiteral("version"), 2);
    newer.insert(QStringLiteral("somethingNew"), 1);
    const auto read = fromJson(bytes(newer));
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().size(), 1);
    QCOMPARE(read.error().first().kind, Problem::Kind::Newer);
    QCOMPARE(toText(read.error()),
        QStringLiteral(
            "version: this profile has version 2 and was written by a newer Presence Bridge; this one "
            "reads version 1"));
}

void TestProfileJson::whatIsNotJsonIsLocated()
{
    QCOMPARE(refusal("{\n  \"version\": 1,\n  \"id\": oops\n}").section(QLatin1Char(' '), -4),
        QStringLiteral("line 3, column 9"));
    QVERIFY(refusal("").startsWith(QStringLiteral("this is not JSON: ")));
    QCOMPARE(refusal("[1, 2]"), QStringLiteral("expected an object, found a list of 2"));
}

void TestProfileJson::endpointsFollowTheCloud_data()
{
    QTest::addColumn<QJsonObject>("members");
    QTest::addColumn<QString>("signIn");
    QTest::addColumn<QString>("graph");
    const auto cloud = [](const char *name) {
        return QJsonObject{{QStringLiteral("cloud"), QString::fromLatin1(name)}};
    };
    QTest::addRow("global") << cloud("global") << QStringLiteral("https://login.microsoftonline.com")
                            << QStringLiteral("https://graph.microsoft.com");
    QTest::addRow("L4") << cloud("usgov-l4") << QStringLiteral("https://login.microsoftonline.us")
                        << QStringLiteral("https://graph.microsoft.us");
    QTest::addRow("L5") << cloud("usgov-l5") << QStringLiteral("https://login.microsoftonline.us")
                        << QStringLiteral("https://dod-graph.microsoft.us");
    for (const char *host : {"127.0.0.1", "127.8.9.10", "[::1]", "localhost"}) {
        const QString signIn = QStringLiteral("http://%1:4711").arg(QLatin1String(host));
        const QString graph = QStringLiteral("http://%1:4712").arg(QLatin1String(host));
        const QJsonObject both{{QStringLiteral("signIn"), signIn}, {QStringLiteral("graph"), graph}};
        QTest::addRow("plain http on %s", host)
            << QJsonObject{{QStringLiteral("endpoints"), both}} << signIn << graph;
    }
}

void TestProfileJson::endpointsFollowTheCloud()
{
    QFETCH(QJsonObject, members);
    QFETCH(QString, signIn);
    QFETCH(QString, graph);
    QJsonObject json = changed(QStringLiteral("cloud"), QJsonValue::Undefined);
    for (auto it = members.begin(); it != members.end(); ++it)
        json.insert(it.key(), it.value());
    const auto read = fromJson(bytes(json));
    QVERIFY2(read.has_value(), qPrintable(refusal(bytes(json))));
    QCOMPARE(endpoints(*read).signIn.toString(), signIn);
    QCOMPARE(endpoints(*read).graph.toString(), graph);
    const auto again = fromJson(toJson(*read));
    QVERIFY(again.has_value());
    QVERIFY(*again == *read);
}

void TestProfileJson::aProfileMadeInTheProgramIsValidatedLikeAFile()
{
    Profile profile = *fromJson(exampleProfile(0));
    QVERIFY(validate(profile).isEmpty());
    profile.times.period = std::chrono::seconds(61);
    profile.cloud = Cloud::Custom;
    profile.customEndpoints.signIn = QUrl(QStringLiteral("https://login.partner.microsoftonline.cn"));
    profile.customEndpoints.graph = QUrl(QStringLiteral("https://microsoftgraph.chinacloudapi.cn"));
    profile.starface.url = QUrl(QStringLiteral("http://127.0.0.1:80"));
    const QString text = toText(validate(profile));
    QCOMPARE(text.count(QLatin1Char('\n')), 3);
    QCOMPARE(text.count(QLatin1String("no presence API")), 2);
    QVERIFY(text.contains(
        QLatin1String("starface.pinnedCertificate: there is no certificate on an http address")));
    QVERIFY(
        text.contains(QLatin1String("times.periodSeconds: expected a whole number from 1 to 60, found 61")));
    profile = *fromJson(exampleProfile(0));
    profile.proxy.kind = Proxy::Kind::None;
    QVERIFY(toText(validate(profile))
                .contains(QLatin1String("proxy.host: is for a proxy of kind \"manual\" only")));
}

void TestProfileJson::problemsBecomeOneError()
{
    const pb::core::Error error = toError(fromJson("{}").error());
    QCOMPARE(error.kind, pb::core::ErrorKind::InvalidInput);
    QCOMPARE(error.detail,
        QStringLiteral("version: missing; id: missing; tenantId: missing; clientId: missing; "
                       "starface: missing"));
}

QTEST_APPLESS_MAIN(TestProfileJson)
#include "test_profilejson.moc"
