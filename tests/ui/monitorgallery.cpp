// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the monitor window with made-up people, to be looked at by whoever changes it. Not installed.
#include "ui/common/language.h"
#include "ui/monitor/bannerstack.h"
#include "ui/monitor/monitormodel.h"
#include "ui/monitor/monitortable.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/monitor/whypanel.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyleFactory>
#include <QTimer>

using namespace pb;
using namespace std::chrono_literals;
using presence::Action;
using presence::DndTarget;
using presence::Reason;
using presence::StarfaceStatus;
using presence::TeamsStatus;
using presence::TeamsTarget;

namespace {

struct Scene {
    TeamsStatus teams;
    StarfaceStatus starface;
    DndTarget wantedDnd;
    Action dndAction;
    Reason dndReason;
    bool dndHeld;
    TeamsTarget wantedTeams;
    Action teamsAction;
    Reason teamsReason;
    TeamsTarget shows;
    const char16_t *availability;
    const char16_t *activity;
};

using A = Action;
using R = Reason;
using T = TeamsTarget;
const Scene scenes[] = {
    {TeamsStatus::Available, StarfaceStatus::Available, DndTarget::Off, A::None, R::NoMapping, false,
        T::Available, A::None, R::IdleAssertsNothing, T::None, u"Available", u"Available"},
    {TeamsStatus::InCall, StarfaceStatus::DoNotDisturb, DndTarget::On, A::None, R::Holding, true, T::None,
        A::None, R::OwnDnd, T::None, u"Busy", u"InACall"},
    {TeamsStatus::InMeeting, StarfaceStatus::Available, DndTarget::None, A::None, R::NoMapping, false,
        T::Available, A::None, R::IdleAssertsNothing, T::None, u"Busy", u"InAMeeting"},
    {TeamsStatus::Busy, StarfaceStatus::InCall, DndTarget::None, A::None, R::OwnEcho, false, T::BusyInACall,
        A::None, R::Holding, T::BusyInACall, u"Busy", u"InACall"},
    {TeamsStatus::DoNotDisturb, StarfaceStatus::Available, DndTarget::On, A::SetDndOn, R::Mapped, false,
        T::Available, A::None, R::IdleAssertsNothing, T::None, u"DoNotDisturb", u"Presenting"},
    {TeamsStatus::Away, StarfaceStatus::Ringing, DndTarget::None, A::None, R::NoMapping, false, T::None,
        A::None, R::NoMapping, T::None, u"Away", u"Away"},
    {TeamsStatus::Offline, StarfaceStatus::InCall, DndTarget::None, A::None, R::NoMapping, false,
        T::BusyInACall, A::SetBusyInACall, R::Mapped, T::None, u"Offline", u"Offline"},
    {TeamsStatus::Unknown, StarfaceStatus::Available, DndTarget::None, A::None, R::Unknown, false,
        T::Available, A::None, R::IdleAssertsNothing, T::None, u"PresenceUnknown", u"PresenceUnknown"},
    {TeamsStatus::Available, StarfaceStatus::Available, DndTarget::Off, A::None, R::NoMapping, false,
        T::Available, A::None, R::Lapsing, T::Available, u"Available", u"Available"},
    {TeamsStatus::InCall, StarfaceStatus::Available, DndTarget::On, A::None, R::Overridden, false,
        T::Available, A::None, R::IdleAssertsNothing, T::None, u"Busy", u"InACall"},
    {TeamsStatus::InCall, StarfaceStatus::Available, DndTarget::On, A::SetDndOn, R::WriteFailed, false,
        T::Available, A::None, R::IdleAssertsNothing, T::None, u"Busy", u"InAConferenceCall"},
    {TeamsStatus::Available, StarfaceStatus::DoNotDisturb, DndTarget::Off, A::None, R::NotOurs, false,
        T::DoNotDisturb, A::None, R::Masked, T::DoNotDisturb, u"Available", u"Available"},
    {TeamsStatus::Available, StarfaceStatus::Unknown, DndTarget::Off, A::None, R::NoMapping, false, T::None,
        A::None, R::Unknown, T::None, u"Available", u"Available"},
};

QList<sync::Person> people()
{
    const QStringList first{QStringLiteral("Anna"), QStringLiteral("Björn"), QStringLiteral("Çelik"),
        QStringLiteral("Dörte"), QStringLiteral("Emil"), QStringLiteral("Friederike"),
        QStringLiteral("Gülay"), QStringLiteral("Hans-Joachim"), QStringLiteral("Ines"),
        QStringLiteral("Łukasz")};
    const QStringList last{QStringLiteral("Abendroth"), QStringLiteral("Brinkmann"), QStringLiteral("Demir"),
        QStringLiteral("von Finkenstein-Waldhausen"), QStringLiteral("Müller"), QStringLiteral("Öztürk")};
    QList<sync::Person> all;
    for (int i = 0; i < 60; ++i) {
        sync::Person person;
        person.name = first[i % first.size()] + QLatin1Char(' ') + last[(i / 3) % last.size()];
        person.email = QStringLiteral("%1.%2@example.com").arg(first[i % first.size()].toLower()).arg(i);
        person.key = person.email;
        person.graphId = person.starfaceId = QString::number(i);
        person.hasBusyLampKey = i % 13 != 12;
        if (i % 17 == 16) {
            person.match = presence::MatchKind::NoPartner;
            person.starfaceId.clear();
        }
        all.append(person);
    }
    return all;
}

sync::UserReport report(const sync::Person &person, int index, core::Time now)
{
    const Scene &s = scenes[index % int(std::size(scenes))];
    sync::UserReport r;
    r.key = person.key;
    r.availability = QString::fromUtf16(s.availability);
    r.activity = QString::fromUtf16(s.activity);
    r.telephony = s.starface == StarfaceStatus::InCall ? QStringLiteral("INCALL") : QStringLiteral("IDLE");
    r.teams = s.teams;
    r.starface = s.starface;
    r.observation.teams = {s.teams, now};
    r.observation.line = {presence::Line::Idle, now};
    r.observation.dnd = {
        s.starface == StarfaceStatus::DoNotDisturb ? presence::Dnd::On : presence::Dnd::Off, now};
    r.toStarface = {s.teams, s.wantedDnd, s.dndAction, s.dndReason, presence::Withheld::No};
    r.toTeams = {s.starface, s.wantedTeams, s.teamsAction, s.teamsReason, presence::Withheld::No};
    if (s.dndHeld) {
        r.state.dnd = {presence::ClaimPhase::Held, s.teams, now, true};
    }
    if (s.shows != T::None) {
        r.state.teams = {presence::ClaimPhase::Held, s.shows, s.starface, now, now + 15min, true};
        r.state.lastTeams = TeamsStatus::Available;
    }
    if (s.dndReason == R::Overridden)
        r.state.overridden = true;
    if (s.dndReason == R::WriteFailed) {
        r.starfaceError = core::Error{core::ErrorKind::Timeout, 0, {}, {}, {}, {}, true};
        r.state.dndWrite.failures = 2;
        r.state.dndWrite.retryAt = now + 30min;
    }
    r.decidedAt = now;
    return r;
}

sync::EngineStatus status(const QString &scene, core::Time now)
{
    using State = sync::ConnectionHealth::State;
    sync::EngineStatus s;
    s.graph = {State::Ok, now, 84ms, {}};
    s.starface = {State::Ok, now, 12ms, {}};
    s.rules = presence::callsOnly();
    s.polls = 214;
    s.lastPoll = now;
    s.pollDuration = 190ms;
    s.nextPoll = now + 8s;
    s.matched = 57;
    s.dndClaims = 5;
    s.teamsClaims = 9;
    s.budgetUsed = 126;
    s.budgetLimit = 1500;
    if (scene == u"failing" || scene == u"unfolded") {
        s.mode = sync::Mode::ObserveOnly;
        s.observeOnly = true;
        s.graph = {State::Failing, now - 95s, 84ms,
            core::Error{
                core::ErrorKind::Unauthorized, 401, QStringLiteral("AADSTS7000215"), {}, {}, {}, false}};
        s.starface = {State::Failing, now - 200s, 12ms,
            core::Error{core::ErrorKind::Offline, 0, {}, {}, {}, {}, false}};
        s.journalError = core::Error{core::ErrorKind::Storage, 0, {}, {}, {}, {}, false};
        s.foreignWriter = true;
        s.failedWrites = 4;
        s.lateBy = 2300ms;
    }
    if (scene == u"brake") {
        s.brake = sync::BrakeQuestion{41, 57, 30, 4, 9};
        s.mode = sync::Mode::Live;
    }
    if (scene == u"paused") {
        s.mode = sync::Mode::Paused;
        s.nextPoll = {};
    }
    return s;
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
    p.setColor(QPalette::ToolTipBase, QColor(0x36, 0x39, 0x3f));
    p.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9e, 0xa6));
    p.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xc4));
    p.setColor(QPalette::HighlightedText, Qt::white);
    p.setColor(QPalette::Disabled, QPalette::ButtonText, QColor(0x7a, 0x7e, 0x86));
    p.setColor(QPalette::Disabled, QPalette::WindowText, QColor(0x7a, 0x7e, 0x86));
    p.setColor(QPalette::Disabled, QPalette::Text, QColor(0x7a, 0x7e, 0x86));
    return p;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    application.setApplicationVersion(QStringLiteral("0.1.0"));
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("dark"), QStringLiteral("A dark palette.")},
        {QStringLiteral("language"), QStringLiteral("de or en."), QStringLiteral("code"),
            QStringLiteral("en")},
        {QStringLiteral("font-size"), QStringLiteral("In points."), QStringLiteral("points")},
        {QStringLiteral("size"), QStringLiteral("As in 1000x600."), QStringLiteral("pixels")},
        {QStringLiteral("scene"),
            QStringLiteral(
                "normal, empty, unmatched, nohit, failing, unfolded, brake, paused, stopping, why, "
                "problem, search, menu."),
            QStringLiteral("name"), QStringLiteral("normal")},
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

    const QString scene = parser.value(QStringLiteral("scene"));
    core::SystemClock clock;
    board::Board board(clock);
    ui::MonitorWindow window(board, {});
    QObject::connect(&window, &ui::MonitorWindow::quitRequested, &window, [&window] {
        window.allowClose();
        window.close();
    });
    window.setDemo(scene == u"normal");
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    if (size.size() == 2)
        window.resize(size[0].toInt(), size[1].toInt());
    window.show();

    auto all = people();
    if (scene == u"unmatched") {
        for (auto &person : all)
            person.match = presence::MatchKind::NoPartner;
    }
    const core::Time now = clock.now();
    const auto decide = [&](int shift, core::Time at) {
        QList<sync::UserReport> reports;
        for (int i = 0; i < all.size(); ++i) {
            if (all[i].match == presence::MatchKind::Matched)
                reports.append(report(all[i], i + (i % 5 == 0 ? shift : 0), at));
        }
        board.applyReports(reports);
    };
    if (scene != u"empty") {
        board.setPeople(all);
        decide(0, now - 25min);
        decide(1, now - 4min);
        board.applyStatus(status(scene, now));
        if (scene != u"failing" && scene != u"unfolded")
            QTimer::singleShot(700, &window, [&] { decide(2, clock.now()); });
    }
    if (scene == u"nohit")
        window.findChild<QLineEdit *>(QStringLiteral("search"))->setText(QStringLiteral("nobody here"));
    if (scene == u"stopping")
        window.showStopping(3);
    if (scene == u"normal")
        window.table().selectRow(3);

    const auto writes = [&](const QString &key) {
        using presence::Side;
        board.applyWrite({key, Side::Starface, A::SetDndOn, R::Mapped, now - 25min, 85ms, {}, false});
        board.applyWrite({key, Side::Starface, A::SetDndOff, R::ReasonEnded, now - 12min, 92ms, {}, false});
        board.applyWrite({key, Side::Teams, A::SetBusyInACall, R::Mapped, now - 4min, 310ms,
            core::Error{core::ErrorKind::Throttled, 429, QStringLiteral("TooManyRequests"), {},
                QStringLiteral("0f7c6d2a-4b1e-4a58-9a53-1d0f6c2a7b11"), 20s, false},
            false});
        board.applyWrite({key, Side::Teams, A::SetBusyInACall, R::Mapped, now - 3min, 290ms, {}, false});
    };
    const auto explain = [&](const QString &words) {
        auto &table = window.table();
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            const auto cell = table.model()->index(row, ui::MonitorModel::Why);
            if (!cell.data(ui::MonitorModel::IconRole).toString().isEmpty() != (words == u"problem"))
                continue;
            if (words == u"why"
                && !board.row(board.indexOf(cell.data(ui::MonitorModel::KeyRole).toString()))
                        .report.state.teams.exists())
                continue;
            table.selectRow(row);
            const QString key = cell.data(ui::MonitorModel::KeyRole).toString();
            writes(key);
            window.showWhy(key);
            return;
        }
    };
    if (scene == u"why" || scene == u"problem")
        explain(scene);
    if (scene == u"unfolded")
        window.findChild<ui::BannerStack *>()->setUnfolded(true);
    if (scene == u"search") {
        auto *search = window.findChild<QLineEdit *>(QStringLiteral("search"));
        search->setFocus();
        for (const QChar letter : QStringLiteral("is:claimed teams:a"))
            QApplication::postEvent(search,
                new QKeyEvent(QEvent::KeyPress, letter.toUpper().unicode(), Qt::NoModifier, QString(letter)));
    }
    if (scene == u"menu") {
        QTimer::singleShot(300, &window, [&] {
            Q_EMIT window.table().customContextMenuRequested(
                window.table()
                    .visualRect(window.table().model()->index(3, ui::MonitorModel::Teams))
                    .center());
        });
    }

    if (parser.isSet(QStringLiteral("shot"))) {
        QTimer::singleShot(1200, &window, [&] {
            QPixmap shot = window.grab();
            // what hangs over the window is a window of its own
            for (QWidget *other : QApplication::topLevelWidgets()) {
                if (other != &window && other->isVisible()) {
                    QPainter painter(&shot);
                    painter.drawPixmap(window.mapFromGlobal(other->mapToGlobal(QPoint())), other->grab());
                }
            }
            application.exit(shot.save(parser.value(QStringLiteral("shot"))) ? 0 : 1);
        });
    }
    return application.exec();
}
