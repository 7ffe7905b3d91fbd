// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setup.h"
#include "support/fakesecretstore.h"
#include "support/scriptedbrowser.h"
#include "support/simulator.h"

#include <QTemporaryDir>

#include <memory>

namespace pb::test {

/// Keeps everything that is logged while it lives.
class LogKeeper {
public:
    LogKeeper();
    ~LogKeeper();
    static QString text();
};

/// One admin with a browser, a keychain, a folder for the program's files, and a tenant and a PBX to set up.
struct SetupWorld {
    explicit SetupWorld(core::Clock &given, const QStringList &simulatorArguments = {});

    /// Opens the set-up as the wizard would; an earlier one is closed first.
    void open();
    /// What the admin knows; nothing about a test user.
    setup::Draft filledDraft() const;
    void fill();
    void enterSecrets();
    setup::TaskState run(setup::Task task, int limitMs = 30'000);
    /// Everything up to the summary.
    bool runAll();
    setup::PermissionLine permission(setup::Task task, const QString &name) const;
    setup::Answer probe(setup::Task task, setup::Probe probe) const;
    setup::CapabilityLine capability(setup::Capability capability) const;
    QString profileFile() const { return folder.filePath(QStringLiteral("config/profiles/office.json")); }
    QString draftFile() const { return folder.filePath(QStringLiteral("state/setup.json")); }
    secrets::SecretId idOf(secrets::SecretKind kind, bool candidate = false) const;
    /// Secrets that must not be in any file or log, as they are and as they travel.
    QList<QByteArray> secretTexts() const;
    /// The names of files below the folder that hold one of them.
    QStringList filesWithSecrets() const;
    bool grant(const QStringList &roles, const QStringList &scopes);
    bool tellEntra(const QJsonObject &settings);

    core::Clock &clock;
    Simulator simulator;
    QTemporaryDir folder;
    const std::shared_ptr<FakeSecretStore> store = std::make_shared<FakeSecretStore>();
    FakeSecretStore &keychain = *store;
    ScriptedBrowser browser{ScriptedBrowser::Choice::Accept};
    bool browserOpens = true;
    QList<QUrl> wanted; ///< addresses for the browser
    std::unique_ptr<setup::Setup> setup;
};

inline const QStringList allRoles{
    QStringLiteral("Organization.ReadWrite.All"), QStringLiteral("Presence.ReadWrite.All")};
inline const QStringList allScopes{QStringLiteral("User.Read.All"), QStringLiteral("offline_access"),
    QStringLiteral("openid"), QStringLiteral("profile")};

} // namespace pb::test
