// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/history.h"

#include <QSaveFile>

namespace pb::ui {

/// Writes every event that a filter leaves into a CSV file, page by page, so that the window can answer in
/// between. The file is there whole or not at all. Deletes itself afterwards; deleting it earlier cancels.
/// The store outlives it.
class ActivityExport final : public core::Job<int> {
public:
    static constexpr int pageSize = 2000;

    /// Yields how many events were written.
    ActivityExport(
        history::History &store, history::ActivityFilter filter, const QString &file, QObject *parent);

private:
    void next(const std::optional<history::Place> &after);
    void write(const history::ActivityPage &page);
    void fail(const QString &why);

    history::History &m_store;
    const history::ActivityFilter m_filter;
    QSaveFile m_file;
    int m_written = 0;
};

} // namespace pb::ui
