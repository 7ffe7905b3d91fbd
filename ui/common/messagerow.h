// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tones.h"
#include "words/sentences.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace pb::ui {

class PictureLabel;

/// A message within a page: what happened, why, what to do, and the id that a ticket needs, to be copied.
/// Hidden while there is nothing to say. Owns its parts.
class MessageRow final : public QWidget {
    Q_OBJECT
public:
    explicit MessageRow(const QString &name, QWidget *parent = nullptr);

    /// Empty texts take no room.
    void show(Tone tone, const QString &title, const QString &why = {}, const QString &remedy = {});
    /// `what` is what the caller was doing; empty: the service's own words for it.
    void showFailure(const core::Error &error, Service service, const QString &what = {});
    void clear();

    QString title() const;
    /// Everything that stands there, one sentence after the other.
    QString text() const;
    Tone tone() const { return m_tone; }

    /// A button beneath the text, hidden by clear() and by each new message.
    QPushButton *addButton(const QString &text, const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setId(const core::Error &error);
    void announce();

    Tone m_tone = Tone::Info;
    QString m_id;
    QList<QPushButton *> m_buttons;
    PictureLabel *m_picture;
    QLabel *m_title;
    QLabel *m_why;
    QLabel *m_remedy;
    QLabel *m_idLabel;
    QPushButton *m_copyId;
    QHBoxLayout *m_buttonRow;
};

} // namespace pb::ui
