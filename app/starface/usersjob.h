// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "starface/starfaceclient.h"

namespace pb::starface {

/// Reads the users over REST and, beside it, for whom there is a busy-lamp key. Without the keys the
/// users are still worth something: then nothing is said about the keys.
class UsersJob final : public core::Job<QList<DirectoryUser>> {
public:
    /// `uci` learns how many keys may be expected. Both clients must outlive the job.
    UsersJob(RestClient &rest, UciClient &uci, core::Job<FunctionKeys> *keys, QObject *parent);

private:
    void oneDone();

    std::optional<core::Result<QList<User>>> m_users;
    std::optional<core::Result<FunctionKeys>> m_keys;
};

} // namespace pb::starface
