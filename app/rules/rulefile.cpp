// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulefile.h"

#include "core/systemwords.h"
#include "profile/rulesetjson.h"
#include "profile/words.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace pb::rules {

using profile::Problem;
using profile::Problems;
using profile::Words;

namespace {

constexpr QLatin1String nameMember("name");
constexpr qsizetype longestId = 64;

Problem nameProblem(const QJsonValue &found)
{
    return {Problem::Kind::Wrong, nameMember, Words::tr("a text of 1 to %1 characters").arg(longestName),
        found.isString() ? Words::tr("a text of %1 characters").arg(found.toString().size())
                         : Words::tr("something else"),
        {}};
}

QString slugOf(const QString &name)
{
    QString text = name.toLower();
    const std::pair<QChar, QLatin1String> german[]{{QChar(0xe4), QLatin1String("ae")},
        {QChar(0xf6), QLatin1String("oe")}, {QChar(0xfc), QLatin1String("ue")},
        {QChar(0xdf), QLatin1String("ss")}};
    for (const auto &[letter, spelled] : german)
        text.replace(letter, spelled);
    QString slug;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            slug += c;
        else if (!c.isMark() && !slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    slug.truncate(longestId - 4); // room for a number
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug.isEmpty() ? QStringLiteral("rules") : slug;
}

} // namespace

tl::expected<NamedRuleSet, Problems> ruleSetFromFile(const QByteArray &json)
{
    if (json.size() > largestRuleFile) {
        return tl::unexpected(Problems{Problem{
            Problem::Kind::File, {}, {}, Words::tr("is larger than 64 KiB and so is no rule set"), {}}});
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        return tl::unexpected(Problems{Problem{Problem::Kind::NotJson, {}, {},
            Words::tr("%1, at byte %2").arg(core::systemWords(error.errorString())).arg(error.offset), {},
            QStringLiteral("%1, at byte %2").arg(error.errorString()).arg(error.offset)}});
    }
    if (!document.isObject()) {
        return tl::unexpected(Problems{Problem{
            Problem::Kind::Wrong, {}, Words::tr("an object with a rule set"), Words::tr("a list"), {}}});
    }
    QJsonObject object = document.object();
    const QJsonValue name = object.take(nameMember);
    Problems problems;
    NamedRuleSet set;
    set.rules = profile::ruleSetFromJson(object, {}, problems);
    set.name = tidyName(name.isUndefined() ? QString::fromStdString(set.rules.id) : name.toString());
    if (!name.isUndefined() && (set.name.isEmpty() || name.toString().size() > longestName))
        problems.prepend(nameProblem(name));
    if (!problems.isEmpty())
        return tl::unexpected(problems);
    return set;
}

QByteArray ruleSetToFile(const NamedRuleSet &set)
{
    QJsonObject object = profile::ruleSetToJson(set.rules).toObject();
    object.insert(nameMember, set.name);
    return QJsonDocument(object).toJson();
}

QString tidyName(const QString &name)
{
    QString tidy = name.simplified();
    // what cannot be seen has no place in a name
    tidy.removeIf([](QChar c) { return !c.isPrint(); });
    return tidy.left(longestName).trimmed();
}

QString idFor(const QString &name, const QStringList &taken)
{
    const QString slug = slugOf(name);
    const auto isFree = [&taken](const QString &id) {
        return !taken.contains(id) && id.toStdString() != presence::callsOnly().id
            && id.toStdString() != presence::everyKindOfBusy().id;
    };
    QString id = slug;
    for (int number = 2; !isFree(id); ++number)
        id = slug + QLatin1Char('-') + QString::number(number);
    return id;
}

QString freeName(const QString &name, const QStringList &taken)
{
    QString free = name;
    for (int number = 2; taken.contains(free, Qt::CaseInsensitive); ++number)
        free = QStringLiteral("%1 (%2)").arg(name.left(longestName - 6)).arg(number);
    return free;
}

} // namespace pb::rules
