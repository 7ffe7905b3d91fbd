// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QList>
#include <QShortcutEvent>
#include <QTest>

namespace pb::test {

/// Takes what a key sets off, so that it is known and nothing comes of it.
class ShortcutCatcher final : public QObject {
public:
    ShortcutCatcher() { QCoreApplication::instance()->installEventFilter(this); }

    /// Who the key was for; several, or isAmbiguous(): it means two things.
    QList<QObject *> press(QWidget *place, QKeyCombination key)
    {
        m_receivers.clear();
        m_ambiguous = false;
        QTest::keyClick(place, key.key(), key.keyboardModifiers());
        return m_receivers;
    }
    bool isAmbiguous() const { return m_ambiguous; }

    static QString nameOf(const QObject *object)
    {
        return object
            ? QLatin1String(object->metaObject()->className()) + QLatin1Char(' ') + object->objectName()
            : QString();
    }

protected:
    bool eventFilter(QObject *, QEvent *) override;

private:
    QList<QObject *> m_receivers;
    bool m_ambiguous = false;
};

inline bool ShortcutCatcher::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Shortcut)
        return false;
    m_receivers.append(watched);
    m_ambiguous |= static_cast<QShortcutEvent *>(event)->isAmbiguous();
    return true;
}

} // namespace pb::test
