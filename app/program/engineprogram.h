// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/program.h"

namespace pb {

/// `--engine`: synchronises, and shows itself to the windows that attach; needs no display. Tells on standard
/// output, one JSON object a line, where it listens or why it cannot: whoever started it reads that. With
/// `--attached` it gives everything back and ends once it has had no window for half a minute. Lives on the
/// main thread.
class EngineProgram final : public Program {
    Q_OBJECT
public:
    static constexpr core::Duration withoutWindow{30'000};

    explicit EngineProgram(CommandLine options, QObject *parent = nullptr);

protected:
    void began(Composition &composition) override;
    void cannotListen(const core::Error &error) override;
    void tellFailure(const QString &what, const core::Error &error) override;
    void tellWaiting(const QString &what, const core::Error &error) override;
    bool asksWindows() const override { return options().attached; }
    void tellReloaded(const QString &sentence, bool taken) override;
    void ended(const QStringList &notGivenBack) override;
    core::Done mayEndFor(int otherWindows) override;

private:
    void tell(const QString &event, QJsonObject members);
    void tellProblem(const QString &what, const core::Error &error, int exitCode);
    void windowsChanged(int windows);

    QPointer<QObject> m_patience; ///< runs out where no window comes
    int m_windows = 0;
    bool m_isDeaf = false;
    bool m_endWanted = false; ///< by a window that was not the only one
};

} // namespace pb
