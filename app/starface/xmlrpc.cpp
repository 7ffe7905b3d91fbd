// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/xmlrpc.h"

#include <QDateTime>

namespace pb::starface::xmlrpc {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr qsizetype largest = 128 * 1024 * 1024;
constexpr int deepestValue = 64;

QString encodeValue(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? u"<boolean>1</boolean>"_s : u"<boolean>0</boolean>"_s;
    case QMetaType::Int:
        return u"<i4>"_s % QString::number(value.toInt()) % u"</i4>"_s;
    case QMetaType::LongLong:
        return u"<i8>"_s % QString::number(value.toLongLong()) % u"</i8>"_s;
    case QMetaType::Double:
        return u"<double>"_s % QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest)
            % u"</double>"_s;
    case QMetaType::QVariantList: {
        QString items;
        for (const auto list = value.toList(); const auto &item : list)
            items += u"<value>"_s % encodeValue(item) % u"</value>"_s;
        return u"<array><data>"_s % items % u"</data></array>"_s;
    }
    case QMetaType::QVariantMap: {
        QString members;
        const auto map = value.toMap();
        for (auto it = map.begin(); it != map.end(); ++it)
            members += u"<member><name>"_s % it.key().toHtmlEscaped() % u"</name><value>"_s % encodeValue(*it)
                % u"</value></member>"_s;
        return u"<struct>"_s % members % u"</struct>"_s;
    }
    default:
        return value.isValid() ? u"<string>"_s % value.toString().toHtmlEscaped() % u"</string>"_s
                               : u"<nil/>"_s;
    }
}

QDateTime dateTime(const QString &text)
{
    // the specification's form has no dashes, some servers write ISO 8601 in full
    auto time = QDateTime::fromString(text, u"yyyyMMdd'T'HH:mm:ss"_s);
    return time.isValid() ? time : QDateTime::fromString(text, Qt::ISODate);
}

core::Error protocolError(const QString &problem)
{
    core::Error error;
    error.kind = ErrorKind::Protocol;
    error.detail = u"XML-RPC: "_s % problem;
    return error;
}

QByteArray bounded(const QByteArray &document)
{
    return document.size() > largest ? QByteArray() : xmlAsUtf8(document);
}

} // namespace

QByteArray encodeCall(const QString &method, const QVariantList &parameters)
{
    QString body;
    for (const auto &parameter : parameters)
        body += u"<param><value>"_s % encodeValue(parameter) % u"</value></param>"_s;
    const QString call = u"<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodCall><methodName>"_s
        % method.toHtmlEscaped() % u"</methodName><params>"_s % body % u"</params></methodCall>"_s;
    return call.toUtf8();
}

core::Result<Answer> decodeAnswer(const QByteArray &document)
{
    Reader reader(document);
    const auto kind = reader.openAnswer();
    Answer answer;
    if (kind != Reader::Kind::Broken)
        answer.value = reader.value();
    if (!reader.closeAnswer())
        return core::failure(reader.error());
    if (kind == Reader::Kind::Fault) {
        const auto members = answer.value.toMap();
        answer.fault =
            Fault{members.value(u"faultCode"_s).toInt(), members.value(u"faultString"_s).toString()};
        answer.value.clear();
    }
    return answer;
}

Reader::Reader(const QByteArray &document)
    : m_document(bounded(document))
    , m_scanner(m_document)
{
    if (m_document.isEmpty())
        fail(document.isEmpty() ? u"an empty answer"_s : u"too large, or in an unknown encoding"_s);
}

core::Error Reader::error() const
{
    return protocolError(m_problem);
}

void Reader::fail(const QString &problem)
{
    if (!m_failed)
        m_problem = problem;
    m_failed = true;
}

Reader::Token Reader::step()
{
    if (m_failed)
        return Token::Failed;
    const auto token = m_scanner.next();
    if (token == Token::Failed)
        fail(m_scanner.problem());
    return token;
}

bool Reader::enter(QByteArrayView name)
{
    for (;;) {
        switch (step()) {
        case Token::Start:
            if (m_scanner.name() == name)
                return true;
            skip();
            break;
        case Token::Text:
            if (!m_scanner.isBlank())
                fail(u"text where there should be none"_s);
            break;
        case Token::End:
            return false;
        case Token::Finished:
        case Token::Failed:
            fail(u"an element is missing"_s);
            return false;
        }
    }
}

void Reader::skip()
{
    for (int open = 1; open > 0;) {
        switch (step()) {
        case Token::Start:
            ++open;
            break;
        case Token::End:
            --open;
            break;
        case Token::Text:
            break;
        case Token::Finished:
        case Token::Failed:
            fail(u"an element without an end"_s);
            return;
        }
    }
}

void Reader::leave()
{
    for (;;) {
        const auto token = step();
        if (token == Token::End)
            return;
        if (token == Token::Text && m_scanner.isBlank())
            continue;
        fail(u"more than one value where there should be one"_s);
        return;
    }
}

QString Reader::text()
{
    QString collected;
    for (;;) {
        switch (step()) {
        case Token::Text:
            // the usual case, one piece, costs no copy
            if (collected.isEmpty())
                collected = m_scanner.text();
            else
                collected += m_scanner.text();
            break;
        case Token::End:
            return collected;
        default:
            fail(u"an element where there should be text"_s);
            return {};
        }
    }
}

QVariant Reader::value()
{
    QString untyped;
    for (;;) {
        switch (step()) {
        case Token::Text:
            untyped += m_scanner.text();
            break;
        case Token::End:
            return untyped; // a value without a type is a string
        case Token::Start: {
            if (!untyped.trimmed().isEmpty())
                fail(u"a value with both text and a type"_s);
            const QVariant result = typed(m_scanner.name());
            leave();
            return m_failed ? QVariant() : result;
        }
        default:
            fail(u"a value without an end"_s);
            return {};
        }
    }
}

QVariant Reader::typed(QByteArrayView type)
{
    if (isWord(type, "array") || isWord(type, "struct")) {
        if (m_depth >= deepestValue) {
            fail(u"values nested too deeply"_s);
            return {};
        }
        ++m_depth;
        const QVariant result = isWord(type, "array") ? list() : structure();
        --m_depth;
        return result;
    }
    const QString content = text();
    bool fits = true;
    QVariant result;
    if (isWord(type, "string"))
        result = content;
    else if (isWord(type, "int") || isWord(type, "i4") || isWord(type, "i8") || isWord(type, "i2")
        || isWord(type, "i1"))
        result = content.trimmed().toLongLong(&fits);
    else if (isWord(type, "boolean")) {
        const auto word = content.trimmed();
        const bool isTrue = word == "1"_L1 || word == "true"_L1;
        fits = isTrue || word == "0"_L1 || word == "false"_L1;
        result = isTrue;
    } else if (isWord(type, "double") || isWord(type, "float"))
        result = content.trimmed().toDouble(&fits);
    else if (isWord(type, "dateTime.iso8601") || isWord(type, "dateTime")) {
        result = dateTime(content.trimmed());
        fits = result.toDateTime().isValid();
    } else if (isWord(type, "base64"))
        result = QByteArray::fromBase64(content.toLatin1());
    else if (type != "nil" && type != "ex:nil")
        fits = false;
    if (!fits)
        fail(u"a value that does not fit its type"_s);
    return result;
}

QVariant Reader::list()
{
    QVariantList items;
    if (enter("data")) {
        while (enter("value"))
            items << value();
        leave();
    }
    return items;
}

QVariant Reader::structure()
{
    QVariantMap members;
    while (enter("member")) {
        if (!enter("name")) {
            fail(u"a member without a name"_s);
            break;
        }
        const QString name = text();
        if (!enter("value")) {
            fail(u"a member without a value"_s);
            break;
        }
        members.insert(name, value());
        leave();
    }
    return members;
}

bool Reader::openTyped(QByteArrayView type)
{
    for (;;) {
        switch (step()) {
        case Token::Text:
            break;
        case Token::Start:
            if (m_scanner.name() == type)
                return true;
            skip();
            leave();
            return false;
        case Token::End:
            return false;
        default:
            fail(u"a value without an end"_s);
            return false;
        }
    }
}

Reader::Kind Reader::openAnswer()
{
    while (step() == Token::Text) { }
    if (m_failed || m_scanner.name() != "methodResponse") {
        fail(u"not an answer to a method call"_s);
        return Kind::Broken;
    }
    Token token = step();
    while (token == Token::Text && m_scanner.isBlank())
        token = step();
    if (token == Token::Start && m_scanner.name() == "fault" && enter("value"))
        return Kind::Fault;
    if (token == Token::Start && m_scanner.name() == "params" && enter("param") && enter("value"))
        return Kind::Value;
    fail(u"an answer without a value"_s);
    return Kind::Broken;
}

bool Reader::closeAnswer()
{
    for (;;) {
        const auto token = step();
        if (token == Token::Finished)
            return true;
        if (token == Token::End || (token == Token::Text && m_scanner.isBlank()))
            continue;
        fail(u"an answer with more than one value"_s);
        return false;
    }
}

} // namespace pb::starface::xmlrpc
