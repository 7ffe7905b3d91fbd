// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/job.h"
#include "starface/starfacetypes.h"

namespace pb::starface {

class RestClient;
class UciClient;

/// The keys as REST has them configured, for as long as they are believed.
struct ConfiguredKeys {
    FunctionKeys keys;
    core::Time until{};
};

/// Reads the busy-lamp keys over UCI, with their state; where none of those can be recognised, as they are
/// configured, over REST and without a state. Clients and `known` outlive it.
class FunctionKeysJob final : public core::Job<FunctionKeys> {
public:
    FunctionKeysJob(
        UciClient &uci, RestClient &rest, core::Clock &clock, ConfiguredKeys &known, QObject *parent);

private:
    void receive(const core::Result<FunctionKeys> &keys);
    void receiveSets(const core::Result<QStringList> &sets);
    void readNext();
    void receiveSet(const core::Result<FunctionKeys> &keys);
    void conclude();

    RestClient &m_rest;
    core::Clock &m_clock;
    ConfiguredKeys &m_known;
    std::optional<core::Result<FunctionKeys>> m_live;
    FunctionKeys m_configured;
    QStringList m_sets;
};

} // namespace pb::starface
