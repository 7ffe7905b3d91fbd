// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/dndwritejob.h"

#include "starface/restdecoder.h"

namespace pb::starface {

using namespace Qt::StringLiterals;
using core::failure;

QString phoneConfigPath(int userId)
{
    return u"/users/%1/phoneconfig"_s.arg(userId);
}

DndWriteJob::DndWriteJob(http::HttpClient &http, RestSession &session, const QUrl &root, int userId, bool on,
    BeforeWrite beforeWrite, WhenAlreadySo whenAlreadySo, QObject *parent)
    : Job(parent)
    , m_http(http)
    , m_session(session)
    , m_root(root)
    , m_path(phoneConfigPath(userId))
    , m_on(on)
    , m_beforeWrite(std::move(beforeWrite))
    , m_whenAlreadySo(whenAlreadySo)
{
    auto *read =
        new RestRead<PhoneConfig>(m_http, m_session, m_root, m_path, &decodePhoneConfig, largestOfOne, this);
    read->then(this, [this](const auto &config) { receiveConfig(config); });
}

void DndWriteJob::receiveConfig(const core::Result<PhoneConfig> &config)
{
    if (!config) {
        core::Error error = config.error();
        error.mayHaveActed = false; // that was a reading
        return finish(failure(std::move(error)));
    }
    if (config->doNotDisturb == m_on && m_whenAlreadySo == WhenAlreadySo::Leave)
        return finish(DndWritten{true, *config});
    if (m_beforeWrite) {
        const auto agreed = m_beforeWrite(*config);
        if (!agreed) {
            core::Error error = agreed.error();
            error.mayHaveActed = false;
            return finish(failure(std::move(error)));
        }
    }
    write(*config);
}

void DndWriteJob::write(const PhoneConfig &before)
{
    auto request = restRequest("PUT", m_root, m_path);
    request.body = encodePhoneConfig(before, m_on);
    request.repeat = http::Repeat::WhenRefused;
    auto *call = new RestCall(m_http, m_session, std::move(request), this);
    call->then(this, [this, before](const auto &response) { receiveOutcome(before, response); });
}

void DndWriteJob::receiveOutcome(const PhoneConfig &before, const core::Result<http::Response> &response)
{
    if (!response)
        return finish(failure(response.error()));
    // 204 is success, 200 is described as an unexpected error (docs/facts.md, S4)
    if (response->status == 204)
        return finish(DndWritten{false, before});
    core::Error error = decodeRestError(*response);
    if (error.detail.isEmpty())
        error.detail = u"phoneconfig: the PBX did not confirm the write"_s;
    finish(failure(std::move(error)));
}

} // namespace pb::starface
