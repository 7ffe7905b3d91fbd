// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QTableWidget>

namespace pb::ui {

/// A small table that is as high as its rows, so that the page scrolls and not the table in it. Cells wrap.
/// Tab leaves it, the arrow keys move within it.
class FittedTable : public QTableWidget {
    Q_OBJECT
public:
    FittedTable(const QStringList &headers, const QList<int> &wideColumns, const QString &name,
        QWidget *parent = nullptr);

    /// One text for each column; \n begins a line; the icon goes to `iconColumn`.
    void addRow(const QStringList &texts, const QString &iconName = {}, int iconColumn = 0);
    void setRow(int row, const QStringList &texts, const QString &iconName = {}, int iconColumn = 0);
    void clearRows();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void fit();
    void fitColumns();
    void fitPictures();

    QList<int> m_wide;
    QBasicTimer m_fit;
};

} // namespace pb::ui
