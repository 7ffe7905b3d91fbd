// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/command.h"

#include <QProcess>
#include <QStandardPaths>

namespace pb::service {

Command::Command(const What &what, QObject *parent)
    : Job(parent)
{
    const QString path = QStandardPaths::findExecutable(what.program);
    if (path.isEmpty()) {
        finish(core::failure(
            core::ErrorKind::NotFound, QStringLiteral("there is no program %1").arg(what.program)));
        return;
    }
    auto *process = new QProcess(this);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto entry = what.environment.begin(); entry != what.environment.end(); ++entry)
        environment.insert(entry.key(), entry.value());
    process->setProcessEnvironment(environment);
    connect(process, &QProcess::finished, this, [this, process](int exitCode, QProcess::ExitStatus status) {
        if (status != QProcess::NormalExit) {
            return finish(core::failure(
                core::ErrorKind::Internal, QStringLiteral("%1 was ended").arg(process->program())));
        }
        finish(CommandResult{exitCode, process->readAllStandardOutput(), process->readAllStandardError()});
    });
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            finish(core::failure(core::ErrorKind::Internal,
                QStringLiteral("%1: %2").arg(process->program(), process->errorString())));
        }
    });
    process->start(path, what.arguments);
    QByteArray input = what.input.reveal();
    process->write(input);
    input.fill('\0');
    process->closeWriteChannel();
}

namespace {

class Checked final : public core::Job<QByteArray> {
public:
    Checked(const Command::What &what, QObject *parent)
        : Job(parent)
    {
        (new Command(what, this))->then(this, [this, what](const core::Result<CommandResult> &result) {
            if (!result)
                return finish(core::failure(result.error()));
            if (result->exitCode == 0)
                return finish(result->output);
            const QString words = QString::fromUtf8(result->errorText).simplified();
            finish(core::failure(core::ErrorKind::Internal,
                words.isEmpty() ? QStringLiteral("%1 ended with %2").arg(what.program).arg(result->exitCode)
                                : QStringLiteral("%1: %2").arg(what.program, words)));
        });
    }
};

} // namespace

core::Job<QByteArray> *runOrFail(const Command::What &what, QObject *parent)
{
    return new Checked(what, parent);
}

} // namespace pb::service
