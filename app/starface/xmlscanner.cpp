// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/xmlscanner.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

namespace pb::starface {

namespace {

// an XML-RPC answer nests about six elements per level of its values
constexpr qsizetype deepest = 512;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool endsName(char c)
{
    return isSpace(c) || c == '>' || c == '/' || c == '=' || c == '<' || c == '"' || c == '\'' || c == '&';
}

bool canStartName(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == ':'
        || byte >= 0x80;
}

bool isSame(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size())) == 0;
}

constexpr std::array<std::pair<QByteArrayView, char16_t>, 5> namedReferences{{
    {QByteArrayView("amp"), u'&'},
    {QByteArrayView("lt"), u'<'},
    {QByteArrayView("gt"), u'>'},
    {QByteArrayView("quot"), u'"'},
    {QByteArrayView("apos"), u'\''},
}};

bool isXmlCharacter(uint code)
{
    return code == 0x9 || code == 0xA || code == 0xD || (code >= 0x20 && code <= 0xD7FF)
        || (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
}

/// The character that a reference, without & and ;, stands for.
std::optional<char32_t> referenced(QByteArrayView reference)
{
    for (const auto &[name, character] : namedReferences) {
        if (reference == name)
            return character;
    }
    if (reference.size() < 2 || reference.size() > 10 || reference[0] != '#')
        return std::nullopt;
    const bool isHex = reference[1] == 'x';
    const auto digits = reference.sliced(isHex ? 2 : 1).toByteArray();
    // toUInt() would take a sign
    if (digits.isEmpty() || digits[0] == '+' || digits[0] == '-')
        return std::nullopt;
    bool isNumber = false;
    const uint code = digits.toUInt(&isNumber, isHex ? 16 : 10);
    if (!isNumber || !isXmlCharacter(code))
        return std::nullopt;
    return static_cast<char32_t>(code);
}

qsizetype referenceEnd(QByteArrayView text, qsizetype ampersand)
{
    constexpr qsizetype longest = 12;
    const auto window = text.sliced(ampersand, std::min(longest, text.size() - ampersand));
    const auto end = window.indexOf(';');
    return end < 0 ? -1 : ampersand + end;
}

} // namespace

XmlScanner::XmlScanner(QByteArrayView document)
    : m_document(document)
{
    if (m_document.startsWith("\xEF\xBB\xBF"))
        m_position = 3;
}

XmlScanner::Token XmlScanner::next()
{
    if (m_failed)
        return Token::Failed;
    if (m_selfClosed) {
        m_selfClosed = false;
        m_name = m_open.last();
        m_open.removeLast();
        return Token::End;
    }
    while (m_position < m_document.size()) {
        if (m_document[m_position] != '<') {
            const Token token = plainText();
            if (token == Token::Text && m_open.isEmpty()) {
                if (!isBlank())
                    return fail("text outside of the root element");
                continue;
            }
            return token;
        }
        const char second = m_position + 1 < m_document.size() ? m_document[m_position + 1] : '\0';
        if (second == '/')
            return endElement();
        if (second != '!' && second != '?')
            return startElement();
        const auto here = rest();
        if (here.startsWith("<!--")) {
            m_position += 4;
            if (!skipPast("-->"))
                return fail("a comment without an end");
        } else if (second == '?') {
            m_position += 2;
            if (!skipPast("?>"))
                return fail("an instruction without an end");
        } else if (here.startsWith("<![CDATA[")) {
            return cdata();
        } else {
            return fail("a document type declaration is not allowed");
        }
    }
    return m_open.isEmpty() && m_rootSeen ? Token::Finished : fail("the document ends too early");
}

XmlScanner::Token XmlScanner::startElement()
{
    ++m_position;
    const auto name = takeName();
    if (name.isEmpty())
        return fail("an element without a name");
    if (m_open.isEmpty() && m_rootSeen)
        return fail("a second root element");
    if (m_open.size() >= deepest)
        return fail("nested too deeply");
    // attributes mean nothing in XML-RPC, but a '>' within their quotes does not end the element
    char quote = 0;
    char previous = 0;
    for (; m_position < m_document.size(); ++m_position) {
        const char c = m_document[m_position];
        if (c == '<')
            return fail("a '<' within an element's head");
        if (quote == 0 && c == '>')
            break;
        if (quote == 0 && (c == '"' || c == '\''))
            quote = c;
        else if (c == quote)
            quote = 0;
        previous = c;
    }
    if (m_position >= m_document.size())
        return fail("an element's head without an end");
    ++m_position;
    m_rootSeen = true;
    m_selfClosed = previous == '/';
    m_open.append(name);
    m_name = name;
    return Token::Start;
}

XmlScanner::Token XmlScanner::endElement()
{
    m_position += 2;
    const auto name = takeName();
    while (m_position < m_document.size() && isSpace(m_document[m_position]))
        ++m_position;
    if (m_position >= m_document.size() || m_document[m_position] != '>')
        return fail("an element's end without its own end");
    ++m_position;
    if (m_open.isEmpty() || !isSame(m_open.last(), name))
        return fail("an end that fits no beginning");
    m_open.removeLast();
    m_name = name;
    return Token::End;
}

XmlScanner::Token XmlScanner::cdata()
{
    if (m_open.isEmpty())
        return fail("text outside of the root element");
    m_position += 9;
    const auto begin = m_position;
    if (!skipPast("]]>"))
        return fail("a CDATA section without an end");
    m_text = m_document.sliced(begin, m_position - 3 - begin);
    m_hasReferences = false;
    return Token::Text;
}

XmlScanner::Token XmlScanner::plainText()
{
    const auto here = rest();
    const auto *end =
        static_cast<const char *>(std::memchr(here.data(), '<', static_cast<std::size_t>(here.size())));
    m_text = end ? here.first(end - here.data()) : here;
    m_position += m_text.size();
    m_hasReferences = m_text.contains('&');
    if (m_hasReferences && !checkReferences(m_text))
        return fail("an unknown entity");
    return Token::Text;
}

bool XmlScanner::checkReferences(QByteArrayView text)
{
    for (auto at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
        const auto end = referenceEnd(text, at);
        if (end < 0 || !referenced(text.sliced(at + 1, end - at - 1)))
            return false;
    }
    return true;
}

QString XmlScanner::text() const
{
    if (!m_hasReferences)
        return QString::fromUtf8(m_text);
    QString decoded;
    qsizetype from = 0;
    for (auto at = m_text.indexOf('&'); at >= 0; at = m_text.indexOf('&', from)) {
        decoded += QString::fromUtf8(m_text.sliced(from, at - from));
        const auto end = referenceEnd(m_text, at);
        const char32_t character = *referenced(m_text.sliced(at + 1, end - at - 1));
        decoded += QString::fromUcs4(&character, 1);
        from = end + 1;
    }
    return decoded + QString::fromUtf8(m_text.sliced(from));
}

bool XmlScanner::isBlank() const
{
    return std::all_of(m_text.begin(), m_text.end(), isSpace);
}

bool XmlScanner::skipPast(QByteArrayView mark)
{
    const auto at = m_document.indexOf(mark, m_position);
    m_position = at < 0 ? m_document.size() : at + mark.size();
    return at >= 0;
}

QByteArrayView XmlScanner::takeName()
{
    const auto begin = m_position;
    if (begin >= m_document.size() || !canStartName(m_document[begin]))
        return {};
    while (m_position < m_document.size() && !endsName(m_document[m_position]))
        ++m_position;
    return m_document.sliced(begin, m_position - begin);
}

XmlScanner::Token XmlScanner::fail(const char *problem)
{
    m_failed = true;
    m_problem = QString::fromLatin1(problem);
    return Token::Failed;
}

QByteArray xmlAsUtf8(const QByteArray &document)
{
    const auto isUtf16 = document.startsWith("\xFE\xFF") || document.startsWith("\xFF\xFE");
    if (isUtf16) {
        const QString text = QStringDecoder(QStringDecoder::Utf16)(document);
        return text.toUtf8();
    }
    if (!document.startsWith("<?xml"))
        return document;
    const QByteArray head = document.left(document.indexOf("?>")).left(200).toLower();
    const auto at = head.indexOf("encoding");
    if (at < 0)
        return document;
    const QByteArray declared = head.mid(at + 8);
    if (declared.contains("utf-8") || declared.contains("us-ascii"))
        return document;
    if (declared.contains("iso-8859-1"))
        return QString::fromLatin1(document).toUtf8();
    return {};
}

} // namespace pb::starface
