// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "history/historytypes.h"

#include <QObject>

namespace pb::history {

enum class State {
    Off,
    Opening,
    Recording,
    Stopped ///< problem() says why; it is tried again every five minutes
};

/// The history of the last days as a view asks for it, wherever it is kept. Never waits for a disk. Lives on
/// one thread.
class History : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual State state() const = 0;
    bool isRecording() const { return state() == State::Recording; }
    /// Why recording has stopped, or why it began anew with an empty file.
    virtual const std::optional<core::Error> &problem() const = 0;
    virtual int days() const = 0;

    virtual core::Job<Timeline> *timeline(const QString &key, const Interval &interval) = 0;
    /// Newest first; with a place, those that come after it.
    virtual core::Job<ActivityPage> *activity(
        const ActivityFilter &filter, const std::optional<Place> &after, int count) = 0;
    virtual core::Job<ActivityCounts> *counts(const ActivityFilter &filter) = 0;

    /// Deletes what there is of one user, or of everybody, so that nothing of it is left in the file.
    virtual core::Job<void> *removeUser(const QString &key) = 0;
    virtual core::Job<void> *removeAll() = 0;

Q_SIGNALS:
    void stateChanged();
    void userRemoved(const QString &key);
    void allRemoved();
    /// Something new can be read.
    void stored();
};

} // namespace pb::history
