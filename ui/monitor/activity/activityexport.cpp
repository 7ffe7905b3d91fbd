// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/activity/activityexport.h"

#include "core/csv.h"
#include "ui/monitor/activity/activitymodel.h"

#include <QLocale>

namespace pb::ui {

namespace {

/// toCsv() begins every table with a byte order mark; a file has one at its very beginning.
QByteArray rowsOnly(const QList<QStringList> &rows, QChar separator)
{
    constexpr qsizetype markSize = 3;
    return core::toCsv(rows, separator).mid(markSize);
}

} // namespace

ActivityExport::ActivityExport(
    history::History &store, history::ActivityFilter filter, const QString &file, QObject *parent)
    : core::Job<int>(parent)
    , m_store(store)
    , m_filter(std::move(filter))
    , m_file(file)
{
    if (!m_file.open(QIODevice::WriteOnly)) {
        fail(m_file.errorString());
        return;
    }
    m_file.write(core::toCsv({ActivityModel::fileHeading()}, core::csvSeparator(QLocale())));
    next({});
}

void ActivityExport::next(const std::optional<history::Place> &after)
{
    m_store.activity(m_filter, after, pageSize)
        ->then(this, [this](const core::Result<history::ActivityPage> &page) {
            if (page)
                write(*page);
            else
                finish(core::failure(page.error()));
        });
}

void ActivityExport::write(const history::ActivityPage &page)
{
    QList<QStringList> rows;
    rows.reserve(page.events.size());
    for (const history::Event &event : page.events)
        rows << ActivityModel::fileRow(event);
    const QByteArray bytes = rowsOnly(rows, core::csvSeparator(QLocale()));
    if (m_file.write(bytes) != bytes.size())
        return fail(m_file.errorString());
    m_written += static_cast<int>(rows.size());
    if (page.more)
        return next(history::Place{page.events.last().at, page.events.last().id});
    if (m_file.commit())
        finish(m_written);
    else
        fail(m_file.errorString());
}

void ActivityExport::fail(const QString &why)
{
    finish(core::failure(core::ErrorKind::Storage, m_file.fileName() + QLatin1String(": ") + why));
}

} // namespace pb::ui
