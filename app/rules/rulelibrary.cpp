// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rulelibrary.h"

#include "core/folders.h"
#include "core/systemwords.h"
#include "profile/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace pb::rules {

using profile::Problem;
using profile::Problems;
using profile::Words;

namespace {

constexpr QLatin1String suffix(".json");

tl::unexpected<Problems> fileProblem(const QString &path, const QString &why, const QString &technical = {})
{
    return tl::unexpected(Problems{Problem{Problem::Kind::File, path, {}, why, {}, technical}});
}

tl::unexpected<Problems> notRead(const QString &path, const QString &english)
{
    return fileProblem(path, Words::tr("cannot be read: %1").arg(core::systemWords(english)), english);
}

tl::unexpected<Problems> notWritten(const QString &path, const QString &english)
{
    return fileProblem(path, Words::tr("cannot be written: %1").arg(core::systemWords(english)), english);
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList({QLatin1Char('*') + suffix}, QDir::Files | QDir::Hidden, QDir::Name);
}

} // namespace

QString standardRuleFolder()
{
    return core::configFolder() + QStringLiteral("/rulesets");
}

tl::expected<NamedRuleSet, Problems> loadRuleFile(const QString &path)
{
    if (!QFileInfo(path).isFile()) // a pipe would be waited for
        return fileProblem(path, Words::tr("this is not a file"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return notRead(path, file.errorString());
    const QByteArray json = file.read(largestRuleFile + 1);
    if (file.error() != QFileDevice::NoError)
        return notRead(path, file.errorString());
    return ruleSetFromFile(json);
}

tl::expected<void, Problems> saveRuleFile(const NamedRuleSet &set, const QString &path)
{
    QSaveFile file(path);
    const QByteArray json = ruleSetToFile(set);
    // Flushed by hand: commit() in Qt 6.4 overlooks that its own flush met a full disk.
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.flush()) {
        const QString why = file.errorString();
        file.cancelWriting();
        return notWritten(path, why);
    }
    if (!file.commit())
        return notWritten(path, file.errorString());
    return {};
}

RuleLibrary::RuleLibrary(QString folder)
    : m_folder(std::move(folder))
{
}

QString RuleLibrary::pathOf(const QString &id) const
{
    return m_folder + QLatin1Char('/') + id + suffix;
}

RuleLibrary::Contents RuleLibrary::load() const
{
    Contents contents;
    for (const QString &name : filesIn(m_folder)) {
        auto set = loadRuleFile(m_folder + QLatin1Char('/') + name);
        if (set && name != QString::fromStdString(set->rules.id) + suffix) {
            // two files of one id would write over each other
            set = tl::unexpected(Problems{Problem{Problem::Kind::Wrong, QStringLiteral("id"),
                Words::tr("the name of the file (%1)").arg(name.chopped(suffix.size())),
                QString::fromStdString(set->rules.id), {}}});
        }
        if (set)
            contents.sets.append(*set);
        else
            contents.damaged.append({name, set.error()});
    }
    std::sort(contents.sets.begin(), contents.sets.end(), [](const NamedRuleSet &a, const NamedRuleSet &b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    return contents;
}

tl::expected<void, Problems> RuleLibrary::save(const NamedRuleSet &set) const
{
    if (!QDir().mkpath(m_folder))
        return fileProblem(m_folder, Words::tr("the folder cannot be made"));
    const QString path = pathOf(QString::fromStdString(set.rules.id));
    // somebody else may have put something there since it was read
    if (QFileInfo::exists(path) && !loadRuleFile(path))
        return fileProblem(path, Words::tr("is damaged and is not written over"));
    return saveRuleFile(set, path);
}

tl::expected<void, Problems> RuleLibrary::remove(const QString &id) const
{
    QFile file(pathOf(id));
    if (file.exists() && !file.remove()) {
        const QString english = file.errorString();
        return fileProblem(
            file.fileName(), Words::tr("cannot be deleted: %1").arg(core::systemWords(english)), english);
    }
    return {};
}

QStringList RuleLibrary::takenIds() const
{
    QStringList ids;
    for (const QString &name : filesIn(m_folder))
        ids << name.chopped(suffix.size());
    return ids;
}

} // namespace pb::rules
