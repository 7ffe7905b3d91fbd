// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/xmlrpc.h"

#include "simulator/text.h"

namespace pb::simulator::xmlrpc {

namespace {

constexpr std::string_view Head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

/// Walks over the few forms of markup a method call has. Every step answers whether it succeeded.
class Reader {
public:
    explicit Reader(std::string_view document)
        : m_rest(document)
    {
    }

    void skipSpace()
    {
        const auto next = m_rest.find_first_not_of(" \t\r\n");
        m_rest.remove_prefix(next == std::string_view::npos ? m_rest.size() : next);
    }

    bool skipProlog()
    {
        skipSpace();
        if (!m_rest.starts_with("<?xml"))
            return true;
        const auto end = m_rest.find("?>");
        if (end == std::string_view::npos)
            return false;
        m_rest.remove_prefix(end + 2);
        return true;
    }

    bool take(std::string_view token)
    {
        skipSpace();
        if (!m_rest.starts_with(token))
            return false;
        m_rest.remove_prefix(token.size());
        return true;
    }

    /// Character data up to the next tag, with the five entities and numeric ones resolved.
    std::optional<std::string> characters()
    {
        const auto end = m_rest.find('<');
        if (end == std::string_view::npos)
            return std::nullopt;
        const std::string_view raw = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        return unescaped(raw);
    }

    /// The name of an opening tag; "name/" for an empty element.
    std::optional<std::string> openingTag()
    {
        if (!m_rest.starts_with('<') || m_rest.starts_with("</"))
            return std::nullopt;
        const auto end = m_rest.find('>');
        if (end == std::string_view::npos)
            return std::nullopt;
        std::string name(m_rest.substr(1, end - 1));
        m_rest.remove_prefix(end + 1);
        return name;
    }

    bool atEnd()
    {
        skipSpace();
        return m_rest.empty();
    }

private:
    static std::optional<std::string> unescaped(std::string_view raw)
    {
        std::string out;
        while (!raw.empty()) {
            if (raw.front() != '&') {
                out += raw.front();
                raw.remove_prefix(1);
                continue;
            }
            const auto end = raw.find(';');
            if (end == std::string_view::npos)
                return std::nullopt;
            const std::string_view entity = raw.substr(1, end - 1);
            if (entity == "amp")
                out += '&';
            else if (entity == "lt")
                out += '<';
            else if (entity == "gt")
                out += '>';
            else if (entity == "quot")
                out += '"';
            else if (entity == "apos" || entity == "#39")
                out += '\'';
            else
                return std::nullopt;
            raw.remove_prefix(end + 1);
        }
        return out;
    }

    std::string_view m_rest;
};

std::optional<Parameter> parseValue(Reader &reader)
{
    if (!reader.take("<value>"))
        return std::nullopt;
    const auto before = reader.characters();
    if (!before)
        return std::nullopt;
    if (reader.take("</value>"))
        return Parameter{"string", *before};
    auto type = reader.openingTag();
    if (!type)
        return std::nullopt;
    if (type->ends_with('/')) {
        type->pop_back();
        return reader.take("</value>") ? std::optional(Parameter{*type, ""}) : std::nullopt;
    }
    const auto content = reader.characters();
    if (!content || !reader.take("</" + *type + ">") || !reader.take("</value>"))
        return std::nullopt;
    return Parameter{*type, *content};
}

std::string wrapped(std::string_view type, std::string_view content)
{
    std::string out = "<value><";
    out.append(type).append(">").append(content).append("</").append(type).append("></value>");
    return out;
}

} // namespace

std::optional<MethodCall> parseCall(std::string_view document)
{
    Reader reader(document);
    MethodCall call;
    if (!reader.skipProlog() || !reader.take("<methodCall>") || !reader.take("<methodName>"))
        return std::nullopt;
    const auto name = reader.characters();
    if (!name || !reader.take("</methodName>"))
        return std::nullopt;
    call.method = text::trimmed(*name);
    if (reader.take("<params>")) {
        while (reader.take("<param>")) {
            const auto value = parseValue(reader);
            if (!value || !reader.take("</param>"))
                return std::nullopt;
            call.parameters.push_back(*value);
        }
        if (!reader.take("</params>"))
            return std::nullopt;
    } else {
        reader.take("<params/>");
    }
    if (!reader.take("</methodCall>") || !reader.atEnd())
        return std::nullopt;
    return call;
}

std::string string(std::string_view value)
{
    return wrapped("string", text::markupEscaped(value));
}

std::string integer(long value)
{
    return wrapped("i4", std::to_string(value));
}

std::string boolean(bool value)
{
    return wrapped("boolean", value ? "1" : "0");
}

std::string member(std::string_view name, std::string_view value)
{
    std::string out = "<member><name>";
    out.append(name).append("</name>").append(value).append("</member>");
    return out;
}

std::string structure(std::string_view members)
{
    return wrapped("struct", members);
}

std::string array(std::string_view values)
{
    std::string out = "<value><array><data>";
    out.append(values).append("</data></array></value>");
    return out;
}

std::string response(std::string_view value)
{
    std::string out(Head);
    out.append("<methodResponse><params><param>").append(value).append("</param></params></methodResponse>");
    return out;
}

std::string fault(int code, std::string_view message)
{
    std::string out(Head);
    out.append("<methodResponse><fault>")
        .append(structure(member("faultCode", integer(code)) + member("faultString", string(message))))
        .append("</fault></methodResponse>");
    return out;
}

} // namespace pb::simulator::xmlrpc
