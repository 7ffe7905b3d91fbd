// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/checktable.h"

#include "ui/setup/checkicons.h"
#include "words/checktext.h"
#include "words/setupwords.h"

namespace pb::ui {

CheckTable::CheckTable(const QString &name, QWidget *parent)
    : FittedTable({tr("Check"), tr("Verdict"), tr("Details")}, {0, 2}, name, parent)
{
    setAccessibleName(tr("Checks and their verdicts"));
}

void CheckTable::showLines(const QList<setup::CheckLine> &lines)
{
    if (lines.size() != rowCount()) {
        clearRows();
        m_shown.clear();
    }
    for (int row = 0; row < int(lines.size()); ++row) {
        const setup::CheckLine &line = lines[row];
        const QStringList texts{checkTitle(line), statusText(line.status), checkDetail(line)};
        const QString now = texts.join(QLatin1Char('\n'));
        if (row < m_shown.size() && m_shown[row] == now)
            continue;
        if (row < m_shown.size()) {
            setRow(row, texts, statusIcon(line.status), 1);
            m_shown[row] = now;
        } else {
            addRow(texts, statusIcon(line.status), 1);
            m_shown << now;
        }
    }
}

} // namespace pb::ui
