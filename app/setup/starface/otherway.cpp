// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/starface/otherway.h"

#include "http/httpclient.h"
#include "http/transport.h"

#include <optional>

namespace pb::setup {

namespace {

struct OtherWay {
    http::NetworkSettings network;
    const char *code;
};

std::optional<OtherWay> otherWay(const QUrl &url, const http::NetworkSettings &network)
{
    OtherWay other{network, onlyDirectCode};
    if (http::goesThroughProxy(network, url)) {
        other.network.proxy = http::NetworkSettings::Proxy::None;
        return other;
    }
    other.code = onlyProxyCode;
    other.network.proxyExcept.clear();
    return http::goesThroughProxy(other.network, url) ? std::optional(other) : std::nullopt;
}

class TryJob final : public core::Job<core::Error> {
public:
    TryJob(const QUrl &url, const http::NetworkSettings &network, const core::Error &error,
        core::Clock &clock, QObject *parent)
        : core::Job<core::Error>(parent)
    {
        const bool unreached =
            error.kind == core::ErrorKind::Offline || error.kind == core::ErrorKind::Timeout;
        const auto other =
            unreached && url.scheme() == QLatin1String("https") ? otherWay(url, network) : std::nullopt;
        if (!other) {
            finish(core::Error(error));
            return;
        }
        http::fetchPeerCertificate(url, other->network, clock, this)
            ->then(
                this, [this, error, code = other->code](const core::Result<http::PeerCertificate> &answered) {
                    core::Error told = error;
                    if (answered)
                        told.code = QLatin1String(code);
                    finish(std::move(told));
                });
    }
};

} // namespace

core::Job<core::Error> *tryOtherWay(const QUrl &url, const http::NetworkSettings &network,
    const core::Error &error, core::Clock &clock, QObject *parent)
{
    return new TryJob(url, network, error, clock, parent);
}

} // namespace pb::setup
