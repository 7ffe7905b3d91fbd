// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/portal.h"
#include "ui/setup/setuppage.h"

#include <QMap>

class QPushButton;

namespace pb::ui {

class AdminRequestDialog;

/// What to create in Entra, step by step, each value to copy and each place as a link and a way to click; the
/// same as files, and as a request for whoever may. Owns its parts.
class RegistrationPage final : public SetupPage {
    Q_OBJECT
public:
    RegistrationPage(setup::Setup &setup, QWidget *parent);

protected:
    void load() override;

private:
    enum class File { AzureCli, PowerShell, Manifest };

    QVBoxLayout *addStep(int number, const QString &title, const QString &text, PortalPage page);
    void addValue(QVBoxLayout *to, const QString &what, const QString &value, const QString &name);
    void addValue(QVBoxLayout *to, const QString &what, QLabel *value, const QString &name);
    void buildSteps();
    void buildFiles();
    void save(File file);
    void write(File file, const QString &path);
    void showRequest();

    QLabel *m_callback;
    MessageRow *m_saved;
};

} // namespace pb::ui
