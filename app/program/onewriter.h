// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <memory>

namespace pb {

/// Sees to it that one engine at most writes to a PBX and a tenant from this machine, under whatever account
/// it runs. It is a name that the system gives once (Linux: an abstract socket), so nothing is left behind by
/// a crash, no folder has to be open to everybody, and who holds it can be named. Whoever takes the name to
/// keep others out is named, too. Where the system has no such names nobody is kept out.
class OneWriter {
public:
    static constexpr char takenCode[] = "other-writer"; ///< of the Error; its detail: whose the other one is

    /// The same for every way to write the same PBX and tenant, and no other's; 64 hexadecimal digits.
    static QByteArray connectionId(const QUrl &pbx, const QString &tenant);
    static core::Result<std::unique_ptr<OneWriter>> claim(const QUrl &pbx, const QString &tenant);
    ~OneWriter();
    OneWriter(const OneWriter &) = delete;
    OneWriter &operator=(const OneWriter &) = delete;

private:
    explicit OneWriter(int socket)
        : m_socket(socket)
    {
    }

    const int m_socket;
};

} // namespace pb
