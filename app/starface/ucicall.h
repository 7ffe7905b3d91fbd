// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "starface/ucidecoder.h"
#include "starface/ucisession.h"

namespace pb::starface {

/// One reading method call within the session, whose answer a pure function decodes. Where the PBX has lost
/// the session, it signs in anew and asks again, once. The session outlives it.
template<typename T>
class UciCall final : public core::Job<T> {
public:
    using Decode = core::Result<T> (*)(const QByteArray &);

    UciCall(UciSession &session, QString method, QVariantList parameters, Decode decode, qint64 largestAnswer,
        QObject *parent)
        : core::Job<T>(parent)
        , m_session(session)
        , m_method(std::move(method))
        , m_parameters(std::move(parameters))
        , m_decode(decode)
        , m_largestAnswer(largestAnswer)
    {
        begin();
    }

private:
    void begin()
    {
        m_session.ensure(this)->then(this, [this](const core::Result<int> &number) {
            if (number)
                send(*number);
            else
                this->finish(core::failure(number.error()));
        });
    }

    void send(int number)
    {
        auto request = m_session.request(m_method, m_parameters);
        request.largestAnswer = m_largestAnswer;
        m_session.http().send(request, this)->then(this, [this, number](const auto &response) {
            receive(number, response);
        });
    }

    void receive(int number, const core::Result<http::Response> &response)
    {
        if (!response)
            return judge(number, false, core::failure(response.error()));
        if (response->status != 200)
            return judge(number, true, core::failure(decodeUciStatus(*response)));
        judge(number, true, m_decode(response->body));
    }

    void judge(int number, bool wasAnswered, core::Result<T> result)
    {
        const bool isLost = !result && m_session.isLost(result.error());
        if (isLost)
            m_session.lost(number);
        else if (wasAnswered)
            m_session.touch();
        if (isLost && !m_renewed) {
            m_renewed = true;
            begin();
            return;
        }
        this->finish(std::move(result));
    }

    UciSession &m_session;
    QString m_method;
    QVariantList m_parameters;
    Decode m_decode;
    qint64 m_largestAnswer;
    bool m_renewed = false;
};

} // namespace pb::starface
