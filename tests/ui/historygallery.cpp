// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the timeline and the log of what happened with a made-up day, to be looked at by whoever changes
// them. Not installed.
#include "ui/common/language.h"
#include "ui/monitor/activityview.h"
#include "ui/monitor/timelinepanel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCommandLineParser>
#include <QSplitter>
#include <QStyleFactory>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <random>

using namespace pb;
using namespace pb::history;
using namespace std::chrono_literals;
using presence::Action;
using presence::Reason;
using presence::StarfaceStatus;
using presence::TeamsStatus;

namespace {

constexpr auto anna = u"anna.abendroth@example.com";

/// Runs on from a moment in the past that the gallery sets.
class GalleryClock final : public core::Clock {
public:
    core::Time now() const override { return m_system.now() - back; }
    QObject *callLater(core::Duration delay, QObject *context, std::function<void()> callback) override
    {
        return m_system.callLater(delay, context, std::move(callback));
    }
    core::Duration back{};

private:
    core::SystemClock m_system;
};

struct Scene {
    TeamsStatus teams;
    StarfaceStatus starface;
    const char16_t *availability;
    const char16_t *activity;
    bool ourDnd;
    bool ourCall;
    int minutes;
};

const Scene scenes[] = {
    {TeamsStatus::Available, StarfaceStatus::Available, u"Available", u"Available", false, false, 12},
    {TeamsStatus::InCall, StarfaceStatus::DoNotDisturb, u"Busy", u"InACall", true, false, 9},
    {TeamsStatus::Available, StarfaceStatus::Available, u"Available", u"Available", false, false, 6},
    {TeamsStatus::Available, StarfaceStatus::Ringing, u"Available", u"Available", false, false, 1},
    {TeamsStatus::Busy, StarfaceStatus::InCall, u"Busy", u"InACall", false, true, 7},
    {TeamsStatus::InMeeting, StarfaceStatus::Available, u"Busy", u"InAMeeting", false, false, 25},
    {TeamsStatus::DoNotDisturb, StarfaceStatus::DoNotDisturb, u"DoNotDisturb", u"Presenting", true, false,
        14},
    {TeamsStatus::Away, StarfaceStatus::Available, u"Away", u"Away", false, false, 18},
    {TeamsStatus::Unknown, StarfaceStatus::Unknown, u"PresenceUnknown", u"PresenceUnknown", false, false, 4},
    {TeamsStatus::Offline, StarfaceStatus::Available, u"Offline", u"Offline", false, false, 10},
};

Change changeTo(const Scene &scene, const Scene &before)
{
    Change c;
    c.what = What::Status | What::Decision;
    c.availability = QString::fromUtf16(scene.availability);
    c.activity = QString::fromUtf16(scene.activity);
    c.telephony =
        scene.starface == StarfaceStatus::InCall ? QStringLiteral("ACTIVE") : QStringLiteral("AVAILABLE");
    c.dnd = scene.starface == StarfaceStatus::DoNotDisturb ? presence::Dnd::On : presence::Dnd::Off;
    c.teamsBefore = before.teams;
    c.starfaceBefore = before.starface;
    c.toStarface.status = scene.teams;
    c.toTeams.status = scene.starface;
    c.toStarface.reason = scene.ourDnd ? Reason::Mapped : Reason::NoMapping;
    c.toStarface.action = scene.ourDnd ? Action::SetDndOn : Action::None;
    c.toTeams.reason = scene.ourCall ? Reason::Mapped : Reason::IdleAssertsNothing;
    c.toTeams.action = scene.ourCall ? Action::SetBusyInACall : Action::None;
    if (scene.ourDnd) {
        c.dndClaim = presence::ClaimPhase::Held;
        c.dndBecause = scene.teams;
    }
    if (scene.ourCall) {
        c.teamsClaim = presence::ClaimPhase::Held;
        c.shows = presence::TeamsTarget::BusyInACall;
        c.teamsBecause = scene.starface;
    }
    return c;
}

core::Error timeout()
{
    core::Error error;
    error.kind = core::ErrorKind::Timeout;
    error.detail = QStringLiteral("no answer within 5 s");
    return error;
}

/// One person's changes from a moment on, until another.
QList<Event> day(core::Time from, core::Time to, const QString &key, unsigned seed)
{
    std::mt19937 random(seed);
    QList<Event> events;
    std::size_t before = 0;
    std::size_t i = seed % std::size(scenes);
    core::Time at = from;
    while (at < to) {
        const Scene &scene = scenes[i];
        events.append({0, at, key, {}, changeTo(scene, scenes[before])});
        if (scene.ourDnd || scene.ourCall) {
            Write write;
            write.side = scene.ourDnd ? presence::Side::Starface : presence::Side::Teams;
            write.action = scene.ourDnd ? Action::SetDndOn : Action::SetBusyInACall;
            write.duration = core::Duration{40 + random() % 200};
            if (random() % 4 == 0)
                write.error = timeout();
            events.append({0, at + 200ms, key, {}, write});
        }
        at += std::chrono::minutes{scene.minutes} / 2 + std::chrono::seconds{random() % 200};
        before = std::exchange(i, (i + 1) % std::size(scenes));
    }
    return events;
}

void record(HistoryStore &store, GalleryClock &clock)
{
    const core::Time now = clock.now() + clock.back;
    QList<Event> events;
    const core::Time from = clock.now();
    for (unsigned person = 0; person < 6; ++person) {
        const QString key =
            person == 0 ? QString::fromUtf16(anna) : QStringLiteral("user%1@example.com").arg(person);
        events += day(from, now, key, person);
    }
    const core::Time trouble = now - 50min;
    core::Error expired;
    expired.kind = core::ErrorKind::Unauthorized;
    expired.code = QStringLiteral("AADSTS7000222");
    events.append({0, trouble, {}, {}, Connection{Service::Graph, Connection::State::Failing, {}, expired}});
    events.append({0, trouble + 2min, {}, {}, Connection{Service::Graph, Connection::State::Works, {}, {}}});
    events.append({0, now - 21min, {}, {}, ModeChange{sync::Mode::Paused, sync::Mode::Live}});
    events.append({0, now - 17min, {}, {}, ModeChange{sync::Mode::Live, sync::Mode::Paused}});
    events.append({0, now - 3min, {}, {}, history::Brake{41, 57}});
    std::stable_sort(
        events.begin(), events.end(), [](const Event &a, const Event &b) { return a.at < b.at; });
    clock.back = {};
    store.append(events);
}

QPalette darkPalette()
{
    QPalette p(QColor(0x2b, 0x2d, 0x31));
    p.setColor(QPalette::Window, QColor(0x2b, 0x2d, 0x31));
    p.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
    p.setColor(QPalette::AlternateBase, QColor(0x25, 0x26, 0x2a));
    for (const auto role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        p.setColor(role, QColor(0xe4, 0xe6, 0xea));
    p.setColor(QPalette::Button, QColor(0x36, 0x39, 0x3f));
    p.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9e, 0xa6));
    p.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xc4));
    p.setColor(QPalette::HighlightedText, Qt::white);
    return p;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("dark"), QStringLiteral("A dark palette.")},
        {QStringLiteral("text"), QStringLiteral("With the timeline as text.")},
        {QStringLiteral("span"), QStringLiteral("0: hour, 1: day, 2: week."), QStringLiteral("number"),
            QStringLiteral("0")},
        {QStringLiteral("language"), QStringLiteral("de or en."), QStringLiteral("code"),
            QStringLiteral("en")},
        {QStringLiteral("font-size"), QStringLiteral("In points."), QStringLiteral("points")},
        {QStringLiteral("size"), QStringLiteral("As in 1000x800."), QStringLiteral("pixels"),
            QStringLiteral("1000x800")},
        {QStringLiteral("shot"), QStringLiteral("Saves a picture and ends."), QStringLiteral("file")}});
    parser.process(application);
    ui::installLanguage(application, parser.value(QStringLiteral("language")));
    if (parser.isSet(QStringLiteral("dark")))
        application.setPalette(darkPalette());
    if (parser.isSet(QStringLiteral("font-size"))) {
        QFont font = application.font();
        font.setPointSize(parser.value(QStringLiteral("font-size")).toInt());
        application.setFont(font);
    }

    const QTemporaryDir folder;
    GalleryClock clock;
    clock.back = parser.value(QStringLiteral("span")) == u"0" ? core::Duration(54min) : core::Duration(40h);
    HistoryStore store({folder.filePath(QStringLiteral("history.sqlite"))}, clock);
    QList<User> users{{QString::fromUtf16(anna), QStringLiteral("Anna Abendroth"), QString::fromUtf16(anna)}};
    for (int i = 1; i < 6; ++i) {
        const QString key = QStringLiteral("user%1@example.com").arg(i);
        users.append({key, QStringLiteral("User Number %1").arg(i), key});
    }
    store.setPeople(users);

    QSplitter window(Qt::Vertical);
    ui::TimelinePanel panel(store, clock);
    ui::ActivityView activity(store, clock);
    window.addWidget(&panel);
    window.addWidget(&activity);
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    QObject::connect(&store, &HistoryStore::sessionBegan, &window, [&] {
        record(store, clock);
        panel.setUser(QString::fromUtf16(anna), QStringLiteral("Anna Abendroth"));
        panel
            .findChild<QAbstractButton *>(
                QStringLiteral("timelineSpan") + parser.value(QStringLiteral("span")))
            ->click();
        panel.findChild<QAbstractButton *>(QStringLiteral("timelineAsText"))
            ->setChecked(parser.isSet(QStringLiteral("text")));
    });
    window.show();
    if (parser.isSet(QStringLiteral("shot"))) {
        QTimer::singleShot(2500, &window, [&] {
            const bool saved = window.grab().save(parser.value(QStringLiteral("shot")));
            application.exit(saved ? 0 : 1);
        });
    }
    const int code = application.exec();
    panel.setParent(nullptr);
    activity.setParent(nullptr);
    return code;
}
