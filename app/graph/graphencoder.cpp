// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphencoder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace pb::graph {

using namespace Qt::StringLiterals;

namespace {

QJsonObject writeBody(const PresenceWrite &write)
{
    QJsonObject body{{u"sessionId"_s, write.sessionId}};
    if (write.verb == PresenceWrite::Verb::Set) {
        body.insert("availability"_L1, write.availability);
        body.insert("activity"_L1, write.activity);
        body.insert("expirationDuration"_L1, isoDuration(write.expiration));
    }
    return body;
}

bool isAllowedPair(const PresenceWrite &write)
{
    // setPresence takes these pairs only (Graph API reference); Busy/Busy is refused
    static constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 5> allowed{{
        {"Available"_L1, "Available"_L1},
        {"Busy"_L1, "InACall"_L1},
        {"Busy"_L1, "InAConferenceCall"_L1},
        {"Away"_L1, "Away"_L1},
        {"DoNotDisturb"_L1, "Presenting"_L1},
    }};
    return std::any_of(allowed.begin(), allowed.end(), [&write](const auto &pair) {
        return write.availability == pair.first && write.activity == pair.second;
    });
}

} // namespace

QString isoDuration(std::chrono::seconds duration)
{
    using namespace std::chrono;
    duration = std::max(duration, seconds::zero());
    const auto wholeHours = duration_cast<hours>(duration);
    const auto wholeMinutes = duration_cast<minutes>(duration - wholeHours);
    const auto rest = duration - wholeHours - wholeMinutes;
    QString text = u"PT"_s;
    if (wholeHours.count() > 0)
        text += QString::number(wholeHours.count()) % u'H';
    if (wholeMinutes.count() > 0)
        text += QString::number(wholeMinutes.count()) % u'M';
    if (rest.count() > 0 || text.size() == 2)
        text += QString::number(rest.count()) % u'S';
    return text;
}

QByteArray encodeIds(const QStringList &ids, qsizetype first, qsizetype count)
{
    QJsonArray list;
    for (qsizetype i = first; i < first + count; ++i)
        list << ids.at(i);
    return QJsonDocument(QJsonObject{{u"ids"_s, list}}).toJson(QJsonDocument::Compact);
}

QString pathPart(const QString &id)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(id));
}

QString writePath(const PresenceWrite &write)
{
    const auto verb = write.verb == PresenceWrite::Verb::Set ? "setPresence"_L1 : "clearPresence"_L1;
    return u"/users/"_s % pathPart(write.userId) % u"/presence/"_s % verb;
}

QByteArray encodeWrite(const PresenceWrite &write)
{
    return QJsonDocument(writeBody(write)).toJson(QJsonDocument::Compact);
}

QByteArray encodeBatch(const QList<PresenceWrite> &writes)
{
    QJsonArray requests;
    for (const auto &write : writes) {
        requests << QJsonObject{
            {u"id"_s, QString::number(requests.size() + 1)},
            {u"method"_s, u"POST"_s},
            {u"url"_s, writePath(write)},
            {u"headers"_s, QJsonObject{{u"Content-Type"_s, u"application/json"_s}}},
            {u"body"_s, writeBody(write)},
        };
    }
    return QJsonDocument(QJsonObject{{u"requests"_s, requests}}).toJson(QJsonDocument::Compact);
}

QString problemOf(const PresenceWrite &write)
{
    using namespace std::chrono_literals;
    // "." and ".." would be taken for a step in the path
    if (write.userId.isEmpty() || write.userId == "."_L1 || write.userId == ".."_L1)
        return u"a presence write without a user id"_s;
    if (write.sessionId.isEmpty())
        return u"a presence write without a session id"_s;
    if (write.verb == PresenceWrite::Verb::Clear)
        return {};
    if (!isAllowedPair(write))
        return u"setPresence does not take "_s % write.availability % u'/' % write.activity;
    if (write.expiration < 5min || write.expiration > 4h)
        return u"setPresence takes an expiration of 5 minutes to 4 hours"_s;
    return {};
}

} // namespace pb::graph
