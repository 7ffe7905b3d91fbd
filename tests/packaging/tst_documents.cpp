// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

/// Manuals, completions and the menu entry know the options that the programs have, and no others.
class TestDocuments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyOptionIsDescribed_data();
    void everyOptionIsDescribed();
    void theMenuUsesKnownOptions();
    void bashCompletes_data();
    void bashCompletes();
    void commandsInDocumentsCanBeGiven_data();
    void commandsInDocumentsCanBeGiven();
    void theGermanReadmeNamesNoOtherCommands();
    void theChangelogNamesTheVersion();
    void theIconsAreWhatTheyClaim_data();
    void theIconsAreWhatTheyClaim();
};

namespace {

using Options = QStringList;

QString contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString packaging(const char *path)
{
    return contents(QStringLiteral(PB_SOURCE_DIR "/packaging/") + QString::fromLatin1(path));
}

QByteArray output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return process.readAllStandardOutput();
}

/// Every first match of the pattern, sorted, each once.
Options matches(const QString &text, const QString &pattern)
{
    Options found;
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    for (auto it = expression.globalMatch(text); it.hasNext();)
        found << it.next().captured(1);
    found.removeDuplicates();
    found.sort();
    return found;
}

Options ofHelp(const char *program)
{
    const QString help = QString::fromUtf8(
        output(QStringLiteral(PB_BIN_DIR "/") + QString::fromLatin1(program), {QStringLiteral("--help")}));
    // the column of the names, not the sentences that mention others
    QStringList column;
    for (const QString &line : help.split(u'\n')) {
        static const QRegularExpression names(QStringLiteral("^ +((-\\w, )?--[a-z-]+(, --[a-z-]+)*)"));
        if (const auto match = names.match(line); match.hasMatch())
            column << match.captured(1);
    }
    return matches(column.join(u'\n'), QStringLiteral("--([a-z-]+)"));
}

Options ofManual(const char *path)
{
    QString text =
        packaging(path).section(QStringLiteral(".SH OPTIONS"), 1).section(QStringLiteral("\n.SH"), 0, 0);
    text.replace(QStringLiteral("\\-"), QStringLiteral("-"));
    QStringList heads;
    const QStringList items = text.split(QStringLiteral("\n.TP\n"));
    for (const QString &item : items.mid(1))
        heads << item.section(u'\n', 0, 0);
    return matches(heads.join(u'\n'), QStringLiteral("--([a-z-]+)"));
}

Options ofCompletion(const char *path)
{
    const QString text = packaging(path);
    if (text.contains(QStringLiteral("complete -c")))
        return matches(text, QStringLiteral(" -l ([a-z-]+)"));
    if (text.startsWith(QStringLiteral("#compdef")))
        return matches(text, QStringLiteral("^ .*?--([a-z-]+)"));
    return matches(
        text.section(QStringLiteral("compgen -W '--"), 1).section(u'\'', 0, 0).prepend(QStringLiteral("--")),
        QStringLiteral("--([a-z-]+)"));
}

} // namespace

void TestDocuments::everyOptionIsDescribed_data()
{
    QTest::addColumn<Options>("described");
    QTest::addColumn<QByteArray>("program");
    const QByteArray bridge = "presence-bridge";
    const QByteArray simulator = "presence-simulator";
    QTest::newRow("in the manual of the program") << ofManual("manuals/presence-bridge.1.in") << bridge;
    QTest::newRow("in the manual of the simulator")
        << ofManual("manuals/presence-simulator.1.in") << simulator;
    QTest::newRow("in bash") << ofCompletion("completions/presence-bridge.bash") << bridge;
    QTest::newRow("in zsh") << ofCompletion("completions/_presence-bridge") << bridge;
    QTest::newRow("in fish") << ofCompletion("completions/presence-bridge.fish") << bridge;
}

void TestDocuments::everyOptionIsDescribed()
{
    QFETCH(Options, described);
    QFETCH(QByteArray, program);
    const Options real = ofHelp(program.constData());
    QVERIFY(real.size() > 5 && real.contains(QStringLiteral("users")));
    QCOMPARE(described, real);
}

void TestDocuments::theMenuUsesKnownOptions()
{
    const QString entry = packaging("linux/" PB_APP_ID ".desktop");
    QVERIFY(!entry.isEmpty());
    const Options used = matches(entry, QStringLiteral("^Exec=.* --([a-z-]+)"));
    QCOMPARE(used, (Options{QStringLiteral("demo"), QStringLiteral("setup")}));
    for (const QString &option : used)
        QVERIFY2(ofHelp("presence-bridge").contains(option), qPrintable(option));
    QVERIFY(entry.contains(QStringLiteral("\nIcon=" PB_APP_ID "\n")));
}

void TestDocuments::bashCompletes_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("an option") << QStringLiteral("--lang") << QByteArray("--language\n");
    QTest::newRow("the values of an option") << QStringLiteral("--scenario ''") << QByteArray("day\nstill\n");
    QTest::newRow("one value") << QStringLiteral("--headless --log-level w") << QByteArray("warning\n");
    QTest::newRow("a command") << QStringLiteral("ser") << QByteArray("service\n");
    QTest::newRow("the command for keys") << QStringLiteral("ke") << QByteArray("keys\n");
    QTest::newRow("another command") << QStringLiteral("wh") << QByteArray("why\n");
    QTest::newRow("what a command does") << QStringLiteral("service re") << QByteArray("remove\n");
    QTest::newRow("no number") << QStringLiteral("--users ''") << QByteArray();
}

void TestDocuments::bashCompletes()
{
    QFETCH(QString, words);
    QFETCH(QByteArray, expected);
    const QString script = QStringLiteral(
        ". '" PB_SOURCE_DIR "/packaging/completions/presence-bridge.bash'; COMP_WORDS=(presence-bridge %1);"
        "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _presence_bridge;"
        "[ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' \"${COMPREPLY[@]}\"");
    QCOMPARE(output(QStringLiteral("bash"),
                 {QStringLiteral("-c"), QString(script).replace(QStringLiteral("%1"), words)}),
        expected);
}

/// What stands after the program's name, in marks or blocks of code: its commands and options.
static Options commandsIn(const QString &document)
{
    Options found;
    for (const QString &call :
        matches(document, QStringLiteral("(?:^|`|\\bsudo )presence-bridge ([^`\\n|#]+)"))) {
        const QString first = call.section(u' ', 0, 0);
        if (!first.startsWith(u'-'))
            found << (first == u"service" ? call.section(u' ', 0, 1) : first);
        found << matches(call, QStringLiteral("(--[a-z][a-z-]*)"));
    }
    found.removeDuplicates();
    found.sort();
    return found;
}

void TestDocuments::commandsInDocumentsCanBeGiven_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"README.md", "README.de.md", "CONTRIBUTING.md", "docs/operation.md"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestDocuments::commandsInDocumentsCanBeGiven()
{
    QFETCH(QString, path);
    const QString document = contents(QStringLiteral(PB_SOURCE_DIR "/") + path);
    const Options known = ofHelp("presence-bridge");
    int checked = 0;
    for (const QString &command : commandsIn(document)) {
        ++checked;
        if (command.startsWith(u"--"))
            QVERIFY2(known.contains(command.mid(2)), qPrintable(command));
        else
            QVERIFY2(QStringList({QStringLiteral("why"), QStringLiteral("keys"),
                                     QStringLiteral("service install"), QStringLiteral("service remove"),
                                     QStringLiteral("service status"), QStringLiteral("service secrets")})
                         .contains(command),
                qPrintable(command));
    }
    for (const QString &script :
        matches(document, QStringLiteral("((?:packaging|tests)/[a-z/-]+\\.sh)\\b"))) {
        ++checked;
        QVERIFY2(QFileInfo(QStringLiteral(PB_SOURCE_DIR "/") + script).isExecutable(), qPrintable(script));
    }
    QVERIFY(checked > 2);
}

void TestDocuments::theGermanReadmeNamesNoOtherCommands()
{
    const Options english = commandsIn(contents(QStringLiteral(PB_SOURCE_DIR "/README.md")));
    const Options german = commandsIn(contents(QStringLiteral(PB_SOURCE_DIR "/README.de.md")));
    QVERIFY(german.contains(QStringLiteral("--check")) && german.contains(QStringLiteral("why")));
    for (const QString &command : german)
        QVERIFY2(english.contains(command), qPrintable(command));
}

void TestDocuments::theChangelogNamesTheVersion()
{
    const QString changelog = contents(QStringLiteral(PB_CHANGELOG));
    QVERIFY2(changelog.startsWith(QStringLiteral("presence-bridge (" PB_VERSION ") ")),
        qPrintable(changelog.left(80)));
    static const QRegularExpression trailer(
        QStringLiteral("^ -- [^<]+ <[^>]+>  (Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d \\w{3} \\d{4} "
                       "\\d\\d:\\d\\d:\\d\\d \\+0000$"),
        QRegularExpression::MultilineOption);
    QVERIFY2(trailer.match(changelog).hasMatch(), qPrintable(changelog));
    QVERIFY(changelog.contains(QStringLiteral("\n  * ")));
}

void TestDocuments::theIconsAreWhatTheyClaim_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512})
        QTest::addRow("%d", size) << size;
}

void TestDocuments::theIconsAreWhatTheyClaim()
{
    QFETCH(int, size);
    const QImage image(QStringLiteral(PB_ICONS "/%1.png").arg(size));
    QCOMPARE(image.size(), QSize(size, size));
    QCOMPARE(qAlpha(image.pixel(0, 0)), 0); // the corners are round
    QCOMPARE(qAlpha(image.pixel(size / 2, size / 8)), 255);
    QFile ico(QStringLiteral(PB_ICONS "/presence-bridge.ico"));
    QVERIFY(ico.open(QIODevice::ReadOnly));
    QCOMPARE(ico.read(6), QByteArray("\0\0\1\0\7\0", 6));
}

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_documents.moc"
