// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/check/checkreportjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pb::setup {

using namespace Qt::StringLiterals;

namespace {

void insertText(QJsonObject &json, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(name, text);
}

QJsonObject errorToJson(const core::Error &error)
{
    QJsonObject json{{u"kind"_s, core::kindName(error.kind)}};
    insertText(json, "code"_L1, error.code);
    insertText(json, "detail"_L1, error.detail);
    insertText(json, "requestId"_L1, error.requestId);
    if (error.httpStatus != 0)
        json.insert("httpStatus"_L1, error.httpStatus);
    return json;
}

QJsonObject keysToJson(const SeenKeys &keys)
{
    return {{u"received"_s, keys.received}, {u"recognised"_s, keys.recognised},
        {u"types"_s, QJsonArray::fromStringList(keys.types)},
        {u"members"_s, QJsonArray::fromStringList(keys.members)}, {u"overRest"_s, keys.overRest}};
}

QJsonObject lineToJson(const CheckLine &line)
{
    QJsonObject json{{u"id"_s, line.id}, {u"status"_s, statusName(line.status)},
        {u"verdict"_s, verdictName(verdictOf(line.status))}};
    insertText(json, "subject"_L1, line.subject);
    if (line.count != -1)
        json.insert("count"_L1, line.count);
    if (!line.names.isEmpty())
        json.insert("names"_L1, QJsonArray::fromStringList(line.names));
    if (line.keys)
        json.insert("keys"_L1, keysToJson(*line.keys));
    if (line.forReference)
        json.insert("forReference"_L1, true);
    if (line.error)
        json.insert("error"_L1, errorToJson(*line.error));
    return json;
}

} // namespace

QByteArray checkReportToJson(const CheckReport &report)
{
    QJsonArray checks;
    for (const CheckLine &line : report.lines)
        checks.append(lineToJson(line));
    QJsonObject json{{u"exitCode"_s, exitCode(report)}, {u"checks"_s, checks}};
    insertText(json, "organization"_L1, report.organization);
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

} // namespace pb::setup
