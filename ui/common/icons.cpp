// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

// outside every namespace, as Qt's macro demands
static void initPictures()
{
    Q_INIT_RESOURCE(resources);
}

namespace pb::ui {

namespace {

class PictureEngine final : public QIconEngine {
public:
    explicit PictureEngine(const QString &name)
        : m_name(name)
        , m_tinted(name.startsWith(QLatin1String("action-")))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        QPixmap picture = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        picture.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, picture);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const QColor tint = palette.color(group, QPalette::ButtonText);
        const QString key = QStringLiteral("pb-icon %1 %2x%3 %4 %5")
                                .arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(int(mode))
                                .arg(m_tinted ? tint.rgba() : 0U);
        QPixmap picture;
        if (QPixmapCache::find(key, &picture))
            return picture;
        picture = QPixmap(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        if (mode == QIcon::Disabled && !m_tinted)
            painter.setOpacity(0.4);
        const int side = qMin(size.width(), size.height());
        QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(m_name));
        renderer.render(
            &painter, QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
        if (m_tinted) {
            painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
            painter.fillRect(picture.rect(), tint);
        }
        painter.end();
        QPixmapCache::insert(key, picture);
        return picture;
    }

    QString key() const override { return QStringLiteral("pb-picture"); }
    QIconEngine *clone() const override { return new PictureEngine(m_name); }

private:
    QString m_name;
    bool m_tinted;
};

} // namespace

void initResources()
{
    initPictures();
}

QIcon icon(const QString &name)
{
    if (name.isEmpty() || !QFile::exists(QStringLiteral(":/icons/%1.svg").arg(name)))
        return {};
    return QIcon(new PictureEngine(name));
}

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto channel = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(channel(under.red(), over.red()), channel(under.green(), over.green()),
        channel(under.blue(), over.blue()));
}

} // namespace pb::ui
