// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/control.h"
#include "simulator/ending.h"
#include "simulator/entra.h"
#include "simulator/faults.h"
#include "simulator/graph.h"
#include "simulator/host.h"
#include "simulator/options.h"
#include "simulator/population.h"
#include "simulator/random.h"
#include "simulator/requestlog.h"
#include "simulator/scenario.h"
#include "simulator/starfacerealm.h"
#include "simulator/starfacerest.h"
#include "simulator/starfaceuci.h"

#include <cstdio>
#include <exception>
#include <optional>

namespace {

using namespace pb::simulator;

/// Everything of one running simulation, in the order in which it depends on each other.
class Simulation {
public:
    explicit Simulation(const Options &options)
        : m_options(options)
        , m_world(m_clock)
        , m_account{std::string(TechnicalLogin), unguessable(14)}
        , m_entra(m_clock, register_(options.seed))
        , m_graph(m_world, m_entra, m_faults, m_log)
        , m_realm(m_world, m_account)
        , m_rest(m_world, m_realm, m_account)
        , m_uci(m_world, m_realm, m_account)
        , m_control(
              {m_clock, m_world, m_entra, m_graph, m_realm, m_rest, m_uci, m_faults, m_log}, options.seed)
        , m_entraHost(m_clock, &m_faults, &m_log)
        , m_graphHost(m_clock, &m_faults, &m_log)
        , m_starfaceHost(m_clock, &m_faults, &m_log)
        , m_controlHost(m_clock, nullptr, nullptr)
    {
        populate(m_world, options.users, options.seed);
    }

    bool bind()
    {
        const TlsFiles tls{m_options.certificate, m_options.key};
        const auto port = [this](int offset) { return m_options.port == 0 ? 0 : m_options.port + offset; };
        return m_entraHost.bind(port(0), tls) && m_graphHost.bind(port(1), tls)
            && m_starfaceHost.bind(port(2), tls) && m_controlHost.bind(port(3), {});
    }

    void start()
    {
        m_entra.setUrls(m_entraHost.url(), m_graphHost.url());
        m_graph.setUrl(m_graphHost.url());
        m_entraHost.start({"entra", [this](const Call &call) { return m_entra.handle(call); },
            [this](int status, const Call &call) { return m_entra.failure(status, call); }});
        m_graphHost.start({"graph", [this](const Call &call) { return m_graph.handle(call); },
            [this](int status, const Call &call) { return m_graph.failure(status, call); }});
        m_starfaceHost.start({"starface",
            [this](const Call &call) {
                if (call.pathIs({"xml-rpc"}))
                    return m_uci.handle(call);
                const bool isRealm =
                    !call.path.empty() && (call.path[0] == "auth" || call.path[0] == ".well-known");
                return isRealm ? m_realm.handle(call) : m_rest.handle(call);
            },
            [this](int status, const Call &call) { return m_rest.failure(status, call); }});
        m_controlHost.start({"control", [this](const Call &call) { return m_control.handle(call); },
            [](int status, const Call &) {
                return Reply{status, R"({"error":"internal error"})"};
            }});
        if (m_options.lively)
            m_day.emplace(m_world, m_options.seed).start();
    }

    std::string readyLine()
    {
        const Registration &registration = m_entra.registration();
        nlohmann::ordered_json line;
        line["entra"] = m_entraHost.url();
        line["graph"] = m_graphHost.url();
        line["starface"] = m_starfaceHost.url();
        line["control"] = m_controlHost.url();
        line["tenant"] = registration.tenant;
        line["clientId"] = registration.clientId;
        line["clientSecret"] = registration.clientSecret;
        line["readClientId"] = registration.readClientId;
        line["refreshToken"] = m_entra.issueRefreshToken();
        line["starfaceLogin"] = m_account.login;
        line["starfacePassword"] = m_account.password;
        line["starfaceClientSecret"] = m_realm.clientSecret();
        return line.dump();
    }

    void stop()
    {
        if (m_day)
            m_day->stop();
        m_faults.clear();
        for (Host *host : {&m_entraHost, &m_graphHost, &m_starfaceHost, &m_controlHost})
            host->stop();
    }

private:
    static Registration register_(std::uint64_t seed)
    {
        Random random(seed + 4711);
        Registration registration;
        registration.tenant = random.guid();
        registration.clientId = random.guid();
        registration.secretId = random.guid();
        registration.readClientId = random.guid();
        registration.userId = random.guid();
        // Real secrets hold such characters; forms damage them when they are not encoded.
        registration.clientSecret = unguessable(3) + "8Q~" + unguessable(24) + "+%&" + unguessable(6);
        registration.readClientSecret = unguessable(3) + "8Q~" + unguessable(24) + "+%&" + unguessable(6);
        return registration;
    }

    const Options m_options;
    Clock m_clock;
    World m_world;
    Faults m_faults;
    RequestLog m_log;
    const PbxAccount m_account;
    Entra m_entra;
    Graph m_graph;
    StarfaceRealm m_realm;
    StarfaceRest m_rest;
    StarfaceUci m_uci;
    Control m_control;
    Host m_entraHost;
    Host m_graphHost;
    Host m_starfaceHost;
    Host m_controlHost;
    std::optional<Scenario> m_day;
};

int run(const Options &options)
{
    Ending ending;
    Simulation simulation(options);
    if (!simulation.bind()) {
        std::fprintf(stderr, "presence-simulator: cannot listen on the loopback interface: %s\n",
            options.certificate.empty() ? "the ports are taken"
                                        : "the ports are taken or the certificate is unusable");
        return 1;
    }
    simulation.start();
    std::printf("%s\n", simulation.readyLine().c_str());
    std::fflush(stdout);
    if (options.watchStdin)
        ending.followInput();

    ending.wait();
    simulation.stop();
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const ParsedOptions parsed = parseOptions({argv + 1, argv + argc});
    if (!parsed.error.empty()) {
        std::fprintf(stderr, "presence-simulator: %s\nTry --help.\n", parsed.error.c_str());
        return 2;
    }
    if (parsed.options.help) {
        std::printf("%s", helpText().c_str());
        return 0;
    }
    if (parsed.options.version) {
        std::printf("presence-simulator %s\n", PB_SIMULATOR_VERSION);
        return 0;
    }
    try {
        return run(parsed.options);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "presence-simulator: %s\n", error.what());
        return 1;
    }
}
