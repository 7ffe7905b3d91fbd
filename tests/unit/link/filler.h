// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/codec.h"

namespace pb::test {

using link::last;

/// Gives every member of a value, and theirs, something of its own that is not what it begins with.
class Filler {
public:
    template<typename T>
    T make()
    {
        T value{};
        fill(value);
        return value;
    }

private:
    int next() { return ++m_number; }

    void fill(bool &value) { value = !value; }
    void fill(qint32 &value) { value = next(); }
    void fill(qint64 &value) { value = next(); }
    void fill(quint16 &value) { value = static_cast<quint16>(next()); }
    void fill(quint64 &value) { value = static_cast<quint64>(next()); }
    void fill(QString &value) { value = QStringLiteral("text %1 äß").arg(next()); }
    void fill(QByteArray &value) { value = QByteArray::number(next()); }
    void fill(std::string &value) { value = std::to_string(next()); }
    void fill(QDate &value) { value = QDate(2026, 1, 1).addDays(next()); }

    template<typename Rep, typename Period>
    void fill(std::chrono::duration<Rep, Period> &value)
    {
        value = std::chrono::duration<Rep, Period>(static_cast<Rep>(next()));
    }

    template<typename Clock, typename Duration>
    void fill(std::chrono::time_point<Clock, Duration> &value)
    {
        value = std::chrono::time_point<Clock, Duration>(Duration{1'000'000 + next()});
    }

    template<typename Enum>
    requires std::is_enum_v<Enum>
    void fill(Enum &value)
    {
        const int count = static_cast<int>(last(Enum{})) + 1;
        value = static_cast<Enum>((static_cast<int>(value) + 1 + next() % (count - 1)) % count);
    }

    template<typename Enum>
    void fill(QFlags<Enum> &value)
    {
        value = QFlags<Enum>::fromInt(1 + next() % static_cast<int>(link::allFlags(Enum{})));
    }

    template<typename T>
    void fill(std::optional<T> &value)
    {
        fill(value.emplace());
    }

    template<typename T>
    void fill(QList<T> &list)
    {
        list = {make<T>(), make<T>()};
    }

    template<typename T, std::size_t size>
    void fill(std::array<T, size> &array)
    {
        for (T &value : array)
            fill(value);
    }

    template<typename... T>
    void fill(std::variant<T...> &value)
    {
        std::visit([this](auto &content) { fill(content); }, value);
    }

    template<typename T>
    requires link::HasMembers<T>
    void fill(T &value)
    {
        std::apply([this](auto &...member) { (fill(member), ...); }, link::members(value));
    }

    int m_number = 0;
};

} // namespace pb::test
