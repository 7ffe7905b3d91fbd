// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphclient.h"
#include "support/tinyserver.h"
#include "support/turn.h"

namespace pb::test {

/// Hands out "token-1"; after a rejection "token-2" and so on.
class FakeAuthorizer final : public http::Authorizer {
public:
    core::Job<core::Secret> *token(QObject *parent) override
    {
        ++asked;
        if (error)
            return new core::PromiseJob<core::Secret>(parent, core::failure(*error));
        return new core::PromiseJob<core::Secret>(
            parent, core::Secret("token-" + QByteArray::number(number)));
    }
    void reject(const core::Secret &token) override
    {
        rejected << token.reveal();
        if (token == core::Secret("token-" + QByteArray::number(number)))
            ++number;
    }

    int number = 1;
    int asked = 0;
    QList<QByteArray> rejected;
    std::optional<core::Error> error;
};

inline http::NetworkSettings direct()
{
    http::NetworkSettings settings;
    settings.proxy = http::NetworkSettings::Proxy::None;
    return settings;
}

/// Graph as a scripted server, and a client whose clock is the test's.
struct World {
    TinyServer server;
    FakeClock clock;
    http::HttpClient http{direct(), clock};
    FakeAuthorizer application;
    FakeAuthorizer directory;
    graph::GraphClient graph{http, server.url(QStringLiteral("/")), application, directory};

    template<typename T>
    std::optional<core::Result<T>> wait(core::Job<T> *job)
    {
        return awaitTurning(job, clock);
    }
};

inline Step answer(int status, const QByteArray &body, QList<QPair<QByteArray, QByteArray>> headers = {})
{
    return {Step::Answer, status, std::move(headers), body};
}

/// One user in a call, and many.
inline graph::PresenceWrite call(int user)
{
    return {graph::PresenceWrite::Verb::Set, QStringLiteral("user-%1").arg(user), QStringLiteral("app"),
        QStringLiteral("Busy"), QStringLiteral("InACall"), std::chrono::minutes{15}};
}

inline QList<graph::PresenceWrite> calls(int count)
{
    QList<graph::PresenceWrite> writes;
    for (int i = 0; i < count; ++i)
        writes << call(i);
    return writes;
}

} // namespace pb::test
