// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "support/floodserver.h"

#include <QByteArray>
#include <QList>

namespace pb::test {

/// A reading of the program that a server can answer.
enum class Call { Token, Users, Presences, Write, PbxLogin, PbxUsers, PbxPhone, UciLogin, UciKeys, UciCalls };

/// One answer that no sane server gives, and what becomes of it.
struct HostileRow {
    QByteArray name;
    Call call = Call::Presences;
    Flood flood;
    core::ErrorKind kind = core::ErrorKind::Protocol;
    /// No more than so many bytes are taken of all answers together; what is on its way is added.
    qint64 most = 0;
    /// The clock stands until the flood is over: what is tested is the size, and not the time.
    bool isFlood = false;
};

QList<HostileRow> hostileRows();

} // namespace pb::test
