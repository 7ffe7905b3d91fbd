// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/headlessprogram.h"

#include "program/console.h"
#include "program/programwords.h"

#include <cstdio>

namespace pb {

namespace {

void print(const QByteArray &text)
{
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
    std::fflush(stdout);
}

ui::TerminalTable::Settings terminalSettings()
{
    ui::TerminalTable::Settings settings;
    settings.isTerminal = isTerminal(stdout);
    if (const auto size = terminalSize()) {
        settings.columns = size->columns;
        settings.lines = size->lines;
    }
    return settings;
}

} // namespace

HeadlessProgram::HeadlessProgram(CommandLine options, QObject *parent)
    : Program(std::move(options), parent)
    , m_reporter([](const QByteArray &line) { print(line + '\n'); }, clock())
{
}

void HeadlessProgram::demoBegan(const QJsonObject &line)
{
    if (!options().table)
        m_reporter.tell(QStringLiteral("demo"), line);
}

void HeadlessProgram::began(Composition &composition)
{
    if (options().table) {
        m_table = std::make_unique<ui::TerminalTable>(
            composition.board(), terminalSettings(), [](const QByteArray &text) { print(text); });
        return;
    }
    m_reporter.tell(QStringLiteral("started"), {{QStringLiteral("version"), QStringLiteral(PB_VERSION)}});
    const sync::SyncEngine *engine = composition.engine();
    connect(
        engine, &sync::SyncEngine::directoryChanged, &m_reporter, &headless::JsonReporter::directoryChanged);
    connect(engine, &sync::SyncEngine::reported, &m_reporter, &headless::JsonReporter::reported);
    connect(engine, &sync::SyncEngine::wrote, &m_reporter, &headless::JsonReporter::wrote);
    connect(engine, &sync::SyncEngine::polled, &m_reporter, &headless::JsonReporter::polled);
    connect(engine, &sync::SyncEngine::statusChanged, &m_reporter, &headless::JsonReporter::statusChanged);
    connect(engine, &sync::SyncEngine::stopped, &m_reporter, &headless::JsonReporter::stopped);
    connect(engine, &sync::SyncEngine::directoryFailed, &m_reporter,
        [this](const core::Error &error) { m_reporter.tellError(QStringLiteral("directories"), error); });
}

void HeadlessProgram::replacing()
{
    m_table.reset(); // its board goes with the composition
}

void HeadlessProgram::tellReloaded(const QString &sentence, bool taken)
{
    std::fprintf(stderr, "%s\n", sentence.toUtf8().constData());
    if (!options().table)
        m_reporter.tell(QStringLiteral("reloaded"), {{QStringLiteral("ok"), taken}});
}

void HeadlessProgram::ending()
{
    if (!options().table)
        m_reporter.tell(QStringLiteral("stopping"));
}

void HeadlessProgram::ended(const QStringList &notGivenBack)
{
    // an engine says so itself
    if (!options().table && composition() && !composition()->engine())
        m_reporter.stopped(notGivenBack);
    Program::ended(notGivenBack);
}

void HeadlessProgram::tellWaiting(const QString &what, const core::Error &error)
{
    std::fprintf(stderr, "%s\n%s\n%s\n", failureSentence(what, error).toUtf8().constData(),
        waitingSentence().toUtf8().constData(), core::toLogLine(error).toUtf8().constData());
    if (!options().table)
        m_reporter.tellError(what, error);
}

void HeadlessProgram::tellFailure(const QString &what, const core::Error &error)
{
    std::fputs(failureLines(what, error).toUtf8().constData(), stderr);
    if (!options().table)
        m_reporter.tellError(what, error);
    leave();
}

} // namespace pb
