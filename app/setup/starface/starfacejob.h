// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/taskjob.h"

namespace pb::setup {

/// What the STARFACE at hand can do: one line per capability, each tried for real but writing, which needs a
/// test user (WriteProofJob). Fails with the first thing that is needed and does not work; users without a
/// busy-lamp key are told, and are no failure. Signs out at the end.
class StarfaceJob final : public TaskJob {
    Q_OBJECT
public:
    StarfaceJob(Context context, QObject *parent);

    void abandon() override;

    const QList<CapabilityLine> &capabilities() const { return m_lines; }
    /// How the account was signed in; Unknown: it was not.
    profile::StarfaceSignIn signIn() const { return m_lines.first().signIn; }
    /// There where the users could be read.
    const QList<starface::DirectoryUser> &users() const { return m_users; }

protected:
    void begin() override;

private:
    CapabilityLine &line(Capability capability);
    void found(Capability capability, const core::Done &outcome, int count = -1);
    void learnKind(const core::Result<starface::SignInKind> &kind);
    void explain(const core::Error &error);
    void haveUsers(const core::Result<QList<starface::User>> &users);
    void readDnd();
    void haveDnd(const core::Result<starface::DndBatch> &batch);
    void readLines();
    void haveLines(const core::Result<QList<starface::UserLine>> &lines);
    void signOut(const core::Done &outcome);
    core::Done outcome() const;

    QList<CapabilityLine> m_lines;
    QList<starface::DirectoryUser> m_users;
    std::unique_ptr<starface::StarfaceClient> m_client;
    bool m_ending = false; ///< nothing new is begun
};

} // namespace pb::setup
