// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/zip.h"

#include <array>

namespace pb::support {

namespace {

constexpr std::array<quint32, 256> crcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 i = 0; i < 256; ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1U) ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
        table[i] = value;
    }
    return table;
}

/// CRC-32 as APPNOTE 4.4.7 wants it.
quint32 crc32(const QByteArray &bytes)
{
    static constexpr std::array<quint32, 256> table = crcTable();
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : bytes)
        crc = table[(crc ^ static_cast<quint8>(byte)) & 0xFFU] ^ (crc >> 8U);
    return crc ^ 0xFFFFFFFFU;
}

/// qCompress() writes a length of four bytes, then zlib: two bytes, deflate, four bytes (RFC 1950).
QByteArray deflated(const QByteArray &bytes)
{
    constexpr qsizetype before = 4 + 2;
    constexpr qsizetype after = 4;
    const QByteArray packed = qCompress(bytes, 9);
    return packed.mid(before, packed.size() - before - after);
}

void put(QByteArray &to, quint32 value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        to.append(static_cast<char>((value >> (8U * static_cast<quint32>(i))) & 0xFFU));
}

quint32 dosTime(const QDateTime &at)
{
    const auto number = [](int value) { return static_cast<quint32>(value); };
    return number(at.time().second() / 2) | number(at.time().minute()) << 5U | number(at.time().hour()) << 11U
        | number(at.date().day()) << 16U | number(at.date().month()) << 21U
        | number(qMax(0, at.date().year() - 1980)) << 25U;
}

/// What local and central header have in common, from "version needed" to the length of the extra field.
QByteArray description(const ZipEntry &entry, const QByteArray &name, const QByteArray &packed, quint32 time)
{
    QByteArray header;
    put(header, 20, 2); // deflate needs 2.0
    put(header, 1U << 11U, 2); // the name is UTF-8
    // an empty file has nothing to deflate
    put(header, entry.content.isEmpty() ? 0 : 8, 2);
    put(header, time, 4);
    put(header, crc32(entry.content), 4);
    put(header, static_cast<quint32>(packed.size()), 4);
    put(header, static_cast<quint32>(entry.content.size()), 4);
    put(header, static_cast<quint32>(name.size()), 2);
    put(header, 0, 2);
    return header;
}

} // namespace

QByteArray toZip(const QList<ZipEntry> &entries, const QDateTime &modified)
{
    const quint32 time = dosTime(modified);
    QByteArray archive;
    QByteArray directory;
    for (const ZipEntry &entry : entries) {
        const QByteArray name = entry.name.toUtf8();
        const QByteArray packed = entry.content.isEmpty() ? QByteArray() : deflated(entry.content);
        const QByteArray header = description(entry, name, packed, time);
        const auto offset = static_cast<quint32>(archive.size());
        put(archive, 0x04034B50U, 4);
        archive += header + name + packed;

        put(directory, 0x02014B50U, 4);
        put(directory, 20, 2); // made by
        directory += header;
        put(directory, 0, 2); // comment
        put(directory, 0, 2); // disk
        put(directory, 0, 2); // internal attributes
        put(directory, 0, 4); // external attributes
        put(directory, offset, 4);
        directory += name;
    }
    const auto start = static_cast<quint32>(archive.size());
    archive += directory;
    put(archive, 0x06054B50U, 4);
    put(archive, 0, 4); // disks
    put(archive, static_cast<quint32>(entries.size()), 2);
    put(archive, static_cast<quint32>(entries.size()), 2);
    put(archive, static_cast<quint32>(directory.size()), 4);
    put(archive, start, 4);
    put(archive, 0, 2); // comment
    return archive;
}

} // namespace pb::support
