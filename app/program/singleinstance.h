// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QObject>
#include <QPointer>

#include <memory>

namespace pb {

/// Sees to it that one profile is run once per user of this computer. The lock file says who is first, also
/// after a crash; the socket, open to this user only, is how a second start asks the first one to show its
/// window. Whatever else comes over the socket is ignored. Lives on one
/// thread.
class SingleInstance final : public QObject {
    Q_OBJECT
public:
    /// How long a second start waits for the first one's answer.
    static constexpr core::Duration patience{3'000};

    struct Settings {
        QString folder; ///< of the profile's state: there is one lock in it
        bool hasWindow = true; ///< whether there is something to raise
        QString name = QStringLiteral("instance"); ///< of the lock: several kinds of process have one each
    };
    SingleInstance(Settings settings, core::Clock &clock, QObject *parent = nullptr);
    ~SingleInstance() override;

    const QString &folder() const { return m_settings.folder; }
    /// One of the first three signals follows, from the event loop.
    void start();

Q_SIGNALS:
    void isFirst();
    /// Another one runs; `raised`: it has shown its window.
    void isSecond(bool raised);
    /// There can be no lock in the folder: it cannot be made or written.
    void failed(const pb::core::Error &error);
    /// A later start asks for the window.
    void raiseWanted();

private:
    bool lock();
    void listen();
    void serve(QLocalSocket *socket);
    void ask();
    void finish(bool raised);
    QString socketName() const;

    const Settings m_settings;
    core::Clock &m_clock;
    std::unique_ptr<QLockFile> m_lock;
    QLocalServer m_server;
    QPointer<QLocalSocket> m_question; ///< of a second start
    bool m_finished = false;
};

} // namespace pb
