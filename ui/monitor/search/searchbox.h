// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QCompleter;
class QStandardItemModel;

namespace pb::ui {

/// The filter box: while a word is typed, offers what it may become, each with its meaning. Takes nothing by
/// itself: only what is chosen with the arrow keys or the mouse is put in the place of the word.
/// Owns its parts.
class SearchBox final : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchBox(QWidget *parent = nullptr);

    /// False where there were none.
    bool closeSuggestions();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void suggest();
    void take(const QString &word);

    QStandardItemModel *m_suggestions;
    QCompleter *m_completer;
};

} // namespace pb::ui
