// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/ucidecoder.h"

#include "http/redaction.h"
#include "http/statuserror.h"
#include "starface/ucinames.h"

#include <algorithm>
#include <optional>

namespace pb::starface {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::failure;
using core::Result;
using presence::Line;
using xmlrpc::Reader;

namespace {

/// A whole number above zero, however it is written; 0: it is none.
int accountIdOf(const QVariant &value)
{
    bool ok = false;
    const int id = value.toString().trimmed().toInt(&ok);
    return ok && id > 0 ? id : 0;
}

/// Everything of one function key that is read. Of two names for one thing, the better one counts.
struct Key {
    LineState state;
    QString type;
    bool hasAccount = false;
    std::size_t idRank = ucinames::keyId.size();
    std::size_t typeRank = ucinames::keyType.size();
    std::size_t nameRank = ucinames::keyName.size();
    std::size_t accountRank = ucinames::keyAccountId.size();
    std::size_t stateRank = ucinames::keyState.size();
};

/// Whether the member is one of these and better than what was read; then it is the one that counts.
template<typename Words>
bool isBetter(QStringView name, const Words &words, std::size_t &rank)
{
    const std::size_t own = ucinames::rankOf(name, words);
    if (own >= rank)
        return false;
    rank = own;
    return true;
}

void readMember(Reader &reader, Key &key, KeySurvey &survey)
{
    if (!reader.enter("name"))
        return;
    const QString name = reader.text();
    noteName(survey.members, name);
    if (!reader.enter("value"))
        return;
    if (isBetter(name, ucinames::keyId, key.idRank)) {
        key.state.keyId = reader.value().toString();
    } else if (isBetter(name, ucinames::keyType, key.typeRank)) {
        key.type = reader.value().toString().trimmed();
    } else if (isBetter(name, ucinames::keyName, key.nameRank)) {
        key.state.name = reader.value().toString();
    } else if (const auto rank = ucinames::rankOf(name, ucinames::keyAccountId); rank < key.accountRank) {
        const int account = accountIdOf(reader.value());
        if (account > 0) { // a better name that says nothing leaves it to the next
            key.accountRank = rank;
            key.state.accountId = account;
            key.hasAccount = true;
        }
    } else if (isBetter(name, ucinames::keyState, key.stateRank)) {
        key.state.raw = reader.value().toString().trimmed();
        key.state.line = lineOf(key.state.raw);
    } else {
        reader.skip();
    }
    reader.closeTyped(); // of <member>
}

bool isBusyLamp(const Key &key)
{
    return key.type.isEmpty() ? key.hasAccount : isBusyLampType(key.type);
}

template<typename Words>
bool isOneOf(QStringView text, const Words &words)
{
    return ucinames::rankOf(text, words) < words.size();
}

/// Nothing: nobody knows such a state of a call.
std::optional<Line> lineOfCall(QStringView state)
{
    if (isOneOf(state, ucinames::ringingCalls))
        return Line::Ringing;
    if (isOneOf(state, ucinames::endedCalls))
        return Line::Idle;
    if (isOneOf(state, ucinames::talkingCalls)
        || state.startsWith(ucinames::voicemailCalls, Qt::CaseInsensitive))
        return Line::InCall;
    return std::nullopt;
}

std::optional<Line> knownLine(QStringView state)
{
    using namespace ucinames;
    if (isSame(state, available) || isSame(state, queuePause))
        return Line::Idle;
    if (isSame(state, ringing))
        return Line::Ringing;
    if (isSame(state, active))
        return Line::InCall;
    if (isSame(state, unavailable))
        return Line::Unknown;
    return lineOfCall(state);
}

/// Of several calls on one key: what nobody knows may be a call.
int rankOfCall(Line line)
{
    switch (line) {
    case Line::InCall:
        return 3;
    case Line::Ringing:
        return 2;
    case Line::Unknown:
        return 1;
    case Line::Idle:
        break;
    }
    return 0;
}

/// A call is a struct, or its state alone.
QString stateOfCall(const QVariant &call)
{
    if (call.typeId() == QMetaType::QString)
        return call.toString().trimmed();
    QString state;
    std::size_t rank = ucinames::callState.size();
    const QVariantMap members = call.toMap();
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (isBetter(member.key(), ucinames::callState, rank))
            state = member.value().toString().trimmed();
    }
    return state;
}

} // namespace

Line lineOf(QStringView telephonyState)
{
    return knownLine(telephonyState).value_or(Line::Unknown);
}

bool isKnownState(QStringView telephonyState)
{
    return knownLine(telephonyState).has_value();
}

bool isBusyLampType(QStringView type)
{
    return ucinames::isSame(type, ucinames::busyLampField);
}

void noteName(QStringList &names, QStringView name)
{
    constexpr qsizetype mostNames = 32;
    constexpr qsizetype longestName = 40;
    const auto isPlain = [](QChar c) {
        return c == u'_' || c == u'-' || (c.unicode() < 128 && c.isLetter());
    };
    if (names.contains(name) || names.size() >= mostNames || name.isEmpty() || name.size() > longestName)
        return;
    if (std::all_of(name.begin(), name.end(), isPlain))
        names << name.toString();
}

QString toLogLine(const KeySurvey &survey)
{
    return u"%1 function keys received%2, %3 recognised as busy-lamp keys; types %4; members %5"_s
        .arg(survey.received)
        .arg(survey.overRest ? u" over REST"_s : QString())
        .arg(survey.recognised)
        .arg(survey.types.join(u", "_s), survey.members.join(u", "_s));
}

Result<Line> lineOfCalls(const QVariant &calls)
{
    // one call alone is as good as a list of one
    const bool isOne = calls.typeId() == QMetaType::QVariantMap;
    if (!isOne && calls.typeId() != QMetaType::QVariantList)
        return failure(ErrorKind::Protocol, u"UCI: the calls of a key are not a list"_s);
    Line line = Line::Idle;
    for (const auto list = isOne ? QVariantList{calls} : calls.toList(); const auto &call : list) {
        const Line own = lineOfCall(stateOfCall(call)).value_or(Line::Unknown);
        if (rankOfCall(own) > rankOfCall(line))
            line = own;
    }
    return line;
}

Result<FunctionKeys> decodeFunctionKeys(const QByteArray &document)
{
    Reader reader(document);
    const auto kind = reader.openAnswer();
    if (kind == Reader::Kind::Fault) {
        const auto answer = xmlrpc::decodeAnswer(document);
        return failure(answer ? decodeFault(*answer->fault) : answer.error());
    }
    FunctionKeys keys;
    const bool isList = reader.openTyped("array") && reader.enter("data");
    while (isList && reader.enter("value")) {
        if (!reader.openTyped("struct"))
            continue; // R5: costs this key only
        Key key;
        while (reader.enter("member"))
            readMember(reader, key, keys.survey);
        reader.closeTyped();
        ++keys.survey.received;
        noteName(keys.survey.types, key.type);
        if (!isBusyLamp(key))
            continue;
        keys.survey.recognised += key.hasAccount ? 1 : 0;
        keys.states << std::move(key.state);
    }
    if (isList) {
        reader.closeTyped(); // of <array>
        reader.closeTyped(); // of <value>
    }
    if (!reader.closeAnswer())
        return failure(reader.error());
    if (!isList)
        return failure(ErrorKind::Protocol, u"UCI: the function keys are not a list"_s);
    return keys;
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
