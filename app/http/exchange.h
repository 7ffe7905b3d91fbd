// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/job.h"
#include "http/httptypes.h"

#include <QPointer>

class QNetworkReply;

namespace pb::http {

/// One request, sent once. Ends within its limit whatever the server does, and keeps no more of the answer
/// than the request allows; a cut or oversized answer is an Error. Error::mayHaveActed is set where a part of
/// the request left. Deleting it aborts the request.
class Exchange final : public core::Job<Response> {
    Q_OBJECT
public:
    /// Owns `reply`, which has just been started.
    Exchange(QNetworkReply *reply, const Request &request, core::Duration limit, core::Clock &clock,
        QObject *parent);
    ~Exchange() override;

    /// Whether a part of the request may have left by now; true where Qt does not let it be known.
    bool mayHaveLeft() const;

private:
    void readHead();
    void collect();
    void succeed();
    void endTooLarge();
    bool isRefusal() const;
    qint64 bound() const;
    void conclude();
    void end(core::Result<Response> result);
    core::Error transportError() const;

    QPointer<QNetworkReply> m_reply;
    core::Clock &m_clock;
    core::Time m_started;
    const bool m_encrypts;
    const bool m_hasBody;
    const qint64 m_largest;
    QByteArray m_body;
    bool m_connecting = false; ///< on a connection of its own, not on one that was kept
    bool m_encrypted = false;
    bool m_left = false;
    bool m_surelyNot = false;
};

} // namespace pb::http
