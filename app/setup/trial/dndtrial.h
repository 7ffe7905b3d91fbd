// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "starface/starfaceclient.h"

namespace pb::setup {

/// The phone could not be put back (kind of the last failure; Error::detail says how it was).
inline constexpr char notPutBackCode[] = "not-put-back";
/// The PBX took the change, and it never showed (Protocol).
inline constexpr char notConfirmedCode[] = "not-confirmed";
/// Somebody pressed the key in the same moment (Conflict).
inline constexpr char changedMeanwhileCode[] = "changed-meanwhile";

/// Proves that do-not-disturb can be written: reads it, changes it, waits until the change shows, and puts it
/// back, also where the change failed half-way and after abandon(). What may still come late is waited for
/// before it counts as not done. The client outlives it.
class DndTrial final : public core::Job<void> {
public:
    /// `settle`: how long a write may take to show (profile::Times::settle).
    DndTrial(
        starface::RestClient &rest, core::Clock &clock, int userId, core::Duration settle, QObject *parent);

    /// Cancelled follows, once everything is as it was.
    void abandon();

private:
    void change(const core::Result<starface::PhoneConfig> &before);
    void changed(const core::Result<starface::DndWritten> &written);
    void confirm();
    void confirmed(const core::Result<starface::PhoneConfig> &config);
    void putBack();
    void wasPutBack(const core::Result<starface::DndWritten> &written);
    void later(void (DndTrial::*step)());
    void conclude();

    starface::RestClient &m_rest;
    core::Clock &m_clock;
    const int m_userId;
    const core::Duration m_settle;
    bool m_before = false;
    bool m_seen = false; ///< the change showed
    core::Time m_changedAt{};
    int m_failures = 0;
    core::Done m_outcome;
    bool m_abandoned = false;
};

} // namespace pb::setup
