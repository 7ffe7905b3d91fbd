// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace pb::ui {

/// A row that goes on below where it would be too narrow. Each item has its least width; what a row has left
/// goes to those in it that want to grow. The height follows from the width, also for a dock or a main
/// window, which do not ask: the least height is the one for the present width.
class FlowLayout final : public QLayout {
    Q_OBJECT
public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSize() const override;
    QSize sizeHint() const override;
    void setGeometry(const QRect &area) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void noteWidth();
    QSize leastSize() const; ///< of one row, without margins
    /// With margins, and once the width is known as high as that makes it.
    QSize forPresentWidth(const QSize &size) const;
    /// The height that `area` needs; with `moves`, the items go to their places.
    int arrange(const QRect &area, bool moves) const;
    /// One past the last item of the row that begins at `first`.
    std::size_t endOfRow(std::size_t first, int width) const;
    int placeRow(std::size_t first, std::size_t end, const QRect &area, bool moves) const;
    int gap() const { return qMax(0, spacing()); }

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_width = 0; ///< as it is seen; 0: it is not
};

} // namespace pb::ui
