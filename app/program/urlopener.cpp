// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/urlopener.h"

#include <QDesktopServices>
#include <QMetaObject>
#include <QPointer>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>

#include <utility>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

namespace pb {

namespace {

void later(QObject *context, std::function<void()> call)
{
    QMetaObject::invokeMethod(context, std::move(call), Qt::QueuedConnection);
}

#ifdef Q_OS_LINUX

/// A QProcess that is deleted kills what it runs, and what it runs may be the browser.
QSet<QProcess *> &outliving()
{
    static auto *processes = new QSet<QProcess *>;
    return *processes;
}

/// Qt starts this one, too, but does not look at what becomes of it: without any browser it ends with an
/// error (xdg-open(1): 3, a tool is missing, and 4, the action failed).
void startXdgOpen(const QString &program, const QUrl &url, QObject *context, std::function<void()> failed)
{
    auto *process = new QProcess;
    outliving().insert(process);
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardOutputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());
    process->setChildProcessModifier([] { ::setsid(); });
    const auto over = [process, context = QPointer(context), failed = std::move(failed)](bool opened) {
        if (!outliving().remove(process))
            return;
        process->deleteLater();
        if (!opened && context)
            later(context, failed);
    };
    QObject::connect(
        process, &QProcess::finished, process, [over](int exitCode, QProcess::ExitStatus status) {
            over(status == QProcess::NormalExit && exitCode == 0);
        });
    QObject::connect(process, &QProcess::errorOccurred, process, [over](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            over(false);
    });
    process->start(program, {url.toString(QUrl::FullyEncoded)});
}

#endif

} // namespace

void openUrl(const QUrl &url, QObject *context, std::function<void()> failed)
{
#ifdef Q_OS_LINUX
    const QString program = QStandardPaths::findExecutable(QStringLiteral("xdg-open"));
    if (!program.isEmpty())
        return startXdgOpen(program, url, context, std::move(failed));
#endif
    if (!QDesktopServices::openUrl(url))
        later(context, std::move(failed));
}

} // namespace pb
