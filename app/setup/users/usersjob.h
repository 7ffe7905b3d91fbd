// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/directory.h"
#include "setup/taskjob.h"

namespace pb::setup {

/// Reads both directories at once and joins them.
class UsersJob final : public TaskJob {
    Q_OBJECT
public:
    UsersJob(Context context, QObject *parent);

    const QList<directory::Person> &people() const { return m_people; }

protected:
    void begin() override;

private:
    void join();
    void askContestants(const QList<QStringList> &contests);
    core::Job<directory::Directory> *joinBeside();
    void conclude(QList<directory::Person> people);

    std::unique_ptr<graph::GraphClient> m_graph;
    std::unique_ptr<starface::StarfaceClient> m_starface;
    std::optional<QList<graph::User>> m_teams;
    std::optional<QList<starface::DirectoryUser>> m_phones;
    directory::MatchHints m_hints;
    QList<directory::Person> m_people;
};

/// One row for each person, in their order.
QList<UserLine> userLines(const QList<directory::Person> &people);

} // namespace pb::setup
