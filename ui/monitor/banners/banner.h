// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QLabel>
#include <QWidget>

class QProgressBar;
class QPushButton;

namespace pb::ui {

class FlowLayout;

/// One message across the window: picture, a bold sentence, what follows from it, and buttons where something
/// is asked. Active while it has something to say; whether it is seen is up to the stack it stands in.
/// Owns its parts.
class Banner final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Info, Warning, Error };

    Banner(Kind kind, const QString &name, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &more = {});
    QString title() const { return m_title; }
    QString more() const { return m_more; }
    QPushButton *addButton(const QString &text, const QString &name);
    void setBusy(bool busy);
    void setActive(bool active);
    bool isActive() const { return m_active; }
    /// Takes a widget in at its end, from wherever it was.
    void setTrailing(QWidget *widget);

Q_SIGNALS:
    void changed(); ///< active or not, or another title

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void add(QWidget *widget);
    void fitPicture();
    QColor tint() const;

    Kind m_kind;
    QString m_title;
    QString m_more;
    FlowLayout *m_layout;
    QWidget *m_words;
    QLabel *m_picture;
    QLabel *m_text;
    QProgressBar *m_progress = nullptr;
    bool m_active = false;
};

/// What stands in the table's place when it has nothing to show: why, and what to do. Owns its parts.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// Without `button` there is none.
    void show(const QString &title, const QString &more, const QString &button = {});
    QString title() const { return m_title->text(); }

Q_SIGNALS:
    void buttonPressed();

private:
    QLabel *m_title;
    QLabel *m_more;
    QPushButton *m_button;
};

} // namespace pb::ui
