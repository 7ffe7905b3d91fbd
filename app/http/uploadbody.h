// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <cstring>

namespace pb::http {

/// A request body that can be read once. Qt sends a request again, whatever its method, when the connection
/// drops before the answer; a body that cannot be rewound keeps it from doing so.
class UploadBody final : public QIODevice {
    Q_OBJECT
public:
    explicit UploadBody(const QByteArray &bytes)
        : m_bytes(bytes)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    qint64 size() const override { return m_bytes.size(); }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        const qint64 length = qMin(maximum, m_bytes.size() - m_read);
        std::memcpy(data, m_bytes.constData() + m_read, static_cast<std::size_t>(length));
        m_read += length;
        return length;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    qint64 m_read = 0;
};

} // namespace pb::http
