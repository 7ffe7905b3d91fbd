// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the rules view and the "What would happen if" panel, to be looked at by whoever changes them. Not
// installed.
#include "ui/rules/rulesdialog.h"
#include "ui/rules/whatifpanel.h"
#include "ui/scenes/gallery.h"
#include "ui/scenes/rulesscene.h"

using namespace pb;

int main(int argc, char **argv)
{
    const QString whatIf = QStringLiteral("whatif");
    test::Gallery gallery(argc, argv, {test::sceneOption(test::RulesScene::names() + QStringList{whatIf})});
    test::RulesScene scene(gallery.value("scene"));
    ui::RulesDialog dialog(scene.editor());
    ui::WhatIfPanel panel;
    panel.setStatuses(presence::TeamsStatus::InCall, presence::StarfaceStatus::Available);
    QWidget &shown = gallery.value("scene") == whatIf ? static_cast<QWidget &>(panel) : dialog;
    gallery.resize(shown);
    return gallery.run(shown, [&scene] { return scene.isReady(); });
}
