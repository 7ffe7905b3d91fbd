// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

/// What the system's journal is told of, each under an id that never changes: docs/operation.md lists them.
namespace pb::service {

enum class Event {
    Started,
    Stopped,
    NotGivenBack,
    OutageBegins,
    OutageEnds,
    ModeChanged,
    SecretNeeded,
    ProfileReloaded,
    ProfileRefused
};

/// A line of the journal. Names nobody and holds no secret.
struct Entry {
    Event event = Event::Started;
    QString sentence; ///< for a person
    QList<QByteArray> more; ///< further fields, such as "PRESENCE_BRIDGE_SIDE=teams"

    /// As sd_journal_sendv(3) takes them.
    QList<QByteArray> fields() const;
};

/// 32 hexadecimal digits: journalctl MESSAGE_ID=…
QByteArray messageId(Event event);

} // namespace pb::service
