// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/functionkeysjob.h"

#include "starface/restclient.h"
#include "starface/uciclient.h"
#include "starface/ucidecoder.h"

#include <utility>

namespace pb::starface {

using namespace std::chrono_literals;
using core::ErrorKind;

namespace {

// what is configured changes rarely, and the directory is read as often
constexpr auto believed = 5min;
constexpr qsizetype mostSets = 16;

/// A fault or an answer of another shape: the interface is there, and this call is none of its.
bool mayBeSpelledOtherwise(const core::Error &error)
{
    return error.kind == ErrorKind::Protocol || (error.kind == ErrorKind::Server && error.httpStatus == 0);
}

} // namespace

FunctionKeysJob::FunctionKeysJob(
    UciClient &uci, RestClient &rest, core::Clock &clock, ConfiguredKeys &known, QObject *parent)
    : Job(parent)
    , m_rest(rest)
    , m_clock(clock)
    , m_known(known)
{
    auto *live = uci.functionKeys();
    live->setParent(this);
    live->then(this, [this](const auto &keys) { receive(keys); });
}

void FunctionKeysJob::receive(const core::Result<FunctionKeys> &keys)
{
    m_live = keys;
    if (keys ? keys->survey.recognised > 0 : !mayBeSpelledOtherwise(keys.error()))
        return finish(*m_live);
    if (m_clock.now() < m_known.until) {
        m_configured = m_known.keys;
        return conclude();
    }
    auto *sets = m_rest.functionKeySets();
    sets->setParent(this);
    sets->then(this, [this](const auto &result) { receiveSets(result); });
}

void FunctionKeysJob::receiveSets(const core::Result<QStringList> &sets)
{
    if (!sets)
        return finish(*m_live);
    m_sets = sets->mid(0, mostSets);
    readNext();
}

void FunctionKeysJob::readNext()
{
    if (m_sets.isEmpty()) {
        m_known = {m_configured, m_clock.now() + believed};
        return conclude();
    }
    auto *keys = m_rest.functionKeys(m_sets.takeFirst());
    keys->setParent(this);
    keys->then(this, [this](const auto &result) { receiveSet(result); });
}

void FunctionKeysJob::receiveSet(const core::Result<FunctionKeys> &keys)
{
    if (!keys)
        return finish(*m_live);
    m_configured.states << keys->states;
    KeySurvey &survey = m_configured.survey;
    survey.received += keys->survey.received;
    survey.recognised += keys->survey.recognised;
    for (const QString &type : keys->survey.types)
        noteName(survey.types, type);
    for (const QString &member : keys->survey.members)
        noteName(survey.members, member);
    readNext();
}

void FunctionKeysJob::conclude()
{
    if (m_configured.survey.recognised == 0)
        return finish(*m_live);
    m_configured.survey.overRest = true;
    finish(std::move(m_configured));
}

} // namespace pb::starface
