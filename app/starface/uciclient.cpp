// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/uciclient.h"

#include "starface/linestatesjob.h"
#include "starface/restcall.h"
#include "starface/ucicall.h"
#include "starface/ucinames.h"

#include <algorithm>

namespace pb::starface {

namespace {

constexpr qint64 keysOfNobody = 1024LL * 1024;
constexpr qint64 keysOfOne = 8LL * 1024;

core::Result<presence::Line> decodeCallInfo(const QByteArray &document)
{
    const auto answer = xmlrpc::decodeAnswer(document);
    if (!answer)
        return core::failure(answer.error());
    return answer->fault ? core::failure(decodeFault(*answer->fault)) : lineOfCalls(answer->value);
}

} // namespace

UciClient::UciClient(
    http::HttpClient &http, core::Clock &clock, const QUrl &base, UciSession::Proofs proofs, QObject *parent)
    : QObject(parent)
    , m_session(http, clock, base, std::move(proofs))
{
}

void UciClient::expectKeysOf(qsizetype users)
{
    // a key is some 700 bytes, and an account may have others besides
    m_largestKeys = std::min(largestKeys, keysOfNobody + users * keysOfOne);
}

core::Job<FunctionKeys> *UciClient::functionKeys()
{
    return new UciCall<FunctionKeys>(
        m_session, ucinames::getFunctionKeys, {}, &decodeFunctionKeys, m_largestKeys, this);
}

core::Job<QList<LineState>> *UciClient::lineStates()
{
    return lineStates(functionKeys());
}

core::Job<QList<LineState>> *UciClient::lineStates(core::Job<FunctionKeys> *keys)
{
    return new LineStatesJob(*this, keys);
}

core::Job<presence::Line> *UciClient::callInfo(const QString &keyId)
{
    return new UciCall<presence::Line>(
        m_session, ucinames::getCallInfoForKey, {keyId}, &decodeCallInfo, largestOfOne, this);
}

} // namespace pb::starface
