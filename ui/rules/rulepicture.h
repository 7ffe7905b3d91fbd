// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/ruleset.h"

#include <QWidget>

namespace pb::ui {

/// One rule set as one picture of both directions: status → what it does, from Teams to STARFACE and back.
/// What does nothing is pale. The same as text in the accessible description and in text().
class RulePicture final : public QWidget {
    Q_OBJECT
public:
    explicit RulePicture(const presence::RuleSet &rules, QWidget *parent = nullptr);

    void setRules(const presence::RuleSet &rules);
    QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QString iconName;
        QString status;
        QString target;
        bool does = false;
    };
    QList<Row> toStarface() const;
    QList<Row> toTeams() const;
    int statusWidth() const;
    int targetWidth() const;
    int lineHeight() const;
    int halfWidth() const;
    int halfHeight(int rows) const;
    /// Side by side where there is room, else one above the other.
    bool isStacked(int width) const;
    void paintHalf(QPainter &painter, const QRect &area, const QString &title, const QList<Row> &rows) const;
    void paintRow(QPainter &painter, const QRect &line, const Row &row) const;
    void describe();

    presence::RuleSet m_rules;
};

} // namespace pb::ui
