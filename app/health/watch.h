// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/turns.h"

#include <QObject>
#include <QPointer>

namespace pb::health {

/// Collects what the engine and the tokens tell into one value that every view of the health reads, and says
/// what needs somebody. Looks once a minute by itself, because days pass and failures last without a signal.
/// Lives on one thread.
class Watch final : public QObject {
    Q_OBJECT
public:
    /// `clock` must outlive this object.
    Watch(ExpiryDates dates, core::Clock &clock, QObject *parent = nullptr);

    const Facts &facts() const { return m_facts; }
    QList<Need> needs() const { return health::needs(m_facts, dayOf(m_clock.wall())); }
    Condition condition() const { return health::condition(m_facts, dayOf(m_clock.wall())); }
    QList<Expiry> expiries() const { return health::expiries(m_facts.dates, dayOf(m_clock.wall())); }
    core::Clock &clock() const { return m_clock; }

    /// What was notified of the secrets in an earlier run.
    void setToldExpiries(const QString &told) { m_turns.setToldExpiries(told); }
    QString toldExpiries() const { return m_turns.toldExpiries(); }

public Q_SLOTS:
    void notePoll(pb::sync::Polled side, const pb::sync::EngineStatus &status);
    void noteStatus(const pb::sync::EngineStatus &status);
    void setFailedWrites(const QList<pb::sync::FailedWrite> &failed);
    void setTokens(const pb::health::TokenState &application, const pb::health::TokenState &reader);
    void setDates(const pb::health::ExpiryDates &dates);
    /// All of it at once, as another watch has collected it.
    void take(const pb::health::Facts &facts);

Q_SIGNALS:
    /// facts() or what follows from them is another one; at most once per turn of the event loop.
    void changed();
    /// Something that is worth a notification.
    void turned(const pb::health::Turn &turn);

private:
    void look();
    void lookLater();
    void tick();

    core::Clock &m_clock;
    Facts m_facts;
    Turns m_turns;
    QPointer<QObject> m_pending;
};

} // namespace pb::health
