// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/job.h"
#include "core/result.h"
#include "http/httptypes.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace pb::http {

/// Sends requests over one QNetworkAccessManager. Guarantees: every request ends within its time limit;
/// only what may be repeated is repeated (retrypolicy.h); one 429 pauses its whole host; no host gets more
/// requests than its budget; nothing secret is logged. Redirects are not followed. Lives on one thread.
class HttpClient final : public QObject {
    Q_OBJECT
public:
    HttpClient(NetworkSettings settings, core::Clock &clock, QObject *parent = nullptr);
    ~HttpClient() override;

    /// Sends each attempt exactly once: Qt is kept from sending it again by itself (uploadbody.h). An Error
    /// has mayHaveActed set unless the request surely never left, in any of its attempts; its code is one of
    /// those in httptypes.h or empty. A cut answer is a Protocol error, one beyond its limit too. Yields
    /// every HTTP answer, whatever its status, once repeating is over; an Error only where no usable answer
    /// was received (Offline, Timeout, Tls, Throttled by the own budget) or the job was cancelled.
    core::Job<Response> *send(const Request &request, QObject *parent);

    /// Is told every request and what it brought in the end, before whoever sent it. It sees secrets.
    using Listener = std::function<void(const Request &, const core::Result<Response> &)>;
    void setListener(Listener listener);

    /// From now on the host must present exactly this certificate (SHA-256 of its DER form, 32 bytes); any
    /// other one, even one a public authority signed, is refused before a byte of the request is sent.
    void pinCertificate(const QString &host, const QByteArray &sha256);

    /// Ends every pause that a host asked for, for one try: what waits is sent now.
    void endPauses();

    /// Requests per window for a host ("host:port"); replaces the default budget.
    void setBudget(const QString &host, const Budget &budget);
    /// What of the host's budget is used in the current window.
    BudgetUse budgetUse(const QString &host) const;

Q_SIGNALS:
    /// The host asked for a pause (429, or 503 with Retry-After); requests to it wait until then.
    void hostPaused(const QString &host, pb::core::Time until);
    /// Every attempt, for the request log of tests and for latency display. The path carries no query.
    void attemptFinished(const pb::http::Attempt &attempt);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// The certificate that a host presents, read without sending a request; for showing and pinning.
core::Job<PeerCertificate> *fetchPeerCertificate(
    const QUrl &url, const NetworkSettings &settings, core::Clock &clock, QObject *parent);

} // namespace pb::http
