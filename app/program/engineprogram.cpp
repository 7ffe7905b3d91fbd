// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/engineprogram.h"

#include "program/programwords.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <utility>

namespace pb {

EngineProgram::EngineProgram(CommandLine options, QObject *parent)
    : Program(std::move(options), parent)
{
}

void EngineProgram::tell(const QString &event, QJsonObject members)
{
    members.insert(QStringLiteral("event"), event);
    const QByteArray line = QJsonDocument(members).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

/// What an earlier run has left is given back, then it ends: nobody could see it.
void EngineProgram::cannotListen(const core::Error &error)
{
    m_isDeaf = options().attached;
    if (m_isDeaf)
        tellProblem(QStringLiteral("link"), error, exitFailed);
}

void EngineProgram::began(Composition &)
{
    if (m_isDeaf) {
        QMetaObject::invokeMethod(this, &Program::end, Qt::QueuedConnection);
        return;
    }
    m_endWanted = false; // it has begun anew since
    if (options().attached)
        windowsChanged(0);
    tell(QStringLiteral("listening"), {{QStringLiteral("socket"), socketName()}});
    if (options().attached && server())
        connect(server(), &link::Server::windowsChanged, this, &EngineProgram::windowsChanged);
}

/// A window that died cannot say so: what it had started gives everything back and ends, unless one comes
/// back.
void EngineProgram::windowsChanged(int windows)
{
    delete m_patience.data();
    if (windows > std::exchange(m_windows, windows)) // who comes wants it to go on
        m_endWanted = false;
    if (windows == 0 && m_endWanted) // the other one was leaving, too
        end();
    else if (windows == 0)
        m_patience = clock().callLater(withoutWindow, this, [this] { end(); });
}

/// The window that ends it may be one of several.
core::Done EngineProgram::mayEndFor(int otherWindows)
{
    if (options().attached && otherWindows == 0)
        return {};
    m_endWanted = true;
    return core::failure(core::ErrorKind::Conflict,
        options().attached ? QStringLiteral("other windows show this engine")
                           : QStringLiteral("this engine goes on without a window"));
}

void EngineProgram::tellReloaded(const QString &sentence, bool taken)
{
    std::fprintf(stderr, "%s\n", sentence.toUtf8().constData());
    tell(QStringLiteral("reloaded"), {{QStringLiteral("ok"), taken}});
}

void EngineProgram::tellFailure(const QString &what, const core::Error &error)
{
    tellProblem(what, error, exitCode());
    leave();
}

void EngineProgram::tellProblem(const QString &what, const core::Error &error, int exitCode)
{
    const QString sentence = failureSentence(what, error);
    std::fprintf(
        stderr, "%s\n%s\n", sentence.toUtf8().constData(), core::toLogLine(error).toUtf8().constData());
    tell(QStringLiteral("failed"),
        {{QStringLiteral("what"), what}, {QStringLiteral("code"), error.code},
            {QStringLiteral("exitCode"), exitCode}, {QStringLiteral("sentence"), sentence},
            {QStringLiteral("log"), core::toLogLine(error)}});
}

void EngineProgram::tellWaiting(const QString &what, const core::Error &error)
{
    std::fprintf(stderr, "%s\n", core::toLogLine(error).toUtf8().constData());
    tell(QStringLiteral("waiting"),
        {{QStringLiteral("what"), what}, {QStringLiteral("sentence"), failureSentence(what, error)},
            {QStringLiteral("log"), core::toLogLine(error)}});
}

/// Of an engine that never came about the windows cannot be told otherwise.
void EngineProgram::ended(const QStringList &notGivenBack)
{
    tell(QStringLiteral("ended"),
        {{QStringLiteral("notGivenBack"), QJsonArray::fromStringList(notGivenBack)}});
    Program::ended(notGivenBack);
}

} // namespace pb
