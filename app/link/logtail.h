// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QObject>

#include <deque>

namespace pb::link {

/// The last lines of a log, as many as fit, each with a number. Owns them. Lines may be added by every
/// thread; grown() comes from the event loop of this object's thread, once for many.
class LogTail final : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype most = 512 * 1024; ///< bytes of all lines
    static constexpr qsizetype longestLine = 8 * 1024; ///< the rest of a longer one is left out

    struct Portion {
        qint64 first = 0; ///< the number of the first line
        QList<QByteArray> lines;
    };

    LogTail();

    /// What stood in the log before this run: the last line gets the number -1.
    void addEarlier(const QByteArray &log);
    void add(const QByteArray &line);
    void clear();

    /// Lines from this number on, or from the oldest one that is still there: at least one, if there is one.
    Portion from(qint64 number, qsizetype bytes) const;
    /// The number that the next line gets.
    qint64 end() const;
    /// All of them, the oldest first.
    QByteArray text() const;
    /// Another one for each run.
    quint64 run() const { return m_run; }

Q_SIGNALS:
    void grown();

private:
    void append(QByteArray line);

    const quint64 m_run;
    mutable QMutex m_mutex;
    std::deque<QByteArray> m_lines;
    qsizetype m_bytes = 0;
    qint64 m_end = 0;
    bool m_isTold = false; ///< grown() is on its way
};

} // namespace pb::link
