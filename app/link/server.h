// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "link/engineaccess.h"
#include "link/messages.h"
#include "link/transport.h"

#include <QLocalServer>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace pb::link {

class Session;

/// The engine's end of the link: lets windows attach, shows them what is so, and takes their orders.
/// Guarantees: a window that does not read costs no more than what the operating system keeps for it and a
/// mark for each row; it is shown what is so then, not what it has missed. Who says nothing sensible is put
/// out. Lives on one thread; engine and clock must outlive it.
class Server final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t mostWindows = 16;
    static constexpr core::Duration patience{5'000}; ///< until somebody has said Hello

    struct Settings {
        QString version;
        bool isService = false;
        bool isDemo = false;
        /// What the members of this process's group may, who are allowed to connect besides this user and
        /// root; nothing: they are not.
        std::optional<Role> group;
        std::function<std::optional<Peer>(const QLocalSocket &)> peer = &peerOf;
    };

    Server(Settings settings, EngineAccess &engine, core::Clock &clock, QObject *parent = nullptr);
    ~Server() override;

    /// Takes the name over from whoever has it: whoever calls this holds the lock of the profile. Storage
    /// error where that cannot be.
    core::Done listen(const QString &name);
    /// A connection that came about in another way. `most`: what it may be granted; nothing: it is refused.
    void attach(std::unique_ptr<Transport> transport, std::optional<Role> most);

    int windows() const;
    /// The engine does nothing any more: the last word to all windows.
    void tellEnded(const QStringList &notGivenBack);

public Q_SLOTS:
    /// The profile in force is another one.
    void profileChanged();

Q_SIGNALS:
    /// One has attached or gone.
    void windowsChanged(int windows);

private:
    friend class Session;

    void takeConnections();
    void drop(Session *session);

    const Settings m_settings;
    EngineAccess &m_engine;
    core::Clock &m_clock;
    QLocalServer m_listener;
    std::vector<std::unique_ptr<Session>> m_sessions;
    std::vector<std::unique_ptr<Session>> m_gone; ///< until control is back in the event loop
};

} // namespace pb::link
