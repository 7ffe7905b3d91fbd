// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/needbanners.h"

#include "ui/health/healthwords.h"
#include "ui/monitor/banners/banner.h"
#include "ui/monitor/banners/bannerstack.h"

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
    case health::Topic::TeamsDirectory:
        return QStringLiteral("needTeamsDirectory");
    case health::Topic::StarfaceDirectory:
        return QStringLiteral("needStarfaceDirectory");
    case health::Topic::Journal:
        return QStringLiteral("needJournal");
    case health::Topic::JournalDamage:
        return QStringLiteral("needJournalDamage");
    case health::Topic::FailedWrites:
        return QStringLiteral("needFailedWrites");
    case health::Topic::ForeignWriter:
        return QStringLiteral("needForeignWriter");
    case health::Topic::SetAside:
        return QStringLiteral("needSetAside");
    case health::Topic::UnknownStatus:
        return QStringLiteral("needUnknownStatus");
    case health::Topic::PhonesWithoutEffect:
        return QStringLiteral("needPhonesWithoutEffect");
    case health::Topic::TeamsWithoutEffect:
        return QStringLiteral("needTeamsWithoutEffect");
    case health::Topic::ClientSecret:
        return QStringLiteral("needClientSecret");
    case health::Topic::SettingsOfNobody:
        return QStringLiteral("needSettingsOfNobody");
    case health::Topic::ReadClientSecret:
        break;
    }
    return QStringLiteral("needReadClientSecret");
}

/// What somebody has read can be put aside until the next start: it stays, and there is no button for it.
bool isUntilRestart(health::Topic topic)
{
    return topic == health::Topic::SettingsOfNobody || topic == health::Topic::JournalDamage
        || topic == health::Topic::UnknownStatus;
}

} // namespace

NeedBanners::NeedBanners(health::Watch &watch, QWidget *parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_stack(new BannerStack(this))
{
    setObjectName(QStringLiteral("needBanners"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
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
        if (!stays) {
            m_stack->remove(row->second.banner);
            delete row->second.banner;
        }
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
    return isUntilRestart(need.topic) || (secret && need.severity != health::Severity::Error);
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
    m_stack->add(row.banner);
    const health::Topic topic = need.topic;
    connect(row.button, &QPushButton::clicked, this,
        [this, topic] { Q_EMIT actionWanted(m_rows.at(topic).action); });
    if (mayWait(need)) {
        row.later = row.banner->addButton(tr("Later"), nameOf(need.topic) + QStringLiteral("Later"));
        row.later->setAccessibleDescription(isUntilRestart(need.topic)
                ? tr("Puts this aside until the program starts again.")
                : tr("Puts this aside until the date is nearer."));
        row.later->setToolTip(row.later->accessibleDescription());
        connect(row.later, &QPushButton::clicked, this, [this, topic] { putAside(topic); });
    }
    return m_rows.insert({need.topic, row}).first->second;
}

void NeedBanners::arrange(const QList<health::Need> &needs)
{
    QList<Banner *> order;
    Banner *held = nullptr;
    for (const health::Need &need : needs) {
        const Row &row = m_rows.at(need.topic);
        order.append(row.banner);
        if (row.button->hasFocus() || (row.later && row.later->hasFocus()))
            held = row.banner;
    }
    // what somebody is about to press does not fold away under their hand
    m_stack->bringForward(held);
    m_stack->setOrder(order);
    for (Banner *banner : std::as_const(order))
        banner->setActive(true);
}

} // namespace pb::ui
