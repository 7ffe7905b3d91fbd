// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/server.h"

#include <set>

namespace pb::link {

/// One window as the engine sees it: what it has been shown, and what it asks. Keeps marks of what has
/// changed, not the changes, and sends as long as the window takes it. Lives on one thread; the server owns
/// it.
class Session final : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 mostWaiting =
        256 * 1024; ///< bytes on their way; then it is waited for the window
    static constexpr qint64 mostUnread = 16 * 1024 * 1024; ///< answers on their way; then it is put out
    static constexpr int rowsPerFrame = 200;
    static constexpr int mostQuestions = 32; ///< of one window at a time

    /// `server` must outlive it.
    Session(Server &server, std::unique_ptr<Transport> transport, std::optional<Role> most);
    ~Session() override;

    bool isAttached() const { return m_isAttached; }
    void tellEnded(const QStringList &notGivenBack);
    void markProfile() { mark(m_profile); }

private:
    void watch();
    void read(const QByteArray &bytes);
    void handle(const FrameReader::Frame &frame);
    void greet(const QByteArray &payload);
    void refuse(Refused::Why why);
    void handleRequest(const QByteArray &payload);
    core::Result<QByteArray> question(const Request &request);
    core::Done order(Ask ask, const QByteArray &arguments);
    void askHistory(const Request &request);
    template<typename T>
    void answerLater(quint64 id, core::Job<T> *job);
    void answer(quint64 id, const core::Result<QByteArray> &result);

    void mark(bool &what);
    void markRows(const QList<int> &rows);
    void rowsMove();
    void directoryRead();
    void pump();
    bool sendNext();
    bool sendRows();
    bool sendChangedRows();
    bool sendWrites();
    void sendHealth();
    bool sendRemovals();
    bool sendLog();
    void send(const QByteArray &frame) { m_transport->send(frame); }
    void gone();

    Server &m_server;
    EngineAccess &m_engine;
    const std::unique_ptr<Transport> m_transport;
    const std::optional<Role> m_most; ///< nothing: who is there is not allowed to attach
    Role m_role = Role::Viewer;
    FrameReader m_reader;
    bool m_isAttached = false;
    bool m_isGone = false;
    int m_questions = 0; ///< under way

    // what the window has not been shown yet
    bool m_profile = true;
    bool m_status = true;
    bool m_health = true;
    bool m_historyState = true;
    bool m_stored = false;
    int m_nextRow = -1; ///< the next of all rows; -1: all were sent, or there are none yet
    bool m_rowsMoved = true; ///< since all rows were sent
    std::set<int> m_changed; ///< rows that were sent and are different now
    qint64 m_writesSent = 0;
    QStringList m_removed; ///< from the history
    bool m_allRemoved = false;
    qint64 m_nextLine; ///< of the log
};

} // namespace pb::link
