// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/retrypolicy.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace pb::http {

namespace {

using namespace std::chrono_literals;

constexpr core::Duration longestBackoff = 30s;
constexpr core::Duration shortestPause = 1s;
constexpr core::Duration longestRetryAfter = 1h;

bool mayRepeat(Repeat repeat, Outcome outcome)
{
    switch (outcome) {
    case Outcome::Throttled:
    case Outcome::Turned:
    case Outcome::NotReached:
        return repeat != Repeat::Never;
    case Outcome::Failed:
    case Outcome::Lost:
        return repeat == Repeat::Always;
    case Outcome::Answered:
    case Outcome::Hopeless:
        return false;
    }
    return false;
}

/// The date forms of RFC 9110, 5.6.7, but the one with a year of two digits. Date and time are read on their
/// own: together they would be taken for local time, where an hour of the year does not exist.
QDateTime parseHttpDate(const QString &text)
{
    QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (words.size() == 5) // as C writes it: Sun Nov  6 08:49:37 1994
        words = {words[0] + u',', words[2], words[1], words[4], words[3], QStringLiteral("GMT")};
    if (words.size() != 6 || words[5] != QLatin1String("GMT"))
        return {};
    const QDate date = QLocale::c().toDate(words.mid(0, 4).join(u' '), QStringLiteral("ddd, d MMM yyyy"));
    const QTime time = QTime::fromString(words[4], QStringLiteral("hh:mm:ss"));
    return QDateTime(date, time, QTimeZone::utc()).toUTC();
}

} // namespace

std::optional<core::Duration> repeatAfter(const RetryQuestion &question)
{
    if (!mayRepeat(question.repeat, question.outcome))
        return std::nullopt;
    // coming back at once counts against the application (docs/facts.md, G15)
    const core::Duration pause = question.retryAfter ? std::max(*question.retryAfter, shortestPause)
                                                     : backoff(question.attempt, question.jitter);
    if (question.elapsed + pause >= question.totalLimit)
        return std::nullopt;
    return pause;
}

core::Duration backoff(int attempt, double jitter)
{
    const int doublings = std::clamp(attempt - 1, 0, 5);
    const core::Duration plain = std::min<core::Duration>(1s * (1 << doublings), longestBackoff);
    const double factor = 0.5 + std::clamp(jitter, 0.0, 1.0);
    const core::Duration spread{
        static_cast<core::Duration::rep>(static_cast<double>(plain.count()) * factor)};
    return std::min(spread, longestBackoff);
}

Outcome outcomeOf(const core::Result<Response> &result)
{
    if (!result) {
        switch (result.error().kind) {
        case core::ErrorKind::Offline:
        case core::ErrorKind::Timeout:
            return result.error().mayHaveActed ? Outcome::Lost : Outcome::NotReached;
        case core::ErrorKind::Protocol:
            // nothing but a cut answer comes out different the next time
            return result.error().code == QLatin1String(truncatedCode) ? Outcome::Lost : Outcome::Hopeless;
        default:
            return Outcome::Hopeless;
        }
    }
    const int status = result->status;
    if (status == 429)
        return Outcome::Throttled;
    if (status == 503 && !result->header("Retry-After").isEmpty())
        return Outcome::Turned;
    if (status >= 500 && status != 501 && status != 505)
        return Outcome::Failed;
    return Outcome::Answered;
}

std::optional<core::Duration> pauseInSeconds(const QByteArray &header)
{
    const QByteArray text = header.trimmed();
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    // more digits than this is over an hour in any case
    const core::Duration pause =
        text.size() > 6 ? longestRetryAfter : std::chrono::seconds{text.toLongLong()};
    return std::min(pause, longestRetryAfter);
}

std::optional<core::Duration> retryAfterOf(const Response &response, core::Wall now)
{
    const QByteArray text = response.header("Retry-After").trimmed();
    if (const auto seconds = pauseInSeconds(text))
        return seconds;
    const QDateTime date = parseHttpDate(QString::fromLatin1(text));
    if (!date.isValid())
        return std::nullopt;
    const core::Duration pause = core::Duration{date.toMSecsSinceEpoch()} - now.time_since_epoch();
    return std::clamp<core::Duration>(pause, 0s, longestRetryAfter);
}

} // namespace pb::http
