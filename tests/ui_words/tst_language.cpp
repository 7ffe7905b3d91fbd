// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/systemwords.h"
#include "words/language.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QLibraryInfo>
#include <QLocalServer>
#include <QProcess>
#include <QSaveFile>
#include <QScopeGuard>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSslError>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace pb;

namespace {

QString ofSql(const QString &file, const QString &statement)
{
    const QString name = QStringLiteral("language");
    const auto away = qScopeGuard([&] { QSqlDatabase::removeDatabase(name); });
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    database.setDatabaseName(file);
    if (!database.open())
        return database.lastError().text();
    QSqlQuery query(database);
    return query.exec(statement) ? QString() : query.lastError().text();
}

QString ofSocket()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, 1); // nobody's
    return QTest::qWaitFor([&] { return socket.error() != QAbstractSocket::UnknownSocketError; })
        ? socket.errorString()
        : QString();
}

QString ofJson()
{
    QJsonParseError error;
    QJsonDocument::fromJson("{\"a\" 1}", &error);
    return error.errorString();
}

QString ofFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString() : file.errorString();
}

QString ofSaveFile(const QString &path)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) ? QString() : file.errorString();
}

QString ofProcess()
{
    QProcess process;
    process.start(QStringLiteral("/nowhere/program"), QStringList());
    return QTest::qWaitFor([&] { return process.error() == QProcess::FailedToStart; }) ? process.errorString()
                                                                                       : QString();
}

QString ofLocalServer()
{
    QLocalServer server;
    return server.listen(QString()) ? QString() : server.errorString();
}

} // namespace

/// What the language of the program is for, and what not.
class TestLanguage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatEndsInTheLogStaysEnglish_data();
    void whatEndsInTheLogStaysEnglish();
    void peopleReadItInTheirLanguage();
    void qtsOwnWordsAreFoundUnderEitherName();
};

void TestLanguage::whatEndsInTheLogStaysEnglish_data()
{
    QTest::addColumn<std::function<QString()>>("said");
    QTest::addRow("file") << std::function<QString()>([] { return ofFile(QStringLiteral("/nowhere")); });
    QTest::addRow("file to be saved")
        << std::function<QString()>([] { return ofSaveFile(QStringLiteral("/")); });
    QTest::addRow("socket") << std::function<QString()>(ofSocket);
    QTest::addRow("certificate") << std::function<QString()>(
        [] { return QSslError(QSslError::SelfSignedCertificate).errorString(); });
    QTest::addRow("process") << std::function<QString()>(ofProcess);
    QTest::addRow("local server") << std::function<QString()>(ofLocalServer);
    QTest::addRow("JSON") << std::function<QString()>(ofJson);
    QTest::addRow("database that cannot be opened")
        << std::function<QString()>([] { return ofSql(QStringLiteral("/nowhere/at/all"), {}); });
    QTest::addRow("database that cannot be asked") << std::function<QString()>(
        [] { return ofSql(QStringLiteral(":memory:"), QStringLiteral("SELECT nothing FROM nowhere")); });
}

void TestLanguage::whatEndsInTheLogStaysEnglish()
{
    QFETCH(std::function<QString()>, said);
    const QString english = said();
    QVERIFY(!english.isEmpty());
    ui::installLanguage(*QCoreApplication::instance(), QStringLiteral("de"));
    const auto back =
        qScopeGuard([] { ui::installLanguage(*QCoreApplication::instance(), QStringLiteral("en")); });
    QCOMPARE(said(), english);
}

void TestLanguage::peopleReadItInTheirLanguage()
{
    ui::installLanguage(*QCoreApplication::instance(), QStringLiteral("de"));
    const auto back =
        qScopeGuard([] { ui::installLanguage(*QCoreApplication::instance(), QStringLiteral("en")); });
    QCOMPARE(core::systemWords(ofFile(QStringLiteral("/nowhere"))),
        QStringLiteral("Datei oder Ordner nicht gefunden"));
    QCOMPARE(core::systemWords(ofJson()), QStringLiteral("nach einem Namen fehlt der Doppelpunkt"));
    QCOMPARE(core::systemWords(QStringLiteral("something new")), QStringLiteral("something new"));
    // the words of its windows are Qt's own, where they are installed
    if (!QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_de.qm")))
        QSKIP("Qt's German is not installed");
    QCOMPARE(QCoreApplication::translate("QFileDialog", "Look in:"), QStringLiteral("Suchen in:"));
}

void TestLanguage::qtsOwnWordsAreFoundUnderEitherName()
{
    QTemporaryDir folder;
    QCOMPARE(ui::qtWordsIn(folder.path(), QStringLiteral("de")), QString());
    const auto make = [&folder](const char *name) {
        QFile file(folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly);
    };
    QVERIFY(make("qt_de.qm"));
    QCOMPARE(ui::qtWordsIn(folder.path(), QStringLiteral("de")), QStringLiteral("qt_de"));
    QVERIFY(make("qtbase_de.qm"));
    QCOMPARE(ui::qtWordsIn(folder.path(), QStringLiteral("de")), QStringLiteral("qtbase_de"));
    QCOMPARE(ui::qtWordsIn(folder.path(), QStringLiteral("en")), QString());
}

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
