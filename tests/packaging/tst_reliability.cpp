// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

/// The document that says what happens when something goes wrong names tests, and all of them exist.
class TestReliability : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTestsThatAreNamedExist();
    void everyStoryIsToldByATest();
};

namespace {

QString contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The sources of the tests by their names.
QHash<QString, QString> sources()
{
    QHash<QString, QString> found;
    QDirIterator walk(QStringLiteral(PB_SOURCE_DIR "/tests"), {QStringLiteral("*.cpp")}, QDir::Files,
        QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        walk.next();
        found.insert(walk.fileInfo().completeBaseName(), walk.filePath());
    }
    return found;
}

} // namespace

void TestReliability::theTestsThatAreNamedExist()
{
    const auto files = sources();
    const QString text = contents(QStringLiteral(PB_SOURCE_DIR "/docs/reliability.md"));
    const QRegularExpression named(QStringLiteral("`(te?st_\\w+)::(\\w+)`"));
    int count = 0;
    for (auto it = named.globalMatch(text); it.hasNext(); ++count) {
        const auto match = it.next();
        const QString source = contents(files.value(match.captured(1)));
        const bool isThere = source.contains(QStringLiteral("    void %1();").arg(match.captured(2)));
        QVERIFY2(isThere, qPrintable(match.captured(0)));
    }
    QVERIFY(count >= 38);
}

void TestReliability::everyStoryIsToldByATest()
{
    const QString text = contents(QStringLiteral(PB_SOURCE_DIR "/docs/reliability.md"));
    const QString stories =
        text.section(QStringLiteral("## Stories"), 1, 1).section(QStringLiteral("\n## "), 0, 0);
    const QRegularExpression row(QStringLiteral("^\\| (?!story)[^|]+ \\| ([^|]+) \\| ([^|]+) \\|$"),
        QRegularExpression::MultilineOption);
    int count = 0;
    for (auto it = row.globalMatch(stories); it.hasNext(); ++count) {
        const auto match = it.next();
        QVERIFY2(match.captured(2).startsWith(QStringLiteral("`tst_")), qPrintable(match.captured(0)));
    }
    QCOMPARE(count, 22);
}

QTEST_GUILESS_MAIN(TestReliability)
#include "tst_reliability.moc"
