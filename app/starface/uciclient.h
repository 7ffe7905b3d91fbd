// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "starface/starfacetypes.h"
#include "starface/ucisession.h"

namespace pb::starface {

/// Typed calls to the STARFACE UCI interface (XML-RPC at /xml-rpc, v30). Only reads, so everything may be
/// repeated; a lost session is replaced once within the same call. Jobs are children of the client. Lives on
/// one thread.
class UciClient final : public QObject {
    Q_OBJECT
public:
    /// `base` is the PBX, e.g. https://pbx.example.com.
    UciClient(http::HttpClient &http, core::Clock &clock, const QUrl &base, UciSession::Proofs proofs,
        QObject *parent = nullptr);

    /// How large the answer with the keys may become from now on.
    void expectKeysOf(qsizetype users);

    /// The account's busy-lamp keys as they are, in one request.
    core::Job<FunctionKeys> *functionKeys();
    /// What the busy-lamp keys show; where a key carries no state, the calls of that key are asked for.
    core::Job<QList<LineState>> *lineStates();
    /// The same of keys that were read otherwise; the job becomes a part of the one that is yielded.
    core::Job<QList<LineState>> *lineStates(core::Job<FunctionKeys> *keys);
    core::Job<presence::Line> *callInfo(const QString &keyId);

    core::Job<void> *logout() { return m_session.logout(this); }
    /// The refusal of the credentials that is being waited out, see LoginGate.
    std::optional<core::Error> refusal() const { return m_session.refusal(); }
    /// Lets refused credentials be tried again at once.
    void retryNow() { m_session.retryNow(); }

private:
    static constexpr qint64 largestKeys = 24LL * 1024 * 1024;

    qint64 m_largestKeys = largestKeys;
    UciSession m_session;
};

} // namespace pb::starface
