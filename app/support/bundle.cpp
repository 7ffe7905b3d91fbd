// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/bundle.h"

#include "support/bundlejson.h"

namespace pb::support {

namespace {

constexpr qsizetype mostLog = 2 * 1024 * 1024;

const char *const readme = "Support bundle of Presence Bridge\n"
                           "\n"
                           "version.txt     versions of the program and of what is beneath it\n"
                           "health.json     both connections, sign-ins, claims and failed writes\n"
                           "decisions.json  what was last read and decided of each user, and why\n"
                           "writes.json     the last changes that were written\n"
                           "profile.json    the profile; addresses, ids and names are left out\n"
                           "log.txt         the end of the log\n"
                           "\n"
                           "Users are called user-0001 and so on; the numbers are drawn anew for each\n"
                           "bundle. Hosts, addresses and ids are replaced the same way. Passwords,\n"
                           "secrets and tokens are in none of these files.\n";

/// The names in the profile that say who and where.
QStringList placesOf(const profile::Profile &profile)
{
    QStringList places{profile.name, profile.tenantId, profile.clientId, profile.readClientId,
        profile.starface.url.host(), profile.starface.login, profile.proxy.host, profile.proxy.user,
        profile.extraCaFile, profile.callback.url.host(), profile.customEndpoints.signIn.host(),
        profile.customEndpoints.graph.host()};
    places += profile.proxy.except;
    // a login such as "12" would eat every number, and is one of many
    places.removeIf([](const QString &place) { return place.size() < 3 || place.startsWith(u'<'); });
    return places;
}

} // namespace

QByteArray endOfLog(const QByteArray &log, qsizetype most)
{
    if (log.size() <= most)
        return log;
    const qsizetype line = log.indexOf('\n', log.size() - most);
    return line < 0 ? QByteArray() : log.mid(line + 1);
}

Bundle makeBundle(const BundleInput &input)
{
    Pseudonyms pseudonyms(input.people, placesOf(input.profile) + input.places, input.salt);
    const QString log = pseudonyms.clean(QString::fromUtf8(endOfLog(input.log, mostLog)));
    return {{{QStringLiteral("README.txt"), QByteArray(readme)},
        {QStringLiteral("version.txt"), toText(input.versions).toUtf8()},
        {QStringLiteral("health.json"), healthJson(input.facts, input.now, pseudonyms)},
        {QStringLiteral("decisions.json"), decisionsJson(input.reports, input.now, pseudonyms)},
        {QStringLiteral("writes.json"), writesJson(input.writes, input.now, pseudonyms)},
        {QStringLiteral("profile.json"), profileJson(input.profile)},
        {QStringLiteral("log.txt"), log.toUtf8()}}};
}

} // namespace pb::support
