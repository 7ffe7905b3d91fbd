// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/needbanners.h"

#include "ui/health/healthwords.h"
#include "ui/monitor/banner.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pb::ui {

namespace {

Banner::Kind kindOf(health::Severity severity)
{
    switch (severity) {
    case health::Severity::Info:
        return Banner::Kind::Info;
    case health::Severity::Warning:
        return Banner::Kind::Warning;
    case health::Severity::Error:
        break;
    }
    return Banner::Kind::Error;
}

QString nameOf(health::Topic topic)
{
    switch (topic) {
    case health::Topic::Graph:
        return QStringLiteral("needGraph");
    case health::Topic::Starface:
        return QStringLiteral("needStarface");
    case health::Topic::Reader:
        return QStringLiteral("needReader");
    case health::Topic::Journal:
        return QStringLiteral("needJournal");
    case health::Topic::FailedWrites:
        return QStringLiteral("needFailedWrites");
    case health::Topic::ForeignWriter:
        return QStringLiteral("needForeignWriter");
    case health::Topic::ClientSecret:
        return QStringLiteral("needClientSecret");
    case health::Topic::ReadClientSecret:
        break;
    }
    return QStringLiteral("needReadClientSecret");
}

} // namespace

NeedBanners::NeedBanners(health::Watch &watch, QWidget *parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("needBanners"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&watch, &health::Watch::changed, this, &NeedBanners::refresh);
    refresh();
}

void NeedBanners::refresh()
{
    const QList<health::Need> needs = needsShown();
    for (auto row = m_rows.begin(); row != m_rows.end();) {
        const bool stays = std::any_of(needs.begin(), needs.end(), [&row](const health::Need &need) {
            return need.topic == row->first && need.severity == row->second.severity;
        });
        if (!stays)
            delete row->second.banner;
        row = stays ? std::next(row) : m_rows.erase(row);
    }
    for (const health::Need &need : needs) {
        Row &row = rowFor(need);
        const NeedText text = needText(need);
        row.banner->setTexts(text.title, text.more);
        row.action = need.action;
        row.button->setText(actionText(need.action));
        row.button->setAccessibleDescription(actionDescription(need.action));
        row.button->setToolTip(actionDescription(need.action));
        row.button->setVisible(need.action != health::Action::None);
    }
    arrange(needs);
    setVisible(!needs.isEmpty());
}

bool NeedBanners::mayWait(const health::Need &need) const
{
    const bool secret =
        need.topic == health::Topic::ClientSecret || need.topic == health::Topic::ReadClientSecret;
    return secret && need.severity != health::Severity::Error;
}

QList<health::Need> NeedBanners::needsShown() const
{
    QList<health::Need> needs = m_watch.needs();
    needs.removeIf([this](const health::Need &need) {
        const auto aside = m_aside.find(need.topic);
        return aside != m_aside.end() && mayWait(need) && aside->second == need.expiry.nearness;
    });
    return needs;
}

void NeedBanners::putAside(health::Topic topic)
{
    for (const health::Need &need : m_watch.needs()) {
        if (need.topic == topic)
            m_aside[topic] = need.expiry.nearness;
    }
    // not from within the click of a button that goes away with it
    QMetaObject::invokeMethod(this, &NeedBanners::refresh, Qt::QueuedConnection);
}

NeedBanners::Row &NeedBanners::rowFor(const health::Need &need)
{
    const auto known = m_rows.find(need.topic);
    if (known != m_rows.end())
        return known->second;
    Row row;
    row.banner = new Banner(kindOf(need.severity), nameOf(need.topic), this);
    row.button = row.banner->addButton({}, nameOf(need.topic) + QStringLiteral("Button"));
    row.severity = need.severity;
    const health::Topic topic = need.topic;
    connect(row.button, &QPushButton::clicked, this,
        [this, topic] { Q_EMIT actionWanted(m_rows.at(topic).action); });
    if (mayWait(need)) {
        row.later = row.banner->addButton(tr("Later"), nameOf(need.topic) + QStringLiteral("Later"));
        row.later->setAccessibleDescription(tr("Puts this aside until the date is nearer."));
        row.later->setToolTip(row.later->accessibleDescription());
        connect(row.later, &QPushButton::clicked, this, [this, topic] { putAside(topic); });
    }
    return m_rows.insert({need.topic, row}).first->second;
}

/// Only where the order is another one: taking a widget out of its place costs it the focus.
void NeedBanners::arrange(const QList<health::Need> &needs)
{
    QList<health::Topic> order;
    for (const health::Need &need : needs)
        order.append(need.topic);
    const bool same = order == m_order && m_layout->count() == order.size();
    m_order = order;
    for (qsizetype i = 0; i < order.size(); ++i) {
        Banner *banner = m_rows.at(order[i]).banner;
        if (!same)
            m_layout->insertWidget(static_cast<int>(i), banner);
        banner->show();
    }
}

} // namespace pb::ui
