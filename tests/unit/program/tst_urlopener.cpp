// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/urlopener.h"

#include <QDesktopServices>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace pb;

/// Whether somebody has an address before the eyes, or only thinks so.
class TestUrlOpener final : public QObject {
    Q_OBJECT
public Q_SLOTS:
    void take(const QUrl &url) { m_taken = url; }

private Q_SLOTS:
    void init();
    void cleanup();
    void whatTheDesktopSays_data();
    void whatTheDesktopSays();
    void aBrowserThatStaysIsLeftAlone();
    void withoutThatProgramQtIsAsked();
    void nobodyIsToldWhoIsGone();

private:
    /// In the place of the desktop's program; says that it has ended in a file.
    void program(const QByteArray &script);
    bool hasRun() const { return QFile::exists(m_home->filePath(QStringLiteral("ran"))); }

    std::unique_ptr<QTemporaryDir> m_home;
    QByteArray m_path;
    QUrl m_taken;
    const QUrl m_url{QStringLiteral("https://login.example.com/authorize?a=b%26c&d=e")};
};

void TestUrlOpener::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_path = qgetenv("PATH");
    qputenv("PATH", QFile::encodeName(m_home->path()));
    qunsetenv("BROWSER");
    m_taken.clear();
}

void TestUrlOpener::cleanup()
{
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
    qputenv("PATH", m_path);
}

void TestUrlOpener::program(const QByteArray &script)
{
    QFile file(m_home->filePath(QStringLiteral("xdg-open")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\nPATH='" + m_path
        + "'\nprintf '%s' \"$1\" >\"$0.url\"\necho >\"${0%xdg-open}ran\"\n" + script + '\n');
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TestUrlOpener::whatTheDesktopSays_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<bool>("opened");
    QTest::newRow("a browser was opened") << QByteArray("exit 0") << true;
    QTest::newRow("there is none") << QByteArray("exit 3") << false;
    QTest::newRow("it could not be opened") << QByteArray("exit 4") << false;
    QTest::newRow("it was killed") << QByteArray("kill -9 $$") << false;
}

void TestUrlOpener::whatTheDesktopSays()
{
    QFETCH(QByteArray, script);
    QFETCH(bool, opened);
    program(script);
    int failures = 0;
    openUrl(m_url, this, [&failures] { ++failures; });
    QCOMPARE(failures, 0); // from the event loop
    if (!opened) {
        QTRY_COMPARE(failures, 1);
    } else {
        // another one after it is answered, and this one is not
        QTRY_VERIFY(hasRun());
        program("exit 3");
        int later = 0;
        openUrl(m_url, this, [&later] { ++later; });
        QTRY_COMPARE(later, 1);
        QCOMPARE(failures, 0);
    }
    QFile given(m_home->filePath(QStringLiteral("xdg-open.url")));
    QVERIFY(given.open(QIODevice::ReadOnly));
    QCOMPARE(given.readAll(), m_url.toEncoded()); // nothing of it is lost
}

void TestUrlOpener::aBrowserThatStaysIsLeftAlone()
{
    program("echo $$ >\"$0.pid\"; mv \"$0.pid\" \"$0.is\"; exec sleep 300");
    int failures = 0;
    {
        QObject context;
        openUrl(m_url, &context, [&failures] { ++failures; });
        QTRY_VERIFY(QFile::exists(m_home->filePath(QStringLiteral("xdg-open.is"))));
    }
    QFile number(m_home->filePath(QStringLiteral("xdg-open.is")));
    QVERIFY(number.open(QIODevice::ReadOnly));
    const auto process = static_cast<pid_t>(number.readAll().trimmed().toInt());
    QVERIFY(process > 1);
    QCOMPARE(::kill(process, 0), 0); // whoever asked for it may go
    QCOMPARE(failures, 0);
    QCOMPARE(::kill(process, SIGKILL), 0);
    QTRY_VERIFY(::kill(process, 0) != 0); // and it was looked after
    QCOMPARE(failures, 0);
}

void TestUrlOpener::withoutThatProgramQtIsAsked()
{
    int failures = 0;
    QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "take");
    openUrl(m_url, this, [&failures] { ++failures; });
    QTRY_COMPARE(m_taken, m_url);
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
    openUrl(m_url, this, [&failures] { ++failures; });
    QTRY_COMPARE(failures, 1);
}

void TestUrlOpener::nobodyIsToldWhoIsGone()
{
    program("exit 3");
    int failures = 0;
    {
        QObject context;
        openUrl(m_url, &context, [&failures] { ++failures; });
    }
    QTRY_VERIFY(hasRun());
    int later = 0;
    openUrl(m_url, this, [&later] { ++later; });
    QTRY_COMPARE(later, 1);
    QCOMPARE(failures, 0);
}

QTEST_MAIN(TestUrlOpener)
#include "tst_urlopener.moc"
