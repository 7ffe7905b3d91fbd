// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/population.h"

#include "simulator/random.h"
#include "simulator/text.h"
#include "simulator/world.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace pb::simulator {

namespace {

/// A name as people write it, and as it stands in an address.
struct Spelling {
    const char *written;
    const char *plain;
};

constexpr std::array<Spelling, 40> FirstNames = {{{"Anna", "anna"}, {"Jürgen", "juergen"}, {"Lena", "lena"},
    {"Björn", "bjoern"}, {"Sophie", "sophie"}, {"Mehmet", "mehmet"}, {"Zoë", "zoe"}, {"Jörg", "joerg"},
    {"Katarzyna", "katarzyna"}, {"Luca", "luca"}, {"Françoise", "francoise"}, {"Hans-Peter", "hans-peter"},
    {"Aylin", "aylin"}, {"Søren", "soeren"}, {"Marta", "marta"}, {"Günther", "guenther"}, {"Olga", "olga"},
    {"Rafael", "rafael"}, {"Ingrid", "ingrid"}, {"Tomáš", "tomas"}, {"Chiara", "chiara"}, {"Uwe", "uwe"},
    {"Priya", "priya"}, {"Stefan", "stefan"}, {"Nora", "nora"}, {"Ali", "ali"}, {"Käthe", "kaethe"},
    {"Dmitri", "dmitri"}, {"Elif", "elif"}, {"Friedrich", "friedrich"}, {"Grace", "grace"},
    {"Haruto", "haruto"}, {"Ines", "ines"}, {"Jan", "jan"}, {"Ludmila", "ludmila"}, {"Matthias", "matthias"},
    {"Noémie", "noemie"}, {"Oskar", "oskar"}, {"Paula", "paula"}, {"Tariq", "tariq"}}};

constexpr std::array<Spelling, 40> FamilyNames = {
    {{"Müller", "mueller"}, {"Schmidt", "schmidt"}, {"Weiß", "weiss"}, {"Yılmaz", "yilmaz"},
        {"Kowalski", "kowalski"}, {"Großmann", "grossmann"}, {"O'Neill", "oneill"}, {"Jäger", "jaeger"},
        {"Rossi", "rossi"}, {"Nguyen", "nguyen"}, {"Schäfer", "schaefer"}, {"Dvořák", "dvorak"},
        {"Ivanova", "ivanova"}, {"Böhm", "boehm"}, {"Lefèvre", "lefevre"}, {"Krüger", "krueger"},
        {"Andersen", "andersen"}, {"Hoffmann", "hoffmann"}, {"García", "garcia"}, {"Öztürk", "oeztuerk"},
        {"Becker", "becker"}, {"Sørensen", "soerensen"}, {"Vogel", "vogel"}, {"Patel", "patel"},
        {"Zimmermann", "zimmermann"}, {"de Vries", "de-vries"}, {"Köhler", "koehler"}, {"Novák", "novak"},
        {"Tanaka", "tanaka"}, {"Winkler", "winkler"}, {"Schröder", "schroeder"}, {"Fischer", "fischer"},
        {"Björklund", "bjoerklund"}, {"Haddad", "haddad"}, {"Lindner", "lindner"}, {"Çelik", "celik"},
        {"Meier-Kühn", "meier-kuehn"}, {"Santos", "santos"}, {"Wagner", "wagner"}, {"Keller", "keller"}}};

class Census {
public:
    Census(World &world, std::uint64_t seed)
        : m_world(world)
        , m_random(seed * 0x2545f4914f6cdd1dULL + 17)
    {
    }

    NewUser invent()
    {
        const Spelling first = FirstNames[m_random.below(FirstNames.size())];
        const Spelling family = FamilyNames[m_random.below(FamilyNames.size())];
        const std::string stem = std::string(first.plain) + '.' + family.plain;
        std::string local = stem;
        for (int again = 2; !m_taken.insert(local).second; ++again) {
            // Once a name is common, counting up from two would make large worlds quadratic.
            local = stem + std::to_string(again < 10 ? again : static_cast<int>(m_taken.size()) + again);
        }
        return {first.written, family.written, local + '@' + std::string(Domain)};
    }

    TeamsUser teamsUser(const NewUser &person)
    {
        TeamsUser user;
        user.id = m_random.guid();
        user.displayName = person.firstName + ' ' + person.familyName;
        user.mail = person.email;
        user.userPrincipalName = person.email;
        user.ownClient = PresenceSession{{"Available", "Available"}, m_world.now(), std::nullopt, false};
        return user;
    }

    PbxUser pbxUser(const NewUser &person)
    {
        PbxUser user;
        user.login = std::to_string(1000 + m_extension);
        user.number = std::to_string(100 + m_extension);
        ++m_extension;
        user.email = person.email;
        user.firstName = person.firstName;
        user.familyName = person.familyName;
        user.language = m_random.below(4) == 0 ? "en" : "de";
        return user;
    }

private:
    World &m_world;
    Random m_random;
    std::unordered_set<std::string> m_taken;
    int m_extension = 0;
};

/// PBX administrators type addresses as they like; the address is the same all the same.
std::string typedByHand(const std::string &email)
{
    std::string out = email;
    out[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out[0])));
    return out;
}

void addMatched(World &world, Census &census, int index, int matched)
{
    const NewUser person = census.invent();
    TeamsUser teams = census.teamsUser(person);
    PbxUser pbx = census.pbxUser(person);
    if (matched >= 10 && index % 50 == 7)
        teams.mail.reset();
    if (matched >= 10 && index % 20 == 3)
        pbx.email = typedByHand(person.email);
    if (matched > 20) {
        teams.licensed = index % 300 != 150;
        pbx.hasKey = index % 40 != 33;
    }
    world.addTeams(std::move(teams));
    world.addPbx(std::move(pbx));
}

void addUnmatched(World &world, Census &census, int kind)
{
    const NewUser person = census.invent();
    TeamsUser teams = census.teamsUser(person);
    PbxUser pbx = census.pbxUser(person);
    switch (kind % 5) {
    case 0: // only in Teams
        world.addTeams(std::move(teams));
        break;
    case 1: // only in the PBX
        world.addPbx(std::move(pbx));
        break;
    case 2: { // one address, two phones
        PbxUser second = census.pbxUser(person);
        second.familyName += " (Empfang)";
        world.addTeams(std::move(teams));
        world.addPbx(std::move(pbx));
        world.addPbx(std::move(second));
        break;
    }
    case 3: // no mail address, and a principal name that nobody has on a phone
        teams.mail.reset();
        teams.userPrincipalName = text::split(person.email, '@').front() + "@contoso.onmicrosoft.example";
        world.addTeams(std::move(teams));
        break;
    default: // left the company
        teams.accountEnabled = false;
        teams.ownClient.reset();
        world.addTeams(std::move(teams));
    }
}

} // namespace

void populate(World &world, int matched, std::uint64_t seed)
{
    PbxUser technical;
    technical.login = std::string(TechnicalLogin);
    technical.familyName = "Presence Sync";
    technical.number = "900";
    technical.hasKey = false;
    technical.technical = true;
    world.addPbx(std::move(technical));

    Census census(world, seed);
    const int unmatched = matched < 10 ? 0 : std::max(5, matched * 3 / 100);
    int added = 0;
    for (int i = 0; i < matched; ++i) {
        addMatched(world, census, i, matched);
        // Spread them over the pages, as in a real directory.
        for (; added < static_cast<std::int64_t>(i + 1) * unmatched / matched; ++added)
            addUnmatched(world, census, added);
    }
}

} // namespace pb::simulator
