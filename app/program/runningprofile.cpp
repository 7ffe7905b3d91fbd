// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/runningprofile.h"

#include "directory/exclusions.h"
#include "profile/profilestore.h"
#include "sync/log.h"

#include <utility>

namespace pb {

void RunningProfile::set(const profile::Profile &profile)
{
    m_value = profile;
    m_keptObserving = profile.observeOnly;
    Q_EMIT changed();
}

core::Done RunningProfile::change(const std::function<void(profile::Profile &)> &change)
{
    change(m_value);
    Q_EMIT changed();
    if (m_file.isEmpty())
        return {};
    // read anew: the command line may have changed what is in memory, and somebody else the file
    auto kept = profile::load(m_file);
    if (!kept)
        return core::failure(profile::toError(kept.error()));
    change(*kept);
    if (const auto saved = profile::save(*kept, m_file); !saved)
        return core::failure(profile::toError(saved.error()));
    return {};
}

core::Done RunningProfile::setExcluded(
    const QString &key, bool excluded, const QList<directory::Person> &people)
{
    return change([&](profile::Profile &profile) {
        directory::Exclusions exclusions(profile.excluded);
        exclusions.set(key, excluded, people);
        profile.excluded = exclusions.entries();
    });
}

void RunningProfile::learnExclusions(const QList<directory::Person> &people)
{
    if (m_file.isEmpty())
        return;
    const auto kept = profile::load(m_file);
    directory::Exclusions exclusions(kept ? kept->excluded : QList<profile::Exclusion>());
    if (!exclusions.learn(people))
        return;
    const core::Done saved =
        change([&](profile::Profile &profile) { profile.excluded = exclusions.entries(); });
    if (!saved) {
        qCWarning(sync::logSync).noquote()
            << "the ids of users who are left out could not be kept:" << core::toLogLine(saved.error());
    }
}

void RunningProfile::keepObserving(bool observes)
{
    if (std::exchange(m_keptObserving, observes) != observes)
        (void)change([observes](profile::Profile &profile) { profile.observeOnly = observes; });
}

} // namespace pb
