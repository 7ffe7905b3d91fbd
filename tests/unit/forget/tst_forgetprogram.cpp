// SPDX-License-Identifier: GPL-3.0-or-later
#include "belongings.h"
#include "secrets/keychainsecretstore.h"
#include "support/awaitjob.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::test;
using secrets::SecretKind;

namespace {

const QString profileId = QStringLiteral("forgettest");

} // namespace

/// `presence-bridge --forget` itself: with a keyring, with and without a terminal.
class TestForgetProgram : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_home;
    core::SystemClock m_clock;
    secrets::KeychainSecretStore m_store{m_clock};
    QByteArray m_output;
    QByteArray m_errors;

    QString at(const char *path) const { return m_home->filePath(QString::fromLatin1(path)); }
    /// Runs the program to its end and gives its exit code; with a terminal where there is an answer.
    int run(const QStringList &arguments, const QByteArray &answer = {});
    bool isStored(const QString &profile, SecretKind kind);
    bool store(const QString &profile, SecretKind kind);
    void makeBelongings();

private Q_SLOTS:
    void init();
    void nothingIsLeft();
    void withoutATerminalItRefuses();
    void onATerminalItAsks_data();
    void onATerminalItAsks();
    void whatIsHeldIsGivenBackFirst();
    void withoutAnythingItSaysSo();
    void theOptionsAreChecked_data();
    void theOptionsAreChecked();
};

void TestForgetProgram::init()
{
    m_home = std::make_unique<QTemporaryDir>();
}

int TestForgetProgram::run(const QStringList &arguments, const QByteArray &answer)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_home->path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), at("config"));
    environment.insert(QStringLiteral("XDG_STATE_HOME"), at("state"));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), at("cache"));
    process.setProcessEnvironment(environment);
    const QString program = QStringLiteral(PB_BIN_DIR "/presence-bridge");
    const QStringList all = QStringList{QStringLiteral("--language"), QStringLiteral("en")} + arguments;
    if (answer.isEmpty()) {
        process.start(program, all);
    } else {
        // gives its child a terminal and types what it reads itself
        process.start(QStringLiteral("script"),
            {QStringLiteral("-qec"), program + u' ' + all.join(u' '), QStringLiteral("/dev/null")});
        process.write(answer);
    }
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(60'000);
    m_output = process.readAllStandardOutput();
    m_errors = process.readAllStandardError();
    return ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

bool TestForgetProgram::store(const QString &profile, SecretKind kind)
{
    QObject owner;
    return await(m_store.write({profile, kind}, core::Secret(QStringLiteral("s3cret")), &owner)).has_value();
}

bool TestForgetProgram::isStored(const QString &profile, SecretKind kind)
{
    QObject owner;
    return await(m_store.read({profile, kind}, &owner)).has_value();
}

void TestForgetProgram::makeBelongings()
{
    QVERIFY(
        writeFile(at("config/presence-bridge/profiles/default.json"), R"({"version":1,"id":"forgettest"})"));
    QVERIFY(writeFile(at("config/presence-bridge/monitor.ini"), "[monitor]\n"));
    QVERIFY(writeFile(at("config/other/file"), "kept"));
    QVERIFY(writeFile(at("state/presence-bridge/presence-bridge.log"), "log"));
    QVERIFY(writeFile(at("cache/presence-bridge/thing"), "x"));
    QVERIFY(store(profileId, SecretKind::ClientSecret));
    QVERIFY(store(profileId + QStringLiteral(".setup"), SecretKind::RefreshToken));
    QVERIFY(store(QStringLiteral("somebodyelse"), SecretKind::ClientSecret));
}

void TestForgetProgram::nothingIsLeft()
{
    makeBelongings();
    QVERIFY(writeJournal(at("state/presence-bridge/forgettest/claims.sqlite"), {}));
    QCOMPARE(run({QStringLiteral("--forget"), QStringLiteral("--yes")}), 0);
    for (const char *folder : {"config", "state", "cache"})
        QVERIFY2(!QFile::exists(at(folder) + QStringLiteral("/presence-bridge")), folder);
    QVERIFY(QFile::exists(at("config/other/file")));
    QVERIFY(!isStored(profileId, SecretKind::ClientSecret));
    QVERIFY(!isStored(profileId + QStringLiteral(".setup"), SecretKind::RefreshToken));
    QVERIFY(isStored(QStringLiteral("somebodyelse"), SecretKind::ClientSecret));
    for (const char *removed : {"config/presence-bridge", "state/presence-bridge", "cache/presence-bridge"})
        QVERIFY2(m_output.contains(QByteArray("Removed: " + at(removed).toUtf8())), m_output.constData());
    QVERIFY2(m_output.contains("forgettest"), m_output.constData());
}

void TestForgetProgram::withoutATerminalItRefuses()
{
    makeBelongings();
    QCOMPARE(run({QStringLiteral("--forget")}), 2);
    QVERIFY2(m_errors.contains("--yes"), m_errors.constData());
    QVERIFY(QFile::exists(at("config/presence-bridge/monitor.ini")));
    QVERIFY(isStored(profileId, SecretKind::ClientSecret));
}

void TestForgetProgram::onATerminalItAsks_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("removed");
    QTest::newRow("yes removes") << QByteArray("yes\n") << true;
    QTest::newRow("ja removes") << QByteArray("Ja\n") << true;
    QTest::newRow("no keeps") << QByteArray("no\n") << false;
    QTest::newRow("an empty line keeps") << QByteArray("\n") << false;
    QTest::newRow("something else keeps") << QByteArray("yess\n") << false;
}

void TestForgetProgram::onATerminalItAsks()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, removed);
    makeBelongings();
    QCOMPARE(run({QStringLiteral("--forget")}, answer), removed ? 0 : 2);
    QVERIFY2(m_output.contains(at("config/presence-bridge").toUtf8()), m_output.constData());
    QCOMPARE(!QFile::exists(at("config/presence-bridge")), removed);
    QCOMPARE(isStored(profileId, SecretKind::ClientSecret), !removed);
}

void TestForgetProgram::whatIsHeldIsGivenBackFirst()
{
    makeBelongings();
    QVERIFY(writeJournal(at("state/presence-bridge/forgettest/claims.sqlite"), {dndHeld(), dndHeld()}));
    QCOMPARE(run({QStringLiteral("--forget"), QStringLiteral("--yes")}), 2);
    QVERIFY2(m_errors.contains("2 user"), m_errors.constData());
    QVERIFY2(m_errors.contains("claims.sqlite"), m_errors.constData());
    QVERIFY(QFile::exists(at("config/presence-bridge/monitor.ini")));
    QVERIFY(isStored(profileId, SecretKind::ClientSecret));
    QVERIFY(QFile::remove(at("state/presence-bridge/forgettest/claims.sqlite")));
    QCOMPARE(run({QStringLiteral("--forget"), QStringLiteral("--yes")}), 0);
}

void TestForgetProgram::withoutAnythingItSaysSo()
{
    QCOMPARE(run({QStringLiteral("--forget")}), 0);
    QVERIFY2(m_output.contains("nothing to remove"), m_output.constData());
    QVERIFY(!QFile::exists(at("state")) && !QFile::exists(at("config"))); // and leaves nothing itself
}

void TestForgetProgram::theOptionsAreChecked_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString forget = QStringLiteral("--forget");
    QTest::newRow("yes alone") << QStringList{QStringLiteral("--yes")};
    QTest::newRow("with a demo") << QStringList{forget, QStringLiteral("--demo")};
    QTest::newRow("with a profile") << QStringList{forget, QStringLiteral("--profile"), QStringLiteral("x")};
}

void TestForgetProgram::theOptionsAreChecked()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(run(arguments), 2);
    QVERIFY2(m_errors.contains("--forget"), m_errors.constData());
}

QTEST_GUILESS_MAIN(TestForgetProgram)
#include "tst_forgetprogram.moc"
