// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tones.h"

#include <QLabel>

class QPushButton;

namespace pb::ui {

/// A label of plain text that wraps.
QLabel *wrappedLabel(const QString &text, QWidget *parent);
/// The same for what is said beside the matter: paler, but readable in light and dark.
QLabel *quietLabel(const QString &text, QWidget *parent);
/// The title of a group of fields.
QLabel *headingLabel(const QString &text, QWidget *parent);
/// A button that matters gets air around its words.
void makeRoomy(QPushButton *button);
/// Text without the "&" that marks its mnemonic.
QString withoutMnemonic(const QString &text);

/// One of our pictures that grows with the font.
class PictureLabel final : public QLabel {
    Q_OBJECT
public:
    explicit PictureLabel(QWidget *parent = nullptr);
    void setPicture(const QString &iconName);
    void setTone(Tone tone);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fit();

    QString m_name;
};

} // namespace pb::ui
