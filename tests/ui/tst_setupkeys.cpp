// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/shortcutcatcher.h"
#include "ui/scenes/setupscene.h"
#include "ui/setup/setupwizard.h"
#include "words/language.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>

using namespace pb;

/// The keys of the set-up: on no page does one mean two things.
class TestSetupKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { ui::installLanguage(*qApp, QStringLiteral("en")); }
    void whatMeansTwoThingsIsFound();
    void noKeyMeansTwoThings_data();
    void noKeyMeansTwoThings();
};

void TestSetupKeys::whatMeansTwoThingsIsFound()
{
    QWidget window;
    const QPushButton one(QStringLiteral("&One"), &window);
    const QPushButton other(QStringLiteral("An&other"), &window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    test::ShortcutCatcher catcher;
    QVERIFY(!catcher.press(&window, Qt::ALT | Qt::Key_O).isEmpty());
    QVERIFY(catcher.isAmbiguous());
    QVERIFY(catcher.press(&window, Qt::ALT | Qt::Key_N).isEmpty());
    QVERIFY(!catcher.isAmbiguous());
}

void TestSetupKeys::noKeyMeansTwoThings_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("scene");
    for (const QString &language : ui::languages()) {
        for (const QString &scene : test::setupScenes())
            QTest::addRow("%s, %s", qPrintable(language), qPrintable(scene)) << language << scene;
    }
}

void TestSetupKeys::noKeyMeansTwoThings()
{
    QFETCH(QString, language);
    QFETCH(QString, scene);
    ui::installLanguage(*qApp, language);
    int set = 0;
    QStringList twice;
    for (int step = 0; step < setup::stepCount; ++step) {
        test::SetupStage stage;
        test::prepareSetup(stage, scene);
        ui::SetupWizard wizard(*stage.setup, {}, static_cast<setup::Step>(step));
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        test::playSetup(stage, scene);
        test::ShortcutCatcher catcher;
        for (int key = Qt::Key_A; key <= Qt::Key_Z; ++key) {
            const QKeyCombination keys(Qt::AltModifier, static_cast<Qt::Key>(key));
            set += !catcher.press(&wizard, keys).isEmpty();
            if (catcher.isAmbiguous())
                twice << QStringLiteral("%1 on page %2").arg(QKeySequence(keys).toString()).arg(step);
        }
    }
    QVERIFY2(twice.isEmpty(), qPrintable(twice.join(QStringLiteral(", "))));
    QVERIFY(set > setup::stepCount);
}

QTEST_MAIN(TestSetupKeys)
#include "tst_setupkeys.moc"
