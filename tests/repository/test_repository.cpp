// SPDX-License-Identifier: GPL-3.0-or-later
#include "repository/sourcerules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace pb::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Rule = QStringList (*)(const QString &path, const QString &text);

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestRepository : public QObject {
    Q_OBJECT

    const QDir m_root{QStringLiteral(PB_SOURCE_DIR)};
    QHash<QString, QString> m_files; ///< every source, script and build file by its path

    QString violations(Rule rule) const
    {
        QStringList all;
        for (auto it = m_files.begin(); it != m_files.end(); ++it)
            all << rule(it.key(), it.value());
        all.sort();
        return all.join(u'\n');
    }

private Q_SLOTS:
    void initTestCase();
    void theTreeKeepsTheRules_data();
    void theTreeKeepsTheRules();
    void everySourceIsCompiled();
    void brokenRulesAreFound_data();
    void brokenRulesAreFound();
    void whatIsAllowedIsNotFound_data();
    void whatIsAllowedIsNotFound();
};

void TestRepository::initTestCase()
{
    for (const QString &folder : {u"app"_s, u"ui"_s, u"tests"_s, u"cmake"_s, u"packaging"_s, u".ci"_s}) {
        QDirIterator it(m_root.filePath(folder), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = m_root.relativeFilePath(it.next());
            const bool source = path.endsWith(u".cpp") || path.endsWith(u".h") || path.endsWith(u".cmake")
                || path.endsWith(u".sh") || path.endsWith(u".py") || path.endsWith(u".mjs")
                || path.endsWith(u"/CMakeLists.txt") || path == u".ci/run";
            if (source)
                m_files.insert(path, QString::fromUtf8(contents(it.filePath())));
        }
    }
    m_files.insert(u"CMakeLists.txt"_s, QString::fromUtf8(contents(m_root.filePath(u"CMakeLists.txt"_s))));
    QVERIFY(m_files.contains(u"app/core/error.h"_s));
    QVERIFY(m_files.contains(u"packaging/run.sh"_s));
    QVERIFY(m_files.contains(u".ci/run"_s));
}

void TestRepository::theTreeKeepsTheRules_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addRow("modules include only what they may") << &includeProblems;
    QTest::addRow("nothing waits in a nested event loop") << &eventLoopProblems;
    QTest::addRow("only wall times become dates") << &dateProblems;
    QTest::addRow("nothing is left over") << &leftoverProblems;
    QTest::addRow("the log is English") << &logProblems;
    QTest::addRow("every file has its licence, guard and size") << &shapeProblems;
    QTest::addRow("what is referred to lives long enough") << &referenceProblems;
    QTest::addRow("source lists are explicit") << &cmakeProblems;
}

void TestRepository::theTreeKeepsTheRules()
{
    QFETCH(Rule, rule);
    const QString found = violations(rule);
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found));
}

void TestRepository::everySourceIsCompiled()
{
    const QByteArray json = contents(QStringLiteral(PB_BUILD_DIR "/compile_commands.json"));
    QSet<QString> compiled;
    for (const QJsonValue &command : QJsonDocument::fromJson(json).array())
        compiled << m_root.relativeFilePath(command.toObject().value("file"_L1).toString());
    QVERIFY(compiled.contains(u"app/core/error.cpp"_s));
    QStringList orphans;
    for (auto it = m_files.begin(); it != m_files.end(); ++it) {
        // Benchmarks have a preset of their own.
        if (it.key().endsWith(u".cpp") && !it.key().startsWith(u"tests/bench/")
            && !compiled.contains(it.key()))
            orphans << it.key();
    }
    orphans.sort();
    QVERIFY2(orphans.isEmpty(), qPrintable(u"\nin no source list:\n"_s + orphans.join(u'\n')));
}

void TestRepository::brokenRulesAreFound_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, Rule rule, const char *path, const char *text) {
        QTest::addRow("%s", name) << rule << QString::fromLatin1(path) << QString::fromLatin1(text);
    };
    row("a log line is translated", logProblems, "app/sync/x.cpp",
        "qCWarning(log).noquote() << \"a;b\"\n    << tr(\"not read\");\n");
    row("a log line has a sentence", logProblems, "app/x.cpp", "qCInfo(log) << ui::sentence(error);\n");
    row("the detail of an error is translated", logProblems, "app/profile/x.cpp",
        "error.detail = Words::tr(\"not read\");\n");
    row("graph includes identity", includeProblems, "app/graph/x.cpp", "#include \"identity/tokens.h\"\n");
    row("the engine's program includes a window", includeProblems, "app/program/engineprogram.cpp",
        "#include \"ui/monitor/monitorwindow.h\"\n");
    row("ui includes http", includeProblems, "ui/monitor/x.cpp", "#include \"http/httpclient.h\"\n");
    row("ui includes a JSON class", includeProblems, "ui/monitor/x.cpp", "#include <QJsonObject>\n");
    row("presence includes core", includeProblems, "app/presence/x.cpp", "#include \"core/error.h\"\n");
    row("presence includes a Qt class", includeProblems, "app/presence/x.h", "  #  include <QString>\n");
    row("presence includes a Qt class by its module", includeProblems, "app/presence/x.h",
        "#include <QtCore/QString>\n");
    row("the simulator includes core", includeProblems, "app/simulator/x.cpp", "#include \"core/error.h\"\n");
    row("core includes http", includeProblems, "app/core/x.cpp", "#include <http/httptypes.h>\n");
    row("board includes a sibling by a relative path", includeProblems, "app/board/x.cpp",
        "#include \"../sync/x.h\"\n");
    row("setup includes the keychain", includeProblems, "app/setup/x.cpp",
        "#include <qt6keychain/keychain.h>\n");
    row("another file of secrets includes the keychain", includeProblems, "app/secrets/x.cpp",
        "#include <qt6keychain/keychain.h>\n");
    row("a module that is not in the table", includeProblems, "app/other/x.cpp", "int x;\n");
    row("a date of any number", dateProblems, "ui/x.cpp",
        "auto d = QDateTime::fromMSecsSinceEpoch(t.time_since_epoch().count());\n");
    row("an event loop", eventLoopProblems, "app/http/x.cpp", "void f() { QEventLoop loop; }\n");
    row("events processed by hand", eventLoopProblems, "ui/x.cpp", "void f() { qApp->processEvents(); }\n");
    row("a process waited for", eventLoopProblems, "app/x.cpp", "void f() { p.waitForFinished(); }\n");
    row("debug output", leftoverProblems, "app/sync/x.cpp", "void f() { qDebug() << 1; }\n");
    row("standard output", leftoverProblems, "ui/x.cpp", "void f() { std::cout << 1; }\n");
    row("a note to oneself", leftoverProblems, "app/simulator/x.cpp",
        "// TO"
        "DO: later\n");
    row("a note to oneself in a script", leftoverProblems, "packaging/x.sh",
        "# FIX"
        "ME\n");
    row("no licence", shapeProblems, "app/x.cpp", "int x;\n");
    row("another licence", shapeProblems, "app/x.cpp", "// SPDX-License-Identifier: MIT\n");
    row("a script without a licence", shapeProblems, "packaging/x.sh", "#!/bin/sh\necho\n");
    row("a script for Node without a licence", shapeProblems, "tests/x.mjs", "import 'y';\n");
    row("a header without a guard", shapeProblems, "app/x.h",
        "// SPDX-License-Identifier: GPL-3.0-or-later\n");
    row("a store by reference", referenceProblems, "app/program/forget.h",
        "/// `store` must outlive it.\n    secrets::SecretStore &m_store;\n");
    row("a store by pointer", referenceProblems, "app/setup/x.cpp",
        "    secrets::KeychainSecretStore *const m_below;\n");
    row("a pointer that nobody answers for", referenceProblems, "app/x.h", "    Panel *m_panel = nullptr;\n");
    row("a window's pointer that nobody answers for", referenceProblems, "ui/x.h",
        "/// Owns its parts.\nclass A {\n    Panel *m_panel;\n};\nclass B {\n    Panel *m_panel = "
        "nullptr;\n};\n");
    row("a window's list of pointers", referenceProblems, "ui/x.h", "    QList<Panel *> m_panels;\n");
    row("a reference that nobody answers for", referenceProblems, "ui/x.h",
        "    const board::Board &m_board;\n");
    row("a list by pattern", cmakeProblems, "app/CMakeLists.txt", "file( GLOB sources *.cpp)\n");
    row("a list of a folder", cmakeProblems, "app/CMakeLists.txt", "aux_source_directory(. sources)\n");

    const QString licence = u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;
    QTest::addRow("a file of 601 lines")
        << Rule(shapeProblems) << u"ui/x.cpp"_s << licence + QString(600, u'\n');
}

void TestRepository::brokenRulesAreFound()
{
    QFETCH(Rule, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    const QStringList found = rule(path, text);
    QCOMPARE(found.size(), 1);
    QVERIFY2(found.first().startsWith(path + u':'), qPrintable(found.first()));
}

void TestRepository::whatIsAllowedIsNotFound_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, Rule rule, const char *path, const char *text) {
        QTest::addRow("%s", name) << rule << QString::fromLatin1(path) << QString::fromUtf8(text);
    };
    row("the one place that wires everything", includeProblems, "app/program/composition.cpp",
        "#include \"http/httpclient.h\"\n#include \"graph/graphclient.h\"\n");
    row("the program of the windows", includeProblems, "app/program/windowprogram.cpp",
        "#include \"ui/monitor/monitorwindow.h\"\n");
    row("an English log line beside words for a person", logProblems, "app/x.cpp",
        "qCInfo(log) << \"tr(not read)\" << core::toLogLine(error);\nlabel->setText(tr(\"Not read.\"));\n");
    row("an English detail", logProblems, "app/x.cpp",
        "error.detail = file.errorString();\nreturn tr(\"x\");\n");
    row("sync includes graph", includeProblems, "app/sync/x.cpp",
        "#include \"graph/graphclient.h\"\n#include <QTimer>\n");
    row("the keychain's own file", includeProblems, "app/secrets/keychainsecretstore.cpp",
        "#include <qt6keychain/keychain.h>\n");
    row("the test's generated include", includeProblems, "app/core/x.cpp", "#include \"x.moc\"\n");
    row("an event loop in a comment", eventLoopProblems, "app/x.cpp",
        "// no QEventLoop\n/* processEvents */\n");
    row("an event loop in a string", eventLoopProblems, "app/x.cpp", "auto s = \"a \\\" QEventLoop\";\n");
    row("an event loop in a raw string", eventLoopProblems, "app/x.cpp",
        "auto s = R\"x(\" QEventLoop \")x\";\n");
    row("an event loop in a test", eventLoopProblems, "tests/x.cpp", "QEventLoop loop;\n");
    row("a debug stream operator", leftoverProblems, "app/core/x.cpp",
        "QDebug operator<<(QDebug debug, int);\n");
    row("what the simulator prints", leftoverProblems, "app/simulator/x.cpp", "std::cout << line;\n");
    row("a store that is shared", referenceProblems, "app/x.h",
        "    const std::shared_ptr<secrets::SecretStore> m_store;\n");
    row("a reference that is answered for", referenceProblems, "ui/x.h",
        "/// The board outlives it.\n    board::Board &m_board;\n");
    row("a pointer to a child", referenceProblems, "app/x.h", "    Panel *m_panel; ///< owned\n");
    row("a window's own pointers", referenceProblems, "ui/x.h",
        "/// Owns its parts.\nclass A {\n    Panel *m_panel;\n    QList<Panel *> m_more;\n};\n");
    row("a window's pointer that notices", referenceProblems, "ui/x.h", "    QPointer<Panel> m_panel;\n");
    row("a clock", referenceProblems, "app/x.h", "    core::Clock &m_clock;\n");
    row("a script with its licence", shapeProblems, "x.sh",
        "#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n");
}

void TestRepository::whatIsAllowedIsNotFound()
{
    QFETCH(Rule, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    QCOMPARE(rule(path, text), QStringList());
}

QTEST_GUILESS_MAIN(TestRepository)
#include "test_repository.moc"
