// SPDX-License-Identifier: GPL-3.0-or-later
#include "exampleprofile.h"
#include "profile/profilejson.h"
#include "profile/profilestore.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace pb::profile;

class TestProfileStore : public QObject {
    Q_OBJECT

    Profile m_profile = *fromJson(pb::test::exampleProfile(0));
    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void whatIsSavedIsLoaded()
    {
        const QString file = path("new/folder/default.json");
        QVERIFY(save(m_profile, file).has_value());
        const auto loaded = load(file);
        QVERIFY2(loaded.has_value(), loaded ? "" : qPrintable(toText(loaded.error())));
        QVERIFY(*loaded == m_profile);
    }

    void onlyTheOwnerMayRead()
    {
        const QString file = path("private.json");
        write(file, "{}");
        QVERIFY(QFile::setPermissions(file, QFile::Permissions(0x6644)));
        QVERIFY(save(m_profile, file).has_value());
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(file).permissions() & others));
        QVERIFY(QFileInfo(file).permissions() & QFile::ReadOwner);
    }

    void aProfileThatCannotBeUsedIsNotWritten()
    {
        const QString file = path("kept.json");
        QVERIFY(save(m_profile, file).has_value());
        const QByteArray before = contents(file);
        Profile wrong = m_profile;
        wrong.clientId.clear();
        const auto saved = save(wrong, file);
        QVERIFY(!saved.has_value());
        QVERIFY(toText(saved.error()).startsWith(QStringLiteral("clientId: expected ")));
        QCOMPARE(contents(file), before);
    }

    void aFullDiskLeavesTheOldFileWhole()
    {
#ifdef Q_OS_UNIX
        const QString file = path("full.json");
        QVERIFY(save(m_profile, file).has_value());
        const QByteArray before = contents(file);
        Profile other = m_profile;
        other.name = QStringLiteral("Another");

        // A limit on the size of files stands for the full disk: writing ends in the middle.
        rlimit old{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
        rlimit small = old;
        small.rlim_cur = 200;
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto saved = save(other, file);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &old), 0);
        std::signal(SIGXFSZ, oldHandler);

        QVERIFY(!saved.has_value());
        QCOMPARE(saved.error().first().kind, Problem::Kind::File);
        QVERIFY2(toText(saved.error()).startsWith(file + QStringLiteral(": cannot be written: ")),
            qPrintable(toText(saved.error())));
        QCOMPARE(contents(file), before);
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("full.json*")}).size(), 1);
#else
        QSKIP("limits on the size of files are tested on Unix");
#endif
    }

    void aFolderThatCannotBeMadeIsNamed()
    {
        write(path("file"), "x");
        const auto saved = save(m_profile, path("file/profile.json"));
        QVERIFY(!saved.has_value());
        QVERIFY2(toText(saved.error()).contains(QLatin1String("cannot be made")),
            qPrintable(toText(saved.error())));
        QCOMPARE(toError(saved.error()).kind, pb::core::ErrorKind::Storage);
    }

    void filesThatAreNoProfile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::addRow("no file") << QStringLiteral("none.json") << QByteArray()
                                 << QStringLiteral("there is no such file");
        QTest::addRow("a folder") << QStringLiteral(".") << QByteArray()
                                  << QStringLiteral("this is not a file");
        QTest::addRow("an empty file")
            << QStringLiteral("empty.json") << QByteArray("") << QStringLiteral("this is not JSON: ");
        QTest::addRow("a huge file") << QStringLiteral("huge.json") << QByteArray(1024 * 1024 + 1, ' ')
                                     << QStringLiteral("is larger than 1 MiB and so is no profile");
    }

    void filesThatAreNoProfile()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        const QString file = m_folder.filePath(name);
        if (!bytes.isNull())
            write(file, bytes);
        const auto loaded = load(file);
        QVERIFY(!loaded.has_value());
        QVERIFY2(toText(loaded.error()).contains(sentence), qPrintable(toText(loaded.error())));
        QCOMPARE(loaded.error().size(), 1);
    }

    void theStandardPlaceIsTheProgramsOwn()
    {
        QStandardPaths::setTestModeEnabled(true);
        QVERIFY(
            standardPath().startsWith(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)));
        QVERIFY(standardPath().endsWith(QLatin1String("/profiles/default.json")));
    }
};

QTEST_GUILESS_MAIN(TestProfileStore)
#include "test_profilestore.moc"
