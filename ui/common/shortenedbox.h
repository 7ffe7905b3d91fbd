// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace pb::ui {

/// A box to choose from whose texts come from outside: where one is too long it ends in an ellipsis, not in
/// the middle of a letter, and the tooltip says the whole.
class ShortenedBox final : public QComboBox {
    Q_OBJECT
public:
    explicit ShortenedBox(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace pb::ui
