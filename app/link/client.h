// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "link/logtail.h"
#include "link/messages.h"
#include "link/transport.h"

#include "health/watch.h"

#include <QObject>

#include <functional>
#include <memory>
#include <unordered_map>

namespace pb::link {

class RemoteHistory;

/// A window's end of the link: a board, a health and a history that are what the engine's are, and orders to
/// it. They stand as they last were while there is no engine. Can be attached again and again. Lives on one
/// thread; the clock must outlive it.
class Client final : public QObject {
    Q_OBJECT
public:
    explicit Client(core::Clock &clock, QObject *parent = nullptr);
    ~Client() override;

    /// Says Hello. Then attached(), refused() or lost(). What it was attached to before is let go.
    void attach(std::unique_ptr<Transport> transport, const QString &version, Role wanted = Role::Operator);
    /// Lets the engine go, which is not told anything. Nothing is emitted.
    void detach();

    bool isAttached() const { return m_isAttached; }
    /// What the engine has said of itself, when it was last attached.
    const Welcome &engine() const { return m_welcome; }
    bool canSteer() const { return m_isAttached && m_welcome.role == Role::Operator; }

    board::Board &board() { return m_board; }
    const board::Board &board() const { return m_board; }
    health::Watch &health() { return m_health; }
    history::History &history();
    const profile::Profile &profile() const { return m_profile; }
    /// The end of the engine's log; what an engine that is gone has said last stays.
    const LogTail &log() const { return m_log; }

    core::Job<QList<sync::PreviewLine>> *livePreview();
    core::Job<QList<sync::PreviewLine>> *heldBack();
    core::Job<QList<profile::Exclusion>> *exclusions();
    /// An order that takes nothing or a flag. Offline error where there is no engine, Forbidden for a viewer.
    core::Job<void> *order(Ask ask);
    core::Job<void> *order(Ask ask, bool flag);
    core::Job<void> *goLive(const QStringList &agreed);
    core::Job<void> *giveBackUser(const QString &key);
    core::Job<void> *setExcluded(const QString &key, bool excluded);
    core::Job<void> *setRules(const rules::RuleChoice &choice);
    /// This file of a profile was written: the engine is to go on by it. Conflict error where it cannot.
    core::Job<void> *reload(const QString &profileFile);

Q_SIGNALS:
    void attached();
    void refused(const pb::link::Refused &refusal);
    /// The engine is gone without a word, or it says what this version does not understand.
    void lost();
    /// It has given everything back and ends; who is named could not be.
    void ended(const QStringList &notGivenBack);
    void profileChanged();
    /// New lines of the engine's log, none of them twice.
    void logged(const QList<QByteArray> &lines);

private:
    friend class RemoteHistory;
    using Taker = std::function<void(const core::Result<QByteArray> &)>;

    template<typename T>
    core::Job<T> *ask(Ask what, const QByteArray &arguments, QObject *parent);
    void send(Ask what, const QByteArray &arguments, Taker taker);
    void read(const QByteArray &bytes);
    bool handle(const FrameReader::Frame &frame);
    bool handleGreeting(const FrameReader::Frame &frame);
    bool handleState(const FrameReader::Frame &frame);
    bool takeRows(const QByteArray &payload);
    bool takeHealth(const QByteArray &payload);
    bool takeLog(const QByteArray &payload);
    bool takeAnswer(const QByteArray &payload);
    void lose();
    void letGo();

    board::Board m_board;
    health::Watch m_health;
    std::unique_ptr<RemoteHistory> m_history;
    profile::Profile m_profile;
    LogTail m_log;
    quint64 m_logRun = 0; ///< whose lines these are
    qint64 m_nextLine = 0; ///< of that run
    std::unique_ptr<Transport> m_transport;
    FrameReader m_reader;
    Welcome m_welcome;
    QList<board::Row> m_coming; ///< rows until the last portion is here
    std::unordered_map<quint64, Taker> m_questions; ///< that wait for an answer
    quint64 m_lastQuestion = 0;
    bool m_isAttached = false;
    bool m_hasEnded = false; ///< said so itself: that it is gone then is no news
};

} // namespace pb::link
