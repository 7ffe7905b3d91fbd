// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/check/findings.h"

namespace pb::setup {

namespace {

Answer answerOf(const core::Done &done)
{
    return done ? Answer::Yes : Answer::No;
}

std::optional<core::Error> errorOf(const core::Done &done)
{
    return done ? std::nullopt : std::optional(done.error());
}

} // namespace

QList<PermissionLine> Findings::provenWriteLines() const
{
    QList<PermissionLine> lines = writeLines;
    if (!proof.presence)
        return lines;
    for (PermissionLine &line : lines) {
        for (ProbeResult &result : line.probes) {
            if (result.probe == Probe::SetAndClearPresence)
                result = {result.probe, answerOf(*proof.presence), errorOf(*proof.presence)};
        }
    }
    return lines;
}

QList<CapabilityLine> Findings::provenCapabilities() const
{
    QList<CapabilityLine> lines = capabilities;
    if (!proof.dnd)
        return lines;
    for (CapabilityLine &line : lines) {
        if (line.capability != Capability::WriteDnd)
            continue;
        line.works = answerOf(*proof.dnd);
        line.error = errorOf(*proof.dnd);
    }
    return lines;
}

QList<CapabilityLine> untriedCapabilities()
{
    QList<CapabilityLine> lines;
    for (const Capability capability : {Capability::SignIn, Capability::ReadUsers, Capability::ReadDnd,
             Capability::WriteDnd, Capability::ReadLines, Capability::BusyLampKeys}) {
        CapabilityLine line;
        line.capability = capability;
        lines << line;
    }
    return lines;
}

} // namespace pb::setup
