// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace pb::ui {

class Banner;

/// The messages over the table. Several at once would take its room: then the first one that is active stands
/// there whole, and a button on it says how many more there are and unfolds them. The order of adding is the
/// order of importance. Owns its parts.
class BannerStack final : public QWidget {
    Q_OBJECT
public:
    explicit BannerStack(QWidget *parent = nullptr);

    void add(Banner *banner);
    /// Takes a banner out, to be deleted by the caller.
    void remove(Banner *banner);
    /// The banners that were added, in another order of importance.
    void setOrder(const QList<Banner *> &banners);
    bool isUnfolded() const { return m_unfolded; }
    void setUnfolded(bool unfolded);
    /// This one stands first until it is not active any more: somebody asked for it.
    void bringForward(Banner *banner);

private:
    void arrange();

    QVBoxLayout *m_layout;
    QList<Banner *> m_banners;
    Banner *m_forward = nullptr;
    QToolButton *m_more;
    qsizetype m_folded = 0; ///< how many messages stand behind the first one
    bool m_unfolded = false;
};

} // namespace pb::ui
