// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/uciclient.h"

#include "starface/linestatesjob.h"
#include "starface/ucicall.h"
#include "starface/ucinames.h"

namespace pb::starface {

namespace {

core::Result<presence::Line> decodeCallInfo(const QByteArray &document)
{
    const auto answer = xmlrpc::decodeAnswer(document);
    if (!answer)
        return core::failure(answer.error());
    return answer->fault ? core::failure(decodeFault(*answer->fault)) : lineOfCalls(answer->value);
}

} // namespace

UciClient::UciClient(http::HttpClient &http, core::Clock &clock, const QUrl &base, const QString &login,
    const core::Secret &password, UciSession::AskLoginType askLoginType, QObject *parent)
    : QObject(parent)
    , m_session(http, clock, base, login, password, std::move(askLoginType))
{
}

core::Job<QList<LineState>> *UciClient::functionKeys()
{
    return new UciCall<QList<LineState>>(m_session, ucinames::getFunctionKeys, {}, &decodeFunctionKeys, this);
}

core::Job<QList<LineState>> *UciClient::lineStates()
{
    return new LineStatesJob(*this);
}

core::Job<presence::Line> *UciClient::callInfo(const QString &keyId)
{
    return new UciCall<presence::Line>(
        m_session, ucinames::getCallInfoForKey, {keyId}, &decodeCallInfo, this);
}

} // namespace pb::starface
