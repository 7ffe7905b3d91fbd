// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/table/monitormodel.h"
#include "ui_words/tsfile.h"
#include "words/language.h"

#include <QDirIterator>
#include <QFile>
#include <QMultiHash>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace pb;

/// The translation files are whole, and fit the source.
class TestWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsUnfinished_data() { languages(); }
    void nothingIsUnfinished();
    void placeholdersAgree_data() { languages(); }
    void placeholdersAgree();
    void punctuationIsTypographic_data() { languages(); }
    void punctuationIsTypographic();
    void acceleratorsAreKept();
    void noTextLeadsToSettings_data() { languages(); }
    void noTextLeadsToSettings();
    void quotedControlsAreCalledAsTheyAre();
    void theGermanIsThatOfAnAdministrator();
    void theGlossarysWordsAreUsed();
    void theSourceHasNothingElse_data() { languages(); }
    void theSourceHasNothingElse();
    void everyFileWithWordsIsListed();
    void theCompiledWordsAreInTheProgram_data() { languages(); }
    void theCompiledWordsAreInTheProgram();

private:
    static void languages()
    {
        QTest::addColumn<QString>("code");
        for (const QString &code : ui::languages())
            QTest::newRow(qPrintable(code)) << code;
    }
};

static QString tsPath(const QString &code)
{
    return QStringLiteral(PB_SOURCE_DIR "/translations/presence-bridge_%1.ts").arg(code);
}

static QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%(L?(?:[0-9]+|n))"));
    QSet<QString> found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.insert(it.next().captured());
    QStringList list(found.begin(), found.end());
    list.sort();
    return list;
}

void TestWords::nothingIsUnfinished()
{
    QFETCH(QString, code);
    const auto messages = test::readTs(tsPath(code));
    // English holds plural forms only, of which there may be none
    if (code == u"de")
        QVERIFY(messages.size() > 100);
    QVERIFY(QFile::exists(tsPath(code)));
    for (const auto &message : messages) {
        QVERIFY2(message.type.isEmpty(), qPrintable(message.type + QStringLiteral(" ") + message.name()));
        QCOMPARE(message.forms.size(), message.plural ? 2 : 1);
        for (const QString &form : message.forms)
            QVERIFY2(!form.trimmed().isEmpty(), qPrintable(message.name()));
    }
}

void TestWords::placeholdersAgree()
{
    QFETCH(QString, code);
    const auto messages = test::readTs(tsPath(code));
    for (const auto &message : messages) {
        for (const QString &form : message.forms) {
            QStringList expected = placeholders(message.source);
            QStringList found = placeholders(form);
            // "one user" may leave out its number
            // what is written with %Ln has the separators of the language
            expected.replaceInStrings(QStringLiteral("%n"), QStringLiteral("%Ln"));
            if (message.plural && form == message.forms.first()) {
                expected.removeAll(QStringLiteral("%Ln"));
                found.removeAll(QStringLiteral("%Ln"));
            }
            QVERIFY2(found == expected, qPrintable(message.name() + QStringLiteral(" | ") + form));
        }
    }
}

void TestWords::punctuationIsTypographic()
{
    QFETCH(QString, code);
    const auto messages = test::readTs(tsPath(code));
    for (const auto &message : messages) {
        // English at a terminal stays plain: there is no telling what that can show
        const bool plain = message.context == u"CommandLine" || message.context == u"Profile";
        for (const QString &form : message.forms + QStringList{message.source}) {
            QVERIFY2(!form.contains(u"..."), qPrintable(message.name()));
            QVERIFY2(!form.contains(u"  "), qPrintable(message.name()));
            QVERIFY2(!form.contains(QLatin1Char('"')) || form.contains(u"=\"")
                    || (plain && form == message.source),
                qPrintable(message.name()));
        }
        // what ends with a full stop or an ellipsis in one language does in the other
        const auto end = [](const QString &text) {
            const QChar last = text.isEmpty() ? QChar() : text.back();
            return QStringLiteral(".…:?!").contains(last) ? last : QChar();
        };
        for (const QString &form : message.forms)
            QVERIFY2(end(form) == end(message.source), qPrintable(message.name()));
    }
}

void TestWords::acceleratorsAreKept()
{
    static const QRegularExpression accelerator(QStringLiteral("(?<!&)&(?=[^&\\s])"));
    const auto messages = test::readTs(tsPath(QStringLiteral("de")));
    QVERIFY(!messages.isEmpty());
    for (const auto &message : messages) {
        for (const QString &form : message.forms)
            QVERIFY2(
                form.count(accelerator) == message.source.count(accelerator), qPrintable(message.name()));
    }
}

/// The program has no place of that name: whoever is sent there looks for it in vain.
void TestWords::noTextLeadsToSettings()
{
    QFETCH(QString, code);
    static const QRegularExpression settings(QStringLiteral("\\b(settings|preferences|einstellungen)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    const auto messages = test::readTs(tsPath(code));
    for (const auto &message : messages) {
        for (QString text : message.forms + QStringList{message.source}) {
            text.remove(QStringLiteral("window settings")); // what --forget removes
            QVERIFY2(!text.contains(settings), qPrintable(message.name()));
        }
    }
}

/// What a sentence names in quotes and a control is called has one German name.
void TestWords::quotedControlsAreCalledAsTheyAre()
{
    const auto name = [](QString text) {
        static const QRegularExpression end(QStringLiteral("[…:]+\\z"));
        return text.remove(u'&').remove(end);
    };
    static const QRegularExpression quoted(QStringLiteral("“([^”]+)”"));
    const auto messages = test::readTs(tsPath(QStringLiteral("de")));
    QMultiHash<QString, QString> german;
    for (const auto &message : messages) {
        for (const QString &form : message.forms)
            german.insert(name(message.source), name(form));
    }
    int found = 0;
    for (const auto &message : messages) {
        for (auto it = quoted.globalMatch(message.source); it.hasNext();) {
            const QStringList names = german.values(name(it.next().captured(1)));
            found += names.isEmpty() ? 0 : 1;
            for (const QString &form : message.forms) {
                const bool isNamed = std::any_of(names.begin(), names.end(),
                    [&form](const QString &one) { return form.contains(u'„' + one); });
                QVERIFY2(names.isEmpty() || isNamed, qPrintable(message.name()));
            }
        }
    }
    QVERIFY(found > 0);
}

/// The rows of a table of the glossary: the cells of those lines that begin with a bar, without its head.
static QList<QStringList> glossaryRows(const QString &section)
{
    QFile file(QStringLiteral(PB_SOURCE_DIR "/docs/glossary.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    text = section.isEmpty()
        ? text.section(QStringLiteral("\n## "), 0, 0)
        : text.section(QStringLiteral("\n## ") + section, 1).section(QStringLiteral("\n## "), 0, 0);
    QList<QStringList> rows;
    for (const QString &line : text.split(u'\n')) {
        if (!line.startsWith(u'|'))
            continue;
        QStringList cells;
        for (const QString &cell : line.split(u'|').mid(1))
            cells << cell.trimmed();
        rows << cells;
    }
    return rows.mid(2);
}

void TestWords::theGermanIsThatOfAnAdministrator()
{
    QStringList words;
    for (const QStringList &row : glossaryRows(QStringLiteral("Not used in German")))
        words << row.first().split(QStringLiteral(", "));
    QVERIFY(words.contains(QStringLiteral("Gehalten")));
    const QRegularExpression unwanted(QStringLiteral("\\b(%1)").arg(words.join(u'|')),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QVERIFY(unwanted.match(QStringLiteral("wurde übersteuert")).hasMatch());
    QVERIFY(!unwanted.match(QStringLiteral("Angehalten")).hasMatch());
    for (const auto &message : test::readTs(tsPath(QStringLiteral("de")))) {
        for (const QString &form : message.forms)
            QVERIFY2(
                !unwanted.match(form).hasMatch(), qPrintable(message.name() + QStringLiteral(" → ") + form));
    }
}

void TestWords::theGlossarysWordsAreUsed()
{
    QString all;
    for (const auto &message : test::readTs(tsPath(QStringLiteral("de"))))
        all += message.forms.join(u'\n') + u'\n';
    const auto rows = glossaryRows({});
    QVERIFY(rows.size() > 10);
    for (const QStringList &row : rows) {
        if (row.value(1) != QStringLiteral("–"))
            QVERIFY2(all.contains(row.value(1), Qt::CaseInsensitive), qPrintable(row.value(1)));
    }
}

void TestWords::theSourceHasNothingElse()
{
    QFETCH(QString, code);
    QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy_%1.ts").arg(code));
    QVERIFY(QFile::copy(tsPath(code), copy));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));

    // without -no-obsolete: what the source has no more is kept and marked
    QStringList arguments{QStringLiteral("-I" PB_SOURCE_DIR), QStringLiteral("-I" PB_SOURCE_DIR "/app"),
        QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
        QStringLiteral("-source-language"), QStringLiteral("en_GB")};
    if (code == u"en")
        arguments << QStringLiteral("-pluralonly");
    arguments << QStringLiteral("@" PB_SOURCES_LIST) << QStringLiteral("-ts") << copy;
    QProcess lupdate;
    lupdate.start(QStringLiteral(PB_LUPDATE), arguments);
    QVERIFY2(lupdate.waitForFinished(120'000), qPrintable(lupdate.errorString()));
    QCOMPARE(lupdate.exitCode(), 0);
    // it warns of a class whose namespace it does not know: those words would never be found
    QCOMPARE(QString::fromUtf8(lupdate.readAllStandardError()), QString());

    const auto before = test::readTs(tsPath(code));
    const auto after = test::readTs(copy);
    for (const auto &message : after)
        QVERIFY2(message.type.isEmpty(), qPrintable(message.type + QStringLiteral(" ") + message.name()));
    QCOMPARE(after.size(), before.size());
}

void TestWords::everyFileWithWordsIsListed()
{
    QFile list(QStringLiteral(PB_SOURCES_LIST));
    QVERIFY(list.open(QIODevice::ReadOnly));
    const QStringList listed = QString::fromUtf8(list.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &path : listed)
        QVERIFY2(QFile::exists(path), qPrintable(path));

    static const QRegularExpression words(
        QStringLiteral("\\b(tr|translate|QT_TR_NOOP|QT_TRANSLATE_NOOP|QT_TR_N_NOOP|QT_TRANSLATE_N_NOOP)\\("));
    int withWords = 0;
    for (const auto *top : {PB_SOURCE_DIR "/ui", PB_SOURCE_DIR "/app"}) {
        QDirIterator files(QString::fromUtf8(top), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
            QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            if (!QString::fromUtf8(file.readAll()).contains(words))
                continue;
            ++withWords;
            QVERIFY2(listed.contains(file.fileName()), qPrintable(file.fileName()));
        }
    }
    QVERIFY(withWords > 3);
}

void TestWords::theCompiledWordsAreInTheProgram()
{
    QFETCH(QString, code);
    QVERIFY(QFile::exists(QStringLiteral(":/i18n/presence-bridge_%1.qm").arg(code)));
    // what lupdate calls a class is what moc calls it
    QCOMPARE(ui::installLanguage(*QCoreApplication::instance(), code), code);
    const QString title = ui::MonitorModel::tr("User");
    const auto users = [](int n) {
        return QCoreApplication::translate("pb::ui::MonitorWindow", "%n user(s)", nullptr, n);
    };
    QCOMPARE(users(1), code == u"de" ? QStringLiteral("1 Benutzer") : QStringLiteral("1 user"));
    QCOMPARE(users(2), code == u"de" ? QStringLiteral("2 Benutzer") : QStringLiteral("2 users"));
    QCOMPARE(
        users(12345), code == u"de" ? QStringLiteral("12.345 Benutzer") : QStringLiteral("12,345 users"));
    QCOMPARE(title, code == u"de" ? QStringLiteral("Benutzer") : QStringLiteral("User"));
    // with Qt's own translations or without
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"),
        code == u"de" ? QStringLiteral("Abbrechen") : QStringLiteral("Cancel"));
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
