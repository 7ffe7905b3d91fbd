// SPDX-License-Identifier: GPL-3.0-or-later
// The set-up with 10,000 people: what it does on the thread of its window, piece by piece, and what it leaves
// to another one.
#include "bench/stopwatch.h"
#include "directory/directory.h"
#include "graph/graphdecoder.h"
#include "setup/users/usersjob.h"
#include "starface/restdecoder.h"
#include "ui/setup/usersmodel.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <benchmark/benchmark.h>

#include <cstdlib>

using namespace pb;

namespace {

constexpr int people = 10'000;
constexpr int pageSize = 999; // as the program asks for them

QString address(int i)
{
    return QStringLiteral("firstname%1.lastname%2@example.com").arg(i).arg(i % 2500);
}

QByteArray graphPage(int first, int count)
{
    QJsonArray users;
    for (int i = first; i < first + count; ++i) {
        const int n = i * 7919 % people; // in no order, as directories have them
        users.append(QJsonObject{
            {QStringLiteral("id"),
                QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0'))},
            {QStringLiteral("displayName"), QStringLiteral("Lastname%1, Firstname%2").arg(n % 2500).arg(n)},
            {QStringLiteral("mail"), address(n)}, {QStringLiteral("userPrincipalName"), address(n)},
            {QStringLiteral("accountEnabled"), true},
            {QStringLiteral("proxyAddresses"),
                QJsonArray{QString(QStringLiteral("SMTP:") + address(n)),
                    QStringLiteral("smtp:f%1@example.org").arg(n)}}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("value"), users}}).toJson(QJsonDocument::Compact);
}

QByteArray phoneList()
{
    QJsonArray users;
    for (int i = 0; i < people; ++i) {
        users.append(QJsonObject{{QStringLiteral("id"), 1000 + i},
            {QStringLiteral("login"), QString::number(1000 + i)}, {QStringLiteral("email"), address(i)},
            {QStringLiteral("firstName"), QStringLiteral("Firstname%1").arg(i)},
            {QStringLiteral("familyName"), QStringLiteral("Lastname%1").arg(i % 2500)}});
    }
    return QJsonDocument(users).toJson(QJsonDocument::Compact);
}

struct Read {
    QList<graph::User> teams;
    QList<starface::DirectoryUser> phones;
};

Read readAll()
{
    Read read;
    for (int first = 0; first < people; first += pageSize) {
        const auto page = graph::decodeUsersPage(graphPage(first, std::min(pageSize, people - first)));
        if (!page)
            std::abort(); // what is measured is not what is meant
        read.teams += page->users;
    }
    const auto phones = starface::decodeUsers(phoneList());
    if (!phones)
        std::abort();
    for (const starface::User &user : *phones)
        read.phones.append({user, true});
    return read;
}

void decodeGraphPage(benchmark::State &state)
{
    const QByteArray page = graphPage(0, pageSize);
    bench::Stopwatch stopwatch(state);
    for (auto _ : state)
        stopwatch.time([&] { benchmark::DoNotOptimize(graph::decodeUsersPage(page)); });
}
BENCHMARK(decodeGraphPage)->Unit(benchmark::kMillisecond)->UseManualTime();

void decodePhones(benchmark::State &state)
{
    const QByteArray list = phoneList();
    bench::Stopwatch stopwatch(state);
    for (auto _ : state)
        stopwatch.time([&] { benchmark::DoNotOptimize(starface::decodeUsers(list)); });
}
BENCHMARK(decodePhones)->Unit(benchmark::kMillisecond)->UseManualTime();

/// On another thread.
void joinBothSides(benchmark::State &state)
{
    const Read read = readAll();
    bench::Stopwatch stopwatch(state);
    for (auto _ : state)
        stopwatch.time(
            [&] { benchmark::DoNotOptimize(directory::joinDirectories(read.teams, read.phones)); });
}
BENCHMARK(joinBothSides)->Unit(benchmark::kMillisecond)->UseManualTime();

void showPeople(benchmark::State &state)
{
    const Read read = readAll();
    const directory::Directory joined = directory::joinDirectories(read.teams, read.phones);
    bench::Stopwatch stopwatch(state);
    for (auto _ : state) {
        ui::UsersModel model;
        stopwatch.time([&] { model.setUsers(setup::userLines(joined.people)); });
        if (model.rowCount() != people)
            std::abort();
    }
}
BENCHMARK(showPeople)->Unit(benchmark::kMillisecond)->UseManualTime();

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
