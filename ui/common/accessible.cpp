// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/accessible.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

namespace pb::ui {

namespace {

constexpr char roleProperty[] = "pbAccessibleRole";

QAccessibleInterface *withRole(const QString &, QObject *object)
{
    const QVariant role = object->property(roleProperty);
    if (!role.isValid() || !object->isWidgetType())
        return nullptr;
    return new QAccessibleWidget(
        static_cast<QWidget *>(object), static_cast<QAccessible::Role>(role.toInt()));
}

} // namespace

void setAccessibleRole(QWidget *widget, QAccessible::Role role)
{
    [[maybe_unused]] static const bool isInstalled = [] {
        QAccessible::installFactory(&withRole);
        return true;
    }();
    widget->setProperty(roleProperty, static_cast<int>(role));
}

void announce(QWidget *message)
{
    QAccessibleEvent alert(message, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent announcement(
        message, (message->accessibleName() + QLatin1Char(' ') + message->accessibleDescription()).trimmed());
    QAccessible::updateAccessibility(&announcement);
#endif
}

} // namespace pb::ui
