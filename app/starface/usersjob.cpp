// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/usersjob.h"

#include <QSet>

namespace pb::starface {

UsersJob::UsersJob(RestClient &rest, UciClient &uci, core::Job<FunctionKeys> *keys, QObject *parent)
    : Job(parent)
{
    auto *users = rest.users();
    users->setParent(this);
    users->then(this, [this, &uci](const auto &result) {
        if (result)
            uci.expectKeysOf(result->size());
        m_users = result;
        oneDone();
    });
    keys->setParent(this);
    keys->then(this, [this](const auto &result) {
        m_keys = result;
        oneDone();
    });
}

void UsersJob::oneDone()
{
    if (m_users && !*m_users)
        return finish(core::failure(m_users->error()));
    if (!m_users || !m_keys)
        return;
    QSet<int> withKey;
    if (*m_keys) {
        for (const auto &line : linesByUser((*m_keys)->states))
            withKey << line.userId;
    }
    QList<DirectoryUser> directory;
    for (const auto &user : **m_users)
        directory << DirectoryUser{user, *m_keys ? std::optional(withKey.contains(user.id)) : std::nullopt};
    finish(std::move(directory));
}

} // namespace pb::starface
