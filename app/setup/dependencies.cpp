// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/dependencies.h"

#include "core/syntax.h"
#include "identity/entraendpoints.h"
#include "setup/inputrepair.h"

#include <array>

namespace pb::setup {

using namespace Qt::StringLiterals;
using profile::DirectoryAccess;
using profile::Profile;

namespace {

enum class When { Always, AsApplication, AsReader };

struct Row {
    Entry entry;
    Task task;
    When when = When::Always;
};

constexpr std::array table{
    Row{Entry::Cloud, Task::WriteAccess},
    Row{Entry::Cloud, Task::ReadAccess},
    Row{Entry::Cloud, Task::Users},
    Row{Entry::Network, Task::WriteAccess},
    Row{Entry::Network, Task::ReadAccess},
    Row{Entry::Network, Task::Certificate},
    Row{Entry::Network, Task::StarfaceCheck},
    Row{Entry::Network, Task::Users},
    Row{Entry::ProxyPassword, Task::WriteAccess},
    Row{Entry::ProxyPassword, Task::ReadAccess},
    Row{Entry::ProxyPassword, Task::Certificate},
    Row{Entry::ProxyPassword, Task::StarfaceCheck},
    Row{Entry::ProxyPassword, Task::Users},
    Row{Entry::Tenant, Task::WriteAccess},
    Row{Entry::Tenant, Task::ReadAccess},
    Row{Entry::Tenant, Task::Users},
    Row{Entry::ClientId, Task::WriteAccess},
    Row{Entry::ClientId, Task::ReadAccess, When::AsApplication},
    Row{Entry::ClientId, Task::Users, When::AsApplication},
    Row{Entry::ClientSecret, Task::WriteAccess},
    Row{Entry::ClientSecret, Task::ReadAccess, When::AsApplication},
    Row{Entry::ClientSecret, Task::Users, When::AsApplication},
    Row{Entry::ReadClientId, Task::ReadAccess, When::AsReader},
    Row{Entry::ReadClientId, Task::Users, When::AsReader},
    Row{Entry::ReadClientSecret, Task::ReadAccess, When::AsReader},
    Row{Entry::ReadClientSecret, Task::Users, When::AsReader},
    Row{Entry::RefreshToken, Task::ReadAccess, When::AsReader},
    Row{Entry::RefreshToken, Task::Users, When::AsReader},
    Row{Entry::DirectoryAccess, Task::WriteAccess},
    Row{Entry::DirectoryAccess, Task::ReadAccess},
    Row{Entry::DirectoryAccess, Task::Users},
    Row{Entry::StarfaceUrl, Task::Certificate},
    Row{Entry::StarfaceUrl, Task::StarfaceCheck},
    Row{Entry::StarfaceUrl, Task::Users},
    Row{Entry::StarfaceLogin, Task::StarfaceCheck},
    Row{Entry::StarfaceLogin, Task::Users},
    Row{Entry::StarfacePassword, Task::StarfaceCheck},
    Row{Entry::StarfacePassword, Task::Users},
    Row{Entry::StarfaceClientSecret, Task::StarfaceCheck},
    Row{Entry::StarfaceClientSecret, Task::Users},
    Row{Entry::PinnedCertificate, Task::StarfaceCheck},
    Row{Entry::PinnedCertificate, Task::Users},
};

struct Difference {
    Entry entry;
    bool (*differs)(const Profile &, const Profile &);
};

const std::array differences{
    Difference{Entry::Cloud,
        [](const Profile &a, const Profile &b) {
            return a.cloud != b.cloud || a.customEndpoints != b.customEndpoints;
        }},
    Difference{Entry::Network,
        [](const Profile &a, const Profile &b) {
            return a.proxy != b.proxy || a.extraCaFile != b.extraCaFile;
        }},
    Difference{Entry::Tenant, [](const Profile &a, const Profile &b) { return a.tenantId != b.tenantId; }},
    Difference{Entry::ClientId, [](const Profile &a, const Profile &b) { return a.clientId != b.clientId; }},
    Difference{Entry::ReadClientId,
        [](const Profile &a, const Profile &b) { return a.readClientId != b.readClientId; }},
    Difference{Entry::DirectoryAccess,
        [](const Profile &a, const Profile &b) { return a.directoryAccess != b.directoryAccess; }},
    Difference{Entry::StarfaceUrl,
        [](const Profile &a, const Profile &b) { return a.starface.url != b.starface.url; }},
    Difference{Entry::StarfaceLogin,
        [](const Profile &a, const Profile &b) { return a.starface.login != b.starface.login; }},
    Difference{Entry::PinnedCertificate,
        [](const Profile &a, const Profile &b) {
            return a.starface.pinnedCertificate != b.starface.pinnedCertificate;
        }},
};

QString missingInEntra(const Profile &profile)
{
    if (!core::isTenant(profile.tenantId))
        return u"tenantId"_s;
    const profile::Endpoints endpoints = profile::endpoints(profile);
    if (!identity::customEndpoints(endpoints.signIn, endpoints.graph))
        return u"endpoints"_s;
    return {};
}

QString missingInNetwork(const Profile &profile)
{
    const bool manual = profile.proxy.kind == profile::Proxy::Kind::Manual;
    if (manual && !repairProxyHost(profile.proxy.host).isFine())
        return u"proxy.host"_s;
    return manual && profile.proxy.port == 0 ? u"proxy.port"_s : QString();
}

QString missingInStarface(const Profile &profile, bool withLogin)
{
    const Repaired url = repairServiceUrl(profile.starface.url.toString());
    if (!url.isFine() || QUrl(url.text) != profile.starface.url)
        return u"starface.url"_s;
    return withLogin && !repairLogin(profile.starface.login).isFine() ? u"starface.login"_s : QString();
}

bool isClientId(const QString &id)
{
    return repairClientId(id, {}).isFine();
}

} // namespace

Profile effectiveProfile(const Draft &draft)
{
    Profile profile = draft.profile;
    if (draft.sameApp)
        profile.readClientId = profile.clientId;
    // there is none on an http address (this computer)
    if (profile.starface.url.scheme() == u"http")
        profile.starface.pinnedCertificate.clear();
    if (profile.name.trimmed().isEmpty())
        profile.name = profile.id;
    return profile;
}

QSet<Entry> changedEntries(const Profile &before, const Profile &after)
{
    QSet<Entry> entries;
    for (const Difference &difference : differences) {
        if (difference.differs(before, after))
            entries << difference.entry;
    }
    return entries;
}

Entry entryOf(secrets::SecretKind kind)
{
    switch (kind) {
    case secrets::SecretKind::ClientSecret:
        return Entry::ClientSecret;
    case secrets::SecretKind::ReadClientSecret:
        return Entry::ReadClientSecret;
    case secrets::SecretKind::RefreshToken:
        return Entry::RefreshToken;
    case secrets::SecretKind::StarfacePassword:
        return Entry::StarfacePassword;
    case secrets::SecretKind::StarfaceClientSecret:
        return Entry::StarfaceClientSecret;
    case secrets::SecretKind::ProxyPassword:
        break;
    }
    return Entry::ProxyPassword;
}

QSet<Task> dependents(Entry entry, DirectoryAccess access)
{
    QSet<Task> tasks;
    const When now = access == DirectoryAccess::Application ? When::AsApplication : When::AsReader;
    for (const Row &row : table) {
        if (row.entry == entry && (row.when == When::Always || row.when == now))
            tasks << row.task;
    }
    return tasks;
}

QString missingEntry(Task task, const Profile &profile)
{
    if (const QString network = missingInNetwork(profile); !network.isEmpty() && task != Task::Finish)
        return network;
    const bool asReader = profile.directoryAccess == DirectoryAccess::Delegated;
    switch (task) {
    case Task::WriteAccess:
        if (const QString missing = missingInEntra(profile); !missing.isEmpty())
            return missing;
        return isClientId(profile.clientId) ? QString() : u"clientId"_s;
    case Task::ReadAccess:
    case Task::Users:
        if (const QString missing = missingInEntra(profile); !missing.isEmpty())
            return missing;
        if (!isClientId(asReader ? profile.readClientId : profile.clientId))
            return asReader ? u"readClientId"_s : u"clientId"_s;
        return task == Task::Users ? missingInStarface(profile, true) : QString();
    case Task::Certificate:
        return missingInStarface(profile, false);
    case Task::StarfaceCheck:
    case Task::MakeKeys:
        return missingInStarface(profile, true);
    case Task::WriteProof:
    case Task::CheckEverything:
        for (const Task needed : {Task::WriteAccess, Task::Users}) {
            if (const QString missing = missingEntry(needed, profile); !missing.isEmpty())
                return missing;
        }
        break;
    case Task::Finish:
        break;
    }
    return {};
}

} // namespace pb::setup
