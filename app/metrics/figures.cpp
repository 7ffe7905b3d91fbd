// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/figures.h"

#include "presence/names.h"

#include <QDateTime>
#include <QTimeZone>

namespace pb::metrics {

namespace {

using Labels = QList<std::pair<const char *, QByteArray>>;

double seconds(core::Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

double timestamp(core::Wall time)
{
    return seconds(time.time_since_epoch());
}

QByteArray number(double value)
{
    return QByteArray::number(value, 'g', 15);
}

QByteArray nameOf(Source source)
{
    static constexpr std::array names{"teams", "starface", "teams_directory", "starface_directory"};
    return names.at(static_cast<std::size_t>(source));
}

constexpr std::array sides{presence::Side::Starface, presence::Side::Teams};

QByteArray nameOf(presence::Side side)
{
    return side == presence::Side::Starface ? "starface" : "teams";
}

/// Every label is one of the program's own words, so that nothing has to be escaped.
class Text {
public:
    /// Begins a metric; its samples follow.
    void metric(const char *name, const char *type, const char *help)
    {
        m_name = QByteArrayLiteral("presence_bridge_") + name;
        m_text += "# HELP " + m_name + ' ' + help + "\n# TYPE " + m_name + ' ' + type + '\n';
    }

    void sample(double value, const Labels &labels = {}, const char *suffix = "")
    {
        m_text += m_name + suffix;
        if (!labels.isEmpty()) {
            char separator = '{';
            for (const auto &[name, content] : labels) {
                m_text += separator + QByteArray(name) + "=\"" + content + '"';
                separator = ',';
            }
            m_text += '}';
        }
        m_text += ' ' + number(value) + '\n';
    }

    void gauge(const char *name, const char *help, double value)
    {
        metric(name, "gauge", help);
        sample(value);
    }

    void histogram(const Histogram &histogram, const Labels &labels)
    {
        for (std::size_t i = 0; i < Histogram::bounds.size(); ++i)
            sample(
                double(histogram.upTo(i)), labels + Labels{{"le", number(Histogram::bounds[i])}}, "_bucket");
        sample(double(histogram.count()), labels + Labels{{"le", "+Inf"}}, "_bucket");
        sample(histogram.sum(), labels, "_sum");
        sample(double(histogram.count()), labels, "_count");
    }

    const QByteArray &text() const { return m_text; }

private:
    QByteArray m_name;
    QByteArray m_text;
};

void addReadings(Text &text, const Figures &figures)
{
    const auto each = [&](auto &&add) {
        for (std::size_t i = 0; i < figures.readings.size(); ++i)
            add(figures.readings[i], Labels{{"source", nameOf(static_cast<Source>(i))}});
    };
    text.metric("polls_total", "counter", "Readings of each source, by their result.");
    each([&](const Figures::Reading &reading, const Labels &labels) {
        text.sample(double(reading.ok), labels + Labels{{"result", "ok"}});
        text.sample(double(reading.failed), labels + Labels{{"result", "failed"}});
    });
    text.metric("poll_errors_total", "counter", "Readings that failed, by the kind of the failure.");
    each([&](const Figures::Reading &reading, const Labels &labels) {
        for (auto error = reading.errors.begin(); error != reading.errors.end(); ++error)
            text.sample(
                double(error.value()), labels + Labels{{"kind", core::kindName(error.key()).toLatin1()}});
    });
    text.metric("last_success_timestamp_seconds", "gauge", "When each source was last read.");
    each([&](const Figures::Reading &reading, const Labels &labels) {
        if (reading.lastSuccess)
            text.sample(timestamp(*reading.lastSuccess), labels);
    });
    text.metric("poll_duration_seconds", "histogram", "How long a reading of the states took.");
    for (const auto source : {Source::Teams, Source::Starface}) {
        text.histogram(
            figures.readings[static_cast<std::size_t>(source)].took, Labels{{"source", nameOf(source)}});
    }
}

void addWritings(Text &text, const Figures &figures)
{
    const auto each = [&](auto &&add) {
        for (const presence::Side side : sides)
            add(figures.writings[static_cast<std::size_t>(side)], Labels{{"side", nameOf(side)}});
    };
    text.metric("writes_total", "counter", "Writes to each side, by their result.");
    each([&](const Figures::Writing &writing, const Labels &labels) {
        quint64 failed = 0;
        for (const quint64 count : writing.failed)
            failed += count;
        text.sample(double(writing.done), labels + Labels{{"result", "done"}});
        text.sample(double(writing.unchanged), labels + Labels{{"result", "unchanged"}});
        text.sample(double(failed), labels + Labels{{"result", "failed"}});
    });
    text.metric("write_errors_total", "counter", "Writes that failed, by the kind of the failure.");
    each([&](const Figures::Writing &writing, const Labels &labels) {
        for (auto error = writing.failed.begin(); error != writing.failed.end(); ++error)
            text.sample(
                double(error.value()), labels + Labels{{"kind", core::kindName(error.key()).toLatin1()}});
    });
    text.metric("write_duration_seconds", "histogram", "How long a write took.");
    each(
        [&](const Figures::Writing &writing, const Labels &labels) { text.histogram(writing.took, labels); });
}

void addState(Text &text, const sync::EngineStatus &status)
{
    text.metric("mode", "gauge", "1 for the mode in force.");
    static constexpr std::array modes{std::pair{sync::Mode::Live, "live"},
        std::pair{sync::Mode::ObserveOnly, "observe"}, std::pair{sync::Mode::Paused, "paused"}};
    for (const auto &[mode, name] : modes)
        text.sample(status.mode == mode ? 1 : 0, {{"mode", name}});
    text.metric("up", "gauge", "1 while a side can be read.");
    text.sample(status.starface.state == sync::ConnectionHealth::State::Ok ? 1 : 0, {{"side", "starface"}});
    text.sample(status.graph.state == sync::ConnectionHealth::State::Ok ? 1 : 0, {{"side", "teams"}});
    text.metric("claims", "gauge", "Users whose phone or presence is as this program has set it.");
    text.sample(status.dndClaims, {{"side", "starface"}});
    text.sample(status.teamsClaims, {{"side", "teams"}});
    text.gauge("matched_users", "Users with the same address in both systems.", status.matched);
    text.metric("unmatched_users", "gauge", "Users without a partner on the other side.");
    text.sample(status.unmatchedStarface, {{"side", "starface"}});
    text.sample(status.unmatchedTeams, {{"side", "teams"}});
    text.gauge("failed_writes", "Users with a write that waits to be tried again.", status.failedWrites);
    text.gauge("brake", "1 while the brake waits for an answer.", status.brake ? 1 : 0);
    text.gauge("period_seconds", "From one poll to the next.", seconds(status.period));
    text.gauge(
        "poll_late_seconds", "How much longer than the period the last poll took.", seconds(status.lateBy));
    text.gauge("settle_seconds", "The settle time in force.", seconds(status.settle));
    text.gauge("slowest_round_trip_seconds", "From a write until a reading showed it, in the last hour.",
        seconds(status.slowestRoundTrip));
    text.gauge("graph_budget_used", "Requests to Graph in the current window.", status.budgetUsed);
    text.gauge("graph_budget_limit", "Requests to Graph allowed in a window.", status.budgetLimit);
}

void addNeeds(Text &text, const Figures &figures)
{
    text.metric("needs", "gauge", "What needs somebody, by its severity.");
    static constexpr std::array severities{std::pair{health::Severity::Error, "error"},
        std::pair{health::Severity::Warning, "warning"}, std::pair{health::Severity::Info, "info"}};
    for (const auto &[severity, name] : severities) {
        int count = 0;
        for (const health::Need &need : figures.needs)
            count += need.severity == severity ? 1 : 0;
        text.sample(count, {{"severity", name}});
    }
    text.metric("credential_expiry_timestamp_seconds", "gauge", "When a client secret expires.");
    const auto expiry = [&text](const QDate &date, const char *name) {
        if (date.isValid())
            text.sample(double(date.startOfDay().toSecsSinceEpoch()), {{"credential", name}});
    };
    expiry(figures.facts.dates.clientSecret, "client_secret");
    expiry(figures.facts.dates.readClientSecret, "read_client_secret");
}

} // namespace

void Histogram::add(core::Duration took)
{
    const double value = seconds(took);
    for (std::size_t i = 0; i < bounds.size(); ++i)
        m_upTo[i] += value <= bounds[i] ? 1 : 0;
    m_sum += value;
    ++m_count;
}

QByteArray toPrometheus(const Figures &figures)
{
    Text text;
    text.metric("build_info", "gauge", "The version that runs.");
    text.sample(1, {{"version", PB_VERSION}});
    text.gauge("start_timestamp_seconds", "When the program began.", timestamp(figures.startedAt));
    addReadings(text, figures);
    addWritings(text, figures);
    if (figures.facts.hasStatus)
        addState(text, figures.facts.status);
    addNeeds(text, figures);
    return text.text();
}

} // namespace pb::metrics
