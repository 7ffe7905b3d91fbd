// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/logging.h"

#include "core/folders.h"
#include "http/redaction.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QMutex>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

namespace pb {

namespace {

constexpr qint64 largestLog = 5 * 1024 * 1024;

/// What the message handler needs; a handler has no argument of its own, so this is the one place with state.
struct LogTarget {
    QMutex mutex;
    std::unique_ptr<QFile> file;
    std::function<void(const QByteArray &)> follower;
};

LogTarget &target()
{
    static LogTarget instance;
    return instance;
}

const char *word(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return "error";
}

void rotate(QFile &file)
{
    const QString name = file.fileName();
    file.close();
    QFile::remove(name + QStringLiteral(".1"));
    QFile::rename(name, name + QStringLiteral(".1"));
    if (file.open(QIODevice::Append))
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray line =
        QStringLiteral("%1 %2 %3: %4\n")
            .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs), QLatin1String(word(type)),
                QLatin1String(context.category ? context.category : ""), http::redacted(message))
            .toUtf8();
    LogTarget &log = target();
    const QMutexLocker lock(&log.mutex);
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    if (log.follower)
        log.follower(line);
    if (!log.file || !log.file->isOpen())
        return;
    log.file->write(line);
    log.file->flush();
    if (log.file->size() > largestLog)
        rotate(*log.file);
}

} // namespace

void installLogging(const QString &level)
{
    const QStringList levels{QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning"),
        QStringLiteral("critical")};
    const qsizetype from = std::max<qsizetype>(
        0, levels.indexOf(level == QStringLiteral("error") ? QStringLiteral("critical") : level));
    QStringList rules;
    for (qsizetype i = 0; i < levels.size(); ++i) {
        rules << QStringLiteral("pb.*.%1=%2")
                     .arg(levels[i], i >= from ? QStringLiteral("true") : QStringLiteral("false"));
    }
    QLoggingCategory::setFilterRules(rules.join(QLatin1Char('\n')));
    qInstallMessageHandler(handle);
}

void keepLog(const QString &file)
{
    auto log = std::make_unique<QFile>(file);
    if (!log->open(QIODevice::Append))
        return;
    log->setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const QMutexLocker lock(&target().mutex);
    target().file = std::move(log);
}

void followLog(std::function<void(const QByteArray &line)> take)
{
    const QMutexLocker lock(&target().mutex);
    target().follower = std::move(take);
}

namespace {

QString inLogFolder(const QString &name)
{
    const QString folder = core::logFolder();
    QDir().mkpath(folder);
    return folder + QLatin1Char('/') + name;
}

} // namespace

QString logFile()
{
    return inLogFolder(QStringLiteral("presence-bridge.log"));
}

QByteArray endOfLog(qint64 most)
{
    QFile file(logFile());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    if (file.size() <= most)
        return file.readAll();
    file.seek(file.size() - most);
    file.readLine(); // the rest of one
    return file.readAll();
}

QString windowLogFile()
{
    return inLogFolder(QStringLiteral("presence-bridge-window.log"));
}

} // namespace pb
