// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/setuppage.h"

class QCheckBox;
class QDateEdit;

namespace pb::ui {

class Field;
class PermissionView;
class RepairField;
class SecretField;
class TaskPanel;

/// The application that writes presences: its ids, its secret, admin consent, and the proof that it may.
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
    QString successText() const;
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
