// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/secret.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace pb::service {

struct CommandResult {
    int exitCode = 0;
    QByteArray output;
    QByteArray errorText;
};

/// Runs a program of the system once. Fails as NotFound where there is none in the path, as Internal where it
/// could not be run to its end. A secret goes to its standard input and nowhere else.
class Command final : public core::Job<CommandResult> {
    Q_OBJECT
public:
    struct What {
        QString program;
        QStringList arguments;
        core::Secret input;
        QHash<QString, QString> environment; ///< beside what this process has
    };
    Command(const What &what, QObject *parent);
};

/// The same where anything but exit code 0 is a failure: its own words are the detail.
core::Job<QByteArray> *runOrFail(const Command::What &what, QObject *parent);

} // namespace pb::service
