// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/person.h"
#include "graph/graphtypes.h"
#include "identity/loopbacklistener.h"
#include "setup/check/findings.h"
#include "setup/dependencies.h"
#include "setup/keys/madekeys.h"
#include "setup/setup.h"
#include "setup/setupsecrets.h"
#include "setup/taskjob.h"

#include <QPointer>

#include <array>

namespace pb::setup {

/// The inside of Setup: what was entered (setup.cpp), the task that runs (setuptasks.cpp), and what all of
/// them found (setupfindings.cpp).
class Setup::Private {
public:
    Private(Setup &owner, Settings given, std::shared_ptr<secrets::SecretStore> below, core::Clock &theClock);

    // --- what was entered ---
    void load();
    void takeDraft(const Draft &kept);
    void followTheFile(profile::Profile &entered);
    void useStore(std::shared_ptr<OverlaySecretStore> store);
    void apply(const Draft &next);
    void keepDraft();
    bool holdsNothingNew() const;
    void invalidate(const QSet<Entry> &entries);
    void forget(QSet<Task> tasks);
    profile::Profile profile() const { return effectiveProfile(draft); }
    bool isUntouched(Task task) const;
    QStringList whyNotFinished() const;
    bool isStepComplete(Step step) const;

    // --- the task that runs ---
    void start(Task task);
    void launch(Task task);
    void cancel();
    void run(Task task, TaskJob *job);
    void runWriteAccess();
    void runReadAccess();
    void runStarfaceCheck();
    void runCertificate();
    void runUsers();
    void runMakeKeys();
    void runFinish();
    void leave();
    void left();
    void reset(Task task);
    void conclude(Task task, const core::Done &done);
    void failAtOnce(Task task, core::ErrorKind kind, const QString &code, const QString &detail);
    void runOutOfTime(Task task);
    void setDoing(Doing doing);
    void waitForBrowser(const QUrl &url, const QUrl &callback);
    TaskState &stateOf(Task task) { return states[static_cast<std::size_t>(task)]; }
    const TaskState &stateOf(Task task) const { return states[static_cast<std::size_t>(task)]; }
    bool wantsConsent() const;
    QString consentKey() const;
    identity::LoopbackSettings loopback() const;

    // --- what was found ---
    void runWriteProof();
    void runEverything();
    void take(const Findings &found, const std::optional<QList<directory::Person>> &known);
    void takeUsers(const QList<directory::Person> &known);
    void takeKeys(const QList<MadeKey> &made);
    void settle(Task task, const std::optional<core::Done> &outcome);
    Findings findings() const;
    std::optional<LastCheck> lastCheck() const;
    std::optional<core::Done> outcomeOf(Task task) const;
    void learnIds(const QList<graph::User> &users);

    Setup &q;
    Settings settings;
    core::Clock &clock;
    Draft draft;
    std::optional<profile::Profile> inUse; ///< what the engine runs with today
    std::optional<core::Error> problem;
    bool keepsDraft = true; ///< false: a file that cannot be read is left alone
    bool profileIsDamaged = false;

    std::shared_ptr<OverlaySecretStore> store;
    std::shared_ptr<SetupSecrets> secrets; ///< jobs that are given up may still use an earlier one

    std::array<TaskState, taskCount> states;
    std::optional<Task> running;
    std::optional<Task> waitingToStart; ///< until what an earlier one changed is put back
    bool consents = true; ///< whether the write access that waits asks for consent
    QPointer<TaskJob> job;
    QList<TaskJob *> leaving; ///< jobs that were given up and have not ended yet
    QPointer<QObject> limit;

    QList<PermissionLine> writeLines;
    QList<PermissionLine> readLines;
    std::optional<CertificateInfo> certificate;
    QList<CapabilityLine> capabilities;
    QList<directory::Person> people;
    QList<UserLine> users;
    WriteProof proof;
    std::optional<Findings> checking; ///< what CheckEverything, which runs, has found so far
    std::optional<core::Time> checkedAt; ///< when a check ended the last time; nothing: none has
    QString organization;
    QString consentedTo; ///< consentKey() of a consent that was given in this run and sufficed
    QString anyGraphId; ///< of somebody whose presence can be read

    QObject jobs; ///< parent of all jobs; dies first
};

} // namespace pb::setup
