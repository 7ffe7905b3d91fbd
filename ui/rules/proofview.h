// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/ruleproofrunner.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace pb::ui {

class PictureLabel;

/// What the check of a rule set has found so far: that nothing goes wrong and how much was walked, or the
/// shortest way that goes wrong as numbered steps. Owns its parts.
class ProofView final : public QWidget {
    Q_OBJECT
public:
    explicit ProofView(QWidget *parent = nullptr);

    void show(const rules::ProofReport &report);
    QString text() const;

Q_SIGNALS:
    void stopRequested();
    void againRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setTexts(const QString &title, const QString &more, const QString &steps = {});
    void announce();

    rules::ProofReport::State m_state = rules::ProofReport::State::NotAsked;
    PictureLabel *m_picture;
    QLabel *m_title;
    QLabel *m_more;
    QLabel *m_steps;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    QPushButton *m_again;
};

} // namespace pb::ui
