// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the monitor window with made-up people, to be looked at by whoever changes it. Not installed.
#include "ui/scenes/gallery.h"
#include "ui/scenes/monitorscene.h"

using namespace pb;

int main(int argc, char **argv)
{
    test::Gallery gallery(argc, argv, {test::sceneOption(test::MonitorScene::names())});
    core::SystemClock clock;
    test::MonitorScene scene(gallery.value("scene"), clock);
    ui::MonitorWindow &window = scene.window();
    QObject::connect(&window, &ui::MonitorWindow::quitRequested, &window, [&window] {
        window.allowClose();
        window.close();
    });
    gallery.resize(window);
    window.show();
    scene.play();
    return gallery.run(window);
}
