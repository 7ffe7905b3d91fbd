// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace pb::ui {

/// Shows the rows that have every word in one of their columns, without regard to case; sorts by name as a
/// person would.
class AnyColumnFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit AnyColumnFilter(QObject *parent = nullptr)
        : QSortFilterProxyModel(parent)
    {
        setSortLocaleAware(true);
    }

    void setWords(const QString &text)
    {
        m_words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) {
            for (int column = 0; column < sourceModel()->columnCount(parent); ++column) {
                const QString cell = sourceModel()->index(row, column, parent).data().toString();
                if (cell.contains(word, Qt::CaseInsensitive))
                    return true;
            }
            return false;
        });
    }

private:
    QStringList m_words;
};

} // namespace pb::ui
