// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demosimulator.h"
#include "link/logtail.h"
#include "link/server.h"
#include "metrics/collector.h"
#include "metrics/exporter.h"
#include "program/commandline.h"
#include "program/composition.h"
#include "program/enginehost.h"
#include "program/exitcodes.h"
#include "program/runningprofile.h"
#include "program/singleinstance.h"
#include "program/sleeppause.h"
#include "program/terminationsignals.h"
#include "secrets/secretstore.h"
#include "service/notifier.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace pb {

/// One run of the program without a window, from its command line to its exit code: brings together profile,
/// secrets and composition, lets windows attach to it, tells a service manager how it is, and ends by giving
/// everything back. Lives on the main thread.
class Program : public QObject {
    Q_OBJECT
public:
    Program(CommandLine options, QObject *parent = nullptr);
    ~Program() override;

    /// Begins; everything else comes from the event loop.
    void start();

public Q_SLOTS:
    /// Gives everything back, then leaves. A second call changes nothing.
    void end();
    /// The same; a second call does not wait any longer.
    void endNow();

Q_SIGNALS:
    /// Nothing runs any more: the event loop is to be left. Comes from the event loop.
    void left(int exitCode);

protected:
    /// Profile and secrets are there. Runs the engine.
    virtual void beginWith(
        const profile::Profile &profile, const std::shared_ptr<secrets::SecretStore> &store);
    /// The composition is there and its engine is about to start.
    virtual void began(Composition &composition) = 0;
    /// No window can attach.
    virtual void cannotListen(const core::Error &) { }
    /// The simulator runs.
    virtual void demoBegan(const QJsonObject &) { }
    /// The composition has stopped and is about to be replaced: nothing of it may be used any more.
    virtual void replacing() { }
    /// One sentence for a person: what came of it. `taken`: it can be used.
    virtual void tellReloaded(const QString &, bool) { }
    /// One sentence for a person: nothing can run. Calls leave() once it was told.
    virtual void tellFailure(const QString &what, const core::Error &error) = 0;
    /// One sentence for a person: what is waited for, before anything can run.
    virtual void tellWaiting(const QString &, const core::Error &) { }
    /// Whether the brake asks whoever sits at a window.
    virtual bool asksWindows() const { return false; }
    /// A window wants the program to end, and there are so many others.
    virtual core::Done mayEndFor(int otherWindows);
    virtual void ending() { }
    /// Whether end() waits for leave() to be called, where no engine runs.
    virtual bool endsByItself() const { return false; }
    /// Whether a profile can be run by one process only; not so where nothing is synchronised.
    virtual bool mustBeAlone() const { return true; }
    /// The engine has stopped; who is named is given back by the next start. Calls leave().
    virtual void ended(const QStringList &) { leave(); }
    /// Says left() with the exit code in force.
    void leave();
    void leave(int exitCode)
    {
        m_exitCode = exitCode;
        leave();
    }

    /// Why nothing can run, for a person: `what` is "profile", "secrets", "journal" or "simulator".
    QString failureSentence(const QString &what, const core::Error &error) const;
    /// The same for a terminal: below it the line of the log, which names what the sentence cannot.
    QString failureLines(const QString &what, const core::Error &error) const;
    int exitCode() const { return m_exitCode; }
    bool isEnding() const { return m_ending; }
    /// `text`: what a person is told, where that is more than the error alone can say.
    void fail(const QString &what, const core::Error &error, int exitCode, const QString &text = {});

    const CommandLine &options() const { return m_options; }
    core::Clock &clock() { return m_clock; }
    Composition *composition() { return m_composition.get(); }
    link::Server *server() { return m_server.get(); }
    /// Where windows find this engine.
    QString socketName() const;
    /// Leaves a user out, or takes them in again: at once, and in the profile's file where there is one.
    core::Done setExcluded(const QString &key, bool excluded);

private:
    void startDemo();
    void watchDemo();
    void startWithProfile();
    void standBack();
    void tellFolder(const core::Error &error);
    void alone(const profile::Profile &profile, const std::function<void()> &start);
    void startAlone(const profile::Profile &profile);
    void compose(
        profile::Profile profile, std::shared_ptr<secrets::SecretStore> store, const QString &journalFile);
    void exportMetrics();
    void reload();
    core::Done reloadFor(const QString &file);
    struct Unusable {
        QString sentence; ///< for a person
        core::Error error;
    };
    tl::expected<profile::Profile, Unusable> readAnew() const;
    void tellReload(const QString &sentence, bool taken);
    /// Goes on with `next`, once what runs now has given everything back and is gone.
    void replaceWith(std::function<void()> next);
    QString takeOver(profile::Profile profile, bool anew);
    void letWindowsAttach();
    core::Done endForWindow();
    void keepMode(const sync::EngineStatus &status);
    void keepObserving(bool observes);
    void stopped(const QStringList &notGivenBack);
    static QString journalFileOf(const profile::Profile &profile);

    CommandLine m_options;
    core::SystemClock m_clock;
    link::LogTail m_log;
    service::Notifier m_notifier;
    TerminationSignals m_signals;
    RunningProfile m_profile;
    QString m_journalFile;
    std::unique_ptr<SingleInstance> m_instance;
    std::shared_ptr<secrets::SecretStore> m_store;
    std::shared_ptr<demo::DemoSimulator> m_demo;
    std::unique_ptr<Composition> m_composition;
    SleepPause m_sleep;
    std::unique_ptr<EngineHost> m_host; ///< of that composition
    std::unique_ptr<link::Server> m_server;
    std::function<void()> m_next; ///< what comes after the composition that runs now
    std::unique_ptr<metrics::Collector> m_collector; ///< of that composition; null: nobody asked for figures
    std::unique_ptr<metrics::Exporter> m_exporter;
    QString m_failureText; ///< empty: the error says it
    int m_exitCode = 0;
    bool m_ending = false;
};

} // namespace pb
