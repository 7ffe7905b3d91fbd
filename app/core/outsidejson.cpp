// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outsidejson.h"

namespace pb::core {

namespace {

constexpr int deepest = 64;
// 16 bytes each in Qt 6.4, a list or an object eight times that: at most 32 MB
constexpr qsizetype most = 2'000'000;
constexpr qsizetype ofContainer = 8;

/// Whether the text stays within the bounds; says nothing about whether it is JSON.
bool isBounded(const QByteArray &text)
{
    int depth = 0;
    qsizetype weight = 0;
    bool inString = false;
    for (auto it = text.cbegin(); it != text.cend(); ++it) {
        if (inString) {
            if (*it == '\\' && it + 1 != text.cend())
                ++it;
            else if (*it == '"')
                inString = false;
            continue;
        }
        switch (*it) {
        case '"':
            inString = true;
            break;
        case '[':
        case '{':
            weight += ofContainer;
            if (++depth > deepest)
                return false;
            break;
        case ']':
        case '}':
            --depth;
            break;
        case ',':
        case ':':
            ++weight;
            break;
        default:
            break;
        }
        if (weight > most)
            return false;
    }
    return true;
}

} // namespace

Result<QJsonDocument> parseJson(const QByteArray &text, const QString &what)
{
    if (!isBounded(text))
        return failure(
            ErrorKind::Protocol, what + QStringLiteral(": more JSON values than any answer needs"));
    QJsonParseError problem;
    auto document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError)
        return failure(ErrorKind::Protocol, what + QStringLiteral(": not JSON: ") + problem.errorString());
    return document;
}

QJsonObject objectIn(const QByteArray &text)
{
    const auto document = parseJson(text, {});
    return document ? document->object() : QJsonObject();
}

} // namespace pb::core
