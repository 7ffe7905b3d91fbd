// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/needs.h"

#include <QList>
#include <QMetaType>

#include <map>

namespace pb::health {

/// A change of health that is worth a notification. Never about one user.
struct Turn {
    enum class Kind { Failing, Works, Expiring };
    Kind kind = Kind::Failing;
    Topic topic = Topic::Graph;
    std::optional<core::Error> error; ///< of Failing
    Expiry expiry; ///< of Expiring

    friend bool operator==(const Turn &a, const Turn &b)
    {
        return a.kind == b.kind && a.topic == b.topic && a.expiry == b.expiry;
    }
};

/// Turns the stream of states into the few changes worth telling: a failure that lasts, its end, and each
/// step that a secret comes nearer to its end. Pure: time is a parameter.
class Turns {
public:
    /// A failure that is over sooner is told nobody.
    static constexpr core::Duration lasts{30'000};

    QList<Turn> take(const Facts &facts, const core::ClockReading &now);

    /// What was told of the secrets, to be kept over a restart, and taken up again.
    QString toldExpiries() const { return m_toldExpiries.join(QLatin1Char(' ')); }
    void setToldExpiries(const QString &told);

private:
    struct Failure {
        core::Time since{};
        bool told = false;
    };
    void follow(Topic topic, bool failing, const std::optional<core::Error> &error, core::Time now,
        QList<Turn> &turns);

    std::map<Topic, Failure> m_failures;
    QStringList m_toldExpiries;
};

} // namespace pb::health

Q_DECLARE_METATYPE(pb::health::Turn)
