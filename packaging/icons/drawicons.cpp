// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the icon of the program in every size and in the containers of Windows and macOS, at build time:
//   drawicons SOURCE.svg FOLDER     writes FOLDER/<size>.png, FOLDER/presence-bridge.ico and .icns
#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QtEndian>

#include <array>
#include <cstdio>

namespace {

constexpr std::array sizes{16, 22, 24, 32, 48, 64, 128, 256, 512};
constexpr std::array icoSizes{16, 24, 32, 48, 64, 128, 256};

struct IcnsPart {
    const char *type;
    int size;
};
constexpr std::array icnsParts{IcnsPart{"icp4", 16}, IcnsPart{"icp5", 32}, IcnsPart{"icp6", 64},
    IcnsPart{"ic07", 128}, IcnsPart{"ic08", 256}, IcnsPart{"ic09", 512}};

QByteArray png(QSvgRenderer &renderer, int size)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

template<typename Number>
QByteArray little(Number number)
{
    QByteArray bytes(sizeof(Number), Qt::Uninitialized);
    qToLittleEndian(number, bytes.data());
    return bytes;
}

QByteArray big(quint32 number)
{
    QByteArray bytes(sizeof number, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

/// A directory of 16 bytes for each picture, then the pictures, which may be PNG since Windows Vista.
QByteArray ico(QSvgRenderer &renderer)
{
    constexpr quint16 count = icoSizes.size();
    QByteArray head = little<quint16>(0) + little<quint16>(1) + little(count);
    QByteArray pictures;
    for (const int size : icoSizes) {
        const QByteArray picture = png(renderer, size);
        const char side = static_cast<char>(size == 256 ? 0 : size); // 0 means 256
        head += QByteArray(1, side) + QByteArray(1, side) + QByteArray(2, '\0') + little<quint16>(1)
            + little<quint16>(32) + little(static_cast<quint32>(picture.size()))
            + little(static_cast<quint32>(6 + 16 * count + pictures.size()));
        pictures += picture;
    }
    return head + pictures;
}

QByteArray icns(QSvgRenderer &renderer)
{
    QByteArray parts;
    for (const auto &[type, size] : icnsParts) {
        const QByteArray picture = png(renderer, size);
        parts += QByteArray(type) + big(static_cast<quint32>(picture.size() + 8)) + picture;
    }
    return QByteArrayLiteral("icns") + big(static_cast<quint32>(parts.size() + 8)) + parts;
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (bytes.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        std::fprintf(stderr, "drawicons: cannot write %s\n", qPrintable(path));
        return false;
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fputs("usage: drawicons SOURCE.svg FOLDER\n", stderr);
        return 2;
    }
    QSvgRenderer renderer(QString::fromLocal8Bit(argv[1]));
    const QDir folder(QString::fromLocal8Bit(argv[2]));
    if (!renderer.isValid() || !folder.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "drawicons: cannot use %s or %s\n", argv[1], argv[2]);
        return 1;
    }
    bool ok = true;
    for (const int size : sizes)
        ok = write(folder.filePath(QStringLiteral("%1.png").arg(size)), png(renderer, size)) && ok;
    ok = write(folder.filePath(QStringLiteral("presence-bridge.ico")), ico(renderer)) && ok;
    ok = write(folder.filePath(QStringLiteral("presence-bridge.icns")), icns(renderer)) && ok;
    return ok ? 0 : 1;
}
