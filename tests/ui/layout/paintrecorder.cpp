// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layout/paintrecorder.h"

#include <QPaintEngine>
#include <QPainter>
#include <QWidget>

#include <cmath>

namespace pb::test {

namespace {

class Recorder final : public QPaintEngine {
public:
    Recorder()
        : QPaintEngine(AllFeatures)
    {
    }

    QList<PaintedText> texts;
    QRectF whole;

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }
    void updateState(const QPaintEngineState &now) override
    {
        if (now.state() & DirtyTransform)
            m_transform = now.transform();
    }
    void drawTextItem(const QPointF &at, const QTextItem &item) override
    {
        const QRectF box(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        QRectF room = whole;
        if (painter()->hasClipping())
            room &= m_transform.mapRect(painter()->clipBoundingRect());
        add({item.text(), m_transform.mapRect(box), room});
    }
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override { }
    void drawTiledPixmap(const QRectF &, const QPixmap &, const QPointF &) override { }
    void drawImage(const QRectF &, const QImage &, const QRectF &, Qt::ImageConversionFlags) override { }
    void drawPath(const QPainterPath &) override { }
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override { }
    void drawRects(const QRectF *, int) override { }
    void drawRects(const QRect *, int) override { }
    void drawLines(const QLineF *, int) override { }
    void drawLines(const QLine *, int) override { }
    void drawEllipse(const QRectF &) override { }
    void drawPoints(const QPointF *, int) override { }

private:
    /// A change of font in the middle of a line begins another item.
    void add(const PaintedText &more)
    {
        if (!texts.isEmpty()) {
            PaintedText &last = texts.last();
            const bool sameLine = std::abs(last.box.center().y() - more.box.center().y()) < 3;
            if (sameLine && std::abs(last.box.right() - more.box.left()) < 1.5) {
                last.text += more.text;
                last.box |= more.box;
                last.room &= more.room;
                return;
            }
        }
        texts.append(more);
    }

    QTransform m_transform;
};

/// Has the resolution of the widget, so that it lays its text out as it does on the screen.
class Sheet final : public QPaintDevice {
public:
    explicit Sheet(const QWidget &like)
        : m_like(like)
    {
        m_engine.whole = like.rect();
    }

    QPaintEngine *paintEngine() const override { return &m_engine; }
    QList<PaintedText> texts() const { return m_engine.texts; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return m_like.width();
        case PdmHeight:
            return m_like.height();
        case PdmWidthMM:
            return m_like.widthMM();
        case PdmHeightMM:
            return m_like.heightMM();
        case PdmNumColors:
            return m_like.colorCount();
        case PdmDepth:
            return m_like.depth();
        case PdmDpiX:
        case PdmPhysicalDpiX:
            return m_like.logicalDpiX();
        case PdmDpiY:
        case PdmPhysicalDpiY:
            return m_like.logicalDpiY();
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        }
        return 0;
    }

private:
    const QWidget &m_like;
    mutable Recorder m_engine;
};

} // namespace

QList<PaintedText> paintedTexts(QWidget &widget)
{
    Sheet sheet(widget);
    widget.render(&sheet, {}, {}, QWidget::IgnoreMask);
    return sheet.texts();
}

} // namespace pb::test
