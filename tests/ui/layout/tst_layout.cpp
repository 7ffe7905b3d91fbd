// SPDX-License-Identifier: GPL-3.0-or-later
// Lays out every window, page and dialog on the screen that this process was started on, in both languages
// and two fonts, and looks for what is empty, cut, covered, out of reach, or shortened without a tooltip.
//
// The screens are those of ux.md, 1024×700, 1366×768 and 1920×1080, and what counts is the room that a
// program sees: at a scale of 2 the screen of 1024×700 has 2048×1400 dots. Half of 1024×700 would be no
// screen that anybody has. What people do have is a screen of 1920×1080 dots at 150 % or 200 %: those two,
// 1280×720 and 960×540 to the program, are tested beside them.
#include "ui/layout/layoutcheck.h"
#include "ui/layout/scenewalk.h"

#include "ui/common/icons.h"
#include "ui/rules/rulepicture.h"
#include "ui/scenes/setupscene.h"
#include "ui/setup/setupwizard.h"
#include "words/language.h"

#include <QApplication>
#include <QScreen>
#include <QStyleFactory>
#include <QTest>

using namespace pb;

namespace {

/// The one that bare systems have, as small as Windows has it and as large as GNOME does.
const QList<int> fontSizes{9, 11};

void speak(const QString &language, int fontSize)
{
    ui::installLanguage(*qApp, language);
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPointSize(fontSize);
    QApplication::setFont(font);
}

} // namespace

class TestLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everythingIsToBeSeen_data();
    void everythingIsToBeSeen();
    void theChosenRulesAreSeenWhole_data();
    void theChosenRulesAreSeenWhole();
    void cleanupTestCase();

private:
    std::unique_ptr<test::SceneWalk> m_walk;
    int m_combinations = 0;
    test::LayoutCheck m_all;
};

void TestLayout::initTestCase()
{
    ui::initResources();
    QApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setQuitOnLastWindowClosed(false);
    const QScreen *screen = QGuiApplication::primaryScreen();
    qInfo(
        "screen %dx%d at %.1f", screen->size().width(), screen->size().height(), screen->devicePixelRatio());
    QVERIFY(screen->availableSize().width() >= 960 && screen->availableSize().height() >= 540);
}

void TestLayout::everythingIsToBeSeen_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("fontSize");
    QTest::addColumn<QString>("part");
    m_walk = std::make_unique<test::SceneWalk>();
    for (const QString &language : ui::languages()) {
        for (const int size : fontSizes) {
            for (const QString &part : m_walk->parts())
                QTest::addRow("%s %d pt %s", qPrintable(language), size, qPrintable(part))
                    << language << size << part;
        }
    }
}

void TestLayout::everythingIsToBeSeen()
{
    QFETCH(QString, language);
    QFETCH(int, fontSize);
    QFETCH(QString, part);
    speak(language, fontSize);

    QMap<QString, QStringList> findings; // and where
    m_walk->walk(part, [&](const QString &scene, QWidget &window) {
        window.show();
        QVERIFY2(QTest::qWaitForWindowExposed(&window), qPrintable(scene));
        const auto look = [&](const QString &size) {
            test::settle();
            test::LayoutCheck check;
            check.look(window);
            ++m_combinations;
            m_all.windows += check.windows;
            m_all.controls += check.controls;
            m_all.texts += check.texts;
            for (const QString &finding : std::as_const(check.findings))
                findings[finding] << QStringLiteral("%1 (%2)").arg(scene, size);
        };
        look(QStringLiteral("own size"));
        const QSize whole = window.screen()->availableSize().boundedTo(window.maximumSize());
        if (window.size() == whole || window.windowType() == Qt::Popup)
            return;
        window.resize(whole);
        look(QStringLiteral("whole screen"));
    });
    for (auto finding = findings.cbegin(); finding != findings.cend(); ++finding)
        qWarning(
            "%s\n        in %s", qPrintable(finding.key()), qPrintable(finding->join(QStringLiteral(", "))));
    QCOMPARE(findings.size(), 0);
}

void TestLayout::theChosenRulesAreSeenWhole_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("fontSize");
    for (const QString &language : ui::languages()) {
        for (const int size : fontSizes)
            QTest::addRow("%s %d pt", qPrintable(language), size) << language << size;
    }
}

/// Both directions at once, without scrolling: from 1366×768 on.
void TestLayout::theChosenRulesAreSeenWhole()
{
    if (QGuiApplication::primaryScreen()->size().width() < 1366)
        QSKIP("On a smaller screen the picture may be scrolled.");
    QFETCH(QString, language);
    QFETCH(int, fontSize);
    speak(language, fontSize);
    test::SetupStage stage;
    test::prepareSetup(stage, QStringLiteral("filled"));
    ui::SetupWizard wizard(*stage.setup, {}, setup::Step::Rules);
    wizard.show();
    QVERIFY(QTest::qWaitForWindowExposed(&wizard));
    test::settle();
    const auto *picture = wizard.currentPage()->findChild<ui::RulePicture *>();
    QVERIFY(picture);
    QCOMPARE(picture->visibleRegion().boundingRect(), picture->rect());
}

void TestLayout::cleanupTestCase()
{
    m_walk.reset();
    qInfo("%d layouts of %d windows looked at: %d controls, %d texts", m_combinations, m_all.windows,
        m_all.controls, m_all.texts);
    QVERIFY(m_combinations > 0);
}

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
