// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/windowworld.h"
#include "support/shortcutcatcher.h"
#include "ui/languagerows.h"
#include "ui/monitor/table/monitortable.h"
#include "ui/monitor/why/whypanel.h"
#include "words/language.h"

#include <QClipboard>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QScopeGuard>
#include <QShortcut>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

/// Where a key can be pressed now: everything in the window that can have the focus and is seen.
QList<QWidget *> places(const QWidget &window)
{
    QList<QWidget *> found;
    for (auto *widget : window.findChildren<QWidget *>()) {
        if (widget->window() == &window && widget->focusPolicy() != Qt::NoFocus && !widget->focusProxy()
            && widget->isVisible() && widget->isEnabled() && !widget->visibleRegion().isEmpty())
            found.append(widget);
    }
    return found;
}

struct Shortcut {
    QObject *owner;
    QKeySequence keys;
};

QList<Shortcut> shortcuts(const QWidget &window)
{
    QList<Shortcut> found;
    for (auto *action : window.findChildren<QAction *>()) {
        if (!action->isEnabled())
            continue;
        for (const QKeySequence &keys : action->shortcuts())
            found.append({action, keys});
    }
    for (auto *shortcut : window.findChildren<QShortcut *>())
        found.append({shortcut, shortcut->key()});
    return found;
}

} // namespace

/// The keys of the window as the program wires it, with everything open.
class TestShortcuts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void eachWorksWhereverTheFocusIs_data() { addLanguageRows(); }
    void eachWorksWhereverTheFocusIs();
    void copyingIsForWhatIsSelected();
    void noKeyMeansTwoThings_data() { addLanguageRows(); }
    void noKeyMeansTwoThings();

private:
    /// Starts in this language, with every panel open and a message with buttons; false where it does not.
    bool open(const QString &language);

    std::unique_ptr<WindowWorld> m_world;
};

void TestShortcuts::init()
{
    m_world = std::make_unique<WindowWorld>();
    QVERIFY2(m_world->isReady(), qPrintable(m_world->simulator.error()));
}

void TestShortcuts::cleanup()
{
    m_world.reset();
    ui::installLanguage(*qApp, u"en"_s);
}

bool TestShortcuts::open(const QString &language)
{
    ui::installLanguage(*qApp, language);
    if (!m_world->start())
        return false;
    m_world->window()->resize(1600, 1000);
    if (!m_world->select(m_world->anna))
        return false;
    m_world->window()->setDemo(true);
    m_world->window()->activateWindow(); // there may be no window manager
    m_world->window()->showWhy(m_world->anna.toLower());
    return m_world->showPanel("healthDock") && m_world->showPanel("activityDock")
        && QTest::qWaitForWindowActive(m_world->window());
}

void TestShortcuts::eachWorksWhereverTheFocusIs()
{
    QFETCH(QString, language);
    QVERIFY(open(language));
    ui::MonitorWindow &window = *m_world->window();
    const QList<Shortcut> all = shortcuts(window);
    QVERIFY(all.size() >= 10);
    ShortcutCatcher catcher;
    QSet<QString> tried;
    for (QDockWidget *front :
        {m_world->find<QDockWidget>("whyPanel"), m_world->find<QDockWidget>("healthDock")}) {
        front->raise();
        QCoreApplication::processEvents();
        for (QWidget *place : places(window)) {
            place->setFocus();
            if (!place->hasFocus())
                continue;
            tried.insert(place->objectName());
            for (const Shortcut &shortcut : all) {
                const auto receivers = catcher.press(place, shortcut.keys[0]);
                const QString told = shortcut.keys.toString() + u" in "_s + ShortcutCatcher::nameOf(place);
                QVERIFY2(!catcher.isAmbiguous(), qPrintable(told));
                QVERIFY2(receivers == QList<QObject *>{shortcut.owner}, qPrintable(told));
            }
        }
    }
    for (const char *name : {"search", "demoSetUp", "whyCopy", "activityUser", "activityTable", "healthPage"})
        QVERIFY2(tried.contains(QLatin1String(name)), name);
    QVERIFY(tried.size() > 15);
}

void TestShortcuts::copyingIsForWhatIsSelected()
{
    QVERIFY(open(u"en"_s));
    QClipboard *clipboard = QApplication::clipboard();
    auto *search = m_world->find<QLineEdit>("search");
    auto *name = m_world->find<QLabel>("whyName");
    const auto copied = [&](QWidget *place) {
        clipboard->clear();
        place->setFocus();
        QTest::keyClick(place, Qt::Key_C, Qt::ControlModifier);
        return clipboard->text();
    };
    // nothing is selected there: the selected rows
    for (QWidget *place : std::initializer_list<QWidget *>{&m_world->window()->table(), search, name,
             m_world->find<QWidget>("whyCopy"), m_world->find<QWidget>("activityTable")})
        QVERIFY2(copied(place).contains(m_world->anna), qPrintable(place->objectName()));

    search->setText(u"a"_s); // whom that finds is nobody's business here
    search->selectAll();
    QCOMPARE(copied(search), u"a"_s);
    name->setSelection(0, 3);
    QCOMPARE(copied(name), name->text().left(3));
    auto *log = m_world->find<QTableView>("activityTable");
    QTRY_VERIFY_WITH_TIMEOUT(log->model()->rowCount() > 0, WindowWorld::patience);
    log->selectRow(0);
    QVERIFY(copied(log).contains(log->model()->index(0, 1).data().toString()));
    QVERIFY(!copied(log).contains(u"STARFACE\t"_s));
}

void TestShortcuts::noKeyMeansTwoThings()
{
    QFETCH(QString, language);
    QVERIFY(open(language));
    ui::MonitorWindow &window = *m_world->window();
    ShortcutCatcher catcher;
    int set = 0;
    for (QDockWidget *front :
        {m_world->find<QDockWidget>("whyPanel"), m_world->find<QDockWidget>("healthDock")}) {
        front->raise();
        QCoreApplication::processEvents();
        for (int key = Qt::Key_A; key <= Qt::Key_Z; ++key) {
            for (const auto modifiers : {Qt::AltModifier, Qt::ControlModifier}) {
                const QKeyCombination keys(modifiers, static_cast<Qt::Key>(key));
                const auto receivers = catcher.press(&window.table(), keys);
                set += !receivers.isEmpty();
                QVERIFY2(!catcher.isAmbiguous(),
                    qPrintable(QKeySequence(keys).toString() + u": "_s
                        + ShortcutCatcher::nameOf(receivers.value(0))));
            }
        }
    }
    QVERIFY(set > 20);
}

QTEST_MAIN(TestShortcuts)
#include "tst_shortcuts.moc"
