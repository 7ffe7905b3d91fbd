// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/setuppage.h"

class QComboBox;
class QSpinBox;

namespace pb::ui {

class Field;
class RepairField;
class SecretField;
class TextField;

/// Which cloud, how to get out of the house network, or: try it with the simulator. Owns its parts.
class StartPage final : public SetupPage {
    Q_OBJECT
public:
    StartPage(setup::Setup &setup, QWidget *parent);

    void commit() override;
    QString missing() const override;

Q_SIGNALS:
    void simulatorWanted();

protected:
    void load() override;

private:
    void buildSimulator();
    void buildCloud();
    void buildProxy();
    void buildCaFile();
    void chooseCloud(int index);
    void fillClouds();
    void browse();
    void takeExceptions(const QString &text);
    void loadExceptions();
    void loadAuthorities();

    QComboBox *m_cloud;
    Field *m_cloudField;
    MessageRow *m_china;
    QComboBox *m_proxy;
    QWidget *m_manual;
    RepairField *m_host;
    QSpinBox *m_port;
    TextField *m_user;
    SecretField *m_password;
    TextField *m_except;
    bool m_exceptWrong = false; ///< what is typed is not in the draft
    TextField *m_caFile;
    QString m_looked; ///< at which path for authorities
    bool m_caUnusable = false;
};

} // namespace pb::ui
