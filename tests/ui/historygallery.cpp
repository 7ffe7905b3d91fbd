// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the timeline and the log of what happened with a made-up day, to be looked at by whoever changes
// them. Not installed.
#include "ui/monitor/activity/activityview.h"
#include "ui/monitor/timeline/timelinepanel.h"
#include "ui/scenes/gallery.h"
#include "ui/scenes/historyscene.h"

#include <QAbstractButton>
#include <QSplitter>

using namespace pb;
using namespace std::chrono_literals;

int main(int argc, char **argv)
{
    test::Gallery gallery(argc, argv,
        {{QStringLiteral("text"), QStringLiteral("With the timeline as text.")},
            {QStringLiteral("span"), QStringLiteral("0: hour, 1: day, 2: week."), QStringLiteral("number"),
                QStringLiteral("0")}});
    const QString span = gallery.value("span");
    test::HistoryScene scene(span == u"0" ? core::Duration(54min) : core::Duration(40h));
    QSplitter window(Qt::Vertical);
    auto *panel = new ui::TimelinePanel(scene.store(), scene.clock());
    window.addWidget(panel);
    window.addWidget(new ui::ActivityView(scene.store(), scene.clock()));
    window.resize(1000, 800);
    gallery.resize(window);
    const auto button = [panel](const QString &name) { return panel->findChild<QAbstractButton *>(name); };
    QObject::connect(&scene.store(), &history::HistoryStore::sessionBegan, &window, [&] {
        scene.record();
        panel->setUser(scene.anna().key, scene.anna().name);
        button(QStringLiteral("timelineSpan") + span)->click();
        button(QStringLiteral("timelineAsText"))->setChecked(gallery.isSet("text"));
    });
    return gallery.run(window);
}
