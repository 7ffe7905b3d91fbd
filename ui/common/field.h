// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tones.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace pb::ui {

class PictureLabel;

/// One input with its label above it and a line beneath it: what belongs there, what was repaired, or what is
/// wrong. The label is the input's buddy and its accessible name, the line its description. Owns its parts.
class Field : public QWidget {
    Q_OBJECT
public:
    Field(const QString &label, QWidget *input, const QString &name, QWidget *parent = nullptr);

    QWidget *input() const { return m_input; }
    /// Stands there while there is no note.
    void setHint(const QString &hint);
    void setNote(Tone tone, const QString &text);
    void clearNote();
    QString note() const;
    /// To the right of the input.
    void addBeside(QWidget *widget);

private:
    void showLine();

    QWidget *m_input;
    QString m_hint;
    QString m_note;
    Tone m_tone = Tone::Info;
    QHBoxLayout *m_row;
    PictureLabel *m_picture;
    QLabel *m_line;
};

/// A field for one line of text. Without the user's doing it never moves the cursor.
class TextField final : public Field {
    Q_OBJECT
public:
    TextField(const QString &label, const QString &name, QWidget *parent = nullptr);

    QLineEdit *edit() const;
    QString text() const;
    /// Not while the user is typing the same.
    void setText(const QString &text);

Q_SIGNALS:
    void edited(const QString &text);
};

} // namespace pb::ui
