// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pb::core {

/// JSON that somebody else wrote. Nothing is allocated for what is nested deeper than 64 or has more values
/// than any answer needs: to QJsonDocument two bytes of text, an empty list, are a hundred bytes of memory. A
/// Protocol error begins with `what`.
Result<QJsonDocument> parseJson(const QByteArray &text, const QString &what);

/// The object that the text is; empty where it is none or cannot be used.
QJsonObject objectIn(const QByteArray &text);

} // namespace pb::core
