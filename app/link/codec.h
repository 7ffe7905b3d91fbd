// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/members.h"

#include <QByteArray>
#include <QDataStream>
#include <QDate>
#include <QFlags>
#include <QIODevice>
#include <QList>
#include <QString>

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <variant>

/// Values as bytes for another process of the same version on the same computer, and back. What may be sent
/// is said once for both directions, in members.h. Pure.
namespace pb::link {

/// The format of QDataStream that both ends use, whatever Qt they run with.
inline constexpr auto streamVersion = QDataStream::Qt_6_0;

class Encoder {
public:
    Encoder()
        : m_stream(&m_bytes, QIODevice::WriteOnly)
    {
        m_stream.setVersion(streamVersion);
    }

    template<typename... T>
    Encoder &operator()(const T &...values)
    {
        (put(values), ...);
        return *this;
    }

    const QByteArray &bytes() const { return m_bytes; }

private:
    void put(bool value) { m_stream << value; }
    void put(qint32 value) { m_stream << value; }
    void put(qint64 value) { m_stream << value; }
    void put(quint16 value) { m_stream << value; }
    void put(quint64 value) { m_stream << value; }
    void put(const QString &value) { m_stream << value; }
    void put(const QByteArray &value) { m_stream << value; }
    void put(const std::string &value) { m_stream << QByteArray::fromStdString(value); }
    void put(QDate value) { m_stream << qint64{value.toJulianDay()}; }

    template<typename Rep, typename Period>
    void put(std::chrono::duration<Rep, Period> value)
    {
        m_stream << qint64{value.count()};
    }

    template<typename Clock, typename Duration>
    void put(std::chrono::time_point<Clock, Duration> value)
    {
        m_stream << qint64{value.time_since_epoch().count()};
    }

    template<typename Enum>
    requires std::is_enum_v<Enum>
    void put(Enum value) { m_stream << static_cast<quint8>(value); }

    template<typename Enum>
    void put(QFlags<Enum> value)
    {
        m_stream << quint32(value.toInt());
    }

    template<typename T>
    void put(const std::optional<T> &value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }

    template<typename T>
    void put(const QList<T> &list)
    {
        m_stream << static_cast<quint32>(list.size());
        for (const T &value : list)
            put(value);
    }

    template<typename T, std::size_t size>
    void put(const std::array<T, size> &array)
    {
        for (const T &value : array)
            put(value);
    }

    template<typename... T>
    void put(const std::variant<T...> &value)
    {
        m_stream << static_cast<quint8>(value.index());
        std::visit([this](const auto &content) { put(content); }, value);
    }

    template<typename T>
    requires HasMembers<T>
    void put(const T &value)
    {
        std::apply([this](const auto &...member) { (put(member), ...); }, members(value));
    }

    QByteArray m_bytes;
    QDataStream m_stream;
};

/// Reads what an Encoder wrote, or finds that nobody wrote that: failed(), and the values read are without
/// meaning. Never reads beyond the bytes, and never asks for more memory than they can fill.
class Decoder {
public:
    explicit Decoder(QByteArray bytes)
        : m_bytes(std::move(bytes))
        , m_stream(m_bytes)
    {
        m_stream.setVersion(streamVersion);
    }

    template<typename... T>
    Decoder &operator()(T &...values)
    {
        (get(values), ...);
        return *this;
    }

    bool failed() const { return m_stream.status() != QDataStream::Ok; }
    /// Everything was read, and there was nothing more.
    bool isWhole() const { return !failed() && m_stream.atEnd(); }

private:
    void fail() { m_stream.setStatus(QDataStream::ReadCorruptData); }
    qint64 left() const { return m_stream.device()->bytesAvailable(); }

    void get(bool &value)
    {
        quint8 byte = 0;
        m_stream >> byte;
        value = byte == 1;
        if (byte > 1)
            fail();
    }
    void get(qint32 &value) { m_stream >> value; }
    void get(qint64 &value) { m_stream >> value; }
    void get(quint16 &value) { m_stream >> value; }
    void get(quint64 &value) { m_stream >> value; }
    void get(QString &value) { m_stream >> value; }
    void get(QByteArray &value) { m_stream >> value; }
    void get(std::string &value)
    {
        QByteArray bytes;
        m_stream >> bytes;
        value = bytes.toStdString();
    }
    void get(QDate &value)
    {
        qint64 day = 0;
        m_stream >> day;
        value = QDate::fromJulianDay(day);
    }

    template<typename Rep, typename Period>
    void get(std::chrono::duration<Rep, Period> &value)
    {
        value = std::chrono::duration<Rep, Period>(static_cast<Rep>(time()));
    }

    /// Steady time counts from the start of the computer, for both ends alike.
    template<typename Clock>
    void get(std::chrono::time_point<Clock, core::Duration> &value)
    {
        value = std::chrono::time_point<Clock, core::Duration>(core::Duration{time()});
    }

    template<typename Enum>
    requires std::is_enum_v<Enum>
    void get(Enum &value)
    {
        quint8 byte = 0;
        m_stream >> byte;
        value = static_cast<Enum>(byte);
        if (byte > static_cast<quint8>(last(Enum{})))
            fail();
    }

    template<typename Enum>
    void get(QFlags<Enum> &value)
    {
        quint32 bits = 0;
        m_stream >> bits;
        value = QFlags<Enum>::fromInt(static_cast<typename QFlags<Enum>::Int>(bits));
        if (bits > allFlags(Enum{}))
            fail();
    }

    template<typename T>
    void get(std::optional<T> &value)
    {
        bool has = false;
        get(has);
        value.reset();
        if (has && !failed())
            get(value.emplace());
    }

    template<typename T>
    void get(QList<T> &list)
    {
        quint32 size = 0;
        m_stream >> size;
        list.clear();
        if (size > left()) // an element takes a byte at least
            return fail();
        for (quint32 i = 0; i < size && !failed(); ++i) {
            T value{};
            get(value);
            list.append(std::move(value));
        }
    }

    template<typename T, std::size_t size>
    void get(std::array<T, size> &array)
    {
        for (T &value : array)
            get(value);
    }

    template<typename... T>
    void get(std::variant<T...> &value)
    {
        quint8 index = 0;
        m_stream >> index;
        if (index >= sizeof...(T))
            return fail();
        getAlternative<0>(value, index);
    }

    template<std::size_t number, typename... T>
    void getAlternative(std::variant<T...> &value, quint8 index)
    {
        if constexpr (number < sizeof...(T)) {
            if (index == number)
                get(value.template emplace<number>());
            else
                getAlternative<number + 1>(value, index);
        }
    }

    template<typename T>
    requires HasMembers<T>
    void get(T &value)
    {
        std::apply([this](auto &...member) { (get(member), ...); }, members(value));
    }

    /// Within what can be reckoned with: some ten thousand years on either side.
    qint64 time()
    {
        constexpr qint64 most = 400'000'000'000'000;
        qint64 value = 0;
        m_stream >> value;
        if (value < -most || value > most) {
            fail();
            return 0;
        }
        return value;
    }

    const QByteArray m_bytes;
    QDataStream m_stream;
};

template<typename... T>
QByteArray encode(const T &...values)
{
    Encoder encoder;
    encoder(values...);
    return encoder.bytes();
}

} // namespace pb::link
