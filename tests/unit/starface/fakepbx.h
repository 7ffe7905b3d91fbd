// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httpclient.h"
#include "support/fakeclock.h"
#include "support/tinyserver.h"

#include <QJsonObject>
#include <QMap>
#include <QSet>

#include <deque>

namespace pb::test {

/// As much of a PBX as the clients need, on loopback. `login` takes the account 123 with the password
/// Pass123.
class FakePbx {
public:
    FakePbx();

    TinyServer server;

    QMap<int, QJsonObject> phoneConfigs; ///< by user id
    QByteArray keys; ///< values of the list that getFunctionKeys answers with
    QMap<QString, QByteArray> calls; ///< by key id: values of the list that getCallInfoForKey answers with
    QByteArray accessToken; ///< of a realm: what REST takes as bearer and UCI as jwt; empty: nothing
    bool acceptsUciLogin = true;
    QByteArray keepAliveAnswer = "<boolean>1</boolean>";

    /// Steps taken instead of the usual ones, by "METHOD path" or the XML-RPC method's last part; each once.
    QMap<QByteArray, std::deque<Step>> instead;

    void dropTokens() { m_token.clear(); }
    void dropUciSession() { m_cookie.clear(); }

    /// How often something was asked for: "METHOD path" or the XML-RPC method's last part.
    int count(const QByteArray &what) const { return m_counts.value(what); }

    static QByteArray key(const QByteArray &id, int account, const QByteArray &state);

private:
    Step answer(const Seen &request);
    Step rest(const QByteArray &what, const Seen &request);
    Step logIn(const Seen &request);
    Step phoneConfig(const Seen &request);
    Step uci(const QByteArray &method, const Seen &request);

    QByteArray m_token;
    QByteArray m_cookie;
    int m_logins = 0;
    QHash<QByteArray, int> m_counts;
};

/// The client side of a test: a clock that can be turned and an HTTP client without a proxy.
struct Line {
    FakeClock clock;
    http::HttpClient http;

    Line();
};

} // namespace pb::test
