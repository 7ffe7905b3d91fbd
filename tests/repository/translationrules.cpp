// SPDX-License-Identifier: GPL-3.0-or-later
#include "repository/sourcerules.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace pb::test {

namespace {

QStringList placeHolders(const QString &text)
{
    static const QRegularExpression holder(u"%L?([0-9]{1,2}|n)"_s);
    QStringList all;
    auto matches = holder.globalMatch(text);
    while (matches.hasNext())
        all << matches.next().captured();
    all.sort();
    return all;
}

struct Message {
    QString source;
    QString state; ///< "", "unfinished", "vanished", "obsolete"
    QStringList translations;
    bool plural = false;
};

void readTranslation(QXmlStreamReader &reader, Message &message)
{
    message.state = reader.attributes().value("type"_L1).toString();
    QString text;
    while (!reader.atEnd() && !(reader.isEndElement() && reader.name() == u"translation")) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == u"numerusform")
            message.translations << reader.readElementText(QXmlStreamReader::IncludeChildElements);
        else if (reader.isCharacters())
            text += reader.text();
    }
    if (!message.plural)
        message.translations << text;
}

Message readMessage(QXmlStreamReader &reader)
{
    Message message;
    message.plural = reader.attributes().value("numerus"_L1) == u"yes";
    while (!reader.atEnd() && !(reader.isEndElement() && reader.name() == u"message")) {
        reader.readNext();
        if (!reader.isStartElement())
            continue;
        if (reader.name() == u"source")
            message.source = reader.readElementText(QXmlStreamReader::IncludeChildElements);
        else if (reader.name() == u"translation")
            readTranslation(reader, message);
    }
    return message;
}

QString fault(const Message &message)
{
    if (!message.state.isEmpty())
        return message.state;
    if (message.translations.isEmpty())
        return u"not translated"_s;
    for (const QString &translation : message.translations) {
        if (translation.trimmed().isEmpty())
            return u"not translated"_s;
        QStringList wanted = placeHolders(message.source);
        QStringList found = placeHolders(translation);
        if (message.plural) { // "one user" may do without the number
            wanted.removeAll(u"%n"_s);
            found.removeAll(u"%n"_s);
        }
        if (wanted != found)
            return u"the place holders differ"_s;
    }
    return {};
}

} // namespace

QStringList translationProblems(const QString &path, const QByteArray &xml)
{
    QStringList problems;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement() || reader.name() != u"message")
            continue;
        const Message message = readMessage(reader);
        const QString why = fault(message);
        if (!why.isEmpty())
            problems << u"%1: \"%2\": %3"_s.arg(path, message.source, why);
    }
    if (reader.hasError())
        problems << u"%1: %2"_s.arg(path, reader.errorString());
    return problems;
}

} // namespace pb::test
