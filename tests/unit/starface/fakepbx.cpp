// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakepbx.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace pb::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray sha512Hex(const QByteArray &data)
{
    return QCryptographicHash::hash(data, QCryptographicHash::Sha512).toHex();
}

Step json(int status, const QByteArray &body)
{
    return {Step::Answer, status, {{"Content-Type", "application/json"}}, body};
}

Step value(const QByteArray &xml)
{
    return {Step::Answer, 200, {{"Content-Type", "text/xml"}},
        "<methodResponse><params><param><value>" + xml + "</value></param></params></methodResponse>"};
}

Step fault(const QByteArray &text)
{
    return {Step::Answer, 200, {{"Content-Type", "text/xml"}},
        "<methodResponse><fault><value><struct><member><name>faultCode</name><value><i4>1</i4></value></"
        "member><member>"
        "<name>faultString</name><value>"
            + text + "</value></member></struct></value></fault></methodResponse>"};
}

QByteArray between(const QByteArray &text, const QByteArray &from, const QByteArray &to)
{
    const auto begin = text.indexOf(from) + from.size();
    return text.mid(begin, text.indexOf(to, begin) - begin);
}

} // namespace

Line::Line()
    : http(
        [] {
            http::NetworkSettings settings;
            settings.proxy = http::NetworkSettings::Proxy::None;
            return settings;
        }(),
        clock)
{
}

FakePbx::FakePbx()
{
    server.route = [this](const Seen &request) { return answer(request); };
}

QByteArray FakePbx::key(const QByteArray &id, int account, const QByteArray &state)
{
    const auto member = [](const QByteArray &name, const QByteArray &text) -> QByteArray {
        return "<member><name>" + name + "</name><value>" + text + "</value></member>";
    };
    return "<value><struct>" + member("functionKeyId", id) + member("functionKeyType", "BUSY_LAMP_FIELD")
        + member("blfAccountId", "<i4>" + QByteArray::number(account) + "</i4>")
        + (state.isEmpty() ? QByteArray() : member("telephonyState", state)) + "</struct></value>";
}

Step FakePbx::answer(const Seen &request)
{
    const bool isUci = request.target.startsWith("/xml-rpc?");
    const QByteArray what = isUci ? between(request.body, "<methodName>", "</methodName>").split('.').last()
                                  : request.method + ' ' + request.target;
    ++m_counts[what];
    if (auto &steps = instead[what]; !steps.empty()) {
        const Step step = steps.front();
        steps.pop_front();
        return step;
    }
    return isUci ? uci(what, request) : rest(what, request);
}

Step FakePbx::rest(const QByteArray &what, const Seen &request)
{
    if (what.startsWith("GET /.well-known/") || what.startsWith("POST /auth/"))
        return json(404, "<html>not here</html>");
    if (request.headers.value("x-version") != "2")
        return json(501, "{}");
    if (what == "GET /rest/login")
        return json(200, R"({"loginType":"Internal","nonce":"nonce-1","secret":null})");
    if (what == "POST /rest/login")
        return logIn(request);
    const bool isBearer =
        !accessToken.isEmpty() && request.headers.value("authorization") == "Bearer " + accessToken;
    if (!isBearer && (m_token.isEmpty() || request.headers.value("authtoken") != m_token))
        return json(401, R"({"code":"UNAUTHORIZED","message":"no token"})");
    if (what == "DELETE /rest/login") {
        m_token.clear();
        return {Step::Answer, 204, {}, {}};
    }
    if (what == "GET /rest/users")
        return json(200, R"([{"id":1,"login":"0001"},{"id":1001,"email":"anna@example.com"},{"id":1002}])");
    if (what == "GET /rest/accounts")
        return json(200, R"([{"accountId":1001,"type":"USER"}])");
    if (request.target.endsWith("/phoneconfig"))
        return phoneConfig(request);
    return json(501, "{}");
}

Step FakePbx::logIn(const Seen &request)
{
    const QByteArray secret = "123:" + sha512Hex("123nonce-1" + sha512Hex("Pass123"));
    if (QJsonDocument::fromJson(request.body).object().value("secret"_L1).toString().toLatin1() != secret)
        return json(400, R"({"code":"LOGIN_FAILED","message":"wrong"})");
    m_token = "token-" + QByteArray::number(++m_logins);
    return json(200, "{\"token\":\"" + m_token + "\"}");
}

Step FakePbx::phoneConfig(const Seen &request)
{
    const int id = request.target.split('/').value(3).toInt();
    if (!phoneConfigs.contains(id))
        return json(404, R"({"code":"NOT_FOUND","message":"no such user"})");
    if (request.method == "GET")
        return json(200, QJsonDocument(phoneConfigs[id]).toJson());
    const auto written = QJsonDocument::fromJson(request.body).object();
    for (const auto &member : phoneConfigs[id].keys()) {
        if (!written.contains(member))
            return json(400, R"({"code":"INCOMPLETE","message":"all fields"})");
    }
    phoneConfigs[id] = written;
    return {Step::Answer, 204, {}, {}};
}

Step FakePbx::uci(const QByteArray &method, const Seen &request)
{
    const QByteArray token = "123%3A" + sha512Hex("123*" + sha512Hex("Pass123"));
    if (method == "login") {
        const bool isJwt = !accessToken.isEmpty()
            && request.target == "/xml-rpc?de.vertico.starface.jwt=" + accessToken.toPercentEncoding();
        if (!acceptsUciLogin || (!isJwt && request.target != "/xml-rpc?de.vertico.starface.auth=" + token))
            return value("<boolean>0</boolean>");
        m_cookie = "JSESSIONID=" + QByteArray::number(++m_logins);
        Step step = value("<boolean>1</boolean>");
        step.headers.emplaceBack("Set-Cookie", m_cookie + "; Path=/");
        return step;
    }
    if (m_cookie.isEmpty() || !request.headers.value("cookie").contains(m_cookie))
        return fault("x.UcpNotConnectedException: no session");
    if (method == "keepAlive")
        return value(keepAliveAnswer);
    if (method == "logout") {
        m_cookie.clear();
        return value("<boolean>1</boolean>");
    }
    if (method == "getFunctionKeys")
        return value("<array><data>" + keys + "</data></array>");
    if (method == "getCallInfoForKey") {
        const auto id = QString::fromUtf8(between(request.body, "<string>", "</string>"));
        return calls.contains(id) ? value("<array><data>" + calls[id] + "</data></array>")
                                  : fault("x.UciIllegalAccessException: no such key");
    }
    return json(501, {});
}

} // namespace pb::test
