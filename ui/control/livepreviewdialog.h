// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/synctypes.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QTableView;

namespace pb::ui {

class AnyColumnFilter;
class ChangesModel;

/// Shows by name what would be written at once, and lets the administrator decide: before going live, or
/// when the brake asks. accepted() is the yes. Exportable as CSV. Owns its parts.
class LivePreviewDialog final : public QDialog {
    Q_OBJECT
public:
    enum class Question { GoLive, Brake };

    LivePreviewDialog(Question question, QList<sync::PreviewLine> lines, QWidget *parent = nullptr);

    /// Whom the answer is about.
    QStringList users() const;
    /// The rows shown, in the order shown, with a header.
    QByteArray csv() const;
    /// Writes csv() there; false, and the dialog says so, where that fails.
    bool saveTo(const QString &file);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeTable();
    QString introduction() const;
    void showCount();
    void askFile();

    const Question m_question;
    ChangesModel *m_model;
    AnyColumnFilter *m_filter;
    QTableView *m_table;
    QLineEdit *m_search;
    QLabel *m_count;
    QLabel *m_saved;
};

} // namespace pb::ui
