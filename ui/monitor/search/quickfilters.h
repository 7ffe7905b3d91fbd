// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/monitor/search/searchquery.h"

#include <QPointer>
#include <QToolBar>

#include <vector>

namespace pb::ui {

class MonitorFilter;
class MonitorModel;

/// One button for each status of both sides and for each mark of a row, with how many there are now. A button
/// is no state of its own: it writes its word into the filter text, and is down while the text asks for it.
/// Where the window is too narrow, the last ones move into the bar's own menu. Model and filter belong to the
/// same window and outlive it.
class QuickFilters final : public QToolBar {
    Q_OBJECT
public:
    QuickFilters(MonitorModel &model, MonitorFilter &filter, QWidget *parent = nullptr);

    /// Counts anew and shows which are chosen.
    void refresh();

Q_SIGNALS:
    void textWanted(const QString &text); ///< the filter text that a click asks for

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Entry {
        SearchTerm::Field field;
        quint32 bit;
        QString title; ///< empty: the picture says it
        QAction *action;
        int count = -1;
    };
    void add(SearchTerm::Field field, quint32 bit, const QString &picture, const QString &title = {});
    void addGroup(const QString &title);
    void showCount(Entry &entry, int count);
    void schedule();
    void fit();
    void press(const Entry &entry);

    MonitorModel &m_model;
    MonitorFilter &m_filter;
    std::vector<Entry> m_entries;
    QPointer<QObject> m_scheduled;
};

} // namespace pb::ui
