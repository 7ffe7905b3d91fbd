// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job.h"

#include <QMetaObject>

namespace pb::core {

JobBase::JobBase(QObject *parent)
    : QObject(parent)
{
}

bool JobBase::finishLater()
{
    if (m_finished)
        return false;
    m_finished = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            const QPointer<JobBase> self(this);
            deliver();
            if (self)
                deleteLater();
        },
        Qt::QueuedConnection);
    return true;
}

} // namespace pb::core
