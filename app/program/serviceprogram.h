// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "profile/profile.h"
#include "program/commandline.h"
#include "secrets/secretsources.h"
#include "secrets/secretstore.h"
#include "service/state.h"

#include <QObject>

#include <memory>

namespace pb {

/// One run of `presence-bridge service …`: sets a profile of the calling user up as a service of systemd,
/// ends that, tells in words how it is, or gives the profile's secrets to a pipe. Exit code 0: done, or it
/// runs; 1: it failed and nothing half done is left, or it does not run; 2: it cannot be done here or with
/// these options; 3: not everything could be given back, and the service goes on.
class ServiceProgram final : public QObject {
    Q_OBJECT
public:
    explicit ServiceProgram(const CommandLine &options, QObject *parent = nullptr);

    /// Begins; everything else comes from the event loop.
    void start();

Q_SIGNALS:
    /// The event loop is to be left. Comes from the event loop.
    void left(int exitCode);

private:
    /// Where the calling user's things are, also behind sudo.
    struct Caller {
        QString account; ///< empty: this process's own
        QString profiles;
        QString state;
    };
    static Caller caller();

    bool findProfile();
    bool canInstall() const;
    void install();
    bool isFree();
    void gatherSecrets();
    void readNextSecret();
    void askCallersKeychain();
    void haveSecrets();
    void runSteps();
    void remove();
    void stop();
    void ended(const service::State &state);
    void tellNotGivenBack();
    core::Job<QByteArray> *systemctl(const QStringList &arguments);
    void disable();
    void status();
    void giveSecrets();
    void printSecrets();
    void refuse(const QString &sentence, int exitCode = 2);
    void fail(const QString &what, const core::Error &error);
    void leave(int exitCode);

    const CommandLine m_options;
    const Caller m_caller;
    service::Places m_places;
    core::SystemClock m_clock;
    std::unique_ptr<secrets::SecretStore> m_keychain;
    QString m_profileFile;
    profile::Profile m_profile; ///< the caller's, whose secrets are handed over
    profile::Profile m_installed; ///< the service's
    bool m_isKept = false; ///< the service has had that already
    secrets::GivenSecrets m_secrets;
    std::size_t m_nextKind = 0;
};

} // namespace pb
