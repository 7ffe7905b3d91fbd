// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historytypes.h"

/// How an event becomes numbers and texts of one row. Pure. Internal to the module.
namespace pb::history {

/// The columns of a row that depend on its kind: a, b and c hold several small values each, because a busy
/// week has millions of rows.
struct Record {
    int kind = 0;
    int what = 0; ///< of a Change: what was changed; else 0
    qint64 a = 0;
    qint64 b = 0;
    qint64 c = 0;
    QString raw; ///< words of the services, the same for many rows; empty: none
    QString error; ///< JSON; empty: none
};

Record encode(const Payload &payload);
/// Nothing where the numbers are not what encode() writes, as in a damaged file.
std::optional<Payload> decode(const Record &record);

} // namespace pb::history
