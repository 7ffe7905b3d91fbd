// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostilerows.h"

#include <QVarLengthArray>

#include <utility>

namespace pb::test {

using core::ErrorKind;

namespace {

constexpr qint64 kib = 1024;
constexpr qint64 mib = 1024 * kib;
constexpr qint64 gib = 1024 * mib;

/// What the program accepts of each; the presences are of one user.
qint64 limitOf(Call call)
{
    switch (call) {
    case Call::Token:
        return 256 * kib;
    case Call::Users:
        return 8 * mib;
    case Call::Presences:
        return 80 * kib;
    case Call::Write:
        return 1 * mib;
    case Call::PbxUsers:
        return 16 * mib;
    case Call::UciKeys:
        return 24 * mib;
    case Call::PbxLogin:
    case Call::PbxPhone:
    case Call::UciLogin:
    case Call::UciCalls:
        break;
    }
    return 64 * kib;
}

const QList<std::pair<Call, QByteArray>> &calls()
{
    static const QList<std::pair<Call, QByteArray>> all{{Call::Token, "token"}, {Call::Users, "users"},
        {Call::Presences, "presences"}, {Call::Write, "write"}, {Call::PbxLogin, "PBX login"},
        {Call::PbxUsers, "PBX users"}, {Call::PbxPhone, "PBX phone"}, {Call::UciLogin, "UCI login"},
        {Call::UciKeys, "UCI keys"}, {Call::UciCalls, "UCI calls"}};
    return all;
}

bool isXml(Call call)
{
    return call == Call::UciLogin || call == Call::UciKeys || call == Call::UciCalls;
}

QByteArray head(const QByteArray &more = {}, const QByteArray &status = "200 OK")
{
    return "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + more + "\r\n";
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

/// Zlib's format, which HTTP calls deflate, of so many blanks: a thousandth of them.
QByteArray bomb(qint64 size)
{
    return qCompress(QByteArray(size, ' '), 9).mid(4);
}

/// Every kind of answer, made larger than it may be in each way that HTTP has.
void addFloods(QList<HostileRow> &rows)
{
    const QByteArray piece(64 * kib, ' ');
    const qint64 pieces = gib / piece.size();
    for (const auto &[call, name] : calls()) {
        const qint64 most = limitOf(call);
        const auto row = [&, call = call, name = name](const QByteArray &what, const Flood &flood) {
            rows << HostileRow{name + ": " + what, call, flood, ErrorKind::Protocol, most, true};
        };
        row("1 GB until the end", {head(), piece, pieces});
        row("1 GB in chunks", {head("Transfer-Encoding: chunked\r\n"), chunk(piece), pieces, "0\r\n\r\n"});
        row("1 GB promised", {head("Content-Length: 1073741824\r\n"), piece, pieces});
        row("a decompression bomb", {head("Content-Encoding: deflate\r\n") + bomb(most + 8 * mib)});
        const QByteArray nest = isXml(call) ? QByteArray("<value><array><data>") : QByteArray("[");
        row("nested a thousand times", {head() + nest.repeated(1000)});
    }
}

/// What is wrong already in how the bytes are sent.
void addTransport(QList<HostileRow> &rows)
{
    const auto row = [&rows](const QByteArray &name, const Flood &flood, ErrorKind kind,
                         qint64 most = 4 * mib, bool isFlood = false) {
        rows << HostileRow{name, Call::Presences, flood, kind, most, isFlood};
    };
    const auto hang = Flood::End::Hang;
    row("no answer at all", {"", "", 0, "", hang}, ErrorKind::Timeout);
    row("half a head", {"HTTP/1.1 200 OK\r\nContent-Ty", "", 0, "", hang}, ErrorKind::Timeout);
    row("a head and nothing more", {head("Content-Length: 10\r\n"), "", 0, "", hang}, ErrorKind::Timeout);
    row("half a body", {head("Content-Length: 100\r\n") + "{\"value\":[", "", 0, "", hang},
        ErrorKind::Timeout);
    row("half a chunk", {head("Transfer-Encoding: chunked\r\n") + "40\r\n{\"value\"", "", 0, "", hang},
        ErrorKind::Timeout);
    row("chunks without the last", {head("Transfer-Encoding: chunked\r\n") + chunk("{}"), "", 0, "", hang},
        ErrorKind::Timeout);
    row("a connection that is closed at once", {""}, ErrorKind::Offline);
    row("a connection that is reset", {"", "", 0, "", Flood::End::Reset}, ErrorKind::Offline);
    row("a body that is cut off", {head("Content-Length: 100\r\n") + "{}"}, ErrorKind::Protocol);
    row("chunks that are cut off", {head("Transfer-Encoding: chunked\r\n") + chunk("{\"value\":")},
        ErrorKind::Protocol);
    row("no HTTP", {"SSH-2.0-OpenSSH_9.2\r\n"}, ErrorKind::Offline);
    row("bytes of zero", {QByteArray(100, '\0')}, ErrorKind::Offline);
    row("a status that is no number", {"HTTP/1.1 abc OK\r\n\r\n{}"}, ErrorKind::Offline);
    row("an empty body", {head("Content-Length: 0\r\n")}, ErrorKind::Protocol);
    row("an HTML page", {head("Content-Type: text/html\r\n") + "<html><body>Sign in</body></html>"},
        ErrorKind::Protocol);
    row("packed bytes that are none", {head("Content-Encoding: gzip\r\n") + "this is not gzip"},
        ErrorKind::Protocol);
    row("packed bytes that break off", {head("Content-Encoding: deflate\r\n") + bomb(60 * kib).left(20)},
        ErrorKind::Protocol);
    row("a packing that nobody knows", {head("Content-Encoding: lzma\r\n") + "]\x01\x02"},
        ErrorKind::Protocol);
    row("a chunk of a negative size", {head("Transfer-Encoding: chunked\r\n") + "-5\r\nabcde\r\n"},
        ErrorKind::Protocol);
    row("a length that is negative", {head("Content-Length: -1\r\n") + "x"}, ErrorKind::Protocol);
    row("a head of 1 MB in many headers",
        {"HTTP/1.1 200 OK\r\n", "X-Flood: " + QByteArray(1000, 'x') + "\r\n", 1000, "\r\n{}"},
        ErrorKind::Protocol, 2 * mib, true);
    row("a head of 1 MB in one header",
        {"HTTP/1.1 200 OK\r\nX-Flood: ", QByteArray(kib, 'x'), 1000, "\r\n\r\n{}"}, ErrorKind::Protocol,
        2 * mib, true);
    row("ten thousand cookies",
        {"HTTP/1.1 200 OK\r\n", "Set-Cookie: a=" + QByteArray(20, 'x') + "\r\n", 10'000, "\r\n{}"},
        ErrorKind::Protocol, 2 * mib, true);
    row("one cookie of 60 KB", {head("Set-Cookie: a=" + QByteArray(60 * kib, 'x') + "\r\n") + "{}"},
        ErrorKind::Protocol);
    for (const char *status : {"301 Moved Permanently", "302 Found", "303 See Other",
             "307 Temporary Redirect", "308 Permanent Redirect"}) {
        row("redirected to itself: " + QByteArray(status),
            {head("Location: /v1.0/communications/getPresencesByUserId\r\nContent-Length: 0\r\n", status)},
            ErrorKind::Protocol);
    }
    row("redirected to a file", {head("Location: file:///etc/passwd\r\nContent-Length: 0\r\n", "302 Found")},
        ErrorKind::Protocol);
    row("an error page of 1 GB",
        {head({}, "500 Internal Server Error"), QByteArray(64 * kib, '<'), gib / (64 * kib)},
        ErrorKind::Server, 4 * mib);
    row("a refusal of 1 GB", {head({}, "403 Forbidden"), QByteArray(64 * kib, '<'), gib / (64 * kib)},
        ErrorKind::Forbidden, mib, true);
    row("a pause of a century",
        {head("Retry-After: 3155760000\r\nContent-Length: 0\r\n", "429 Too Many Requests")},
        ErrorKind::Throttled);
    row("a pause that is no number",
        {head("Retry-After: soon\r\nContent-Length: 0\r\n", "503 Service Unavailable")}, ErrorKind::Server);
    row("a wish for a password",
        {head("WWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n", "401 Unauthorized")},
        ErrorKind::Unauthorized);
}

/// JSON that is whole, and no answer to what was asked.
void addJson(QList<HostileRow> &rows)
{
    const auto row = [&rows](const QByteArray &name, Call call, const QByteArray &body,
                         ErrorKind kind = ErrorKind::Protocol) {
        rows << HostileRow{name, call, {head() + body}, kind, limitOf(call) + mib, true};
    };
    for (const Call call : {Call::Token, Call::Users, Call::Presences, Call::PbxUsers, Call::PbxPhone}) {
        QByteArray name;
        for (const auto &[each, text] : calls()) {
            if (each == call)
                name = text;
        }
        row(name + ": null", call, "null");
        row(name + ": a number", call, "1e999");
        row(name + ": a string that does not end", call, "\"abc");
        row(name + ": no UTF-8", call, "{\"value\":[{\"id\":\"\xff\xfe\xc0\x80\"}]");
        row(name + ": of another shape", call, R"({"value":{"value":{"value":[]}}})");
    }
    row("users: a million empty lists", Call::Users, '[' + QByteArray("[],").repeated(1'000'000) + "1]");
    row("users: a million empty objects", Call::Users,
        R"({"value":[)" + QByteArray("{},").repeated(1'000'000) + "{}]}");
    row("PBX users: a million empty objects", Call::PbxUsers,
        '[' + QByteArray("{},").repeated(1'000'000) + "{}]");
    row("PBX users: four million numbers", Call::PbxUsers, '[' + QByteArray("1,").repeated(4'000'000) + "1]");
    row("users: nobody has an id", Call::Users, R"({"value":[{"displayName":"x"}]})");
    row("users: the next page is no address", Call::Users, R"({"value":[],"@odata.nextLink":"::::"})");
    row("users: the next page is on another host", Call::Users,
        R"({"value":[],"@odata.nextLink":"https://example.com/v1.0/users?page=2"})");
    row("users: the next page is a file", Call::Users,
        R"({"value":[],"@odata.nextLink":"file:///etc/passwd"})");
    row("presences: nobody has an id", Call::Presences, R"({"value":[{"availability":"Busy"}]})");
    row("token: of another type", Call::Token,
        R"({"access_token":"x.y.z","token_type":"mac","expires_in":3600})");
    row("token: with a line break", Call::Token,
        R"({"access_token":"x\r\nEvil: 1","token_type":"Bearer","expires_in":3600})");
    row("token: of 100 KB", Call::Token,
        R"({"access_token":")" + QByteArray(100 * kib, 'x')
            + R"(","token_type":"Bearer","expires_in":3600})");
    row("token: with a refresh token of 100 KB", Call::Token,
        R"({"access_token":"x","refresh_token":")" + QByteArray(100 * kib, 'x')
            + R"(","token_type":"Bearer","expires_in":3600})");
    row("token: for ever", Call::Token, R"({"access_token":"x","token_type":"Bearer","expires_in":1e300})");
    row("token: for no time", Call::Token, R"({"access_token":"x","token_type":"Bearer","expires_in":0})");
    row("token: expired long ago", Call::Token,
        R"({"access_token":"x","token_type":"Bearer","expires_in":-9})");
    row("PBX login: no nonce", Call::PbxLogin, R"({"loginType":"Internal"})");
    row("PBX login: a nonce of 50 KB", Call::PbxLogin,
        R"({"loginType":"Internal","nonce":")" + QByteArray(50 * kib, 'x') + "\"}");
    row("PBX login: an unknown kind", Call::PbxLogin, R"({"loginType":"Plain","nonce":"n"})");
    row("PBX login: a kind of 50 KB", Call::PbxLogin,
        R"({"nonce":"n","loginType":")" + QByteArray(50 * kib, 'x') + "\"}");
    row("PBX phone: no true or false", Call::PbxPhone, R"({"doNotDisturb":"yes"})");
}

/// The same for XML.
void addXml(QList<HostileRow> &rows)
{
    const auto row = [&rows](const QByteArray &name, Call call, const QByteArray &body) {
        rows << HostileRow{name, call, {head() + body}, ErrorKind::Protocol, limitOf(call) + mib, true};
    };
    const QByteArray open = "<methodResponse><params><param><value>";
    const QByteArray close = "</value></param></params></methodResponse>";
    for (const Call call : {Call::UciLogin, Call::UciKeys, Call::UciCalls}) {
        const QByteArray name = call == Call::UciLogin ? "UCI login"
            : call == Call::UciKeys                    ? "UCI keys"
                                                       : "UCI calls";
        row(name + ": an entity of entities", call,
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + open + "&b;" + close);
        row(name + ": a file as entity", call,
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + open + "&a;" + close);
        row(name + ": an element that does not end", call, open + "<array><data>");
        row(name + ": ends in another order", call, open + "<i4>1</value></i4>");
        row(name + ": a string where none belongs", call, open + "<string>x</string>" + close);
        row(name + ": an encoding that nobody knows", call,
            "<?xml version=\"1.0\" encoding=\"EBCDIC\"?>" + open + close);
        row(name + ": bytes of zero", call, open + QByteArray(1000, '\0') + close);
        row(name + ": a name of 40 KB", call, '<' + QByteArray(40 * kib, 'a') + '>');
        row(name + ": an attribute without an end", call, "<methodResponse a=\"" + QByteArray(40 * kib, 'a'));
        row(name + ": two answers", call, open + "<boolean>1</boolean>" + close + open + close);
        row(name + ": a reference to no character", call, open + "&#xFFFFFFFF;" + close);
    }
    const QByteArray key =
        "<value><struct><member><name>blfAccountId</name><value><i4>1</i4></value></member>"
        "</struct></value>";
    rows << HostileRow{"UCI keys: a million of them", Call::UciKeys,
        {head() + open + "<array><data>", key.repeated(1000), 1000, "</data></array>" + close},
        ErrorKind::Protocol, limitOf(Call::UciKeys), true};
}

} // namespace

QList<HostileRow> hostileRows()
{
    QList<HostileRow> rows;
    addFloods(rows);
    addTransport(rows);
    addJson(rows);
    addXml(rows);
    return rows;
}

} // namespace pb::test
