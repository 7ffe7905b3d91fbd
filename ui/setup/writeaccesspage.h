// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/setuppage.h"
#include "ui/setup/taskpanel.h"

class QCheckBox;
class QDateEdit;

namespace pb::ui {

class Field;
class PermissionView;
class RepairField;
class SecretField;

/// The application that writes presences: its ids, its secret, admin consent, and the proof that it may.
/// Owns its parts.
class WriteAccessPage final : public SetupPage {
    Q_OBJECT
public:
    WriteAccessPage(setup::Setup &setup, QWidget *parent);

    void commit() override;
    QString missing() const override;

protected:
    void load() override;
    void refresh() override;

private:
    void buildIds();
    void buildSecret();
    void buildFlow();
    void loadExpiry();
    QString lacking() const;
    TaskPanel::Success success() const;
    void takeTenant(const QString &value, const QString &typed);
    void takeClient(const QString &value, const QString &typed);
    void takeExpiry();
    bool lacksPermission() const;

    RepairField *m_tenant;
    RepairField *m_client;
    SecretField *m_secret;
    QDateEdit *m_expiry;
    Field *m_expiryField;
    QCheckBox *m_notKnown;
    QCheckBox *m_elsewhere;
    TaskPanel *m_flow;
    PermissionView *m_permissions;
};

} // namespace pb::ui
