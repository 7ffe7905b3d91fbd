// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setuptypes.h"

#include <QWidget>

class QVBoxLayout;

namespace pb::ui {

class FittedTable;
class MessageRow;

/// The permissions as a table, and beneath it what to do about each that is missing. Hidden while nothing is
/// known. Owns its parts.
class PermissionView final : public QWidget {
    Q_OBJECT
public:
    explicit PermissionView(const QString &name, QWidget *parent = nullptr);

    void show(const QList<setup::PermissionLine> &lines, profile::Cloud cloud, const QString &clientId);

Q_SIGNALS:
    void openUrl(const QUrl &url);

private:
    void fill(const QList<setup::PermissionLine> &lines, profile::Cloud cloud, const QString &clientId);
    void addMissing(const setup::PermissionLine &line, const QUrl &link, const QString &path);
    void addExcess(const QStringList &names, const QString &path);

    QString m_shown; ///< so that nothing is built anew, and no focus lost, where nothing changed
    FittedTable *m_table;
    QVBoxLayout *m_below;
    QList<MessageRow *> m_rows;
};

} // namespace pb::ui
