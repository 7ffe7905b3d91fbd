// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/setuppage.h"
#include "ui/setup/taskpanel.h"

namespace pb::ui {

class CertificateBox;
class FittedTable;
class RepairField;
class SecretField;

/// Where STARFACE is, who signs in, whether its certificate is the right one, and what the account may do.
/// Owns its parts.
class StarfacePage final : public SetupPage {
    Q_OBJECT
public:
    StarfacePage(setup::Setup &setup, QWidget *parent);

    void commit() override;
    QString missing() const override;

protected:
    void load() override;
    void refresh() override;

private:
    void buildAccount();
    void buildCertificate();
    void buildCheck();
    void showCertificate();
    void showCapabilities();
    bool needsCertificate() const;
    bool isTrusted() const;
    QString lacking() const;
    TaskPanel::Success success() const;
    bool isBroken() const;

    RepairField *m_address;
    TaskPanel *m_read;
    CertificateBox *m_certificate;
    RepairField *m_login;
    SecretField *m_password;
    SecretField *m_clientSecret;
    TaskPanel *m_check;
    FittedTable *m_capabilities;
    QString m_shown;
};

} // namespace pb::ui
