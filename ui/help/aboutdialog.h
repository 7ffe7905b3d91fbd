// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/versioninfo.h"

#include <QDialog>

namespace pb::ui {

/// What this program is, and which versions are at work, to be copied into a ticket.
class AboutDialog final : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(const support::VersionInfo &versions, QWidget *parent = nullptr);

private:
    QWidget *makeVersions(const support::VersionInfo &versions);
    static QString nameOf(support::Part part);
};

} // namespace pb::ui
