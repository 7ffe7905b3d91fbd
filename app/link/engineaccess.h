// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"
#include "core/result.h"
#include "health/watch.h"
#include "history/history.h"
#include "link/logtail.h"
#include "profile/profile.h"
#include "rules/rulechoice.h"

namespace pb::link {

/// A running engine as the windows that are attached to it see and steer it. Whoever implements it outlives
/// the server that it is given to. All on one thread.
class EngineAccess {
public:
    virtual ~EngineAccess() = default;

    virtual board::Board &board() = 0;
    virtual health::Watch &health() = 0;
    virtual history::History &history() = 0;
    virtual profile::Profile profile() const = 0;
    /// Redacted, and of every run that the log still has.
    virtual LogTail &log() = 0;

    /// What going live would write at once.
    virtual QList<sync::PreviewLine> livePreview() const = 0;
    /// Whom the brake's question is about.
    virtual QList<sync::PreviewLine> heldBack() const = 0;
    /// Those in force, which a profile that cannot be written does not have.
    virtual QList<profile::Exclusion> exclusions() const = 0;

    virtual void syncNow() = 0;
    virtual void setPaused(bool paused) = 0;
    virtual void setObserveOnly(bool observeOnly) = 0;
    virtual void goLive(const QStringList &agreed) = 0;
    virtual void giveBackUser(const QString &key) = 0;
    virtual void giveBackAll() = 0;
    virtual void releaseBrake() = 0;
    virtual void retryNow() = 0;
    /// In force at once; an error: it could not be kept in the profile's file.
    virtual core::Done setExcluded(const QString &key, bool excluded) = 0;
    virtual core::Done setRules(const rules::RuleChoice &choice) = 0;
    /// The profile in this file was written, and maybe secrets of it: they are read anew, and the connection
    /// begins anew, if the engine runs by that file. An error: nothing changes.
    virtual core::Done reload(const QString &file) = 0;
    /// Gives everything back and ends the program; an error: it goes on, and the window may go.
    virtual core::Done end() = 0;
};

} // namespace pb::link
