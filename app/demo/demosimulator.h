// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "profile/profile.h"
#include "secrets/memorysecretstore.h"

#include <QJsonObject>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

namespace pb::demo {

/// Runs presence-simulator as a child and gives the profile that points to it. The child ends with this
/// object, and by itself where this program dies. Nothing real is touched. Lives on one thread.
class DemoSimulator final : public QObject {
    Q_OBJECT
public:
    struct Settings {
        int users = 40;
        int seed = 1;
        QString scenario = QStringLiteral("day");
    };

    explicit DemoSimulator(Settings settings, QObject *parent = nullptr);
    ~DemoSimulator() override;

    void start();

    /// Valid from ready() on.
    const profile::Profile &profile() const { return m_profile; }
    std::shared_ptr<secrets::SecretStore> secrets() const { return m_secrets; }
    QString journalFile() const { return m_folder.filePath(QStringLiteral("claims.sqlite")); }
    qint64 processId() const { return m_process.processId(); }
    /// What the simulator printed: addresses and its own, worthless, credentials, so that it can be steered.
    const QJsonObject &line() const { return m_line; }

Q_SIGNALS:
    void ready();
    /// It could not be started, or ended by itself.
    void failed(const pb::core::Error &error);

private:
    void readLine();
    void fail(const QString &detail);

    Settings m_settings;
    QProcess m_process;
    QTemporaryDir m_folder;
    profile::Profile m_profile;
    const std::shared_ptr<secrets::MemorySecretStore> m_secrets =
        std::make_shared<secrets::MemorySecretStore>();
    QJsonObject m_line;
    bool m_failed = false;
};

} // namespace pb::demo
