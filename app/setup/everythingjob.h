// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/connectioncheck.h"

namespace pb::setup {

/// The check of everything as a task of the set-up: with the candidate secrets, once they are stored.
/// Succeeds when it was carried out, whatever it found. A phone that could not be put back is told even where
/// the check was ended early.
class EverythingJob final : public TaskJob {
    Q_OBJECT
public:
    EverythingJob(Context context, QString testUser, QObject *parent);

    void abandon() override;

    const Findings &findings() const { return m_findings; }
    const std::optional<QList<directory::Person>> &people() const { return m_people; }

protected:
    void begin() override;

private:
    void take();

    const QString m_testUser;
    QPointer<ConnectionCheck> m_check;
    Findings m_findings;
    std::optional<QList<directory::Person>> m_people;
    bool m_givenUp = false;
};

} // namespace pb::setup
