// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/transcript.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QUrlQuery>
#include <QXmlStreamReader>

namespace pb::support {

namespace {

constexpr qsizetype mostCharacters = 6000;
constexpr qsizetype mostShapes = 8; ///< of the entries of one list
constexpr int deepest = 12;

/// Parts of paths that are words of the services. Anything else may be somebody's.
bool isWordOfServices(const QString &part)
{
    static const QSet<QString> words{QStringLiteral("rest"), QStringLiteral("login"), QStringLiteral("users"),
        QStringLiteral("me"), QStringLiteral("accounts"), QStringLiteral("groups"),
        QStringLiteral("phoneconfig"), QStringLiteral("functionkeysets"), QStringLiteral("edit"),
        QStringLiteral("defaults"), QStringLiteral("xml-rpc"), QStringLiteral("auth"),
        QStringLiteral("realms"), QStringLiteral("pbx"), QStringLiteral("oauth2"), QStringLiteral("token"),
        QStringLiteral("authorize"), QStringLiteral("adminconsent"), QStringLiteral(".well-known"),
        QStringLiteral("openid-configuration"), QStringLiteral("v1.0"), QStringLiteral("v2.0"),
        QStringLiteral("beta"), QStringLiteral("organization"), QStringLiteral("communications"),
        QStringLiteral("getPresencesByUserId"), QStringLiteral("presences"), QStringLiteral("presence"),
        QStringLiteral("setPresence"), QStringLiteral("clearPresence"), QStringLiteral("delta"),
        QStringLiteral("$batch"), QStringLiteral("")};
    return words.contains(part);
}

/// Names of members are the services' own, unless somebody uses values as names.
QString nameShape(const QString &name)
{
    static const QRegularExpression plain(
        QStringLiteral("\\A(?:(?:[A-Za-z]*@odata|de\\.vertico|ucp\\.v)\\.[A-Za-z._]+|[A-Za-z_$-]+)\\z"));
    return name.size() <= 60 && plain.match(name).hasMatch() ? name : QStringLiteral("{%1}").arg(name.size());
}

QByteArray pathShape(const QUrl &url)
{
    QStringList parts = url.path(QUrl::FullyDecoded).split(u'/');
    for (QString &part : parts) {
        if (!isWordOfServices(part))
            part = QStringLiteral("{%1}").arg(part.size());
    }
    QByteArray shape = parts.join(u'/').toUtf8();
    QStringList names;
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyEncoded))
        names << QStringLiteral("%1(%2)").arg(nameShape(name)).arg(value.size());
    return names.isEmpty() ? shape : shape + '?' + names.join(u'&').toUtf8();
}

QString sized(const QString &type, qsizetype length, bool withLengths)
{
    return withLengths ? QStringLiteral("%1(%2)").arg(type).arg(length) : type;
}

QString jsonShape(const QJsonValue &value, bool withLengths, int depth);

struct Member {
    QString name;
    QString shape;
};

QString withoutLengths(QString shape)
{
    static const QRegularExpression lengths(QStringLiteral("\\(\\d+\\)"));
    return shape.remove(lengths);
}

/// Where several members hold structures that are alike, they are entries, and their names may be somebody's.
QString membersShape(const QList<Member> &members)
{
    QHash<QString, int> alike;
    for (const Member &member : members) {
        if (member.shape.startsWith(u'{'))
            ++alike[withoutLengths(member.shape)];
    }
    QStringList told;
    for (const Member &member : members) {
        const bool isEntry = alike.value(withoutLengths(member.shape)) > 1;
        told << (isEntry ? QStringLiteral("{%1}").arg(member.name.size()) : nameShape(member.name))
                + QStringLiteral(": ") + member.shape;
    }
    return u'{' + told.join(QStringLiteral(", ")) + u'}';
}

/// A list as its length and the different shapes of its entries; the first one with lengths.
QString listShape(const QStringList &bare, const QString &first)
{
    QStringList shapes;
    QHash<QString, int> counts;
    for (const QString &shape : bare) {
        if (++counts[shape] == 1 && shapes.size() < mostShapes)
            shapes << shape;
    }
    QStringList told;
    for (const QString &shape : shapes) {
        const bool isFirst = !bare.isEmpty() && shape == bare.first();
        told << QStringLiteral("%1x %2").arg(counts.value(shape)).arg(isFirst ? first : shape);
    }
    return QStringLiteral("[%1: %2]").arg(bare.size()).arg(told.join(QStringLiteral("; ")));
}

QString jsonListShape(const QJsonArray &list, bool withLengths, int depth)
{
    if (list.isEmpty())
        return QStringLiteral("[0]");
    QStringList bare;
    for (const QJsonValue &entry : list)
        bare << jsonShape(entry, false, depth + 1);
    return listShape(bare, jsonShape(list.first(), withLengths, depth + 1));
}

QString jsonObjectShape(const QJsonObject &object, bool withLengths, int depth)
{
    QList<Member> members;
    for (auto member = object.begin(); member != object.end(); ++member)
        members.append({member.key(), jsonShape(member.value(), withLengths, depth + 1)});
    return membersShape(members);
}

QString jsonShape(const QJsonValue &value, bool withLengths, int depth)
{
    if (depth > deepest)
        return QStringLiteral("...");
    switch (value.type()) {
    case QJsonValue::Object:
        return jsonObjectShape(value.toObject(), withLengths, depth);
    case QJsonValue::Array:
        return jsonListShape(value.toArray(), withLengths, depth);
    case QJsonValue::String:
        return sized(QStringLiteral("string"), value.toString().size(), withLengths);
    case QJsonValue::Double:
        return sized(QStringLiteral("number"), value.toVariant().toString().size(), withLengths);
    case QJsonValue::Bool:
        return QStringLiteral("boolean");
    default:
        return QStringLiteral("null");
    }
}

QString xmlTypeShape(const QString &type)
{
    static const QSet<QString> withDigits{QStringLiteral("i1"), QStringLiteral("i2"), QStringLiteral("i4"),
        QStringLiteral("i8"), QStringLiteral("base64"), QStringLiteral("dateTime.iso8601")};
    return withDigits.contains(type) ? type : nameShape(type);
}

QString xmlValueShape(QXmlStreamReader &xml, bool withLengths, int depth);

QString xmlStructShape(QXmlStreamReader &xml, bool withLengths, int depth)
{
    QList<Member> members;
    while (xml.readNextStartElement()) { // <member>
        QString name;
        QString value;
        while (xml.readNextStartElement()) {
            if (xml.name() == u"name")
                name = xml.readElementText(QXmlStreamReader::SkipChildElements);
            else
                value = xmlValueShape(xml, withLengths, depth + 1);
        }
        members.append({name, value});
    }
    return membersShape(members);
}

QString xmlArrayShape(QXmlStreamReader &xml, bool withLengths, int depth)
{
    QStringList bare;
    QString first;
    while (xml.readNextStartElement()) { // <data>
        while (xml.readNextStartElement()) {
            // once it is read it is gone: only the first entry tells lengths
            const QString shape = xmlValueShape(xml, withLengths && bare.isEmpty(), depth + 1);
            if (bare.isEmpty())
                first = shape;
            bare << withoutLengths(shape);
        }
    }
    return bare.isEmpty() ? QStringLiteral("[0]") : listShape(bare, first);
}

/// Of the <value> that was just entered, which is left.
QString xmlValueShape(QXmlStreamReader &xml, bool withLengths, int depth)
{
    QString shape;
    qsizetype length = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() || xml.hasError())
            break;
        if (xml.isCharacters())
            length += xml.text().toString().trimmed().size();
        if (!xml.isStartElement())
            continue;
        const QString type = xml.name().toString();
        if (depth > deepest) {
            shape = QStringLiteral("...");
            xml.skipCurrentElement();
        } else if (type == QLatin1String("struct")) {
            shape = xmlStructShape(xml, withLengths, depth);
        } else if (type == QLatin1String("array")) {
            shape = xmlArrayShape(xml, withLengths, depth);
        } else {
            const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements);
            shape = sized(xmlTypeShape(type), text.size(), withLengths);
        }
    }
    return shape.isEmpty() ? sized(QStringLiteral("untyped"), length, withLengths) : shape;
}

/// The version in a name is a number, and no value.
QString methodShape(const QString &name)
{
    static const QRegularExpression version(QStringLiteral("(?<=\\Aucp\\.v)\\d{2}(?=\\.)"));
    QString plain = name;
    plain.remove(version);
    return nameShape(plain) == plain ? name : nameShape(plain);
}

QString xmlRpcShape(const QByteArray &body)
{
    QXmlStreamReader xml(body);
    QStringList parts;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"methodName")
            parts << methodShape(xml.readElementText(QXmlStreamReader::SkipChildElements));
        else if (xml.name() == u"fault")
            parts << QStringLiteral("fault");
        else if (xml.name() == u"value")
            parts << xmlValueShape(xml, true, 0);
    }
    return xml.hasError() || parts.isEmpty() ? QStringLiteral("no XML-RPC") : parts.join(u' ');
}

QString formShape(const QByteArray &body)
{
    QStringList fields;
    for (const QByteArray &field : body.split('&')) {
        const auto equals = field.indexOf('=');
        fields << nameShape(QString::fromLatin1(field.left(equals)))
                + QStringLiteral("(%1)").arg(field.size() - equals - 1);
    }
    return QStringLiteral("form ") + fields.join(u' ');
}

QByteArray headerNames(const http::Headers &headers)
{
    QStringList names;
    for (const auto &[name, value] : headers)
        names << nameShape(QString::fromLatin1(name));
    return names.join(QStringLiteral(", ")).toUtf8();
}

/// Without parameters: a boundary or a name may stand there.
QByteArray typeOf(const QByteArray &contentType)
{
    return contentType.split(';').first().trimmed().toLower();
}

QByteArray typeShape(const QByteArray &contentType)
{
    static const QRegularExpression known(QStringLiteral("\\A(application|text)/[a-z.+-]{1,40}\\z"));
    const QByteArray type = typeOf(contentType);
    return known.match(QString::fromLatin1(type)).hasMatch() ? type
                                                             : '{' + QByteArray::number(type.size()) + '}';
}

QByteArray contentTypeOf(const http::Headers &headers)
{
    for (const auto &[name, value] : headers) {
        if (name.compare("Content-Type", Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

void appendBody(QByteArray &text, const QByteArray &body, const QByteArray &contentType)
{
    if (!body.isEmpty())
        text +=
            "    body " + QByteArray::number(body.size()) + " bytes: " + bodyShape(body, contentType) + '\n';
}

} // namespace

QByteArray bodyShape(const QByteArray &body, const QByteArray &contentType)
{
    const QByteArray type = typeOf(contentType);
    QString shape = QStringLiteral("neither JSON nor XML");
    if (type == "application/x-www-form-urlencoded") {
        shape = formShape(body);
    } else if (type.endsWith("xml") || body.trimmed().startsWith('<')) {
        shape = xmlRpcShape(body);
    } else if (const auto document = QJsonDocument::fromJson(body); !document.isNull()) {
        shape = document.isArray() ? jsonListShape(document.array(), true, 0)
                                   : jsonObjectShape(document.object(), true, 0);
    }
    if (shape.size() > mostCharacters)
        shape = shape.left(mostCharacters) + QStringLiteral(" ...");
    return shape.toUtf8();
}

QByteArray transcriptEntry(
    int number, const http::Request &request, const core::Result<http::Response> &response)
{
    QByteArray text = QByteArray::number(number) + ". " + request.method + ' ' + pathShape(request.url)
        + "\n    headers " + headerNames(request.headers) + '\n';
    appendBody(text, request.body, contentTypeOf(request.headers));
    if (!response)
        return text + "  no answer: " + core::kindName(response.error().kind).toUtf8() + '\n';
    const QByteArray contentType = contentTypeOf(response->headers);
    text += "  " + QByteArray::number(response->status) + ' ' + typeShape(contentType) + " in "
        + QByteArray::number(static_cast<qint64>(response->duration.count())) + " ms\n    headers "
        + headerNames(response->headers) + '\n';
    appendBody(text, response->body, contentType);
    return text;
}

} // namespace pb::support
