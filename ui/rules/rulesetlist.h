// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/ruleeditor.h"

#include <QPixmap>
#include <QWidget>

class QListWidget;
class QPushButton;

namespace pb::ui {

/// The rule sets to choose from, and what can be done with a copy. Names are edited in the list itself.
class RuleSetList final : public QWidget {
    Q_OBJECT
public:
    /// `editor` must outlive this widget.
    explicit RuleSetList(rules::RuleEditor &editor, QWidget *parent = nullptr);

    /// The same as the buttons do once a file was chosen.
    void importFrom(const QString &path);
    void exportTo(const QString &path);

Q_SIGNALS:
    /// `what` failed, in words; the problems say why.
    void failed(const QString &what, const pb::profile::Problems &problems);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void fitIcons();
    void update();
    void copy();
    void rename();
    void askToDelete();
    void chooseImport();
    void chooseExport();
    void report(const QString &what, const profile::Problems &problems);

    rules::RuleEditor &m_editor;
    QListWidget *m_list;
    QPushButton *m_copy;
    QPushButton *m_rename;
    QPushButton *m_delete;
    QPushButton *m_import;
    QPushButton *m_export;
    QPixmap m_noMark;
    bool m_filling = false;
};

} // namespace pb::ui
