// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/toolbuttons.h"

#include <QAccessible>
#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

using namespace pb::ui;

/// The buttons of a tool bar, switched by hand, by the program and by assistive technology.
class TestToolButtons : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();

    void everyPressTriggersOnce_data();
    void everyPressTriggersOnce();
    void theProgramTriggersNothing();
    void aPressThatIsTakenBackCanBeRepeated();

private:
    void toggleAsScreenReader()
    {
        QAccessibleInterface *button = QAccessible::queryAccessibleInterface(m_button);
        button->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    }

    std::unique_ptr<QToolBar> m_bar;
    QAction *m_action = nullptr;
    QToolButton *m_button = nullptr;
};

void TestToolButtons::init()
{
    m_bar = std::make_unique<QToolBar>();
    m_action = m_bar->addAction(QStringLiteral("Pause"));
    m_action->setCheckable(true);
    m_button = qobject_cast<QToolButton *>(m_bar->widgetForAction(m_action));
    obeyAssistiveTechnology(*m_bar);
}

void TestToolButtons::everyPressTriggersOnce_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"click", "key", "action", "screen reader"})
        QTest::addRow("%s", way) << QString::fromLatin1(way);
}

void TestToolButtons::everyPressTriggersOnce()
{
    QFETCH(QString, way);
    const QSignalSpy triggered(m_action, &QAction::triggered);
    for (const bool on : {true, false, true}) {
        const auto before = triggered.size();
        if (way == QLatin1String("click"))
            m_button->click();
        else if (way == QLatin1String("key"))
            QTest::keyClick(m_button, Qt::Key_Space);
        else if (way == QLatin1String("action"))
            m_action->trigger();
        else
            toggleAsScreenReader();
        QCOMPARE(triggered.size(), before + 1);
        QCOMPARE(triggered.last().first().toBool(), on);
        QCOMPARE(m_action->isChecked(), on);
        QCOMPARE(m_button->isChecked(), on);
    }
}

void TestToolButtons::theProgramTriggersNothing()
{
    const QSignalSpy triggered(m_action, &QAction::triggered);
    m_action->setChecked(true);
    m_action->setChecked(false);
    m_action->setChecked(true);
    QCOMPARE(triggered.size(), 0);
    toggleAsScreenReader();
    QCOMPARE(triggered.size(), 1);
}

void TestToolButtons::aPressThatIsTakenBackCanBeRepeated()
{
    // as a question that is answered with no
    connect(m_action, &QAction::triggered, m_action, [this] { m_action->setChecked(false); });
    const QSignalSpy triggered(m_action, &QAction::triggered);
    for (int press = 1; press <= 3; ++press) {
        toggleAsScreenReader();
        QCOMPARE(triggered.size(), press);
        QVERIFY(!m_action->isChecked());
    }
}

QTEST_MAIN(TestToolButtons)
#include "tst_toolbuttons.moc"
