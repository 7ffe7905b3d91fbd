// SPDX-License-Identifier: GPL-3.0-or-later
#include "repository/references.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace pb::test;

namespace {

QString contents(const QString &path)
{
    QFile file(QStringLiteral(PB_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// What code and documents refer to is there.
class TestReferences : public QObject {
    Q_OBJECT

    Targets m_targets;
    QHash<QString, QString> m_sources;
    QHash<QString, QString> m_documents;

    void read(const QString &path);

private Q_SLOTS:
    void initTestCase();
    void citedRulesAndFactsExist();
    void linksOfDocumentsLeadSomewhere();
    void theGlossaryNamesWhatTheCodeHas();
    void deadReferencesAreFound();
};

void TestReferences::read(const QString &path)
{
    if (path.endsWith(u".cpp") || path.endsWith(u".h"))
        m_sources.insert(path, contents(path));
    if (path.endsWith(u".md"))
        m_documents.insert(path, contents(path));
    if (!path.startsWith(u"app/") || !path.endsWith(u".h"))
        return;
    static const QRegularExpression word(u"\\w+"_s);
    for (auto it = word.globalMatch(m_sources.value(path)); it.hasNext();)
        m_targets.names << it.next().captured();
}

void TestReferences::initTestCase()
{
    const QDir root(QStringLiteral(PB_SOURCE_DIR));
    QStringList files = root.entryList(QDir::Files | QDir::Hidden);
    for (const QString &folder : {u".github"_s, u"LICENSES"_s, u"app"_s, u"cmake"_s, u"docs"_s,
             u"packaging"_s, u"resources"_s, u"tests"_s, u"translations"_s, u"ui"_s}) {
        m_targets.paths << folder;
        QDirIterator it(
            root.filePath(folder), QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = root.relativeFilePath(it.next());
            if (it.fileInfo().isFile())
                files << path;
            else
                m_targets.paths << path;
        }
    }
    for (const QString &path : files) {
        m_targets.paths << path;
        read(path);
    }
    m_targets.rules = rulesOf(m_documents.value(u"app/presence/README.md"_s));
    m_targets.facts = factsOf(m_documents.value(u"docs/facts.md"_s));
    QVERIFY(m_targets.rules.contains(u"C4"_s) && m_targets.rules.contains(u"M1"_s));
    QVERIFY(m_targets.facts.contains(u"G14"_s));
    QVERIFY(m_documents.contains(u"README.md"_s));
    QVERIFY(m_sources.size() > 500);
}

void TestReferences::citedRulesAndFactsExist()
{
    QStringList found;
    for (auto it = m_sources.cbegin(); it != m_sources.cend(); ++it) {
        if (it.key() != u"tests/repository/tst_references.cpp")
            found << citationProblems(it.key(), it.value(), m_targets);
    }
    found.sort();
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void TestReferences::linksOfDocumentsLeadSomewhere()
{
    QStringList found;
    for (auto it = m_documents.cbegin(); it != m_documents.cend(); ++it)
        found << linkProblems(it.key(), it.value(), m_targets);
    found.sort();
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void TestReferences::theGlossaryNamesWhatTheCodeHas()
{
    const QString glossary = m_documents.value(u"docs/glossary.md"_s);
    QVERIFY(!glossary.isEmpty());
    const QStringList found = nameProblems(glossary, m_targets);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestReferences::deadReferencesAreFound()
{
    Targets targets;
    targets.rules = rulesOf(u"- **C4** x\n**M1.** y"_s);
    targets.facts = factsOf(u"| no. | fact |\n| G14 | x |"_s);
    targets.paths = {u"app/x.h"_s, u"docs/x.md"_s, u"docs"_s};
    targets.names = {u"Known"_s};
    QCOMPARE(targets.rules, (QSet<QString>{u"C4"_s, u"M1"_s}));
    QCOMPARE(targets.facts, (QSet<QString>{u"G14"_s}));
    QCOMPARE(
        citationProblems(u"a.cpp"_s, u"int x; // (C4, M1), docs/facts.md, G14\n"_s, targets), QStringList());
    QCOMPARE(citationProblems(u"a.cpp"_s, u"int C9;\n// see C9\n"_s, targets).size(), 1);
    QCOMPARE(citationProblems(u"a.cpp"_s, u"// docs/facts.md, G15\n"_s, targets).size(), 1);
    QCOMPARE(citationProblems(u"a.cpp"_s, u"// docs/facts.md, G14 and S3\n"_s, targets).size(), 1);
    QCOMPARE(linkProblems(u"docs/y.md"_s, u"[x](x.md#part) [y](../app/x.h) `app/x.h` `docs/`"_s, targets),
        QStringList());
    QCOMPARE(
        linkProblems(u"docs/y.md"_s, u"[x](../x.md) [w](https://example.org/x.md)"_s, targets).size(), 1);
    QCOMPARE(linkProblems(u"README.md"_s, u"`app/gone.cpp`"_s, targets).size(), 1);
    QCOMPARE(nameProblems(u"`presence::Known`, `presence::Gone`"_s, targets).size(), 1);
}

QTEST_GUILESS_MAIN(TestReferences)
#include "tst_references.moc"
