// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/synctypes.h"

#include <QDialog>
#include <QSet>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace pb::ui {

class PeopleListModel;
class PeopleFilter;

/// Who is left out of the synchronisation: search, tick, add an address, take back. What was changed is told
/// when the dialog is accepted. Owns its parts.
class ExclusionDialog final : public QDialog {
    Q_OBJECT
public:
    /// `matched` are the people who could be left out; `excluded` the keys of those who are.
    ExclusionDialog(
        const QList<sync::Person> &matched, const QSet<QString> &excluded, QWidget *parent = nullptr);

    QSet<QString> excluded() const;

Q_SIGNALS:
    /// For each user whose tick is another one than before.
    void exclusionWanted(const QString &key, bool excluded);

public Q_SLOTS:
    void accept() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeTable();
    void addAddress();
    void toggleSelected();
    void showCount();

    const QSet<QString> m_before;
    PeopleListModel *m_model;
    PeopleFilter *m_filter;
    QLineEdit *m_search;
    QCheckBox *m_onlyExcluded;
    QTableView *m_table;
    QLabel *m_count;
    QPushButton *m_add;
};

} // namespace pb::ui
