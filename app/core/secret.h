// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QDebug;

namespace pb::core {

/// Owns one secret as UTF-8 (password, client secret, token). Prints as "***", is wiped when it dies or
/// is overwritten, and never shares its memory with another object.
class Secret {
public:
    Secret() = default;
    explicit Secret(const QByteArray &utf8);
    explicit Secret(const QString &text);
    Secret(const Secret &other);
    Secret(Secret &&other) noexcept;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    bool isEmpty() const { return m_bytes.isEmpty(); }
    /// A copy of the bytes, for the one call that sends or stores them. The caller keeps it short-lived.
    QByteArray reveal() const;
    QString revealText() const { return QString::fromUtf8(reveal()); }
    void clear();

    /// Takes the same time wherever the first difference stands.
    friend bool operator==(const Secret &a, const Secret &b);

private:
    QByteArray m_bytes;
};

QDebug operator<<(QDebug debug, const Secret &secret);

} // namespace pb::core
