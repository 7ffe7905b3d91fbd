// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace pb::service {

/// One thing to do, and how to take it back. What is taken back may not have been done as a whole.
struct Step {
    using Act = std::function<core::Job<void> *(QObject *parent)>;

    QString what; ///< for a person: "The profile could not be put in place."
    Act act;
    Act undo; ///< null: nothing is left of it
};

struct StepsOutcome {
    struct Failure {
        QString what;
        core::Error error;
    };
    std::optional<Failure> failed; ///< none: everything was done
    QStringList notUndone; ///< technical; empty: nothing half done is left
};

/// Does one after the other; where one fails, takes back it and all before it, the last first. Always
/// succeeds: what came of it stands in the result.
class Steps final : public core::Job<StepsOutcome> {
    Q_OBJECT
public:
    Steps(std::vector<Step> steps, QObject *parent);

private:
    void next();
    void takeBack();

    const std::vector<Step> m_steps;
    std::size_t m_at = 0; ///< of the step under way, then behind the next to be taken back
    StepsOutcome m_outcome;
};

} // namespace pb::service
