// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QTcpServer;
class QTcpSocket;

namespace pb::metrics {

/// Where Prometheus finds the figures: `GET /metrics` on a loopback port, or a file that is replaced as a
/// whole every fifteen seconds (the textfile collector of the node exporter). A port or a folder that cannot
/// be used is tried again every minute: nothing else waits for it. Takes few and short requests, and holds
/// nobody's connection open. Lives on one thread; the clock must outlive it.
class Exporter final : public QObject {
    Q_OBJECT
public:
    static constexpr core::Duration fileInterval{15'000};
    static constexpr core::Duration again{60'000};
    static constexpr core::Duration patience{5'000}; ///< for a whole request

    /// `place`: a port, or a file. `text`: the figures as they are now.
    Exporter(QString place, std::function<QByteArray()> text, core::Clock &clock, QObject *parent = nullptr);
    ~Exporter() override;

    /// Begins; failed() tells where it does not work, and whether it does later.
    void start();
    /// 0: it does not listen.
    quint16 port() const;

Q_SIGNALS:
    void failed(const pb::core::Error &error);
    void worksAgain();

private:
    core::Done attempt();
    core::Done listen();
    core::Done writeFile();
    void take(QTcpSocket *socket);
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &request);

    const QString m_place;
    const std::function<QByteArray()> m_text;
    core::Clock &m_clock;
    std::unique_ptr<QTcpServer> m_server; ///< null: it is a file
    int m_open = 0; ///< connections
    bool m_fails = false;
    bool m_hasFile = false; ///< it was written, and goes with this
};

} // namespace pb::metrics
