// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/setuppage.h"

class QCheckBox;
class QSpinBox;
class QToolButton;

namespace pb::ui {

class PermissionView;
class RepairField;
class SecretField;
class TaskPanel;
class TextField;

/// The application that an account signs in to once, so that the users can be listed. Owns its parts.
class ReadAccessPage final : public SetupPage {
    Q_OBJECT
public:
    ReadAccessPage(setup::Setup &setup, QWidget *parent);

    void commit() override;
    QString missing() const override;

protected:
    void load() override;
    void refresh() override;

private:
    void buildApplication();
    void buildAdvanced();
    void buildFlow();
    void showAdvanced(bool shown);
    QString lacking() const;
    bool lacksPermission() const;
    QString clientId() const;

    QCheckBox *m_same;
    RepairField *m_client;
    SecretField *m_secret;
    TextField *m_callback;
    QToolButton *m_advanced;
    QWidget *m_advancedBox;
    RepairField *m_ownCallback;
    QSpinBox *m_port;
    TaskPanel *m_flow;
    PermissionView *m_permissions;
};

} // namespace pb::ui
