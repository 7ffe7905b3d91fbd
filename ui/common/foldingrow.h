// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace pb::ui {

class StatusItem;

/// A row of status items that never cuts a text: where the window is too narrow, items say it shorter, the
/// least important first, then they go, and a "…" at the end tells what they said. Owns its parts.
class FoldingRow final : public QWidget {
    Q_OBJECT
public:
    enum class End { Leading, Trailing };

    explicit FoldingRow(QWidget *parent = nullptr);

    /// In the order in which they stand. The greater `importance`, the longer it stays.
    void add(QWidget *item, int importance, End end = End::Leading);
    /// Whether it has something to say; whether there is room is found here.
    void setWanted(QWidget *item, bool wanted);
    bool isWanted(const QWidget *item) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Form { Whole, Short, Gone };
    struct Place {
        QWidget *widget;
        int importance;
        End end;
        bool wanted;
        Form form;
    };
    void arrange();
    void fold();
    int widthOf(const Place &place) const;
    int neededWidth() const;
    void tellGone();

    QList<Place> m_places;
    StatusItem *m_rest;
    bool m_anyGone = false;
};

} // namespace pb::ui
