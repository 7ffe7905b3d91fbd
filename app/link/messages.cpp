// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/messages.h"

#include <QtEndian>

namespace pb::link {

QByteArray frame(Message message, const QByteArray &payload)
{
    QByteArray bytes(frameHead, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(frameHead + payload.size()), bytes.data());
    bytes[4] = static_cast<char>(message);
    return bytes + payload;
}

std::optional<FrameReader::Frame> FrameReader::next()
{
    if (m_failed || m_bytes.size() < frameHead)
        return {};
    const auto size = static_cast<qsizetype>(qFromBigEndian<quint32>(m_bytes.constData()));
    if (size < frameHead || size > m_longest) {
        m_failed = true;
        m_bytes.clear();
        return {};
    }
    if (m_bytes.size() < size)
        return {};
    Frame frame{
        static_cast<Message>(static_cast<quint8>(m_bytes[4])), m_bytes.mid(frameHead, size - frameHead)};
    m_bytes.remove(0, size);
    return frame;
}

} // namespace pb::link
