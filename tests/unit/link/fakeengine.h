// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/engineaccess.h"

namespace pb::test {

/// A history that a test fills and empties.
class FakeHistory final : public history::History {
    Q_OBJECT
public:
    history::State state() const override { return now; }
    const std::optional<core::Error> &problem() const override { return trouble; }
    int days() const override { return 7; }
    core::Job<history::Timeline> *timeline(const QString &key, const history::Interval &interval) override;
    core::Job<history::ActivityPage> *activity(const history::ActivityFilter &filter,
        const std::optional<history::Place> &after, int count) override;
    core::Job<history::ActivityCounts> *counts(const history::ActivityFilter &filter) override;
    core::Job<void> *removeUser(const QString &key) override;
    core::Job<void> *removeAll() override;

    history::State now = history::State::Recording;
    std::optional<core::Error> trouble;
    history::ActivityFilter asked;
    bool isSlow = false; ///< answers nothing
};

/// An engine that writes down what it is ordered.
class FakeEngine final : public link::EngineAccess {
public:
    explicit FakeEngine(core::Clock &clock);

    board::Board &board() override { return m_board; }
    health::Watch &health() override { return m_health; }
    history::History &history() override { return past; }
    profile::Profile profile() const override { return current; }
    QList<sync::PreviewLine> livePreview() const override { return preview; }
    QList<sync::PreviewLine> heldBack() const override { return held; }
    QList<profile::Exclusion> exclusions() const override { return excluded; }
    void syncNow() override { orders << QStringLiteral("syncNow"); }
    void setPaused(bool paused) override { note("setPaused", paused); }
    void setObserveOnly(bool observeOnly) override { note("setObserveOnly", observeOnly); }
    void goLive(const QStringList &agreed) override;
    void giveBackUser(const QString &key) override { orders << QStringLiteral("giveBackUser ") + key; }
    void giveBackAll() override { orders << QStringLiteral("giveBackAll"); }
    void releaseBrake() override { orders << QStringLiteral("releaseBrake"); }
    void retryNow() override { orders << QStringLiteral("retryNow"); }
    core::Done setExcluded(const QString &key, bool excluded) override;
    core::Done setRules(const rules::RuleChoice &choice) override;
    link::LogTail &log() override { return lines; }
    core::Done reload(const QString &file) override
    {
        orders << QStringLiteral("reload ") + file;
        return keeping ? core::Done(core::failure(*keeping)) : core::Done();
    }
    core::Done end() override
    {
        orders << QStringLiteral("end");
        return {};
    }

    /// A person with a report, as the engine tells of them.
    void addPeople(int count);
    void changeEverybody();

    FakeHistory past;
    link::LogTail lines;
    profile::Profile current;
    QList<sync::PreviewLine> preview;
    QList<sync::PreviewLine> held;
    QList<profile::Exclusion> excluded;
    std::optional<core::Error> keeping; ///< why nothing can be kept
    QStringList orders;
    rules::RuleChoice rules;

private:
    void note(const char *order, bool flag);
    sync::UserReport reportOf(const QString &key) const;

    core::Clock &m_clock;
    board::Board m_board;
    health::Watch m_health;
    QList<sync::Person> m_people;
    int m_round = 0;
};

} // namespace pb::test
