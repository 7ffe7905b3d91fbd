// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "directory/person.h"
#include "profile/profile.h"

#include <QObject>

#include <functional>

namespace pb {

/// The profile that an engine runs, and its file, which follows what is changed meanwhile: who is left out,
/// the rules, whether it only observes. Lives on one thread.
class RunningProfile final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// In force; the command line may have changed it since it was read.
    const profile::Profile &value() const { return m_value; }
    void set(const profile::Profile &profile);
    /// Empty: there is none (demo), and nothing is kept.
    const QString &file() const { return m_file; }
    void setFile(const QString &file) { m_file = file; }

    /// What is in force, and the file where there is one.
    core::Done change(const std::function<void(profile::Profile &)> &change);
    core::Done setExcluded(const QString &key, bool excluded, const QList<directory::Person> &people);
    /// Who is left out by an address is from now on by who they are.
    void learnExclusions(const QList<directory::Person> &people);
    /// Whoever only observes must not find the program writing after a restart, and the other way round.
    void keepObserving(bool observes);

Q_SIGNALS:
    void changed();

private:
    QString m_file;
    profile::Profile m_value;
    bool m_keptObserving = false; ///< as the file has it
};

} // namespace pb
