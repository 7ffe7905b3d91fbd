// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "link/client.h"

#include <QJsonObject>
#include <QLocalSocket>
#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QProcessEnvironment>

#include <functional>
#include <memory>

namespace pb {

/// The engine that a window shows: attaches to a service of the system or to another one that runs, or starts
/// one and attaches. An engine that
/// was started has a session of its own and no display, so that it outlives the window, whatever becomes of
/// that. Where an engine is lost it is looked for and started again, ever more slowly. Lives on one thread;
/// the clock must outlive it.
class WindowEngine final : public QObject {
    Q_OBJECT
public:
    static constexpr core::Duration again{1'000}; ///< after the first loss; doubles up to a minute
    static constexpr core::Duration patience{10'000}; ///< until an engine has said Welcome

    struct Settings {
        QString program; ///< this one's file; empty: none is started
        QStringList arguments; ///< of an engine
        QString socket; ///< where one may be running already; empty: nowhere
        QString serviceSocket; ///< where a service of the system may be, which comes first; empty: nowhere
        QString reload; ///< a profile that was written just now: one that runs already has to read it anew
        QByteArray secrets; ///< for its standard input; empty: it gets them elsewhere
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        QString version;
        bool observes = false; ///< this window only watches
    };

    WindowEngine(Settings settings, core::Clock &clock, QObject *parent = nullptr);
    /// The engine, if there is one, is let go, and notices.
    ~WindowEngine() override;

    /// attached(), failed() or waiting() follows.
    void start();
    /// Lets it give everything back and end, if it is this window's: ended() follows. Others are let go:
    /// then, too.
    void end();
    /// The same without waiting for anything: nothing is emitted any more.
    void abandon();
    /// Looks for it and starts it now, where it was lost.
    void retry();
    /// After it has ended, and nobody here wanted that.
    void startAgain();

    link::Client &client() { return m_client; }
    /// Of the engine that was started here; 0: there is none.
    qint64 processId() const { return m_process ? m_process->processId() : 0; }
    bool isLost() const { return m_isLost; }
    /// Whether it is the service of the system, as it was last found.
    bool isOfSystem() const { return m_isOfSystem; }

Q_SIGNALS:
    void attached();
    /// It cannot run: a sentence for a person, a line for the log, and with what the program is to end.
    void failed(const QString &sentence, const QString &logLine, int exitCode);
    void waiting(const QString &sentence, const QString &logLine);
    /// It was attached and is gone; it is looked for.
    void lost();
    void refused(const pb::link::Refused &refusal);
    /// It goes on by what it had read before.
    void notReloaded(const pb::core::Error &error);
    /// It has ended; who is named could not be given back.
    void ended(const QStringList &notGivenBack);

private:
    void startOwn();
    void connectToService();
    void connectTo(const QString &socket, std::function<void(QLocalSocket::LocalSocketError)> otherwise);
    void connected();
    void orderReload();
    void launch();
    void readLines();
    void readLine(const QJsonObject &line);
    void tellObstacle(const QString &sentence, const QString &logLine);
    void processEnded();
    void lose();
    void tellEnded(const QStringList &notGivenBack);
    QStringList held() const;

    const Settings m_settings;
    core::Clock &m_clock;
    link::Client m_client;
    QPointer<QLocalSocket> m_socket; ///< on its way
    std::unique_ptr<QProcess> m_process; ///< the one that was started here
    QString m_listening; ///< where that one is found
    QPointer<QObject> m_retry;
    QPointer<QObject> m_patience;
    QString m_reload; ///< as in the settings, until an engine has it
    core::Duration m_pause = again;
    bool m_isLost = false;
    QString m_obstacle; ///< what was told to keep the next one from beginning
    bool m_isService = false; ///< as it was last attached
    bool m_isOfSystem = false;
    bool m_isEnding = false;
    bool m_hasEnded = false;
    bool m_hasFailed = false;
};

} // namespace pb
