// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the health page, the banners and the dialogs with made-up people, to be looked at by whoever changes
// them. Not installed.
#include "ui/common/icons.h"
#include "ui/health/healthpage.h"
#include "ui/health/needbanners.h"
#include "ui/healthscene.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/scenes/dialogscene.h"
#include "ui/scenes/gallery.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>

using namespace pb;

namespace {

/// Every picture of the tray on a light and on a dark panel, as large as panels have them.
std::unique_ptr<QWidget> trayPictures()
{
    auto sheet = std::make_unique<QWidget>();
    auto *rows = new QVBoxLayout(sheet.get());
    for (const QColor &panel : {QColor(0xf2, 0xf2, 0xf2), QColor(0x20, 0x22, 0x26)}) {
        auto *strip = new QWidget(sheet.get());
        strip->setAutoFillBackground(true);
        QPalette palette;
        palette.setColor(QPalette::Window, panel);
        strip->setPalette(palette);
        auto *row = new QHBoxLayout(strip);
        for (const char *name : {"good", "observe", "paused", "attention", "failing", "starting"}) {
            for (const int side : {16, 22, 32, 64}) {
                auto *label = new QLabel(strip);
                label->setPixmap(ui::icon(QStringLiteral("tray-") + QLatin1String(name)).pixmap(side, side));
                row->addWidget(label);
            }
        }
        rows->addWidget(strip);
    }
    return sheet;
}

/// As it stands in the program: banners above the table, the page beside it.
std::unique_ptr<QWidget> monitorWith(health::Watch &watch, board::Board &board)
{
    auto window = std::make_unique<ui::MonitorWindow>(board, QString());
    window->setNeedBanners(new ui::NeedBanners(watch, window.get()));
    auto *dock = new QDockWidget(QStringLiteral("Health"), window.get());
    dock->setWidget(new ui::HealthPage(watch, dock));
    window->addDockWidget(Qt::RightDockWidgetArea, dock);
    board.setPeople(test::matchedPeople(40));
    board.applyStatus(watch.facts().status);
    return window;
}

std::unique_ptr<QWidget> make(const QString &scene, health::Watch &watch, board::Board &board)
{
    if (scene == u"health")
        return std::make_unique<ui::HealthPage>(watch);
    if (scene == u"window")
        return monitorWith(watch, board);
    if (scene == u"tray")
        return trayPictures();
    return test::makeDialog(scene, watch);
}

} // namespace

int main(int argc, char **argv)
{
    const QStringList own{QStringLiteral("health"), QStringLiteral("window"), QStringLiteral("tray")};
    test::Gallery gallery(argc, argv,
        {test::sceneOption(own + test::dialogScenes()),
            {QStringLiteral("health"), QStringLiteral("working, failing, expiring, odd."),
                QStringLiteral("name"), QStringLiteral("working")}});
    core::SystemClock clock;
    health::Watch watch({}, clock);
    board::Board board(clock);
    test::fillWatch(watch, gallery.value("health"));
    const auto window = make(gallery.value("scene"), watch, board);
    gallery.resize(*window);
    return gallery.run(*window);
}
