// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace pb::ui {

/// A picture and a short text in the status bar, with a still shorter one for a narrow window; the whole of
/// it is in the tooltip and told to assistive technology.
class StatusItem final : public QWidget {
    Q_OBJECT
public:
    explicit StatusItem(const QString &name, QWidget *parent = nullptr);

    /// Without `brief` there is no shorter form.
    void set(const QString &iconName, const QString &text, const QString &toolTip, const QString &brief = {});
    QString text() const { return m_text; }
    QString iconName() const { return m_iconName; }
    void setShortened(bool shortened);
    bool isShortened() const { return m_shortened; }
    int widthOf(bool shortened) const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int pictureWidth() const;
    QString shownText(bool shortened) const;

    QString m_text;
    QString m_brief;
    QString m_iconName;
    bool m_shortened = false;
};

} // namespace pb::ui
