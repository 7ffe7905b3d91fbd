// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/notifier.h"

#include "sync/syncengine.h"

#include <QCoreApplication>

#include <utility>

namespace pb::service {

namespace {

/// Words for a person, in the language installed.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Service)
};

QString modeSentence(sync::Mode mode)
{
    switch (mode) {
    case sync::Mode::Live:
        return Words::tr("Synchronises.");
    case sync::Mode::ObserveOnly:
        return Words::tr("Observes only: nothing is written.");
    case sync::Mode::Paused:
        break;
    }
    return Words::tr("Paused: nothing is read and nothing written.");
}

QByteArray modeField(sync::Mode mode)
{
    const char *names[] = {"live", "observe-only", "paused"};
    return QByteArray("PRESENCE_BRIDGE_MODE=") + names[static_cast<int>(mode)];
}

} // namespace

Notifier::Notifier(Settings settings, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
{
    if (m_settings.watchdog) {
        m_watchdog = std::make_unique<Watchdog>(
            *m_settings.watchdog, clock, [this] { m_settings.tellManager("WATCHDOG=1"); });
    }
}

void Notifier::follow(const sync::SyncEngine &engine)
{
    connect(&engine, &sync::SyncEngine::beaten, this, &Notifier::beat);
    connect(&engine, &sync::SyncEngine::polled, this, &Notifier::polled);
    connect(&engine, &sync::SyncEngine::statusChanged, this, &Notifier::statusChanged);
    connect(&engine, &sync::SyncEngine::stopped, this, &Notifier::stopped);
}

void Notifier::forget()
{
    m_status.reset();
    m_teamsRead = false;
    m_starfaceRead = false;
    if (m_watchdog)
        m_watchdog->noteNoEngine();
}

void Notifier::beat(core::Duration period)
{
    if (m_watchdog)
        m_watchdog->noteBeat(period);
}

void Notifier::becomeReady()
{
    if (!std::exchange(m_ready, true))
        m_settings.tellManager("READY=1");
}

void Notifier::tellStatus(const QString &sentence)
{
    if (std::exchange(m_told, sentence) == sentence)
        return;
    // one line only: the next would be an order of its own
    m_settings.tellManager("STATUS=" + sentence.simplified().toUtf8());
}

void Notifier::waits(const QString &sentence)
{
    tellStatus(sentence);
    becomeReady();
    m_settings.tellJournal({Event::SecretNeeded, sentence, {}});
}

void Notifier::failed(const QString &sentence)
{
    tellStatus(sentence);
    m_settings.tellJournal({Event::Stopped, sentence, {}});
}

void Notifier::reloading()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    m_settings.tellManager("RELOADING=1\nMONOTONIC_USEC="
        + QByteArray::number(qint64{std::chrono::duration_cast<std::chrono::microseconds>(now).count()}));
}

void Notifier::reloaded(const QString &sentence, bool taken)
{
    m_settings.tellManager("READY=1");
    m_settings.tellJournal({taken ? Event::ProfileReloaded : Event::ProfileRefused, sentence, {}});
}

void Notifier::stopping()
{
    if (std::exchange(m_stopping, true))
        return;
    const QString sentence = Words::tr("Gives everything back, then ends.");
    m_told = sentence;
    m_settings.tellManager("STOPPING=1\nSTATUS=" + sentence.toUtf8());
    if (m_watchdog)
        m_watchdog->noteNoEngine();
}

void Notifier::stopped(const QStringList &notGivenBack)
{
    if (m_watchdog)
        m_watchdog->noteNoEngine();
    if (!notGivenBack.isEmpty()) {
        const QString sentence = Words::tr("%Ln user(s) could not be given back; the next start does.",
            nullptr, static_cast<int>(notGivenBack.size()));
        tellStatus(sentence);
        m_settings.tellJournal({Event::NotGivenBack, sentence,
            {"PRESENCE_BRIDGE_USERS=" + QByteArray::number(notGivenBack.size())}});
    }
    if (m_stopping)
        m_settings.tellJournal({Event::Stopped, Words::tr("Presence Bridge has stopped."), {}});
}

void Notifier::polled(sync::Polled side, const sync::EngineStatus &status)
{
    m_teamsRead = m_teamsRead || side == sync::Polled::Teams;
    m_starfaceRead = m_starfaceRead || side == sync::Polled::Starface;
    // without a list of the users there is nothing to be read: what runs then is the trying
    const bool noDirectory = status.graph.directoryError || status.starface.directoryError;
    if (m_ready || !((m_teamsRead && m_starfaceRead) || noDirectory))
        return;
    becomeReady();
    m_settings.tellJournal({Event::Started, Words::tr("Presence Bridge has started."), {}});
}

void Notifier::tellConnection(const char *side, const QString &name, const std::optional<core::Error> &before,
    const std::optional<core::Error> &now)
{
    if (before.has_value() == now.has_value())
        return;
    const QByteArray field = QByteArray("PRESENCE_BRIDGE_SIDE=") + side;
    if (now) {
        m_settings.tellJournal({Event::OutageBegins,
            Words::tr("%1 cannot be read: %2", "service: why").arg(name, m_settings.sentence(*now)),
            {field, "PRESENCE_BRIDGE_ERROR=" + core::kindName(now->kind).toUtf8()}});
    } else {
        m_settings.tellJournal({Event::OutageEnds, Words::tr("%1 can be read again.").arg(name), {field}});
    }
}

void Notifier::statusChanged(const sync::EngineStatus &status)
{
    const auto before = std::exchange(m_status, status);
    const auto outageBefore = [&before](auto member) {
        return before ? sync::outageOf((*before).*member) : std::nullopt;
    };
    tellConnection("teams", QStringLiteral("Microsoft Teams"), outageBefore(&sync::EngineStatus::graph),
        sync::outageOf(status.graph));
    tellConnection("starface", QStringLiteral("STARFACE"), outageBefore(&sync::EngineStatus::starface),
        sync::outageOf(status.starface));
    if (before && before->mode != status.mode)
        m_settings.tellJournal({Event::ModeChanged, modeSentence(status.mode), {modeField(status.mode)}});
    if (!m_stopping)
        tellStatus(statusSentence(status));
}

QString Notifier::statusSentence(const sync::EngineStatus &status) const
{
    QStringList parts;
    parts << (status.givingBack ? Words::tr("Gives everything back.") : modeSentence(status.mode));
    parts << Words::tr("%Ln user(s) matched.", nullptr, status.matched);
    if (const auto error = sync::outageOf(status.graph))
        parts << Words::tr("%1 cannot be read: %2", "service: why")
                     .arg(QStringLiteral("Microsoft Teams"), m_settings.sentence(*error));
    if (const auto error = sync::outageOf(status.starface))
        parts << Words::tr("%1 cannot be read: %2", "service: why")
                     .arg(QStringLiteral("STARFACE"), m_settings.sentence(*error));
    if (status.journalError)
        parts << Words::tr("The journal cannot be written: nothing new is set.");
    if (status.brake)
        parts << Words::tr("Too many users would change at once: this waits to be confirmed.");
    if (status.foreignWriter)
        parts << Words::tr("Another program seems to write do not disturb, too.");
    return parts.join(QLatin1Char(' '));
}

} // namespace pb::service
