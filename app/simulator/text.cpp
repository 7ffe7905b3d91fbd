// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/text.h"

#include <openssl/evp.h>

#include <array>
#include <cctype>
#include <cstdio>
#include <ctime>

namespace pb::simulator::text {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool isUnreserved(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_' || c == '~';
}

std::string digest(const EVP_MD *kind, std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int length = 0;
    EVP_Digest(bytes.data(), bytes.size(), out.data(), &length, kind, nullptr);
    return {reinterpret_cast<const char *>(out.data()), length};
}

std::string encodeBase64(std::string_view bytes, const char *alphabet, bool padded)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    unsigned int buffer = 0;
    int bits = 0;
    for (const char c : bytes) {
        buffer = (buffer << 8) | static_cast<unsigned char>(c);
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            out += alphabet[(buffer >> bits) & 0x3f];
        }
    }
    if (bits > 0)
        out += alphabet[(buffer << (6 - bits)) & 0x3f];
    while (padded && out.size() % 4 != 0)
        out += '=';
    return out;
}

constexpr char Standard[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr char UrlSafe[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

} // namespace

std::string lower(std::string_view value)
{
    std::string out(value);
    for (char &c : out)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

std::string trimmed(std::string_view value)
{
    const auto first = value.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return std::string(value.substr(first, value.find_last_not_of(" \t\r\n") - first + 1));
}

bool equalsIgnoringCase(std::string_view left, std::string_view right)
{
    return left.size() == right.size() && lower(left) == lower(right);
}

bool isGuid(std::string_view value)
{
    if (value.size() != 36)
        return false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? value[i] != '-' : hexValue(value[i]) < 0)
            return false;
    }
    return true;
}

std::string percentDecoded(std::string_view value, Plus plus)
{
    std::string out;
    out.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '%' && i + 2 < value.size() && hexValue(value[i + 1]) >= 0
            && hexValue(value[i + 2]) >= 0) {
            out += static_cast<char>(hexValue(value[i + 1]) * 16 + hexValue(value[i + 2]));
            i += 2;
        } else if (value[i] == '+' && plus == Plus::IsSpace) {
            out += ' ';
        } else {
            out += value[i];
        }
    }
    return out;
}

std::string percentEncoded(std::string_view value)
{
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : value) {
        if (isUnreserved(c)) {
            out += c;
            continue;
        }
        out += '%';
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

Pairs parseForm(std::string_view form)
{
    Pairs pairs;
    for (const std::string &part : split(form, '&')) {
        if (part.empty())
            continue;
        const auto equals = part.find('=');
        const std::string_view view(part);
        pairs.emplace_back(percentDecoded(view.substr(0, equals), Plus::IsSpace),
            equals == std::string::npos ? std::string()
                                        : percentDecoded(view.substr(equals + 1), Plus::IsSpace));
    }
    return pairs;
}

const std::string *find(const Pairs &pairs, std::string_view name)
{
    for (const auto &[key, value] : pairs) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

std::vector<std::string> split(std::string_view value, char separator)
{
    std::vector<std::string> parts;
    std::size_t start = 0;
    while (true) {
        const auto end = value.find(separator, start);
        parts.emplace_back(value.substr(start, end == std::string_view::npos ? end : end - start));
        if (end == std::string_view::npos)
            return parts;
        start = end + 1;
    }
}

std::string join(const std::vector<std::string> &parts, std::string_view separator)
{
    std::string out;
    for (const std::string &part : parts) {
        if (!out.empty())
            out += separator;
        out += part;
    }
    return out;
}

std::string jsonString(std::string_view value)
{
    std::string out = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned int>(c));
            out += escape.data();
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string markupEscaped(std::string_view value)
{
    std::string out;
    out.reserve(value.size());
    for (const char c : value) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string hex(std::string_view bytes)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

std::string base64(std::string_view bytes)
{
    return encodeBase64(bytes, Standard, true);
}

std::string base64Url(std::string_view bytes)
{
    return encodeBase64(bytes, UrlSafe, false);
}

std::optional<std::string> fromBase64Url(std::string_view value)
{
    std::string out;
    unsigned int buffer = 0;
    int bits = 0;
    const std::string_view alphabet(UrlSafe);
    for (const char c : value) {
        const auto digit = alphabet.find(c);
        if (digit == std::string_view::npos)
            return std::nullopt;
        buffer = (buffer << 6) | static_cast<unsigned int>(digit);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>((buffer >> bits) & 0xff);
        }
    }
    return out;
}

std::string sha256(std::string_view bytes)
{
    return digest(EVP_sha256(), bytes);
}

std::string sha512Hex(std::string_view bytes)
{
    return hex(digest(EVP_sha512(), bytes));
}

std::string isoTime(Millis time)
{
    const std::time_t whole = static_cast<std::time_t>(time / 1000);
    std::tm parts{};
#ifdef _WIN32
    gmtime_s(&parts, &whole);
#else
    gmtime_r(&whole, &parts);
#endif
    std::array<char, 32> date{};
    std::strftime(date.data(), date.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    std::array<char, 8> fraction{};
    std::snprintf(fraction.data(), fraction.size(), ".%03dZ", static_cast<int>(time % 1000));
    return std::string(date.data()) + fraction.data();
}

std::optional<Millis> parseDuration(std::string_view value)
{
    if (value.size() < 3 || value.front() != 'P')
        return std::nullopt;
    Millis total = 0;
    bool inTime = false;
    std::string number;
    std::string_view allowed = "WDTHMS";
    for (const char c : value.substr(1)) {
        if (std::isdigit(static_cast<unsigned char>(c)) && number.size() < 9) {
            number += c;
            continue;
        }
        const auto position = allowed.find(c);
        if (position == std::string_view::npos)
            return std::nullopt;
        allowed.remove_prefix(position + 1);
        if (c == 'T') {
            if (!number.empty() || inTime)
                return std::nullopt;
            inTime = true;
            continue;
        }
        const bool timeUnit = c == 'H' || c == 'M' || c == 'S';
        if (number.empty() || timeUnit != inTime)
            return std::nullopt;
        const Millis unit = c == 'W' ? minutes(7 * 24 * 60)
            : c == 'D'               ? minutes(24 * 60)
            : c == 'H'               ? minutes(60)
            : c == 'M'               ? minutes(1)
                                     : seconds(1);
        total += std::stoll(number) * unit;
        number.clear();
    }
    if (!number.empty() || value.back() == 'T')
        return std::nullopt;
    return total;
}

} // namespace pb::simulator::text
