// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace pb::ui {

/// A picture and a short text in the status bar. Gives way in a narrow window by shortening its text; the
/// whole of it is in the tooltip and told to assistive technology.
class StatusItem final : public QWidget {
    Q_OBJECT
public:
    explicit StatusItem(const QString &name, QWidget *parent = nullptr);

    /// Never shortened: the window is rather as wide as it needs.
    void setEssential(bool essential) { m_essential = essential; }
    void set(const QString &iconName, const QString &text, const QString &toolTip);
    QString text() const { return m_text; }
    QString iconName() const { return m_iconName; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int pictureWidth() const;

    QString m_text;
    QString m_iconName;
    bool m_essential = false;
};

} // namespace pb::ui
