// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorstage.h"
#include "ui/monitor/banners/banner.h"
#include "ui/monitor/table/statusitem.h"

#include <QAbstractScrollArea>
#include <QAccessible>

using namespace pb;
using namespace pb::test;

/// What a screen reader meets in the window. What it reads out by itself is in tests/integration.
class TestAccessibleRoles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatHasANameHasARole();
    void aBannerIsAnAlert();
};

void TestAccessibleRoles::whatHasANameHasARole()
{
    MonitorStage stage(3);
    int items = 0;
    for (QWidget *widget : stage.window->findChildren<QWidget *>()) {
        QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(widget);
        // a scrolling area is a frame around what it shows
        if (!seen || widget->accessibleName().isEmpty() || qobject_cast<QAbstractScrollArea *>(widget))
            continue;
        QVERIFY2(seen->role() != QAccessible::Client && seen->role() != QAccessible::NoRole,
            qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        if (qobject_cast<ui::StatusItem *>(widget)) {
            QCOMPARE(seen->role(), QAccessible::StaticText);
            ++items;
        }
    }
    QVERIFY(items > 3);
}

void TestAccessibleRoles::aBannerIsAnAlert()
{
    ui::Banner banner(ui::Banner::Kind::Error, QStringLiteral("b"));
    banner.setTexts(QStringLiteral("One"), QStringLiteral("more"));
    const QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(&banner);
    QCOMPARE(seen->role(), QAccessible::AlertMessage);
    QCOMPARE(seen->text(QAccessible::Name), QStringLiteral("One"));
    QCOMPARE(seen->text(QAccessible::Description), QStringLiteral("more"));
}

QTEST_MAIN(TestAccessibleRoles)
#include "tst_accessibleroles.moc"
