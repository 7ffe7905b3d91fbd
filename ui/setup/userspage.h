// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/setuppage.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace pb::ui {

class CheckTable;
class TaskPanel;
class UsersFilter;
class UsersModel;

/// Who is the same person in both systems, who is not, and why; then, on one of the matched users, the proof
/// that both sides can be written. Owns its parts.
class UsersPage final : public SetupPage {
    Q_OBJECT
public:
    UsersPage(setup::Setup &setup, QWidget *parent);

    QString missing() const override;

protected:
    void load() override;
    void refresh() override;
    void entered() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildTools();
    void buildTable();
    void buildKeys();
    void showKeys();
    void buildProof();
    void showProof();
    void fillTestUsers();
    void chooseTestUser();
    void fitColumns();
    void showCount();
    void save();
    void write(const QString &path);

    TaskPanel *m_read;
    QWidget *m_tools;
    QWidget *m_below;
    QLineEdit *m_search;
    QComboBox *m_show;
    QLabel *m_count;
    UsersModel *m_model;
    UsersFilter *m_filter;
    QTableView *m_table;
    int m_fittedWidth = 0; ///< columns that somebody moved stay until the table itself changes
    MessageRow *m_saved;
    QLabel *m_lacking; ///< who has no busy-lamp key: what the button beneath would make
    TaskPanel *m_keys;
    QWidget *m_proof;
    QComboBox *m_testUser;
    QList<std::pair<QString, QString>> m_candidates; ///< name and address of the matched ones, as offered
    TaskPanel *m_write;
    CheckTable *m_verdicts;
};

} // namespace pb::ui
