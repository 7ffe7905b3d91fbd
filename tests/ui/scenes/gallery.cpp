// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/gallery.h"

#include "ui/common/icons.h"
#include "words/language.h"

#include <QPainter>
#include <QStyleFactory>
#include <QTimer>

namespace pb::test {

namespace {

constexpr int lookAfter = 1200; ///< until what moves has come to rest

QPalette darkPalette()
{
    QPalette palette(QColor(0x2b, 0x2d, 0x31));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
    palette.setColor(QPalette::AlternateBase, QColor(0x25, 0x26, 0x2a));
    const QColor text(0xe4, 0xe6, 0xea);
    const QColor button(0x36, 0x39, 0x3f);
    for (const auto role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    for (const auto role : {QPalette::Button, QPalette::ToolTipBase})
        palette.setColor(role, button);
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9e, 0xa6));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xc4));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    for (const auto role : {QPalette::ButtonText, QPalette::WindowText, QPalette::Text})
        palette.setColor(QPalette::Disabled, role, QColor(0x7a, 0x7e, 0x86));
    return palette;
}

QList<QCommandLineOption> commonOptions()
{
    return {{QStringLiteral("dark"), QStringLiteral("A dark palette.")},
        {QStringLiteral("language"), QStringLiteral("de or en."), QStringLiteral("code"),
            QStringLiteral("en")},
        {QStringLiteral("font-size"), QStringLiteral("In points."), QStringLiteral("points")},
        {QStringLiteral("size"), QStringLiteral("As in 1000x600."), QStringLiteral("pixels")},
        {QStringLiteral("shot"), QStringLiteral("Saves a picture and ends."), QStringLiteral("file")}};
}

} // namespace

QCommandLineOption sceneOption(const QStringList &names)
{
    return {QStringLiteral("scene"), names.join(QStringLiteral(", ")), QStringLiteral("name"), names.first()};
}

Gallery::Gallery(int &argc, char **argv, const QList<QCommandLineOption> &options)
    : m_application(argc, argv)
{
    QApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    m_options.addHelpOption();
    m_options.addOptions(commonOptions() + options);
    m_options.process(m_application);
    ui::initResources();
    ui::installLanguage(m_application, value("language"));
    if (isSet("dark"))
        QApplication::setPalette(darkPalette());
    if (isSet("font-size")) {
        QFont font = QApplication::font();
        font.setPointSize(value("font-size").toInt());
        QApplication::setFont(font);
    }
}

void Gallery::resize(QWidget &window) const
{
    const QStringList size = value("size").split(QLatin1Char('x'));
    if (size.size() == 2)
        window.resize(size[0].toInt(), size[1].toInt());
}

QPixmap Gallery::picture(QWidget &window)
{
    QPixmap shot = window.grab();
    for (QWidget *other : QApplication::topLevelWidgets()) {
        if (other != &window && other->isVisible()) {
            QPainter painter(&shot);
            painter.drawPixmap(window.mapFromGlobal(other->mapToGlobal(QPoint())), other->grab());
        }
    }
    return shot;
}

QPixmap Gallery::sheet(const QList<QPixmap> &pictures)
{
    constexpr int columns = 2;
    constexpr int gap = 8;
    constexpr int width = 600;
    QList<QPixmap> small;
    int height = 0;
    for (const QPixmap &picture : pictures) {
        small.append(picture.scaledToWidth(width, Qt::SmoothTransformation));
        height = qMax(height, small.last().height());
    }
    const int rows = (static_cast<int>(pictures.size()) + columns - 1) / columns;
    QPixmap all(columns * (width + gap) + gap, rows * (height + gap) + gap);
    all.fill(QColor(0x80, 0x80, 0x80));
    QPainter painter(&all);
    for (int i = 0; i < static_cast<int>(small.size()); ++i)
        painter.drawPixmap(gap + i % columns * (width + gap), gap + i / columns * (height + gap), small[i]);
    return all;
}

int Gallery::run(QWidget &window, const std::function<bool()> &isReady)
{
    window.show();
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &window, [&] {
        if (isReady())
            QApplication::exit(picture(window).save(value("shot")) ? 0 : 1);
    });
    if (isSet("shot"))
        look.start(lookAfter);
    return QApplication::exec();
}

} // namespace pb::test
