// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/enginehost.h"

namespace pb {

EngineHost::EngineHost(Composition &composition, link::LogTail &log, Hooks hooks)
    : m_composition(composition)
    , m_log(log)
    , m_hooks(std::move(hooks))
{
}

core::Done EngineHost::setRules(const rules::RuleChoice &choice)
{
    engine().setRules(choice.rules, choice.availableAfterCall, choice.clearsAnyDnd);
    return m_hooks.keepRules(choice);
}

} // namespace pb
