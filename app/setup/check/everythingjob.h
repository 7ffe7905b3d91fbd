// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/check/connectioncheck.h"

namespace pb::setup {

/// The check of everything that only reads, as a task of the set-up: with the candidate secrets, once they
/// are stored. Succeeds when it was carried out, whatever it found. Nobody's phone is touched: writing is
/// proved by WriteProofJob, once somebody has said on whom.
class EverythingJob final : public TaskJob {
    Q_OBJECT
public:
    EverythingJob(Context context, QObject *parent);

    void abandon() override;

    const Findings &findings() const { return m_findings; }
    const std::optional<QList<directory::Person>> &people() const { return m_people; }

protected:
    void begin() override;

private:
    void take();

    QPointer<ConnectionCheck> m_check;
    Findings m_findings;
    std::optional<QList<directory::Person>> m_people;
    bool m_givenUp = false;
};

} // namespace pb::setup
