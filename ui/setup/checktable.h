// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/check/checkreport.h"
#include "ui/common/fittedtable.h"

namespace pb::ui {

/// Checks with their verdicts, one row each. Rows change in place, so that a check can be watched.
class CheckTable final : public FittedTable {
    Q_OBJECT
public:
    explicit CheckTable(const QString &name, QWidget *parent = nullptr);

    void showLines(const QList<setup::CheckLine> &lines);

private:
    QStringList m_shown;
};

} // namespace pb::ui
