// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/synctypes.h"

#include <QWidget>

namespace pb::ui {

/// The mode as a coloured plate that cannot be overlooked, with what it means where there is room.
class ModeBadge final : public QWidget {
    Q_OBJECT
public:
    explicit ModeBadge(QWidget *parent = nullptr);

    void setMode(sync::Mode mode);
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    sync::Mode m_mode = sync::Mode::Live;
    QSize sizeOf(const QString &text) const;

    QString m_text;
};

} // namespace pb::ui
