// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"
#include "http/hostgate.h"
#include "http/httpclient.h"
#include "http/retrypolicy.h"
#include "http/transport.h"

#include <QSet>

#include <map>

namespace pb::http {

class SendJob;

/// What the client and its jobs share.
struct ClientState {
    ClientState(const NetworkSettings &settings, core::Clock &aClock, HttpClient &client);

    HostGate &gate(const QString &host);

    HttpClient &q;
    core::Clock &clock;
    Transport transport;
    std::map<QString, std::unique_ptr<HostGate>> gates;
    QSet<SendJob *> jobs;
};

/// One HttpClient::send: queue, attempt, decide, pause, and again.
class SendJob final : public core::Job<Response> {
    Q_OBJECT
public:
    SendJob(ClientState &client, const Request &request, QObject *parent);
    ~SendJob() override;

    /// The client dies: nothing of it may be used any more.
    void clientGone();
    /// Tries again now, where that is waited for.
    void endPause();

private:
    void queue();
    void attempt();
    void decide(core::Result<Response> result);
    void pauseHost(const RetryQuestion &question);
    void waitedTooLong();
    void giveUpThrottled(core::Time until);
    void deliverOnce(core::Result<Response> result);
    void report(const core::Result<Response> &result);
    core::Duration remaining() const;

    ClientState *m_client; ///< outlives this job, or says clientGone()
    const Request m_request;
    const QString m_host; ///< "host:port"
    const core::Time m_started;
    core::Time m_attemptStarted{};
    int m_number = 0;
    bool m_mayHaveActed = false; ///< of any attempt
    bool m_rests = false; ///< between two attempts
    std::optional<core::Result<Response>> m_last;
    QPointer<GateTicket> m_ticket;
    QPointer<Exchange> m_exchange;
    QPointer<QObject> m_pause;
};

} // namespace pb::http
