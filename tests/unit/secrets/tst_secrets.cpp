// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainfailure.h"
#include "secrets/memorysecretstore.h"
#include "secrets/secretsources.h"
#include "support/awaitjob.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::secrets;
using core::ErrorKind;
using core::Secret;
using test::await;

namespace {

void put(const QTemporaryDir &folder, const char *name, const QByteArray &bytes)
{
    QFile file(folder.filePath(QString::fromLatin1(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// JSON written with single quotes, to be readable here.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray valueOf(const GivenSecrets &given, SecretKind kind)
{
    const auto found = given.secrets.find(kind);
    return found == given.secrets.end() ? QByteArray("(none)") : found->second.reveal();
}

} // namespace

class SecretsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keys_name_profile_and_kind()
    {
        QCOMPARE(keyText({QStringLiteral("contoso"), SecretKind::RefreshToken}),
            QStringLiteral("presence-bridge/contoso/refreshToken"));
        QCOMPARE(keychainService(), QStringLiteral("Presence Bridge"));
        QSet<QString> names;
        for (const SecretKind kind : allSecretKinds)
            names << kindName(kind);
        QCOMPARE(names.size(), 6);
    }

    void memory_keeps_replaces_and_forgets()
    {
        MemorySecretStore store;
        const SecretId id{QStringLiteral("p"), SecretKind::ClientSecret};
        QVERIFY(!store.survivesRestart());
        QCOMPARE(await(store.read(id, this)).error().kind, ErrorKind::NotFound);
        QVERIFY(await(store.write(id, Secret(QByteArray("one")), this)));
        QVERIFY(await(store.write(id, Secret(QByteArray("two")), this)));
        QCOMPARE(await(store.read(id, this))->reveal(), QByteArray("two"));
        QCOMPARE(await(store.read({QStringLiteral("q"), SecretKind::ClientSecret}, this)).error().kind,
            ErrorKind::NotFound);
        QVERIFY(await(store.remove(id, this)));
        QVERIFY(await(store.remove(id, this)));
        QCOMPARE(await(store.read(id, this)).error().kind, ErrorKind::NotFound);
    }

    void a_whole_object_is_read_into_the_store()
    {
        const auto given =
            parseSecretsObject(json("{'clientSecret':'c~+%&=','readClientSecret':'r','refreshToken':'0.R','"
                                    "starfacePassword':'Gr\\u00fc\\u00df','proxyPassword':'p'}"));
        QVERIFY(given);
        QCOMPARE(given->secrets.size(), std::size_t{5});
        MemorySecretStore store;
        given->fill(store, QStringLiteral("p"));
        QCOMPARE(await(store.read({QStringLiteral("p"), SecretKind::ClientSecret}, this))->reveal(),
            QByteArray("c~+%&="));
        QCOMPARE(await(store.read({QStringLiteral("p"), SecretKind::StarfacePassword}, this))->reveal(),
            QByteArray("Gr\xC3\xBC\xC3\x9F"));
    }

    void harmless_variants_are_taken_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("count");
        QTest::addRow("an empty object gives nothing") << QByteArray("{}") << 0;
        QTest::addRow("an empty string counts as not given")
            << json("{'clientSecret':'x','readClientSecret':''}") << 1;
        QTest::addRow("blanks and a line break around") << QByteArray("  {\"clientSecret\" : \"x\"}\n") << 1;
        QTest::addRow("a byte order mark before") << QByteArray("\xEF\xBB\xBF{\"clientSecret\":\"x\"}") << 1;
    }
    void harmless_variants_are_taken()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, count);
        const auto given = parseSecretsObject(text);
        QVERIFY2(given, qPrintable(given ? QString() : given.error().detail));
        QCOMPARE(int(given->secrets.size()), count);
    }

    void wrong_input_is_refused_by_name_and_never_echoed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &text, const char *says) {
            QTest::addRow("%s", name) << text << QString::fromLatin1(says);
        };
        row("an unknown member is named", json("{'clientSecrets':'s3cretV4lue'}"), "\"clientSecrets\"");
        row("a value in the place of a name is not shown", json("{'s3cretV4lue':'clientSecret'}"),
            "name not shown");
        row("a number", json("{'clientSecret':12345,'refreshToken':'s3cretV4lue'}"),
            "\"clientSecret\" of the secrets is a number");
        row("a list", json("{'starfacePassword':['s3cretV4lue']}"), "an array");
        row("an object", json("{'refreshToken':{'v':'s3cretV4lue'}}"), "an object");
        row("null", json("{'refreshToken':null}"), "null");
        row("not an object but a list", json("['s3cretV4lue']"), "not one JSON object");
        row("not JSON at all", "s3cretV4lue", "not JSON");
        row("cut off", json("{'clientSecret':'s3cretV4lue"), "not JSON");
        row("two objects", json("{'clientSecret':'s3cretV4lue'}{'clientSecret':'s3cretV4lue'}"), "not JSON");
        row("nothing", "", "not JSON");
        row("too long", json("{'clientSecret':'s3cretV4lue") + QByteArray(70000, 'x') + "\"}",
            "longer than 65536");
    }
    void wrong_input_is_refused_by_name_and_never_echoed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto given = parseSecretsObject(text);
        QVERIFY(!given);
        QCOMPARE(given.error().kind, ErrorKind::InvalidInput);
        QVERIFY2(given.error().detail.contains(says), qPrintable(given.error().detail));
        QVERIFY(!toLogLine(given.error()).contains(QStringLiteral("s3cretV4lue")));
    }

    void input_is_read_to_its_end_but_not_beyond_the_limit()
    {
        QByteArray bytes = json("{'clientSecret':'from a pipe'}");
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        QCOMPARE(valueOf(*readSecretsObject(buffer), SecretKind::ClientSecret), QByteArray("from a pipe"));

        QByteArray endless(10000000, ' ');
        QBuffer large(&endless);
        QVERIFY(large.open(QIODevice::ReadOnly));
        QVERIFY(!readSecretsObject(large));
        QCOMPARE(large.pos(), largestSecretsInput + 1);
    }

    void a_credentials_folder_is_read()
    {
        QTemporaryDir folder;
        put(folder, "presence-bridge.clientSecret", "with prefix\n");
        put(folder, "clientSecret", "not this one");
        put(folder, "refreshToken", "0.R\r\n");
        put(folder, "starfacePassword", " two breaks \n\n");
        put(folder, "readClientSecret", "");
        put(folder, "other.service", "ignored");
        const auto given = readCredentialsFolder(folder.path());
        QVERIFY(given);
        QCOMPARE(valueOf(*given, SecretKind::ClientSecret), QByteArray("with prefix"));
        QCOMPARE(valueOf(*given, SecretKind::RefreshToken), QByteArray("0.R"));
        QCOMPARE(valueOf(*given, SecretKind::StarfacePassword), QByteArray(" two breaks "));
        QCOMPARE(given->secrets.size(), std::size_t{3});
    }

    void a_secret_is_what_people_meant_data()
    {
        QTest::addColumn<SecretKind>("kind");
        QTest::addColumn<QString>("brought");
        QTest::addColumn<QByteArray>("meant"); // empty: refused
        const auto row = [](const char *name, SecretKind kind, const QString &brought,
                             const QByteArray &meant) {
            QTest::addRow("%s", name) << kind << brought << meant;
        };
        const auto entra = SecretKind::ClientSecret;
        const auto password = SecretKind::StarfacePassword;
        const QChar mark(0xFEFF);
        row("as it is", entra, QStringLiteral("cS~v4lue+%&="), "cS~v4lue+%&=");
        row("a line feed", entra, QStringLiteral("cS~v\n"), "cS~v");
        row("line ends of Windows", entra, QStringLiteral("cS~v\r\n\r\n"), "cS~v");
        row("blanks and tabs", entra, QStringLiteral("\t cS~v \n"), "cS~v");
        row("a non-breaking blank", entra, QChar(0x00A0) + QStringLiteral("cS~v"), "cS~v");
        row("a byte order mark", entra, mark + QStringLiteral("cS~v"), "cS~v");
        row("all of it", entra, mark + QStringLiteral(" \n cS~v\n ") + mark, "cS~v");
        row("a refresh token in a line of its own", SecretKind::RefreshToken, QStringLiteral("\n0.R\n"),
            "0.R");
        row("a line separator", entra, QStringLiteral("cS~v") + QChar(QChar::LineSeparator), "cS~v");
        row("a password in a file", password, mark + QStringLiteral("pw\r\n"), "pw");
        row("a password that ends in a blank", password, QStringLiteral(" p w \n"), " p w ");
        row("a bell within", entra, QStringLiteral("cS\a~v"), {});
        row("a line end within", entra, QStringLiteral("cS\n~v"), {});
        row("a tab within a password", password, QStringLiteral("p\tw"), {});
        row("NUL at the end", password, QStringLiteral("pw") + QChar(0), {});
        row("an escape", SecretKind::ProxyPassword, QStringLiteral("\x1b[0m"), {});
    }
    void a_secret_is_what_people_meant()
    {
        QFETCH(SecretKind, kind);
        QFETCH(QString, brought);
        QFETCH(QByteArray, meant);
        const auto object = parseSecretsObject(
            QJsonDocument(QJsonObject{{kindName(kind), brought}}).toJson(QJsonDocument::Compact));
        QTemporaryDir folder;
        put(folder, kindName(kind).toLatin1().constData(), brought.toUtf8());
        const auto files = readCredentialsFolder(folder.path());
        for (const auto &given : {object, files}) {
            if (!meant.isEmpty()) {
                QVERIFY2(given, qPrintable(given ? QString() : given.error().detail));
                QCOMPARE(valueOf(*given, kind), meant);
                continue;
            }
            QVERIFY(!given);
            QCOMPARE(given.error().kind, ErrorKind::InvalidInput);
            QCOMPARE(given.error().code, QStringLiteral("control-character"));
            QVERIFY2(given.error().detail.contains(kindName(kind)), qPrintable(given.error().detail));
        }
    }

    void utf16_of_a_windows_shell_is_understood()
    {
        const QByteArray wide = QByteArray::fromRawData("\xFF\xFE"
                                                        "c\0S\0~\0\n\0",
            10);
        QTemporaryDir folder;
        put(folder, "clientSecret", wide);
        const auto given = readCredentialsFolder(folder.path());
        QVERIFY2(given, qPrintable(given ? QString() : given.error().detail));
        QCOMPARE(valueOf(*given, SecretKind::ClientSecret), QByteArray("cS~"));
    }

    void a_credentials_folder_that_is_no_use_says_why_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addRow("too long") << QByteArray(70000, 'x') << ErrorKind::InvalidInput;
        QTest::addRow("not UTF-8") << QByteArray("\xff\xfe secret") << ErrorKind::InvalidInput;
        QTest::addRow("nothing but a line break") << QByteArray("\n") << ErrorKind::NotFound;
    }
    void a_credentials_folder_that_is_no_use_says_why()
    {
        QFETCH(QByteArray, content);
        QFETCH(ErrorKind, kind);
        QTemporaryDir folder;
        put(folder, "clientSecret", content);
        const auto given = readCredentialsFolder(folder.path());
        QVERIFY(!given);
        QCOMPARE(given.error().kind, kind);
        QVERIFY2(
            given.error().detail.contains(QStringLiteral("clientSecret")), qPrintable(given.error().detail));
    }

    void a_missing_credentials_folder_is_named()
    {
        const auto given = readCredentialsFolder(QStringLiteral("/nonexistent/credentials"));
        QCOMPARE(given.error().kind, ErrorKind::NotFound);
        QVERIFY(given.error().detail.contains(QStringLiteral("/nonexistent/credentials")));
        QCOMPARE(readCredentialsFolder({}).error().kind, ErrorKind::NotFound);
    }

    void a_file_that_cannot_be_opened_is_a_storage_error()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("clientSecret"))); // works for root as well
        QCOMPARE(readCredentialsFolder(folder.path()).error().kind, ErrorKind::Storage);
    }

    void keychain_failures_are_told_apart_data();
    void keychain_failures_are_told_apart();
};

Q_DECLARE_METATYPE(pb::secrets::KeychainState)

void SecretsTest::keychain_failures_are_told_apart_data()
{
    QTest::addColumn<KeychainAnswer>("answer");
    QTest::addColumn<KeychainState>("state");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    const KeychainState fine{QStringLiteral("B")};
    const auto row = [](const char *name, KeychainAnswer answer, const KeychainState &state, const char *code,
                         ErrorKind kind = ErrorKind::KeychainUnavailable) {
        QTest::addRow("%s", name) << answer << state << kind << QString::fromLatin1(code);
    };
    KeychainState noBus = fine;
    noBus.busReachable = false;
    KeychainState noService = fine;
    noService.serviceThere = false;
    KeychainState noRing = fine;
    noRing.ringThere = false;
    KeychainState ringLocked = fine;
    ringLocked.ringLocked = true;
    KeychainState entryLocked = fine;
    entryLocked.entryLocked = true;
    row("a missing entry", KeychainAnswer::NotFound, fine, "no-entry", ErrorKind::NotFound);
    row("a missing entry, no keyring yet", KeychainAnswer::NotFound, noRing, "no-entry", ErrorKind::NotFound);
    row("a missing entry, another keyring locked", KeychainAnswer::NotFound, ringLocked, "no-entry",
        ErrorKind::NotFound);
    row("missing only because it is locked", KeychainAnswer::NotFound, entryLocked, "locked");
    row("no bus", KeychainAnswer::Other, noBus, "no-service");
    row("no provider", KeychainAnswer::Other, noService, "no-service");
    row("the library has no backend", KeychainAnswer::NoBackend, fine, "no-service");
    row("writing without a keyring", KeychainAnswer::Other, noRing, "no-keyring");
    row("writing to a locked keyring", KeychainAnswer::Denied, ringLocked, "locked");
    row("removing from a locked keyring", KeychainAnswer::CannotRemove, entryLocked, "locked");
    row("the prompt was dismissed", KeychainAnswer::DeniedByUser, ringLocked, "denied");
    row("denied by the service", KeychainAnswer::Denied, fine, "denied");
    row("anything else", KeychainAnswer::Other, fine, "failed");
}

void SecretsTest::keychain_failures_are_told_apart()
{
    QFETCH(KeychainAnswer, answer);
    QFETCH(KeychainState, state);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, code);
    const core::Error error = keychainFailure(answer, QStringLiteral("text"), state);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.code, code);
    QVERIFY2(error.detail.contains(u'B'), qPrintable(error.detail));
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
