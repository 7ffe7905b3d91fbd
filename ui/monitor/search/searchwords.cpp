// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/search/searchwords.h"

#include "presence/names.h"
#include "words/sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <iterator>

namespace pb::ui::searchwords {

using Field = SearchTerm::Field;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SearchWords)
};

struct FieldRow {
    Field field;
    const char *word; ///< its translation is what is written
    const char *meaning;
    const char *also; ///< further words in both languages, separated by blanks
};

constexpr std::array fieldTable{
    FieldRow{Field::Name, QT_TRANSLATE_NOOP("SearchWords", "name"),
        QT_TRANSLATE_NOOP("SearchWords", "the user's name"), "benutzer user"},
    FieldRow{Field::Mail, QT_TRANSLATE_NOOP("SearchWords", "mail"),
        QT_TRANSLATE_NOOP("SearchWords", "the e-mail address"), "e-mail email adresse address"},
    FieldRow{Field::Teams, QT_TRANSLATE_NOOP("SearchWords", "teams"),
        QT_TRANSLATE_NOOP("SearchWords", "the status in Teams"), "microsoft"},
    FieldRow{Field::Starface, QT_TRANSLATE_NOOP("SearchWords", "pbx"),
        QT_TRANSLATE_NOOP("SearchWords", "the status on STARFACE"),
        "starface telefon phone anlage telefonanlage"},
    FieldRow{Field::Is, QT_TRANSLATE_NOOP("SearchWords", "is"),
        QT_TRANSLATE_NOOP("SearchWords", "what is special about a row"), "ist"},
    FieldRow{Field::Why, QT_TRANSLATE_NOOP("SearchWords", "why"),
        QT_TRANSLATE_NOOP("SearchWords", "the reasons of both directions"), "warum grund reason"},
};

struct ValueRow {
    quint32 bit;
    const char *word;
    const char *meaning;
    const char *also;
};

template<typename E>
constexpr quint32 bitOf(E value)
{
    return 1U << static_cast<unsigned>(value);
}

using TS = presence::TeamsStatus;
// what is said of a status beside its own names, in both languages
constexpr std::array teamsTable{
    ValueRow{bitOf(TS::Available), QT_TRANSLATE_NOOP("SearchWords", "available"), nullptr,
        "available verfügbar frei"},
    ValueRow{bitOf(TS::InCall), QT_TRANSLATE_NOOP("SearchWords", "call"), nullptr,
        "call in-call anruf gespräch telefonat"},
    ValueRow{bitOf(TS::InMeeting), QT_TRANSLATE_NOOP("SearchWords", "meeting"), nullptr,
        "meeting in-meeting besprechung termin"},
    ValueRow{bitOf(TS::Busy), QT_TRANSLATE_NOOP("SearchWords", "busy"), nullptr, "busy beschäftigt besetzt"},
    ValueRow{bitOf(TS::DoNotDisturb), QT_TRANSLATE_NOOP("SearchWords", "dnd"), nullptr,
        "dnd do-not-disturb nicht-stören bns ruhe"},
    ValueRow{bitOf(TS::Away), QT_TRANSLATE_NOOP("SearchWords", "away"), nullptr, "away abwesend"},
    ValueRow{bitOf(TS::Offline), QT_TRANSLATE_NOOP("SearchWords", "offline"), nullptr, "offline"},
    ValueRow{bitOf(TS::Unknown), QT_TRANSLATE_NOOP("SearchWords", "unknown"), nullptr, "unknown unbekannt"},
};

using SS = presence::StarfaceStatus;
constexpr std::array starfaceTable{
    ValueRow{bitOf(SS::Available), QT_TRANSLATE_NOOP("SearchWords", "available"), nullptr,
        "available verfügbar frei"},
    ValueRow{
        bitOf(SS::Ringing), QT_TRANSLATE_NOOP("SearchWords", "ringing"), nullptr, "ringing klingelt läutet"},
    ValueRow{bitOf(SS::DoNotDisturb), QT_TRANSLATE_NOOP("SearchWords", "dnd"), nullptr,
        "dnd do-not-disturb nicht-stören bns ruhe"},
    ValueRow{bitOf(SS::InCall), QT_TRANSLATE_NOOP("SearchWords", "call"), nullptr,
        "call in-call anruf gespräch busy beschäftigt besetzt"},
    ValueRow{bitOf(SS::Unknown), QT_TRANSLATE_NOOP("SearchWords", "unknown"), nullptr, "unknown unbekannt"},
};

constexpr quint32 flag(RowFlag value)
{
    return static_cast<quint32>(value);
}

constexpr std::array flagTable{
    ValueRow{flag(RowFlag::Claimed), QT_TRANSLATE_NOOP("SearchWords", "claimed"),
        QT_TRANSLATE_NOOP("SearchWords", "something stands because of Presence Bridge"),
        "claimed held gehalten gesetzt"},
    ValueRow{flag(RowFlag::Override), QT_TRANSLATE_NOOP("SearchWords", "override"),
        QT_TRANSLATE_NOOP("SearchWords", "the user switched our do not disturb off"),
        "override overridden übersteuert abgeschaltet"},
    ValueRow{flag(RowFlag::Stale), QT_TRANSLATE_NOOP("SearchWords", "stale"),
        QT_TRANSLATE_NOOP("SearchWords", "a reading is old"), "stale old veraltet alt"},
    ValueRow{flag(RowFlag::Unmatched), QT_TRANSLATE_NOOP("SearchWords", "unmatched"),
        QT_TRANSLATE_NOOP("SearchWords", "without a partner in the other system"),
        "unmatched ohne-partner nicht-zugeordnet unzugeordnet"},
    ValueRow{flag(RowFlag::Problem), QT_TRANSLATE_NOOP("SearchWords", "problem"),
        QT_TRANSLATE_NOOP("SearchWords", "an administrator should look at it"), "problem fehler error"},
    ValueRow{flag(RowFlag::Masked), QT_TRANSLATE_NOOP("SearchWords", "masked"),
        QT_TRANSLATE_NOOP("SearchWords", "the user's own status hides what was mapped"),
        "masked verdeckt überdeckt"},
    ValueRow{flag(RowFlag::Excluded), QT_TRANSLATE_NOOP("SearchWords", "excluded"),
        QT_TRANSLATE_NOOP("SearchWords", "left alone by the profile"), "excluded ausgenommen"},
    ValueRow{flag(RowFlag::Planned), QT_TRANSLATE_NOOP("SearchWords", "planned"),
        QT_TRANSLATE_NOOP("SearchWords", "a change is due or held back"), "planned geplant vorgesehen"},
};

struct Table {
    const ValueRow *begin_ = nullptr;
    const ValueRow *end_ = nullptr;
    const ValueRow *begin() const { return begin_; }
    const ValueRow *end() const { return end_; }
};

Table tableOf(Field field)
{
    switch (field) {
    case Field::Teams:
        return {teamsTable.data(), teamsTable.data() + teamsTable.size()};
    case Field::Starface:
        return {starfaceTable.data(), starfaceTable.data() + starfaceTable.size()};
    case Field::Is:
        return {flagTable.data(), flagTable.data() + flagTable.size()};
    case Field::Any:
    case Field::Name:
    case Field::Mail:
    case Field::Why:
        break;
    }
    return {};
}

const ValueRow *rowOf(Field field, quint32 bit)
{
    const Table table = tableOf(field);
    const auto *found =
        std::find_if(table.begin(), table.end(), [bit](const auto &r) { return r.bit == bit; });
    return found == table.end() ? nullptr : found;
}

QStringList listed(const char *words)
{
    return QString::fromUtf8(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QString statusWords(Field field, quint32 bit)
{
    const auto index = static_cast<unsigned>(qCountTrailingZeroBits(bit));
    return field == Field::Teams ? statusText(static_cast<TS>(index)) : statusText(static_cast<SS>(index));
}

/// Everything a value may be called, in lower case.
QStringList namesOf(Field field, const ValueRow &row)
{
    QStringList names = listed(row.also);
    names << QString::fromUtf8(row.word) << Words::tr(row.word).toLower();
    if (field != Field::Is)
        names << statusWords(field, row.bit).toLower();
    return names;
}

} // namespace

std::optional<Field> fieldOf(const QString &word)
{
    for (const FieldRow &row : fieldTable) {
        if (word == QLatin1String(row.word) || word == Words::tr(row.word).toLower()
            || listed(row.also).contains(word))
            return row.field;
    }
    return {};
}

QString fieldWord(Field field)
{
    for (const FieldRow &row : fieldTable) {
        if (row.field == field)
            return Words::tr(row.word) + QLatin1Char(':');
    }
    return {};
}

QString fieldMeaning(Field field)
{
    for (const FieldRow &row : fieldTable) {
        if (row.field == field)
            return Words::tr(row.meaning);
    }
    return {};
}

QList<Field> fields()
{
    return {Field::Teams, Field::Starface, Field::Is, Field::Why, Field::Name, Field::Mail};
}

quint32 bitsOf(Field field, const QString &value)
{
    quint32 exact = 0;
    quint32 within = 0;
    for (const ValueRow &row : tableOf(field)) {
        const QStringList names = namesOf(field, row);
        if (names.contains(value))
            exact |= row.bit;
        if (std::any_of(names.begin(), names.end(), [&](const QString &n) { return n.startsWith(value); }))
            within |= row.bit;
    }
    return exact ? exact : within;
}

QList<quint32> bits(Field field)
{
    QList<quint32> all;
    for (const ValueRow &row : tableOf(field))
        all.append(row.bit);
    return all;
}

QString valueWord(Field field, quint32 bit)
{
    const ValueRow *row = rowOf(field, bit);
    return row ? Words::tr(row->word) : QString();
}

QString valueMeaning(Field field, quint32 bit)
{
    const ValueRow *row = rowOf(field, bit);
    if (!row)
        return {};
    return row->meaning ? Words::tr(row->meaning) : statusWords(field, bit);
}

quint32 reasonsOf(const QString &value, presence::Side written)
{
    quint32 found = 0;
    for (std::size_t i = 0; i < presence::reasonCount; ++i) {
        const auto reason = static_cast<presence::Reason>(i);
        const auto name = presence::name(reason);
        if (QLatin1String(name.data(), static_cast<qsizetype>(name.size())).contains(value)
            || reasonText(reason, written).contains(value, Qt::CaseInsensitive))
            found |= bitOf(reason);
    }
    return found;
}

} // namespace pb::ui::searchwords
