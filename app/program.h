// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline.h"
#include "composition.h"
#include "demo/demosimulator.h"
#include "singleinstance.h"
#include "terminationsignals.h"

#include <QObject>

#include <memory>

namespace pb {

/// One run of the program from its command line to its exit code, with or without a window: brings together
/// profile, secrets and composition, and ends by giving everything back. Lives on the main thread.
class Program : public QObject {
    Q_OBJECT
public:
    static constexpr int exitFailed = 1;
    static constexpr int exitUnusable = 2; ///< options, profile or secrets cannot be used

    Program(CommandLine options, QObject *parent = nullptr);
    ~Program() override;

    /// Begins; everything else comes from the event loop.
    void start();

public Q_SLOTS:
    /// Gives everything back, then leaves the event loop. A second call does not wait any longer.
    void end();

protected:
    /// The composition is there and its engine is about to start.
    virtual void began(Composition &composition) = 0;
    /// The simulator runs.
    virtual void demoBegan(const QJsonObject &) { }
    /// One sentence for a person: nothing can run. Calls leave() once it was told.
    virtual void tellFailure(const QString &what, const core::Error &error) = 0;
    virtual bool hasWindow() const = 0;
    virtual void ending() { }
    /// A later start of the same profile asks for this one's window.
    virtual void raise() { }
    /// The engine has stopped; who is named is given back by the next start. Calls leave().
    virtual void ended(const QStringList &) { leave(); }
    /// Leaves the event loop with the exit code in force.
    void leave();

    const CommandLine &options() const { return m_options; }
    core::Clock &clock() { return m_clock; }
    Composition *composition() { return m_composition.get(); }
    /// Leaves a user out, or takes them in again: at once, and in the profile's file where there is one.
    core::Done setExcluded(const QString &key, bool excluded);

private:
    void startDemo();
    void startWithProfile();
    void standBack(bool raised);
    void startAlone(const profile::Profile &profile, const QString &folder);
    void compose(profile::Profile profile, secrets::SecretStore &store, const QString &journalFile);
    bool giveSecrets(const profile::Profile &profile);
    void fail(const QString &what, const core::Error &error, int exitCode);

    CommandLine m_options;
    core::SystemClock m_clock;
    TerminationSignals m_signals;
    QString m_profileFile; ///< empty: there is none
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<secrets::SecretStore> m_store;
    std::unique_ptr<demo::DemoSimulator> m_demo;
    std::unique_ptr<Composition> m_composition;
    int m_exitCode = 0;
    bool m_ending = false;
};

} // namespace pb
