// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace pb::test {

/// One message of a Qt translation file.
struct TsMessage {
    QString context;
    QString source;
    QString comment;
    QString type; ///< of the translation: empty, unfinished, vanished or obsolete
    QStringList forms; ///< the translation, or its plural forms
    bool plural = false;

    QString name() const { return context + QStringLiteral(": ") + source; }
};

/// All messages of the file; empty where it cannot be read.
QList<TsMessage> readTs(const QString &path);

} // namespace pb::test
