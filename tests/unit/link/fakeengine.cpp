// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/link/fakeengine.h"

namespace pb::test {

core::Job<history::Timeline> *FakeHistory::timeline(const QString &key, const history::Interval &interval)
{
    history::Timeline timeline;
    timeline.key = key;
    timeline.interval = interval;
    return new core::PromiseJob<history::Timeline>(this, timeline);
}

core::Job<history::ActivityPage> *FakeHistory::activity(
    const history::ActivityFilter &filter, const std::optional<history::Place> &, int count)
{
    asked = filter;
    if (isSlow)
        return new core::PromiseJob<history::ActivityPage>(this);
    history::ActivityPage page;
    page.events = QList<history::Event>(count);
    page.more = true;
    return new core::PromiseJob<history::ActivityPage>(this, page);
}

core::Job<history::ActivityCounts> *FakeHistory::counts(const history::ActivityFilter &filter)
{
    asked = filter;
    history::ActivityCounts counts;
    counts.problems = 3;
    return new core::PromiseJob<history::ActivityCounts>(this, counts);
}

core::Job<void> *FakeHistory::removeUser(const QString &key)
{
    Q_EMIT userRemoved(key);
    return new core::PromiseJob<void>(this, core::Done{});
}

core::Job<void> *FakeHistory::removeAll()
{
    Q_EMIT allRemoved();
    return new core::PromiseJob<void>(
        this, core::failure(core::ErrorKind::Storage, QStringLiteral("locked")));
}

FakeEngine::FakeEngine(core::Clock &clock)
    : m_clock(clock)
    , m_board(clock)
    , m_health({}, clock)
{
    current.id = QStringLiteral("default");
    current.name = QStringLiteral("Example");
    current.tenantId = QStringLiteral("11111111-2222-4333-8444-555555555555");
    current.clientId = QStringLiteral("66666666-7777-4888-9999-aaaaaaaaaaaa");
    current.readClientId = current.clientId;
    current.starface.url = QUrl(QStringLiteral("https://pbx.example.com"));
    current.starface.login = QStringLiteral("0001");
}

void FakeEngine::note(const char *order, bool flag)
{
    orders << QString::fromLatin1(order) + (flag ? QStringLiteral(" yes") : QStringLiteral(" no"));
}

void FakeEngine::goLive(const QStringList &agreed)
{
    orders << QStringLiteral("goLive ") + agreed.join(QLatin1Char(','));
}

core::Done FakeEngine::setExcluded(const QString &key, bool excluded_)
{
    note(qPrintable(QStringLiteral("setExcluded ") + key), excluded_);
    return keeping ? core::Done(core::failure(*keeping)) : core::Done();
}

core::Done FakeEngine::setRules(const rules::RuleChoice &choice)
{
    rules = choice;
    return keeping ? core::Done(core::failure(*keeping)) : core::Done();
}

sync::UserReport FakeEngine::reportOf(const QString &key) const
{
    sync::UserReport report;
    report.key = key;
    report.availability = QStringLiteral("Busy %1").arg(m_round);
    report.teams = m_round % 2 == 0 ? presence::TeamsStatus::InCall : presence::TeamsStatus::Available;
    report.decidedAt = m_clock.now();
    return report;
}

void FakeEngine::addPeople(int count)
{
    QList<sync::UserReport> reports;
    for (int i = 0; i < count; ++i) {
        sync::Person person;
        person.key = person.email = QStringLiteral("user%1@example.com").arg(m_people.size());
        person.name = QStringLiteral("User %1").arg(m_people.size());
        m_people.append(person);
        reports.append(reportOf(person.key));
    }
    m_board.setPeople(m_people);
    m_board.applyReports(reports);
}

void FakeEngine::changeEverybody()
{
    ++m_round;
    QList<sync::UserReport> reports;
    for (const sync::Person &person : std::as_const(m_people))
        reports.append(reportOf(person.key));
    m_board.applyReports(reports);
}

} // namespace pb::test
