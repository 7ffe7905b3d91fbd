// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folders.h"
#include "program/hygiene.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace pb;
using namespace Qt::StringLiterals;

class TestHygiene : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingLeavesTheProcess();
    void whatIsCreatedIsTheOwnersAlone();
    void aFolderThatWasOpenIsClosed();
    void whatAServiceManagerHandsOverIsLeftAlone();
    void cleanup();
};

void TestHygiene::cleanup()
{
    for (const char *name : {"XDG_STATE_HOME", "STATE_DIRECTORY"})
        qunsetenv(name);
}

void TestHygiene::nothingLeavesTheProcess()
{
    prctl(PR_SET_DUMPABLE, 1);
    keepSecretsInside();
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__)
    QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
    prctl(PR_SET_DUMPABLE, 1);
#endif
    rlimit core{1, 1};
    QCOMPARE(getrlimit(RLIMIT_CORE, &core), 0);
    QCOMPARE(core.rlim_cur, rlim_t(0));
    QCOMPARE(core.rlim_max, rlim_t(0));
}

void TestHygiene::whatIsCreatedIsTheOwnersAlone()
{
    umask(0);
    keepFilesPrivate();
    const QTemporaryDir home;
    QVERIFY(QDir().mkpath(home.filePath(u"a/b"_s)));
    QFile file(home.filePath(u"a/b/c"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    for (const QString &name : {u"a"_s, u"a/b"_s, u"a/b/c"_s})
        QVERIFY2(!(QFile::permissions(home.filePath(name)) & others), qPrintable(name));
}

void TestHygiene::aFolderThatWasOpenIsClosed()
{
    const QTemporaryDir home;
    qputenv("XDG_STATE_HOME", QFile::encodeName(home.path()));
    QVERIFY(QDir().mkpath(core::stateFolder()));
    QCOMPARE(chmod(QFile::encodeName(core::stateFolder()).constData(), 0755), 0);
    keepFilesPrivate();
    QVERIFY(!(QFile::permissions(core::stateFolder()) & (QFile::ReadOther | QFile::ExeGroup)));
    QVERIFY(QFile::permissions(core::stateFolder()) & QFile::ExeOwner);
}

void TestHygiene::whatAServiceManagerHandsOverIsLeftAlone()
{
    const QTemporaryDir state;
    QCOMPARE(chmod(QFile::encodeName(state.path()).constData(), 0750), 0);
    qputenv("STATE_DIRECTORY", QFile::encodeName(state.path()));
    keepFilesPrivate();
    QVERIFY(QFile::permissions(state.path()) & QFile::ExeGroup);
}

QTEST_GUILESS_MAIN(TestHygiene)
#include "tst_hygiene.moc"
