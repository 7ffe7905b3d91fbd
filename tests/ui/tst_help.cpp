// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/aboutdialog.h"
#include "ui/help/supportdialog.h"
#include "words/language.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;

namespace {

template<typename T>
T *find(const QWidget &parent, const char *name)
{
    T *found = parent.findChild<T *>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

support::Bundle bundle()
{
    return {{{QStringLiteral("README.txt"), QByteArray("read me\n")},
        {QStringLiteral("log.txt"), QByteArray("a line\nand another\n")}}};
}

const QDateTime now(QDate(2026, 11, 24), QTime(6, 30));

} // namespace

class TestHelp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void versionsAreCopied();
    void theWholeBoxIsInOneLanguage();
    void exactlyWhatIsSavedIsShown();
    void theArchiveIsSaved();
    void aFailureToSaveIsTold();
    void itIsAllDoneByKeyboard();
};

void TestHelp::versionsAreCopied()
{
    QCoreApplication::setApplicationVersion(QStringLiteral("9.8.7"));
    ui::AboutDialog dialog(support::versionInfo(QStringLiteral("xcb"), QStringLiteral("fusion")));
    dialog.show();
    QVERIFY(find<QLabel>(dialog, "aboutTitle")->text().contains(QStringLiteral("9.8.7")));
    QTest::mouseClick(find<QPushButton>(dialog, "copyVersions"), Qt::LeftButton);
    const QString text = QApplication::clipboard()->text();
    for (const char *part : {"Presence Bridge: 9.8.7", "Qt: ", "SQLite: 3.", "TLS: ", "Style: fusion"})
        QVERIFY2(text.contains(QString::fromLatin1(part)), part);
}

void TestHelp::theWholeBoxIsInOneLanguage()
{
    const support::VersionInfo versions =
        support::versionInfo(QStringLiteral("xcb"), QStringLiteral("fusion"));
    const auto wordsOf = [&](const QString &language) {
        ui::installLanguage(*qApp, language);
        const ui::AboutDialog dialog(versions);
        QStringList words{dialog.windowTitle()};
        for (const auto *label : dialog.findChildren<QLabel *>())
            words << label->text();
        for (const auto *button : dialog.findChildren<QPushButton *>())
            words << button->text();
        return words;
    };
    const QStringList german = wordsOf(QStringLiteral("de"));
    const QStringList english = wordsOf(QStringLiteral("en"));
    QCOMPARE(german.size(), english.size());
    // what is a name is the same in every language
    QStringList names{{}, QStringLiteral("Presence Bridge ") + QCoreApplication::applicationVersion(),
        QStringLiteral("Presence Bridge:"), QStringLiteral("Qt:"), QStringLiteral("Kernel:"),
        QStringLiteral("SQLite:"), QStringLiteral("TLS:")};
    for (const support::Version &version : versions)
        names << version.value;
    for (qsizetype i = 0; i < german.size(); ++i) {
        if (!names.contains(english[i]))
            QVERIFY2(german[i] != english[i], qPrintable(english[i]));
    }
}

void TestHelp::exactlyWhatIsSavedIsShown()
{
    ui::SupportDialog dialog(bundle(), now);
    dialog.show();
    auto *list = find<QListWidget>(dialog, "supportFiles");
    QCOMPARE(list->count(), 2);
    for (int i = 0; i < 2; ++i) {
        list->setCurrentRow(i);
        QCOMPARE(
            find<QPlainTextEdit>(dialog, "supportText")->toPlainText().toUtf8(), bundle().files[i].content);
        QVERIFY(list->item(i)->text().startsWith(bundle().files[i].name));
    }
    QVERIFY(find<QPlainTextEdit>(dialog, "supportText")->isReadOnly());
}

void TestHelp::theArchiveIsSaved()
{
    ui::SupportDialog dialog(bundle(), now);
    dialog.show();
    QTemporaryDir folder;
    const QString file = folder.filePath(dialog.suggestedName());
    QVERIFY(file.endsWith(QStringLiteral("presence-bridge-support-20261124-0630.zip")));
    QVERIFY(dialog.saveTo(file));
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), bundle().zip(now));
    QVERIFY(find<QLabel>(dialog, "supportSaved")->text().contains(file));
}

void TestHelp::aFailureToSaveIsTold()
{
    ui::SupportDialog dialog(bundle(), now);
    dialog.show();
    QVERIFY(!dialog.saveTo(QStringLiteral("/nowhere/at/all.zip")));
    QVERIFY(find<QLabel>(dialog, "supportSaved")
                ->text()
                .startsWith(QStringLiteral("The file could not be written")));
}

void TestHelp::itIsAllDoneByKeyboard()
{
    ui::SupportDialog dialog(bundle(), now);
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *list = find<QListWidget>(dialog, "supportFiles");
    QVERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Down);
    QVERIFY(find<QPlainTextEdit>(dialog, "supportText")->toPlainText().startsWith(QStringLiteral("a line")));
    QTest::keyClick(list, Qt::Key_Tab);
    QVERIFY(find<QPlainTextEdit>(dialog, "supportText")->hasFocus());
    QTest::keyClick(find<QPlainTextEdit>(dialog, "supportText"), Qt::Key_Tab);
    QVERIFY(!find<QPlainTextEdit>(dialog, "supportText")->hasFocus());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
