// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/tokenrequest.h"

#include "http/httpclient.h"
#include "identity/entraerror.h"

namespace pb::identity {

namespace {

class TokenRequest final : public core::Job<TokenResponse> {
public:
    TokenRequest(const core::Clock &clock, QList<core::Secret> sent, QObject *parent)
        : core::Job<TokenResponse>(parent)
        , m_clock(clock)
        , m_sent(std::move(sent))
    {
    }

    void run(http::HttpClient &http, const http::Request &request)
    {
        http.send(request, this)->then(this, [this](const core::Result<http::Response> &response) {
            if (response)
                finish(decodeTokenAnswer(*response, m_clock.wall(), m_sent));
            else
                finish(core::failure(response.error()));
        });
    }

private:
    const core::Clock &m_clock;
    const QList<core::Secret> m_sent;
};

} // namespace

QByteArray formBody(const QList<FormField> &fields)
{
    QByteArray body;
    for (const FormField &field : fields) {
        if (!body.isEmpty())
            body += '&';
        body += field.name + '=' + field.value.reveal().toPercentEncoding();
    }
    return body;
}

core::Result<TokenResponse> decodeTokenAnswer(
    const http::Response &response, core::Wall now, const QList<core::Secret> &sent)
{
    if (response.status != 200 || !decodeTokenResponse(response.body)) {
        core::Error error = decodeEntraError(response, now, sent);
        if (response.status != 200 || !error.code.isEmpty())
            return core::failure(error);
    }
    auto decoded = decodeTokenResponse(response.body);
    if (!decoded) {
        decoded.error().httpStatus = response.status;
        decoded.error().mayHaveActed = true;
    }
    return decoded;
}

core::Job<TokenResponse> *requestToken(http::HttpClient &http, const core::Clock &clock, const QUrl &tokenUrl,
    const QList<FormField> &fields, http::Repeat repeat, QObject *parent)
{
    http::Request request;
    request.method = "POST";
    request.url = tokenUrl;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    request.body = formBody(fields);
    request.repeat = repeat;
    request.largestAnswer = largestTokenAnswer;
    QList<core::Secret> secrets;
    for (const FormField &field : fields) {
        if (field.isSecret)
            secrets << field.value;
    }
    auto *job = new TokenRequest(clock, secrets, parent);
    job->run(http, request);
    return job;
}

} // namespace pb::identity
