// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QList>
#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

namespace pb::test {

/// One object on the accessibility bus, as a screen reader sees it. Every member asks the program and blocks;
/// what has gone in the meantime has no name, no role and no children. Interfaces as in AT-SPI 2
/// (org.a11y.atspi.*).
class Accessible {
public:
    Accessible(const QDBusConnection &bus, const QString &service, const QDBusObjectPath &path);

    QString service() const { return m_service; } ///< the program, as the bus names it
    QString name() const;
    QString description() const;
    QString role() const; ///< as AT-SPI writes it: "push button", "check box", …
    bool isShowing() const { return hasState(25); }
    bool isChecked() const { return hasState(4); }
    bool isEnabled() const { return hasState(8); }
    QList<Accessible> children() const;
    /// The text of an input field, of a label, of a document.
    QString text() const;

    /// The first of its descendants of which this is true, itself included. What is not on the screen is
    /// passed over with all that is in it, unless `hidden` is set.
    std::optional<Accessible> find(
        const std::function<bool(const Accessible &)> &matches, bool hidden = false) const;
    std::optional<Accessible> find(const QString &role, const QString &name, bool hidden = false) const;

    /// Does what a click does. Does not wait until the program has done it: that may be a dialog.
    void press() const;
    bool enter(const QString &text) const;

    int rows() const; ///< of a table
    std::optional<Accessible> cell(int row, int column) const;
    bool selectRow(int row) const;

private:
    bool hasState(int bit) const;
    QVariant property(const char *interface, const char *name) const;

    QDBusConnection m_bus;
    QString m_service;
    QDBusObjectPath m_path;
};

/// The accessibility bus of this session; started by the session's bus where it does not run yet.
class AccessibleBus {
public:
    bool isConnected() const { return m_bus.isConnected(); }
    /// The program of that process, as soon as it is on the bus.
    std::optional<Accessible> program(qint64 processId) const;

    AccessibleBus();

private:
    friend class AlertListener;
    QDBusConnection m_bus;
};

/// Hears, as a screen reader does, which messages come up by themselves: what appears with the role "alert
/// message".
class AlertListener final : public QObject {
    Q_OBJECT
public:
    explicit AlertListener(const AccessibleBus &bus);

    /// The names of those that came so far.
    QStringList alerts() const;

private Q_SLOTS:
    void onStateChanged(const QDBusMessage &message);

private:
    QDBusConnection m_bus;
    QList<Accessible> m_appeared;
};

} // namespace pb::test
