// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/banners/bannerstack.h"

#include "ui/common/accessible.h"
#include "ui/monitor/banners/banner.h"

#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pb::ui {

BannerStack::BannerStack(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_more(new QToolButton(this))
{
    setObjectName(QStringLiteral("banners"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_more->setObjectName(QStringLiteral("moreBanners"));
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->hide();
    connect(m_more, &QToolButton::clicked, this, [this] { setUnfolded(!m_unfolded); });
}

void BannerStack::add(Banner *banner)
{
    banner->setParent(this);
    m_layout->addWidget(banner);
    m_banners.append(banner);
    connect(banner, &Banner::changed, this, &BannerStack::arrange);
    arrange();
}

void BannerStack::remove(Banner *banner)
{
    // the button must not go with the banner that it stands on
    if (m_more->parentWidget() == banner) {
        m_more->setParent(this);
        m_more->hide();
    }
    disconnect(banner, nullptr, this, nullptr);
    m_layout->removeWidget(banner);
    m_banners.removeAll(banner);
    if (m_forward == banner)
        m_forward = nullptr;
    arrange();
}

void BannerStack::setOrder(const QList<Banner *> &banners)
{
    // not QList's ==: up to Qt 6.4 it hands memcmp() a null pointer where both are empty
    if (std::equal(banners.begin(), banners.end(), m_banners.begin(), m_banners.end()))
        return;
    m_banners = banners;
    for (int i = 0; i < static_cast<int>(banners.size()); ++i)
        m_layout->insertWidget(i, banners[i]);
    arrange();
}

void BannerStack::setUnfolded(bool unfolded)
{
    m_unfolded = unfolded;
    arrange();
}

void BannerStack::bringForward(Banner *banner)
{
    m_forward = banner;
    arrange();
}

void BannerStack::arrange()
{
    QList<Banner *> active;
    for (Banner *banner : std::as_const(m_banners)) {
        if (banner->isActive())
            active.append(banner);
    }
    if (!active.contains(m_forward))
        m_forward = nullptr;
    if (active.size() < 2)
        m_unfolded = false;
    Banner *front = m_forward ? m_forward : active.value(0);
    const bool hadFocus = m_more->hasFocus();
    if (front)
        front->setTrailing(m_more);
    m_more->setVisible(active.size() > 1);
    if (hadFocus)
        m_more->setFocus();
    QStringList others;
    for (Banner *banner : std::as_const(m_banners)) {
        banner->setVisible(banner == front || (m_unfolded && banner->isActive()));
        if (banner->isActive() && banner != front)
            others.append(banner->title());
    }
    m_more->setArrowType(m_unfolded ? Qt::UpArrow : Qt::DownArrow);
    m_more->setText(m_unfolded ? tr("Fewer messages")
                               : tr("%n more message(s)", nullptr, static_cast<int>(others.size())));
    m_more->setToolTip(others.join(QLatin1Char('\n')));
    m_more->setAccessibleDescription(others.join(QLatin1Char(' ')));
    const auto folded = m_unfolded ? 0 : others.size();
    if (folded > std::exchange(m_folded, folded))
        announce(m_more); // what came stands behind it
}

} // namespace pb::ui
