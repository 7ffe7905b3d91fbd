// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/ucidecoder.h"

#include "http/redaction.h"
#include "http/statuserror.h"
#include "starface/ucinames.h"

namespace pb::starface {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::failure;
using core::Result;
using presence::Line;
using xmlrpc::Reader;

namespace {

bool isWord(QStringView text, QLatin1StringView word)
{
    return text.compare(word, Qt::CaseInsensitive) == 0;
}

/// Everything of one function key that is read.
struct Key {
    LineState state;
    QString type;
    bool hasAccount = false;
};

void readMember(Reader &reader, Key &key)
{
    if (!reader.enter("name"))
        return;
    const QString name = reader.text();
    if (!reader.enter("value"))
        return;
    const auto is = [&name](QByteArrayView wanted) {
        return name == QLatin1StringView(wanted.data(), wanted.size());
    };
    if (is(ucinames::keyId)) {
        key.state.keyId = reader.value().toString();
    } else if (is(ucinames::keyType)) {
        key.type = reader.value().toString();
    } else if (is(ucinames::keyName)) {
        key.state.name = reader.value().toString();
    } else if (is(ucinames::keyAccountId)) {
        key.state.accountId = reader.value().toInt(&key.hasAccount);
    } else if (is(ucinames::keyState)) {
        key.state.raw = reader.value().toString().trimmed();
        key.state.line = lineOf(key.state.raw);
    } else {
        reader.skip();
    }
    reader.closeTyped(); // of <member>
}

bool isBusyLamp(const Key &key)
{
    return key.type.isEmpty() ? key.hasAccount : isWord(key.type, ucinames::busyLampField);
}

} // namespace

Line lineOf(QStringView telephonyState)
{
    if (isWord(telephonyState, ucinames::available) || isWord(telephonyState, ucinames::queuePause))
        return Line::Idle;
    if (isWord(telephonyState, ucinames::ringing))
        return Line::Ringing;
    if (isWord(telephonyState, ucinames::active))
        return Line::InCall;
    return Line::Unknown;
}

Result<Line> lineOfCalls(const QVariant &calls)
{
    if (calls.typeId() != QMetaType::QVariantList)
        return failure(ErrorKind::Protocol, u"UCI: the calls of a key are not a list"_s);
    Line line = Line::Idle;
    for (const auto list = calls.toList(); const auto &call : list) {
        const QString state = call.toMap().value(ucinames::callState).toString();
        if (!isWord(state, ucinames::ringing))
            return Line::InCall;
        line = Line::Ringing;
    }
    return line;
}

Result<QList<LineState>> decodeFunctionKeys(const QByteArray &document)
{
    Reader reader(document);
    const auto kind = reader.openAnswer();
    if (kind == Reader::Kind::Fault) {
        const auto answer = xmlrpc::decodeAnswer(document);
        return failure(answer ? decodeFault(*answer->fault) : answer.error());
    }
    QList<LineState> states;
    const bool isList = reader.openTyped("array") && reader.enter("data");
    while (isList && reader.enter("value")) {
        if (!reader.openTyped("struct"))
            continue; // R5: costs this key only
        Key key;
        while (reader.enter("member"))
            readMember(reader, key);
        reader.closeTyped();
        if (isBusyLamp(key))
            states << std::move(key.state);
    }
    if (isList) {
        reader.closeTyped(); // of <array>
        reader.closeTyped(); // of <value>
    }
    if (!reader.closeAnswer())
        return failure(reader.error());
    if (!isList)
        return failure(ErrorKind::Protocol, u"UCI: the function keys are not a list"_s);
    return states;
}

core::Error decodeFault(const xmlrpc::Fault &fault)
{
    core::Error error;
    error.kind = ErrorKind::Server;
    error.code = QString::number(fault.code);
    error.detail = http::redacted(fault.text.left(300));
    if (error.detail.isEmpty())
        error.detail = u"UCI: a fault without a text"_s;
    for (const auto name : {ucinames::illegalAccess, ucinames::notConnected, ucinames::communication}) {
        if (fault.text.contains(name, Qt::CaseInsensitive))
            error.code = name;
    }
    if (error.code == ucinames::illegalAccess || error.code == ucinames::notConnected)
        error.kind = ErrorKind::Unauthorized;
    return error;
}

bool isSessionLost(const core::Error &error)
{
    return error.code == ucinames::notConnected || error.httpStatus == 401;
}

core::Error decodeUciStatus(const http::Response &response)
{
    core::Error error = http::errorFromStatus(response);
    error.detail = http::redactedExcerpt(response.body, 200);
    return error;
}

} // namespace pb::starface
