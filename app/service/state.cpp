// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/state.h"

#include "core/isotime.h"
#include "service/command.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace pb::service {

namespace {

/// Words for a person, in the language installed.
class Words {
    Q_DECLARE_TR_FUNCTIONS(ServiceState)
};

constexpr int exitUnusable = 2;

const QString properties = QStringLiteral("LoadState,UnitFileState,ActiveState,SubState,StatusText,"
                                          "StateChangeTimestamp,Result,ExecMainStatus,NRestarts");

class Reading final : public core::Job<State> {
public:
    Reading(const Places &places, QObject *parent)
        : Job(parent)
    {
        const QStringList arguments =
            places.systemctl({QStringLiteral("show"), QStringLiteral("--timestamp=unix"),
                QStringLiteral("--property=%1").arg(properties), places.unit()});
        runOrFail({QStringLiteral("systemctl"), arguments, {}, {}}, this)
            ->then(this, [this](const core::Result<QByteArray> &output) {
                finish(output ? core::Result<State>(parseState(*output)) : core::failure(output.error()));
            });
    }
};

QString whyFailed(const State &state)
{
    if (state.exitCode == exitNotGivenBack)
        return Words::tr("Not everything could be given back; the next start does.");
    if (state.exitCode == exitUnusable)
        return Words::tr(
            "Its options, profile, secrets or folders cannot be used; it is not started again until "
            "somebody does it.");
    if (state.result == QLatin1String("watchdog"))
        return Words::tr("It did not answer any more and was ended.");
    if (state.result == QLatin1String("timeout"))
        return Words::tr("It did not begin or end in time.");
    return Words::tr("It ended with “%1”, exit code %2.").arg(state.result).arg(state.exitCode);
}

} // namespace

State parseState(const QByteArray &text)
{
    QHash<QByteArray, QString> values;
    for (const QByteArray &line : text.split('\n')) {
        if (const qsizetype at = line.indexOf('='); at > 0)
            values.insert(line.left(at), QString::fromUtf8(line.mid(at + 1)));
    }
    const QString active = values.value("ActiveState");
    State state;
    state.isKnown = values.value("LoadState") == QLatin1String("loaded");
    state.isEnabled = values.value("UnitFileState").startsWith(QLatin1String("enabled"));
    state.isFailed = active == QLatin1String("failed");
    state.isActive = !active.isEmpty() && !state.isFailed && active != QLatin1String("inactive");
    state.subState = values.value("SubState");
    state.statusText = values.value("StatusText");
    const QString since = values.value("StateChangeTimestamp");
    if (since.startsWith(QLatin1Char('@')))
        state.since = core::localTime(core::Wall{std::chrono::seconds{since.mid(1).toLongLong()}});
    state.result = values.value("Result");
    state.exitCode = values.value("ExecMainStatus").toInt();
    state.restarts = values.value("NRestarts").toInt();
    return state;
}

core::Job<State> *readState(const Places &places, QObject *parent)
{
    return new Reading(places, parent);
}

QStringList stateLines(const Places &places, const State &state)
{
    const QString since = QLocale().toString(state.since, QLocale::ShortFormat);
    if (!state.isKnown)
        return {Words::tr("systemd does not know the units of Presence Bridge: install its package.")};
    QStringList lines;
    if (state.isRunning()) {
        lines << Words::tr("%1 runs since %2.").arg(places.unit(), since);
    } else if (state.isActive) {
        lines << Words::tr("%1 begins or ends just now (%2).").arg(places.unit(), state.subState);
    } else if (state.isFailed) {
        lines << Words::tr("%1 does not run since %2.").arg(places.unit(), since) << whyFailed(state);
    } else if (state.isEnabled) {
        lines << Words::tr("%1 is set up and does not run.").arg(places.unit());
    } else {
        lines << Words::tr("%1 is not set up.").arg(places.unit());
    }
    if (!state.statusText.isEmpty())
        lines << state.statusText;
    if (state.isActive && !state.isEnabled)
        lines << Words::tr("It does not start by itself.");
    if (state.restarts > 0)
        lines << Words::tr("systemd has had to start it again %Ln time(s).", nullptr, state.restarts);
    return lines;
}

QString notGivenBackSentence(const Places &places)
{
    return Words::tr(
        "Not everything could be given back, so %1 stays: it gives the rest back as soon as it can. "
        "Try again then.")
        .arg(places.unit());
}

} // namespace pb::service
