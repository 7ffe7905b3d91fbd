// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/programwords.h"

#include "core/folders.h"
#include "core/systemwords.h"
#include "profile/profilestore.h"
#include "program/commandline.h"
#include "program/onewriter.h"
#include "words/sentences.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace pb {

namespace {

constexpr char otherCaseCode[] = "other-case";

class Words {
    Q_DECLARE_TR_FUNCTIONS(pb::Program)
};

} // namespace

QString failureSentence(const QString &what, const core::Error &error)
{
    if (what == QLatin1String("journal"))
        return ui::failureLine(error, ui::Service::Storage);
    if (what == QLatin1String("secrets") && error.kind == core::ErrorKind::NotFound) {
        const bool isNamed =
            error.code == QLatin1String("no-entry") || error.code == QLatin1String("not-given");
        return isNamed ? Words::tr("The secret %1, which the profile needs, is missing.").arg(error.detail)
                       : Words::tr("A secret that the profile needs is missing.");
    }
    if (what == QLatin1String("writer") && error.code == QLatin1String(OneWriter::takenCode)) {
        return Words::tr(
            "Another Presence Bridge synchronises this STARFACE on this computer already, under the "
            "account “%1”.")
            .arg(error.detail);
    }
    if (error.code == QLatin1String(otherCaseCode)) {
        return Words::tr("The profile “%1” keeps its state on this computer already, and the id of this one "
                         "differs in capitals only. Give this one another id.")
            .arg(error.detail);
    }
    return ui::sentence(error);
}

QString folderSentence(const QString &folder, const core::Error &error)
{
    return Words::tr("The folder %1, in which is kept what has to be given back, cannot be written: %2")
        .arg(folder, core::systemWords(error.detail));
}

QString waitingSentence()
{
    return Words::tr("An earlier run has left something to give back. It waits until this is put right.");
}

QString profileFile(const CommandLine &options)
{
    return options.profile.isEmpty() ? profile::standardPath() : options.profile;
}

QString stateFolderOf(const profile::Profile &profile)
{
    return core::stateFolder() + QLatin1Char('/') + profile.id;
}

core::Done hasFolderOfItsOwn(const profile::Profile &profile)
{
    const QDir folder(core::stateFolder());
    const QStringList ids = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    const auto other = std::find_if(ids.begin(), ids.end(), [&](const QString &id) {
        return id != profile.id && id.compare(profile.id, Qt::CaseInsensitive) == 0
            && QFile::exists(folder.filePath(id) + QStringLiteral("/claims.sqlite"));
    });
    if (other == ids.end())
        return {};
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QLatin1String(otherCaseCode);
    error.detail = *other;
    return core::failure(std::move(error));
}

QString madeKeysFileOf(const profile::Profile &profile)
{
    return stateFolderOf(profile) + QStringLiteral("/made-keys.json");
}

} // namespace pb
