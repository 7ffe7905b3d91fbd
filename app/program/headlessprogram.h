// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "headless/jsonreporter.h"
#include "program/program.h"
#include "terminal/terminaltable.h"

namespace pb {

/// The program without a window: JSON lines on standard output, or a table for people.
class HeadlessProgram final : public Program {
    Q_OBJECT
public:
    explicit HeadlessProgram(CommandLine options, QObject *parent = nullptr);

protected:
    void began(Composition &composition) override;
    void demoBegan(const QJsonObject &line) override;
    void tellFailure(const QString &what, const core::Error &error) override;
    void tellWaiting(const QString &what, const core::Error &error) override;
    void replacing() override;
    void tellReloaded(const QString &sentence, bool taken) override;
    void ending() override;
    void ended(const QStringList &notGivenBack) override;

private:
    headless::JsonReporter m_reporter;
    std::unique_ptr<ui::TerminalTable> m_table;
};

} // namespace pb
