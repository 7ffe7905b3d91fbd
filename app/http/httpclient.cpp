// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httpclient.h"

#include "http/hostgate.h"
#include "http/sendjob.h"
#include "http/transport.h"

namespace pb::http {

class HttpClient::Private : public ClientState {
public:
    using ClientState::ClientState;
    Listener listener;
};

HttpClient::HttpClient(NetworkSettings settings, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(settings, clock, *this))
{
    qRegisterMetaType<Attempt>();
}

HttpClient::~HttpClient()
{
    const auto jobs = d->jobs;
    for (SendJob *job : jobs)
        job->clientGone();
}

core::Job<Response> *HttpClient::send(const Request &request, QObject *parent)
{
    auto *job = new SendJob(*d, request, parent);
    if (d->listener) {
        job->then(this,
            [this, request](const core::Result<Response> &response) { d->listener(request, response); });
    }
    return job;
}

void HttpClient::setListener(Listener listener)
{
    d->listener = std::move(listener);
}

void HttpClient::pinCertificate(const QString &host, const QByteArray &sha256)
{
    d->transport.pin(host, sha256);
}

void HttpClient::endPauses()
{
    for (const auto &[host, gate] : d->gates)
        gate->endPause();
    const auto jobs = d->jobs;
    for (SendJob *job : jobs)
        job->endPause();
}

void HttpClient::setBudget(const QString &host, const Budget &budget)
{
    d->gate(host.toLower()).setBudget(budget);
}

BudgetUse HttpClient::budgetUse(const QString &host) const
{
    return d->gate(host.toLower()).use();
}

} // namespace pb::http
