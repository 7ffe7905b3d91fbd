// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "starface/restcall.h"
#include "starface/starfacetypes.h"

#include <functional>

namespace pb::starface {

/// Called synchronously with what was read, just before it is written. A failure means that nothing is
/// written.
using BeforeWrite = std::function<core::Done(const PhoneConfig &before)>;

/// What to do where the phone reads as it is wanted already.
enum class WhenAlreadySo {
    Leave, ///< nothing is written
    Write ///< written all the same: that reading may be older than a write just before
};

/// Reads a user's phone settings and, where do-not-disturb is not as wanted (or whatever it is, see
/// WhenAlreadySo), writes them back with it. mayHaveActed of the Error is true only where the write itself
/// may have happened. Client and session outlive it.
class DndWriteJob final : public core::Job<DndWritten> {
public:
    DndWriteJob(http::HttpClient &http, RestSession &session, const QUrl &root, int userId, bool on,
        BeforeWrite beforeWrite, WhenAlreadySo whenAlreadySo, QObject *parent);

private:
    void receiveConfig(const core::Result<PhoneConfig> &config);
    void write(const PhoneConfig &before);
    void receiveOutcome(const PhoneConfig &before, const core::Result<http::Response> &response);

    http::HttpClient &m_http;
    RestSession &m_session;
    QUrl m_root;
    QString m_path;
    bool m_on;
    BeforeWrite m_beforeWrite;
    WhenAlreadySo m_whenAlreadySo;
};

/// The path of a user's phone settings after /rest.
QString phoneConfigPath(int userId);

} // namespace pb::starface
