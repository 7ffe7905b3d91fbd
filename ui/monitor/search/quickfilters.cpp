// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/search/quickfilters.h"

#include "ui/common/icons.h"
#include "ui/common/toolbuttons.h"
#include "ui/monitor/search/monitorfilter.h"
#include "ui/monitor/search/searchwords.h"
#include "ui/monitor/table/monitormodel.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include <array>

namespace pb::ui {

using Field = SearchTerm::Field;

namespace {

constexpr core::Duration countEvery{250};

quint32 flag(RowFlag value)
{
    return static_cast<quint32>(value);
}

template<typename E>
quint32 bitOf(E value)
{
    return 1U << static_cast<unsigned>(value);
}

/// How many rows have each bit.
struct Counts {
    std::array<int, 32> teams{};
    std::array<int, 32> starface{};
    std::array<int, 32> flags{};

    explicit Counts(const MonitorModel &model)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            const board::Row &r = model.board().row(row);
            if (r.hasReport) {
                ++teams[static_cast<std::size_t>(board::shownTeams(r.report))];
                ++starface[static_cast<std::size_t>(board::shownStarface(r.report))];
            }
            for (quint32 rest = model.flags(row); rest; rest &= rest - 1)
                ++flags[qCountTrailingZeroBits(rest)];
        }
    }
    int of(Field field, quint32 bit) const
    {
        const auto &counts = field == Field::Teams ? teams : field == Field::Starface ? starface : flags;
        return counts[qCountTrailingZeroBits(bit)];
    }
};

} // namespace

QuickFilters::QuickFilters(MonitorModel &model, MonitorFilter &filter, QWidget *parent)
    : QToolBar(parent)
    , m_model(model)
    , m_filter(filter)
{
    setObjectName(QStringLiteral("quickFilters"));
    setAccessibleName(tr("Quick filters"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setContextMenuPolicy(Qt::PreventContextMenu);
    add(Field::Is, flag(RowFlag::Problem), QStringLiteral("banner-warning"), tr("Problems"));
    add(Field::Is, flag(RowFlag::Claimed), QStringLiteral("flag-claimed"), tr("Held"));
    add(Field::Is, flag(RowFlag::Override), QStringLiteral("flag-override"), tr("Overridden"));
    add(Field::Is, flag(RowFlag::Stale), QStringLiteral("flag-stale"), tr("Stale"));
    add(Field::Is, flag(RowFlag::Unmatched), QStringLiteral("flag-unmatched"), tr("Unmatched"));
    addGroup(tr("Teams:"));
    for (const auto status : presence::allTeamsStatuses)
        add(Field::Teams, bitOf(status), iconName(status));
    addGroup(tr("STARFACE:"));
    for (const auto status : presence::allStarfaceStatuses)
        add(Field::Starface, bitOf(status), iconName(status));

    obeyAssistiveTechnology(*this);

    connect(&model, &MonitorModel::rowsTouched, this, &QuickFilters::schedule);
    connect(&model, &QAbstractItemModel::modelReset, this, &QuickFilters::schedule);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &QuickFilters::schedule);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &QuickFilters::schedule);
    connect(&filter, &MonitorFilter::arranged, this, &QuickFilters::schedule);
    // the style's own picture is not to be seen on a dark window
    if (auto *rest = findChild<QToolButton *>(QStringLiteral("qt_toolbar_ext_button"))) {
        rest->setIcon(icon(QStringLiteral("action-more")));
        rest->setAccessibleName(tr("More filters"));
        rest->setToolTip(tr("More filters"));
    }
    refresh();
    fit();
}

void QuickFilters::add(Field field, quint32 bit, const QString &picture, const QString &title)
{
    auto *action = addAction(icon(picture), title);
    action->setObjectName(QStringLiteral("quick-") + picture);
    action->setCheckable(true);
    m_entries.push_back({field, bit, title, action, -1});
    const std::size_t index = m_entries.size() - 1;
    connect(action, &QAction::triggered, this, [this, index] { press(m_entries[index]); });
    if (auto *button = qobject_cast<QToolButton *>(widgetForAction(action))) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setAutoRaise(false);
    }
}

void QuickFilters::addGroup(const QString &title)
{
    addSeparator();
    auto *label = new QLabel(title, this);
    label->setMargin(3);
    addWidget(label);
}

void QuickFilters::press(const Entry &entry)
{
    Q_EMIT textWanted(m_filter.query().toggled(entry.field, entry.bit));
    refresh();
}

void QuickFilters::showCount(Entry &entry, int count)
{
    if (count == entry.count)
        return;
    entry.count = count;
    const QString number = QLocale().toString(count);
    const QString meaning = searchwords::valueMeaning(entry.field, entry.bit);
    const QString where = entry.field == Field::Teams ? tr("Teams: %1", "status").arg(meaning)
        : entry.field == Field::Starface              ? tr("STARFACE: %1", "status").arg(meaning)
                                                      : entry.title;
    const QString users = tr("%n user(s)", nullptr, count);
    // beside its picture a number does; in the menu of those that find no room it needs the word
    entry.action->setText(tr("%1 %2", "mark: count").arg(where, number));
    entry.action->setIconText(
        entry.title.isEmpty() ? number : tr("%1 %2", "mark: count").arg(entry.title, number));
    const QString word = searchwords::fieldWord(entry.field) + searchwords::valueWord(entry.field, entry.bit);
    QString tip = tr("%1, %2", "what: how many").arg(where, users);
    if (entry.field == Field::Is)
        tip += QLatin1Char('\n') + meaning;
    entry.action->setToolTip(tip + QLatin1Char('\n') + tr("Filter: %1").arg(word));
    if (QWidget *button = widgetForAction(entry.action)) {
        button->setAccessibleName(tr("%1, %2", "what: how many").arg(where, users));
        button->setAccessibleDescription(tr("Filter: %1").arg(word));
    }
}

void QuickFilters::refresh()
{
    delete m_scheduled.data();
    const Counts counts(m_model);
    for (Entry &entry : m_entries) {
        showCount(entry, counts.of(entry.field, entry.bit));
        const bool chosen = (m_filter.query().chosen(entry.field) & entry.bit) != 0;
        entry.action->setChecked(chosen);
        // nothing to find: pale, but it can still be taken back
        entry.action->setEnabled(entry.count > 0 || chosen);
    }
}

void QuickFilters::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = m_model.board().clock().callLater(countEvery, this, [this] {
        m_scheduled.clear();
        refresh();
    });
}

void QuickFilters::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void QuickFilters::fit()
{
    const int side = fontMetrics().height();
    setIconSize(QSize(side, side));
}

} // namespace pb::ui
