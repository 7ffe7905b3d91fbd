// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace pb::ui {

/// A heading and rows of "what: how", each with a small picture where it needs attention. Owns its parts.
class FactList final : public QWidget {
    Q_OBJECT
public:
    explicit FactList(const QString &heading, QWidget *parent = nullptr);

    void addRow(const QString &name, const QString &caption);
    /// An empty text hides the row.
    void set(const QString &name, const QString &text, const QString &iconName = {});
    QString text(const QString &name) const;
    /// Every row shown as a line of text beneath the heading.
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QString name;
        QString iconName;
        QLabel *caption = nullptr;
        QLabel *picture = nullptr;
        QLabel *value = nullptr;
    };
    void fit();

    QGridLayout *m_layout;
    QLabel *m_heading;
    QList<Row> m_rows;
};

} // namespace pb::ui
